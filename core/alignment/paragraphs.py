"""What the paragraphs that two clauses stand in say of them: whether these treat the same subject.

A clause is short and may share no word with its partner; the paragraph around it often does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from core.alignment.evidence import cosine
from core.alignment.profile import Profile, Vector, of_length_one

PARAGRAPH_EVIDENCE = ("paragraph", "paragraph_rival_worst", "paragraph_rival_best", "paragraph_long")
"""The names of what `Paragraphs.evidence` gives, in its order."""

_NOTHING = (0.0, 0.0, 0.0, 0.0)


Gathered = dict[int, tuple[Vector, int]]
"""Paragraph → its words, weighed, and how many clauses it has."""


class Paragraphs:
    """The paragraphs of two statements, compared where `pairs` of their clauses are looked at."""

    def __init__(self, ours: Gathered, theirs: Gathered, pairs: Iterable[tuple[Profile, Profile]]) -> None:
        self._several = [{n for n, (_, size) in side.items() if size > 1} for side in (ours, theirs)]
        self._alike: dict[tuple[int, int], float] = {}
        self._best: list[dict[int, tuple[float, float]]] = [{}, {}]
        for one, other in pairs:
            key = one.clause.paragraph, other.clause.paragraph
            if key not in self._alike:
                alike = self._alike[key] = cosine(ours[key[0]][0], theirs[key[1]][0])
                for side in (0, 1):
                    best, next_best = self._best[side].get(key[side], (0.0, 0.0))
                    if alike > next_best:
                        self._best[side][key[side]] = (max(best, alike), min(best, alike))

    def evidence(self, one: Profile, other: Profile) -> tuple[float, ...]:
        """The evidence for two clauses, in the order of PARAGRAPH_EVIDENCE: none where both stand alone in theirs."""
        key = one.clause.paragraph, other.clause.paragraph
        if key[0] not in self._several[0] and key[1] not in self._several[1]:
            return _NOTHING
        alike = self._alike[key]
        over = [self._over(side, key[side], alike) for side in (0, 1)]
        return sqrt(alike), min(over), max(over), 1.0

    def _over(self, side: int, paragraph: int, alike: float) -> float:
        best, next_best = self._best[side].get(paragraph, (0.0, 0.0))
        return alike - (next_best if alike >= best else best)


def gather(profiles: Sequence[Profile]) -> Gathered:
    """The paragraphs of a statement."""
    sums: dict[int, Vector] = {}
    sizes: dict[int, int] = {}
    for profile in profiles:
        paragraph = profile.clause.paragraph
        sizes[paragraph] = sizes.get(paragraph, 0) + 1
        total = sums.setdefault(paragraph, {})
        for stem, weight in profile.telling:
            total[stem] = total.get(stem, 0.0) + weight
    return {paragraph: (of_length_one(total), sizes[paragraph]) for paragraph, total in sums.items()}
