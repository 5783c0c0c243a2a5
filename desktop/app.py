"""Starts the window: application, log, settings, look; then Qt's loop until the window is closed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from core import __version__
from desktop.appearance import Look
from desktop.dialogs.ask_files import AskFiles
from desktop.main_window import MainWindow
from desktop.messages import Level, Message, Messages, inside_trouble
from desktop.paths import log_file, settings_file
from desktop.session import Work
from desktop.settings import Settings

_LOG_SIZE = 500_000
_CHECK_PATIENCE = 60_000
"""Milliseconds after which a check that has not ended has failed."""


def run(paths: Sequence[Path] = (), *, check: bool = False) -> int:
    """Show the window with the statements at `paths` and return its exit code when it is closed.

    With `check` the window closes by itself once they are compared and painted; the code is 0 only if all of them were.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Communiqué")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("communique")
    _begin_log(log_file())
    settings = Settings(settings_file())
    look = Look(application, settings.preferences.appearance)
    window = MainWindow(settings, look, ask=_AskNothing() if check else None)
    checking = _Check(window, expects_statements=bool(paths)) if check else None
    _report_to(window.messages)
    window.show()
    window.files.open(paths)
    if not check:
        window.session.make_ready()
    code = application.exec()
    return checking.code if checking else code


def _begin_log(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
    logging.basicConfig(level=logging.WARNING, handlers=[handler], format="%(asctime)s %(name)s %(message)s")


def _report_to(messages: Messages) -> None:
    """Log what Qt's calls into Python raise, and say that it happened; nobody looks at a window's standard error."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger(__name__).error("uncaught", exc_info=(kind, error, trace))
        messages.show_error(inside_trouble())

    sys.excepthook = report


class _AskNothing(AskFiles):
    """For a window with nobody before it: nothing is saved."""

    def whether_to_save(self, name: str) -> bool | None:
        return False


class _Check(QObject):
    """Closes the window once it has shown what was asked for; `code` is 0 if there was nothing to complain of."""

    def __init__(self, window: MainWindow, *, expects_statements: bool) -> None:
        super().__init__(window)
        self._window = window
        self._expects_statements = expects_statements
        self._has_complained = False
        self.code = 1
        window.messages.posted.connect(self._hear)
        window.session.work_changed.connect(self._look)
        QTimer.singleShot(_CHECK_PATIENCE, self, window.close)
        if not expects_statements:
            QTimer.singleShot(0, self, self._end)

    @Slot(object)
    def _hear(self, message: Message) -> None:
        self._has_complained = self._has_complained or message.level is Level.ERROR

    @Slot(object)
    def _look(self, work: Work | None) -> None:
        if work is None:
            QTimer.singleShot(0, self, self._end)

    @Slot()
    def _end(self) -> None:
        is_painted = not self._window.grab().isNull()
        is_there = self._window.session.answer is not None or not self._expects_statements
        self.code = 0 if is_painted and is_there and not self._has_complained else 1
        self._window.close()
