"""What the other pairs say of a pair of clauses: rivals, neighbours, place in the order, third statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

FIELD_EVIDENCE = (
    "own",
    "rival_worst",
    "rival_best",
    "mutual",
    "before",
    "after",
    "near",
    "place",
    "place_clash",
    "third",
    "third_clash",
    "likeness",
)
"""The names of what `Field.evidence` gives, in its order."""

_FLOOR = -6.0
"""The score of a pair that nobody looked at."""

Scores = Mapping[tuple[int, int], float]
"""Two clauses (numbers, the lower first) → how much speaks for them: the logarithm of the odds."""


def probability(score: float) -> float:
    """What a score says as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


class Field:
    """The scores of all pairs, seen from each. `spans` gives the numbers that the clauses of each statement have."""

    def __init__(self, scores: Scores, spans: Sequence[range]) -> None:
        self._scores = scores
        self._spans = spans
        self._of = {number: nth for nth, span in enumerate(spans) for number in span}
        self._chance: dict[int, dict[int, float]] = {number: {} for span in spans for number in span}
        self._first: dict[tuple[int, int], tuple[float, int, float]] = {}
        for (a, b), score in scores.items():
            chance = probability(score)
            self._chance[a][b] = chance
            self._chance[b][a] = chance
            self._rank(a, b, score)
            self._rank(b, a, score)
        self._expected = self._expect()
        self._like = self._likeness()

    def evidence(self, a: int, b: int) -> list[float]:
        """The evidence for one pair, in the order of FIELD_EVIDENCE."""
        score = self._scores[a, b]
        over_a, over_b = self._margin(a, b, score), self._margin(b, a, score)
        expected, clash = self._in_place(a, b)
        third, third_clash = self._third(a, b)
        return [
            max(_FLOOR, min(6.0, score)) / 6,
            min(over_a, over_b) / 6,
            max(over_a, over_b) / 6,
            float(over_a >= 0 and over_b >= 0),
            self._beside(a, b, -1),
            self._beside(a, b, 1),
            self._near(a, b),
            expected,
            clash,
            third,
            third_clash,
            self._like[self._of[a], self._of[b]],
        ]

    def _rank(self, a: int, b: int, score: float) -> None:
        key = (a, self._of[b])
        best, who, next_best = self._first.get(key, (_FLOOR, -1, _FLOOR))
        if score > best:
            self._first[key] = (score, b, best)
        elif score > next_best:
            self._first[key] = (best, who, score)

    def _margin(self, a: int, b: int, score: float) -> float:
        best, who, next_best = self._first.get((a, self._of[b]), (_FLOOR, -1, _FLOOR))
        return max(-6.0, min(6.0, score - (next_best if who == b else best)))

    def _beside(self, a: int, b: int, step: int) -> float:
        chance = self._chance
        one, two = chance.get(a + step), chance.get(a + 2 * step)
        found = 0.0
        if one:
            found = max(one.get(b + step, 0.0), 0.8 * one.get(b + 2 * step, 0.0), 0.5 * one.get(b, 0.0))
        if two:
            found = max(found, 0.8 * two.get(b + step, 0.0))
        return max(found, 0.5 * chance[a].get(b + step, 0.0))

    def _near(self, a: int, b: int) -> float:
        chance = self._chance
        total = 0.0
        for i in (-3, -2, -1, 1, 2, 3):
            row = chance.get(a + i)
            if row:
                total += max([row.get(b + j, 0.0) for j in (-3, -2, -1, 1, 2, 3)])
        return total / 6

    def _expect(self) -> dict[tuple[int, int], tuple[float, float]]:
        """Clause and other statement → where its neighbours' partners say it would stand, and how sure that is."""
        expected = {}
        for nth, span in enumerate(self._spans):
            for other in range(len(self._spans)):
                if other != nth:
                    tops = [self._first.get((number, other)) for number in span]
                    points = [
                        (place, top[1], probability(top[0])) if top else (place, 0, 0.0)
                        for place, top in enumerate(tops)
                    ]
                    for place, number in enumerate(span):
                        weight = total = 0.0
                        for at, partner, chance in points[max(0, place - 4) : place + 5]:
                            if at != place and chance > 0.2:
                                pull = chance * chance / abs(at - place)
                                weight += pull
                                total += pull * (partner + place - at)
                        if weight:
                            expected[number, other] = (total / weight, min(1.0, weight))
        return expected

    def _in_place(self, a: int, b: int) -> tuple[float, float]:
        kept = clash = 0.0
        for one, other in ((a, b), (b, a)):
            where = self._expected.get((one, self._of[other]))
            if where:
                nearness = exp(-abs(where[0] - other) / 3)
                kept += where[1] * nearness
                clash += where[1] * (1 - nearness)
        return kept / 2, clash / 2

    def _third(self, a: int, b: int) -> tuple[float, float]:
        ours = (self._of[a], self._of[b])
        support = clash = 0.0
        for other in range(len(self._spans)):
            if other in ours:
                continue
            one, two = self._first.get((a, other)), self._first.get((b, other))
            if one and two:
                if one[1] == two[1]:
                    support = max(support, probability(min(one[0], two[0])))
                else:
                    clash = max(clash, probability(min(one[0], two[0])))
        return support, clash

    def _likeness(self) -> dict[tuple[int, int], float]:
        like = {}
        for nth, span in enumerate(self._spans):
            for other in range(len(self._spans)):
                tops = [self._first.get((number, other)) for number in span]
                like[nth, other] = sum([probability(top[0]) for top in tops if top]) / max(1, len(span))
        return {(a, b): (value + like[b, a]) / 2 for (a, b), value in like.items()}
