"""Finding words in all statements: off the GUI thread, a moment after the last key, the latest answer wins."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.comparison.selection import Hit, find_words
from core.comparison.values import Comparison
from core.progress import OnProgress, ShouldCancel, stop_if
from desktop.tasks import Task, TaskRunner

_PATIENCE = 120
"""Milliseconds after the last key before the search begins."""


class Search(QObject):
    """What is sought, where it was found, and which of the hits is in hand.

    Signals: hits_changed(list[Hit]), hit_reached(Hit), note_changed(str): "3 of 12", "not found", or "".
    """

    hits_changed = Signal(list)
    hit_reached = Signal(object)
    note_changed = Signal(str)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._comparison: Comparison | None = None
        self._sought = ""
        self._hits: tuple[Hit, ...] = ()
        self._place = -1
        self._task: Task | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._begin)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Where the words were found."""
        return self._hits

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Search another comparison for the same words."""
        self._comparison = comparison
        self._take(())
        self._wait()

    @Slot(str)
    def seek(self, sought: str) -> None:
        """Search for these words."""
        self._sought = sought
        self._wait()

    def go_to_next(self) -> None:
        """Reach the next hit, after the last the first."""
        self._go(self._place + 1)

    def go_to_previous(self) -> None:
        """Reach the hit before, before the first the last."""
        self._go(self._place - 1 if self._place >= 0 else -1)

    def _wait(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._sought.strip() and self._comparison is not None:
            self._patience.start()
        else:
            self._patience.stop()
            self._take(())

    def _begin(self) -> None:
        self._task = Task(_find, self._comparison, self._sought)
        self._task.succeeded.connect(self._take)
        self._tasks.start(self._task)

    @Slot(object)
    def _take(self, hits: tuple[Hit, ...]) -> None:
        self._task = None
        if hits or self._hits:
            self._hits = hits
            self.hits_changed.emit(list(hits))
        self._place = -1
        self._say()

    def _go(self, place: int) -> None:
        if self._hits:
            self._place = place % len(self._hits)
            self.hit_reached.emit(self._hits[self._place])
            self._say()

    def _say(self) -> None:
        if not self._sought.strip():
            self.note_changed.emit("")
        elif not self._hits:
            self.note_changed.emit(self.tr("not found"))
        elif self._place < 0:
            self.note_changed.emit(self.tr("{0} found").format(len(self._hits)))
        else:
            self.note_changed.emit(self.tr("{0} of {1}").format(self._place + 1, len(self._hits)))


def _find(
    comparison: Comparison, sought: str, *, on_progress: OnProgress, should_cancel: ShouldCancel
) -> tuple[Hit, ...]:
    stop_if(should_cancel)
    hits = find_words(comparison, sought)
    on_progress(1, 1)
    return hits
