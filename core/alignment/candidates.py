"""Which pairs of clauses are worth a look: those that share rare words, by an inverted index.

In a small comparison each clause is looked at beside every clause of the others; in a large one beside the few that
share most of its rare words, so that the work grows with the number of clauses and not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from core.alignment.profile import Profile


def candidates(
    here: Sequence[Profile], there: Sequence[Profile], *, keep: int, all_below: int
) -> list[tuple[int, int]]:
    """Places (in one statement, in the other) to be looked at, in order.

    All pairs that have anything in common where there are at most `all_below`, otherwise the `keep` best partners of every clause.
    """
    if len(here) * len(there) <= all_below:
        return [(i, j) for i, one in enumerate(here) for j, other in enumerate(there) if _have_in_common(one, other)]
    found = _verbatim(here, there)
    for i, best in enumerate(_best(here, there, keep)):
        found.update((i, j) for j in best)
    for j, best in enumerate(_best(there, here, keep)):
        found.update((i, j) for i in best)
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


def _best(here: Sequence[Profile], there: Sequence[Profile], keep: int) -> list[list[int]]:
    common = max(30, len(there) // 12)
    index: dict[int, list[tuple[int, float]]] = {}
    for place, profile in enumerate(there):
        for vector in (profile.single, profile.double):
            for feature, weight in vector.items():
                index.setdefault(feature, []).append((place, weight))
    index = {feature: posted for feature, posted in index.items() if len(posted) <= common}
    best = []
    for profile in here:
        depth = profile.depth
        shared: dict[int, float] = {}
        for vector in (profile.single, profile.double):
            for feature, weight in vector.items():
                for place, other in index.get(feature, ()):
                    shared[place] = shared.get(place, 0.0) + weight * other
        best.append([place for _, place in nlargest(keep, _ranked(shared, depth, len(there)))])
    return best


def _ranked(shared: dict[int, float], depth: float, size: int) -> list[tuple[tuple[float, float], int]]:
    """What is shared with each place; of equals, the one at a like depth first."""
    expected = depth * (size - 1)
    return [((round(weight, 9), -abs(place - expected)), place) for place, weight in shared.items()]
