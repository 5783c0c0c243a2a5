"""What the cutting of texts must know of a language: data of `resources/lexicons/segmentation-<language>.toml`.

Words are given without case and without a final stop. A language without a file is cut with that of its nearest
neighbour (languages.toml), else with the English one, whose abbreviations are the most widely used.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.resources import resource

FALLBACK = "en"

WordSet = frozenset[str]


@dataclass(frozen=True, slots=True)
class SegmentationLexicon:
    """The lists of one language; the English file says of each what it is for."""

    language: str
    never_end: WordSet
    before_number: WordSet
    may_end: WordSet
    openers: WordSet
    months: WordSet
    sentence_words: WordSet
    past_endings: tuple[str, ...]
    open_ends: WordSet
    small_words: WordSet
    preambular_openers: WordSet
    preambular_endings: tuple[str, ...]
    preambular_closings: tuple[str, ...]
    preambular_links: WordSet
    no_participles: WordSet
    operative_verbs: WordSet
    signature_openers: tuple[str, ...]
    salutations: tuple[str, ...]
    sign_offs: tuple[str, ...]
    note_openers: tuple[str, ...]
    letterhead: tuple[str, ...]
    letterhead_ends: WordSet
    generic_headings: WordSet
    joiners: WordSet
    alternatives: WordSet
    articles: WordSet
    announcers: WordSet
    ordinal_stop: bool
    reporting_verbs: WordSet
    reporting_closings: tuple[str, ...]
    reporting_links: WordSet
    quotation_links: tuple[str, ...]


@cache
def segmentation_lexicon(language: str) -> SegmentationLexicon:
    """The lists for `language` (ISO 639-1), those of its nearest neighbour or of English where it has none."""
    data = _data(language)

    def word_set(name: str) -> WordSet:
        return frozenset(data.get(name, "").casefold().split())

    def phrases(name: str) -> tuple[str, ...]:
        return tuple(phrase.casefold() for phrase in data.get(name, ()))

    return SegmentationLexicon(
        language=language,
        never_end=word_set("never_end"),
        before_number=word_set("before_number"),
        may_end=word_set("may_end"),
        openers=word_set("openers"),
        months=word_set("months"),
        sentence_words=word_set("sentence_words"),
        past_endings=tuple(word_set("past_endings")),
        open_ends=word_set("open_ends"),
        small_words=word_set("small_words"),
        preambular_openers=word_set("preambular_openers"),
        preambular_endings=tuple(word_set("preambular_endings")),
        preambular_closings=tuple(word_set("preambular_closings")),
        preambular_links=word_set("preambular_links"),
        no_participles=word_set("no_participles"),
        operative_verbs=word_set("operative_verbs"),
        signature_openers=phrases("signature_openers"),
        salutations=phrases("salutations"),
        sign_offs=phrases("sign_offs"),
        note_openers=phrases("note_openers"),
        letterhead=phrases("letterhead"),
        letterhead_ends=word_set("letterhead_ends"),
        generic_headings=word_set("generic_headings"),
        joiners=word_set("joiners"),
        alternatives=word_set("alternatives"),
        articles=word_set("articles"),
        announcers=word_set("announcers"),
        ordinal_stop=bool(data.get("ordinal_stop", False)),
        reporting_verbs=word_set("reporting_verbs"),
        reporting_closings=tuple(sorted(word_set("reporting_closings"))),
        reporting_links=word_set("reporting_links"),
        quotation_links=tuple(sorted(word_set("quotation_links"))),
    )


def _data(language: str) -> dict[str, Any]:
    nearest = _toml("languages").get("nearest", {})
    for candidate in (language, nearest.get(language, FALLBACK)):
        try:
            return _toml(f"segmentation-{candidate}")
        except FileNotFoundError:
            continue
    return _toml(f"segmentation-{FALLBACK}")


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("lexicons", f"{name}.toml").read_text(encoding="utf-8"))
