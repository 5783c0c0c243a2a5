"""Which pairs of clauses are worth a look: those that share rare words, by an inverted index.

In a small comparison each clause is looked at beside every clause of the others that it has anything in common with; in
a large one beside the few that share most of its rare words, so that the work grows with the number of clauses and not
with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints, counted, distinct, order_of, ranked
from core.progress import ShouldCancel, never, stop_if

_FAR_BEHIND = 0.2
"""A partner that shares less than this part of what the best one shares is not looked at."""
_LEAST = 0.1
"""What two clauses must share at the least (a cosine) to be looked at in a large comparison."""
_TIE = 1e-9
_AT_ONCE = 1 << 17
"""So many words that two clauses share are counted at a time."""


def candidates(sheet: Sheet, *, keep: int, all_below: int, should_cancel: ShouldCancel = never) -> tuple[Ints, Ints]:
    """The pairs to be looked at, as numbers of clauses, the lower first, in order.

    All pairs that have anything in common where two statements have at most `all_below` pairs, otherwise the `keep`
    best partners of every clause.
    """
    size = max(1, len(sheet.spans))
    is_large = np.zeros((size, size), dtype=np.bool_)
    found: list[Ints] = []
    for first, second in combinations(range(len(sheet.spans)), 2):
        stop_if(should_cancel)
        here, there = sheet.spans[first], sheet.spans[second]
        if len(here) * len(there) > all_below:
            is_large[first, second] = True
        else:
            found.append(_all(sheet, here, there))
    if is_large.any():
        found.append(_verbatim(sheet, is_large))
        found.append(_best(sheet, is_large, keep, should_cancel))
    keys = distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)
    a, b = np.divmod(keys, max(1, sheet.height))
    return a, b


def _all(sheet: Sheet, here: range, there: range) -> Ints:
    """The pairs of clauses that share a word, or all their words."""
    a = np.repeat(np.arange(here.start, here.stop), len(there))
    b = np.tile(np.arange(there.start, there.stop), len(here))
    has_common: Bools = (sheet.words.shared(a, b).counts() > 0) | (sheet.wording[a] == sheet.wording[b])
    return a[has_common] * sheet.height + b[has_common]


def _verbatim(sheet: Sheet, is_large: Bools) -> Ints:
    """Clauses with the same words; where they are repeated, those that stand at a like point of the repetition."""
    same = [_by_wording(sheet, span) for span in sheet.spans]
    found = []
    for first, second in np.argwhere(is_large).tolist():
        for wording in same[first].keys() & same[second].keys():
            ours, theirs = same[first][wording], same[second][wording]
            longer = max(len(ours), len(theirs))
            found += [
                ours[nth * len(ours) // longer] * sheet.height + theirs[nth * len(theirs) // longer]
                for nth in range(longer)
            ]
    return np.array(found, dtype=np.int64)


def _by_wording(sheet: Sheet, span: range) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, wording in zip(span, sheet.wording[span.start : span.stop].tolist(), strict=True):
        found.setdefault(wording, []).append(number)
    return found


def _best(sheet: Sheet, is_large: Bools, keep: int, should_cancel: ShouldCancel) -> Ints:
    """The best partners of every clause in each of the other statements."""
    parts = list(_sharing(sheet, is_large, should_cancel))
    keys, shared = (np.concatenate(part) for part in zip(*parts, strict=True)) if parts else (_NONE, np.zeros(0))
    a, b = np.divmod(keys, sheet.height)
    # Of equals, the one at a like depth comes first.
    rank = shared - np.abs(sheet.depth[a] - sheet.depth[b]) * _TIE
    foremost = _foremost(a * len(sheet.spans) + sheet.statement[b], rank, -b, keep)
    foremost |= _foremost(b * len(sheet.spans) + sheet.statement[a], rank, -a, keep)
    return keys[foremost]


_NONE = np.zeros(0, np.int64)


def _foremost(groups: Ints, rank: Floats, tie: Ints, keep: int) -> Bools:
    """The best of each group, without those that come nowhere near the very best."""
    by_rank = ranked(groups, rank, tie)
    ordered = rank[by_rank.order]
    found = np.zeros(len(groups), dtype=np.bool_)
    found[by_rank.order] = (by_rank.nth < keep) & (ordered >= _FAR_BEHIND * ordered[by_rank.lead])
    return found


def _sharing(sheet: Sheet, is_large: Bools, should_cancel: ShouldCancel) -> Iterator[tuple[Ints, Floats]]:
    """Pairs of clauses of large comparisons that share enough of their leading words, and how much.

    Every word lists the clauses that it leads to, in order; a clause meets those of later statements in the list.
    """
    leading, size = sheet.leading, len(sheet.spans)
    by_column = order_of(leading.columns, leading.width)
    rows, values = leading.rows[by_column], leading.values[by_column]
    columns = leading.columns[by_column].astype(np.int64)
    places = columns * size + sheet.statement[rows]
    first = np.empty_like(by_column)
    first[by_column] = np.searchsorted(places, places, side="right")
    times = np.empty_like(by_column)
    times[by_column] = np.searchsorted(columns, columns, side="right")
    times -= first
    total = np.concatenate(([0], np.cumsum(times)))[leading.starts]
    row = 0
    while row < sheet.height:
        stop_if(should_cancel)
        until = max(row + 1, int(np.searchsorted(total, total[row] + _AT_ONCE, side="right")) - 1)
        here = slice(leading.starts[row], leading.starts[until])
        a = np.repeat(leading.rows[here], times[here])
        other = np.repeat(first[here], times[here]) + counted(times[here])
        b, products = rows[other], np.repeat(leading.values[here], times[here]) * values[other]
        if not is_large[np.triu_indices(size, 1)].all():
            wanted = is_large[sheet.statement[a], sheet.statement[b]]
            a, b, products = a[wanted], b[wanted], products[wanted]
        yield _enough(a * sheet.height + b, products, sheet.height**2)
        row = until


def _enough(keys: Ints, products: Floats, limit: int) -> tuple[Ints, Floats]:
    """What adds up to enough, by key."""
    order = order_of(keys, limit)
    keys = keys[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
    if not len(first):
        return keys, np.zeros(0)
    shared = np.add.reduceat(products[order], first)
    enough = shared >= _LEAST
    return keys[first][enough], shared[enough]
