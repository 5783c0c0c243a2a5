"""The Synopsis: statements side by side, a row for clauses that belong together, and the strip that shows them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.comparison.selection import Hit, RowFilter
from core.comparison.values import Comparison, Relation, Row
from desktop.models.synopsis_model import FoldLine, RowLine, SynopsisModel
from desktop.theme import Theme
from desktop.views.overview_strip import OverviewStrip
from desktop.views.statement_table import StatementTable
from desktop.views.synopsis_rows import SynopsisRows


class SynopsisView(QWidget):
    """Shows a Comparison; asks for nothing and changes nothing but what is in sight.

    Signals: row_selected(str): the id of the row in hand, "" for none. columns_reordered(list[str]): statement ids in
    the order to which the person dragged the columns. zoom_changed(float).
    """

    row_selected = Signal(str)
    columns_reordered = Signal(list)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SynopsisModel(self)
        self._table = StatementTable(theme, self.tr("ROW"), self)
        self._table.setModel(self._model)
        self._rows = SynopsisRows(self._model, self._table)
        self._table.set_painter(self._rows)
        self._table.setAccessibleName(self.tr("Synopsis"))
        self._strip = OverviewStrip(theme, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._table)
        layout.addWidget(self._strip)
        self.setFocusProxy(self._table)
        self._table.line_activated.connect(self._toggle)
        self._table.link_followed.connect(self.select_row)
        self._table.line_changed.connect(self._report_line)
        self._table.header.columns_reordered.connect(self.columns_reordered)
        self._table.zoom_changed.connect(self.zoom_changed)
        self._table.rows_laid_out.connect(self._frame_sight)
        self._strip.place_chosen.connect(self._table.view_from)

    @property
    def table(self) -> StatementTable:
        """The table of statements."""
        return self._table

    @property
    def strip(self) -> OverviewStrip:
        """The strip at its side."""
        return self._strip

    @property
    def selected_row(self) -> str:
        """The id of the row in hand, "" for none."""
        index = self._table.currentIndex()
        line = self._model.lines[index.row()] if index.isValid() else None
        return line.row.id if isinstance(line, RowLine) else ""

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; the row in hand stays in hand if there still is one with its id."""

        def change() -> None:
            self._model.set_comparison(comparison)
            self._table.header.set_comparison(comparison)
            sets_side_by_side = comparison is not None and len(comparison.statements) > 1
            self._table.verticalHeader().setVisible(sets_side_by_side)
            self._strip.setVisible(sets_side_by_side)

        self._replacing(change)

    def set_row_filter(self, row_filter: RowFilter) -> None:
        """Show the rows that pass."""
        self._replacing(lambda: self._model.set_row_filter(row_filter), rows_are_others=False)

    def select_row(self, row_id: str) -> None:
        """Take the row in hand and bring it into sight, unfolding the run that holds it; nothing happens where the
        filter hides it."""
        line = self._model.line_of(row_id)
        if line is None:
            return
        fold = self._model.lines[line]
        if isinstance(fold, FoldLine):
            self._toggle(line)
            line = self._model.line_of(row_id)
        self._table.go_to_line(line if line is not None else -1)

    def go_to_next_difference(self) -> None:
        """Take the next differing row in hand; at the last, nothing happens."""
        self._go(1, lambda row: row.relation is Relation.DIFFERS)

    def go_to_previous_difference(self) -> None:
        """Take the differing row before this one in hand."""
        self._go(-1, lambda row: row.relation is Relation.DIFFERS)

    def go_to_next_commitment(self) -> None:
        """Take the next row in hand in which somebody commits to something; a folded run is unfolded."""
        self._go(1, self._model.holds_commitment)

    def go_to_previous_commitment(self) -> None:
        """Take the row before this one in hand in which somebody commits to something."""
        self._go(-1, self._model.holds_commitment)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Mark what a search found, in the cells and in the strip; an empty sequence takes the marks away."""
        if not hits and not self._strip.hits:
            return
        self._replacing(lambda: self._model.set_hits(hits), rows_are_others=False)
        self._rows.forget_words()
        self._table.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show words `zoom` times as large, 0.6 to 2.5; 1 for text of 13 pixels."""
        self._table.set_zoom(zoom)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._table.set_theme(theme)
        self._strip.set_theme(theme)

    def _replacing(self, change: Callable[[], object], *, rows_are_others: bool = True) -> None:
        """Change what is shown, so that the row in hand, or else the first in sight, does not move on the screen."""
        held = self.selected_row
        anchor, place = self._anchor()
        change()
        if rows_are_others:
            self._table.lines_replaced()
        else:
            self._table.lines_changed()
        self._fill_strip()
        if (line := self._line_of(held)) is not None:
            self._table.go_to_line(line)
        elif held:
            self.row_selected.emit("")
        if (line := self._line_of(anchor)) is not None:
            self._table.put_line(line, place)

    def _anchor(self) -> tuple[str, int]:
        """The id of a row that is to keep its place, and that place; "" where no row is in sight."""
        held, first = self._table.currentIndex().row(), self._table.first_line_in_sight()
        top, bottom = self._table.viewed()
        line = held if top <= held < bottom else first
        shown = self._model.lines[line] if 0 <= line < len(self._model.lines) else None
        if shown is None:
            return "", 0
        row = shown.row if isinstance(shown, RowLine) else shown.rows[0]
        return row.id, self._table.place_of(line)

    def _line_of(self, row_id: str) -> int | None:
        """The line of the row itself, None where it is hidden or folded."""
        line = self._model.line_of(row_id)
        return line if line is not None and isinstance(self._model.lines[line], RowLine) else None

    def _toggle(self, line: int) -> None:
        if not isinstance(self._model.lines[line], FoldLine):
            return
        self._model.toggle_fold(line)
        self._table.lines_changed()
        self._fill_strip()

    def _go(self, step: int, wanted: Callable[[Row], bool]) -> None:
        """Take the nearest row in hand that is wanted, folded or not; at the last, nothing happens."""
        lines = self._model.lines
        here = self._table.currentIndex().row()
        ahead = lines[here + 1 :] if step > 0 else lines[: max(here, 0)][::-1]
        for line in ahead:
            rows = (line.row,) if isinstance(line, RowLine) else () if line.is_open else line.rows[::step]
            if (row := next(filter(wanted, rows), None)) is not None:
                self.select_row(row.id)
                return

    def _report_line(self, line: int) -> None:
        self.row_selected.emit(self.selected_row)

    def _fill_strip(self) -> None:
        lines = self._model.lines
        relations = [line.row.relation if isinstance(line, RowLine) else Relation.SAME for line in lines]
        hits = (at for at, line in enumerate(lines) if isinstance(line, RowLine) and self._model.is_hit(line.row.id))
        self._strip.set_lines(relations, frozenset(hits))
        self._frame_sight()

    def _frame_sight(self) -> None:
        self._strip.set_view(*self._table.viewed())
