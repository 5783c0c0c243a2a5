"""What the program wrote into its log, to be copied into a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

_SHOWN_AT_MOST = 100_000
"""Characters, the last ones of the log."""


class ErrorDetailsDialog(QDialog):
    """The end of the log, and where it is."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details of Errors"))
        self.resize(720, 460)
        written = log.read_text("utf-8", "replace")[-_SHOWN_AT_MOST:] if log.exists() else ""
        says = (
            self.tr("This is what went wrong inside the program. It stays on this computer: {0}").format(log)
            if written
            else self.tr("Nothing has gone wrong inside the program.")
        )
        label = QLabel(says, self)
        label.setWordWrap(True)
        text = QPlainTextEdit(written, self)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Log"))
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        if written:
            copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(written))
        lines = QVBoxLayout(self)
        lines.addWidget(label)
        lines.addWidget(text)
        lines.addWidget(buttons)
