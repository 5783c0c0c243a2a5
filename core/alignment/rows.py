"""What alignment gives: rows of clauses of several statements that belong together, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from core.clauses.statement import Clause


@dataclass(frozen=True, slots=True)
class Cell:
    """The clauses, one or several in the order of the text, that one statement has in a row."""

    statement: str
    clauses: tuple[Clause, ...]

    def __post_init__(self) -> None:
        if not self.clauses:
            raise ValueError("a cell holds at least one clause; an absent cell is not in the row")


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a link: its name, what it adds (0 to 1), and what it is in words."""

    evidence: str
    strength: float
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two clauses (ids) of different statements that stand in one row; `sure` is 0 to 1.

    `runner_up` is the id of the clause that would have been next best for either of them, "" where none came near.
    """

    first: str
    second: str
    sure: float
    reasons: tuple[Reason, ...]
    runner_up: str = ""


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Clauses that belong together.

    `id` does not depend on the order of loading: it is the id of the row's first clause by statement id, then place.
    `cells` are in the order of the columns. `moved` holds the ids of clauses that stand out of the order of the others.
    A row of one cell has no links.
    """

    id: str
    cells: tuple[Cell, ...]
    links: tuple[Link, ...] = ()
    moved: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the person said of clauses (ids): these stand in one row; these do not."""

    together: tuple[frozenset[str], ...] = ()
    apart: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every clause of every statement in exactly one row; the rows follow the order of statement `reading_order`."""

    rows: tuple[AlignedRow, ...]
    reading_order: str
