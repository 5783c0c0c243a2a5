"""How many of the words that two clauses share point from the one to the other: words that few other clauses of the two
statements have.

How rare a word is in all statements together does not tell this: of many statements each may have it once.
"""

from __future__ import annotations

import numpy as np

from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints, Sparse

POINTING_EVIDENCE = (
    "words_point",
    "words_point_clearly",
    "words_only_here",
    "words_best",
    "pairs_point",
    "pairs_point_clearly",
    "pairs_only_here",
    "pairs_best",
)
"""The names of what `pointing_evidence` gives."""
_MOST = 3


def pointing_evidence(sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    """The evidence of words and of words that follow each other, by the names of POINTING_EVIDENCE."""
    return _pointing("words", sheet.words, sheet, a, b) | _pointing("pairs", sheet.follows, sheet, a, b)


def _pointing(name: str, stems: Sparse, sheet: Sheet, a: Ints, b: Ints) -> dict[str, Floats | Bools]:
    """A shared word is worth 1 where no other clause of either statement has it, and less the more have it."""
    size = max(1, len(sheet.spans))
    row = stems.rows
    keys = stems.columns * size + sheet.statement[row]
    _, which, times = np.unique(keys, return_inverse=True, return_counts=True)
    spread = times[which].astype(np.float64)
    shared = stems.shared(a, b)
    ways = spread[shared.here] * spread[shared.there]
    return {
        f"{name}_point": np.sqrt(shared.sums(1 / np.sqrt(ways))),
        f"{name}_point_clearly": np.sqrt(shared.sums(1 / ways)),
        f"{name}_only_here": np.minimum(shared.sums((ways == 1).astype(np.float64)), _MOST) / _MOST,
        f"{name}_best": shared.largest(1 / np.sqrt(ways)),
    }
