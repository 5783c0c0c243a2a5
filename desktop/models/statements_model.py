"""The loaded statements as a list: one row a statement, in column order.

Dragging a row asks for another order by `order_wanted`, editing its title by `title_wanted`; the model itself changes
only when it is given what holds then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.clauses.statement import Statement
from core.clauses.titles import short_titles
from core.comparison.summary import Summary
from core.exports.wording import shortened
from desktop.counts import counted
from desktop.wording import date_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_TIP_ROOM = 200
"""Characters of a list of parties that a tooltip shows."""

MIME = "application/x-communique-statement"
"""What a dragged statement is called; its data are its id."""


class StatementRole(IntEnum):
    """What a painter may ask of a row."""

    ID = Qt.ItemDataRole.UserRole
    LETTER = Qt.ItemDataRole.UserRole + 1
    FACTS = Qt.ItemDataRole.UserRole + 2
    """The line below the title: "13 Nov 2025 · 905 words", the source's name where no date is known."""
    MATCHED = Qt.ItemDataRole.UserRole + 3
    """The part of its clauses that have a partner, 0 to 1; None while nobody knows or where it stands alone."""


class StatementsModel(QAbstractListModel):
    """Rows → statements.

    Signals: order_wanted(list[str]), title_wanted(str, str): id, title.
    """

    order_wanted = Signal(list)
    title_wanted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._statements: tuple[Statement, ...] = ()
        self._letters: Mapping[str, str] = {}
        self._matched: Mapping[str, float] = {}
        self._words: dict[str, int] = {}
        self._short: tuple[str, ...] = ()

    def set_statements(self, statements: Sequence[Statement], letters: Mapping[str, str]) -> None:
        """Show these, in this order; `letters` maps id → the letter of its column."""
        self.beginResetModel()
        self._statements = tuple(statements)
        self._letters = letters
        self._words = {statement.id: len(statement.text.split()) for statement in statements}
        self._short = short_titles([statement.title for statement in statements])
        self.endResetModel()

    def set_summary(self, summary: Summary | None) -> None:
        """Show how much of each statement is matched, as far as it is known."""
        several = summary is not None and len(summary.profiles) > 1
        self._matched = {p.statement: p.matched for p in summary.profiles} if summary and several else {}
        if self._statements:
            self.dataChanged.emit(self.index(0), self.index(len(self._statements) - 1))

    @property
    def ids(self) -> list[str]:
        """The statements' ids, from top to bottom."""
        return [statement.id for statement in self._statements]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._statements)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._statements):
            return None
        statement = self._statements[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._short[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return statement.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(statement)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(statement)
        if role == StatementRole.ID:
            return statement.id
        if role == StatementRole.LETTER:
            return self._letters[statement.id]
        if role == StatementRole.FACTS:
            return self._facts(statement)
        if role == StatementRole.MATCHED:
            return self._matched.get(statement.id)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.title_wanted.emit(self._statements[index.row()].id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        if indexes:
            dragged.setData(MIME, QByteArray(self._statements[indexes[0].row()].id.encode()))
        return dragged

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for the dragged statement before `row`. False: nothing was inserted, so that the view removes nothing."""
        dragged = bytes(data.data(MIME).data()).decode()
        if dragged in self.ids:
            place = row if row >= 0 else parent.row() if parent.isValid() else len(self._statements)
            before = [id for id in self.ids[:place] if id != dragged]
            after = [id for id in self.ids[place:] if id != dragged]
            self.order_wanted.emit([*before, dragged, *after])
        return False

    def _facts(self, statement: Statement) -> str:
        words = counted(self._words[statement.id], self.tr("{0} word"), self.tr("{0} words"))
        date = date_words(statement.details.date)
        titles = [other.title for other in self._statements]
        return f"{date} · {words}" if date and titles.count(statement.title) == 1 else f"{words} · {statement.source}"

    def _tip(self, statement: Statement) -> str:
        """The whole title, then what else is known of the statement, one a line."""
        details = statement.details
        known = (
            details.symbol,
            ", ".join(part for part in (details.place, date_words(details.date)) if part),
            shortened(", ".join(details.parties), _TIP_ROOM),
            statement.source,
        )
        return "\n".join([statement.title, *(line for line in known if line)])

    def _spoken(self, statement: Statement) -> str:
        parts = [self._letters[statement.id], statement.title, self._facts(statement)]
        if (matched := self._matched.get(statement.id)) is not None:
            parts.append(self.tr("{0} % matched").format(round(matched * 100)))
        return ", ".join(parts)
