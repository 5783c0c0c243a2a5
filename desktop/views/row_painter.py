"""What a StatementTable asks of the one who knows what its rows look like."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter


class RowPainter(Protocol):
    """Measures and paints the cells and row heads of one kind of table."""

    def guess(self) -> int:
        """The height that a row has most often."""

    def head_width(self) -> int:
        """The width of the row heads."""

    def head_height(self, line: int) -> int:
        """What the writing of a row head takes up."""

    def measure(self, line: int, *, keep: bool) -> int:
        """The height of a line at the present column widths; `keep` what was laid out, for it will be painted soon."""

    def paint_cell(self, painter: QPainter, rect: QRect, line: int, column: int) -> None:
        """Paint a cell; the ground is there already."""

    def paint_head(self, painter: QPainter, rect: QRect, line: int) -> None:
        """Paint a row head; the ground is there already."""

    def head_tip(self, line: int) -> str:
        """What to say of a row head that the pointer rests on."""

    def cell_tip(self, line: int, column: int, point: QPointF) -> str:
        """What to say of what lies at `point`, from the corner of a cell; "" where nothing."""

    def link_at(self, line: int, column: int, point: QPointF) -> str:
        """The id of the row that a link at `point`, from the corner of a cell, leads to; "" where there is none."""

    def head_link_at(self, line: int, point: QPointF) -> str:
        """The same for a link in a row head."""

    def is_one_cell(self, line: int) -> bool:
        """Whether a line reads over all columns, so that nothing parts them."""

    def forget(self) -> None:
        """Widths, fonts or contents have changed: nothing that was laid out holds."""
