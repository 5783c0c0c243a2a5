"""A comparison on disk: one SQLite file with the statements, their order, the corrections and the notes.

The file holds what was read, not what follows from it: opening it cuts the statements afresh, with the program as it
is now. Corrections and notes are kept with the place of their clauses in the text, so that they find them again where
a newer program cuts the text otherwise. A file is written whole or not at all. Opening only reads it, and nothing in it
is believed before it is checked.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path

from core.clauses.metadata import Details
from core.clauses.segment import segment
from core.clauses.statement import Clause, Statement
from core.errors import ProjectError
from core.project.corrections import Correction, PutTogether, SetApart
from core.project.places import read_path, written_path
from core.project.schema import APPLICATION_ID, STEPS, bring_up_to_date, version_of
from core.reading.document import ChangeKind, Comment, Document, LeftOut, Mark, MarkKind, TrackedChange
from core.reading.options import Tracked
from core.reading.origin import Origin
from core.writing import replacing, why_not_written

ENDING = ".communique"

_READING_ORDER = "reading order"
_HIDDEN = "hidden columns"
_WORD_LIST = "word list"
_KINDS: Mapping[str, type[Correction]] = {"put together": PutTogether, "set apart": SetApart}
_SIDES = ("clauses", "others")


@dataclass(frozen=True)
class Project:
    """A comparison that is kept.

    `statements` are in column order; `documents` maps the id of each to what was read (a statement without one is kept
    as plain text, a document without a statement is not kept), `origins` the id of each that came from a file to where
    it came from. `reading_order` is the id of the statement whose order the rows follow, "" for the first. `notes` maps
    a row's id, which is the id of a clause, to the person's words: where rows have changed since, `Comparison.row_of`
    tells in which row that clause is. `hidden` are the ids of those statements whose columns are out of sight;
    `word_list` is what the person's own word list was called by which commitments were found, "" where there was none.
    """

    statements: tuple[Statement, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    reading_order: str = ""
    corrections: tuple[Correction, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    word_list: str = ""


def save(project: Project, path: Path) -> None:
    """Write `project` to `path`; raises ProjectError where that fails, and then an older file is as it was."""
    try:
        with replacing(path) as new, closing(sqlite3.connect(new)) as connection:
            bring_up_to_date(connection)
            _write(project, connection, path.absolute().parent)
            connection.commit()
    except OSError as error:
        raise ProjectError(f"“{path.name}” could not be saved: {why_not_written(path, error)}.") from error
    except sqlite3.Error as error:
        raise ProjectError(f"“{path.name}” could not be saved: {error}. Save it in another folder.") from error


def load(path: Path) -> Project:
    """Open the comparison at `path`, which stays as it is; raises ProjectError where there is none that can be read."""
    _check_is_file(path)
    try:
        with _opened(path) as connection:
            return _read(connection, path.absolute().parent)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise ProjectError(
            f"“{path.name}” is damaged, or not a comparison of this program ({error}). If you have a copy, open that."
        ) from error


def _check_is_file(path: Path) -> None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ProjectError(f"“{path.name}” is a folder or a device, not a comparison.")
        path.open("rb").close()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ProjectError(f"“{path.name}” is not there any more. It may have been moved or renamed.") from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ProjectError(
            f"“{path.name}” could not be opened: {why}. Ask whoever keeps it, or open a copy."
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The tables in today's form; those of an older file are brought up to date in memory."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        _check(path, connection)
        if version_of(connection) == len(STEPS):
            yield connection
            return
        with closing(sqlite3.connect(":memory:")) as copy:
            connection.backup(copy)
            bring_up_to_date(copy)
            yield copy


def _check(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ValueError("it does not say that it is one")
    if version_of(connection) > len(STEPS):
        raise ProjectError(f"“{path.name}” was made by a newer Communiqué. Update the program to open it.")
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise ValueError("parts of it are missing")


def _write(project: Project, connection: sqlite3.Connection, folder: Path) -> None:
    choices = {
        _READING_ORDER: project.reading_order,
        _HIDDEN: "\n".join(sorted(project.hidden)),
        _WORD_LIST: project.word_list,
    }
    _insert(connection, "choice", list(choices.items()))
    for place, statement in enumerate(project.statements):
        document = project.documents.get(statement.id, Document(statement.text, statement.source, "txt"))
        _write_statement(connection, place, statement, document)
        if (origin := project.origins.get(statement.id)) and (there := written_path(origin.path, folder)):
            _insert(connection, "origin", [(statement.id, there, origin.tracked, origin.digest, origin.attachment)])
    anchors = {clause.id: clause for statement in project.statements for clause in statement.clauses}
    for place, correction in enumerate(project.corrections):
        kind = next(name for name, cls in _KINDS.items() if isinstance(correction, cls))
        _insert(connection, "correction", [(place, kind)])
        for side in _SIDES:
            clauses = sorted(getattr(correction, side, ()))
            _insert(connection, "corrected", [(place, side, id, *_anchor(anchors.get(id))) for id in clauses])
    notes = [(clause, words, *_anchor(anchors.get(clause))) for clause, words in project.notes.items()]
    _insert(connection, "note", notes)


def _write_statement(connection: sqlite3.Connection, place: int, statement: Statement, document: Document) -> None:
    names = (statement.id, statement.title, document.source, statement.language, document.format, document.title)
    _insert(connection, "statement", [(place, *names, document.text)])
    marks = [(statement.id, at, m.start, m.end, m.kind, m.level, m.place) for at, m in enumerate(document.marks)]
    _insert(connection, "mark", marks)
    changes = [(statement.id, at, *astuple(change)) for at, change in enumerate(document.changes)]
    _insert(connection, "change", changes)
    comments = [(statement.id, at, *astuple(comment)) for at, comment in enumerate(document.comments)]
    _insert(connection, "comment", comments)
    _insert(connection, "detail", [(statement.id, *pair) for pair in _written_details(statement.details).items()])
    left_out = [(statement.id, at, left.what, left.why) for at, left in enumerate(document.left_out)]
    _insert(connection, "left_out", left_out)


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Add `rows` to `table`, one of ours. Half a surrogate pair, which SQLite cannot keep, becomes "?"."""
    for row in rows:
        sound = [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in row]
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", sound)


