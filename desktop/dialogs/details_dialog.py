"""Asks what a statement is: its title, date, place, parties, symbol and language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.clauses.metadata import Details, is_date
from core.clauses.statement import Statement


class DetailsDialog(QDialog):
    """The fields as they are known, each of which may be changed or emptied; only a title is always needed.

    Signals: described(str, str, str, Details): id, title, language, the rest.
    """

    described = Signal(str, str, str, object)

    def __init__(self, statement: Statement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Statement Details"))
        self.resize(560, 420)
        self._statement = statement
        details = statement.details
        self._title = QLineEdit(statement.title, self)
        self._date = QLineEdit(details.date, self)
        self._date.setPlaceholderText(self.tr("2025-11-13, 2025-11 or 2025-11-12/2025-11-13"))
        self._date_words = QLineEdit(details.date_words, self)
        self._place = QLineEdit(details.place, self)
        self._parties = QPlainTextEdit("\n".join(details.parties), self)
        self._parties.setPlaceholderText(self.tr("One a line"))
        self._parties.setTabChangesFocus(True)
        self._symbol = QLineEdit(details.symbol, self)
        self._symbol.setPlaceholderText(self.tr("S/RES/2254 (2015), for instance"))
        self._language = QLineEdit(statement.language, self)
        self._language.setPlaceholderText(self.tr("The two letters of its code: en, fr, es …"))
        self._language.setMaxLength(3)
        self._trouble = QLabel(self)
        self._trouble.setWordWrap(True)
        self._trouble.setProperty("role", "muted")
        self._lay_out()
        self._title.textChanged.connect(self._allow)
        self._date.textChanged.connect(self._allow)
        self._allow()
        self._title.setFocus()
        self._title.home(False)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.addRow(self.tr("&Title"), self._title)
        fields.addRow(self.tr("&Date"), self._date)
        fields.addRow(self.tr("Date as &written"), self._date_words)
        fields.addRow(self.tr("P&lace"), self._place)
        fields.addRow(self.tr("&Parties"), self._parties)
        fields.addRow(self.tr("&Symbol"), self._symbol)
        fields.addRow(self.tr("Lan&guage"), self._language)
        fields.addRow(self.tr("Source"), QLabel(self._statement.source, self))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._keep = buttons.addButton(self.tr("Keep Details"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._keep.setProperty("role", "primary")
        self._keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addLayout(fields, 1)
        lines.addWidget(self._trouble)
        lines.addWidget(buttons)

    def accept(self) -> None:
        parties = (" ".join(party.split()) for party in self._parties.toPlainText().splitlines())
        details = Details(
            date=self._date.text().strip(),
            date_words=self._date_words.text().strip(),
            place=self._place.text().strip(),
            parties=tuple(dict.fromkeys(party for party in parties if party)),
            symbol=self._symbol.text().strip(),
        )
        language = self._language.text().strip().casefold()
        self.described.emit(self._statement.id, self._title.text().strip(), language, details)
        super().accept()

    def _allow(self) -> None:
        """What cannot be kept is said while it is typed."""
        troubles = []
        if not self._title.text().strip():
            troubles.append(self.tr("A statement needs a title."))
        if not is_date(self._date.text().strip()):
            troubles.append(self.tr("This is no date that the calendar has: write 2025-11-13, or leave it empty."))
        self._trouble.setText(" ".join(troubles))
        self._trouble.setVisible(bool(troubles))
        self._keep.setEnabled(not troubles)
