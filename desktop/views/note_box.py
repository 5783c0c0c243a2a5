"""The person's own words on the row in hand, kept as soon as the person turns to something else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.views.inspector_parts import Caption

_LINES = 4


class NoteBox(QWidget):
    """Signals: written(str, str): the id of the row, and the note that is now on it ("" for none)."""

    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = ""
        self._kept = ""
        self._field = _Field(self)
        self._field.left.connect(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(Caption(self.tr("Note")))
        layout.addWidget(self._field)

    def show_note(self, row: str, words: str) -> None:
        """Take the note of another row in hand; what was written on the one before is kept."""
        if (row, words) == (self._row, self._kept):
            return
        if row != self._row:
            self.keep()
        self._row, self._kept = row, words
        if self._field.toPlainText() != words:
            self._field.setPlainText(words)

    def keep(self) -> None:
        """Say what was written, if anything was."""
        words = self._field.toPlainText().strip()
        if self._row and words != self._kept:
            self._kept = words
            self.written.emit(self._row, words)


class _Field(QPlainTextEdit):
    """Signals: left(): the person goes elsewhere."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Note on this row"))
        self.setPlaceholderText(self.tr("Your note on this row"))
        # Tab leads on to the buttons, as everywhere; a note needs no tabs.
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 12)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