def _anchor(clause: Clause | None) -> tuple[str | None, int | None, int | None]:
    return (clause.statement, clause.start, clause.end) if clause else (None, None, None)


def _read(connection: sqlite3.Connection, folder: Path) -> Project:
    documents: dict[str, Document] = {}
    statements: list[Statement] = []
    rows = connection.execute(
        "SELECT id, title, source, language, format, form_title, text FROM statement ORDER BY place"
    )
    for id, title, source, language, form, form_title, text in rows:
        _check_text(id, title, source, language, form, form_title, text)
        document = Document(
            text,
            source,
            form,
            form_title,
            _marks(connection, id, text),
            _left_out(connection, id),
            changes=_changes(connection, id, text),
            comments=_comments(connection, id, text),
        )
        documents[id] = document
        cut = segment(document, id=id, language=language)
        details = _details(connection, id) or cut.details
        statements.append(replace(cut, title=title, details=details))
    by_id = {statement.id: statement for statement in statements}
    choices = dict(connection.execute("SELECT name, value FROM choice"))
    reading_order = choices.get(_READING_ORDER, "")
    _check_text(reading_order)
    corrections = tuple(_corrections(connection, by_id))
    origins = dict(_origins(connection, by_id, folder))
    hidden = choices.get(_HIDDEN, "")
    word_list = choices.get(_WORD_LIST, "")
    _check_text(hidden, word_list)
    return Project(
        tuple(statements),
        documents,
        reading_order,
        corrections,
        _notes(connection, by_id),
        origins,
        frozenset(id for id in hidden.split("\n") if id in by_id),
        word_list,
    )


def _origins(
    connection: sqlite3.Connection, by_id: Mapping[str, Statement], folder: Path
) -> Iterator[tuple[str, Origin]]:
    rows = connection.execute("SELECT statement, path, tracked, digest, attachment FROM origin")
    for id, words, tracked, digest, attachment in rows:
        _check_text(id, words, tracked, digest, attachment)
        if id in by_id and (path := read_path(words, folder)):
            yield id, Origin(path, Tracked(tracked), digest, attachment)


def _written_details(details: Details) -> dict[str, str]:
    """Field → its words; parties stand one a line."""
    fields = {"date": details.date, "date words": details.date_words, "place": details.place, "symbol": details.symbol}
    return {**fields, "parties": "\n".join(details.parties)}


def _details(connection: sqlite3.Connection, id: str) -> Details | None:
    """The details that the file has of a statement, None where it has none."""
    kept = dict(connection.execute("SELECT name, value FROM detail WHERE statement = ?", (id,)))
    _check_text(*kept.values())
    if not kept:
        return None
    parties = tuple(party for party in kept.get("parties", "").split("\n") if party)
    words = {name: kept.get(name, "") for name in ("date", "date words", "place", "symbol")}
    return Details(words["date"], words["date words"], words["place"], parties, words["symbol"])


