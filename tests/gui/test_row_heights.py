"""Only what is in sight is measured at once; the rest waits for idle slices."""

from __future__ import annotations

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.views.row_heights import RowHeights


class Counting:
    """Rows of 40 pixels; remembers which were measured."""

    def __init__(self) -> None:
        self.measured: list[int] = []

    def guess(self) -> int:
        return 40

    def measure(self, line: int, *, keep: bool) -> int:
        self.measured.append(line)
        return 40


def test_of_a_table_that_was_never_laid_out_hardly_anything_is_measured(qtbot: QtBot) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(2000, 2, table))
    table.viewport().resize(0, 0)
    rows = Counting()
    heights = RowHeights(table, rows)
    heights.restart()

    assert len(rows.measured) < 10
