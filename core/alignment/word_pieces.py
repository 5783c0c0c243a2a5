"""Texts cut into the pieces that a BERT encoder knows: words, or the longest known parts of a word.

After Google's BERT (tokenization.py, "uncased"): text is freed of control characters and accents, in small letters,
punctuation marks and Chinese characters stand alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MARK = "##"
"""Stands before parts that continue a word."""
_LONGEST = 100
"""Words with more characters are not cut, and unknown."""
_ALONE = (
    r"[!-/:-@\[-`{-~]|[^\w\s]|_|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\U0002f800-\U0002fa1f]"
)
_WORD = re.compile(rf"{_ALONE}|(?:(?!{_ALONE})\S)+")


class WordPieces:
    """Cuts texts by a vocabulary; the number of a piece is its place there."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self.begin, self.end = self._number["[CLS]"], self._number["[SEP]"]
        self._unknown = self._number["[UNK]"]
        self._known: dict[str, list[int]] = {}
        self.tells = [any(map(str.isalnum, piece)) and not piece.startswith("[") for piece in vocabulary]
        """By number whether a piece has a letter or a digit."""

    def cut(self, text: str) -> list[int]:
        """The numbers of the pieces of a text."""
        return [number for word in _WORD.findall(_plain(text)) for number in self._pieces(word)]

    def _pieces(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = self._cut_word(word)
        return self._known[word]

    def _cut_word(self, word: str) -> list[int]:
        if len(word) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            mark = _MARK if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self._number), 0)
            if not end:
                return [self._unknown]
            found.append(self._number[mark + word[start:end]])
            start = end
        return found


def _plain(text: str) -> str:
    """Small letters without accents, other than spaces no character that is not seen."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join([" " if char.isspace() else char for char in apart if _is_seen(char)])


def _is_seen(char: str) -> bool:
    category = unicodedata.category(char)
    return category != "Mn" and char != "\ufffd" and (not category.startswith("C") or char in "\t\n\r")
