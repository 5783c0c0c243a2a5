"""Rows of few numbers among many columns, and what they have in common, for very many pairs of rows at once.

Everything here is arrays: a Python loop over the words of every pair would take longer than all else together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Short = NDArray[np.int32]
"""Whole numbers that many are kept of."""
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_CELLS = 1 << 20
"""So many cells are spread out at a time: a table that stays in the processor's cache."""
_PIECE = 1 << 16
"""About so many entries are worked on together."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The entries that rows have in common: entry `here[k]` of the one row and entry `there[k]` of the other are in the
    same column; `pair[k]` says of which pair of rows. `pairs` is how many pairs were looked at."""

    pair: Ints
    here: Ints
    there: Ints
    pairs: int

    def sums(self, values: Floats) -> Floats:
        """For every pair the sum of what its shared entries are worth."""
        return added_up(self.pair, values, self.pairs)

    def counts(self) -> Ints:
        """For every pair how many entries it shares."""
        return np.bincount(self.pair, minlength=self.pairs).astype(np.int64)

    def largest(self, values: Floats) -> Floats:
        """For every pair the most that one of its shared entries is worth, 0 where it shares none."""
        found = np.zeros(self.pairs)
        np.maximum.at(found, self.pair, values)
        return found


@dataclass(frozen=True, slots=True)
class Sparse:
    """Row n has `columns[starts[n]:starts[n + 1]]`, ascending, each with its value; there are `width` columns."""

    starts: Ints
    columns: Short
    values: Floats
    width: int

    @property
    def lengths(self) -> Ints:
        """How many entries each row has."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Ints:
        """For every entry the number of its row."""
        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)

    def columns_of(self, row: int) -> list[int]:
        """The columns of one row."""
        found: list[int] = self.columns[self.starts[row] : self.starts[row + 1]].tolist()
        return found

    def row(self, row: int) -> dict[int, float]:
        """One row: column → value."""
        entries = slice(self.starts[row], self.starts[row + 1])
        return dict(zip(self.columns[entries].tolist(), self.values[entries].tolist(), strict=True))

    def with_values(self, values: Floats) -> Sparse:
        """The same entries with other values."""
        return Sparse(self.starts, self.columns, values, self.width)

    def only(self, kept: Bools) -> Sparse:
        """The entries that are kept."""
        starts = np.concatenate(([0], np.cumsum(kept)))[self.starts]
        return Sparse(starts, self.columns[kept], self.values[kept], self.width)

    def row_sums(self, values: Floats) -> Floats:
        """For every row the sum of what its entries are worth."""
        return added_up(self.rows, values, len(self.starts) - 1)

    def of_length_one(self) -> Sparse:
        """The same directions, with squares that add up to 1 in every row that is not empty."""
        length = np.sqrt(self.row_sums(self.values**2))
        return self.with_values(self.values / np.where(length > 0, length, 1.0)[self.rows])

    def shared(self, one: Ints, other: Ints) -> Shared:
        """What rows `one[k]` and `other[k]` have in common, for every k."""
        found = list(self._meetings(one, other))
        pair, here, there = (np.concatenate(parts) for parts in zip(*found, strict=True)) if found else _NOTHING
        return Shared(pair, here, there, len(one))

    def cosines(self, one: Ints, other: Ints) -> Floats:
        """For every k the sum of products of rows `one[k]` and `other[k]`."""
        shared = self.shared(one, other)
        return shared.sums(self.values[shared.here] * self.values[shared.there])

    def _meetings(self, one: Ints, other: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
        """The other rows are spread out in a table, a few at a time, and the entries of the one looked up there."""
        if not len(one):
            return
        order = order_of(other, len(self.starts))
        ordered = other[order]
        is_new = np.concatenate(([True], ordered[1:] != ordered[:-1]))
        distinct, local = ordered[is_new], np.cumsum(is_new) - 1
        at_once = max(1, min(len(distinct), _CELLS // max(1, self.width)))
        table = np.full(at_once * self.width, -1, dtype=np.int32)
        for first in range(0, len(distinct), at_once):
            rows = distinct[first : first + at_once]
            low, high = np.searchsorted(local, (first, first + len(rows)))
            entries, row = self._entries(rows)
            cells = row * self.width + self.columns[entries]
            table[cells] = entries
            here, nth = self._entries(one[order[low:high]])
            there = table[(local[low:high] - first)[nth] * self.width + self.columns[here]]
            met = np.flatnonzero(there >= 0)
            yield order[low:high][nth[met]], here[met], there[met].astype(np.int64)
            table[cells] = -1

    def _entries(self, rows: Ints) -> tuple[Ints, Ints]:
        """The entries of rows, one row after the other, and for each the index in `rows`."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        nth = np.repeat(np.arange(len(rows)), lengths)
        return self.starts[rows][nth] + counted(lengths), nth


