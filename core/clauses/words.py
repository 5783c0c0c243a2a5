"""The words of a text: alignment scores them, comparison sets them against each other.

A word keeps what belongs together whole: numbers with their separators, currency and suffix ("$35,000,000", "2.5%",
"5-1/4", "18bn", "2024-07-31", "2:00"), document symbols ("S/RES/2254", "A/78/L.5"), abbreviations with inner stops
("U.S."), hyphened and apostrophed words, letters with their combining marks. An elided article is a word of its own
("l’", "Ukraine"). Chinese characters and Japanese syllables, which no space parts, are a word each.

Linear in the length of the text; knows no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

_EACH = "\u2e80-\u2fdf\u3005-\u3007\u3041-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters of scripts that put no space between words: Han, Hiragana, Katakana."""
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0dff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    "\u00ad\u200b-\u200d\u2060\ufeff"
)
"""Signs that `\\w` leaves out and that stand inside words: vowel signs, accents, invisible joiners and soft hyphens."""
_LETTER = rf"[^\W_{_EACH}]"
_IN_WORD = rf"(?:{_LETTER}|[{_MARKS}])"
# No possessive quantifier after a group of several parts: before 3.11.5 Python misreads it (CPython issue 106052).
_WORD = re.compile(
    rf"""
      [A-Za-z][a-z]++(?=[ ,;)\n])                          # the plain case first, for speed
    | (?:[A-Z]{{0,3}}[$€£¥₹₽₺])?\d++                    # amounts, numbers, dates, times, fractions
          (?>(?:[.,:/’'\u066b\u066c]\d++ | [\u00a0\u202f\u2009]\d{{3}}(?!\d))*)
          (?>(?:-\d++/\d++ | (?:-\d++){{2,}})?)
          (?>(?:[%‰٪€$£] | °[CF]?+ | [½¼¾⅓⅔] | [A-Za-z]++)?)
    | [½¼¾⅓⅔]
    | [{_EACH}]
    | [A-Z]++(?>(?:/[A-Z0-9][A-Z0-9.]*+)+)               # document symbols
    | (?:[^\W\d_]\.){{2,}}                                # U.S., e.g.
    | (?:[cdjlmnstCDJLMNST] | [^\W\d_]{{0,6}}?[qQ]u)[’'](?=[^\W\d_]{{2}})   # l’, d’, qu’, lorsqu’
    | {_LETTER}{_IN_WORD}*+(?>(?:[-‐‑’'ʼ]{_LETTER}{_IN_WORD}*+)*)
    """,
    re.VERBOSE,
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "“": '"', "”": '"'})
_UNSEEN = dict.fromkeys([0xAD, 0x640, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x670, *range(0x64B, 0x660)])
"""What a spelling may have or lack and the word be the same: soft hyphens, joiners, Arabic vowel signs and kashida."""


class Word(NamedTuple):
    """`text[start:end]` and its `key`: the same for words that differ in case, quotes or hyphens alone."""

    key: str
    start: int
    end: int


_made: Callable[[type[Word], Iterable[object]], Word] = tuple.__new__


def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order; offsets are into the whole text. White space and signs are no words."""
    found = list(_WORD.finditer(text, start, len(text) if end is None else end))
    # A text has tens of thousands: what is made of each is made without a step of Python.
    parts = zip(map(key, map(itemgetter(0), found)), map(re.Match.start, found), map(re.Match.end, found), strict=True)
    return tuple(map(_made, repeat(Word), parts))


def spelt(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of `text[start:end]` as they stand there: what `words` gives, for those who need no places."""
    found: list[str] = _WORD.findall(text, start, len(text) if end is None else end)
    return found


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """What spellings of one word have in common: case, compatibility forms, quotes, hyphens, unseen signs set aside."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word.translate(_UNSEEN) or word).casefold()
    return unicodedata.normalize("NFC", plain.translate(_PLAIN))
