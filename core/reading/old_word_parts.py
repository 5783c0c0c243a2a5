"""What an old Word file holds beside its body, and where: text boxes, page headers and footers, comments.

The converter reads the body and the notes only. The words of such a file stand in one row of characters, one story
after the other, in pieces that a table lists ([MS-DOC] 2.4.1, 2.5, 2.8; the streams after [MS-CFB]). What does not
hold together gives no words: the converter has already said whether the file can be read.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_STREAMS = ("WordDocument", "0Table", "1Table")
_STORIES = ("body", "footnotes", "edges", "macros", "comments", "endnotes", "boxes", "edge boxes")
"""The stories in their order, each as long as the header of the file says."""
_LENGTHS_AT, _PLACES_AT = 0x4C, 0x9A
_EDGES, _PIECES, _SHAPES, _BOXES = 11, 33, 40, 56
"""The places of the tables in the file's list of them."""
_SHAPE_SIZE, _BOX_SIZE, _BOX_NUMBER = 26, 22, 14
_SEPARATORS = 6
"""So many edges come first that part notes from the text; then six for each section."""
_EDGE_KINDS = ("page header", "page header", "page footer", "page footer", "page header", "page footer")
_END = 0xFFFFFFF0
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_BREAK = "\r"
_PARAGRAPH_END = re.compile("[\r\x07]")
_LOOKED_AT = 5000
"""So many characters before the end of its paragraph are looked at for where a box hangs."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its paragraphs, and the paragraph of the body on which it hangs, "" where that is not known."""

    paragraphs: tuple[str, ...]
    host: str


