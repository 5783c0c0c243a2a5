"""Sources on their way into the comparison: read off the GUI thread, one request after the other, so that each sees
what the one before it brought."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.clauses.statement import Statement
from core.errors import ReadingError
from core.loading import Loaded, Source, load, load_pasted, source_at
from core.progress import OnProgress, ShouldCancel, stop_if
from core.project import project_file
from core.project.project_file import Project
from core.reading.copied import Copied, read_copied
from core.reading.document import Document
from core.reading.options import ReadingOptions, Tracked
from desktop.tasks import Task, TaskRunner


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be loaded: statements in files, or else a kept comparison, or else what was copied elsewhere, or a
    pasted text with its title."""

    paths: tuple[Source, ...] = ()
    kept: Path | None = None
    copied: Copied | None = None
    is_only_shown: bool = False
    """Of what was copied: it is read so that the person sees it, and is not added yet."""
    pasted: str = ""
    document: Document | None = None
    title: str = ""
    tracked: Tracked = Tracked.ACCEPTED
    again: str = ""
    """The statement (an id) that is read again, and whose place is taken."""
    password: str = field(default="", repr=False)
    """Forgotten with the request: it is in no project and in no log."""
    opened_after: tuple[Source, ...] = ()
    """Of a file that a password kept shut: all that the person brought together with it."""

    @property
    def brought(self) -> tuple[Source, ...]:
        """What the person brought at one time, this among it; nothing where it is no file."""
        return self.opened_after or self.paths


@dataclass(frozen=True, slots=True)
class Shut:
    """A file that a password keeps shut, and how it was to be read; with `was_wrong` a password was given."""

    source: Source
    request: Request

    @property
    def name(self) -> str:
        """What the file is called."""
        return self.source.name

    @property
    def was_wrong(self) -> bool:
        """Whether a password was given, which did not open it."""
        return bool(self.request.password)

    def asked_anew(self) -> Shut:
        """The same file, without the password that was wrong."""
        return Shut(self.source, replace(self.request, password=""))

    def with_password(self, password: str) -> Request:
        """How to load it, as it was to be loaded."""
        return replace(self.request, paths=(self.source,), password=password, opened_after=self.request.brought)


@dataclass(frozen=True, slots=True)
class Missing:
    """A statement (its id) that was to be read again from `path`, where no file is."""

    statement: str
    path: Path
    tracked: Tracked


class Gathering(QObject):
    """The requests that are due; the first of them is under way.

    Signals: began(Request), progressed(done, total), then one of gathered(Request, Loaded), opened(Path, Project) for
    a kept comparison, shown(Copied, Document | None) for what is only to be shown, without a Document where it has no
    form that can be read, and failed(str), a sentence. None of them is emitted for what was cancelled.
    """

    began = Signal(object)
    progressed = Signal(int, int)
    gathered = Signal(object, object)
    opened = Signal(object, object)
    shown = Signal(object, object)
    failed = Signal(str)

    def __init__(
        self, tasks: TaskRunner, present: Callable[[], Sequence[Statement]], parent: QObject | None = None
    ) -> None:
        """`present` tells, when a request begins, which statements are there."""
        super().__init__(parent)
        self._tasks = tasks
        self._present = present
        self._due: deque[Request] = deque()
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way, or waits for its turn."""
        return bool(self._due)

    def add(self, *requests: Request) -> None:
        """Load these after what is due already."""
        self._due.extend(requests)
        self._begin()

    def cancel(self) -> None:
        """Forget all that is due."""
        self._due.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        if self._task is not None or not self._due:
            return
        request = self._due[0]
        task = self._task_for(request)
        task.succeeded.connect(self._take)
        task.progressed.connect(self.progressed)
        task.failed.connect(self._fail)
        self._task = task
        self.began.emit(request)
        self._tasks.start(task)

    def _task_for(self, request: Request) -> Task:
        if request.kept:
            return Task(_open_kept, request.kept)
        if request.is_only_shown:
            return Task(_read_copied, request.copied)
        return Task(_load, request, tuple(self._present()))

    @Slot(object)
    def _take(self, found: Loaded | Project | Document | None) -> None:
        request = self._next()
        if isinstance(found, Loaded):
            self.gathered.emit(request, found)
        elif isinstance(found, Project):
            self.opened.emit(request.kept, found)
        else:
            self.shown.emit(request.copied, found)
        self._begin()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self._next()
        self.failed.emit(sentence)
        self._begin()

    def _next(self) -> Request:
        self._task = None
        return self._due.popleft()


def shut_in(loaded: Loaded, request: Request) -> tuple[Shut, ...]:
    """The files of a request that were not loaded for want of the right password."""
    sources = (source_at(each.path, each.attachment) for each in loaded.troubles if each.needs_password)
    return tuple(Shut(source, request) for source in sources)


def _load(
    request: Request, present: Sequence[Statement], *, on_progress: OnProgress, should_cancel: ShouldCancel
) -> Loaded:
    if request.copied:
        document = _read_copied(request.copied, on_progress=on_progress, should_cancel=should_cancel)
        return load_pasted(request.copied.words, document=document, present=present, should_cancel=should_cancel)
    if not request.paths:
        return load_pasted(request.pasted, document=request.document, present=present, should_cancel=should_cancel)
    return load(
        request.paths,
        present=[statement for statement in present if statement.id != request.again],
        options=ReadingOptions(tracked=request.tracked, password=request.password),
        on_progress=on_progress,
        should_cancel=should_cancel,
    )


def _read_copied(copied: Copied, *, on_progress: OnProgress, should_cancel: ShouldCancel) -> Document | None:
    """With the form that it has where it was copied, None where the plain words are to be taken. How far reading is
    nobody knows before its end."""
    if not copied.has_form:
        return None
    try:
        return read_copied(copied, should_cancel=should_cancel)
    except ReadingError:
        return None
    finally:
        on_progress(1, 1)


def _open_kept(path: Path, *, on_progress: OnProgress, should_cancel: ShouldCancel) -> Project:
    project = project_file.load(path)
    on_progress(1, 1)
    stop_if(should_cancel)
    return project
