"""Paths and pasted words become Statements: read, named, cut into clauses.

The command line and the window both come this way. A source that cannot be used never stops the others: it becomes a
Trouble, whose sentence the caller shows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.errors import ComparisonError, ReadingError, SourceEmpty, SourceEncrypted
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if
from core.reading.apart import ReadingApart
from core.reading.document import Document
from core.reading.forms import is_mail
from core.reading.options import ReadingOptions, Tracked
from core.reading.origin import SIDES, Origin, digest_of
from core.reading.read import read_pasted
from core.reading.source import bytes_of, shown_name

PASTED = "pasted"
"""The id of a pasted text, before it is made unique."""

_DEFAULT = ReadingOptions()
_TRACKED = {"before": Tracked.REJECTED, "after": Tracked.ACCEPTED}
"""Side of the changes → how it is read."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The file called `name` in the mail at `path`, as a source of its own."""

    path: Path
    name: str


Source = Path | Attached


def source_at(path: Path, attachment: str = "") -> Source:
    """The file at `path`, or the one called `attachment` in the mail there."""
    return Attached(path, attachment) if attachment else path


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source that was not loaded, and the sentence that says why."""

    path: Path
    sentence: str
    needs_password: bool = False
    """Whether the right password opens it."""
    attachment: str = ""
    """The file in the mail at `path` that it is about, "" where it is about the file at `path`."""
    attachments: tuple[str, ...] = ()
    """The files in a mail that has no words of its own."""


@dataclass(frozen=True)
class Loaded:
    """What came of some sources: the new statements in the order given, and the troubles.

    `documents` maps the id of each new statement to what was read, which a project keeps; `origins` maps it to where it
    came from.
    """

    statements: tuple[Statement, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def attached(self) -> Mapping[Path, tuple[Attached, ...]]:
        """The files in each mail that was loaded, or had no words of its own, which can be loaded in turn."""
        found = {trouble.path.absolute(): trouble.attachments for trouble in self.troubles}
        for id, origin in self.origins.items():
            if not origin.attachment:
                found[origin.path] = self.documents[id].attachments
        return {path: tuple(Attached(path, name) for name in names) for path, names in found.items() if names}


def load(
    sources: Sequence[Source],
    *,
    present: Sequence[Statement] = (),
    taken_ids: Iterable[str] = (),
    options: ReadingOptions = _DEFAULT,
    reading: ReadingApart | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Loaded:
    """Load the files at these paths, and the files in mails, to stand beside the statements that are `present`.

    A statement's id is its file's stem; where another has it (one of `present`, of `taken_ids`, or an earlier source)
    a number is added: "draft", "draft-2". A text that is already there is a trouble, and not loaded twice.
    Where `options` ask for both readings of tracked changes, a file that has some gives two statements, "draft-before"
    and "draft-after", whose titles say which they are. Progress counts two steps a file; raises Cancelled between two
    steps and in the midst of reading and cutting. Who loads many times hands in what is to do the `reading`, so that
    all share it.
    """
    good: list[tuple[Source, str]] = []
    documents: list[Document] = []
    troubles: list[Trouble] = []
    there = {statement.text: statement.source for statement in present}
    with nullcontext(reading) if reading else ReadingApart() as apart:
        for done, source in enumerate(sources):
            stop_if(should_cancel)
            on_progress(done, 2 * len(sources))
            try:
                readings = _readings(source, options, apart, should_cancel)
                for document in readings.values():
                    _refuse_twice(document, there)
            except (ReadingError, ComparisonError) as error:
                troubles.append(_trouble(source, error))
                continue
            for side, document in readings.items():
                there[document.text] = document.source
                good.append((source, side))
                documents.append(document)
    stems = [_stem(source) + (f"-{side}" if side else "") for source, side in good]
    ids = unique_ids(stems, taken={*taken_ids, *(statement.id for statement in present)})
    kept = dict(zip(ids, documents, strict=True))

    def on_cut(done: int) -> None:
        on_progress(min(len(sources) + len(troubles) + done, 2 * len(sources)), 2 * len(sources))

    cut = zip(_cut(kept, on_cut, should_cancel), good, strict=True)
    statements = tuple(
        replace(each, title=each.title + (SIDES[_TRACKED[side]] if side else "")) for each, (_, side) in cut
    )
    on_progress(2 * len(sources), 2 * len(sources))
    origins = (_origin(source, _TRACKED.get(side, options.tracked)) for source, side in good)
    return Loaded(statements, tuple(troubles), kept, dict(zip(ids, origins, strict=True)))


def opened_mails(
    sources: Iterable[Source],
    *,
    options: ReadingOptions = _DEFAULT,
    reading: ReadingApart | None = None,
    should_cancel: ShouldCancel = never,
) -> tuple[Source, ...]:
    """The sources, and in place of each mail that has files which can be read, these files.

    What cannot be read stays: loading it says why. Raises Cancelled.
    """
    opened: list[Source] = []
    with nullcontext(reading) if reading else ReadingApart() as apart:
        for source in sources:
            stop_if(should_cancel)
            names = () if isinstance(source, Attached) else _files_in(source, options, apart, should_cancel)
            opened += [Attached(source, name) for name in names] if isinstance(source, Path) and names else [source]
    return tuple(opened)


def _files_in(path: Path, options: ReadingOptions, apart: ReadingApart, should_cancel: ShouldCancel) -> tuple[str, ...]:
    try:
        data = bytes_of(path, options=options, on_progress=no_progress, should_cancel=should_cancel)
        name = shown_name(path)
        if not is_mail(data, name):
            return ()
        return apart.read_bytes(data, name, options=options, should_cancel=should_cancel).attachments
    except SourceEmpty as error:
        return error.attachments
    except ReadingError:
        return ()


def _parted(source: Source) -> tuple[Path, str]:
    """The path of a source, and the name of the file in the mail there, "" where there is none."""
    return (source.path, source.name) if isinstance(source, Attached) else (source, "")


def _trouble(source: Source, error: ReadingError | ComparisonError) -> Trouble:
    path, attachment = _parted(source)
    needs_password = isinstance(error, SourceEncrypted) and error.needs_password
    attachments = error.attachments if isinstance(error, SourceEmpty) else ()
    return Trouble(path, str(error), needs_password, attachment, attachments)


def _origin(source: Source, tracked: Tracked) -> Origin:
    """Where a reading came from; a file that went away meanwhile has no digest."""
    path, attachment = _parted(source)
    try:
        digest = digest_of(path)
    except ReadingError:
        digest = ""
    return Origin(path.absolute(), Tracked.ACCEPTED if tracked is Tracked.BOTH else tracked, digest, attachment)


def _readings(
    source: Source, options: ReadingOptions, apart: ReadingApart, should_cancel: ShouldCancel
) -> dict[str, Document]:
    """What the file says, by the side of its tracked changes, "" where only one is asked for or there is only one."""
    path, attachment = _parted(source)
    options = replace(options, attachment=attachment)
    after = apart.read(path, options=options, should_cancel=should_cancel)
    if options.tracked is not Tracked.BOTH or not after.changes:
        return {"": after}
    try:
        rejected = replace(options, tracked=Tracked.REJECTED)
        before = apart.read(path, options=rejected, should_cancel=should_cancel)
    except SourceEmpty:
        return {"": after}
    return {"": after} if before.text == after.text else {"before": before, "after": after}


def load_pasted(
    text: str,
    *,
    document: Document | None = None,
    present: Sequence[Statement] = (),
    taken_ids: Iterable[str] = (),
    should_cancel: ShouldCancel = never,
) -> Loaded:
    """Load text that was pasted or dropped, or the `document` that was read of it with its form (`read_copied`).

    Raises ReadingError or ComparisonError where it cannot be used, and Cancelled.
    """
    document = document or read_pasted(text)
    _refuse_twice(document, {statement.text: statement.source for statement in present})
    [id] = unique_ids([PASTED], taken={*taken_ids, *(statement.id for statement in present)})
    return Loaded((segment(document, id=id, should_cancel=should_cancel),), (), {id: document})


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths in the order given, and in place of each folder all the files in it, by name, subfolders after files.

    Files and folders whose names begin with "." or "~$" are left out where a folder is walked: systems and word
    processors keep theirs there. Links to folders are not followed.
    """
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith((".", "~$")))


