"""What belongs to a promise besides its verb: by when, how much, and the words that weaken or condition it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.commitments.acts import Amount, Deadline, DeadlineKind, Phrase
from core.commitments.amounts import find_amounts
from core.commitments.inflection import INFINITIVE, PARTICIPLE, PAST
from core.commitments.lexicon import BIT, Lexicon
from core.commitments.templates import OPEN_START, Found, PhraseBook
from core.commitments.tokens import STOPS, Token, has_form, is_gerund

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_ENDS_IN_YEAR = re.compile(r"(?:19|20|21)\d\d$")
_NAMED = re.compile(r"\s+(?!(?:[a-z]+\s)?[(,;.])[^\W\d_]")
TOLD = 16
"""Words before a date among which the participle stands that it belongs to."""
OF_SUBJECT, OF_PERCENT = "subject", "percent"
"""Kinds of entries: words that count only as the subject of the verb; a baseline only of a percentage."""
LONGEST = 14
"""Words that a phrase with an open end ("in line with …") takes at most."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words of one promise in `text`, up to `end`; `places` are the offsets at which each word begins, as a phrase
    book looks them up."""

    text: str
    words: Sequence[Token]
    end: int
    places: Mapping[str, Sequence[int]]


def window(text: str, words: Sequence[Token], end: int) -> Window:
    """A window on `words`."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(words):
        word = _first_word(words, place)
        places.setdefault(word, []).append(token.start)
        if word[0].isdigit():
            places.setdefault(OPEN_START, []).append(token.start)
    return Window(text, words, end, places)


def deadlines_in(promise: Window, verb: Phrase, lexicon: Lexicon) -> tuple[Deadline, ...]:
    """By when, or how often, a promise made by `verb` is to be kept."""
    text, words = promise.text, promise.words
    if not words:
        return ()
    found = []
    adjunct = _adjunct(words, verb)
    before = {word.start: words[place - 1] for place, word in enumerate(words) if place}
    for hit in _hits(lexicon.deadlines, promise):
        last = before.get(hit.start)
        if hit.kind == DeadlineKind.DATE and (_tells(words, hit, verb, lexicon) or _names(words, hit, text)):
            continue
        if words[0].start < hit.start < adjunct:
            continue
        if hit.kind == DeadlineKind.RECURRING and last and _is_known(last, lexicon):
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


def _is_known(before: Token, lexicon: Lexicon) -> bool:
    """Whether the word before "annual" says that the meeting is one that there is ("our", "the Forum's"), not a new
    one ("an annual meeting")."""
    if before.classes & BIT["determiners"]:
        return before.key not in lexicon.indefinite
    return before.key.endswith(lexicon.possessive_endings)


def _tells(words: Sequence[Token], hit: Found, verb: Phrase, lexicon: Lexicon) -> bool:
    """Whether a date belongs to what was done ("signed at the meeting in 2013"), not to what is to be ("to be hosted in
    2031"): no comma since a past participle."""
    place = next((n for n, word in enumerate(words) if word.start >= hit.start), len(words))
    if not 0 < place < len(words) or words[place].key not in lexicon.placing:
        return False
    for before in range(place - 1, max(0, place - TOLD), -1):
        word = words[before]
        if word.key in STOPS or verb.start <= word.start < verb.end:
            return False
        described = words[before - 1].classes & (BIT["determiners"] | BIT["be_other"])
        if has_form(word, PAST | PARTICIPLE) and not has_form(word, INFINITIVE) and not described:
            return True
    return False


def _names(words: Sequence[Token], hit: Found, text: str) -> bool:
    """Whether a year with an article only names something ("at the 2022 Leaders' Summit")."""
    year = _ENDS_IN_YEAR.search(text, hit.start, hit.end)
    place = next((n for n, word in enumerate(words) if year and word.start == year.start()), 0)
    return bool(place and words[place - 1].classes & BIT["determiners"]) and bool(_NAMED.match(text, hit.end))


def _adjunct(words: Sequence[Token], verb: Phrase) -> int:
    """The offset at which an opening "As agreed on 10 March, …" or "Building on …, …" ends, -1 where there is none; the
    verb of the promise itself opens none ("Cutting fees by half, …")."""
    opens = words and words[0].start != verb.start and (words[0].classes & BIT["subordinators"] or is_gerund(words[0]))
    return next((word.start for word in words if word.key == ","), -1) if opens else -1


