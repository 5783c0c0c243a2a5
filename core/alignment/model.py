"""The weights of the evidence: learned from rows that careful readers made, kept in a data file that a person can read.

A clause pair's score is a weighted sum of its evidence; the logistic function of it is how sure the pair is. It is
scored in several passes: the first sees the two clauses alone, each later one also what the pass before said of all
other pairs. A clause that stays alone is weighed against the rows that it may join. `bench/learn_alignment.py` learns
the files that `Meaning` names.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

from core.alignment.field import FIELD_EVIDENCE
from core.alignment.joining import JOIN_EVIDENCE
from core.alignment.look import FIRST_EVIDENCE, FIRST_WITH_MEANING
from core.resources import resource

ALL_EVIDENCE = FIRST_EVIDENCE + FIELD_EVIDENCE
"""The names of all evidence where words alone are looked at."""


class Meaning(Enum):
    """How what clauses mean counts beside their words, and the file of the weights for that: not at all; by words taken
    by themselves (core.alignment.in_other_words); by words taken where they stand (core.alignment.in_context)."""

    NONE = "alignment.toml"
    OF_WORDS = "alignment-with-meaning.toml"
    IN_CONTEXT = "alignment-in-context.toml"

    @property
    def first(self) -> tuple[str, ...]:
        """The names of the evidence of a first look."""
        return FIRST_EVIDENCE if self is Meaning.NONE else FIRST_WITH_MEANING


@dataclass(frozen=True)
class Model:
    """One row of weights a pass: over the evidence of a first look (`first`) in the first, over that and
    FIELD_EVIDENCE in the others; the weights over JOIN_EVIDENCE, and how sure, 0 to 1, a clause that stayed alone must
    be to join a row beside a clause of its own statement; and points of a rising line from the probability that a score
    says to the part that was right."""

    passes: tuple[tuple[float, ...], ...]
    joining: tuple[float, ...]
    join_at_least: float = 0.3
    calibration: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    meaning: Meaning = Meaning.NONE

    def __post_init__(self) -> None:
        sizes = [len(weights) for weights in self.passes]
        if sizes != [len(self.first)] + [len(self.names)] * (len(sizes) - 1):
            raise ValueError("the weights do not fit the evidence")
        if len(self.joining) != len(JOIN_EVIDENCE):
            raise ValueError("the weights of joining do not fit its evidence")
        if not 0 <= self.join_at_least <= 1:
            raise ValueError("how sure a clause must be to join a row is a number from 0 to 1")
        said, right = [point[0] for point in self.calibration], [point[1] for point in self.calibration]
        if said != sorted(set(said)) or right != sorted(right) or (said[0], said[-1]) != (0.0, 1.0):
            raise ValueError("the calibration does not rise from 0 to 1")

    @property
    def first(self) -> tuple[str, ...]:
        """The names of the evidence of a first look."""
        return self.meaning.first

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all evidence."""
        return self.first + FIELD_EVIDENCE

    def sure(self, chance: float) -> float:
        """How many of the pairs that a score calls so probable were right, 0 to 1. Never falls as `chance` rises."""
        at = max(1, bisect_left(self.calibration, (chance, 0.0)))
        (low, right_low), (high, right_high) = self.calibration[at - 1 : at + 1]
        return right_low + (right_high - right_low) * (chance - low) / (high - low)

    @cached_property
    def effect(self) -> Mapping[str, float]:
        """Name of the evidence → what one unit of it adds to the last score, by way of all passes."""
        effect = dict.fromkeys(self.names, 0.0)
        carried = 1.0
        for weights in reversed(self.passes):
            named = dict(zip(self.names, weights, strict=False))
            for name, weight in named.items():
                effect[name] += carried * weight
            carried *= named.get("own", 0.0) / 6
        return effect


def load_model(path: Path | None = None, *, meaning: Meaning = Meaning.NONE) -> Model:
    """The model in a file, by default that of the program; raises ValueError where it does not fit the evidence."""
    first = meaning.first
    with (path or resource(meaning.value)).open("rb") as file:
        data = tomllib.load(file)
    weights, *later = data["passes"]
    return Model(
        (_weights(weights, first), *(_weights(weights, first + FIELD_EVIDENCE) for weights in later)),
        _weights(data["joining"], JOIN_EVIDENCE),
        float(data["rows"]["join_at_least"]),
        tuple((float(said), float(right)) for said, right in data["calibration"]["points"]),
        meaning,
    )


def _weights(table: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
    if table.keys() != set(names):
        raise ValueError(f"not the evidence that the program looks at: {sorted(table.keys() ^ set(names))}")
    return tuple(float(table[name]) for name in names)


def weighed(weights: Sequence[float], evidence: Sequence[float]) -> float:
    """The score of evidence: the logarithm of the odds."""
    return sum([weight * value for weight, value in zip(weights, evidence, strict=True)])