@dataclass(frozen=True, slots=True)
class OldWordParts:
    """What stands beside the body; `edges` are (words, "page header" or "page footer"), each once."""

    boxes: tuple[Box, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()


def old_word_parts(data: bytes) -> OldWordParts:
    """The parts of the old Word file `data`; none where it does not hold together."""
    try:
        return _File(data).parts()
    except (struct.error, KeyError, IndexError, ValueError):
        return OldWordParts()


class _File:
    def __init__(self, data: bytes) -> None:
        streams = _streams(data)
        self._main = streams["WordDocument"]
        (flags,) = struct.unpack_from("<H", self._main, 0x0A)
        self._table = streams["1Table" if flags & 0x0200 else "0Table"]
        self._text = self._characters()

    def parts(self) -> OldWordParts:
        lengths = struct.unpack_from(f"<{len(_STORIES)}i", self._main, _LENGTHS_AT)
        starts: dict[str, int] = {}
        at = 0
        for story, length in zip(_STORIES, lengths, strict=True):
            if length < 0:
                raise ValueError("a story cannot be shorter than nothing")
            starts[story] = at
            at += length
        said = _paragraphs(self._text[starts["comments"] : starts["endnotes"]])
        return OldWordParts(tuple(self._boxes(starts)), tuple(dict.fromkeys(self._edges(starts))), said)

    def _boxes(self, starts: Mapping[str, int]) -> Iterator[Box]:
        body = self._text[: starts["footnotes"]]
        anchors = {struct.unpack_from("<I", held)[0]: at for at, _, held in self._listed(_SHAPES, _SHAPE_SIZE)}
        found = []
        for at, end, held in self._listed(_BOXES, _BOX_SIZE):
            paragraphs = _paragraphs(self._text[starts["boxes"] + at : starts["boxes"] + end])
            anchor = anchors.get(struct.unpack_from("<I", held, _BOX_NUMBER)[0], -1)
            if paragraphs:
                found.append((anchor if anchor >= 0 else len(body), Box(paragraphs, _host(body, anchor))))
        return (box for _, box in sorted(found, key=lambda each: each[0]))

    def _edges(self, starts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        for place, (at, end, _) in enumerate(self._listed(_EDGES, 0)):
            words = " ".join(_paragraphs(self._text[starts["edges"] + at : starts["edges"] + end]))
            if words and place >= _SEPARATORS:
                yield words, _EDGE_KINDS[(place - _SEPARATORS) % len(_EDGE_KINDS)]

    def _listed(self, number: int, size: int) -> Iterator[tuple[int, int, bytes]]:
        """The entries of a table of places: from where to where each reaches, and what is said of it."""
        start, length = struct.unpack_from("<II", self._main, _PLACES_AT + 8 * number)
        table = self._table[start : start + length]
        count = max(0, (len(table) - 4) // (4 + size))
        places = _rising(struct.unpack_from(f"<{count + 1}I", table) if count else ())
        for place, (at, end) in enumerate(pairwise(places)):
            begin = 4 * (count + 1) + place * size
            yield at, end, table[begin : begin + size]

    def _characters(self) -> str:
        """The characters of all stories, put together of their pieces."""
        start, length = struct.unpack_from("<II", self._main, _PLACES_AT + 8 * _PIECES)
        held = self._table[start : start + length]
        at = 0
        while held[at] == 1:
            at += 3 + struct.unpack_from("<H", held, at + 1)[0]
        count = (struct.unpack_from("<I", held, at + 1)[0] - 4) // 12
        places = _rising(struct.unpack_from(f"<{count + 1}I", held, at + 5))
        if places[-1] > len(self._main):
            raise ValueError("there cannot be more characters than bytes")
        said = []
        for number, (first, last) in enumerate(pairwise(places)):
            (place,) = struct.unpack_from("<I", held, at + 5 + 4 * (count + 1) + 8 * number + 2)
            length = last - first
            if place & 0x40000000:
                start = (place & 0x3FFFFFFF) // 2
                said.append(self._main[start : start + length].decode("cp1252", "replace"))
            else:
                said.append(self._main[place : place + 2 * length].decode("utf-16-le", "replace"))
        return "".join(said)


def _rising(places: Sequence[int]) -> Sequence[int]:
    """The places, of which none is before the last; so all that they part is no longer than the whole."""
    if any(after < before for before, after in pairwise(places)):
        raise ValueError("places go back")
    return places


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs as they are read: without the codes of fields and the signs that stand for what is no word."""
    shown = _FIELD_CODE.sub("", text).replace("\x0b", " ").replace("\x1e", "\u2011").replace("\t", " ")
    lines = ("".join(sign for sign in line if sign >= " ") for line in shown.split(_BREAK))
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def _host(body: str, anchor: int) -> str:
    """The paragraph in which the anchor stands, or the last of those shortly before it that has words."""
    if not 0 <= anchor < len(body):
        return ""
    ending = _PARAGRAPH_END.search(body, anchor)
    end = ending.start() if ending else len(body)
    before = _paragraphs(_PARAGRAPH_END.sub(_BREAK, body[max(0, end - _LOOKED_AT) : end]))
    return before[-1] if before else ""


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file that are of use here, by name."""
    if len(data) < 512:
        raise ValueError("too short for a compound file")
    (shift,) = struct.unpack_from("<H", data, 30)
    size = 1 << min(shift, 16)
    (first_directory,) = struct.unpack_from("<I", data, 48)
    cutoff, first_mini = struct.unpack_from("<I", data, 56)[0], struct.unpack_from("<I", data, 60)[0]
    table = _allocation(data, size)
    directory = _chain(data, table, first_directory, size)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    found: dict[str, bytes] = {}
    mini, mini_table = b"", ()
    for entry in entries:
        length, kind = struct.unpack_from("<H", entry, 64)[0], entry[66]
        name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, extent = struct.unpack_from("<II", entry, 116)
        if kind == 5:
            mini = _chain(data, table, start, size)
            held = _chain(data, table, first_mini, size)
            mini_table = struct.unpack(f"<{len(held) // 4}I", held)
        elif name not in _STREAMS or name in found:
            continue
        elif kind == 2 and extent >= cutoff:
            found[name] = _chain(data, table, start, size)[:extent]
        elif kind == 2:
            found[name] = _chain(mini, mini_table, start, 64, header=0)[:extent]
    return found


def _allocation(data: bytes, size: int) -> Sequence[int]:
    """Which sector follows which."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    seen = set()
    while more < _END and more not in seen:
        seen.add(more)
        held = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        sectors += held[:-1]
        more = held[-1]
    table: list[int] = []
    for sector in sectors:
        if sector < _END:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return table


def _chain(data: bytes, table: Sequence[int], first: int, size: int, *, header: int = 1) -> bytes:
    """The content of the sectors from `first` on."""
    parts = []
    seen: set[int] = set()
    while first < len(table) and first not in seen:
        seen.add(first)
        parts.append(data[(first + header) * size : (first + header + 1) * size])
        first = table[first]
    return b"".join(parts)
