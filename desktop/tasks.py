"""The one way off the GUI thread: a core function runs in a thread of its own and answers by signals.

A Task hands its function two plain callables, `on_progress(done, total)` and `should_cancel()`, and turns what comes of
it into signals that are always emitted in the GUI thread. An answer that arrives after `cancel()` is dropped, so that a
late answer never overwrites a newer question. The caller keeps nothing alive: the TaskRunner does, and its
`stop_all()` returns when no thread is left.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot

from core.errors import Cancelled, CommuniqueError
from desktop.messages import inside_trouble

_logger = logging.getLogger(__name__)
_P = ParamSpec("_P")

_PROGRESS_EVERY = 0.04
"""Seconds between two reports of progress: often enough to look smooth, seldom enough not to flood the event queue."""


class Task(QObject):
    """One call of `function` off the GUI thread; it is started by a TaskRunner, once.

    Signals: exactly one of `succeeded`, `failed`, `cancelled` is emitted, then `finished`. The text of `failed` is fit
    for a person.
    """

    progressed = Signal(int, int)  # done, total
    thread_ended = Signal()  # before the outcome is told
    succeeded = Signal(object)  # what the function returned
    failed = Signal(str)  # a sentence
    cancelled = Signal()
    finished = Signal()

    _reported = Signal(int, int)
    _ended = Signal()

    def __init__(self, function: Callable[..., object], *args: object, **kwargs: object) -> None:
        super().__init__()
        self._function = function
        self._args = args
        self._kwargs = kwargs
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name=f"task {getattr(function, '__name__', '')}")
        self._answer: object = None
        self._trouble = ""
        self._last_report = 0.0
        # Bound methods of this object, which lives in the GUI thread: Qt queues the calls into that thread.
        self._reported.connect(self._pass_on_progress)
        self._ended.connect(self._pass_on_outcome)

    def cancel(self) -> None:
        """Ask the function to stop; whatever it still answers is dropped."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._stop.is_set()

    def begin(self) -> None:
        """Start the thread; for the TaskRunner, which keeps the task alive."""
        self._thread.start()

    def await_end(self) -> None:
        """Block until the function has returned and its outcome has been passed on."""
        self._thread.join()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _work(self) -> None:
        try:
            self._answer = self._function(
                *self._args, **self._kwargs, on_progress=self._report, should_cancel=self._stop.is_set
            )
        except Cancelled:
            self._stop.set()
        except CommuniqueError as error:
            self._trouble = str(error)
        except Exception:
            _logger.exception("%s failed", self._thread.name)
            self._trouble = inside_trouble()
        self._ended.emit()

    def _report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last_report >= _PROGRESS_EVERY:
            self._last_report = now
            self._reported.emit(done, total)

    @Slot(int, int)
    def _pass_on_progress(self, done: int, total: int) -> None:
        if not self.is_cancelled:
            self.progressed.emit(done, total)

    @Slot()
    def _pass_on_outcome(self) -> None:
        self._thread.join()
        self.thread_ended.emit()
        if self.is_cancelled:
            self.cancelled.emit()
        elif self._trouble:
            self.failed.emit(self._trouble)
        else:
            self.succeeded.emit(self._answer)
        self.finished.emit()


class TaskRunner(QObject):
    """Keeps each running task alive until its thread has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Task] = []

    def start(self, task: Task) -> None:
        """Run `task`; its signals tell the rest."""
        # Owned by Qt from here on: dropped by Python inside its own last signal, it would be deleted under Qt's feet.
        task.setParent(self)
        self._running.append(task)
        # Not `finished`: what hears the outcome may call stop_all, which must not wait for the task that tells it.
        task.thread_ended.connect(self._forget)
        task.begin()

    @property
    def is_busy(self) -> bool:
        """Whether a thread is left."""
        return bool(self._running)

    def stop_all(self) -> None:
        """Cancel every task and return when no thread of them is left."""
        while self._running:
            running = list(self._running)
            for task in running:
                task.cancel()
            for task in running:
                task.await_end()

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        self._running = [other for other in self._running if other is not task]
        task.deleteLater()
