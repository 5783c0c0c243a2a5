"""One clause as it stands in a cell: the words to show, and which of them are distinguished, and by what.

Translates core values into display positions and nothing else: what is tinted, bold or marked was decided in the core.
Positions of spans are Qt's (UTF-16 units of the shown text); the core counts code points of the statement's text. Runs
of white space, line ends among them, are shown as one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from core.alignment.rows import Cell
from core.clauses.statement import Clause, ClauseKind
from core.commitments.acts import Act, ActKind
from core.comparison.selection import Hit
from core.comparison.summary import strongest
from core.comparison.values import Comparison, Row, TintKind
from desktop.models.margin_text import margin_lines

_SPACE = re.compile(r"\s+")
_RUN = re.compile(r"\s\s")
_PARTS = re.compile(r"\s+|\S+")


class SpanKind(Enum):
    """Why words are distinguished; in the order of painting, the later over the earlier."""

    LABEL = auto()
    LEAD = auto()
    VERB = auto()
    PRESENTATION = auto()
    WORDING = auto()
    DEADLINE = auto()
    AMOUNT = auto()
    SUBSTANCE = auto()
    HIT = auto()


_TINT_SPANS = {
    TintKind.SUBSTANCE: SpanKind.SUBSTANCE,
    TintKind.WORDING: SpanKind.WORDING,
    TintKind.PRESENTATION: SpanKind.PRESENTATION,
}


@dataclass(frozen=True, slots=True)
class Span:
    """Shown characters `start` to `end` (UTF-16 units) and why they are distinguished."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Shown:
    """Words as they are shown, and the way from code points of the statement to positions in them.

    The words begin at `start` of the statement; `positions` has a position for each code point from there, and one for
    the end, or nothing where they are the code points themselves.
    """

    text: str
    start: int
    positions: tuple[int, ...]

    def span(self, start: int, end: int, kind: SpanKind) -> Span | None:
        """Where `start` to `end` of the statement's text stands here; None where no character of it is shown."""
        first, last = self._position(start), self._position(end)
        return Span(first, last, kind) if first < last else None

    def _position(self, offset: int) -> int:
        if not self.positions:
            return min(max(offset - self.start, 0), len(self.text))
        return self.positions[min(max(offset - self.start, 0), len(self.positions) - 1)]


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause of a cell, ready to be laid out.

    `caption` is the small line above it: "¶ 12" or the label that the text itself gives, and the page ("p. 3").
    `comments` and `changes` are how many of each its source keeps beside it, `margin` what they say, a line each.
    `level` is that of its strongest commitment, `more` the number of its further commitments, `why` the reason for the
    level. `home` is the id of the row after which the clause would stand in its own order, `home_number` that row's
    number; "" and 0 unless it is moved.
    """

    clause: str
    caption: str
    text: str
    spans: tuple[Span, ...]
    is_heading: bool = False
    level: int | None = None
    more: int = 0
    why: str = ""
    home: str = ""
    home_number: int = 0
    comments: int = 0
    changes: int = 0
    margin: tuple[str, ...] = ()


def clause_texts(
    comparison: Comparison, row: Row, statement: str, *, numbers: Mapping[str, int], hits: Sequence[Hit] = ()
) -> tuple[ClauseText, ...]:
    """The clauses that `statement` has in `row`, in order; empty where it is absent. `numbers` maps the ids of all
    rows to their numbers."""
    cell = row.cell(statement)
    if cell is None:
        return ()
    texts: list[ClauseText] = []
    for clause in cell.clauses:
        text = _clause_text(comparison, row, cell, clause, numbers, hits)
        # What moved together is said to have moved once, by the first of it.
        is_told = text.home and any(before.home == text.home for before in texts)
        texts.append(replace(text, home="", home_number=0) if is_told else text)
    return tuple(texts)


def caption_of(clause: Clause) -> str:
    """What a clause is called: its label, else the number of its paragraph, counted from 1."""
    return clause.label or f"¶ {clause.paragraph + 1}"


def place_of(clause: Clause) -> str:
    """What the small line above a clause says: what it is called, and its page where the source has pages."""
    if clause.page is None:
        return caption_of(clause)
    return f"{caption_of(clause)} · {QCoreApplication.translate('ClauseText', 'p. {0}').format(clause.page)}"


def home_row(comparison: Comparison, clause: Clause) -> Row:
    """The row after which a moved clause would stand in the order of its own statement: that of the nearest clause
    before it there that stands in another row, or of the nearest one behind it where there is none."""
    own = comparison.row_of[clause.id]
    clauses = comparison.statement[clause.statement].clauses
    place = next(at for at, other in enumerate(clauses) if other.id == clause.id)
    neighbours = (*reversed(clauses[:place]), *clauses[place + 1 :])
    rows = (comparison.row_of[neighbour.id] for neighbour in neighbours)
    return next((row for row in rows if row is not own), own)


def _home(comparison: Comparison, row: Row, clause: Clause, numbers: Mapping[str, int]) -> str:
    """The id of the row that a moved clause is a stranger to; "" for one that stands where it belongs, behind the row
    before it."""
    if clause.id not in row.moved:
        return ""
    home = home_row(comparison, clause).id
    return "" if 0 <= numbers[row.id] - numbers[home] <= 1 else home


def show(text: str, start: int, end: int) -> Shown:
    """`text[start:end]` with each run of white space as one space."""
    piece = text[start:end]
    if _RUN.search(piece) is None and max(piece, default="") <= "\uffff":
        return Shown(_SPACE.sub(" ", piece), start, ())
    positions, shown = [0], 0
    for part in _PARTS.finditer(piece):
        if part.group().isspace():
            shown += 1
            positions.extend([shown] * len(part.group()))
            continue
        for character in part.group():
            shown += 2 if character > "\uffff" else 1
            positions.append(shown)
    return Shown(_SPACE.sub(" ", piece), start, tuple(positions))


def _clause_text(
    comparison: Comparison, row: Row, cell: Cell, clause: Clause, numbers: Mapping[str, int], hits: Sequence[Hit]
) -> ClauseText:
    statement = comparison.statement[cell.statement]
    shown = show(statement.text, clause.start, clause.end)
    acts = comparison.acts_of.get(clause.id, ())
    commits = [act for act in acts if act.kind is ActKind.COMMIT]
    strongest_act = strongest(tuple(commits))
    home = _home(comparison, row, clause, numbers)
    found = [
        *_lead_spans(statement.text, shown, clause),
        *_act_spans(shown, commits),
        *(
            shown.span(max(tint.start, clause.start), min(tint.end, clause.end), _TINT_SPANS[tint.kind])
            for tint in row.tints.get(cell.statement, ())
            if tint.start < clause.end and tint.end > clause.start
        ),
        *(shown.span(hit.start, hit.end, SpanKind.HIT) for hit in hits if hit.clause == clause.id),
    ]
    return ClauseText(
        clause=clause.id,
        caption=place_of(clause),
        text=shown.text,
        spans=tuple(span for span in found if span),
        is_heading=clause.kind in (ClauseKind.TITLE, ClauseKind.HEADING),
        level=strongest_act.level if strongest_act else None,
        more=max(0, len(commits) - 1),
        why=strongest_act.why if strongest_act else "",
        home=home,
        home_number=numbers[home] if home else 0,
        comments=len(statement.comments_on(clause)),
        changes=len(statement.changes_in(clause)),
        margin=tuple(f"{words} ({signed})" for words, signed in margin_lines(statement, clause)),
    )


def _lead_spans(text: str, shown: Shown, clause: Clause) -> Iterable[Span | None]:
    """The label with its stop or brackets, and the run-in heading behind it."""
    label_end = min(clause.start + len(clause.label), clause.body) if clause.label else clause.start
    if not any(character.isalpha() for character in text[label_end : clause.body]):
        label_end = clause.body
    if clause.start < clause.body:
        yield shown.span(clause.start, label_end, SpanKind.LABEL)
        yield shown.span(label_end, clause.body, SpanKind.LEAD)


def _act_spans(shown: Shown, commits: Iterable[Act]) -> Iterable[Span | None]:
    for act in commits:
        yield shown.span(act.verb.start, act.verb.end, SpanKind.VERB)
        for deadline in act.deadlines:
            yield shown.span(deadline.start, deadline.end, SpanKind.DEADLINE)
        for amount in act.amounts:
            yield shown.span(amount.start, amount.end, SpanKind.AMOUNT)
