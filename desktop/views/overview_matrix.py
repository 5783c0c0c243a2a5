"""How close each pair of statements is: a matrix of percentages, darker the more alike."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.comparison.values import Comparison
from desktop.theme import FontRole, Theme
from desktop.tips import tip
from desktop.views.marks import badge_font, draw_badge, draw_hatch
from desktop.views.text_layout import cut_title

_BADGE = 18
_TOP = 30
_ROW = 42
_FOOT = 34
_NAMES_PART = 0.28
_LEAST_CELL = 46
_STEPS = 5


class PairMatrix(QWidget):
    """Statements against statements. Each number is spoken and stands in a tooltip with both titles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comparison: Comparison | None = None
        self._closeness: Mapping[tuple[str, str], float] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def show_pairs(self, comparison: Comparison, closeness: Mapping[tuple[str, str], float]) -> None:
        """`closeness` maps pairs of ids, in column order, to 0 to 1."""
        self._comparison, self._closeness = comparison, closeness
        spoken = (self._said(first, second) for first, second in closeness)
        self.setAccessibleName(self.tr("How close each pair is: {0}").format("; ".join(spoken)))
        self.updateGeometry()
        self.setMinimumWidth(self.minimumSizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        count = len(self._comparison.statements) if self._comparison else 0
        return QSize(self.minimumSizeHint().width(), _TOP + count * _ROW + _FOOT)

    def minimumSizeHint(self) -> QSize:
        count = len(self._comparison.statements) if self._comparison else 0
        return QSize(90 + count * _LEAST_CELL, _TOP + count * _ROW + _FOOT)

    def cell_rect(self, line: int, column: int) -> QRectF:
        """Where the number of a pair stands."""
        names, width = self._names_width(), self._cell_width()
        return QRectF(names + column * width, _TOP + line * _ROW, width - 3, _ROW - 3)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self._tip_at(event)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._comparison is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line, statement in enumerate(self._comparison.statements):
            self._paint_name(painter, line, statement.id, self._comparison.short_titles[statement.id])
            for column in range(len(self._comparison.statements)):
                self._paint_cell(painter, line, column)
        self._paint_legend(painter)
        painter.end()

    def _paint_name(self, painter: QPainter, line: int, statement: str, title: str) -> None:
        assert self._comparison is not None
        theme, letter = self._theme, self._comparison.letters[statement]
        font = badge_font(theme, _BADGE, letter)
        above = self.cell_rect(0, line)
        middle = self.cell_rect(line, 0).center().y()
        draw_badge(painter, QRectF(above.center().x() - _BADGE / 2, 4, _BADGE, _BADGE), letter, theme.badge(line), font)
        draw_badge(painter, QRectF(0, middle - _BADGE / 2, _BADGE, _BADGE), letter, theme.badge(line), font)
        room = self._names_width() - _BADGE - 16
        for role, ink, words, top in (
            (FontRole.BODY, theme.text, title, middle - 17),
            (FontRole.SMALL, theme.muted, self._comparison.statement[statement].source, middle + 1),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(ink)
            elided = cut_title(words, painter.font(), room)
            painter.drawText(QRectF(_BADGE + 8, top, room, 17), Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_cell(self, painter: QPainter, line: int, column: int) -> None:
        theme, rect = self._theme, self.cell_rect(line, column)
        if line == column:
            draw_hatch(painter, rect.toRect(), theme)
            return
        part = self._value(line, column)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(closeness_ground(theme, part))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setPen(theme.text)
        note = self._note(part)
        number = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - (13 if note else 0))
        painter.setFont(theme.font(FontRole.STRONG))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, _percent(part))
        if note:
            painter.setFont(theme.font(FontRole.SMALL))
            below = QRectF(rect.left(), rect.center().y(), rect.width(), rect.height() / 2)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, note)

    def _paint_legend(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font(FontRole.SMALL))
        metrics = QFontMetricsF(painter.font())
        x, y = self._names_width(), float(self.height() - _FOOT + 10)
        for words, steps in ((self.tr("less alike"), _STEPS), (self.tr("more alike"), 0)):
            painter.setPen(theme.muted)
            painter.drawText(
                QRectF(x, y, metrics.horizontalAdvance(words) + 2, 16), Qt.AlignmentFlag.AlignVCenter, words
            )
            x += metrics.horizontalAdvance(words) + 12
            painter.setPen(Qt.PenStyle.NoPen)
            for step in range(steps):
                painter.setBrush(closeness_ground(theme, step / (_STEPS - 1)))
                painter.drawRoundedRect(QRectF(x, y + 3, 22, 10), 2, 2)
                x += 25
            x += 9 if steps else 0

    def _value(self, line: int, column: int) -> float:
        assert self._comparison is not None
        first, second = sorted((line, column))
        statements = self._comparison.statements
        return self._closeness.get((statements[first].id, statements[second].id), 0.0)

    def _note(self, part: float) -> str:
        values = list(self._closeness.values())
        if len(values) < 2 or _percent(max(values)) == _percent(min(values)) or self._cell_width() < 70:
            return ""
        if part == max(values):
            return self.tr("closest")
        return self.tr("farthest") if part == min(values) else ""

    def _said(self, first: str, second: str) -> str:
        assert self._comparison is not None
        titles = self._comparison.statement
        return f"{titles[first].title}, {titles[second].title}: {_percent(self._closeness[first, second])}"

    def _tip_at(self, event: QHelpEvent) -> str:
        statements = self._comparison.statements if self._comparison else ()
        for line in range(len(statements)):
            for column in range(len(statements)):
                if line != column and self.cell_rect(line, column).contains(event.pos()):
                    first, second = sorted((line, column))
                    return self._said(statements[first].id, statements[second].id)
        return ""

    def _names_width(self) -> float:
        count = len(self._comparison.statements) if self._comparison else 1
        return min(max(90.0, self.width() * _NAMES_PART), max(90.0, self.width() - count * _LEAST_CELL))

    def _cell_width(self) -> float:
        count = len(self._comparison.statements) if self._comparison else 1
        return (self.width() - self._names_width()) / max(1, count)


def blend(under: QColor, over: QColor, part: float) -> QColor:
    """`part` (0 to 1) of `over` on `under`."""
    return QColor.fromRgbF(
        (1 - part) * under.redF() + part * over.redF(),
        (1 - part) * under.greenF() + part * over.greenF(),
        (1 - part) * under.blueF() + part * over.blueF(),
    )


def closeness_ground(theme: Theme, part: float) -> QColor:
    """The ground of a number, 0 to 1: never so deep that the theme's writing does not stand out from it."""
    return blend(theme.surface, theme.accent, 0.08 + (0.42 if theme.is_dark else 0.5) * part)


def _percent(part: float) -> str:
    return f"{round(part * 100)} %"
