"""Whether a sentence goes on after a quotation whose last sign is a stop: “Will you act?” Minister Dalo asked.

Where what follows has small letters, these tell; here is what tells where it has not: the clause that says who asked
(its words are data, segmentation-*.toml), and, in scripts without capitals, where the quotation stands in its sentence.
Only a bounded stretch around the stop is looked at.
"""

from __future__ import annotations

import re

from core.clauses.lexicon import SegmentationLexicon

_OPENING = {
    "”": "“„”",
    "“": "„”",
    "»": "«",
    "’": "‘‚",
    "‘": "‚",
    "›": "‹",
    '"': '"',
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
}
"""Closing quotation mark → those that open what it closes; right-to-left texts write ” … “ as well."""
_TITLE_MARKS = frozenset("》〉")
_CLAUSE_ROOM = 120
"""A clause that says who spoke has no more characters."""
_QUOTATION_ROOM = 600
"""Nor has a quotation that is looked back over."""
_CLAUSE_END = re.compile(r"[.。．!?！？؟…,，،;；؛:：\n“«‘„\"「『]")
_ASKS = re.compile(r"[?!？！؟…‥]")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-]+[^\W_]+)*")
_SPEAKER_WORDS = 6
_INTRODUCES = frozenset(":：,，،;；؛、—–-([（")
"""Before a quotation they part it from what introduces it, so that it is a sentence of its own."""
_DASHES = "—–- \u00a0\u202f"


def goes_on_after_quotation(
    text: str, start: int, stop: re.Match[str], gap: int, end: int, lexicon: SegmentationLexicon
) -> bool:
    """Whether `text[gap:end]` goes on with the sentence that began at `start` and quotes up to `stop`.

    `stop` is a match of stops (the group "stop") and of what closes after them; without a closing quotation mark
    nothing goes on. What follows must not begin with a small letter, which the caller judges.
    """
    closers = [sign for sign in stop.group()[len(stop["stop"]) :] if sign in _OPENING]
    if not closers:
        return False
    if closers[-1] in _TITLE_MARKS or any(text.startswith(words, gap) for words in lexicon.quotation_links):
        return True
    if _has_case(text[_letter(text, gap, end)]):
        return _ASKS.match(stop["stop"]) is not None and _names_speaker(text, gap, end, lexicon)
    if _ASKS.match(stop["stop"]) and _is_woven_in(text, start, stop.start(), closers[-1]):
        return True
    return _reports(text, gap, end, lexicon)


def _letter(text: str, at: int, end: int) -> int:
    """Where the first letter of `text[at:end]` stands, dashes aside."""
    while at < end - 1 and text[at] in _DASHES:
        at += 1
    return at


def _has_case(letter: str) -> bool:
    return letter.upper() != letter.lower()


def _names_speaker(text: str, at: int, end: int, lexicon: SegmentationLexicon) -> bool:
    """Whether a name or an office in capitals follows, and then a verb that reports and tells nothing else."""
    words = list(_WORDS.finditer(text, at, min(end, at + _CLAUSE_ROOM)))[: _SPEAKER_WORDS + 1]
    if not words or words[0][0].casefold() in lexicon.openers:
        return False
    for word in words[1:]:
        if word[0].casefold() in lexicon.reporting_verbs:
            told = _TOLD.match(text, word.end(), end)
            return told is None or (told[1] != "" and told[1].casefold() not in lexicon.reporting_links)
        if not word[0][0].isupper() and len(word[0]) > _PARTICLE:
            return False
    return False


_TOLD = re.compile(r"[,:]?\s+([^\W_]*)")
"""What a verb is followed by, before any stop; by a quotation or a number it tells that."""
_PARTICLE = 3
"""Letters of a small word inside a name: "of", "de", "van", "bin"."""


def _is_woven_in(text: str, start: int, stop: int, closer: str) -> bool:
    """Whether the quotation is a part of its sentence: words stand right before it, which no colon or comma closes."""
    least = max(start, stop - _QUOTATION_ROOM)
    opened = max(text.rfind(opener, least, stop) for opener in _OPENING[closer])
    before = text[start:opened].rstrip()[-1:] if opened > start else ""
    return before != "" and before not in _INTRODUCES and before not in _OPENING and before not in _OPENERS


_OPENERS = frozenset("".join(_OPENING.values()))


def _reports(text: str, at: int, end: int, lexicon: SegmentationLexicon) -> bool:
    """Whether the clause that follows says who spoke, and nothing more: it opens with a verb that reports (Arabic), or
    ends with one (Chinese)."""
    begin = _letter(text, at, end)
    closed = _CLAUSE_END.search(text, begin, min(end, begin + _CLAUSE_ROOM))
    if closed and closed[0] in ':：“«‘„"「『':
        return False
    if closed is None and end - begin > _CLAUSE_ROOM:
        return False
    clause = text[begin : closed.start() if closed else end]
    words = [match[0] for match in _WORDS.finditer(clause)]
    if words and words[0] in lexicon.reporting_verbs:
        return lexicon.reporting_links.isdisjoint(words)
    return clause.rstrip().endswith(lexicon.reporting_closings)
