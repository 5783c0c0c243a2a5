"""The containers of old Office files, written: streams by name, and nothing else ([MS-CFB], version 3)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_SECTOR, _LEAST = 512, 4096
_NUMBERS = _SECTOR // 4
_IN_HEAD = 109
"""So many sectors of the table are named in the head; the others in sectors of their own."""
_FREE, _LAST, _TABLE, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A container with these streams, at least one; short ones are filled up with nothing to 4096 bytes."""
    sectors, follows = bytearray(), list[int]()

    def add(content: bytes) -> int:
        start, count = len(follows), -(-len(content) // _SECTOR)
        sectors.extend(content.ljust(count * _SECTOR, b"\0"))
        follows.extend((*range(start + 1, start + count), _LAST))
        return start

    filled = {name: content.ljust(_LEAST, b"\0") for name, content in streams.items()}
    directory = add(_directory([(name, add(filled[name]), len(filled[name])) for name in sorted(filled, key=_order)]))
    tables, lists = _tables(len(follows))
    table = _numbers([*follows, *[_TABLE] * len(tables), *[_LIST] * len(lists)], len(tables) * _NUMBERS)
    head = _SIGNATURE.ljust(24, b"\0") + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    first = lists[0] if lists else _LAST
    head += struct.pack("<9I", 0, len(tables), directory, 0, _LEAST, _LAST, 0, first, len(lists))
    return head + _numbers(tables[:_IN_HEAD], _IN_HEAD) + bytes(sectors) + table + _listed(tables[_IN_HEAD:], lists)


def _tables(held: int) -> tuple[range, range]:
    """The sectors in which the table stands that says which sector follows which, and those that list the others of
    these; `held` sectors stand before them, and the table has room for all."""
    tables = lists = 0
    while tables * _NUMBERS < held + tables + lists:
        tables += 1
        lists = max(0, -(-(tables - _IN_HEAD) // (_NUMBERS - 1)))
    return range(held, held + tables), range(held + tables, held + tables + lists)


def _listed(tables: Sequence[int], lists: Sequence[int]) -> bytes:
    each = _NUMBERS - 1
    parts = (tables[place * each : (place + 1) * each] for place in range(len(lists)))
    return b"".join(
        _numbers(part, each) + _numbers(lists[place + 1 : place + 2] or [_LAST], 1) for place, part in enumerate(parts)
    )


def _numbers(numbers: Sequence[int], room: int) -> bytes:
    return struct.pack(f"<{room}I", *numbers, *[_FREE] * (room - len(numbers)))


def _directory(streams: Sequence[tuple[str, int, int]]) -> bytes:
    entries = [_entry("Root Entry", 5, _LAST, 0, child=1)]
    for number, (name, start, size) in enumerate(streams, 1):
        entries.append(_entry(name, 2, start, size, right=number + 1 if number < len(streams) else _FREE))
    return b"".join(entries)


def _order(name: str) -> tuple[int, str]:
    return len(name), name.upper()


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return written.ljust(64, b"\0") + struct.pack(
        "<HBB3I36xIQ", len(written), kind, 1, _FREE, right, child, start, size
    )
