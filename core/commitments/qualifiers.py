"""What belongs to a promise besides its verb: by when, how much, and the words that weaken or condition it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.commitments.acts import Amount, Deadline, DeadlineKind, Phrase
from core.commitments.amounts import find_amounts
from core.commitments.lexicon import INFINITIVE, PARTICIPLE, PAST, Lexicon
from core.commitments.templates import Found, PhraseBook
from core.commitments.tokens import Token, has_form

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
LONGEST = 14
"""Words that a phrase with an open end ("in line with …") takes at most."""


def deadlines_in(text: str, words: Sequence[Token], end: int, lexicon: Lexicon) -> tuple[Deadline, ...]:
    """By when, or how often, the promise made of `words` is to be kept."""
    found = []
    before = {word.start: words[place - 1] for place, word in enumerate(words) if place}
    for hit in _hits(lexicon.deadlines, text, words, end):
        last = before.get(hit.start)
        if (
            hit.kind == DeadlineKind.DATE
            and last
            and has_form(last, PAST | PARTICIPLE)
            and not has_form(last, INFINITIVE)
        ):
            continue
        year = _YEAR.search(text, hit.start, hit.end)
        found.append(
            Deadline(
                hit.start,
                hit.end,
                text[hit.start : hit.end],
                DeadlineKind(hit.kind),
                int(year.group()) if year else None,
            )
        )
    return tuple(found)


def amounts_in(text: str, start: int, end: int, deadlines: Sequence[Deadline], lexicon: Lexicon) -> tuple[Amount, ...]:
    """The quantities of the promise at `text[start:end]`, spans of time left out."""
    found = find_amounts(text, start, end, lexicon.amounts)
    return tuple(
        amount for amount in found if not any(d.start < amount.end and amount.start < d.end for d in deadlines)
    )


def hedges_in(text: str, words: Sequence[Token], end: int, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The words that weaken the promise."""
    return _phrases(lexicon.hedges, text, words, end)


def conditions_in(text: str, words: Sequence[Token], end: int, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The words that say under what condition it holds."""
    return _phrases(lexicon.conditions, text, words, end)


def _phrases(book: PhraseBook, text: str, words: Sequence[Token], end: int) -> tuple[Phrase, ...]:
    return tuple(Phrase(hit.start, hit.end, text[hit.start : hit.end]) for hit in _hits(book, text, words, end))


def _hits(book: PhraseBook, text: str, words: Sequence[Token], end: int) -> list[Found]:
    """What of the book stands in the words, open ends cut to a length that reads."""
    found = []
    for hit in book.find(text, ((word.key, word.start) for word in words), end):
        cut = hit.end
        for place, match in enumerate(re.finditer(r"\S+", text[hit.start : hit.end])):
            if place == LONGEST:
                break
            cut = hit.start + match.end()
        found.append(Found(hit.kind, hit.start, cut))
    return found
