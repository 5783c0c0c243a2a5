"""The open comparison: what is loaded, what the person did, and the latest answer of the core to it.

The Session holds a History of Projects, asks the core off the GUI thread to compare the present one, and says when an
answer is there. What Gathering reads becomes a step of that history. A new comparison cancels the one under way, so
that the latest answer wins. Cancelling, and a comparison that fails, put back the project of the answer that is shown:
nothing is ever half done. Knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.alignment.align import AlignmentOptions
from core.clauses.metadata import Details
from core.clauses.statement import Statement
from core.commitments.word_list import WordList
from core.exports.export import export
from core.loading import Loaded, Source, source_at
from core.project import project_file
from core.project.changes import added, corrected, described, noted, removed, renamed, reordered, replaced
from core.project.corrections import PutTogether, SetApart
from core.project.history import History
from core.project.project_file import Project
from core.reading.copied import Copied
from core.reading.document import Document
from core.reading.options import Tracked
from core.resources import ROOT
from desktop.comparing import Answer, answer_to, make_ready
from desktop.counts import counted
from desktop.gathering import Gathering, Missing, Request, Shut, shut_in
from desktop.messages import Messages
from desktop.tasks import Task, TaskRunner
from desktop.writing import Writer, Writing


@dataclass(frozen=True, slots=True)
class Work:
    """What is under way, and how far it is: `done` of `total` steps, both 0 while nobody knows."""

    what: str
    done: int = 0
    total: int = 0


class Session(QObject):
    """The one open comparison. Every change the person makes is a step that can be undone."""

    project_changed = Signal()  # the project, what can be undone, or where it is kept are others now
    answered = Signal(object)  # Answer, or None where there is no statement
    work_changed = Signal(object)  # Work, or None where nothing is under way
    saving_ended = Signal(bool)  # whether the comparison is in its file
    hidden_changed = Signal()
    sources_added = Signal(object)  # Loaded: what was read and stands beside the others now
    source_missing = Signal(object)  # Missing
    copied_read = Signal(object, object)  # Copied, and its Document or None: what `read_copied` was asked for
    attachments_found = Signal(object)  # Loaded, of which some `attached` files can be loaded in turn
    password_wanted = Signal(object)  # tuple[Shut, ...]: files that were not loaded for want of the right password

    def __init__(self, tasks: TaskRunner, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._messages = messages
        self._history: History[Project] = History(Project())
        self._asked = self._history
        self._answered = self._history
        self._answer: Answer | None = None
        self._writer = Writer(tasks, self)
        self._writer.began.connect(self._say_writing)
        self._writer.written.connect(self._take_written)
        self._writer.failed.connect(self._fail_writing)
        self._gathering = Gathering(tasks, lambda: self.project.statements, self)
        self._gathering.began.connect(self._say_gathering)
        self._gathering.shown.connect(self._tell_copied)
        self._gathering.progressed.connect(self._say_progress)
        self._gathering.gathered.connect(self._take_gathered)
        self._gathering.opened.connect(self._take_opened)
        self._gathering.failed.connect(self._fail_gathering)
        self._work = Work("")
        self._comparing: Task | None = None
        self._as_read: dict[tuple[str, str], Statement] = {}
        self._added: tuple[tuple[Source, ...], History[Project]] = ((), self._history)
        """What was added last, and the history with it."""
        self._hidden: frozenset[str] = frozenset()
        self._word_list: WordList | None = None
        self._alignment = AlignmentOptions()
        self._file: Path | None = None
        self._kept = self.project
        self._answered_file: tuple[Path | None, Project] = (self._file, self._kept)

    @property
    def project(self) -> Project:
        """What is loaded now, and what the person said of it."""
        return self._history.present

    @property
    def ids(self) -> list[str]:
        """The statements' ids, in column order."""
        return [statement.id for statement in self.project.statements]

    @property
    def history(self) -> History[Project]:
        """What can be undone and done again."""
        return self._history

    @property
    def answer(self) -> Answer | None:
        """The latest answer; it may be of an earlier project while a comparison is under way."""
        return self._answer

    @property
    def hidden(self) -> frozenset[str]:
        """The statements (ids) whose columns the person hides; saved with the comparison, but no step of its own."""
        return self._hidden

    @property
    def file(self) -> Path | None:
        """Where the comparison is kept, None where it is not."""
        return self._file

    @property
    def is_working(self) -> bool:
        """Whether something is being loaded, compared or written."""
        return self._writer.is_busy or self._gathering.is_busy or self._comparing is not None

    @property
    def is_loading(self) -> bool:
        """Whether a source is being read, or waits for its turn."""
        return self._gathering.is_busy

    @property
    def would_lose_work(self) -> bool:
        """Whether closing would lose what no file holds: corrections, notes, names, pasted texts."""
        if self.project is self._kept or not self.project.statements:
            return False
        return self._file is not None or not self.opens_again_from_sources

    @property
    def opens_again_from_sources(self) -> bool:
        """Whether opening the statements' files again gives this very comparison."""
        by_hand = bool(self.project.corrections or self.project.notes)
        return not by_hand and all(self._is_as_read(statement) for statement in self.project.statements)

    def _is_as_read(self, statement: Statement) -> bool:
        """Whether opening its file gives this very statement, unless the file has changed meanwhile."""
        origin = self.project.origins.get(statement.id)
        read = self._as_read.get((statement.id, statement.text))
        if origin is None or read is None or origin.tracked is not Tracked.ACCEPTED or origin.attachment:
            return False
        return (read.title, read.language, read.details) == (statement.title, statement.language, statement.details)

    @property
    def is_a_sample(self) -> bool:
        """Whether the statements are those that came with the program."""
        return all(path.is_relative_to(ROOT) for path in self.source_files)

    @property
    def source_files(self) -> tuple[Path, ...]:
        """The files that the statements came from, in column order, as far as they came from files."""
        origins = self.project.origins
        return tuple(origins[id].path for id in self.ids if id in origins)

    # What the person does

    def open_files(self, paths: Sequence[Path]) -> None:
        """Add the statements in the files at `paths` after those that are there; a kept comparison among them takes
        the place of the one that is open, and the others are added to it."""
        kept = [path for path in paths if path.suffix.lower() == project_file.ENDING]
        others = tuple(path for path in paths if path not in kept)
        first = [Request(kept=path) for path in kept[-1:]]
        self._gathering.add(*first, *([Request(paths=others)] if others else []))

    def open_sources(self, sources: Sequence[Source]) -> None:
        """Add the statements in these files, and in these files of mails, after those that are there."""
        self._gathering.add(Request(paths=tuple(sources)))

    def add_pasted(self, text: str, title: str = "", document: Document | None = None) -> None:
        """Add `text` as a statement, or the `document` that was read of it with its form; called `title` if that is
        not empty."""
        self._gathering.add(Request(pasted=text, document=document, title=title))

    def add_copied(self, copied: Copied) -> None:
        """Add what was copied elsewhere as a statement, with its form where that can be read."""
        self._gathering.add(Request(copied=copied))

    def read_copied(self, copied: Copied) -> None:
        """Read what was copied elsewhere, for `copied_read` to tell; it is not added."""
        self._gathering.add(Request(copied=copied, is_only_shown=True))

    def open_shut(self, shut: Shut, password: str) -> None:
        """Load a file that a password keeps shut, as it was to be loaded."""
        self._gathering.add(shut.with_password(password))

    def comes_from_a_file(self, statement: str) -> bool:
        """Whether it is known which file a statement was read from, so that it can be read again."""
        return statement in self.project.origins

    def has_changes(self, statement: str) -> bool:
        """Whether a statement has tracked changes and its file is known, so that they can be read otherwise."""
        with_changes = (each.id for each in self.project.statements if each.changes)
        return self.comes_from_a_file(statement) and statement in with_changes

    def read_again(self, statement: str, tracked: Tracked | None = None, path: Path | None = None) -> None:
        """Read a statement's file again, one step which can be undone: as it is now, with its tracked changes as
        `tracked` says (as before where None), and from `path` where the file was moved there. What the person said of
        its clauses stays with those that are found again."""
        origin = self.project.origins.get(statement)
        if origin is None:
            return
        place = path or origin.path
        if not _is_file(place):
            self.source_missing.emit(Missing(statement, place, tracked or origin.tracked))
            return
        source = source_at(place, origin.attachment)
        self._gathering.add(Request(paths=(source,), tracked=tracked or origin.tracked, again=statement))

    def remove(self, statement: str) -> None:
        """Take a statement out; its file is untouched."""
        self._do(removed(self.project, statement), self.tr("remove “{0}”").format(self._title(statement)))

    def reorder(self, statements: Sequence[str]) -> None:
        """Put the columns into the order of these ids, which are all that there are."""
        self._do(reordered(self.project, statements), self.tr("reorder the statements"))

    def move(self, statement: str, by: int) -> None:
        """Move a column `by` places, as far as there are places."""
        ids = self.ids
        place = ids.index(statement)
        ids.insert(max(0, min(len(ids) - 1, place + by)), ids.pop(place))
        self.reorder(ids)

    def rename(self, statement: str, title: str) -> None:
        """Call a statement otherwise."""
        name = self.tr("rename “{0}”").format(self._title(statement))
        self._do(renamed(self.project, statement, title), name)

    def describe(self, statement: str, title: str, language: str, details: Details) -> None:
        """Keep what the person says that a statement is."""
        name = self.tr("change the details of “{0}”").format(self._title(statement))
        self._do(described(self.project, statement, title=title, language=language, details=details), name)

    def hide(self, statements: frozenset[str]) -> None:
        """Take the columns of these statements (ids) out of sight, and show the others."""
        if statements != self._hidden:
            self._hidden = statements
            self.hidden_changed.emit()

    @property
    def word_list(self) -> WordList | None:
        """The person's own words by which commitments are found, None where only the program's are used."""
        return self._word_list

    def use_word_list(self, word_list: WordList | None) -> None:
        """Find commitments with these words of the person's own, from now on and in what is shown."""
        if word_list != self._word_list:
            self._word_list = word_list
            self._compare()

    @property
    def alignment(self) -> AlignmentOptions:
        """How clauses are set together."""
        return self._alignment

    def make_ready(self) -> None:
        """Load what a first comparison will need, so that it need not wait for that."""
        if self._alignment.meaning:
            self._tasks.start(Task(make_ready))

    def align_by_meaning(self, on: bool) -> None:
        """Set clauses together by what they mean too, or by words alone, from now on and in what is shown."""
        if on != self._alignment.meaning:
            self._alignment = replace(self._alignment, meaning=on)
            self._compare()

    def read_in_order_of(self, statement: str) -> None:
        """Let the rows follow the order of this statement."""
        if statement != self.project.reading_order:
            name = self.tr("read in the order of “{0}”").format(self._title(statement))
            self._do(replace(self.project, reading_order=statement), name)

    def put_together(self, clauses: Sequence[str]) -> None:
        """Say that these clauses (ids) stand in one row."""
        self._do(corrected(self.project, PutTogether(frozenset(clauses))), self.tr("put clauses together"))

    def set_apart(self, clauses: Sequence[str], others: Sequence[str] = ()) -> None:
        """Say that no two of these clauses (ids) stand in one row; with `others`, that none stands with any of them."""
        correction = SetApart(frozenset(clauses), frozenset(others))
        self._do(corrected(self.project, correction), self.tr("set clauses apart"))

    def note(self, row: str, words: str) -> None:
        """Keep the person's words on a row (its id)."""
        rows = self._answer.comparison.rows if self._answer else ()
        clauses = frozenset(clause.id for each in rows if each.id == row for clause in each.clauses)
        self._do(noted(self.project, row, words, clauses=clauses), self.tr("write a note"))

    def undo(self) -> None:
        """Take the last step back."""
        self._move_to(self._history.undo())

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._move_to(self._history.redo())

    def close(self) -> None:
        """Begin anew, with nothing loaded, nothing to undo and no file."""
        self.cancel()
        self._begin_with(Project(), None)

    def cancel(self) -> None:
        """Stop what is under way; the window keeps what it shows."""
        self._gathering.cancel()
        if self._comparing is not None:
            self._put_back()
        self._say_rest()

    # Files

    def save(self, path: Path) -> None:
        """Keep the comparison at `path`, and from then on there."""
        project = self.project
        words = self._word_list.name if self._word_list else ""
        written = replace(project, hidden=self._hidden & frozenset(self.ids), word_list=words)
        self._writer.write(Writing(path, lambda: project_file.save(written, path), saved=project))

    def export(self, path: Path) -> None:
        """Write a report of the answer that is shown; the ending of `path` says which."""
        if self._answer is not None:
            comparison, notes = self._answer.comparison, self.project.notes
            self._writer.write(Writing(path, lambda: export(comparison, path, notes=notes)))

    @Slot(object)
    def _say_writing(self, writing: Writing) -> None:
        self._say_work(self.tr("Writing “{0}” …").format(writing.path.name))

    @Slot(object)
    def _take_written(self, writing: Writing) -> None:
        if writing.saved is not None:
            self._file, self._kept = self._answered_file = (writing.path, writing.saved)
            self.project_changed.emit()
        text = self.tr("“{0}” was written in {1}.").format(writing.path.name, writing.path.parent)
        self._messages.show_written(text, writing.path)
        self._say_rest()
        if writing.saved is not None:
            self.saving_ended.emit(True)

    @Slot(object, str)
    def _fail_writing(self, writing: Writing, sentence: str) -> None:
        self._messages.show_error(sentence)
        self._say_rest()
        if writing.saved is not None:
            self.saving_ended.emit(False)

    # Gathering

    @Slot(object)
    def _say_gathering(self, request: Request) -> None:
        if request.kept:
            self._say_work(self.tr("Opening “{0}” …").format(request.kept.name))
            return
        if request.copied:
            self._say_work(self.tr("Reading what was copied …"))
            return
        count = max(1, len(request.paths))
        self._say_work(counted(count, self.tr("Reading a statement …"), self.tr("Reading {0} statements …")))

    @Slot(object, object)
    def _take_gathered(self, request: Request, loaded: Loaded) -> None:
        for trouble in loaded.troubles:
            if not trouble.needs_password and not trouble.attachments:
                self._messages.show_error(trouble.sentence)
        if waiting := shut_in(loaded, request):
            self.password_wanted.emit(waiting)
        if loaded.statements:
            self._add(loaded, request)
        if loaded.attached and not request.again:
            self.attachments_found.emit(loaded)
        self._say_rest()

    def _add(self, loaded: Loaded, request: Request) -> None:
        statements = tuple(replace(each, title=request.title or each.title) for each in loaded.statements)
        for statement in statements:
            self._as_read[statement.id, statement.text] = statement
        if request.again:
            self._replace(request.again, loaded)
            return
        # What a password kept shut is one step with what was brought together with it, unless something was done since.
        is_later_part = bool(request.opened_after) and self._added == (request.brought, self._history)
        before = self._history.undo() if is_later_part else self._history
        project = added(self.project, statements, loaded.documents, loaded.origins)
        count = len(project.statements) - len(before.present.statements)
        name = (
            self.tr("add “{0}”").format(statements[0].title)
            if count == 1
            else self.tr("add {0} statements").format(count)
        )
        self._move_to(before.after(project, name))
        self._added = (request.brought, self._history)
        self.sources_added.emit(loaded)

    def _replace(self, again: str, loaded: Loaded) -> None:
        """Put what was read again in the place of what was there; where nothing is new, say so."""
        old = next((each for each in self.project.statements if each.id == again), None)
        if old is None:
            return
        new, origins = loaded.statements, loaded.origins
        is_same = [each.text for each in new] == [old.text] and origins.get(new[0].id) == self.project.origins.get(
            again
        )
        if is_same:
            self._messages.show_notice(self.tr("“{0}” is as it was when it was read.").format(old.source))
            return
        self._do(
            replaced(self.project, again, new, loaded.documents, origins),
            self.tr("read “{0}” again").format(old.title),
        )

    @Slot(object, object)
    def _take_opened(self, path: Path, project: Project) -> None:
        words = self._word_list.name if self._word_list else ""
        if project.word_list and project.word_list != words:
            self._messages.show_notice(
                self.tr("It was kept with commitments found by the word list “{0}”, which is not in use here.").format(
                    project.word_list
                )
            )
        self._begin_with(replace(project, word_list=""), path)
        self._say_rest()

    @Slot(object, object)
    def _tell_copied(self, copied: Copied, document: Document | None) -> None:
        self._say_rest()
        self.copied_read.emit(copied, document)

    @Slot(str)
    def _fail_gathering(self, sentence: str) -> None:
        self._messages.show_error(sentence)
        self._say_rest()

    # Comparing

    def _do(self, project: Project, name: str) -> None:
        if project is not self.project:
            self._move_to(self._history.after(project, name))

    def _begin_with(self, project: Project, file: Path | None) -> None:
        self._file = file
        self._kept = project
        self.hide(project.hidden)
        self._move_to(History(project))

    def _move_to(self, history: History[Project]) -> None:
        if history is not self._history:
            self._history = history
            self.project_changed.emit()
            self._compare()

    def _compare(self) -> None:
        self._stop_comparing()
        self._asked = self._history
        if not self.project.statements:
            self._take_answer(None)
            return
        prepared = self._answer.prepared if self._answer else None
        chosen = (self._word_list, self._alignment)
        answer = self._answer if prepared and (prepared.word_list, prepared.options) == chosen else None
        if answer and self.project == replace(answer.project, notes=self.project.notes):
            self._take_answer(replace(answer, project=self.project))
            return
        task = Task(answer_to, self.project, prepared, *chosen)
        task.progressed.connect(self._say_progress)
        task.succeeded.connect(self._take_answer)
        task.failed.connect(self._fail_comparing)
        self._comparing = task
        self._say_work(
            counted(
                len(self.project.statements),
                self.tr("Looking at one statement …"),
                self.tr("Setting {0} statements side by side …"),
            )
        )
        self._tasks.start(task)

    @Slot(object)
    def _take_answer(self, answer: Answer | None) -> None:
        self._comparing = None
        self._answer = answer
        self._answered = self._asked
        self._answered_file = (self._file, self._kept)
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
        """Return to the project of the answer that is shown."""
        self._stop_comparing()
        self._history = self._answered
        self._file, self._kept = self._answered_file
        self.project_changed.emit()

    # What is under way

    def _say_work(self, what: str) -> None:
        self._work = Work(what)
        self.work_changed.emit(self._work)

    @Slot(int, int)
    def _say_progress(self, done: int, total: int) -> None:
        self.work_changed.emit(replace(self._work, done=done, total=total))

    def _say_rest(self) -> None:
        if not self.is_working:
            self.work_changed.emit(None)

    def _title(self, statement: str) -> str:
        return next(known.title for known in self.project.statements if known.id == statement)


def _is_file(path: Path) -> bool:
    """False too where the system does not let it be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
