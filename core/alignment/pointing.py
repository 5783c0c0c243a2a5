"""How many of the words that two clauses share point from the one to the other: words that few other clauses of the two
statements have.

How rare a word is in all statements together does not tell this: of many statements each may have it once.
"""

from __future__ import annotations

import numpy as np

from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Shared, Sparse

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
"""The names of what `Pointing.evidence` gives."""
_MOST = 3


class Pointing:
    """Tells the evidence of words and of words that follow each other."""

    def __init__(self, sheet: Sheet) -> None:
        self._spreads = {"words": _spread(sheet.words, sheet), "pairs": _spread(sheet.follows, sheet)}

    def evidence(self, words: Shared, follows: Shared) -> dict[str, Floats | Bools]:
        """That of pairs of clauses which share these, by the names of POINTING_EVIDENCE."""
        return self._pointing("words", words) | self._pointing("pairs", follows)

    def _pointing(self, name: str, shared: Shared) -> dict[str, Floats | Bools]:
        """A shared word is worth 1 where no other clause of either statement has it, and less the more have it."""
        spread = self._spreads[name]
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
