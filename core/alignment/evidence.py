"""What speaks for and against two clauses standing in one row: one number for each piece of evidence.

Here is what the two clauses themselves show; core.alignment.field has what the other pairs say of this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log, sqrt

from rapidfuzz.distance import Indel

from core.alignment.profile import Profile, Vector, Vocabulary

PAIR_EVIDENCE = (
    "constant",
    "words",
    "pairs",
    "contained",
    "rare",
    "text",
    "exact",
    "names",
    "names_clash",
    "numbers",
    "numbers_clash",
    "heading",
    "heading_clash",
    "heading_lone",
    "chapeau",
    "chapeau_clash",
    "label",
    "verbs",
    "acts",
    "acts_clash",
    "both_headings",
    "sort_clash",
    "length",
    "short",
    "depth",
    "context",
    "edge",
    "subject",
    "subject_clash",
    "same_subject",
)
"""The names of what `pair_evidence` gives, in its order."""

_HARDLY = 0.05
"""Subjects less alike than this have nothing to do with each other."""


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors are, 0 to 1."""
    return sum([one[feature] * other[feature] for feature in one.keys() & other.keys()])


def pair_evidence(a: Profile, b: Profile, vocabulary: Vocabulary) -> list[float]:
    """The evidence that two clauses show by themselves, in the order of PAIR_EVIDENCE."""
    weight = vocabulary.weight
    one, other = a.single, b.single
    shared = one.keys() & other.keys()
    alike = sum([one[stem] * other[stem] for stem in shared])
    common = sum([weight[stem] for stem in shared])
    least = min(a.mass, b.mass)
    names = _overlap(a.names, b.names, weight)
    numbers = len(a.numbers & b.numbers)
    heading = cosine(a.heading, b.heading) if a.heading and b.heading else 0.0
    chapeau = cosine(a.chapeau, b.chapeau) if a.chapeau and b.chapeau else 0.0
    subject = sum([a.subjects[told] * b.subjects[told] for told in a.subjects.keys() & b.subjects.keys()])
    acts = bool(a.act_kinds & b.act_kinds)
    return [
        1.0,
        sqrt(alike),
        sqrt(_follow(a.pairs, b.pairs, weight)),
        common / least if least else 0.0,
        max([weight[stem] for stem in shared], default=0.0) / 6,
        Indel.normalized_similarity(a.word_ids, b.word_ids),
        float(a.word_ids == b.word_ids and bool(a.word_ids)),
        names,
        float(bool(a.names) and bool(b.names) and not names),
        min(2, numbers) / 2,
        float(bool(a.numbers) and bool(b.numbers) and not numbers),
        heading,
        float(bool(a.heading) and bool(b.heading) and not heading),
        float(bool(a.heading) != bool(b.heading)),
        chapeau,
        float(bool(a.chapeau) != bool(b.chapeau)),
        float(bool(a.clause.label) and a.clause.label == b.clause.label),
        float(bool(a.verbs & b.verbs)),
        float(acts),
        float(bool(a.act_kinds) and bool(b.act_kinds) and not acts),
        float(a.sort == b.sort == "heading"),
        float(a.sort != b.sort),
        abs(log((len(a.word_ids) + 3) / (len(b.word_ids) + 3))),
        1 / (1 + min(len(a.stems), len(b.stems))),
        abs(a.depth - b.depth),
        cosine(a.context, b.context),
        float(a.depth == b.depth and a.depth in (0.0, 1.0)),
        sqrt(subject),
        float(bool(a.subject) and bool(b.subject) and subject < _HARDLY),
        float(a.subject == b.subject != ""),
    ]


def _follow(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]], weight: Mapping[int, float]) -> float:
    """What part of the words that follow each other in either clause do so in both, 0 to 1, weighed by their rarity."""
    shared = one & other
    if not shared:
        return 0.0
    both = sum([weight[first] + weight[second] for first, second in shared])
    either = sum([weight[first] + weight[second] for first, second in one | other])
    return both / either if either else 0.0


def _overlap(one: frozenset[int], other: frozenset[int], weight: dict[int, float]) -> float:
    shared = one & other
    if not shared:
        return 0.0
    return sum([weight[n] for n in shared]) / (sum([weight[n] for n in one | other]) or 1.0)
