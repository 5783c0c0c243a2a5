"""Asks for a pasted text and what to call it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget


class PasteDialog(QDialog):
    """Shows the text to be added, which can be edited, and asks for a name; without one the text names itself.

    Signals: text_given(str, str): the text and its name, "" for none.
    """

    text_given = Signal(str, str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste as Statement"))
        self.resize(620, 460)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Taken from the text where you give none"))
        self._text = QPlainTextEdit(text, self)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("Paste or type the statement here"))
        name_label = QLabel(self.tr("&Name"), self)
        name_label.setBuddy(self._name)
        text_label = QLabel(self.tr("&Text"), self)
        text_label.setBuddy(self._text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._add = buttons.addButton(self.tr("Add Statement"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._text.textChanged.connect(self._allow_adding)
        lines = QVBoxLayout(self)
        for part in (name_label, self._name, text_label, self._text, buttons):
            lines.addWidget(part)
        self._allow_adding()
        (self._name if text.strip() else self._text).setFocus()

    def accept(self) -> None:
        self.text_given.emit(self._text.toPlainText(), self._name.text().strip())
        super().accept()

    def _allow_adding(self) -> None:
        self._add.setEnabled(bool(self._text.toPlainText().strip()))
