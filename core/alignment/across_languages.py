"""Clauses of statements in different languages: what speaks for two of them standing in one row.

Words do not tell here. What does is the meaning (core.alignment.meaning), by how much it is nearer than that of
rivals, numbers, the label, and the place in the order. As within a language a second pass sees what the first said of
all pairs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

import numpy as np

from core.alignment.field import FIELD_EVIDENCE, field_evidence
from core.alignment.meaning import LANGUAGES, encoder, likeness, nearest, own_words
from core.alignment.rivals import over_others
from core.alignment.scored import Scored
from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints, distinct
from core.clauses.statement import Statement
from core.progress import ShouldCancel, never, stop_if
from core.resources import resource

ACROSS_EVIDENCE = (
    "constant",
    "meaning",
    "meaning_over_others",
    "meaning_rival_worst",
    "meaning_rival_best",
    "same_label",
    "label_clash",
    "same_numbers",
    "numbers_differ",
    "sort_clash",
    "apart",
    "length",
)
"""The names of the evidence of a first look."""
ALL_ACROSS_EVIDENCE = ACROSS_EVIDENCE + FIELD_EVIDENCE
"""The names of the evidence of the second pass."""

_KEEP = 4
_NUMBER = re.compile(r"\d+")
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Across:
    """Pairs of clauses in different languages (clauses `a[k]` and `b[k]`, in order), with a row of ACROSS_EVIDENCE for
    each."""

    a: Ints
    b: Ints
    evidence: Floats

    def scored(self, weights: Sequence[float]) -> Scored:
        """What a first pass says of the pairs: the logarithm of the odds."""
        return Scored(self.a, self.b, np.round(self.evidence @ np.array(weights), _DIGITS), self.evidence)


@dataclass(frozen=True)
class AcrossModel:
    """The weights of the first pass, over ACROSS_EVIDENCE, and of the second, over ALL_ACROSS_EVIDENCE."""

    first: tuple[float, ...]
    second: tuple[float, ...]

    @cached_property
    def effect(self) -> Mapping[str, float]:
        """Name of the evidence → what one unit of it adds to the last score, by way of both passes."""
        effect = dict(zip(ALL_ACROSS_EVIDENCE, self.second, strict=True))
        carried = effect["own"] / 6
        for name, weight in zip(ACROSS_EVIDENCE, self.first, strict=True):
            effect[name] += carried * weight
        return effect


@cache
def load_across_model() -> AcrossModel:
    """The weights of the program; raises ValueError where they do not fit the evidence."""
    with resource("alignment-across-languages.toml").open("rb") as file:
        first, second = tomllib.load(file)["passes"]
    if (tuple(first), tuple(second)) != (ACROSS_EVIDENCE, ALL_ACROSS_EVIDENCE):
        raise ValueError("the weights do not fit the evidence")
    return AcrossModel(tuple(first.values()), tuple(second.values()))


def apart(statements: Sequence[Statement]) -> Bools:
    """For any two statements whether they are in different languages, both of which the encoder knows."""
    languages = [statement.language for statement in statements]
    known = np.array([language in LANGUAGES for language in languages], dtype=np.bool_)
    names = np.array(languages)
    found: Bools = (names[:, None] != names[None, :]) & known[:, None] & known[None, :]
    return found


def look_across(statements: Sequence[Statement], sheet: Sheet, should_cancel: ShouldCancel = never) -> Across:
    """Look at every clause beside those of statements in other languages that mean what is nearest to it."""
    vectors = _vectors(statements, sheet, should_cancel)
    differ = apart(statements)
    keys = []
    for first, second in combinations(range(len(statements)), 2):
        stop_if(should_cancel)
        if differ[first, second]:
            here, there = sheet.spans[first], sheet.spans[second]
            of_here, of_there = vectors[here.start : here.stop], vectors[there.start : there.stop]
            for i, j in (nearest(of_here, of_there, _KEEP), nearest(of_there, of_here, _KEEP)[::-1]):
                keys.append((i + here.start) * sheet.height + j + there.start)
    a, b = np.divmod(distinct(np.concatenate(keys)) if keys else np.zeros(0, np.int64), max(1, sheet.height))
    found = _evidence(statements, sheet, vectors, a, b)
    return Across(a, b, np.column_stack([found[name] for name in ACROSS_EVIDENCE]))


def look_again(before: Scored, sheet: Sheet) -> Floats:
    """A row of ALL_ACROSS_EVIDENCE for each pair: what was seen first, and what all scores together say."""
    around = field_evidence(before.a, before.b, before.scores, sheet)
    found: Floats = np.column_stack([before.evidence, *(around[name] for name in FIELD_EVIDENCE)])
    return found


def score_across(
    statements: Sequence[Statement], sheet: Sheet, model: AcrossModel, should_cancel: ShouldCancel = never
) -> Scored:
    """The scores of the pairs of clauses in different languages that may belong together."""
    before = look_across(statements, sheet, should_cancel).scored(model.first)
    stop_if(should_cancel)
    evidence = look_again(before, sheet)
    return Scored(before.a, before.b, np.round(evidence @ np.array(model.second), _DIGITS), evidence)


def _vectors(statements: Sequence[Statement], sheet: Sheet, should_cancel: ShouldCancel) -> Floats:
    """A row for each clause, of those statements that have one in another language beside them."""
    needed = [bool(row.any()) for row in apart(statements)]
    found: Floats = np.zeros((sheet.height, 512))
    for nth, (statement, span) in enumerate(zip(statements, sheet.spans, strict=True)):
        if needed[nth]:
            texts = [own_words(statement, clause) for clause in statement.clauses]
            found[span.start : span.stop] = encoder().vectors(texts, should_cancel)
    return found


def _evidence(
    statements: Sequence[Statement], sheet: Sheet, vectors: Floats, a: Ints, b: Ints
) -> dict[str, Floats | Bools]:
    alike = likeness(vectors, a, b)
    over, worst, best = over_others(a, b, alike, sheet.statement)
    label_a, label_b = sheet.label[a], sheet.label[b]
    has_labels = (label_a > 0) & (label_b > 0)
    shared, either = _numbers(statements, sheet, a, b)
    lengths = _lengths(sheet)
    return {
        "constant": np.ones(len(a)),
        "meaning": alike,
        "meaning_over_others": over,
        "meaning_rival_worst": worst,
        "meaning_rival_best": best,
        "same_label": has_labels & (label_a == label_b),
        "label_clash": has_labels & (label_a != label_b),
        "same_numbers": np.divide(shared, either, out=np.zeros(len(a)), where=either > 0),
        "numbers_differ": (either > 0) & (shared == 0),
        "sort_clash": sheet.sort[a] != sheet.sort[b],
        "apart": np.abs(sheet.depth[a] - sheet.depth[b]),
        "length": np.abs(lengths[a] - lengths[b]),
    }


def _numbers(statements: Sequence[Statement], sheet: Sheet, a: Ints, b: Ints) -> tuple[Floats, Floats]:
    """For every pair how many numbers both have, and how many either has, whatever the script of their digits."""
    of: dict[int, frozenset[int]] = {}
    for statement, span in zip(statements, sheet.spans, strict=True):
        for number, clause in zip(span, statement.clauses, strict=True):
            of[number] = frozenset(map(int, _NUMBER.findall(own_words(statement, clause))))
    both = [
        (len(of[one] & of[other]), len(of[one] | of[other])) for one, other in zip(a.tolist(), b.tolist(), strict=True)
    ]
    shared, either = np.array(both, dtype=np.float64).reshape(-1, 2).T
    return shared, either


def _lengths(sheet: Sheet) -> Floats:
    """How long each clause is beside those of its statement, as a logarithm: languages need more words or fewer."""
    found = np.zeros(sheet.height)
    for span in sheet.spans:
        here = np.log(sheet.lengths[span.start : span.stop] + 3.0)
        found[span.start : span.stop] = here - (here.mean() if len(here) else 0.0)
    return found
