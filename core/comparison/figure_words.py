"""How a language writes numbers and months: the data that figures are found by (resources/lexicons/figures.toml).

A language that the data do not know has digits alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from core.clauses.dates import month_names
from core.resources import resource


@dataclass(frozen=True)
class WordValues:
    """Word keys → numbers: `exact` words, and `beginnings`, of which the longest that fits is meant."""

    exact: Mapping[str, Decimal]
    beginnings: Sequence[tuple[str, Decimal]] = ()

    def value(self, key: str) -> Decimal | None:
        """What a word stands for, None where it is no number."""
        if key in self.exact:
            return self.exact[key]
        return next((value for beginning, value in self.beginnings if key.startswith(beginning)), None)


@dataclass(frozen=True)
class FigureWords:
    """One language's number words, `magnitudes` (what multiplies the number in front of it) and `months`.

    `phrases` are words in a row that are one number; `no_numbers` words in a row that hold a number word and are none.
    `prefixes` may be written together with the word behind them, the longest first; `joiners` stand between number
    words. `often_in_words` is the number up to which a language says a number in ways that are not known here.
    """

    words: WordValues
    magnitudes: WordValues
    phrases: Mapping[tuple[str, ...], Decimal]
    no_numbers: frozenset[tuple[str, ...]]
    prefixes: tuple[str, ...]
    joiners: frozenset[str]
    months: Mapping[str, int]
    capital_months: bool
    comma_decimals: bool
    groups_backwards: bool
    chinese_numerals: bool
    often_in_words: int

    def number(self, key: str) -> Decimal | None:
        """What a word stands for, with or without what is written together with it."""
        return self._first(self.words, key)

    def magnitude(self, key: str) -> Decimal | None:
        """What a word multiplies the number in front of it by."""
        return self._first(self.magnitudes, key)

    def _first(self, words: WordValues, key: str) -> Decimal | None:
        forms = (key, *(key.removeprefix(prefix) for prefix in self.prefixes if key.startswith(prefix)))
        return next((value for form in forms if (value := words.value(form)) is not None), None)


@cache
def figure_words(language: str) -> FigureWords:
    """The words of a language (ISO 639-1)."""
    data = _data()
    words = _word_values(
        {form: value for value, forms in data["words"].get(language, {}).items() for form in forms.split()}
    )
    phrases = {
        tuple(form.split()): Decimal(value)
        for value, forms in data["phrases"].get(language, {}).items()
        for form in forms
    }
    chinese = language in data["chinese_numerals"]
    return FigureWords(
        words=words,
        magnitudes=_word_values(data["magnitudes"].get(language, {})),
        phrases=phrases,
        no_numbers=frozenset(
            tuple(phrase) if chinese else tuple(phrase.split()) for phrase in data["no_numbers"].get(language, ())
        ),
        prefixes=tuple(sorted(data["prefixes"].get(language, ()), key=lambda prefix: -len(prefix))),
        joiners=frozenset(data["joiners"].get(language, ())),
        months=month_names(language),
        capital_months=language in data["capital_months"],
        comma_decimals=language in data["comma_decimals"],
        groups_backwards=language in data["groups_backwards"],
        chinese_numerals=chinese,
        often_in_words=data["words_up_to"] if words.exact else data["unknown_words_up_to"],
    )


def _word_values(values: Mapping[str, Any]) -> WordValues:
    numbers = {form: Decimal(int(value)) for form, value in values.items()}
    beginnings = [(form.removesuffix("*"), value) for form, value in numbers.items() if form.endswith("*")]
    return WordValues(
        {form: value for form, value in numbers.items() if not form.endswith("*")},
        sorted(beginnings, key=lambda entry: (-len(entry[0]), entry[0])),
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("lexicons", "figures.toml").read_text(encoding="utf-8"))
