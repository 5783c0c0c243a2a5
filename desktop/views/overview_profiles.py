"""Statement by statement: how many of its clauses are shared, differ or stand alone; how strong its promises are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.comparison.summary import StatementProfile
from core.comparison.values import Comparison, Relation
from desktop.theme import FontRole, Theme
from desktop.views.marks import badge_font, draw_badge, draw_relation, relation_colour
from desktop.views.overview_matrix import blend
from desktop.views.text_layout import cut_title

_BADGE = 18
_HEAD = 26
_ROW = 88
_BAR = 22
_LEAST_PART = 34
"""A part of the bar, however small, has room for its shape and a number of two figures."""
_HISTOGRAM = 156
_NAMES_PART = 0.27


class ProfilePanel(QWidget):
    """One band for each statement."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comparison: Comparison | None = None
        self._profiles: tuple[StatementProfile, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(430)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def show_profiles(self, comparison: Comparison, profiles: Sequence[StatementProfile]) -> None:
        """Show `profiles`, in the order of the columns."""
        self._comparison, self._profiles = comparison, tuple(profiles)
        self.setAccessibleName("; ".join(self._said(comparison, profile) for profile in profiles))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(430, _HEAD + _ROW * len(self._profiles))

    def part_rects(self, line: int) -> dict[Relation, QRectF]:
        """Where the parts of a statement's bar stand; a part without clauses is absent."""
        profile = self._profiles[line]
        names = self.width() * _NAMES_PART
        room = self.width() - names - _HISTOGRAM - 24
        counts = {Relation.SAME: profile.shared, Relation.DIFFERS: profile.differing, Relation.ONLY: profile.alone}
        held = {relation: count for relation, count in counts.items() if count}
        spare = room - _LEAST_PART * len(held) - 3 * max(0, len(held) - 1)
        rects, x = {}, names
        for relation, count in held.items():
            width = _LEAST_PART + spare * count / max(1, sum(held.values()))
            rects[relation] = QRectF(x, _HEAD + line * _ROW + 22, width, _BAR)
            x += width + 3
        return rects

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for line in range(len(self._profiles)):
            top = _HEAD + line * _ROW
            painter.setPen(self._theme.border)
            painter.drawLine(0, top, self.width(), top)
            self._paint_name(painter, line, top)
            self._paint_parts(painter, line)
            self._paint_levels(painter, line, top)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font(FontRole.SMALL))
        metrics = QFontMetricsF(painter.font())
        x = 0.0
        for relation, words in (
            (Relation.SAME, self.tr("shared")),
            (Relation.DIFFERS, self.tr("differs")),
            (Relation.ONLY, self.tr("only here")),
        ):
            draw_relation(painter, QRectF(x, 4, 10, 10), relation, theme)
            painter.setPen(theme.muted)
            painter.drawText(QRectF(x + 14, 0, 90, 18), Qt.AlignmentFlag.AlignVCenter, words)
            x += metrics.horizontalAdvance(words) + 28
        left = QRectF(self.width() - _HISTOGRAM, 0, _HISTOGRAM, 18)
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, self.tr("commitments by level"))

    def _paint_name(self, painter: QPainter, line: int, top: float) -> None:
        assert self._comparison is not None
        theme, profile = self._theme, self._profiles[line]
        letter = self._comparison.letters[profile.statement]
        badge = QRectF(0, top + 24, _BADGE, _BADGE)
        draw_badge(painter, badge, letter, theme.badge(line), badge_font(theme, _BADGE, letter))
        room = self.width() * _NAMES_PART - _BADGE - 16
        title = self._comparison.short_titles[profile.statement]
        painter.setFont(theme.font(FontRole.STRONG))
        painter.setPen(theme.text)
        elided = cut_title(title, painter.font(), room)
        painter.drawText(QRectF(_BADGE + 8, top + 22, room, 20), Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setFont(theme.font(FontRole.SMALL))
        painter.setPen(theme.muted)
        source = self._comparison.statement[profile.statement].source
        elided = QFontMetricsF(painter.font()).elidedText(source, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(_BADGE + 8, top + 41, room, 16), Qt.AlignmentFlag.AlignVCenter, elided)
        clauses = self.tr("1 clause") if profile.clauses == 1 else self.tr("{0} clauses").format(profile.clauses)
        painter.drawText(QRectF(_BADGE + 8, top + 57, room, 16), Qt.AlignmentFlag.AlignVCenter, clauses)

    def _paint_parts(self, painter: QPainter, line: int) -> None:
        theme, profile = self._theme, self._profiles[line]
        counts = {Relation.SAME: profile.shared, Relation.DIFFERS: profile.differing, Relation.ONLY: profile.alone}
        for relation, rect in self.part_rects(line).items():
            colour = relation_colour(relation, theme)
            grounds = {Relation.SAME: blend(theme.surface, colour, 0.22), Relation.DIFFERS: theme.substance}
            painter.setPen(QPen(colour, 1))
            painter.setBrush(grounds.get(relation, theme.surface))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setFont(theme.font(FontRole.CAPTION))
            words = str(counts[relation])
            width = 12 + QFontMetricsF(painter.font()).horizontalAdvance(words)
            left = rect.center().x() - width / 2
            draw_relation(painter, QRectF(left, rect.center().y() - 4.5, 9, 9), relation, theme)
            painter.setPen(theme.text)
            painter.drawText(QRectF(left + 13, rect.top(), width, rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
            painter.setFont(theme.font(FontRole.SMALL))
            painter.setPen(theme.muted)
            below = QRectF(rect.left(), rect.bottom() + 2, rect.width(), 16)
            share = f"{round(100 * counts[relation] / max(1, profile.clauses))} %"
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, share)

    def _paint_levels(self, painter: QPainter, line: int, top: float) -> None:
        theme = self._theme
        if self._comparison is not None and self._profiles[line].statement in self._comparison.unread:
            painter.setFont(theme.font(FontRole.SMALL))
            painter.setPen(theme.muted)
            box = QRectF(self.width() - _HISTOGRAM, top + 4, _HISTOGRAM, _ROW - 8)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, self.tr("not read in this language"))
            return
        tallest = max((max(p.commitments.values(), default=0) for p in self._profiles), default=0)
        painter.setFont(theme.font(FontRole.SMALL))
        foot, room, pitch = top + _ROW - 22, 34.0, _HISTOGRAM / 6
        for level, count in sorted(self._profiles[line].commitments.items()):
            x = self.width() - _HISTOGRAM + (level - 1) * pitch
            height = room * count / tallest if tallest else 0.0
            if count:
                painter.fillRect(
                    QRectF(x + 4, foot - max(2.0, height), pitch - 8, max(2.0, height)), theme.badge_ink(line)
                )
            painter.setPen(theme.text if count else theme.muted)
            over = QRectF(x, foot - max(2.0, height) - 16, pitch, 16)
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(count))
            painter.setPen(theme.muted)
            painter.drawText(QRectF(x, foot + 2, pitch, 16), Qt.AlignmentFlag.AlignCenter, str(level))

    def _said(self, comparison: Comparison, profile: StatementProfile) -> str:
        return self.tr("{0}: {1} clauses shared, {2} differ, {3} only here").format(
            comparison.statement[profile.statement].title, profile.shared, profile.differing, profile.alone
        )
