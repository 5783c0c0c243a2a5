"""Pairs of clauses with their scores, and what these are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.alignment.sparse import Bools, Floats, Ints


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs (clauses `a[k]` and `b[k]`, in order), their scores, and a row of evidence for each."""

    a: Ints
    b: Ints
    scores: Floats
    evidence: Floats

    def only(self, kept: Bools) -> Scored:
        """The pairs that are kept."""
        return Scored(self.a[kept], self.b[kept], self.scores[kept], self.evidence[kept])

    def with_others(self, other: Scored, height: int) -> Scored:
        """These pairs and other ones, in order; `height` is more than any number. Rows of less evidence are filled up
        with 0."""
        width = max(self.evidence.shape[1], other.evidence.shape[1])
        evidence = np.vstack([np.pad(e, ((0, 0), (0, width - e.shape[1]))) for e in (self.evidence, other.evidence)])
        a, b = np.concatenate((self.a, other.a)), np.concatenate((self.b, other.b))
        order = np.argsort(a * height + b, kind="stable")
        return Scored(a[order], b[order], np.concatenate((self.scores, other.scores))[order], evidence[order])