def amounts_in(
    promise: Window, start: int, verb: Phrase, deadlines: Sequence[Deadline], lexicon: Lexicon
) -> tuple[Amount, ...]:
    """The quantities of a promise made by `verb`, whose words begin at `start`; spans of time and an opening "Having
    paid …," are left out."""
    text, end = promise.text, promise.end
    if not (lexicon.amounts.digits.search(text, start, end) or _spells(promise.words, lexicon)):
        return ()
    adjunct = _adjunct(promise.words, verb)
    opening = promise.words[0].start if promise.words else start
    return tuple(
        amount
        for amount in find_amounts(text, start, end, lexicon.amounts)
        if not opening < amount.start < adjunct
        and not any(d.start < amount.end and amount.start < d.end for d in deadlines)
    )


def _spells(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word can be of a quantity written in words ("fifty", "twenty-five", "half")."""
    spelled = lexicon.amounts.spelled
    return any(word.key in spelled or word.key.partition("-")[0] in spelled for word in words)


def hedges_in(promise: Window, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The words that weaken the promise; a reference at the head of a sentence ("In line with …, we will") does not."""
    return tuple(hedge for hedge in _phrases(lexicon.hedges, promise) if not hedge.text[0].isupper())


def conditions_in(promise: Window, deadlines: Sequence[Deadline], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The words that say under what condition it holds; "for as long as it takes" is a deadline."""
    found = _phrases(lexicon.conditions, promise)
    return tuple(c for c in found if not any(d.start < c.start < d.end for d in deadlines))


def reporting_in(promise: Window, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The words that say who reports on the promise, reviews or monitors it."""
    return _phrases(lexicon.reporting, promise)


def attribution_in(promise: Window, subject: tuple[int, int], lexicon: Lexicon) -> tuple[Phrase, ...]:
    """The words that say that not all signatories act alike; "most members" counts only in the `subject` (offsets)."""
    return tuple(
        _phrase(hit, promise)
        for hit in _hits(lexicon.attributions, promise)
        if hit.kind != OF_SUBJECT or (hit.start < subject[1] and subject[0] < hit.end)
    )


def with_baselines(
    amounts: Sequence[Amount], deadlines: Sequence[Deadline], promise: Window, lexicon: Lexicon
) -> tuple[tuple[Amount, ...], tuple[Deadline, ...]]:
    """The amounts with what they are reckoned from ("by 43 % relative to 2019 levels"), and the deadlines that are no
    such baseline. A bare year ("from 2005") is one after a percentage only."""
    if not amounts:
        return (), tuple(deadlines)
    bases: dict[Amount, Found] = {}
    for hit in _hits(lexicon.baselines, promise):
        amount = max((a for a in amounts if a.end <= hit.start), key=lambda a: a.end, default=None)
        if amount is None or amount in bases or (hit.kind == OF_PERCENT and not _is_percentage(amount, lexicon)):
            continue
        bases[amount] = hit
    return (
        tuple(
            replace(amount, baseline=_phrase(bases[amount], promise)) if amount in bases else amount
            for amount in amounts
        ),
        tuple(d for d in deadlines if not any(b.start < d.end and d.start < b.end for b in bases.values())),
    )


def _phrase(hit: Found, promise: Window) -> Phrase:
    return Phrase(hit.start, hit.end, promise.text[hit.start : hit.end])


def _is_percentage(amount: Amount, lexicon: Lexicon) -> bool:
    return lexicon.amounts.percent_hint.search(amount.text) is not None


def _phrases(book: PhraseBook, promise: Window) -> tuple[Phrase, ...]:
    return tuple(_phrase(hit, promise) for hit in _hits(book, promise))


def _first_word(words: Sequence[Token], place: int) -> str:
    """The first written word at a place: of a token of several, and with an elided article its noun ("d'ici")."""
    word = words[place]
    if " " in word.key:
        return word.key.partition(" ")[0]
    if word.key[-1] != "'" or place + 1 == len(words) or words[place + 1].start != word.end:
        return word.key
    return word.key + words[place + 1].key


def _hits(book: PhraseBook, promise: Window) -> list[Found]:
    """What of the book stands in the words, open ends cut to a length that reads."""
    found = []
    for hit in book.find(promise.text, promise.places, promise.end):
        cut = hit.end
        for place, match in enumerate(re.finditer(r"\S+", promise.text[hit.start : hit.end])):
            if place == LONGEST:
                break
            cut = hit.start + match.end()
        found.append(Found(hit.kind, hit.start, cut))
    return found
