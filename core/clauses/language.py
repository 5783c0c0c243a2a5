"""Which language a text is in, told by its script and by the words that stand in every text (languages.toml)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache

from core.resources import resource

_SAMPLE = 20_000
"""Characters that are looked at, half from the head and half from the middle: enough to be sure, and always quick."""
_LETTERS = 2_000
_MAIN_SHARE = 0.3
"""A script is the text's own from this share of its letters on; names in Latin letters stay below."""
_KANA_SHARE = 0.05
"""Japanese is told from Chinese by its syllable letters."""
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the language of most of `text`, "" where neither script nor words tell."""
    half = _SAMPLE // 2
    middle = max(half, len(text) // 2)
    sample = text[:half] + "\n" + text[middle : middle + half]
    script = _script(sample)
    scripts, stop_words, letters = _languages()
    candidates = scripts.get(script, ())
    if len(candidates) == 1:
        return candidates[0]
    found = Counter(_WORD.findall(sample.casefold()))
    scores = dict.fromkeys(candidates, 0)
    for word, count in found.items():
        for language in candidates:
            if word in stop_words[language] or not letters[language].isdisjoint(word):
                scores[language] += count
    best = max(scores, key=scores.__getitem__, default="")
    return best if scores.get(best, 0) > 0 else ""


def _script(sample: str) -> str:
    letters = [sign for sign in sample if sign.isalpha()]
    letters = letters[:: max(1, len(letters) // _LETTERS)]
    if not letters:
        return ""
    shares = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters)
    kana = shares["HIRAGANA"] + shares["KATAKANA"]
    if kana > _KANA_SHARE * len(letters) and kana + shares["CJK"] > _MAIN_SHARE * len(letters):
        return "HIRAGANA"
    script = shares.most_common(1)[0][0]
    others = [(n, name) for name, n in shares.items() if name != "LATIN" and n > _MAIN_SHARE * len(letters)]
    return max(others)[1] if script == "LATIN" and others else script


@cache
def _languages() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Script → languages; language → its stop words; language → its own letters."""
    data = tomllib.loads(resource("lexicons", "languages.toml").read_text(encoding="utf-8"))
    scripts = {script: tuple(languages) for script, languages in data["scripts"].items()}
    stop_words = {language: frozenset(words.split()) for language, words in data["stop_words"].items()}
    return scripts, stop_words, {language: frozenset(data["letters"].get(language, "")) for language in stop_words}
