"""Which words of two cells differ: difflib's contract over terms, made to read well.

Equal runs too short to mean anything between two changes are taken into the change, so that "reduce or eliminate
tariffs" against "lower all tariffs" is one change and not three.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Change(NamedTuple):
    """`first[first_start:first_end]` stands where the other has `second[second_start:second_end]`; one may be empty."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int


class WordDiff(NamedTuple):
    """The changes, in order, and the part (0 to 1) of both texts' words that is equal."""

    changes: tuple[Change, ...]
    equal: float


def word_diff(first: Sequence[str], second: Sequence[str], *, small: Collection[str] = ()) -> WordDiff:
    """What turns `first` into `second`; the other way round it is the same. `small` words alone do not hold a match
    between two changes."""
    # difflib's choice among equally good matches depends on which text comes first; the columns' order must not show.
    if tuple(second) < tuple(first):
        found = word_diff(second, first, small=small)
        return WordDiff(tuple(Change(*change[2:], *change[:2]) for change in found.changes), found.equal)
    # autojunk would throw the commonest words away in long texts, and with them most of what is equal.
    blocks = [b for b in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks() if b.size]
    total = len(first) + len(second)
    equal = 2 * sum(block.size for block in blocks) / total if total else 1.0
    changes: list[Change] = []
    at_first = at_second = 0
    for start_first, start_second, size in [*blocks, (len(first), len(second), 0)]:
        change = Change(at_first, start_first, at_second, start_second)
        if change != (at_first, at_first, at_second, at_second):
            changes.append(change)
        at_first, at_second = start_first + size, start_second + size
    return WordDiff(tuple(_merged(changes, first, small)), equal)


_SHORT_MATCH = 2
"""Equal runs up to this many words between two changes are noise, unless both changes are shorter than the run."""


def _merged(changes: Sequence[Change], first: Sequence[str], small: Collection[str]) -> list[Change]:
    merged: list[Change] = []
    for change in changes:
        if merged and _is_noise(merged[-1], change, first, small):
            last = merged.pop()
            change = Change(last.first_start, change.first_end, last.second_start, change.second_end)
        merged.append(change)
    return merged


def _is_noise(before: Change, after: Change, first: Sequence[str], small: Collection[str]) -> bool:
    between = first[before.first_end : after.first_start]
    if all(word in small for word in between):
        return len(between) <= min(_size(before), _size(after))
    return len(between) < _SHORT_MATCH and min(_size(before), _size(after)) > _SHORT_MATCH


def _size(change: Change) -> int:
    return max(change.first_end - change.first_start, change.second_end - change.second_start)
