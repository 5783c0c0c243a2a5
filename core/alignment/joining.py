"""What speaks for a clause that stayed alone joining a row beside a clause of its own statement: a split or merge.

Such a clause is close to the one that is there already, treats the same things, and says what the other statements say
and that one does not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import log

import numpy as np

from core.alignment.look import FIRST_EVIDENCE, Looked, Pair
from core.alignment.sparse import order_of

JOIN_EVIDENCE = (
    "constant",
    "best",
    "mean",
    "beside",
    "near",
    "same_paragraph",
    "words",
    "pairs",
    "text",
    "paragraph",
    "adds_of_own",
    "adds_of_theirs",
    "covered",
    "room",
    "size",
    "sort_clash",
    "row",
    "alike",
    "statements",
)
"""The names of what `Joining.evidence` gives, in its order."""

UNSEEN = -5.0
"""The score of a pair that nobody looked at."""
_NEAR = 4
"""Clauses so far from each other may be two halves of one, whatever their scores."""
_FITTING = -2.5
"""The score from which clauses farther away may be."""
_FROM_FIRST_LOOK = [FIRST_EVIDENCE.index(name) for name in ("words", "pairs", "text", "paragraph")]


class Joining:
    """Weighs lone clauses against rows. `looked` holds the first look at all pairs, `scores` what became of them."""

    def __init__(self, looked: Looked, scores: Mapping[Pair, float]) -> None:
        sheet = looked.sheet
        self._looked = looked
        self._scores = scores
        self._statement: list[int] = sheet.statement.tolist()
        self._length: list[int] = sheet.lengths.tolist()
        self._by_b = order_of(looked.b, sheet.height)
        numbers = np.arange(sheet.height + 1)
        self._from_a: list[int] = np.searchsorted(looked.a, numbers).tolist()
        self._from_b: list[int] = np.searchsorted(looked.b[self._by_b], numbers).tolist()
        self._beside = cache(self._looked_at_beside)
        self._vector = cache(sheet.words.row)
        self._weight: list[float] = sheet.vocabulary.weight.tolist()

    def partners(self, number: int) -> list[int]:
        """The clauses of other statements that were looked at beside one, ascending."""
        return sorted(self._beside(number))

    def evidence(self, lone: int, row: Collection[int]) -> list[float] | None:
        """The evidence for a clause joining a row, in the order of JOIN_EVIDENCE; None where it is out of question.

        It is so where the row has no clause of its statement, or only far ones, and nothing else speaks for it.
        """
        statement = self._statement
        mates = [number for number in row if statement[number] == statement[lone]]
        others = [number for number in row if statement[number] != statement[lone]]
        if not mates or not others:
            return None
        mate = min(mates, key=lambda number: (abs(number - lone), number))
        scores = self._scores_with(lone, others)
        if abs(mate - lone) > _NEAR and max(scores) < _FITTING:
            return None
        beside = self._beside(lone)
        seen = [beside[number] for number in others if number in beside]
        if not seen:
            return None
        first_look = self._looked.evidence[np.ix_(seen, _FROM_FIRST_LOOK)].mean(0).tolist()
        return [
            1.0,
            max(scores) / 6,
            sum(scores) / len(scores) / 6,
            *self._nearness(lone, mate),
            *first_look,
            *self._what_it_adds(lone, mate, others),
            *self._fit(lone, mate, others),
        ]

    def _nearness(self, lone: int, mate: int) -> tuple[float, float, float]:
        distance, clauses = abs(mate - lone), self._looked.sheet.clauses
        same_paragraph = clauses[mate].paragraph == clauses[lone].paragraph
        return float(distance == 1), 1 / distance, float(same_paragraph)

    def _what_it_adds(self, lone: int, mate: int, others: Sequence[int]) -> tuple[float, float, float]:
        """What the clause says that the others say and its mate does not, as a part of its own words and of theirs, and
        what part of theirs its mate covers."""
        own, first = self._vector(lone), self._vector(mate)
        theirs = set().union(*(self._vector(number) for number in others))
        new = self._weigh((own.keys() & theirs) - first.keys())
        all_theirs = self._weigh(theirs) or 1.0
        return new / (self._weigh(own) or 1.0), new / all_theirs, self._weigh(theirs & first.keys()) / all_theirs

    def _fit(self, lone: int, mate: int, others: Sequence[int]) -> tuple[float, ...]:
        own, first = self._vector(lone), self._vector(mate)
        sort = self._looked.sheet.sort
        length = sum(self._length[number] for number in others) / len(others)
        mate_scores = self._scores_with(mate, others)
        return (
            _ratio(length, self._length[mate]),
            _ratio(self._length[lone], self._length[mate]),
            float(sort[lone] != sort[mate]),
            sum(mate_scores) / len(mate_scores) / 6,
            sum(own[stem] * first[stem] for stem in sorted(own.keys() & first.keys())),
            float(len({self._statement[number] for number in others})),
        )

    def _looked_at_beside(self, number: int) -> dict[int, int]:
        """The clauses that were looked at beside one, and the index of the pair."""
        looked = self._looked
        after = range(self._from_a[number], self._from_a[number + 1])
        before = self._by_b[self._from_b[number] : self._from_b[number + 1]].tolist()
        found: dict[int, int] = dict(zip(looked.b[after.start : after.stop].tolist(), after, strict=True))
        return found | dict(zip(looked.a[before].tolist(), before, strict=True))

    def _scores_with(self, number: int, others: Sequence[int]) -> list[float]:
        return [self._scores.get(pair, UNSEEN) for pair in _pairs(number, others)]

    def _weigh(self, stems: Collection[int]) -> float:
        return sum([self._weight[stem] for stem in sorted(stems)])


def _pairs(number: int, others: Sequence[int]) -> list[Pair]:
    return [(number, other) if number < other else (other, number) for other in others]


def _ratio(one: float, other: float) -> float:
    return log((one + 3) / (other + 3))
