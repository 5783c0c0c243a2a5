"""Words become stems: what "cooperate", "cooperation" and "cooperative" have in common.

Light on purpose: endings come off, nothing is looked up. The endings and the words that say nothing of a subject are
data (resources/lexicons/matching.toml). Scripts without spaces become pairs of characters.
"""

from __future__ import annotations

import re
import tomllib

from core.resources import resource

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Stemmer:
    """Gives the stems of words, and remembers them. `key` is the key of a Word."""

    def __init__(self) -> None:
        with resource("lexicons", "matching.toml").open("rb") as file:
            data = tomllib.load(file)
        self._least: int = data["stem_letters"]
        self._longest = max(len(ending) for ending in data["endings"])
        self._endings = frozenset(data["endings"])
        self._known: dict[str, tuple[str, ...]] = dict.fromkeys(data["function_words"], ())

    def stems(self, key: str) -> tuple[str, ...]:
        """The stems of one word: none for a function word, several for a hyphened word or an unspaced script."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple(self._cut(key))
        return known

    def _cut(self, key: str) -> list[str]:
        if key.isascii():
            if key.isalpha():
                return [self._stem(key)]
            parts = key.replace("'s", "").split("-")
            return [self._stem(part) for part in parts if part and self._known.get(part) != ()]
        if _UNSPACED.search(key):
            return [key[i : i + 2] for i in range(max(1, len(key) - 1))]
        return [part for part in key.split("-") if part]

    def _stem(self, word: str) -> str:
        if not word.isalpha():
            return word
        for length in range(min(self._longest, len(word) - self._least), 0, -1):
            if word[-length:] in self._endings:
                word = word[:-length]
                break
        return word[:-1] if len(word) > self._least and word[-1] == word[-2] else word
