"""What the start view is made of: cards for samples and recent comparisons, and the zone that invites a drop."""

from __future__ import annotations

from PySide6.QtCore import QDate, QDateTime, QLineF, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.comparison.values import Relation, letter
from core.reading.samples import SampleSet
from desktop.actions import Actions
from desktop.counts import counted
from desktop.settings import Recent
from desktop.theme import FontRole, Theme
from desktop.views.marks import badge_font, draw_badge, draw_hatch, draw_relation
from desktop.views.tiles import Tile

_BADGE = 16
_PAD = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_BADGES_AT_MOST = 6


class SampleCard(Tile):
    """A sample comparison: title, what it shows, how many statements."""

    def __init__(self, sample: SampleSet, theme: Theme, parent: QWidget) -> None:
        super().__init__(sample.title, theme, parent)
        self._sample = sample
        self._size = counted(len(sample.paths), self.tr("{0} statement"), self.tr("{0} statements"))
        self.setAccessibleDescription(f"{sample.description}, {self._size}")
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(max(260, self.width())))

    def heightForWidth(self, width: int) -> int:
        lines = _height(self.theme, FontRole.STRONG, FontRole.SMALL) + self._description_height(width - 2 * _PAD)
        return 2 * _PAD + lines + 8

    def _description_height(self, width: int) -> int:
        room = QRect(0, 0, max(60, width), 10_000)
        metrics = QFontMetrics(self.theme.font(FontRole.BODY))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._sample.description).height()

    def paint_content(self, painter: QPainter) -> None:
        theme = self.theme
        line = QRect(_PAD, _PAD, self.width() - 2 * _PAD, _height(theme, FontRole.STRONG))
        taken = _paint_badges(painter, line, len(self._sample.paths), theme, at_right=True)
        _write(painter, line.adjusted(0, 0, -taken - 8, 0), self.text(), theme, FontRole.STRONG)
        line = QRect(line.left(), line.bottom() + 5, line.width(), self._description_height(line.width()))
        painter.setFont(theme.font(FontRole.BODY))
        painter.drawText(line, Qt.TextFlag.TextWordWrap, self._sample.description)
        line = QRect(line.left(), line.bottom() + 5, line.width(), _height(theme, FontRole.SMALL))
        _write(painter, line, self._size, theme, FontRole.SMALL, muted=True)


class RecentCard(Tile):
    """A comparison that was open lately: name, statements, what they had in common, when."""

    def __init__(self, recent: Recent, theme: Theme, parent: QWidget) -> None:
        super().__init__(recent.name, theme, parent)
        self._recent = recent
        titles = ", ".join(recent.titles)
        self.setAccessibleDescription(f"{titles}, {self._counts()}, {_day(recent.when)}")
        self.setToolTip("\n".join(recent.files))

    def sizeHint(self) -> QSize:
        return QSize(320, 2 * _PAD + _height(self.theme, FontRole.STRONG, FontRole.BODY) + 5)

    def _counts(self) -> str:
        recent = self._recent
        return self.tr("{0} shared, {1} differ, {2} alone").format(recent.shared, recent.differing, recent.alone)

    def paint_content(self, painter: QPainter) -> None:
        theme, recent = self.theme, self._recent
        line = QRect(_PAD, _PAD, self.width() - 2 * _PAD, _height(theme, FontRole.STRONG))
        when = _day(recent.when)
        room = QFontMetrics(theme.font(FontRole.SMALL)).horizontalAdvance(when) + 12
        _write(painter, line, when, theme, FontRole.SMALL, muted=True, align=_RIGHT)
        _write(painter, line.adjusted(0, 0, -room, 0), self.text(), theme, FontRole.STRONG)
        line = QRect(line.left(), line.bottom() + 6, line.width(), _height(theme, FontRole.BODY))
        right = self._paint_counts(painter, line)
        left = line.left() + _paint_badges(painter, line, len(recent.titles), theme, at_right=False) + 8
        titles = QRect(left, line.top(), right - 12 - left, line.height())
        _write(painter, titles, ", ".join(recent.titles), theme, FontRole.BODY, muted=True)

    def _paint_counts(self, painter: QPainter, line: QRect) -> int:
        """Paint the counts with their shapes from the right; returns where they begin."""
        recent, theme = self._recent, self.theme
        counts = (
            (Relation.ONLY, self.tr("{0} alone").format(recent.alone)),
            (Relation.DIFFERS, self.tr("{0} differ").format(recent.differing)),
            (Relation.SAME, self.tr("{0} shared").format(recent.shared)),
        )
        metrics = QFontMetrics(theme.font(FontRole.SMALL))
        right = line.right()
        for relation, words in counts:
            width = metrics.horizontalAdvance(words) + 1
            _write(painter, QRect(right - width, line.top(), width, line.height()), words, theme, FontRole.SMALL)
            right -= width + 5 + 9
            draw_relation(painter, QRectF(right, line.center().y() - 4, 9, 9), relation, theme)
            right -= 12
        return right + 12


