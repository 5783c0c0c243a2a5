"""The words of a text, cut once and shared: alignment scores them, comparison sets them against each other.

A word keeps what belongs together whole: numbers with their separators ("$35,000,000", "2.5"), document symbols
("S/RES/2254"), abbreviations with inner stops ("U.S."), hyphened and apostrophed words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(
    r"""
      [$€£¥₹]?\d+(?:[.,’']\d+)*(?:[%‰°]|[½¼¾])?      # amounts and numbers
    | [½¼¾]
    | [A-Z]+(?:/[A-Z0-9.]+)+                            # document symbols
    | (?:[^\W\d_]\.){2,}                                # U.S., e.g.
    | [^\W_]+(?:[-‐‑’'][^\W_]+)*                        # words
    """,
    re.VERBOSE,
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "“": '"', "”": '"'})


class Word(NamedTuple):
    """`text[start:end]` and its `key`: the same for words that differ in case, quotes or hyphens alone."""

    key: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order; offsets are into the whole text. White space and signs are no words."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple(Word(key(match.group()), match.start(), match.end()) for match in found)


def key(word: str) -> str:
    """What two spellings of one word have in common: case, compatibility forms, quotes and hyphens set aside."""
    return unicodedata.normalize("NFKC", word).casefold().translate(_PLAIN)
