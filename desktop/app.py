"""Starts the window: application, log, settings, look; then Qt's loop until the window is closed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from core import __version__
from desktop.appearance import Look
from desktop.dialogs.ask_files import AskFiles
from desktop.main_window import MainWindow
from desktop.paths import log_file, settings_file
from desktop.session import Answer
from desktop.settings import Settings

_LOG_SIZE = 500_000
_CHECK_PATIENCE = 60_000
"""Milliseconds after which a check that has not ended has failed."""


def run(paths: Sequence[Path] = (), *, check: bool = False) -> int:
    """Show the window with the statements at `paths` and return its exit code when it is closed.

    With `check` the window closes by itself once all of them are compared and painted; the code is 0 only if they were.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Communiqué")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("communique")
    _begin_log(log_file())
    settings = Settings(settings_file())
    look = Look(application, settings.preferences.appearance)
    window = MainWindow(settings, look, ask=_AskNothing() if check else None)
    checking = _Check(window, len(paths)) if check else None
    window.show()
    window.files.open(paths)
    code = application.exec()
    return checking.code if checking else code


def _begin_log(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], format="%(asctime)s %(name)s %(message)s")


class _AskNothing(AskFiles):
    """For a window with nobody before it: nothing is saved."""

    def whether_to_save(self, name: str) -> bool | None:
        return False


class _Check(QObject):
    """Closes the window as soon as it has shown what was asked for; `code` says whether it has."""

    def __init__(self, window: MainWindow, expected: int) -> None:
        super().__init__(window)
        self._window = window
        self._expected = expected
        self.code = 1
        window.session.answered.connect(self._take)
        QTimer.singleShot(_CHECK_PATIENCE, self, window.close)
        if not expected:
            QTimer.singleShot(0, self, self._succeed)

    @Slot(object)
    def _take(self, answer: Answer | None) -> None:
        if answer is not None and len(answer.comparison.statements) == self._expected:
            QTimer.singleShot(0, self, self._succeed)

    @Slot()
    def _succeed(self) -> None:
        painted = self._window.grab()
        self.code = 0 if not painted.isNull() else 1
        self._window.close()
