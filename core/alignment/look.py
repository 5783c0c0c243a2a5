"""A first look at the pairs of clauses of all statements: the evidence before anything is scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.alignment.candidates import candidates
from core.alignment.evidence import PAIR_EVIDENCE, pair_evidence
from core.alignment.in_other_words import MEANING_EVIDENCE, Meanings
from core.alignment.paragraphs import PARAGRAPH_EVIDENCE, paragraph_evidence
from core.alignment.pointing import POINTING_EVIDENCE, Pointing
from core.alignment.rivals import RIVAL_EVIDENCE, rival_evidence
from core.alignment.sheet import Sheet
from core.alignment.sparse import Floats, Ints, distinct
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if

FIRST_EVIDENCE = PAIR_EVIDENCE + PARAGRAPH_EVIDENCE + RIVAL_EVIDENCE + POINTING_EVIDENCE
"""The names of all evidence of a first look at words, in its order."""
FIRST_WITH_MEANING = FIRST_EVIDENCE + MEANING_EVIDENCE
"""The names of all evidence of a first look at words and meanings, in its order."""

Pair = tuple[int, int]
"""The numbers of two clauses, the lower first."""

_AT_ONCE = 1 << 12
"""Pairs looked at between two questions whether to stop."""
_WORDS = FIRST_EVIDENCE.index("words")


@dataclass(frozen=True, slots=True)
class Looked:
    """The clauses, the pairs that were looked at (clauses `a[k]` and `b[k]`, in order) and the evidence for each, a
    row of FIRST_EVIDENCE, followed by MEANING_EVIDENCE where meanings were looked at."""

    sheet: Sheet
    a: Ints
    b: Ints
    evidence: Floats

    def pairs(self) -> list[Pair]:
        """The pairs, in order."""
        return list(zip(self.a.tolist(), self.b.tolist(), strict=True))


def look(
    sheet: Sheet,
    *,
    keep: int,
    all_below: int,
    meanings: Meanings | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Looked:
    """Look at the pairs that `candidates` gives for any two statements, and where meanings are given at the `keep` that
    say most of the same in other words. Progress counts pairs."""
    a, b = candidates(sheet, keep=keep, all_below=all_below, should_cancel=should_cancel)
    if meanings:
        a, b = np.divmod(
            distinct(np.concatenate((a * sheet.height + b, meanings.near(sheet, keep)))), max(1, sheet.height)
        )
    evidence = np.empty((len(a), len(FIRST_EVIDENCE)))
    pointing, points = Pointing(sheet), len(FIRST_EVIDENCE) - len(POINTING_EVIDENCE)
    for part in _parts(len(a)):
        on_progress(part.start, len(a) + 1)
        stop_if(should_cancel)
        common = sheet.words.shared(a[part], b[part]), sheet.follows.shared(a[part], b[part])
        found = pair_evidence(sheet, a[part], b[part], *common)
        for nth, name in enumerate(PAIR_EVIDENCE):
            evidence[part, nth] = found[name]
        found = pointing.evidence(*common)
        for nth, name in enumerate(POINTING_EVIDENCE, points):
            evidence[part, nth] = found[name]
    around = paragraph_evidence(sheet, a, b) | rival_evidence(a, b, evidence[:, _WORDS] ** 2, sheet.statement)
    for nth, name in enumerate(FIRST_EVIDENCE[len(PAIR_EVIDENCE) : points], len(PAIR_EVIDENCE)):
        evidence[:, nth] = around[name]
    if meanings:
        evidence = np.column_stack([evidence, meanings.evidence(sheet.statement, a, b)])
    return Looked(sheet, a, b, evidence)


def _parts(number: int) -> Iterator[slice]:
    for start in range(0, number, _AT_ONCE):
        yield slice(start, min(number, start + _AT_ONCE))
