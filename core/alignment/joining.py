"""What speaks for a clause that stayed alone joining a row beside a clause of its own statement: a split or merge.

Such a clause is close to the one that is there already, treats the same things, and says what the other statements say
and that one does not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

from core.alignment.evidence import cosine
from core.alignment.look import FIRST_EVIDENCE, Looked, Pair

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


@dataclass(frozen=True, slots=True)
class Joining:
    """Weighs lone clauses against rows. `looked` holds the first look at all pairs, `scores` what became of them."""

    looked: Looked
    scores: Mapping[Pair, float]
    weight: Mapping[int, float]

    def partners(self) -> dict[int, list[int]]:
        """Clause → the clauses of other statements that were looked at beside it."""
        partners: dict[int, list[int]] = {}
        for a, b in self.looked.evidence:
            partners.setdefault(a, []).append(b)
            partners.setdefault(b, []).append(a)
        return partners

    def evidence(self, lone: int, row: Collection[int]) -> list[float] | None:
        """The evidence for a clause joining a row, in the order of JOIN_EVIDENCE; None where it is out of question.

        It is so where the row has no clause of its statement, or only far ones, and nothing else speaks for it.
        """
        profiles = self.looked.profiles
        own = profiles[lone]
        mates = [number for number in row if profiles[number].statement == own.statement]
        others = [number for number in row if profiles[number].statement != own.statement]
        if not mates or not others:
            return None
        mate = min(mates, key=lambda number: (abs(number - lone), number))
        scores = self._scores_with(lone, others)
        if abs(mate - lone) > _NEAR and max(scores) < _FITTING:
            return None
        seen = [self.looked.evidence[pair] for pair in _pairs(lone, others) if pair in self.looked.evidence]
        if not seen:
            return None
        first = profiles[mate]
        theirs = set().union(*(profiles[number].stems for number in others))
        weigh = self._weigh
        common = set(own.stems) & theirs
        new = weigh(common.difference(first.stems))
        all_theirs = weigh(theirs) or 1.0
        length = sum(len(profiles[number].word_ids) for number in others) / len(others)
        distance = abs(mate - lone)
        mate_scores = self._scores_with(mate, others)
        return [
            1.0,
            max(scores) / 6,
            sum(scores) / len(scores) / 6,
            float(distance == 1),
            1 / distance,
            float(first.clause.paragraph == own.clause.paragraph),
            *(sum(found[index] for found in seen) / len(seen) for index in _FROM_FIRST_LOOK),
            new / own.mass if own.mass else 0.0,
            new / all_theirs,
            weigh(theirs.intersection(first.stems)) / all_theirs,
            _ratio(length, len(first.word_ids)),
            _ratio(len(own.word_ids), len(first.word_ids)),
            float(own.sort != first.sort),
            sum(mate_scores) / len(mate_scores) / 6,
            cosine(own.single, first.single),
            float(len({profiles[number].statement for number in others})),
        ]

    def _scores_with(self, number: int, others: Sequence[int]) -> list[float]:
        return [self.scores.get(pair, UNSEEN) for pair in _pairs(number, others)]

    def _weigh(self, stems: Collection[int]) -> float:
        weight = self.weight
        return sum([weight[stem] for stem in stems])


def _pairs(number: int, others: Sequence[int]) -> list[Pair]:
    return [(number, other) if number < other else (other, number) for other in others]


def _ratio(one: float, other: float) -> float:
    return log((one + 3) / (other + 3))
