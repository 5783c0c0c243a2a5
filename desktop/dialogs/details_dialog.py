"""Asks what a statement is: its title, date, place, parties, symbol and language; says what of its source was left
out, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
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
from core.reading.document import Document
from core.reading.options import Tracked
from core.reading.origin import Origin
from desktop.dialogs.buttons import primary_button


class DetailsDialog(QDialog):
    """The fields as they are known, each of which may be changed or emptied; only a title is always needed.

    Signals: described(str, str, str, Details): id, title, language, the rest.
    """

    described = Signal(str, str, str, object)

    def __init__(
        self,
        statement: Statement,
        document: Document | None = None,
        origin: Origin | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Statement Details"))
        self.resize(620, 560)
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
        self._parties.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 24)
        self._symbol = QLineEdit(details.symbol, self)
        self._symbol.setPlaceholderText(self.tr("S/RES/2254 (2015), for instance"))
        self._language = QLineEdit(statement.language, self)
        self._language.setPlaceholderText(self.tr("The two letters of its code: en, fr, es …"))
        self._language.setMaxLength(3)
        self._source = QLabel(self._source_words(origin), self)
        self._source.setTextFormat(Qt.TextFormat.PlainText)
        self._source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._source.setWordWrap(True)
        self._left_out = QPlainTextEdit(self._left_out_words(document), self)
        self._left_out.setReadOnly(True)
        self._left_out.setTabChangesFocus(True)
        self._trouble = QLabel(self)
        self._trouble.setWordWrap(True)
        self._trouble.setProperty("role", "muted")
        self._lay_out()
        self._title.textChanged.connect(self._allow)
        self._date.textChanged.connect(self._allow)
        self._language.textChanged.connect(self._allow)
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
        fields.addRow(self.tr("Source"), self._source)
        fields.addRow(self.tr("Left &out"), self._left_out)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._keep = primary_button(self.tr("Keep Details"))
        buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.AcceptRole)
        self._keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addLayout(fields, 1)
        lines.addWidget(self._trouble)
        lines.addWidget(buttons)

    def _source_words(self, origin: Origin | None) -> str:
        """The file, where it lies, and how its tracked changes were read."""
        name = self._statement.source
        if origin is None:
            return name
        place = self.tr("{0}, in {1}").format(name, str(origin.path.parent))
        if not self._statement.changes:
            return place
        how = self.tr("as rejected") if origin.tracked is Tracked.REJECTED else self.tr("as accepted")
        return self.tr("{0} (tracked changes read {1})").format(place, how)

    def _left_out_words(self, document: Document | None) -> str:
        """What of the source is not among the words of the statement, a line each, the reason first."""
        left_out = document.left_out if document else ()
        lines = (f"{left.why[:1].upper()}{left.why[1:]}: {' '.join(left.what.split())}" for left in left_out)
        return "\n".join(lines) or self.tr("Nothing: all words of the source are shown.")

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
        language = self._language.text().strip()
        if language and not (language.isascii() and language.isalpha() and len(language) > 1):
            troubles.append(self.tr("A language is two or three letters: en, fr, es …"))
        self._trouble.setText(" ".join(troubles))
        self._trouble.setVisible(bool(troubles))
        self._keep.setEnabled(not troubles)
