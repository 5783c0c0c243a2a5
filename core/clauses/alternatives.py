"""What is not settled in a text: square brackets, blanks in them, and the heads of versions ("Option 1", "12 bis").

A pure function of characters; it cuts nothing. Brackets that belong to quoting settle nothing and are left out: those
inside quotation marks ("“[t]he Parties […]”"), "[sic]", and numbers that point to a footnote or stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.clauses.labels import MULTIPLE


class UnsettledKind(StrEnum):
    """What a stretch of an unsettled text is."""

    ALTERNATIVE = "alternative"
    """Words in square brackets, brackets included: whether they stay is open."""

    BLANK = "blank"
    """Brackets that wait for words: "[ ]", "[___]", "[…]", "[XX]", "[date]", "[TBC]"."""

    OPEN = "open"
    """A bracket that is never closed, or that closes none: the sign alone."""

    VERSION = "version"
    """The head of one of several versions: "Option 1", "Alt 2", "12 bis"."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A stretch `text[start:end]` (code points). `depth` counts the brackets that enclose it: 0 outside of all."""

    start: int
    end: int
    kind: UnsettledKind
    depth: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"nothing can run from {self.start} to {self.end}")


_OPENING, _CLOSING = "[［", "]］"
_BRACKET = re.compile(r"[\[\]［］]")
_BLANK_ROOM = 60
"""What stands in brackets is a blank with no more characters than this."""
_BLANK = re.compile(
    r"[\s._…–—-]*|x{1,4}(?:[.,]x{1,4})?|nn?|tb[acd]|\W*(?:"
    r"(?:the |insert )?(?:date|name|place|venue|number|amount|figure|year|month|percentage)"
    r"|to be (?:confirmed|determined|decided|agreed|added|completed|inserted))\W*",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(r"sic|emphasis (?:added|ours)|footnotes? omitted", re.IGNORECASE)
_QUOTED_ROOM = 600
"""A quotation mark that is not closed reaches so many characters, within its paragraph."""
_QUOTING = {"“": "”", "«": "»", "„": "“”", "「": "」"}
_HEAD_ROOM = 24
"""A version's head stands within so many characters of the beginning of its line, behind a label at most."""
_BEFORE_HEAD = re.compile(r"[\s\[［(（“\"]*(?:\(?[\w.]{1,5}[.)]?\s+)?[\s\[［(（“\"]*")
_BEFORE_NUMBER = re.compile(r"[\s\[［(（“\"]*(?:(?:para|art|op|pp)\w{0,7}\.?\s)?\(?", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?<![\w.])(?:(?:(?:OP|PP)\s?)?\d{{1,3}}|\([a-z]{{1,3}}\)|(?<=\()[a-z]{{1,3}}){MULTIPLE}+")


def unsettled(text: str, *, names: Iterable[str] = ()) -> tuple[Unsettled, ...]:
    """What is not settled in `text`, by start, the outer before what it encloses.

    `names` are what a language calls versions ("option"), without case. No stretch overlaps another that it does not
    enclose.
    """
    found = [*_brackets(text), *_versions(text, names)]
    settled: list[Unsettled] = []
    around: list[int] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        while around and around[-1] <= each.start:
            around.pop()
        settled.append(Unsettled(each.start, each.end, each.kind, len(around)))
        if each.kind in (UnsettledKind.ALTERNATIVE, UnsettledKind.BLANK):
            around.append(each.end)
    return tuple(settled)


def _brackets(text: str) -> Iterator[Unsettled]:
    """Each pair that is not of quoting, the innermost first, and the brackets without a partner."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match[0] in _OPENING:
            opened.append(at)
        elif not opened:
            yield Unsettled(at, at + 1, UnsettledKind.OPEN)
        else:
            begin = opened.pop()
            if not _is_quoting(text, begin, at):
                yield Unsettled(begin, at + 1, _kind(text, begin, at))
    for at in opened:
        yield Unsettled(at, at + 1, UnsettledKind.OPEN)


def _kind(text: str, begin: int, end: int) -> UnsettledKind:
    if end - begin <= _BLANK_ROOM and _BLANK.fullmatch(text, begin + 1, end):
        return UnsettledKind.BLANK
    return UnsettledKind.ALTERNATIVE


def _is_quoting(text: str, begin: int, end: int) -> bool:
    """Whether the brackets at `begin` and `end` are an editor's, or a footnote's."""
    if _EDITORIAL.fullmatch(text, begin + 1, end):
        return True
    if end - begin <= 4 and text[begin + 1 : end].isdecimal():
        before = text[begin - 1 : begin]
        return before in ("", "\n") or not (before.isspace() or before in "[(/")
    head = text[max(0, begin - _QUOTED_ROOM) : begin].rpartition("\n")[2]
    for opening, closings in _QUOTING.items():
        opened = head.rfind(opening)
        if opened >= 0 and not any(closing in head[opened + 1 :] for closing in closings):
            return end - begin <= _BLANK_ROOM
    return False


def _versions(text: str, names: Iterable[str]) -> Iterator[Unsettled]:
    """Heads of versions, where one may stand: at the beginning of a line or of what stands in brackets."""
    called = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    if called:
        named = rf"(?<!\w)(?:{called})\s?(?:\d{{1,2}}|[A-Z])(?=\s?[.:：)\]］]|\s[-–—]\s|\s*(?:\n|\Z))"
        for match in re.finditer(named, text, re.IGNORECASE):
            if _heads(text, match.start(), _BEFORE_HEAD):
                yield Unsettled(match.start(), match.end(), UnsettledKind.VERSION)
    for match in _NUMBERED.finditer(text):
        if _heads(text, match.start(), _BEFORE_NUMBER):
            yield Unsettled(match.start(), match.end(), UnsettledKind.VERSION)


def _heads(text: str, start: int, before: re.Pattern[str]) -> bool:
    """Whether nothing but what `before` allows stands between the beginning of the line, or a bracket, and `start`."""
    head = text[max(0, start - _HEAD_ROOM) : start]
    line = head.rpartition("\n")[2]
    if len(line) == _HEAD_ROOM and not any(bracket in line for bracket in _OPENING):
        return False
    inner = max(line.rfind(bracket) for bracket in _OPENING)
    return before.fullmatch(line[inner + 1 :]) is not None or before.fullmatch(line) is not None
