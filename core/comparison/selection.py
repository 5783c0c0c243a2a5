"""Which rows and words of a Comparison a person wants to see: filters, their counts, and finding words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.clauses.words import key
from core.commitments.acts import ActKind
from core.comparison.values import Comparison, Relation, Row


class Show(StrEnum):
    """Which relations are shown. A reworded row binds nobody differently, so it counts as shared."""

    ALL = "all"
    DIFFERS = "differs"
    SHARED = "shared"
    ONLY = "only"


_RELATIONS = {
    Show.ALL: frozenset(Relation),
    Show.DIFFERS: frozenset({Relation.DIFFERS}),
    Show.SHARED: frozenset({Relation.SAME, Relation.REWORDED}),
    Show.ONLY: frozenset({Relation.ONLY}),
}


@dataclass(frozen=True, slots=True)
class RowFilter:
    """The rows that a person wants to see; with `commitments_only`, those in which somebody commits to something."""

    show: Show = Show.ALL
    commitments_only: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found in a clause, at `text[start:end]` of its statement."""

    row: str
    clause: str
    statement: str
    start: int
    end: int


def matching_rows(comparison: Comparison, row_filter: RowFilter) -> tuple[Row, ...]:
    """The rows that pass, in reading order."""
    relations = _RELATIONS[row_filter.show]
    return tuple(
        row
        for row in comparison.rows
        if row.relation in relations and (not row_filter.commitments_only or holds_commitment(comparison, row))
    )


def row_counts(comparison: Comparison, *, commitments_only: bool = False) -> Mapping[Show, int]:
    """How many rows each choice of Show would leave."""
    return {show: len(matching_rows(comparison, RowFilter(show, commitments_only))) for show in Show}


def holds_commitment(comparison: Comparison, row: Row) -> bool:
    """Whether some statement commits to something in this row."""
    return any(act.kind is ActKind.COMMIT for clause in row.clauses for act in comparison.acts_of.get(clause.id, ()))


def find_words(comparison: Comparison, sought: str) -> tuple[Hit, ...]:
    """Every place, row by row, where `sought` stands in a statement; case, quotes and hyphens do not matter, and any
    white space matches any other. Nothing is found for an empty string."""
    wanted = _folded(sought.strip())[0]
    if not wanted:
        return ()
    hits = []
    for row in comparison.rows:
        for clause in row.clauses:
            text = comparison.statement[clause.statement].text[clause.start : clause.end]
            folded, places = _folded(text)
            at = folded.find(wanted)
            while at >= 0:
                start, end = places[at], places[at + len(wanted) - 1] + 1
                hits.append(Hit(row.id, clause.id, clause.statement, clause.start + start, clause.start + end))
                at = folded.find(wanted, at + len(wanted))
    return tuple(hits)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is searched, and for each of its characters the place in `text` that it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if folded and folded[-1] != " ":
                folded.append(" ")
                places.append(place)
            continue
        for part in key(character):
            folded.append(part)
            places.append(place)
    return "".join(folded), places
