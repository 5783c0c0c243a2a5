"""What binds nobody differently in a language: spellings, numerals, abbreviations and small words.

The words are data, `resources/lexicons/variants-<language>.toml`; a language without such a file has no variants, so
that every other word there counts as another word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from core.resources import ROOT

SIGNATORIES = "<signatories>"
"""What all that the signatories call themselves together is compared as."""

ATTRIBUTION = "<attribution>"
"""What "the statement says" is compared as."""

Phrases = Mapping[tuple[str, ...], tuple[str, ...]]
"""Word keys in a row → the word keys that they are compared by."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Words of at least `shortest` letters that end in `ending` are compared as if they ended in `written`."""

    ending: str
    written: str
    shortest: int


@dataclass(frozen=True)
class Variants:
    """One language's variants. `phrases` maps word keys in a row to the words they are compared by, `frequencies` those
    that say how often to one word for all of them."""

    endings: tuple[Ending, ...] = ()
    phrases: Phrases = field(default_factory=dict)
    frequencies: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    small_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    scope_words: frozenset[str] = frozenset()
    signatories: frozenset[str] = frozenset()
    latest: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    state_styles: frozenset[str] = frozenset()
    state_links: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    possessive_endings: tuple[str, ...] = ()

    @cached_property
    def _any_ending(self) -> tuple[str, ...]:
        return tuple(ending.ending for ending in self.endings)

    def spelling(self, key: str) -> str:
        """The form of one word that all its spellings share."""
        if not key.endswith(self._any_ending):
            return key
        for ending in self.endings:
            if len(key) >= ending.shortest and key.endswith(ending.ending):
                return key.removesuffix(ending.ending) + ending.written
        return key


@cache
def variants(language: str) -> Variants:
    """The variants of a language (ISO 639-1)."""
    path = ROOT / "lexicons" / f"variants-{language}.toml"
    if not language.isalpha() or not path.is_file():
        return Variants()
    data = tomllib.loads(path.read_text("utf-8"))
    return Variants(
        endings=tuple(Ending(*entry) for entry in sorted(data["endings"], key=lambda entry: -len(entry[0]))),
        phrases=_phrases(data),
        frequencies={tuple(said.split()): word for word, phrases in data["frequencies"].items() for said in phrases},
        small_words=frozenset(data["small_words"]["words"]),
        negations=frozenset(data["negations"]["words"]),
        scope_words=frozenset(data["scope_words"]["words"]),
        signatories=frozenset(data["signatories"]["words"]),
        latest=frozenset(data["dates"]["latest"]),
        months=tuple(data["dates"]["months"]),
        state_styles=frozenset(data["state_styles"]["words"]),
        state_links=tuple(data["state_styles"]["links"]),
        articles=tuple(data["state_styles"]["articles"]),
        possessive_endings=tuple(data["possessive_endings"]),
    )


def _phrases(data: Mapping[str, Any]) -> Phrases:
    """All that is replaced word for word: spellings, phrases, what the signatories call themselves, and numerals up to
    ninety-nine, plain and ordinal."""
    pairs = {**data["spellings"], **data["phrases"], **data["numbers"], **data["ordinals"]}
    tens = {word: value for word, value in data["numbers"].items() if int(value) >= 20}
    units = {word: value for word, value in data["numbers"].items() if 1 <= int(value) <= 9}
    ordinals = {str(written)[:-2]: (word, str(written)[-2:]) for word, written in data["ordinals"].items()}
    for ten, value in tens.items():
        for unit, more in units.items():
            pairs[f"{ten}-{unit}"] = int(value) + int(more)
            word, ending = ordinals[str(more)]
            pairs[f"{ten}-{word}"] = f"{int(value) + int(more)}{ending}"
    phrases = {tuple(written.split()): tuple(str(form).split()) for written, form in pairs.items()}
    together = {tuple(phrase.split()): (SIGNATORIES,) for phrase in data["signatories"]["phrases"]}
    return {**phrases, **together, **_attributions(data["attributions"])}


def _attributions(data: Mapping[str, Any]) -> Phrases:
    pairs = [(subject, verb) for subject in data["subjects"] for verb in data["verbs"]]
    # "it says" is an attribution; "says it" is the beginning of what somebody says.
    written = [f"{subject} {verb}" for subject, verb in pairs]
    written += [f"{verb} {subject}" for subject, verb in pairs if " " in subject]
    return {tuple(phrase.split()): (ATTRIBUTION,) for phrase in [*written, *data["phrases"]]}
