"""The commitments of a comparison as a table: filtered, in an order, one row a commitment, one column a statement.

DisplayRole is a cell's words, Role.CELL its CommitmentText, Role.LINE the CommitmentRow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.commitments.acts import ActKind
from core.comparison.selection import RowFilter, find_words, matching_rows
from core.comparison.summary import CommitmentRow, Summary
from core.comparison.values import Comparison
from desktop.models.commitment_text import CommitmentText, commitment_text
from desktop.models.roles import Role
from desktop.wording import formula, row_word

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Order(Enum):
    """In which order commitments stand."""

    FARTHEST_FIRST = "farthest"
    STRONGEST_FIRST = "strongest"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """What a person wants to see of the commitments: all that pass every one of these.

    `words` stand in the topic or in a clause of the row; `actor` is exactly the actor of an act; one of `levels` is
    that of a commitment (none: any level); `act` is done by some statement in the row; `deadline` asks for rows with
    (True) or without (False) one.
    """

    words: str = ""
    actor: str = ""
    levels: frozenset[int] = frozenset()
    act: ActKind | None = None
    deadline: bool | None = None


class CommitmentsModel(QAbstractTableModel):
    """Commitments × statements."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._all: tuple[CommitmentRow, ...] = ()
        self._row_filter = RowFilter()
        self._filter = CommitmentFilter()
        self._order = Order.FARTHEST_FIRST
        self._rows: tuple[CommitmentRow, ...] = ()
        self._line_of: dict[str, int] = {}

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def rows(self) -> tuple[CommitmentRow, ...]:
        """The commitments that are shown, in order."""
        return self._rows

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the columns."""
        return tuple(statement.id for statement in self._comparison.statements) if self._comparison else ()

    def actors(self) -> list[str]:
        """Who commits, in any row: those named most often first."""
        named: dict[str, int] = {}
        for row in self._all:
            for acts in row.acts.values():
                for actor in {act.actor for act in acts if act.level and act.actor}:
                    named[actor] = named.get(actor, 0) + 1
        return sorted(named, key=lambda actor: (-named[actor], actor))

    def set_comparison(self, comparison: Comparison | None, summary: Summary | None) -> None:
        """Show the commitments of another comparison."""
        self.beginResetModel()
        self._comparison = comparison
        self._all = summary.commitments if summary else ()
        self._arrange()
        self.endResetModel()

    def set_filters(self, row_filter: RowFilter, commitment_filter: CommitmentFilter, order: Order) -> None:
        """Show the commitments that pass both filters, in this order."""
        self.beginResetModel()
        self._row_filter, self._filter, self._order = row_filter, commitment_filter, order
        self._arrange()
        self.endResetModel()

    def line_of(self, row_id: str) -> int | None:
        """The line of a row, None where it is not shown."""
        return self._line_of.get(row_id)

    def cell(self, line: int, column: int) -> CommitmentText | None:
        """What a statement says in a row, None where it is absent."""
        if self._comparison is None:
            return None
        return commitment_text(self._comparison, self._rows[line], self.statements[column])

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._comparison is None else len(self._comparison.statements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.LINE:
            return row
        if role == Role.ROW_ID:
            return row.row.id
        if role == Role.CELL:
            return self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken_cell(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._comparison is None or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            statement = self._comparison.statements[section]
            words = {
                Qt.ItemDataRole.DisplayRole: statement.title,
                Qt.ItemDataRole.ToolTipRole: f"{statement.title}\n{statement.source}",
                Qt.ItemDataRole.AccessibleTextRole: f"{self._comparison.letters[statement.id]}: {statement.title}",
            }
            return words.get(Qt.ItemDataRole(role))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[section].topic
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(section)
        return None

    def _arrange(self) -> None:
        rows = self._all
        if self._comparison is not None:
            passing = {row.id for row in matching_rows(self._comparison, self._row_filter)}
            rows = tuple(row for row in rows if row.row.id in passing)
            if self._filter.words:
                rows = self._with_words(self._comparison, rows, self._filter.words)
        rows = tuple(row for row in rows if self._passes(row))
        if self._order is Order.FARTHEST_FIRST:
            rows = tuple(sorted(rows, key=lambda row: -row.spread))
        elif self._order is Order.STRONGEST_FIRST:
            rows = tuple(sorted(rows, key=lambda row: -row.levels[1]))
        self._rows = rows
        self._line_of = {row.row.id: line for line, row in enumerate(rows)}

    def _with_words(
        self, comparison: Comparison, rows: tuple[CommitmentRow, ...], words: str
    ) -> tuple[CommitmentRow, ...]:
        found = {hit.row for hit in find_words(comparison, words)}
        return tuple(row for row in rows if row.row.id in found or words.casefold() in row.topic.casefold())

    def _passes(self, row: CommitmentRow) -> bool:
        wanted = self._filter
        acts = [act for held in row.acts.values() for act in held]
        commits = [act for act in acts if act.level]
        return (
            (not wanted.actor or any(act.actor == wanted.actor for act in commits))
            and (not wanted.levels or any(act.level in wanted.levels for act in commits))
            and (wanted.act is None or any(act.kind is wanted.act for act in acts))
            and (wanted.deadline is None or any(act.deadlines for act in commits) is wanted.deadline)
        )

    def _spoken_cell(self, line: int, column: int) -> str:
        text = self.cell(line, column)
        if text is None:
            return self.tr("absent")
        level = self.tr("level {0}").format(text.level) if text.level else ""
        return ", ".join(part for part in (level, text.actor, text.text) if part)

    def _spoken(self, line: int) -> str:
        assert self._comparison is not None
        row = self._rows[line]
        letters = self._comparison.letters
        relation = f"{row_word(self._comparison, row.row)} {formula(self._comparison, row.row)}".strip()
        cells = [f"{letters[s]}: {self._spoken_cell(line, column)}" for column, s in enumerate(self.statements)]
        return ". ".join([row.topic, relation, *cells])