_NOTHING = (np.zeros(0, np.int64),) * 3


def distinct(keys: Ints) -> Ints:
    """The different ones of some numbers, ascending. numpy's way imports masked arrays first: that takes longer."""
    ordered = np.sort(keys)
    return ordered[_first_of_each(ordered)]


def different(rows: Short | Ints, columns: Short | Ints, *, width: int) -> tuple[Ints, Ints]:
    """The different columns of each row, ascending, one row after the other; and for each its row."""
    keys, bits = _keys(rows, columns, width)
    keys.sort()
    keys = keys[_first_of_each(keys)]
    return keys >> bits, keys & ((1 << bits) - 1)


def gathered(rows: Short | Ints, columns: Short | Ints, values: Floats | None, *, height: int, width: int) -> Sparse:
    """A Sparse of entries in any order; those of the same row and column are added up. Without `values` an entry is
    worth how often it was given."""
    keys, bits = _keys(rows, columns, width)
    if values is None:
        keys.sort()
    else:
        order = order_of(keys, height << bits)
        keys, values = keys[order], values[order]
    first = _first_of_each(keys)
    if values is None:
        values = np.diff(np.append(first, len(keys))).astype(np.float64)
    elif len(first) < len(keys):
        values = np.add.reduceat(values, first)
    keys = keys[first]
    starts = np.searchsorted(keys, np.arange(height + 1) << bits)
    return Sparse(starts, (keys & ((1 << bits) - 1)).astype(np.int32), values, width)


def stacked(parts: Sequence[Sparse]) -> Sparse:
    """One Sparse of several with as many rows, each of which has entries in later rows than the one before."""
    starts = np.add.reduce([part.starts for part in parts])
    columns, values = (np.concatenate(each) for each in zip(*((p.columns, p.values) for p in parts), strict=True))
    return Sparse(starts, columns, values, parts[0].width)


def _keys(rows: Short | Ints, columns: Short | Ints, width: int) -> tuple[Ints, int]:
    """One number for each row and column, and how many of its bits are the column."""
    bits = width.bit_length()
    keys = rows.astype(np.int64)
    keys <<= bits
    keys |= columns
    return keys, bits


def _first_of_each(keys: Ints) -> Ints:
    """Where keys that are in order differ from the one before."""
    return np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])


def pieces(rows: Short) -> Iterator[slice]:
    """Parts of entries that are in the order of their rows: whole rows, about as many at a time."""
    start = 0
    while start < len(rows):
        end = min(len(rows), start + _PIECE)
        end = int(np.searchsorted(rows, rows[end - 1], side="right"))
        yield slice(start, end)
        start = end


def added_up(where: Short | Ints, values: Floats, number: int) -> Floats:
    """For every number below `number` the sum of the values that belong to it."""
    return np.bincount(where, weights=values, minlength=number).astype(np.float64, copy=False)


def counted(lengths: Ints) -> Ints:
    """0, 1, 2 … for each of the lengths, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - lengths, lengths)


def order_of(keys: Short | Ints, limit: int) -> Ints:
    """The indices that sort `keys`, each from 0 to below `limit`; equals keep their order.

    Keys with their indices behind them are sorted as numbers, which is several times faster than to sort indices.
    """
    bits = len(keys).bit_length()
    if limit.bit_length() + bits > 62:
        return np.argsort(keys, kind="stable")
    packed = keys.astype(np.int64)
    packed <<= bits
    packed |= np.arange(len(keys))
    packed.sort()
    packed &= (1 << bits) - 1
    return packed


@dataclass(frozen=True, slots=True)
class Ranked:
    """Entries in groups, the largest of each group first. `order` are their indices, `nth` says which of its group an
    entry is, from 0, `lead` is the position (in `order`) of the first of its group."""

    order: Ints
    nth: Ints
    lead: Ints


def ranked(groups: Ints, values: Floats, *ties: NDArray[Any]) -> Ranked:
    """Entries by group, the largest value first; of equals the one with the smaller first tie, then the next."""
    order = np.lexsort((*reversed(ties), -values, groups))
    of = groups[order]
    is_new = np.concatenate(([True], of[1:] != of[:-1])) if len(of) else np.zeros(0, np.bool_)
    place = np.arange(len(of))
    lead = np.maximum.accumulate(np.where(is_new, place, 0)) if len(of) else place
    return Ranked(order, place - lead, lead)
