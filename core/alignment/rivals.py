"""By how much a pair beats the other pairs of either side, within the two statements."""

from __future__ import annotations

import numpy as np

from core.alignment.sparse import Bools, Floats, Ints, ranked

RIVAL_EVIDENCE = ("words_over_others", "words_rival_worst", "words_rival_best")
"""The names of what `rival_evidence` gives."""
_TOP = 3


def rival_evidence(a: Ints, b: Ints, alike: Floats, statement: Ints) -> dict[str, Floats | Bools]:
    """By how much the words of a pair are more alike than those of other pairs of either clause, by the names of
    RIVAL_EVIDENCE. `statement` says of which statement a clause is."""
    over, worst, best = over_others(a, b, alike, statement)
    return {"words_over_others": over, "words_rival_worst": worst, "words_rival_best": best}


def over_others(a: Ints, b: Ints, alike: Floats, statement: Ints) -> tuple[Floats, Floats, Floats]:
    """By how much a pair is more alike than the foremost few of either side on the whole, and what `over_rivals`
    says."""
    over = np.zeros(len(a))
    for one, other in ((a, b), (b, a)):
        over += alike - _foremost(one, other, alike, statement)
    return over, *over_rivals(a, b, alike, statement)


def over_rivals(a: Ints, b: Ints, alike: Floats, statement: Ints) -> tuple[Floats, Floats]:
    """By how much a pair is more alike than the next best of `a[k]` in the statement of `b[k]`, and the other way
    round: the lesser of the two and the greater."""
    first, second = _over(a, b, alike, statement), _over(b, a, alike, statement)
    return np.minimum(first, second), np.maximum(first, second)


def _over(one: Ints, other: Ints, alike: Floats, statement: Ints) -> Floats:
    by_value = ranked(_sides(one, other, statement), alike)
    ordered = alike[by_value.order]
    follows = by_value.lead + 1
    next_best = np.zeros(len(ordered))
    has_next = (follows < len(ordered)) & (by_value.lead[np.minimum(follows, len(ordered) - 1)] == by_value.lead)
    next_best[has_next] = ordered[follows[has_next]]
    best = ordered[by_value.lead]
    found = np.zeros(len(alike))
    found[by_value.order] = ordered - np.where(ordered >= best, next_best, best)
    return found


def _foremost(one: Ints, other: Ints, alike: Floats, statement: Ints) -> Floats:
    """The mean of what the foremost partners of `one[k]` in the statement of `other[k]` are alike."""
    by_value = ranked(_sides(one, other, statement), alike)
    top = by_value.nth < _TOP
    total = np.bincount(by_value.lead[top], alike[by_value.order][top], len(alike))
    number = np.bincount(by_value.lead[top], minlength=len(alike))
    found = np.zeros(len(alike))
    found[by_value.order] = total[by_value.lead] / number[by_value.lead]
    return found


def _sides(one: Ints, other: Ints, statement: Ints) -> Ints:
    """A number for every clause and statement that it has partners in."""
    return one * (int(statement.max(initial=0)) + 1) + statement[other]
