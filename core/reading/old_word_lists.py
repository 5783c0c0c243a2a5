"""The labels that an old Word file gives its paragraphs ([MS-DOC] 2.4.6.3, 2.9.131 to 2.9.150, 2.9.271).

Paragraphs, or their styles, name an override and a level; an override names a list, and may start some of its levels
anew. All overrides of one list count on with each other. A level that is passed over counts as begun, as LibreOffice
has it too. The converter passes over what overrides say.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.reading.numerals import repeated_letters, roman
from core.reading.old_word_file import BROKEN, OldWordFile, plain_paragraphs

_STYLES, _PAGES, _LISTS, _OVERRIDES = 1, 13, 73, 74
"""The places of the tables in the file's list of them."""
_LEVELS = 9
_LIST_SIZE, _OVERRIDE_SIZE, _LEVEL_SIZE, _RUN_SIZE = 28, 16, 28, 13
_PAGE = 512
_OVERRIDE_OF, _LEVEL_OF = 0x460B, 0x260A
"""Properties of a paragraph: which override it names, and its level."""
_TABS, _SIZES = 0xC615, (1, 1, 2, 4, 2, 2, 0, 3)
"""A property that may be longer than its length says; how long properties of each kind are, 0 where that is said."""
_PARAGRAPH_STYLE, _NO_STYLE = 1, 0xFFF
_BULLET = 23
_LONGEST = 100
"""So many characters of a label's template are kept: a label is no place for a text."""
_ENDS = re.compile("[\r\x07\x0c]")


@dataclass(frozen=True, slots=True)
class Level:
    """A level: `template` has the characters 0 to 8 for the numbers of the levels; `restarts_after` is how many levels
    from the first are those after whose items it begins anew."""

    start: int
    format: int
    is_legal: bool
    restarts_after: int
    template: str


