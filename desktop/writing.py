"""Files are written off the GUI thread, one after the other; each comes out whole or not at all, so none is stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.progress import OnProgress, ShouldCancel, stop_if
from core.project.project_file import Project
from desktop.tasks import Task, TaskRunner


@dataclass(frozen=True, slots=True)
class Writing:
    """A file to be written by calling `write`; `saved` is the project where it is the comparison itself."""

    path: Path
    write: Callable[[], None]
    saved: Project | None = None


class Writer(QObject):
    """The writings that are due.

    Signals: began(Writing), written(Writing), failed(Writing, str): the sentence that says why.
    """

    began = Signal(object)
    written = Signal(object)
    failed = Signal(object, str)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._due: deque[Writing] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether something is being written, or waits for it."""
        return bool(self._due)

    def write(self, writing: Writing) -> None:
        """Write this after what is due already."""
        self._due.append(writing)
        if len(self._due) == 1:
            self._begin()

    def _begin(self) -> None:
        task = Task(_call, self._due[0].write)
        task.succeeded.connect(self._take)
        task.failed.connect(self._fail)
        self.began.emit(self._due[0])
        self._tasks.start(task)

    @Slot()
    def _take(self) -> None:
        self._end(self.written.emit)

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._end(lambda writing: self.failed.emit(writing, sentence))

    def _end(self, tell: Callable[[Writing], None]) -> None:
        writing = self._due.popleft()
        if self._due:
            self._begin()
        tell(writing)


def _call(write: Callable[[], None], *, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
    stop_if(should_cancel)
    write()
    on_progress(1, 1)
