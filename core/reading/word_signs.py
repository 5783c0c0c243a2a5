"""Signs that travel with the words through the converter, and are taken out of what it gives.

The converter knows no offsets, no tracked changes and no comments, and it makes plain spaces of no-break spaces. What
it must not lose is written into the words as noncharacters, which Unicode keeps for a program's own use
(U+FDD0..U+FDEF) and which no text holds; those that stand in a source nevertheless are dropped. Afterwards `settle`
takes the signs out again and says where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from core.reading.blocks import Block

_BEGIN, _END, _NO_BREAK_SPACE, _SOFT_HYPHEN, _NOTE, TITLE, _LABEL = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6"
_DIGITS = "\ufde0\ufde1\ufde2\ufde3\ufde4\ufde5\ufde6\ufde7\ufde8\ufde9\ufdea\ufdeb\ufdec\ufded\ufdee\ufdef"
_WIDTH = 5
_SIGN = re.compile(f"(?P<kind>[{_BEGIN}{_END}{_NOTE}])(?P<number>[{_DIGITS}]{{{_WIDTH}}})|[\ufdd0-\ufdef]")
PLACES = f"(?:[{_BEGIN}{_END}{_NOTE}][{_DIGITS}]{{{_WIDTH}}})+"
"""A pattern for signs of places, one or several."""
_KEPT = {_NO_BREAK_SPACE: "\u00a0", _SOFT_HYPHEN: "\u00ad"}
_STRAY = re.compile("[\ufdd0-\ufdef]")
_LABELLED = re.compile(f"{_LABEL}(?P<number>[{_DIGITS}]{{{_WIDTH}}})")
_BREAK = re.compile(r"\s*\n\s*")

MOST = 1 << 4 * _WIDTH
"""How many numbers there are for signs."""


def begin(number: int) -> str:
    """The sign for where the stretch of that number begins; `end` is its fellow."""
    return _BEGIN + _written(number)


def end(number: int) -> str:
    """The sign for where the stretch ends."""
    return _END + _written(number)


def note(number: int) -> str:
    """The sign for the place on which the note of that number hangs."""
    return _NOTE + _written(number)


def label(number: int) -> str:
    """The sign of a paragraph whose label has that number."""
    return _LABEL + _written(number)


def label_of(words: str) -> int | None:
    """The number of the label of the paragraph that holds these words, None where they bear no sign of one."""
    found = _LABELLED.search(words)
    return _number(found["number"]) if found else None


def without_label(words: str) -> str:
    """The words without the sign of their label, and without the label that the converter put before it."""
    found = _LABELLED.search(words) if _LABEL in words else None
    return words[found.end() :] if found else words


def _written(number: int) -> str:
    return "".join(_DIGITS[number >> shift & 15] for shift in range(4 * (_WIDTH - 1), -1, -4))


def without_strays(text: str) -> str:
    """The text of a source without noncharacters, which would be taken for signs."""
    return _STRAY.sub("", text)


def kept_spaces(xml: bytes) -> bytes:
    """UTF-8 text with signs for what the converter changes: no-break spaces, soft hyphens."""
    for sign, meant in _KEPT.items():
        xml = xml.replace(meant.encode(), sign.encode())
    return xml


def kept_space(character: str) -> str:
    """The sign for a no-break space or soft hyphen."""
    return next(sign for sign, meant in _KEPT.items() if meant == character)


def plain(words: str) -> str:
    """The words without signs, as they are meant."""
    return _SIGN.sub(lambda sign: _KEPT.get(sign.group(), ""), words)


def alone(words: str) -> str:
    """The signs for places that stand in the words, without the words."""
    return "".join(sign.group() for sign in _SIGN.finditer(words) if sign["kind"])


@dataclass(frozen=True, slots=True)
class Settled:
    """Blocks without signs, and where in the text that they make (`compose`) the signs stood.

    `spans` maps a number to its stretch (start, end), `notes` the number of a note to the place on which it hangs.
    """

    blocks: tuple[Block, ...]
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    notes: dict[int, int] = field(default_factory=dict)


def settle(blocks: Iterable[Block]) -> Settled:
    """Take the signs out. A stretch whose end is missing is as long as the text until the next block."""
    kept: list[Block] = []
    starts: dict[int, int] = {}
    settled = Settled(())
    at = 0
    for held in blocks:
        words, events = _parted(held.words)
        for kind, number, place in events:
            # Signs in a block without words stand where the text before it ends.
            offset = at + place if words or not kept else at - 2
            if kind == _BEGIN:
                starts[number] = offset
            elif kind == _NOTE:
                settled.notes.setdefault(number, offset)
            elif number in starts:
                settled.spans[number] = (min(starts[number], offset), offset)
        if words:
            kept.append(held if words is held.words else replace(held, words=words))
            at += len(words) + 2
    return replace(settled, blocks=tuple(kept))


def _parted(words: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The words without signs, trimmed, and the signs as kind, number and place among them."""
    if not _STRAY.search(words):
        return words, []
    pieces: list[str] = []
    events: list[tuple[str, int, int]] = []
    length = at = 0
    for sign in _SIGN.finditer(words):
        pieces.append(words[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        if sign["kind"]:
            events.append((sign["kind"], _number(sign["number"]), length))
        elif sign.group() in _KEPT:
            pieces.append(_KEPT[sign.group()])
            length += 1
    pieces.append(words[at:])
    return _trimmed("".join(pieces), events)


def _number(written: str) -> int:
    return sum(_DIGITS.index(digit) << 4 * place for place, digit in enumerate(reversed(written)))


def _trimmed(words: str, events: Sequence[tuple[str, int, int]]) -> tuple[str, list[tuple[str, int, int]]]:
    """Without white space at the ends and without empty lines; the places move along."""
    cuts = [(0, len(words) - len(words.lstrip()), "")]
    cuts += [(found.start(), found.end(), "\n") for found in _BREAK.finditer(words) if found.start() >= cuts[0][1]]
    cuts = [cut for cut in cuts if cut[1] < len(words) or not cut[2]]
    trimmed, ends = [], []
    at = 0
    for start, stop, instead in cuts:
        trimmed.append(words[at:start] + instead)
        at = stop
    trimmed.append(words[at:].rstrip())
    clean = "".join(trimmed)
    for kind, number, place in events:
        shift = 0
        for start, stop, instead in cuts:
            if place >= stop:
                shift += stop - start - len(instead)
            elif place > start:
                shift += place - start
        ends.append((kind, number, min(place - shift, len(clean))))
    return clean, ends
