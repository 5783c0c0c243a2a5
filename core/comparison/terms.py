"""The words of a cell as they are compared: spelling, numerals, abbreviations and the parties' own names set aside.

Two cells whose terms are equal say the same. A term keeps the place of the words that it stands for, so that what
differs can be shown in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from core.alignment.stems import Stemmer
from core.clauses.words import Word
from core.comparison.variants import ATTRIBUTION, SIGNATORIES, Phrases, Variants

PARTY = "<party>"
"""What every statement's own party is compared as."""


class Term(NamedTuple):
    """A word as it is compared: `key`; what it stands for, `text[start:end]`; and `written`, which differs from `key`
    where that stands for a name: of a statement's own party, or of all its signatories."""

    key: str
    start: int
    end: int
    written: str

    @property
    def is_name(self) -> bool:
        """Whether this stands for a party or for all signatories, whose names parallel texts swap."""
        return self.key in (PARTY, SIGNATORIES)


@dataclass(frozen=True)
class Wording:
    """How the words of one statement are read: its language's variants, its own party's names (word keys), and the
    short forms that the comparison's statements use ("the Association of Example Nations (AEN)", "the Republic of
    Ostrana")."""

    variants: Variants
    own_names: frozenset[str] = frozenset()
    short_forms: Phrases = field(default_factory=dict)
    stemmer: Stemmer = field(default_factory=Stemmer)

    def carries(self, term: Term) -> bool:
        """Whether a term carries what is said: small words do not, nor what the signatories call themselves, nor who
        is quoted."""
        return term.key not in self.variants.small_words and term.key not in (SIGNATORIES, ATTRIBUTION)

    def stems(self, key: str) -> tuple[str, ...]:
        """The stems of a term; a term that has none stands for itself."""
        return self.stemmer.stems(key) or (key,)

    @cached_property
    def forms(self) -> Phrases:
        """All that is replaced word for word; a comparison's own names come before the language's."""
        return {**self.variants.phrases, **self.short_forms}

    @cached_property
    def beginnings(self) -> Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The first two words, or the only one, → the phrases that begin so, the longest first."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for phrase in sorted(self.forms, key=len, reverse=True):
            found.setdefault(phrase[:2], []).append(phrase)
        return {first: tuple(phrases) for first, phrases in found.items()}

    @cached_property
    def said_twice(self) -> frozenset[str]:
        """Terms that a text says twice in a row without saying more: a name and its short form behind it."""
        return frozenset({PARTY, SIGNATORIES, *(form[-1] for form in self.short_forms.values())})


def terms(words: Iterable[Word], wording: Wording) -> tuple[Term, ...]:
    """The words as they are compared, in order.

    A name said twice in a row ("the Union (EU)") is one term.
    """
    words = tuple(words)
    keys = [word.key for word in words]
    found: list[Term] = []
    at = 0
    while at < len(words):
        taken, forms = _read(keys, at, wording)
        start, end = words[at].start, words[at + taken - 1].end
        for form in forms:
            if found and found[-1].key == form and form in wording.said_twice:
                found[-1] = found[-1]._replace(end=end)
            else:
                written = " ".join(keys[at : at + taken]) if form in (PARTY, SIGNATORIES, ATTRIBUTION) else form
                found.append(Term(form, start, end, written))
        at += taken
    return tuple(found)


def _read(keys: Sequence[str], at: int, wording: Wording) -> tuple[int, tuple[str, ...]]:
    """How many words from `at` on stand for one thing, and the keys that they are compared by."""
    key = keys[at]
    for beginning in (tuple(keys[at : at + 2]), (key,)):
        for phrase in wording.beginnings.get(beginning, ()):
            if tuple(keys[at : at + len(phrase)]) == phrase:
                forms = wording.forms[phrase]
                return len(phrase), tuple(PARTY if form in wording.own_names else form for form in forms)
    owned = (key.removesuffix(ending) for ending in wording.variants.possessive_endings if key.endswith(ending))
    if key in wording.own_names or any(name in wording.own_names for name in owned):
        return 1, (PARTY,)
    if key.endswith("%") and len(key) > 1:
        return 1, (key[:-1], "%")
    return 1, (wording.variants.spelling(key),)
