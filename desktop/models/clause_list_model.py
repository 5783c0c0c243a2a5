"""The clauses that could be put into a row by hand: those of all other rows, the nearest rows first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.clauses.statement import Clause
from core.comparison.values import Comparison, Row
from desktop.models.clause_text import caption_of
from desktop.models.roles import Role
from desktop.tips import tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause with the letter and the place (from 0) of its column, what it is called, and its words on one line."""

    clause: Clause
    letter: str
    place: int
    caption: str
    words: str


class ClauseListModel(QAbstractListModel):
    """DisplayRole: letter, label and words of a clause. Role.CELL: its Candidate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()

    def set_row(self, comparison: Comparison | None, row: Row | None) -> None:
        """Offer the clauses of `comparison` that are not in `row`."""
        self.beginResetModel()
        self._candidates = candidates(comparison, row) if comparison and row else ()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        candidate = self._candidates[index.row()]
        if role == Role.CELL:
            return candidate
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{candidate.letter} {candidate.caption} {candidate.words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(candidate.words)
        return None


def candidates(comparison: Comparison, row: Row) -> tuple[Candidate, ...]:
    """The clauses outside `row`, by the distance of their rows from it, then in the order of the columns."""
    places = {each.id: place for place, each in enumerate(comparison.rows)}
    columns = {statement.id: place for place, statement in enumerate(comparison.statements)}
    here = places[row.id]
    near = sorted((other for other in comparison.rows if other is not row), key=lambda r: abs(places[r.id] - here))
    return tuple(
        Candidate(
            clause,
            comparison.letters[clause.statement],
            columns[clause.statement],
            caption_of(clause),
            " ".join(comparison.statement[clause.statement].words_of(clause).split()),
        )
        for other in near
        for clause in other.clauses
    )
