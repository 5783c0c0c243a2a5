"""What was copied or dragged from another program, on its way to becoming a statement.

The form that it has there (headings, lists, notes) is read off the GUI thread; where there is none, or it cannot be
read, the plain words are taken.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.progress import OnProgress, ShouldCancel
from core.reading.copied import Copied, read_copied
from core.reading.document import Document
from desktop.dialogs.paste_dialog import PasteDialog
from desktop.session import Session
from desktop.tasks import Task, TaskRunner

_Then = Callable[[Copied, Document | None], None]


class Pasting(QObject):
    """Reads what was copied, shows it before it is added, or adds it at once."""

    def __init__(self, session: Session, tasks: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._reading: Task | None = None

    def show(self, copied: Copied) -> None:
        """Let the person see what was copied, change it and name it."""
        self._read(copied, self._ask)

    def add(self, copied: Copied) -> None:
        """Add what was copied as it is."""
        self._read(copied, self._add)

    def _read(self, copied: Copied, then: _Then) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if not copied.has_form:
            then(copied, None)
            return
        task = Task(_read, copied)
        task.succeeded.connect(lambda document: then(copied, document))
        task.failed.connect(lambda _: then(copied, None))
        task.finished.connect(self._forget)
        self._reading = task
        self._tasks.start(task)

    def _forget(self) -> None:
        if self._reading is self.sender():
            self._reading = None

    def _ask(self, copied: Copied, document: Document | None) -> None:
        dialog = PasteDialog(copied.words, document, self._window)
        dialog.text_given.connect(self._session.add_pasted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add(self, copied: Copied, document: Document | None) -> None:
        self._session.add_pasted(copied.words, document=document)


def _read(copied: Copied, *, on_progress: OnProgress, should_cancel: ShouldCancel) -> Document:
    document = read_copied(copied, should_cancel=should_cancel)
    on_progress(1, 1)
    return document
