"""Asks for the password of a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.dialogs.buttons import primary_button


class PasswordDialog(QDialog):
    """Names the file and takes its password; `others` more files wait to be asked for.

    Signals: password_given(str, bool): the password, and whether it is for the files that wait too; skipped(bool):
    whether those that wait are skipped too.
    """

    password_given = Signal(str, bool)
    skipped = Signal(bool)

    def __init__(self, name: str, *, was_wrong: bool = False, others: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Password"))
        self.setMinimumWidth(460)
        self._password = QLineEdit(self)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(self.tr("Password of “{0}”").format(name))
        self._shown = QCheckBox(self.tr("S&how the password"), self)
        self._shown.toggled.connect(self._show_password)
        self._for_others = QCheckBox(
            self.tr("&Use it for the other file too")
            if others == 1
            else self.tr("&Use it for the {0} other files too").format(others),
            self,
        )
        self._for_others.setVisible(others > 0)
        buttons = QDialogButtonBox(self)
        self._open = primary_button(self.tr("Open"))
        buttons.addButton(self._open, QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.setEnabled(False)
        self._open.setDefault(True)
        self._password.textChanged.connect(lambda words: self._open.setEnabled(bool(words)))
        if others:
            skip_all = buttons.addButton(self.tr("Skip All"), QDialogButtonBox.ButtonRole.DestructiveRole)
            skip_all.clicked.connect(self._skip_all)
        buttons.addButton(self.tr("Skip"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(name, was_wrong, buttons)
        self._password.setFocus()

    def accept(self) -> None:
        """Give the password on; nothing of it stays here."""
        password = self._password.text()
        self._password.clear()
        super().accept()
        self.password_given.emit(password, self._for_others.isChecked())

    def reject(self) -> None:
        self._password.clear()
        super().reject()
        self.skipped.emit(False)

    def _skip_all(self) -> None:
        self._password.clear()
        super().reject()
        self.skipped.emit(True)

    def _lay_out(self, name: str, was_wrong: bool, buttons: QDialogButtonBox) -> None:
        question = (
            self.tr("That password does not open “{0}”. Check capitals and spaces, and try again.")
            if was_wrong
            else self.tr("“{0}” is protected by a password.")
        )
        said = QLabel(question.format(name), self)
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        label = QLabel(self.tr("&Password"), self)
        label.setBuddy(self._password)
        promise = QLabel(self.tr("It opens the file now, and is not kept."), self)
        promise.setProperty("role", "muted")
        lines = QVBoxLayout(self)
        for part in (said, label, self._password, self._shown, self._for_others, promise, buttons):
            lines.addWidget(part)

    def _show_password(self, shown: bool) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
