"""What speaks for and against two clauses standing in one row: one number for each piece of evidence.

Here is what the two clauses themselves show, for many pairs at once; core.alignment.field has what the other pairs say
of these.
"""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from core.alignment.sheet import HEADING, Sheet
from core.alignment.sparse import Bools, Floats, Ints, Shared, Sparse

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


def pair_evidence(sheet: Sheet, a: Ints, b: Ints, words: Shared, follows: Shared) -> dict[str, Floats | Bools]:
    """The evidence that clauses `a[k]` and `b[k]` show by themselves, for every k; by the names of PAIR_EVIDENCE.
    `words` and `follows` are what they share of those of the sheet."""
    acts = (sheet.kinds[a] & sheet.kinds[b]) > 0
    depths = sheet.depth[a], sheet.depth[b]
    sorts = sheet.sort[a], sheet.sort[b]
    return {
        "constant": np.ones(len(a)),
        **_words(sheet, a, b, words, follows),
        "text": _text(sheet, a, b),
        "exact": (sheet.wording[a] == sheet.wording[b]) & (sheet.wording[a] > 0),
        **_names(sheet, a, b),
        **_numbers(sheet, a, b),
        **_headings(sheet, a, b),
        **_chapeaux(sheet, a, b),
        "label": (sheet.label[a] == sheet.label[b]) & (sheet.label[a] > 0),
        "verbs": sheet.verbs.shared(a, b).counts() > 0,
        "acts": acts,
        "acts_clash": (sheet.kinds[a] > 0) & (sheet.kinds[b] > 0) & ~acts,
        "both_headings": (sorts[0] == HEADING) & (sorts[1] == HEADING),
        "sort_clash": sorts[0] != sorts[1],
        "length": np.abs(np.log((sheet.lengths[a] + 3) / (sheet.lengths[b] + 3))),
        "short": 1 / (1 + np.minimum(sheet.stem_counts[a], sheet.stem_counts[b])),
        "depth": np.abs(depths[0] - depths[1]),
        "context": sheet.context.cosines(a, b),
        "edge": (depths[0] == depths[1]) & np.isin(depths[0], (0.0, 1.0)),
        **_subjects(sheet, a, b),
    }


def _words(sheet: Sheet, a: Ints, b: Ints, shared: Shared, follow: Shared) -> dict[str, Floats | Bools]:
    words, weight = sheet.words, sheet.vocabulary.weight
    weights = weight[words.columns[shared.here]]
    both = follow.sums(sheet.follows.values[follow.here])
    return {
        "words": np.sqrt(shared.sums(words.values[shared.here] * words.values[shared.there])),
        "pairs": np.sqrt(_part(both, sheet.follows_mass[a] + sheet.follows_mass[b] - both)),
        "contained": _part(shared.sums(weights), np.minimum(sheet.mass[a], sheet.mass[b])),
        "rare": shared.largest(weights) / 6,
    }


def _text(sheet: Sheet, a: Ints, b: Ints) -> Floats:
    """How much of the words of both is the same, in the same order."""
    ids = sheet.word_ids
    one, other = [ids[number] for number in a.tolist()], [ids[number] for number in b.tolist()]
    return cpdist(one, other, scorer=Indel.normalized_similarity, dtype=np.float64) if one else np.zeros(0)


def _names(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    names = sheet.names
    weights = sheet.vocabulary.weight[names.columns]
    mass = names.row_sums(weights)
    shared = names.shared(a, b)
    both = shared.sums(weights[shared.here])
    alike = _part(both, mass[a] + mass[b] - both)
    return {"names": alike, "names_clash": _have(names, a, b) & (alike == 0)}


def _numbers(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    shared = sheet.numbers.shared(a, b).counts()
    return {"numbers": np.minimum(2, shared) / 2, "numbers_clash": _have(sheet.numbers, a, b) & (shared == 0)}


def _headings(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    one, other = sheet.topic[a], sheet.topic[b]
    has = sheet.topics.lengths > 0
    alike = _once_each(sheet.topics, one, other)
    return {
        "heading": alike,
        "heading_clash": has[one] & has[other] & (alike == 0),
        "heading_lone": has[one] != has[other],
    }


def _chapeaux(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    one, other = sheet.parent[a], sheet.parent[b]
    has = sheet.has_words
    has_one, has_other = (one >= 0) & has[one], (other >= 0) & has[other]
    alike = np.zeros(len(a))
    both = has_one & has_other
    alike[both] = _once_each(sheet.words, one[both], other[both])
    return {"chapeau": alike, "chapeau_clash": has_one != has_other}


def _subjects(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    subjects = sheet.subjects
    alike = np.einsum("ij,ij->i", subjects.weights[a], subjects.weights[b])
    one, other = subjects.first[a], subjects.first[b]
    return {
        "subject": np.sqrt(alike),
        "subject_clash": (one >= 0) & (other >= 0) & (alike < _HARDLY),
        "same_subject": (one == other) & (one >= 0),
    }


def _once_each(vectors: Sparse, one: Ints, other: Ints) -> Floats:
    """The cosines of pairs of which many are the same."""
    width = len(vectors.starts)
    different, which = np.unique(one * width + other, return_inverse=True)
    return vectors.cosines(different // width, different % width)[which]


def _have(sets: Sparse, a: Ints, b: Ints) -> Bools:
    lengths = sets.lengths
    found: Bools = (lengths[a] > 0) & (lengths[b] > 0)
    return found


def _part(some: Floats, whole: Floats) -> Floats:
    """Some of a whole, 0 to 1; 0 of nothing."""
    return np.divide(some, whole, out=np.zeros(len(some)), where=whole > 0)
