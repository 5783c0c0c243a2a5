"""The roles under which the table models hand out more than words."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """LINE: what a table row is (RowLine, FoldLine, CommitmentRow). CELL: what a delegate paints in a cell.
    ROW_ID: the id of the comparison's row, "" where a line stands for several."""

    LINE = Qt.ItemDataRole.UserRole + 1
    CELL = Qt.ItemDataRole.UserRole + 2
    ROW_ID = Qt.ItemDataRole.UserRole + 3