def _is_folder(path: Path) -> bool:
    """False too where the system does not let it be looked at: reading it says why."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def unique_ids(stems: Sequence[str], *, taken: Iterable[str] = ()) -> list[str]:
    """An id for each stem: the stem itself, or with the next free number from 2.

    A number never takes what another stem is by itself, so that the ids of stems that differ do not depend on their
    order: "a", "a", "a-2" become "a", "a-3", "a-2".
    """
    used = set(taken)
    reserved = set(stems)
    ids = []
    for stem in stems:
        id, number = stem, 2
        while id in used or (id != stem and id in reserved):
            id, number = f"{stem}-{number}", number + 1
        used.add(id)
        ids.append(id)
    return ids


def _refuse_twice(document: Document, sources: Mapping[str, str]) -> None:
    """`sources` maps the texts that are there to the names of their sources."""
    if (there := sources.get(document.text)) is None:
        return
    if there == document.source:
        raise ComparisonError(f"“{document.source}” is already loaded. It was not added a second time.")
    raise ComparisonError(
        f"“{document.source}” has exactly the words of “{there}”, which is already loaded. It was not added."
    )


def _stem(source: Source) -> str:
    """The file's name without its ending; bytes that are no text are shown as “�”."""
    path, attachment = _parted(source)
    return PurePath(attachment or path).stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _cut(
    documents: Mapping[str, Document], on_cut: Callable[[int], None], should_cancel: ShouldCancel
) -> tuple[Statement, ...]:
    statements = []
    for id, document in documents.items():
        stop_if(should_cancel)
        statements.append(segment(document, id=id, should_cancel=should_cancel))
        on_cut(len(statements))
    return tuple(statements)
