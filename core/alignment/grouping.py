"""Pairs that belong together become groups of clauses, over any number of statements.

The surest pair first: it joins the two groups that its clauses stand in, if these have no statement in common and
their clauses belong together on the whole. Then clauses that stayed alone join the group that wants them, beside a
clause of their own statement if need be: that is how a split is found. What the person said is obeyed throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from core.alignment.joining import UNSEEN, Joining
from core.alignment.look import Pair
from core.alignment.rows import Constraints
from core.progress import ShouldCancel, stop_if


class Grouping:
    """Groups of clauses (numbers); every clause is in exactly one, at first alone."""

    def __init__(self, scores: Mapping[tuple[int, int], float], statement_of: Mapping[int, int]) -> None:
        self._scores = scores
        self._statement = statement_of
        self._group: dict[int, list[int]] = {number: [number] for number in statement_of}
        self._not_with: dict[int, set[int]] = {}
        self._by_hand: set[int] = set()

    @property
    def groups(self) -> list[list[int]]:
        """All groups, each in ascending order, in the order of their first clauses."""
        return sorted(map(sorted, {id(group): group for group in self._group.values()}.values()))

    def constrain(self, constraints: Constraints, number_of: Mapping[str, int]) -> None:
        """Obey the person: sets that overlap become one group. Where the two contradict, `together` wins. Clauses
        that are not here (their statement was taken away) are passed over."""
        for ids in constraints.together:
            known = sorted(number_of[one] for one in ids if one in number_of)
            for number in known[1:]:
                self._join(known[0], number)
            self._by_hand.update(known)
        for ids in constraints.apart:
            known = [number_of[one] for one in ids if one in number_of]
            for number in known:
                self._not_with.setdefault(number, set()).update(set(known) - {number})

    def match(self, ranked: Iterable[Pair], least: float, should_cancel: ShouldCancel) -> None:
        """Join by the surest pairs, which come first; `least` is how probable a group must be on the whole."""
        floor = log_odds(least)
        for nth, (a, b) in enumerate(ranked):
            if nth % 512 == 0:
                stop_if(should_cancel)
            one, other = self._group[a], self._group[b]
            if one is other or self._share_a_statement(one, other) or self._is_forbidden(one, other):
                continue
            if len(one) + len(other) == 2 or self._mean(one, other) >= floor:
                self._join(a, b)

    def wishes(self, joining: Joining, should_cancel: ShouldCancel) -> Iterator[tuple[int, int, list[float]]]:
        """Clauses that are alone, a clause of a row that they might join, and the evidence for it."""
        for lone in sorted(self._group):
            if len(self._group[lone]) > 1:
                continue
            stop_if(should_cancel)
            rows = {id(row): row for row in map(self._group.__getitem__, joining.partners(lone)) if len(row) > 1}
            for row in rows.values():
                if not self._is_closed(lone, row):
                    evidence = joining.evidence(lone, sorted(row))
                    if evidence:
                        yield lone, min(row), evidence

    def gather(self, wishes: Iterable[tuple[float, int, int]]) -> None:
        """Fulfil wishes (how sure, the lone clause, a clause of the row), the surest first, each clause once."""
        for _, lone, host in sorted((-sure, lone, host) for sure, lone, host in wishes):
            if len(self._group[lone]) == 1 and not self._is_closed(lone, self._group[host]):
                self._join(host, lone)

    def _join(self, a: int, b: int) -> None:
        one, other = self._group[a], self._group[b]
        if one is not other:
            one.extend(other)
            for number in other:
                self._group[number] = one

    def _mean(self, one: Sequence[int], other: Sequence[int]) -> float:
        scores, statement = self._scores, self._statement
        found = [
            scores.get((a, b) if a < b else (b, a), UNSEEN) for a in one for b in other if statement[a] != statement[b]
        ]
        return sum(found) / len(found) if found else UNSEEN

    def _share_a_statement(self, one: Sequence[int], other: Sequence[int]) -> bool:
        return not {self._statement[a] for a in one}.isdisjoint([self._statement[b] for b in other])

    def _is_closed(self, lone: int, group: Sequence[int]) -> bool:
        """Whether the person said which clauses of this statement the group has, or that the two do not go together."""
        own = self._statement[lone]
        return any(self._statement[n] == own and n in self._by_hand for n in group) or self._is_forbidden([lone], group)

    def _is_forbidden(self, one: Sequence[int], other: Sequence[int]) -> bool:
        if not self._not_with:
            return False
        others = set(other)
        return any(not self._not_with.get(a, set()).isdisjoint(others) for a in one)


def log_odds(chance: float) -> float:
    """The score that says a probability."""
    return log(chance / (1 - chance))
