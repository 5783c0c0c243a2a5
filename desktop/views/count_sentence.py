"""A large sentence with counts and their shapes: "51 commitments: ● 12 shared, ◐ 23 that differ, ○ 16 in one only."

The shapes are drawn, and the sentence wraps where the window is narrow.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.comparison.values import Relation
from desktop.theme import FontRole, Theme
from desktop.views.marks import draw_relation

_SHAPE = 13
_GAP = 7


class CountSentence(QWidget):
    """Parts of a sentence, each with the shape of a relation before it or none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[tuple[Relation | None, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, parts: Sequence[tuple[Relation | None, str]]) -> None:
        """Show these; a screen reader speaks their words."""
        self._parts = tuple(parts)
        self.setAccessibleName(" ".join(words for _, words in parts))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def words(self) -> str:
        """The sentence."""
        return " ".join(words for _, words in self._parts)

    def heightForWidth(self, width: int) -> int:
        boxes = self.boxes(width)
        return round(boxes[-1].bottom()) if boxes else round(self._metrics().height())

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(300, self.width())))

    def boxes(self, width: float) -> list[QRectF]:
        """Where the parts stand in a window of `width`; they do not overlap."""
        metrics, placed = self._metrics(), []
        x, y = 0.0, 0.0
        for relation, words in self._parts:
            taken = metrics.horizontalAdvance(words) + (_SHAPE + _GAP if relation else 0)
            if x > 0 and x + taken > width:
                x, y = 0.0, y + metrics.height() + 2
            placed.append(QRectF(x, y, taken, metrics.height()))
            x += taken + 2 * _GAP
        return placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = self.heightForWidth(event.size().width())
        if height != self.height():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(FontRole.TITLE))
        for (relation, words), box in zip(self._parts, self.boxes(self.width()), strict=True):
            if relation is not None:
                shape = QRectF(box.left(), box.center().y() - _SHAPE / 2 + 1, _SHAPE, _SHAPE)
                draw_relation(painter, shape, relation, self._theme)
                box.setLeft(box.left() + _SHAPE + _GAP)
            painter.setPen(self._theme.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font(FontRole.TITLE))
