"""What the other pairs say of a pair of clauses: rivals, neighbours, place in the order, third statements."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints, ranked

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
"""The names of what `field_evidence` gives."""

_FLOOR = -6.0
"""The score of a pair that nobody looked at."""
_WINDOW = 4
"""So many clauses on either side say where one would stand."""
_POINTS = 0.2
"""A neighbour whose best partner is no more probable than this says nothing of the place."""


def probability(score: ArrayLike) -> Floats:
    """What scores say as probabilities."""
    found: Floats = 1 / (1 + np.exp(-np.clip(score, -30.0, 30.0)))
    return found


@dataclass(frozen=True, slots=True)
class Tops:
    """For every clause (row) and statement (column) the best partner there and its score, and the next best; who is -1
    where there is none. `chance` is the best score as a probability, 0 where there is none."""

    score: Floats
    who: Ints
    next_score: Floats
    next_who: Ints

    @property
    def chance(self) -> Floats:
        """How probable the best partner is."""
        return np.where(self.who >= 0, probability(self.score), 0.0)


def tops(a: Ints, b: Ints, scores: Floats, sheet: Sheet) -> Tops:
    """The best partners. Of equals the first counts as the best."""
    one, other, score = np.concatenate((a, b)), np.concatenate((b, a)), np.concatenate((scores, scores))
    above = score > _FLOOR
    one, other, score = one[above], other[above], score[above]
    statement = sheet.statement[other]
    by_score = ranked(one * len(sheet.spans) + statement, score, other)
    shape = sheet.height, len(sheet.spans)
    found = []
    for nth in (0, 1):
        at = by_score.order[by_score.nth == nth]
        best, who = np.full(shape, _FLOOR), np.full(shape, -1, dtype=np.int64)
        best[one[at], statement[at]], who[one[at], statement[at]] = score[at], other[at]
        found += [best, who]
    return Tops(*found)


def field_evidence(a: Ints, b: Ints, scores: Floats, sheet: Sheet) -> dict[str, Floats | Bools]:
    """The evidence for all pairs that are scored, in order, seen from each, by the names of FIELD_EVIDENCE."""
    best = tops(a, b, scores, sheet)
    of_a, of_b = sheet.statement[a], sheet.statement[b]
    over_a, over_b = _margin(best, a, of_b, b, scores), _margin(best, b, of_a, a, scores)
    third, third_clash = _third(best, a, b, sheet)
    return {
        "own": np.clip(scores, _FLOOR, 6.0) / 6,
        "rival_worst": np.minimum(over_a, over_b) / 6,
        "rival_best": np.maximum(over_a, over_b) / 6,
        "mutual": (over_a >= 0) & (over_b >= 0),
        **_neighbours(a, b, probability(scores), sheet.height),
        **_in_place(best, a, b, sheet),
        "third": third,
        "third_clash": third_clash,
        "likeness": _likeness(best, sheet)[of_a, of_b],
    }


def _margin(best: Tops, clause: Ints, statement: Ints, partner: Ints, scores: Floats) -> Floats:
    rival = np.where(
        best.who[clause, statement] == partner, best.next_score[clause, statement], best.score[clause, statement]
    )
    return np.clip(scores - rival, -6.0, 6.0)


def _neighbours(a: Ints, b: Ints, chance: Floats, height: int) -> dict[str, Floats | Bools]:
    """How probable the pairs around a pair are: those of the clauses right before and after it, and of all near it."""
    keys = a * height + b
    steps = (-3, -2, -1, 1, 2, 3)
    around = {(i, j): _beside(keys, chance, i * height + j) for i in steps for j in steps}
    found: dict[str, Floats | Bools] = {}
    for name, step in (("before", -1), ("after", 1)):
        pairs = (
            around[step, step],
            0.8 * around[step, 2 * step],
            0.8 * around[2 * step, step],
            0.5 * _beside(keys, chance, step * height),
            0.5 * _beside(keys, chance, step),
        )
        found[name] = np.maximum.reduce(pairs)
    near = [np.maximum.reduce([around[i, j] for j in steps]) for i in steps]
    return found | {"near": np.add.reduce(near) / len(steps)}


def _beside(keys: Ints, chance: Floats, step: int) -> Floats:
    """The chance of the pair that stands a step from each, 0 where nobody looked at it."""
    if not len(keys):
        return chance
    wanted = keys + step
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, chance[at], 0.0)


def _in_place(best: Tops, a: Ints, b: Ints, sheet: Sheet) -> dict[str, Floats | Bools]:
    """Whether two clauses stand where the partners of their neighbours say that they would."""
    expected, surely = _expected(best)
    kept, clash = np.zeros(len(a)), np.zeros(len(a))
    for one, other in ((a, b), (b, a)):
        where = one, sheet.statement[other]
        nearness = np.exp(-np.abs(expected[where] - other) / 3)
        kept += surely[where] * nearness
        clash += surely[where] * (1 - nearness)
    return {"place": kept / 2, "place_clash": clash / 2}


def _expected(best: Tops) -> tuple[Floats, Floats]:
    """For every clause and other statement where its neighbours' partners say that it would stand, and how sure that
    is, 0 to 1."""
    chance = best.chance
    chance[chance <= _POINTS] = 0.0
    weight, total = np.zeros_like(chance), np.zeros_like(chance)
    for step in [*range(-_WINDOW, 0), *range(1, _WINDOW + 1)]:
        here = slice(max(0, -step), len(chance) - max(0, step))
        there = slice(max(0, step), len(chance) - max(0, -step))
        pull = chance[there] ** 2 / abs(step)
        weight[here] += pull
        total[here] += pull * (best.who[there] - step)
    return np.divide(total, weight, out=np.zeros_like(total), where=weight > 0), np.minimum(1.0, weight)


def _third(best: Tops, a: Ints, b: Ints, sheet: Sheet) -> tuple[Floats, Floats]:
    """How sure it is that clauses of third statements fit both clauses of a pair, or one of them and not the other."""
    same, clash = np.full(len(a), -np.inf), np.full(len(a), -np.inf)
    of_a, of_b = sheet.statement[a], sheet.statement[b]
    for third in range(len(sheet.spans)):
        ours, theirs = best.who[a, third], best.who[b, third]
        is_third = (of_a != third) & (of_b != third) & (ours >= 0) & (theirs >= 0)
        least = np.minimum(best.score[a, third], best.score[b, third])
        agree = ours == theirs
        np.maximum(same, least, out=same, where=is_third & agree)
        np.maximum(clash, least, out=clash, where=is_third & ~agree)
    return _chance_of(same), _chance_of(clash)


def _chance_of(score: Floats) -> Floats:
    return np.where(np.isfinite(score), probability(score), 0.0)


def _likeness(best: Tops, sheet: Sheet) -> Floats:
    """How many clauses of one statement have a partner in another, for any two."""
    of_each = [best.chance[span.start : span.stop].sum(0) / max(1, len(span)) for span in sheet.spans]
    like = np.array(of_each).reshape(len(sheet.spans), len(sheet.spans))
    found: Floats = (like + like.T) / 2
    return found
