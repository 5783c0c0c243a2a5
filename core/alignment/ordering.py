"""Rows get an order that reads well, and clauses that stand out of it are known.

The rows follow the order of one statement. A row that has nothing of it stands where its own neighbours are: after
the clause before it, or, where that one belongs to an earlier paragraph and the next one does not, before the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from core.clauses.statement import Clause

RowOfClause = Mapping[str, int]
"""Clause id → number of its row."""


def in_reading_order(
    rows: int, row_of: RowOfClause, leading: Sequence[Clause], others: Sequence[Sequence[Clause]]
) -> list[int]:
    """The numbers of all rows in reading order: that of the clauses of `leading`, then of each of `others` in turn."""
    chain = _Chain(rows)
    last = -1
    for clause in leading:
        row = row_of[clause.id]
        if not chain.holds(row):
            chain.insert_after(row, last)
            last = row
    for clauses in others:
        _insert(chain, row_of, clauses)
    return chain.in_order()


def _insert(chain: _Chain, row_of: RowOfClause, clauses: Sequence[Clause]) -> None:
    following = _next_held(chain, row_of, clauses)
    before: Clause | None = None
    for clause, after in zip(clauses, following, strict=True):
        row = row_of[clause.id]
        if not chain.holds(row):
            follows_on = before is not None and before.paragraph == clause.paragraph
            leads_on = after is not None and after.paragraph == clause.paragraph
            if before is None or (leads_on and not follows_on):
                chain.insert_before(row, row_of[after.id] if after else -1)
            else:
                chain.insert_after(row, row_of[before.id])
        before = clause


def _next_held(chain: _Chain, row_of: RowOfClause, clauses: Sequence[Clause]) -> list[Clause | None]:
    """For each clause the nearest later one whose row has its place already."""
    found: list[Clause | None] = []
    after: Clause | None = None
    for clause in reversed(clauses):
        found.append(after)
        if chain.holds(row_of[clause.id]):
            after = clause
    return found[::-1]


class _Chain:
    """Rows one after the other; -1 is before the first and after the last."""

    def __init__(self, rows: int) -> None:
        self._next = [-2] * rows + [-1]
        self._previous = [-2] * rows + [-1]

    def holds(self, row: int) -> bool:
        return self._next[row] != -2

    def insert_after(self, row: int, anchor: int) -> None:
        following = self._next[anchor]
        self._next[anchor], self._previous[row] = row, anchor
        self._next[row], self._previous[following] = following, row

    def insert_before(self, row: int, anchor: int) -> None:
        self.insert_after(row, self._previous[anchor])

    def in_order(self) -> list[int]:
        order = []
        row = self._next[-1]
        while row != -1:
            order.append(row)
            row = self._next[row]
        return order


def out_of_order(places: Sequence[int]) -> list[int]:
    """Indices of what must move so that the rest of `places` ascends: all but a longest ascending run.

    Equal places keep their order. O(n log n).
    """
    ends: list[int] = []
    holders: list[int] = []
    came_after: list[int] = []
    for index, place in enumerate(places):
        length = bisect_right(ends, place)
        if length == len(ends):
            ends.append(place)
            holders.append(index)
        else:
            ends[length] = place
            holders[length] = index
        came_after.append(holders[length - 1] if length else -1)
    stay = set()
    index = holders[-1] if holders else -1
    while index >= 0:
        stay.add(index)
        index = came_after[index]
    return [index for index in range(len(places)) if index not in stay]
