"""Looks whether the files of the open comparison have changed since they were read, and says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from core.progress import OnProgress, ShouldCancel
from core.reading.origin import Origin, Standing, standing
from core.resources import ROOT
from desktop.messages import Level, Messages, Offer
from desktop.session import Session
from desktop.tasks import Task, TaskRunner


class SourceWatch(QObject):
    """Looks when a kept comparison was opened, and whenever `look` is called; of a change it speaks once
    while a comparison is open."""

    def __init__(self, session: Session, tasks: TaskRunner, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._messages = messages
        self._looking: Task | None = None
        self._file: Path | None = None
        self._told: set[Origin] = set()
        session.project_changed.connect(self._take_project)

    def look(self) -> None:
        """Look at the files, off the GUI thread; samples never change."""
        origins = self._session.project.origins.items()
        waiting = {id: o for id, o in origins if o not in self._told and not o.path.is_relative_to(ROOT)}
        if waiting and self._looking is None:
            self._looking = Task(_changed, waiting)
            self._looking.succeeded.connect(self._say)
            self._looking.finished.connect(self._end)
            self._tasks.start(self._looking)

    @Slot()
    def _take_project(self) -> None:
        if self._session.file != self._file:
            self._file = self._session.file
            if not self._session.history.undo_name:  # opened, not saved
                self._told.clear()
            self.look()

    @Slot(object)
    def _say(self, changed: Mapping[str, Origin]) -> None:
        for id, origin in changed.items():
            if self._session.project.origins.get(id) == origin:
                self._told.add(origin)
                self._messages.show_offer(
                    Level.NOTICE,
                    self.tr("“{0}” has changed since it was read.").format(origin.path.name),
                    Offer(self.tr("Read it again"), partial(self._session.read_again, id)),
                )

    @Slot()
    def _end(self) -> None:
        self._looking = None


def _changed(
    origins: Mapping[str, Origin], *, on_progress: OnProgress, should_cancel: ShouldCancel
) -> Mapping[str, Origin]:
    """Those whose files are there and not as they were."""
    return {id: o for id, o in origins.items() if standing(o, should_cancel=should_cancel) is Standing.CHANGED}
