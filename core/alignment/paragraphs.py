"""What the paragraphs that two clauses stand in say of them: whether these treat the same subject.

A clause is short and may share no word with its partner; the paragraph around it often does.
"""

from __future__ import annotations

import numpy as np

from core.alignment.rivals import over_rivals
from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints

PARAGRAPH_EVIDENCE = ("paragraph", "paragraph_rival_worst", "paragraph_rival_best", "paragraph_long")
"""The names of what `paragraph_evidence` gives."""


def paragraph_evidence(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    """The evidence for clauses `a[k]` and `b[k]`, for every k, by the names of PARAGRAPH_EVIDENCE: none where both
    stand alone in their paragraphs. Rivals are paragraphs of which any clauses are among the pairs.
    """
    paragraphs = sheet.paragraphs
    width = max(1, len(paragraphs.sizes))
    different, which = np.unique(paragraphs.of[a] * width + paragraphs.of[b], return_inverse=True)
    one, other = np.divmod(different, width)
    alike = paragraphs.words.cosines(one, other)
    statement = np.zeros(width, dtype=np.int64)
    statement[paragraphs.of[sheet.statement >= 0]] = sheet.statement[sheet.statement >= 0]
    worst, best = over_rivals(one, other, alike, statement)
    several = (paragraphs.sizes[one] > 1) | (paragraphs.sizes[other] > 1)
    found = {
        "paragraph": np.sqrt(alike),
        "paragraph_rival_worst": worst,
        "paragraph_rival_best": best,
        "paragraph_long": np.ones(len(alike)),
    }
    return {name: (values * several)[which] for name, values in found.items()}
