"""The open comparison: what is loaded, what the person did, and the latest answer of the core to it.

The Session holds a History of Contents, asks the core off the GUI thread to compare the present one, and says when an
answer is there. Sources are loaded one request after the other, so that each sees what the one before it brought; a new
comparison cancels the one under way, so that the latest answer wins. Cancelling, and a comparison that fails, put back
the contents of the answer that is shown: nothing is ever half done. Knows nothing of widgets.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.alignment.rows import Constraints
from core.clauses.statement import Statement
from core.comparison.compare import Options, compare
from core.comparison.summary import Summary, summarise
from core.comparison.values import Comparison
from core.loading import Loaded, load, load_pasted
from core.progress import OnProgress, ShouldCancel
from core.project.history import History
from core.reading.document import Document
from desktop.messages import Messages
from desktop.tasks import Task, TaskRunner


@dataclass(frozen=True)
class Source:
    """A statement as it is loaded: with what was read, and the file it came from, None where it was pasted."""

    statement: Statement
    document: Document
    path: Path | None = None


@dataclass(frozen=True)
class Contents:
    """What is compared: sources in column order, what the person said of clauses, whose order the rows follow."""

    sources: tuple[Source, ...] = ()
    constraints: Constraints = field(default_factory=Constraints)
    reading_order: str = ""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, in column order."""
        return tuple(source.statement for source in self.sources)

    @property
    def ids(self) -> list[str]:
        """The statements' ids, in column order."""
        return [statement.id for statement in self.statements]


@dataclass(frozen=True)
class Answer:
    """What the core said of some contents, and the seconds that it took."""

    contents: Contents
    comparison: Comparison
    summary: Summary
    seconds: float


@dataclass(frozen=True, slots=True)
class Work:
    """What is under way, and how far it is: `done` of `total` steps, both 0 while nobody knows."""

    what: str
    done: int = 0
    total: int = 0


