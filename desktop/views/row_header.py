"""The row heads of a StatementTable: they stay put while it scrolls sideways, and are painted by its RowPainter.

The head of a row that is partly above the sight keeps its writing in sight.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from desktop.theme import Theme
from desktop.tips import tip
from desktop.views.row_painter import RowPainter

_LEAST_ROW = 8
_HIGHEST_HEAD = 160
"""In pixels at zoom 1."""


class RowHeader(QHeaderView):
    """Signals: line_clicked(int). link_followed(str): a click on a link to a row, with its id."""

    line_clicked = Signal(int)
    link_followed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._in_hand = -1
        self.row_painter: RowPainter | None = None
        self.zoom = 1.0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(_LEAST_ROW)
        self.setMouseTracking(True)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        ground = self.palette()
        ground.setColor(self.viewport().backgroundRole(), theme.surface)
        self.viewport().setPalette(ground)

    def set_line_in_hand(self, line: int) -> None:
        """Outline this line, -1 for none."""
        self._in_hand = line
        self.viewport().update()

    def scrolled(self, pixels: int) -> None:
        """Paint again what scrolling by `pixels` cannot simply shift: the writing that stays in sight, at the top."""
        self.viewport().update(0, 0, self.width(), round(_HIGHEST_HEAD * self.zoom) + abs(pixels))

    def sizeHint(self) -> QSize:
        """The width is fixed; Qt would ask the model about hundreds of heads, at each change of a height."""
        return QSize(self.minimumWidth(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, line: int) -> None:
        if self.row_painter is None:
            return
        theme, in_hand = self._theme, line == self._in_hand
        painter.save()
        painter.fillRect(rect, theme.selection if in_hand else theme.surface)
        self.row_painter.paint_head(painter, rect.adjusted(0, self._lowered(line), 0, 0), line)
        painter.setPen(theme.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if in_hand:
            painter.setPen(QPen(theme.accent, 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right() + 1, rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right() + 1, rect.bottom())
            painter.drawLine(rect.left() + 1, rect.top() + 1, rect.left() + 1, rect.bottom())
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.row_painter is not None:
            line = self.logicalIndexAt(event.pos())
            QToolTip.showText(event.globalPos(), tip(self.row_painter.head_tip(line)) if line >= 0 else "", self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line, link = self._under(event)
        if line < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        if link:
            self.link_followed.emit(link)
        else:
            self.line_clicked.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        _, link = self._under(event)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def _lowered(self, line: int) -> int:
        """How far a head's writing is moved down, so that it stays in sight while its row is."""
        above = -self.sectionViewportPosition(line)
        if above <= 0 or self.row_painter is None:
            return 0
        return max(0, min(above, self.sectionSize(line) - self.row_painter.head_height(line)))

    def _under(self, event: QMouseEvent) -> tuple[int, str]:
        """The line under the pointer, -1 for none, and the row that a link there leads to."""
        line = self.logicalIndexAt(event.position().toPoint())
        if line < 0 or self.row_painter is None:
            return -1, ""
        corner = QPointF(0, self.sectionViewportPosition(line) + self._lowered(line))
        return line, self.row_painter.head_link_at(line, event.position() - corner)