class DropZone(QFrame):
    """Says that files can be dropped, and offers the two other ways; a drop anywhere in the window is taken."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = _Picture(theme, self)
        title = QLabel(self.tr("Drop statements here"), self)
        title.setProperty("role", "title")
        first = QLabel(self.tr("Two or more: Word, PDF, OpenDocument, RTF, web pages, mails, books or text."), self)
        second = QLabel(self.tr("Drop further files later; each one becomes a column, and nothing starts over."), self)
        for label in (first, second):
            label.setWordWrap(True)
        second.setProperty("role", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for action, words, role in (
            (actions.open, self.tr("Open files…"), "primary"),
            (actions.paste, self.tr("Paste text…"), ""),
        ):
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button = QPushButton(f"{words}   {key}", self)
            button.setAccessibleName(words)
            button.setProperty("role", role)
            button.clicked.connect(action.trigger)
            buttons.addWidget(button)
        buttons.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addStretch(1)
        lines.addWidget(title)
        lines.addWidget(first)
        lines.addWidget(second)
        lines.addSpacing(12)
        lines.addLayout(buttons)
        lines.addStretch(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(32, 22, 32, 22)
        columns.setSpacing(40)
        columns.addStretch(1)
        columns.addWidget(self._picture)
        columns.addLayout(lines, 6)
        columns.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self._picture.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.border_strong, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


class _Picture(QWidget):
    """Three statements side by side, some of their lines joined: what the program does, without words."""

    _SIZE = QSize(236, 150)
    _LINES: tuple[tuple[str, ...], ...] = (
        ("text", "mark", "hatch", "text", "mark"),
        ("text", "mark", "text", "hatch", "mark"),
        ("text", "hatch", "text", "text", "mark"),
    )

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self._SIZE)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.border_strong, 1))
        for top in (46, 64, 136):
            painter.drawLine(QLineF(70, top, 166, top))
        for place, lines in enumerate(self._LINES):
            self._paint_page(painter, QRectF(0.5 + place * 83, 0.5, 69, 149), place, lines)

    def _paint_page(self, painter: QPainter, page: QRectF, place: int, lines: tuple[str, ...]) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.border_strong, 1))
        painter.setBrush(theme.panel)
        painter.drawRoundedRect(page, 5, 5)
        badge = QRectF(page.left() + 9, page.top() + 9, _BADGE, _BADGE)
        draw_badge(painter, badge, letter(place), theme.badge(place), badge_font(theme, _BADGE))
        for number, kind in enumerate(lines):
            top = page.top() + 38 + number * 22
            if kind == "hatch":
                draw_hatch(painter, QRect(int(page.left()) + 9, int(top), 52, 12), theme)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.badge_ink(place) if kind == "mark" else theme.stub)
            painter.drawRoundedRect(QRectF(page.left() + 9, top, 52, 3), 1.5, 1.5)
            painter.setBrush(theme.stub)
            painter.drawRoundedRect(QRectF(page.left() + 9, top + 7, 40, 3), 1.5, 1.5)


def _height(theme: Theme, *roles: FontRole) -> int:
    return sum(QFontMetrics(theme.font(role)).height() for role in roles)


def _write(
    painter: QPainter,
    area: QRect,
    words: str,
    theme: Theme,
    role: FontRole,
    *,
    muted: bool = False,
    align: Qt.AlignmentFlag | Qt.TextFlag = _LEFT,
) -> None:
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.muted if muted else theme.text)
    painter.drawText(area, align, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width()))


def _paint_badges(painter: QPainter, line: QRect, count: int, theme: Theme, *, at_right: bool) -> int:
    """The first badges of `count` columns at one end of `line`; returns the width taken."""
    shown = min(count, _BADGES_AT_MOST)
    width = shown * (_BADGE + 3) - 3
    left = line.right() + 1 - width if at_right else line.left()
    top = line.center().y() - _BADGE / 2 + 1
    for place in range(shown):
        area = QRectF(left + place * (_BADGE + 3), top, _BADGE, _BADGE)
        draw_badge(painter, area, letter(place), theme.badge(place), badge_font(theme, _BADGE))
    return width


def _day(when: str) -> str:
    """The day of an ISO 8601 time, for today's the hour, as the person's own system writes it; "" where it is none."""
    moment = QDateTime.fromString(when, Qt.DateFormat.ISODate)
    if moment.date() == QDate.currentDate():
        return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)
