"""What alignment gives: rows of clauses of several statements that belong together, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

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


class Reasons(Sequence[Reason]):
    """Reasons that are put in words when they are first looked at: few of thousands ever are."""

    def __init__(self, find: Callable[[], tuple[Reason, ...]]) -> None:
        self._find: Callable[[], tuple[Reason, ...]] | None = find
        self._found: tuple[Reason, ...] = ()

    @property
    def found(self) -> tuple[Reason, ...]:
        """The reasons."""
        if self._find is not None:
            self._found, self._find = self._find(), None
        return self._found

    @overload
    def __getitem__(self, index: int) -> Reason: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Reason, ...]: ...
    def __getitem__(self, index: int | slice) -> Reason | tuple[Reason, ...]:
        return self.found[index]

    def __len__(self) -> int:
        return len(self.found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.found == tuple(other)

    def __hash__(self) -> int:
        return hash(self.found)

    def __repr__(self) -> str:
        return repr(self.found)


@dataclass(frozen=True, slots=True)
class Link:
    """Two clauses (ids) of different statements that stand in one row; `sure` is 0 to 1.

    `runner_up` is the id of the clause that would have been next best for either of them, "" where none came near.
    """

    first: str
    second: str
    sure: float
    reasons: Sequence[Reason]
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