class Session(QObject):
    """The one open comparison. Every change the person makes is a step that can be undone."""

    contents_changed = Signal()  # the contents, or what can be undone, are others now
    answered = Signal(object)  # Answer, or None where there is no statement
    work_changed = Signal(object)  # Work, or None where nothing is under way

    def __init__(self, tasks: TaskRunner, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._messages = messages
        self._history: History[Contents] = History(Contents())
        self._answer: Answer | None = None
        self._answered_history = self._history
        self._asked_history = self._history
        self._requests: deque[_Request] = deque()
        self._request = _Request()
        self._what_is_loaded = ""
        self._what_is_compared = ""
        self._loading: Task | None = None
        self._comparing: Task | None = None

    @property
    def contents(self) -> Contents:
        """What is loaded now."""
        return self._history.present

    @property
    def history(self) -> History[Contents]:
        """What can be undone and done again."""
        return self._history

    @property
    def answer(self) -> Answer | None:
        """The latest answer; it may be of earlier contents while a comparison is under way."""
        return self._answer

    @property
    def is_working(self) -> bool:
        """Whether something is being loaded or compared."""
        return self._loading is not None or self._comparing is not None

    # What the person does

    def open_files(self, paths: Sequence[Path]) -> None:
        """Add the statements in the files at `paths`, after those that are there."""
        if paths:
            self._ask_for(_Request(paths=tuple(paths)))

    def add_pasted(self, text: str, title: str = "") -> None:
        """Add `text` as a statement, called `title` if that is not empty."""
        self._ask_for(_Request(pasted=text, title=title))

    def remove(self, statement: str) -> None:
        """Take a statement out; its file is untouched."""
        left = tuple(source for source in self.contents.sources if source.statement.id != statement)
        order = "" if self.contents.reading_order == statement else self.contents.reading_order
        self._do(
            replace(self.contents, sources=left, reading_order=order),
            self.tr("remove “{0}”").format(self._title(statement)),
        )

    def reorder(self, statements: Sequence[str]) -> None:
        """Put the columns into the order of these ids, which are all that there are."""
        by_id = {source.statement.id: source for source in self.contents.sources}
        if sorted(statements) == sorted(by_id) and list(statements) != self.contents.ids:
            ordered = tuple(by_id[statement] for statement in statements)
            self._do(replace(self.contents, sources=ordered), self.tr("reorder the statements"))

    def move(self, statement: str, by: int) -> None:
        """Move a column `by` places, as far as there are places."""
        ids = self.contents.ids
        place = ids.index(statement)
        ids.insert(max(0, min(len(ids) - 1, place + by)), ids.pop(place))
        self.reorder(ids)

    def rename(self, statement: str, title: str) -> None:
        """Call a statement otherwise."""
        title = " ".join(title.split())
        if not title or title == self._title(statement):
            return
        renamed = tuple(
            replace(source, statement=replace(source.statement, title=title))
            if source.statement.id == statement
            else source
            for source in self.contents.sources
        )
        name = self.tr("rename “{0}”").format(self._title(statement))
        self._do(replace(self.contents, sources=renamed), name)

    def read_in_order_of(self, statement: str) -> None:
        """Let the rows follow the order of this statement."""
        if statement != self.contents.reading_order:
            name = self.tr("read in the order of “{0}”").format(self._title(statement))
            self._do(replace(self.contents, reading_order=statement), name)

    def undo(self) -> None:
        """Take the last step back."""
        self._move_to(self._history.undo())

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._move_to(self._history.redo())

    def close(self) -> None:
        """Begin anew, with nothing loaded and nothing to undo."""
        self.cancel()
        self._answered_history = History(Contents())
        self._move_to(self._answered_history)

    def cancel(self) -> None:
        """Stop what is under way; the window keeps what it shows."""
        self._requests.clear()
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        if self._comparing is not None:
            self._put_back()
        self._say_rest()

    # Loading

    def _ask_for(self, request: _Request) -> None:
        self._requests.append(request)
        self._load_next()

    def _load_next(self) -> None:
        if self._loading is not None or not self._requests:
            return
        self._request = self._requests.popleft()
        self._what_is_loaded = self.tr("Reading %n statement(s) …", "", max(1, len(self._request.paths)))
        task = Task(_load, self._request, self.contents)
        task.progressed.connect(self._say_loading)
        task.succeeded.connect(self._take_loaded)
        task.failed.connect(self._fail_loading)
        self._loading = task
        self._say_loading(0, 0)
        self._tasks.start(task)

    @Slot(object)
    def _take_loaded(self, loaded: Loaded) -> None:
        self._loading = None
        for trouble in loaded.troubles:
            self._messages.show_error(trouble.sentence)
        if loaded.statements:
            self._add(loaded, self._request.title)
        self._load_next()
        self._say_rest()

    def _add(self, loaded: Loaded, title: str) -> None:
        added = tuple(
            Source(
                replace(statement, title=title or statement.title),
                loaded.documents[statement.id],
                loaded.paths.get(statement.id),
            )
            for statement in loaded.statements
        )
        name = (
            self.tr("add “{0}”").format(added[0].statement.title)
            if len(added) == 1
            else self.tr("add %n statement(s)", "", len(added))
        )
        self._do(replace(self.contents, sources=(*self.contents.sources, *added)), name)

    @Slot(str)
    def _fail_loading(self, sentence: str) -> None:
        self._loading = None
        self._messages.show_error(sentence)
        self._load_next()
        self._say_rest()

    # Comparing

    def _do(self, contents: Contents, name: str) -> None:
        self._move_to(self._history.after(contents, name))

    def _move_to(self, history: History[Contents]) -> None:
        if history is self._history:
            return
        self._history = history
        self.contents_changed.emit()
        self._compare()

    def _compare(self) -> None:
        self._stop_comparing()
        self._asked_history = self._history
        if not self.contents.sources:
            self._take_answer(None)
            return
        self._what_is_compared = self.tr("Setting %n statement(s) side by side …", "", len(self.contents.sources))
        task = Task(_compare, self.contents)
        task.progressed.connect(self._say_comparing)
        task.succeeded.connect(self._take_answer)
        task.failed.connect(self._fail_comparing)
        self._comparing = task
        self._say_comparing(0, 0)
        self._tasks.start(task)

    @Slot(object)
    def _take_answer(self, answer: Answer | None) -> None:
        self._comparing = None
        self._answer = answer
        self._answered_history = self._asked_history
        self.answered.emit(answer)
        self._say_rest()

    @Slot(str)
    def _fail_comparing(self, sentence: str) -> None:
        self._messages.show_error(sentence)
        self._put_back()
        self._say_rest()

    def _stop_comparing(self) -> None:
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None

    def _put_back(self) -> None:
        """Return to the contents of the answer that is shown."""
        self._stop_comparing()
        self._history = self._answered_history
        self.contents_changed.emit()

    # What is under way

    @Slot(int, int)
    def _say_loading(self, done: int, total: int) -> None:
        self.work_changed.emit(Work(self._what_is_loaded, done, total))

    @Slot(int, int)
    def _say_comparing(self, done: int, total: int) -> None:
        self.work_changed.emit(Work(self._what_is_compared, done, total))

    def _say_rest(self) -> None:
        if not self.is_working:
            self.work_changed.emit(None)

    def _title(self, statement: str) -> str:
        return next(known.title for known in self.contents.statements if known.id == statement)


@dataclass(frozen=True, slots=True)
class _Request:
    """Files to load, or else a pasted text with the title that the person gave it."""

    paths: tuple[Path, ...] = ()
    pasted: str = ""
    title: str = ""


def _load(
    request: _Request,
    contents: Contents,
    *,
    on_progress: OnProgress,
    should_cancel: ShouldCancel,
) -> Loaded:
    if not request.paths:
        return load_pasted(request.pasted, present=contents.statements)
    return load(
        request.paths,
        present=contents.statements,
        on_progress=on_progress,
        should_cancel=should_cancel,
    )


def _compare(contents: Contents, *, on_progress: OnProgress, should_cancel: ShouldCancel) -> Answer:
    began = time.perf_counter()
    comparison = compare(
        contents.statements,
        options=Options(reading_order=contents.reading_order),
        constraints=contents.constraints,
        on_progress=on_progress,
        should_cancel=should_cancel,
    )
    seconds = time.perf_counter() - began
    _check(comparison)
    return Answer(contents, comparison, summarise(comparison), seconds)


def _check(comparison: Comparison) -> None:
    """Find what is lost here, off the GUI thread: the Comparison keeps the result."""
    _ = comparison.lost
