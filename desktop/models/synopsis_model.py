"""The lines of the Synopsis: rows of a Comparison that pass the filter, runs of equal rows folded into one line.

Columns are the statements in their order, DisplayRole the words of a cell, Role.CELL its ClauseTexts. The vertical
header speaks: relation, then each statement's clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.comparison.selection import Hit, RowFilter, Show, holds_commitment, matching_rows
from core.comparison.values import Comparison, Relation, Row
from desktop.models.clause_text import ClauseText, clause_texts
from desktop.models.margin_text import margin_counts
from desktop.models.roles import Role
from desktop.wording import formula, row_word

_FOLD_AT_LEAST = 2
"""A run of fewer equal rows is not worth a line of its own."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the comparison; `number` counts from 1 over all rows, shown or not."""

    row: Row
    number: int


@dataclass(frozen=True, slots=True)
class FoldLine:
    """A run of equal rows; its rows follow as lines of their own while it `is_open`."""

    rows: tuple[Row, ...]
    is_open: bool

    @property
    def key(self) -> str:
        """The id of its first row, which names the run."""
        return self.rows[0].id


Line = RowLine | FoldLine


class SynopsisModel(QAbstractTableModel):
    """Lines × statements."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._filter = RowFilter()
        self._hits: dict[str, list[Hit]] = {}
        self._open: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._lines: tuple[Line, ...] = ()
        self._line_of: dict[str, int] = {}

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def lines(self) -> tuple[Line, ...]:
        """The table's rows, in order."""
        return self._lines

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the columns, in the model's order."""
        return tuple(statement.id for statement in self._comparison.statements) if self._comparison else ()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; hits are forgotten, runs that were unfolded stay so where they still exist."""
        self.beginResetModel()
        self._comparison = comparison
        self._hits = {}
        self._numbers = {row.id: at for at, row in enumerate(comparison.rows, 1)} if comparison else {}
        self._arrange()
        self.endResetModel()

    def set_row_filter(self, row_filter: RowFilter) -> None:
        """Show the rows that pass."""
        self.beginResetModel()
        self._filter = row_filter
        self._arrange()
        self.endResetModel()

    def set_hits(self, hits: Sequence[Hit]) -> bool:
        """Mark what a search found, and unfold the runs that hold a hit; returns whether lines came by that."""
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.row, []).append(hit)
        closed = [line for line in self._lines if isinstance(line, FoldLine) and not line.is_open]
        opened = {line.key for line in closed if any(row.id in self._hits for row in line.rows)}
        if not opened:
            return False
        self.beginResetModel()
        self._open |= opened
        self._arrange()
        self.endResetModel()
        return True

    def toggle_fold(self, line: int) -> None:
        """Unfold the run at `line`, or fold it; any other line stays as it is."""
        fold = self._lines[line]
        if not isinstance(fold, FoldLine):
            return
        count = len(fold.rows)
        if fold.is_open:
            self.beginRemoveRows(QModelIndex(), line + 1, line + count)
            self._open.discard(fold.key)
            self._arrange()
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), line + 1, line + count)
            self._open.add(fold.key)
            self._arrange()
            self.endInsertRows()
        self.dataChanged.emit(self.index(line, 0), self.index(line, self.columnCount() - 1))

    def line_of(self, row_id: str) -> int | None:
        """The line that shows the row, or the folded run that holds it; None where the filter hides it."""
        return self._line_of.get(row_id)

    def is_hit(self, row_id: str) -> bool:
        """Whether a search found something in the row."""
        return row_id in self._hits

    def holds_commitment(self, row: Row) -> bool:
        """Whether somebody commits to something in the row."""
        return self._comparison is not None and holds_commitment(self._comparison, row)

    def texts(self, row: Row, column: int) -> tuple[ClauseText, ...]:
        """The clauses of a cell; none for an absent one."""
        if self._comparison is None:
            return ()
        hits = self._hits.get(row.id, ())
        return clause_texts(self._comparison, row, self.statements[column], numbers=self._numbers, hits=hits)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._comparison is None else len(self._comparison.statements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Role.LINE:
            return line
        if role == Role.ROW_ID:
            return line.row.id if isinstance(line, RowLine) else ""
        if role == Role.CELL:
            return self.texts(line.row, index.column()) if isinstance(line, RowLine) else ()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell_words(line, self.statements[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._comparison is None or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._column_title(section, role)
        line = self._lines[section]
        if role == Role.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._relation(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        return None

    def _arrange(self) -> None:
        rows = matching_rows(self._comparison, self._filter) if self._comparison else ()
        may_fold = self._filter.show is not Show.SHARED
        lines: list[Line] = []
        run: list[Row] = []
        for row in rows:
            if may_fold and row.relation is Relation.SAME and not row.moved and not self._has_comments(row):
                run.append(row)
                continue
            self._close_run(run, lines)
            run = []
            lines.append(RowLine(row, self._numbers[row.id]))
        self._close_run(run, lines)
        self._lines = tuple(lines)
        self._line_of = self._places()

    def _close_run(self, run: list[Row], lines: list[Line]) -> None:
        own = [RowLine(row, self._numbers[row.id]) for row in run]
        if len(run) < _FOLD_AT_LEAST:
            lines.extend(own)
            return
        is_open = run[0].id in self._open
        lines.append(FoldLine(tuple(run), is_open))
        lines.extend(own if is_open else ())

    def _places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for at, line in enumerate(self._lines):
            for row in line.rows if isinstance(line, FoldLine) else (line.row,):
                places[row.id] = at
        return places

    def _column_title(self, section: int, role: int) -> str | None:
        assert self._comparison is not None
        statement = self._comparison.statements[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return statement.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{statement.title}\n{statement.source}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._comparison.letters[statement.id]}: {statement.title}"
        return None

    def _cell_words(self, line: Line, statement: str) -> str:
        assert self._comparison is not None
        if isinstance(line, FoldLine):
            return self._relation(line)
        cell = line.row.cell(statement)
        if cell is None:
            return self.tr("absent")
        own = self._comparison.statement[statement]
        return " ".join(" ".join(own.words_of(clause).split()) for clause in cell.clauses)

    def _has_comments(self, row: Row) -> bool:
        """Whether somebody commented on a clause of it, which would not be seen in a fold."""
        assert self._comparison is not None
        commented = (cell for cell in row.cells if self._comparison.statement[cell.statement].comments)
        return any(
            self._comparison.statement[cell.statement].comments_on(clause)
            for cell in commented
            for clause in cell.clauses
        )

    def _spoken_margin(self, line: Line, statement: str) -> str:
        assert self._comparison is not None
        cell = None if isinstance(line, FoldLine) else line.row.cell(statement)
        if cell is None:
            return ""
        own = self._comparison.statement[statement]
        comments = sum(len(own.comments_on(clause)) for clause in cell.clauses)
        counts = margin_counts(comments, sum(len(own.changes_in(clause)) for clause in cell.clauses))
        return f" ({counts})" if counts else ""

    def _relation(self, line: Line) -> str:
        assert self._comparison is not None
        if isinstance(line, FoldLine):
            return self.tr("{0} shared rows").format(len(line.rows))
        return f"{row_word(self._comparison, line.row)} {formula(self._comparison, line.row)}".strip()

    def _spoken(self, line: Line) -> str:
        assert self._comparison is not None
        if isinstance(line, FoldLine):
            return self._relation(line)
        letters = self._comparison.letters
        said = [f"{letters[s]}: {self._cell_words(line, s)}{self._spoken_margin(line, s)}" for s in self.statements]
        return ". ".join([self._relation(line), *said])
