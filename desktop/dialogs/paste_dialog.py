"""Asks for a pasted text and what to call it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.reading.document import Document, MarkKind
from desktop.counts import counted
from desktop.dialogs.buttons import primary_button


class PasteDialog(QDialog):
    """Shows the text to be added, which can be edited, and asks for a name; without one the text names itself.

    With `document`, what was copied with its form, that is shown and taken, unless the person wants the plain words or
    edits what is shown: an edited text is taken as it stands. Signals: text_given(str, str, object): the text, its name
    ("" for none), and the Document that is to be taken, None where the text is.
    """

    text_given = Signal(str, str, object)

    def __init__(self, text: str, document: Document | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self._document = document if document and document.marks else None
        shown = document.text if document else text
        self.setWindowTitle(self.tr("Paste as Statement"))
        self.resize(620, 460)
        self._name = QLineEdit(self)
        self._name.setPlaceholderText(self.tr("Taken from the text where you give none"))
        self._text = QPlainTextEdit(shown, self)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("Paste or type the statement here"))
        name_label = QLabel(self.tr("&Name"), self)
        name_label.setBuddy(self._name)
        text_label = QLabel(self.tr("&Text"), self)
        text_label.setBuddy(self._text)
        self._keeps_form = QCheckBox(self)
        self._form_line = QLabel(self)
        self._form_line.setProperty("role", "muted")
        self._form_line.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._add = primary_button(self.tr("Add Statement"))
        buttons.addButton(self._add, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        for part in (name_label, self._name, text_label, self._text, self._keeps_form, self._form_line, buttons):
            lines.addWidget(part)
        self._prepare_form()
        self._text.textChanged.connect(self._allow_adding)
        self._allow_adding()
        (self._name if shown.strip() else self._text).setFocus()

    def accept(self) -> None:
        document = self._document if self._keeps_form.isChecked() else None
        self.text_given.emit(self._text.toPlainText(), self._name.text().strip(), document)
        super().accept()

    def _prepare_form(self) -> None:
        self._keeps_form.setVisible(self._document is not None)
        self._form_line.setVisible(self._document is not None)
        if self._document is None:
            return
        self._keeps_form.setText(
            self.tr("&Keep the form in which it was copied: {0}").format(self._form_of(self._document))
        )
        self._keeps_form.setChecked(True)
        self._keeps_form.toggled.connect(self._show_form)
        self._text.document().modificationChanged.connect(self._take_editing)
        self._say_form()

    @Slot(bool)
    def _show_form(self, keeps: bool) -> None:
        """Show what is to be taken."""
        if self._document is not None:
            self._text.setPlainText(self._document.text if keeps else self._words)
        self._say_form()

    @Slot(bool)
    def _take_editing(self, is_edited: bool) -> None:
        """An edited text has no other form; undoing the edits brings it back."""
        self._keeps_form.toggled.disconnect(self._show_form)
        shows_form = self._document is not None and self._text.toPlainText() == self._document.text
        self._keeps_form.setChecked(not is_edited and shows_form)
        self._keeps_form.setEnabled(not is_edited)
        self._keeps_form.toggled.connect(self._show_form)
        self._say_form()

    def _say_form(self) -> None:
        if not self._keeps_form.isEnabled():
            said = self.tr("You changed the text: it is taken as it stands here. Undo brings its form back.")
        elif self._keeps_form.isChecked():
            said = self.tr("Numbers of lists stand in the text. If you change the text, it is taken as it stands.")
        else:
            said = self.tr("Headings and lists are told by the words alone.")
        self._form_line.setText(said)

    def _allow_adding(self) -> None:
        self._add.setEnabled(bool(self._text.toPlainText().strip()))

    def _form_of(self, document: Document) -> str:
        """What the form says of the text: "3 headings, 12 list items"."""
        words = {
            MarkKind.TITLE: (self.tr("a title"), self.tr("{0} titles")),
            MarkKind.HEADING: (self.tr("a heading"), self.tr("{0} headings")),
            MarkKind.ITEM: (self.tr("a list item"), self.tr("{0} list items")),
            MarkKind.QUOTATION: (self.tr("a quotation"), self.tr("{0} quotations")),
            MarkKind.NOTE: (self.tr("a note"), self.tr("{0} notes")),
        }
        kinds = [mark.kind for mark in document.marks]
        return ", ".join(counted(kinds.count(kind), *said) for kind, said in words.items() if kind in kinds)
