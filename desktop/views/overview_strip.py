"""The strip beside the scroll bar: all lines of a table at once, each as a small mark, with the sight framed on it.

Its scale is lines, not pixels, so that it does not shiver while heights are measured. Shared lines are solid, differing
ones half filled, lone ones an outline; what a search found has a mark at the side. Click or drag to go there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.comparison.values import Relation
from desktop.theme import Theme
from desktop.views.marks import draw_strip_mark

_WIDTH = 22
_MARGIN = 6
_TALLEST_MARK = 12.0
"""With few lines, marks are no higher than this, so that they stay marks."""
_WEIGHT = {Relation.SAME: 0, Relation.REWORDED: 1, Relation.ONLY: 2, Relation.DIFFERS: 3}
"""Where several lines fall on one pixel, the one that matters most is shown."""


class OverviewStrip(QWidget):
    """Signals: place_chosen(float): the line, in fractions of lines, that was clicked or dragged to."""

    place_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._relations: tuple[Relation, ...] = ()
        self._hits: frozenset[int] = frozenset()
        self._view = (0.0, 0.0)
        self._marks: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("All rows at once"))

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self._redraw()

    def set_lines(self, relations: Sequence[Relation], hits: frozenset[int] = frozenset()) -> None:
        """Show these lines, from the first to the last; `hits` are the lines where a search found something."""
        self._relations, self._hits = tuple(relations), hits
        self._redraw()

    @property
    def hits(self) -> frozenset[int]:
        """The lines that are marked because a search found something there."""
        return self._hits

    def set_view(self, first: float, last: float) -> None:
        """Frame the lines in sight, in fractions of lines."""
        if (first, last) != self._view:
            self._view = (first, last)
            self.update()

    def mark_rect(self, line: int) -> QRectF:
        """Where the mark of a line stands."""
        pitch = self._pitch()
        height = max(1.0, pitch - (2 if pitch >= 5 else 0))
        return QRectF(_MARGIN, _MARGIN + line * pitch, self.width() - 2 * _MARGIN, height)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks is None:
            self._marks = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._marks)
        if self._relations:
            self._paint_frame(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event)

    def _choose(self, event: QMouseEvent) -> None:
        if self._relations:
            line = (event.position().y() - _MARGIN) / self._pitch()
            self.place_chosen.emit(min(max(line, 0.0), float(len(self._relations))))

    def _pitch(self) -> float:
        return min(_TALLEST_MARK, (self.height() - 2 * _MARGIN) / max(1, len(self._relations)))

    def _redraw(self) -> None:
        self._marks = None
        self.update()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._theme.panel)
        painter = QPainter(pixmap)
        painter.setPen(self._theme.border)
        painter.drawLine(0, 0, 0, self.height())
        for line in self._marked_lines():
            draw_strip_mark(painter, self.mark_rect(line), self._relations[line], self._theme)
        painter.setPen(QPen(self._theme.accent, 2))
        for line in sorted(self._hits):
            y = self.mark_rect(line).center().y()
            painter.drawLine(QRectF(2, y, 2, 0).topLeft(), QRectF(5, y, 0, 0).topLeft())
        painter.end()
        return pixmap

    def _marked_lines(self) -> list[int]:
        """One line for each pixel at most, so that a mark of much weight is not painted over."""
        if self._pitch() >= 2:
            return list(range(len(self._relations)))
        best: dict[int, int] = {}
        for line, relation in enumerate(self._relations):
            pixel = int(self.mark_rect(line).top() / 2)
            if pixel not in best or _WEIGHT[relation] > _WEIGHT[self._relations[best[pixel]]]:
                best[pixel] = line
        return list(best.values())

    def _paint_frame(self, painter: QPainter) -> None:
        pitch = self._pitch()
        first, last = (min(place, float(len(self._relations))) for place in self._view)
        frame = QRectF(2.5, _MARGIN + first * pitch - 3, self.width() - 5, max(8.0, (last - first) * pitch + 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._theme.accent)
        ground.setAlpha(28)
        painter.setBrush(ground)
        painter.setPen(QPen(self._theme.accent, 2))
        painter.drawRoundedRect(frame, 4, 4)
