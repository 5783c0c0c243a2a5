"""The words of a clause in pieces, each with all the marks that lie on it: what a report draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from core.clauses.statement import Clause
from core.commitments.acts import ActKind
from core.comparison.values import Comparison, Row, TintKind


class MarkOn(StrEnum):
    """Why a piece is marked besides its tint."""

    COMMITMENT = "commitment"
    DEADLINE = "deadline"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one clause that have the same marks; `text` is as in the statement, line ends included."""

    text: str
    tint: TintKind | None = None
    marks: frozenset[MarkOn] = frozenset()


Span = tuple[int, int, TintKind | MarkOn]


def pieces(comparison: Comparison, row: Row, clause: Clause) -> tuple[Piece, ...]:
    """The clause's words in order; put together, the texts of the pieces are the words of the clause."""
    spans = [
        (max(start, clause.start), min(end, clause.end), mark)
        for start, end, mark in _spans(comparison, row, clause)
        if start < clause.end and end > clause.start
    ]
    edges = sorted({clause.start, clause.end, *(span[0] for span in spans), *(span[1] for span in spans)})
    text = comparison.statement[clause.statement].text
    found = []
    for start, end in pairwise(edges):
        marks = {mark for first, last, mark in spans if first <= start and end <= last}
        tint = next((kind for kind in TintKind if kind in marks), None)
        found.append(Piece(text[start:end], tint, frozenset(mark for mark in MarkOn if mark in marks)))
    return tuple(found)


def _spans(comparison: Comparison, row: Row, clause: Clause) -> Iterator[Span]:
    for tint in row.tints.get(clause.statement, ()):
        yield tint.start, tint.end, tint.kind
    for act in comparison.acts_of.get(clause.id, ()):
        if act.kind is ActKind.COMMIT:
            yield act.verb.start, act.verb.end, MarkOn.COMMITMENT
        for deadline in act.deadlines:
            yield deadline.start, deadline.end, MarkOn.DEADLINE
        for amount in act.amounts:
            yield amount.start, amount.end, MarkOn.AMOUNT
