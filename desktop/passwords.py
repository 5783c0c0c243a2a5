"""Files that a password keeps shut: asks for one after the other, and hands the passwords to the session, unkept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.dialogs.password_dialog import PasswordDialog
from desktop.gathering import Shut
from desktop.messages import Level, Messages, Offer
from desktop.session import Session


class Passwords(QObject):
    """The files that wait for their passwords, and the one dialog that asks."""

    def __init__(self, session: Session, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._messages = messages
        self._window = window
        self._waiting: list[Shut] = []
        self._asking = False
        session.password_wanted.connect(self.ask)
        session.work_changed.connect(self._ask_next)

    @Slot(object)
    def ask(self, shut: Sequence[Shut]) -> None:
        """Ask for the passwords of these files: first of those whose password was wrong just now."""
        self._waiting = [*(each for each in shut if each.was_wrong), *self._waiting] + [
            each for each in shut if not each.was_wrong
        ]
        self._ask_next()

    @Slot()
    def _ask_next(self) -> None:
        """Wait while something is loaded: its password may prove wrong, and is then asked for first."""
        if self._asking or not self._waiting or self._session.is_loading:
            return
        self._asking = True
        shut = self._waiting.pop(0)
        dialog = PasswordDialog(shut.name, was_wrong=shut.was_wrong, others=len(self._waiting), parent=self._window)
        dialog.password_given.connect(lambda password, for_all: self._open(shut, password, for_all))
        dialog.skipped.connect(lambda all_of_them: self._skip(shut, all_of_them))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self, shut: Shut, password: str, for_all: bool) -> None:
        self._asking = False
        for each in self._with_others(shut, for_all):
            self._session.open_shut(each, password)
        self._ask_next()

    def _skip(self, shut: Shut, all_of_them: bool) -> None:
        self._asking = False
        for each in self._with_others(shut, all_of_them):
            self._messages.show_offer(
                Level.ERROR,
                self.tr("“{0}” was not opened: it is protected by a password.").format(each.name),
                Offer(self.tr("Enter password…"), partial(self.ask, [each.asked_anew()])),
            )
        self._ask_next()

    def _with_others(self, shut: Shut, all_of_them: bool) -> list[Shut]:
        others = self._waiting if all_of_them else []
        self._waiting = [] if all_of_them else self._waiting
        return [shut, *others]
