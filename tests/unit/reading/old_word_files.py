"""Old Word files made for tests: a compound file of given streams, and files that hold lists and nothing else."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

_SECTOR, _LEAST = 512, 4096
_LAST, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_PAGE_AT, _TEXT_AT = 0x400, 0x800


def packed(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams, none of them in the mini stream."""
    data, follows = bytearray(), list[int]()

    def add(content: bytes) -> int:
        start, count = len(follows), max(1, -(-len(content) // _SECTOR))
        data.extend(content.ljust(count * _SECTOR, b"\0"))
        follows.extend((*range(start + 1, start + count), _LAST))
        return start

    places = {name: add(content.ljust(_LEAST, b"\0")) for name, content in streams.items()}
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    entries = [_entry("Root Entry", 5, _LAST, 0, child=1)]
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else -1
        entries.append(_entry(name, 2, places[name], max(len(streams[name]), _LEAST), right=right))
    entries += [_entry("", 0, 0, 0)] * (-len(entries) % 4)
    directory = add(b"".join(entries))
    count = -(-len(follows) // (_SECTOR // 4 - 1))
    tables = list(range(len(follows), len(follows) + count))
    follows += [_TABLE] * count
    follows += [_FREE] * (-len(follows) % (_SECTOR // 4))
    head = bytes.fromhex("D0CF11E0A1B11AE1").ljust(24, b"\0") + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, count, directory, 0, _LEAST, _LAST, 0, _LAST, 0)
    head += struct.pack("<109I", *tables, *[_FREE] * (109 - count))
    return head + bytes(data) + struct.pack(f"<{len(follows)}I", *follows)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = -1, child: int = -1) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return written.ljust(64, b"\0") + struct.pack("<HBB3i36xIQ", len(written), kind, 1, -1, right, child, start, size)


@dataclass(frozen=True)
class Level:
    """A level of a list; `after` is set where it begins anew only after so many levels from the first."""

    template: str
    format: int = 0
    start: int = 1
    is_legal: bool = False
    after: int | None = None

    def written(self) -> bytes:
        flags = 0x04 * self.is_legal | 0x08 * (self.after is not None)
        head = struct.pack("<iBB20xBB", self.start, self.format, flags, self.after or 0, 0)
        return head + struct.pack("<H", len(self.template)) + self.template.encode("utf-16-le")


@dataclass(frozen=True)
class Override:
    """An override of the list with that id: level → where it starts anew, or a level of its own."""

    list: int
    starts: Mapping[int, int | Level]


@dataclass(frozen=True)
class Said:
    """A paragraph: its words, which override and level it names, and its style."""

    words: str
    override: int | None = None
    level: int | None = None
    style: int = 0


def lists_part(lists: Mapping[int, Sequence[Level]]) -> tuple[bytes, bytes]:
    """The lists, and their levels, which stand behind them."""
    heads = b"".join(struct.pack("<ii18xBx", id, 0, len(levels) == 1) for id, levels in lists.items())
    levels = b"".join(level.written() for held in lists.values() for level in held)
    return struct.pack("<H", len(lists)) + heads, levels


def overrides_part(overrides: Sequence[Override]) -> bytes:
    """The overrides, and then what each says of its levels."""
    heads = b"".join(struct.pack("<i8xB3x", held.list, len(held.starts)) for held in overrides)
    said = b""
    for held in overrides:
        said += b"\xff" * 4
        for depth, start in held.starts.items():
            if isinstance(start, Level):
                said += struct.pack("<II", 0, depth | 0x30) + start.written()
            else:
                said += struct.pack("<iI", start, depth | 0x10)
    return struct.pack("<I", len(overrides)) + heads + said


def listing(
    lists: Mapping[int, Sequence[Level]],
    overrides: Sequence[Override],
    paragraphs: Sequence[Said],
    styles: Sequence[Said] = (),
) -> bytes:
    """A file that holds lists. Of `styles`, the words are the name and the style is that which it is based on."""
    text = "".join(f"{said.words}\r" for said in paragraphs)
    ends = list(accumulate(len(said.words) + 1 for said in paragraphs))
    first, levels = lists_part(lists)
    table = bytearray()
    places = {}
    parts = {
        1: _styles(styles),
        13: struct.pack("<3I", _TEXT_AT, _TEXT_AT + 2 * len(text), _PAGE_AT // _SECTOR),
        33: b"\x02" + struct.pack("<3I", 16, 0, len(text)) + struct.pack("<HIH", 0, _TEXT_AT, 0),
        73: first,
        74: overrides_part(overrides),
    }
    for number, part in parts.items():
        places[number] = (len(table), len(part))
        table += part
        if number == 73:
            table += levels
    main = bytearray(_TEXT_AT)
    main[_PAGE_AT : _PAGE_AT + _SECTOR] = _page(paragraphs, [_TEXT_AT + 2 * end for end in (0, *ends)])
    struct.pack_into("<I", main, 0x4C, len(text))
    struct.pack_into("<H", main, 0x0A, 0x0200)
    for number, (start, length) in places.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, start, length)
    return packed({"WordDocument": bytes(main) + text.encode("utf-16-le"), "1Table": bytes(table)})


def _page(paragraphs: Sequence[Said], places: Sequence[int]) -> bytes:
    """Where the paragraphs begin and end, and what each says, from the end of the page on."""
    page = bytearray(_SECTOR)
    page[-1] = len(paragraphs)
    struct.pack_into(f"<{len(places)}I", page, 0, *places)
    at = _SECTOR - 2
    for number, said in enumerate(paragraphs):
        properties = struct.pack("<H", said.style) + _properties(said)
        properties += b"\0" * (len(properties) % 2 == 0)
        at = (at - len(properties) - 1) // 2 * 2
        page[at : at + len(properties) + 1] = bytes([(len(properties) + 1) // 2]) + properties
        page[4 * len(places) + 13 * number] = at // 2
    return bytes(page)


def _properties(said: Said) -> bytes:
    """What it says of lists, behind a property of another kind and one with a length of its own."""
    properties = struct.pack("<HB", 0x2403, 1) + struct.pack("<HBH", 0xC60D, 2, 0)
    if said.level is not None:
        properties += struct.pack("<HB", 0x260A, said.level)
    if said.override is not None:
        properties += struct.pack("<Hh", 0x460B, said.override)
    return properties


def _styles(styles: Sequence[Said]) -> bytes:
    written = struct.pack("<HHH", 4, len(styles) + 1, 10) + struct.pack("<H", 0)
    for number, said in enumerate(styles, 1):
        name = struct.pack("<H", len(said.words)) + (said.words + "\0").encode("utf-16-le")
        properties = struct.pack("<H", number) + _properties(said)
        style = struct.pack("<5H", 0, 1 | (said.style or 0xFFF) << 4, 1, 0, 0) + name
        style += struct.pack("<H", len(properties)) + properties
        written += struct.pack("<H", len(style)) + style + b"\0" * (len(style) % 2)
    return written
