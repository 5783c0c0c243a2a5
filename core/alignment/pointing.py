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
    spread = _spread(stems, sheet)
    shared = stems.shared(a, b)
    ways = spread[shared.here] * spread[shared.there]
    worth = 1 / np.sqrt(ways)
    return {
        f"{name}_point": np.sqrt(shared.sums(worth)),
        f"{name}_point_clearly": np.sqrt(shared.sums(1 / ways)),
        f"{name}_only_here": np.minimum(shared.sums((ways == 1).astype(np.float64)), _MOST) / _MOST,
        f"{name}_best": shared.largest(worth),
    }


def _spread(stems: Sparse, sheet: Sheet) -> Floats:
    """For every entry how many clauses of its statement have the word."""
    found = np.zeros(len(stems.columns))
    for span in sheet.spans:
        entries = slice(stems.starts[span.start], stems.starts[span.stop])
        columns = stems.columns[entries]
        found[entries] = np.bincount(columns, minlength=stems.width)[columns]
    return found
