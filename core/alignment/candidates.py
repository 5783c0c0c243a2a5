"""Which pairs of clauses are worth a look: those that share rare words, by an inverted index.

In a small comparison each clause is looked at beside every clause of the others; in a large one beside the few that
share most of its rare words, so that the work grows with the number of clauses and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest

from core.alignment.profile import Profile

_COMMON = 30
"""A word that stands in more clauses of the other statement than this, and in one in 24 of them, leads to none."""
_TIE = 1e-9


def candidates(
    here: Sequence[Profile], there: Sequence[Profile], *, keep: int, all_below: int
) -> list[tuple[int, int]]:
    """Places (in one statement, in the other) to be looked at, in order.

    All pairs that have anything in common where there are at most `all_below`, otherwise the `keep` best partners of
    every clause.
    """
    if len(here) * len(there) <= all_below:
        return [(i, j) for i, one in enumerate(here) for j, other in enumerate(there) if _have_in_common(one, other)]
    found = _verbatim(here, there)
    of_there: list[list[tuple[float, int]]] = [[] for _ in there]
    for i, shared in enumerate(_shared(here, there)):
        expected = here[i].depth * (len(there) - 1)
        ranked = []
        for j, weight in shared.items():
            # Of equals, the one at a like depth comes first.
            rank = weight - abs(j - expected) * _TIE
            ranked.append((rank, j))
            of_there[j].append((rank, i))
        found.update((i, j) for _, j in nlargest(keep, ranked))
    for j, ranked in enumerate(of_there):
        found.update((i, j) for _, i in nlargest(keep, ranked))
    return sorted(found)


def _have_in_common(one: Profile, other: Profile) -> bool:
    """Whether two clauses share a word that says something, a subject, or all their words."""
    return (
        not one.single.keys().isdisjoint(other.single)
        or not one.subjects.keys().isdisjoint(other.subjects)
        or one.word_ids == other.word_ids
    )


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


def _shared(here: Sequence[Profile], there: Sequence[Profile]) -> Iterator[dict[int, float]]:
    """For each clause here, how much it shares with those there, over words and pairs of words that are rare there."""
    common = max(_COMMON, len(there) // 24)
    index: dict[int, list[tuple[int, float]]] = {}
    for place, profile in enumerate(there):
        for vector in (profile.single, profile.double):
            for feature, weight in vector.items():
                index.setdefault(feature, []).append((place, weight))
    index = {feature: posted for feature, posted in index.items() if len(posted) <= common}
    for profile in here:
        shared: dict[int, float] = {}
        for vector in (profile.single, profile.double):
            for feature in vector.keys() & index.keys():
                weight = vector[feature]
                for place, other in index[feature]:
                    shared[place] = shared.get(place, 0.0) + weight * other
        yield shared
