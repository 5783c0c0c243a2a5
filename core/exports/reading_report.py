"""What the program sees in one file, for the terminal and as JSON: clauses, marks, what was left out and why.

Both give lines and print nothing. Offsets count code points of the text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.clauses.metadata import Details
from core.clauses.statement import Clause, Statement
from core.exports.columns import Line, Style, beside, broken, written
from core.exports.json_data import clause_data, details_of
from core.reading.document import Document
from core.reading.source import shown_name

_GUTTER = 24
"""Cells for the kind and label of a clause, where the terminal is wide enough."""
_PLACE = 22
"""Cells for its paragraph, page and offsets."""
_WORDS_AT_LEAST = 24
"""Cells for its words, below which they stand in lines of their own."""
_NAME = 13
"""Cells for the name of a fact."""
_INDENT = 2


def reading_lines(statement: Statement, document: Document, *, width: int = 100, colour: bool = False) -> Iterator[str]:
    """What was read, for a terminal of `width` cells; `colour` says whether it may be told to change colours."""
    for line in (*_head(statement, document, width), *_clauses(statement, width), ()):
        yield written(line, colour=colour)


def reading_json(path: Path, statement: Statement, document: Document) -> str:
    """What was read from `path`, as JSON on one line; `error_json` has its counterpart."""
    facts = {
        "source": document.source,
        "path": str(path),
        "id": statement.id,
        "format": document.format,
        "encoding": document.encoding,
        "title": statement.title,
        "language": statement.language,
        **details_of(statement),
        "words": len(statement.text.split()),
        "clauses": [clause_data(clause) for clause in statement.clauses],
        "marks": [
            {"start": mark.start, "end": mark.end, "kind": mark.kind, "level": mark.level} for mark in document.marks
        ],
        "unsettled": [
            {"start": each.start, "end": each.end, "kind": each.kind, "depth": each.depth}
            for each in statement.unsettled
        ],
        "changes": [asdict(change) for change in document.changes],
        "comments": [asdict(comment) for comment in document.comments],
        "attachments": list(document.attachments),
        "left_out": [{"what": left.what, "why": left.why} for left in document.left_out],
        "uncovered": statement.uncovered(),
        "text": statement.text,
    }
    return _one_line(facts)


def error_json(path: Path, sentence: str, *, attachment: str = "") -> str:
    """Why `path`, or that file in the mail there, could not be read, as JSON on one line."""
    source = f"{shown_name(path)}: {attachment}" if attachment else shown_name(path)
    return _one_line({"source": source, "path": str(path), "error": sentence})


def _one_line(facts: dict[str, Any]) -> str:
    """ASCII alone, so that every terminal and pipe lets it through unchanged."""
    return json.dumps(facts, ensure_ascii=True, allow_nan=False)


def _head(statement: Statement, document: Document, width: int) -> Iterator[Line]:
    yield from broken(((document.source, Style.BOLD),), width)
    form = ", ".join(part for part in (document.format, document.encoding, statement.language) if part)
    words, clauses = len(statement.text.split()), len(statement.clauses)
    facts = (
        ("Title", statement.title),
        ("Read as", f"{form}; {words:,} words, {clauses:,} clauses"),
        ("Date", _date(statement.details)),
        ("Place", statement.details.place),
        ("Parties", "; ".join(statement.details.parties)),
        ("Symbol", statement.details.symbol),
        ("Marks", _counted(mark.kind for mark in document.marks)),
        ("Unsettled", _counted(each.kind for each in statement.unsettled)),
        ("Attached", ", ".join(document.attachments)),
        *(("Left out", f"“{left.what}” ({left.why})") for left in document.left_out),
        ("Not covered", statement.uncovered()),
    )
    for name, said in facts:
        if said:
            room = width - _NAME - 2
            yield from beside([[((f"  {name}", Style.FAINT),)], broken(((said, Style.PLAIN),), room)], [_NAME, room])
    yield ()


def _date(details: Details) -> str:
    """The date in the words of the text, and as it was understood."""
    words = details.date_words
    return f"{words} ({details.date})" if words and details.date else words or details.date


def _counted(kinds: Iterable[str]) -> str:
    """How many of each kind: "2 heading, 12 item"."""
    return ", ".join(f"{count} {kind}" for kind, count in Counter(kinds).items())


def _clauses(statement: Statement, width: int) -> Iterator[Line]:
    """Name, place and words side by side; where the terminal is too narrow for that, below each other."""
    numbers = {clause.id: number for number, clause in enumerate(statement.clauses, start=1)}
    stacked = width < _GUTTER + _PLACE + _WORDS_AT_LEAST
    room = width - _INDENT - 2 if stacked else width - _GUTTER - _PLACE - 4
    for clause in statement.clauses:
        label = f"  {clause.label}" if clause.label else ""
        name = ((f"{numbers[clause.id]} {clause.kind}", Style.BOLD), (label, Style.PLAIN))
        place = ((_place(clause), Style.FAINT),)
        words = broken(((statement.words_of(clause), Style.PLAIN),), room)
        words += broken(((context, Style.FAINT),), room) if (context := _context(clause, numbers)) else []
        if stacked:
            yield from broken((*name, ("  ", Style.PLAIN), *place), width)
            yield from beside([[], words], [_INDENT, room])
        else:
            yield from beside([broken(name, _GUTTER), broken(place, _PLACE), words], [_GUTTER, _PLACE, room])


def _place(clause: Clause) -> str:
    page = f" p. {clause.page}" if clause.page is not None else ""
    return f"¶ {clause.paragraph + 1}{page} · {clause.start}–{clause.end}"


def _context(clause: Clause, numbers: dict[str, int]) -> str:
    """What governs the clause: its chapeau by number, and the heading or lead that it stands under."""
    parent = f"completes {numbers[clause.parent]}" if clause.parent in numbers else ""
    topic = f"under “{clause.topic}”" if clause.topic else ""
    return "; ".join(part for part in (parent, topic) if part)
