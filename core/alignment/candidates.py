"""Which pairs of clauses are worth a look: those that share rare words, by an inverted index.

In a small comparison each clause is looked at beside every clause of the others that it has anything in common with; in
a large one beside the few that share most of its rare words, so that the work grows with the number of clauses and not
with its square.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest
from itertools import combinations

from core.alignment.profile import Profile
from core.progress import ShouldCancel, never, stop_if

_FAR_BEHIND = 0.2
"""A partner that shares less than this part of what the best one shares is not looked at."""
_LEAST = 0.1
"""What two clauses must share at the least (a cosine) to be looked at in a large comparison."""
_TIE = 1e-9

Places = list[tuple[int, int]]
"""Places of clauses, in one statement and in another."""


def candidates(
    read: Sequence[Sequence[Profile]], *, keep: int, all_below: int, should_cancel: ShouldCancel = never
) -> dict[tuple[int, int], Places]:
    """For any two statements (numbers, the lower first) the places to be looked at, in order.

    All pairs that have anything in common where the two have at most `all_below` pairs, otherwise the `keep` best
    partners of every clause.
    """
    large = {
        (first, second): _verbatim(read[first], read[second])
        for first, second in combinations(range(len(read)), 2)
        if len(read[first]) * len(read[second]) > all_below
    }
    if large:
        _add_best(large, read, keep, should_cancel)
    found = {}
    for first, second in combinations(range(len(read)), 2):
        stop_if(should_cancel)
        if (first, second) in large:
            found[first, second] = sorted(large[first, second])
        else:
            found[first, second] = _all(read[first], read[second])
    return found


def _all(here: Sequence[Profile], there: Sequence[Profile]) -> Places:
    return [(i, j) for i, one in enumerate(here) for j, other in enumerate(there) if _have_in_common(one, other)]


def _have_in_common(one: Profile, other: Profile) -> bool:
    """Whether two clauses share a word that says something, or all their words."""
    return not one.single.keys().isdisjoint(other.single) or one.word_ids == other.word_ids


def _verbatim(here: Sequence[Profile], there: Sequence[Profile]) -> set[tuple[int, int]]:
    """Clauses with the same words; where they are repeated, those that stand at a like point of the repetition."""
    same: dict[str, tuple[list[int], list[int]]] = {}
    for side, profiles in enumerate((here, there)):
        for place, profile in enumerate(profiles):
            same.setdefault(profile.word_ids, ([], []))[side].append(place)
    found: set[tuple[int, int]] = set()
    for ours, theirs in same.values():
        longer = max(len(ours), len(theirs))
        if ours and theirs:
            found.update(
                (ours[nth * len(ours) // longer], theirs[nth * len(theirs) // longer]) for nth in range(longer)
            )
    return found


def _add_best(
    found: Mapping[tuple[int, int], set[tuple[int, int]]],
    read: Sequence[Sequence[Profile]],
    keep: int,
    should_cancel: ShouldCancel,
) -> None:
    """Add the best partners of every clause to what was found for two statements.

    The index holds the statements after the one that is looked at, so that every pair is met once.
    """
    index: dict[int, list[tuple[int, float]]] = {}
    where = [(nth, place) for nth, profiles in enumerate(read) for place in range(len(profiles))]
    start = len(where)
    for first in range(len(read) - 1, -1, -1):
        start -= len(read[first])
        of_there: dict[int, list[tuple[float, int]]] = {}
        for i, profile in enumerate(read[first]):
            if i % 16 == 0:
                stop_if(should_cancel)
            of_here: dict[int, list[tuple[float, int]]] = {}
            for number, shared in _shared(profile, index).items():
                if shared >= _LEAST:
                    second, j = where[number]
                    # Of equals, the one at a like depth comes first.
                    rank = shared - abs(profile.depth - read[second][j].depth) * _TIE
                    of_here.setdefault(second, []).append((rank, j))
                    of_there.setdefault(number, []).append((rank, i))
            for second, ranked in of_here.items():
                if (first, second) in found:
                    found[first, second].update((i, j) for j in _foremost(ranked, keep))
        for number, ranked in of_there.items():
            second, j = where[number]
            if (first, second) in found:
                found[first, second].update((i, j) for i in _foremost(ranked, keep))
        for j, profile in enumerate(read[first]):
            for feature, weight in profile.leading:
                index.setdefault(feature, []).append((start + j, weight))


def _shared(profile: Profile, index: Mapping[int, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """How much the clause shares with each in the index, over its leading words."""
    shared: dict[int, float] = {}
    for feature, weight in profile.leading:
        for number, other in index.get(feature, ()):
            shared[number] = shared.get(number, 0.0) + weight * other
    return shared


def _foremost(ranked: Sequence[tuple[float, int]], keep: int) -> list[int]:
    """The best places, without those that come nowhere near the very best."""
    best = nlargest(keep, ranked)
    return [place for rank, place in best if rank >= _FAR_BEHIND * best[0][0]]
