"""What a mail holds of other mails: quoted lines, heads of mails that were answered or forwarded, broken lines.

The words that mail programs write are data of `resources/lexicons/mail.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from core.reading.blocks import Block, block
from core.reading.document import LeftOut, MarkKind
from core.resources import resource

_PREFIX = re.compile(r"\s*([^\W\d_][\w ]{0,20}?)\s*(?:\[\d+\])?\s*[:：]\s*")
_QUOTED = re.compile(r"(?:> ?)+")
_MAILBOX = re.compile(r">From ")
_SIGNATURE = "-- "
_FIELD = re.compile(r"[\s*_]*([^\W\d_][\w -]{0,25}?)[\s*_]*[:：]")
_DIVIDER = re.compile(r"\s*(?:[-_=*]{5,}|-{2,}[^\n]{1,60}?-{2,})\s*\Z")
_FEWEST_FIELDS = 3
"""Lines that the head of a mail inside a mail has at least: who wrote it and two others."""


class Done(StrEnum):
    """What was done with an earlier mail to make this one."""

    ANSWERED = "answered"
    FORWARDED = "forwarded"


@dataclass(frozen=True, slots=True)
class _Words:
    prefixes: dict[str, Done]
    writer: frozenset[str]
    fields: frozenset[str]
    announced: frozenset[str]


def without_prefixes(subject: str) -> tuple[str, Done | None]:
    """The subject without "Re:", "Fwd:" and their like, and what was done last."""
    prefixes, last = _words().prefixes, None
    while (found := _PREFIX.match(subject)) and (what := prefixes.get(found[1].casefold())):
        last = last or what
        subject = subject[found.end() :]
    return subject, last


def paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs of plain text; lines behind ">" are quoted."""
    lines: list[str] = []
    depth = 0
    for line in text.split("\n"):
        quoted = None if _MAILBOX.match(line) else _QUOTED.match(line)
        at = quoted[0].count(">") if quoted else 0
        words = line[quoted.end() :] if quoted else line.removeprefix(">") if _MAILBOX.match(line) else line
        if lines and (at != depth or not words.strip()):
            yield from _paragraph(lines, depth)
            lines = []
        depth = at
        lines.append(words)
    yield from _paragraph(lines, depth)


def unflowed(text: str, *, deletes_space: bool) -> str:
    """Lines that were broken to be sent (RFC 3676), put together: those that end with a space run on."""
    made: list[str] = []
    runs_on, depth = False, 0
    for line in text.split("\n"):
        quotes = len(line) - len(line.lstrip(">"))
        words = line[quotes:].removeprefix(" ")
        # An empty line parts, even where the line before it was broken.
        if runs_on and quotes == depth and words not in ("", _SIGNATURE):
            made[-1] = (made[-1][:-1] if deletes_space else made[-1]) + words
        else:
            made.append(">" * quotes + " " * bool(quotes) + words)
        runs_on, depth = words.endswith(" ") and words != _SIGNATURE, quotes
    return "\n".join(made)


def without_heads(blocks: Sequence[Block], done: Done | None) -> tuple[list[Block], list[LeftOut]]:
    """The blocks without the heads of mails among them, and these heads.

    In a mail that answers another, what follows the first head is that other, and quoted.
    """
    lines = [
        (place, line)
        for place, said in enumerate(blocks)
        for line in (said.words.split("\n") if said.kind in (None, MarkKind.QUOTATION) else [""])
    ]
    heads = list(_heads([line for _, line in lines]))
    if not heads:
        return list(blocks), []
    dropped = {at for start, end in heads for at in range(start, end)}
    left_out = [
        LeftOut("; ".join(lines[at][1].strip() for at in range(*head)), "head of a mail in it") for head in heads
    ]
    kept: dict[int, list[str]] = {}
    for at, (place, line) in enumerate(lines):
        if at not in dropped:
            kept.setdefault(place, []).append(line)
    first = lines[heads[0][0]][0] if done is Done.ANSWERED else len(blocks)
    made: list[Block] = []
    for place, words in kept.items():
        said = blocks[place]
        if said.kind in (None, MarkKind.QUOTATION):
            said = replace(said, words="\n".join(words))
            said = _more_quoted(said) if place > first else said
        made.append(said)
    return made, left_out


def unquoted(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a forwarded text, which is quoted as a whole, one level less so."""
    quoted = sum(len(said.words) for said in blocks if said.kind is MarkKind.QUOTATION)
    if 2 * quoted <= sum(len(said.words) for said in blocks):
        return blocks
    return [_less_quoted(said) if said.kind is MarkKind.QUOTATION else said for said in blocks]


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the heads of mails among the lines begin and end, with what announces them."""
    at = 0
    while at < len(lines):
        end = at
        if _field(lines[at]) in _words().writer:
            while end < len(lines) and _field(lines[end]) in _words().fields:
                end += 1
        if end - at < _FEWEST_FIELDS:
            at += 1
            continue
        is_announced = at > 0 and (_DIVIDER.match(lines[at - 1]) or _field(lines[at - 1]) in _words().announced)
        yield at - bool(is_announced), end
        at = end


def _field(line: str) -> str:
    found = _FIELD.match(line)
    return found[1].casefold() if found else ""


def _paragraph(lines: Iterable[str], depth: int) -> tuple[Block, ...]:
    words = "\n".join(lines)
    return block(words, MarkKind.QUOTATION, depth) if depth else block(words)


def _more_quoted(said: Block) -> Block:
    level = said.level + 1 if said.kind is MarkKind.QUOTATION else 1
    return replace(said, kind=MarkKind.QUOTATION, level=level)


def _less_quoted(said: Block) -> Block:
    return replace(said, level=said.level - 1) if said.level > 1 else replace(said, kind=None, level=1)


@cache
def _words() -> _Words:
    data = tomllib.loads(resource("lexicons", "mail.toml").read_text("utf-8"))
    subject, head = data["subject"], data["head"]
    return _Words(
        {word.casefold(): done for done in Done for word in subject[done]},
        frozenset(word.casefold() for word in head["writer"]),
        frozenset(word.casefold() for word in (*head["writer"], *head["others"])),
        frozenset(word.casefold() for word in head["announced"]),
    )
