"""What the person changed by hand, as values, and what follows from them for the alignment.

A correction is never edited: a later one that contradicts it wins. Undo is the earlier tuple of corrections.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from core.alignment.rows import Constraints


@dataclass(frozen=True, slots=True)
class PutTogether:
    """These clauses (ids) stand in one row."""

    clauses: frozenset[str]

    def __post_init__(self) -> None:
        if len(self.clauses) < 2:
            raise ValueError("it takes two clauses to put together")


@dataclass(frozen=True, slots=True)
class SetApart:
    """None of `clauses` stands in a row with any of `others`; without `others`, no two of `clauses` do."""

    clauses: frozenset[str]
    others: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.pairs():
            raise ValueError("it takes two clauses to set apart")
        if self.clauses & self.others:
            raise ValueError("a clause cannot be set apart from itself")

    def pairs(self) -> frozenset[frozenset[str]]:
        """Each two clauses that do not stand together."""
        found = product(self.clauses, self.others) if self.others else combinations(sorted(self.clauses), 2)
        return frozenset(frozenset(pair) for pair in found)


Correction = PutTogether | SetApart


def constraints(corrections: Sequence[Correction]) -> Constraints:
    """What the alignment has to obey, free of contradictions.

    Where corrections contradict each other the later wins, and of the earlier is kept what can be: of clauses put
    together, those that were not set apart later stay together. `together` comes out as groups that share no clause,
    `apart` as pairs; both in a settled order.
    """
    groups: dict[str, frozenset[str]] = {}
    apart: set[frozenset[str]] = set()
    leaving: set[str] = set()
    for correction in reversed(corrections):
        if isinstance(correction, SetApart):
            apart |= {pair for pair in correction.pairs() if not _joined(groups, pair)}
            leaving |= correction.clauses
        else:
            for pair in sorted(combinations(sorted(correction.clauses), 2), key=lambda two: len(leaving & {*two})):
                _join(groups, apart, frozenset(pair))
    together = {group for group in groups.values() if len(group) > 1}
    return Constraints(tuple(sorted(together, key=sorted)), tuple(sorted(apart, key=sorted)))


def _joined(groups: dict[str, frozenset[str]], pair: frozenset[str]) -> bool:
    return any(pair <= groups.get(clause, frozenset()) for clause in pair)


def _join(groups: dict[str, frozenset[str]], apart: Iterable[frozenset[str]], pair: frozenset[str]) -> None:
    """Merge the groups of the two clauses, unless that brought together what a later correction set apart."""
    merged = frozenset[str]().union(*(groups.get(clause, frozenset({clause})) for clause in pair))
    if not any(two <= merged for two in apart):
        groups.update(dict.fromkeys(merged, merged))