@dataclass(frozen=True, slots=True)
class Override:
    """What a paragraph names: its list, levels of its own, and on which levels it starts anew, and from where."""

    list: int
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a paragraph or a style says of lists, None where it says nothing."""

    override: int | None = None
    level: int | None = None

    def over(self, other: _Listed) -> _Listed:
        return _Listed(
            other.override if self.override is None else self.override,
            other.level if self.level is None else self.level,
        )


def old_word_labels(data: bytes) -> list[tuple[str, str]]:
    """The words of each paragraph of the body that bears a label, with the label, in order; none where the file does
    not hold together."""
    try:
        return list(_labels(OldWordFile(data)))
    except BROKEN:
        return []


def _labels(file: OldWordFile) -> Iterator[tuple[str, str]]:
    overrides = _overrides(file)
    lists = _lists(file)
    counter = _Counter(lists, overrides)
    for text, listed in _paragraphs(file):
        if listed.override is not None and 0 < listed.override <= len(overrides) and (listed.level or 0) < _LEVELS:
            label = counter.label(listed.override - 1, listed.level or 0)
            yield " ".join(plain_paragraphs(text)), label


@dataclass
class _Counter:
    lists: Mapping[int, Sequence[Level]]
    overrides: Sequence[Override]
    numbers: dict[int, dict[int, int]] = field(default_factory=dict)
    """List → level → number."""
    begun: set[tuple[int, int]] = field(default_factory=set)
    """Overrides with the levels on which they have started."""

    def label(self, named: int, level: int) -> str:
        override = self.overrides[named]
        levels = [override.levels.get(place, own) for place, own in enumerate(self.lists.get(override.list, ()))]
        if level >= len(levels):
            return ""
        numbers = self.numbers.setdefault(override.list, {})
        for passed in range(level):
            numbers.setdefault(passed, levels[passed].start)
        anew = level not in numbers or (level in override.starts and (named, level) not in self.begun)
        numbers[level] = override.starts.get(level, levels[level].start) if anew else numbers[level] + 1
        self.begun.add((named, level))
        for deeper in [held for held in numbers if held > level and level < levels[held].restarts_after]:
            del numbers[deeper]
        return _written(levels, numbers, level)


def _written(levels: Sequence[Level], numbers: Mapping[int, int], level: int) -> str:
    own = levels[level]
    if own.format == _BULLET:
        return ""
    said = []
    for sign in own.template:
        place = ord(sign)
        if place >= _LEVELS:
            said.append(sign)
        elif place < len(levels):
            number = numbers.get(place, levels[place].start)
            said.append(str(number) if own.is_legal else _number(number, levels[place].format))
    return " ".join("".join(said).split())


def _number(number: int, format: int) -> str:
    match format:
        case 1:
            return roman(number).upper()
        case 2:
            return roman(number)
        case 3:
            return repeated_letters(number).upper()
        case 4:
            return repeated_letters(number)
        case 22:
            return f"{number:02}"
        case 23 | 255:  # a bullet, none
            return ""
        case _:
            return str(number)


def _lists(file: OldWordFile) -> dict[int, list[Level]]:
    """List id → its levels, which stand behind all lists."""
    start, length = file.part(_LISTS)
    if not length:
        return {}
    (count,) = struct.unpack_from("<H", file.table, start)
    at = start + length
    found = {}
    for number in range(count):
        place = start + 2 + number * _LIST_SIZE
        (id,) = struct.unpack_from("<i", file.table, place)
        levels = []
        for depth in range(1 if file.table[place + 26] & 1 else _LEVELS):
            level, at = _level(file.table, at, depth)
            levels.append(level)
        found[id] = levels
    return found


def _level(table: bytes, at: int, depth: int) -> tuple[Level, int]:
    """The level that is described there, and where the next one is."""
    start, format, flags = struct.unpack_from("<iBB", table, at)
    restarts_after = table[at + 26] if flags & 0x08 else depth
    at += _LEVEL_SIZE + table[at + 24] + table[at + 25]
    (length,) = struct.unpack_from("<H", table, at)
    template = table[at + 2 : at + 2 + 2 * min(length, _LONGEST)].decode("utf-16-le", "replace")
    shown = "".join(sign for sign in template if ord(sign) < _LEVELS or sign.isprintable())
    return Level(start, format, bool(flags & 0x04), restarts_after, shown), at + 2 + 2 * length


def _overrides(file: OldWordFile) -> list[Override]:
    start, length = file.part(_OVERRIDES)
    if not length:
        return []
    (count,) = struct.unpack_from("<I", file.table, start)
    at = start + 4 + count * _OVERRIDE_SIZE
    found = []
    for number in range(count):
        place = start + 4 + number * _OVERRIDE_SIZE
        (id,) = struct.unpack_from("<i", file.table, place)
        at += 4
        levels, starts = {}, {}
        for _ in range(file.table[place + 12]):
            first, flags = struct.unpack_from("<iI", file.table, at)
            depth = flags & 0x0F
            at += 8
            if flags & 0x20:
                levels[depth], at = _level(file.table, at, depth)
                first = levels[depth].start
            if flags & 0x10:
                starts[depth] = first
        found.append(Override(id, levels, starts))
    return found


def _paragraphs(file: OldWordFile) -> Iterator[tuple[str, _Listed]]:
    """The paragraphs of the body, and what they say of lists, their styles asked."""
    styles = _styles(file)
    runs = sorted(_runs(file))
    begins = [begin for begin, _, _ in runs]
    body, at = file.text[: file.starts["footnotes"]], 0
    pieces = iter(file.pieces)
    piece = next(pieces, None)
    last = -1
    for ending in _ENDS.finditer(body):
        while piece is not None and piece.last <= ending.start():
            piece = next(pieces, None)
        if piece is None:
            return
        place = piece.place + piece.width * (ending.start() - piece.first)
        found = bisect_right(begins, place) - 1
        # LibreOffice writes a break in a field as an end of a paragraph, but the two halves as one.
        if found != last and found >= 0 and runs[found][2]:
            style, listed = _said(runs[found][2])
            yield body[at : ending.start()], listed.over(styles.get(style, _Listed()))
        last = found
        at = ending.end()


def _runs(file: OldWordFile) -> Iterator[tuple[int, int, bytes]]:
    """Where the bytes of paragraphs begin and end, and their properties, "" for those that say nothing."""
    start, length = file.part(_PAGES)
    count = max(0, (length - 4) // 8)
    for (number,) in struct.iter_unpack(
        "<I", file.table[start + 4 * (count + 1) : start + 4 * (count + 1) + 4 * count]
    ):
        page = file.main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        held = page[_PAGE - 1]
        bounds = struct.unpack_from(f"<{held + 1}I", page)
        for run in range(held):
            at = 2 * page[4 * (held + 1) + _RUN_SIZE * run]
            begin = at + 1 if page[at] else at + 2
            size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
            yield bounds[run], bounds[run + 1], page[begin : begin + size] if at else b""


def _said(properties: bytes) -> tuple[int, _Listed]:
    """The style of a paragraph, and what its own properties say of lists."""
    (style,) = struct.unpack_from("<H", properties)
    return style, _listed(properties[2:])


def _listed(properties: bytes) -> _Listed:
    listed, at = _Listed(), 0
    while at + 3 <= len(properties):
        (name,) = struct.unpack_from("<H", properties, at)
        at += 2
        if name == _OVERRIDE_OF and at + 2 <= len(properties):
            listed = replace(listed, override=struct.unpack_from("<h", properties, at)[0])
        elif name == _LEVEL_OF:
            listed = replace(listed, level=properties[at])
        if name == _TABS and properties[at] == 255:
            break
        at += _SIZES[name >> 13] or properties[at] + 1
    return listed


def _styles(file: OldWordFile) -> dict[int, _Listed]:
    """What each style says of lists, those that it is based on asked."""
    start, length = file.part(_STYLES)
    (header,) = struct.unpack_from("<H", file.table, start)
    count, base = struct.unpack_from("<HH", file.table, start + 2)
    at, end = start + 2 + header, start + length
    own: dict[int, _Listed] = {}
    based: dict[int, int] = {}
    for number in range(count):
        if at + 2 > end:
            break
        (size,) = struct.unpack_from("<H", file.table, at)
        style = file.table[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
        if size > base and struct.unpack_from("<H", style, 2)[0] & 0x0F == _PARAGRAPH_STYLE:
            based[number] = struct.unpack_from("<H", style, 2)[0] >> 4
            own[number] = _style(style, base)
    return {number: _whole(number, own, based) for number in own}


def _style(style: bytes, base: int) -> _Listed:
    """What the style says itself: its properties follow its name."""
    (letters,) = struct.unpack_from("<H", style, base)
    at = base + 2 + 2 * letters + 2
    if at + 2 > len(style):
        return _Listed()
    (size,) = struct.unpack_from("<H", style, at)
    return _listed(style[at + 4 : at + 2 + size])


def _whole(number: int, own: Mapping[int, _Listed], based: Mapping[int, int]) -> _Listed:
    said, seen = _Listed(), set[int]()
    while number in own and number not in seen and number != _NO_STYLE:
        seen.add(number)
        said = said.over(own[number])
        number = based[number]
    return said