def _marks(connection: sqlite3.Connection, id: str, text: str) -> tuple[Mark, ...]:
    rows = connection.execute(
        'SELECT start, "end", kind, level, hangs_on FROM mark WHERE statement = ? ORDER BY place', (id,)
    )
    marks = tuple(Mark(start, end, MarkKind(kind), level, place) for start, end, kind, level, place in rows)
    if any(mark.end > len(text) or not 0 <= (mark.place or 0) <= len(text) for mark in marks):
        raise ValueError(f"a mark lies outside the text of {id}")
    return marks


def _changes(connection: sqlite3.Connection, id: str, text: str) -> tuple[TrackedChange, ...]:
    rows = connection.execute(
        'SELECT start, "end", kind, author, date, words FROM change WHERE statement = ? ORDER BY place', (id,)
    ).fetchall()
    for start, end, kind, *words in rows:
        _check_span(start, end, text, id)
        _check_text(kind, *words)
    return tuple(TrackedChange(start, end, ChangeKind(kind), *words) for start, end, kind, *words in rows)


def _comments(connection: sqlite3.Connection, id: str, text: str) -> tuple[Comment, ...]:
    rows = connection.execute(
        'SELECT start, "end", author, date, words FROM comment WHERE statement = ? ORDER BY place', (id,)
    ).fetchall()
    for start, end, *words in rows:
        _check_span(start, end, text, id)
        _check_text(*words)
    return tuple(Comment(start, end, *words) for start, end, *words in rows)


def _check_span(start: int, end: int, text: str, id: str) -> None:
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"a change or a comment lies outside the text of {id}")


def _left_out(connection: sqlite3.Connection, id: str) -> tuple[LeftOut, ...]:
    rows = connection.execute("SELECT what, why FROM left_out WHERE statement = ? ORDER BY place", (id,)).fetchall()
    _check_text(*(words for row in rows for words in row))
    return tuple(LeftOut(what, why) for what, why in rows)


def _corrections(connection: sqlite3.Connection, by_id: Mapping[str, Statement]) -> Iterator[Correction]:
    """A correction whose clauses have all become one is no correction any more."""
    rows = connection.execute('SELECT correction, side, clause, statement, start, "end" FROM corrected').fetchall()
    sides: dict[tuple[int, str], set[str]] = {}
    for place, side, *anchor in rows:
        sides.setdefault((place, side), set()).add(_found(by_id, *anchor))
    for place, kind in connection.execute("SELECT place, kind FROM correction ORDER BY place"):
        clauses, others = (frozenset(sides.get((place, side), ())) for side in _SIDES)
        if kind not in _KINDS:
            raise ValueError(f"“{kind}” is no correction")
        if _KINDS[kind] is SetApart and (len(clauses) > 1 or others) and clauses and not clauses & others:
            yield SetApart(clauses, others)
        elif _KINDS[kind] is PutTogether and len(clauses) > 1:
            yield PutTogether(clauses)


def _notes(connection: sqlite3.Connection, by_id: Mapping[str, Statement]) -> Mapping[str, str]:
    """Where two notes have come to the same clause, it has both."""
    notes: dict[str, list[str]] = {}
    for words, *anchor in connection.execute('SELECT words, clause, statement, start, "end" FROM note ORDER BY rowid'):
        _check_text(words)
        notes.setdefault(_found(by_id, *anchor), []).append(words)
    return {clause: "\n".join(words) for clause, words in notes.items()}


def _found(
    by_id: Mapping[str, Statement], clause: str, statement: str | None, start: int | None, end: int | None
) -> str:
    """The id of the clause that has most of the place where `clause` was; `clause` itself where nothing is there."""
    _check_text(clause)
    if statement is None or statement not in by_id or start is None or end is None:
        return clause
    overlaps = ((min(end, c.end) - max(start, c.start), c.id == clause, c.id) for c in by_id[statement].clauses)
    overlap, _, found = max(overlaps, default=(0, False, clause))
    return found if overlap > 0 else clause


def _check_text(*words: object) -> None:
    """SQLite keeps what it is given, whatever the column says."""
    if wrong := next((word for word in words if not isinstance(word, str)), None):
        raise TypeError(f"{type(wrong).__name__} where words belong")
