"""The weights of the evidence: learned from rows that careful readers made, kept in a data file that a person can read.

A clause pair's score is a weighted sum of its evidence; the logistic function of it is how sure the pair is. It is
scored in several passes: the first sees the two clauses alone, each later one also what the pass before said of all
other pairs. `bench/learn_alignment.py` learns resources/alignment.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.alignment.evidence import PAIR_EVIDENCE
from core.alignment.field import FIELD_EVIDENCE
from core.resources import resource

ALL_EVIDENCE = PAIR_EVIDENCE + FIELD_EVIDENCE


@dataclass(frozen=True)
class Model:
    """One row of weights a pass: over PAIR_EVIDENCE in the first, over ALL_EVIDENCE in the others."""

    passes: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        sizes = [len(weights) for weights in self.passes]
        if sizes != [len(PAIR_EVIDENCE)] + [len(ALL_EVIDENCE)] * (len(sizes) - 1):
            raise ValueError("the weights do not fit the evidence")

    @cached_property
    def effect(self) -> Mapping[str, float]:
        """Name of the evidence → what one unit of it adds to the last score, by way of all passes."""
        effect = dict.fromkeys(ALL_EVIDENCE, 0.0)
        carried = 1.0
        for weights in reversed(self.passes):
            named = dict(zip(ALL_EVIDENCE, weights, strict=False))
            for name, weight in named.items():
                effect[name] += carried * weight
            carried *= named.get("own", 0.0) / 6
        return effect


def load_model(path: Path | None = None) -> Model:
    """The model in a file, by default that of the program; raises ValueError where it does not fit the evidence."""
    with (path or resource("alignment.toml")).open("rb") as file:
        data = tomllib.load(file)
    passes = []
    for nth, weights in enumerate(data["passes"]):
        names = ALL_EVIDENCE if nth else PAIR_EVIDENCE
        if weights.keys() != set(names):
            raise ValueError(f"pass {nth + 1} has not the evidence {sorted(weights.keys() ^ set(names))}")
        passes.append(tuple(float(weights[name]) for name in names))
    return Model(tuple(passes))
