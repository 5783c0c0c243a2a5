"""Asks for a label and leads to the clauses that have it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.comparison.values import Comparison
from desktop.dialogs.buttons import primary_button

_BEGINNING = 90


class LabelDialog(QDialog):
    """The labelled clauses of all statements; typing leaves those whose label begins so.

    Signals: row_wanted(str): the id of the row in which the chosen clause stands.
    """

    row_wanted = Signal(str)

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to Label"))
        self.resize(720, 420)
        self._sought = QLineEdit(self)
        self._sought.setPlaceholderText(self.tr("12 (b), for instance"))
        self._sought.textChanged.connect(self._narrow)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Clauses with a label"))
        self._list.itemActivated.connect(self.accept)
        for clause in comparison.clause.values():
            if clause.label:
                words = " ".join(comparison.statement[clause.statement].words_of(clause).split())
                item = QListWidgetItem(f"{comparison.letters[clause.statement]}   {words[:_BEGINNING]}", self._list)
                item.setData(_LABEL, clause.label)
                item.setData(_ROW, comparison.row_of[clause.id].id)
        label = QLabel(self.tr("&Label"), self)
        label.setBuddy(self._sought)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._go = primary_button(self.tr("Go"))
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        for part in (label, self._sought, self._list, buttons):
            lines.addWidget(part)
        self._sought.setFocus(Qt.FocusReason.OtherFocusReason)
        self._narrow("")

    def accept(self) -> None:
        if item := self._list.currentItem():
            self.row_wanted.emit(item.data(_ROW))
        super().accept()

    def _narrow(self, sought: str) -> None:
        wanted = "".join(sought.split()).casefold()
        items = [self._list.item(place) for place in range(self._list.count())]
        fitting = [item for item in items if "".join(item.data(_LABEL).split()).casefold().startswith(wanted)]
        for item in items:
            item.setHidden(item not in fitting)
        self._go.setEnabled(bool(fitting))
        if fitting:
            self._list.setCurrentItem(fitting[0])


_LABEL = Qt.ItemDataRole.UserRole
_ROW = Qt.ItemDataRole.UserRole + 1
