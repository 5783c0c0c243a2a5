"""The streams of an old Word file, and its characters.

The words of such a file stand in one row of characters, one story after the other, in pieces that a table lists
([MS-DOC] 2.4.1, 2.5, 2.8; the streams after [MS-CFB]). Reading what does not hold together raises one of BROKEN.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BROKEN = (struct.error, KeyError, IndexError, ValueError)
"""What is raised where a file does not hold together."""
_STREAMS = ("WordDocument", "0Table", "1Table")
_STORIES = ("body", "footnotes", "edges", "macros", "comments", "endnotes", "boxes", "edge boxes")
"""The stories in their order, each as long as the header of the file says."""
_LENGTHS_AT, _PLACES_AT = 0x4C, 0x9A
_PIECES = 33
_END = 0xFFFFFFF0
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the row of characters, from the `first` up to before the `last`, and where its bytes stand; each
    character has `width` bytes."""

    first: int
    last: int
    place: int
    width: int


class OldWordFile:
    """An old Word file: its streams `main` and `table`, its `text`, and where each story `starts` in it."""

    def __init__(self, data: bytes) -> None:
        streams = _streams(data)
        self.main = streams["WordDocument"]
        (flags,) = struct.unpack_from("<H", self.main, 0x0A)
        self.table = streams["1Table" if flags & 0x0200 else "0Table"]
        self.pieces = tuple(self._pieces())
        self.text = "".join(map(self._characters, self.pieces))
        self.starts: dict[str, int] = {}
        at = 0
        lengths = struct.unpack_from(f"<{len(_STORIES)}i", self.main, _LENGTHS_AT)
        for story, length in zip(_STORIES, lengths, strict=True):
            if length < 0:
                raise ValueError("a story cannot be shorter than nothing")
            self.starts[story] = at
            at += length

    def part(self, number: int) -> tuple[int, int]:
        """Where the part of the table stream with that number in the file's list begins, and its length."""
        start, length = struct.unpack_from("<II", self.main, _PLACES_AT + 8 * number)
        return start, length

    def listed(self, number: int, size: int) -> Iterator[tuple[int, int, bytes]]:
        """The entries of a table of places: from where to where each reaches, and what is said of it."""
        start, length = self.part(number)
        table = self.table[start : start + length]
        count = max(0, (len(table) - 4) // (4 + size))
        places = _rising(struct.unpack_from(f"<{count + 1}I", table) if count else ())
        for place, (at, end) in enumerate(pairwise(places)):
            begin = 4 * (count + 1) + place * size
            yield at, end, table[begin : begin + size]

    def _pieces(self) -> Iterator[Piece]:
        start, length = self.part(_PIECES)
        held = self.table[start : start + length]
        at = 0
        while held[at] == 1:
            at += 3 + struct.unpack_from("<H", held, at + 1)[0]
        count = (struct.unpack_from("<I", held, at + 1)[0] - 4) // 12
        places = _rising(struct.unpack_from(f"<{count + 1}I", held, at + 5))
        if places[-1] > len(self.main):
            raise ValueError("there cannot be more characters than bytes")
        for number, (first, last) in enumerate(pairwise(places)):
            (place,) = struct.unpack_from("<I", held, at + 5 + 4 * (count + 1) + 8 * number + 2)
            is_narrow = bool(place & 0x40000000)
            yield Piece(first, last, (place & 0x3FFFFFFF) // 2 if is_narrow else place, 1 if is_narrow else 2)

    def _characters(self, piece: Piece) -> str:
        said = self.main[piece.place : piece.place + piece.width * (piece.last - piece.first)]
        return said.decode("cp1252" if piece.width == 1 else "utf-16-le", "replace")


def _rising(places: Sequence[int]) -> Sequence[int]:
    """The places, of which none is before the last; so all that they part is no longer than the whole."""
    if any(after < before for before, after in pairwise(places)):
        raise ValueError("places go back")
    return places


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs as they are read: without the codes of fields and the signs that stand for what is no word."""
    shown = _FIELD_CODE.sub("", text).replace("\x0b", " ").replace("\x1e", "\u2011").replace("\t", " ")
    lines = ("".join(sign for sign in line if sign >= " ") for line in shown.split("\r"))
    return tuple(" ".join(line.split()) for line in lines if line.strip())


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
