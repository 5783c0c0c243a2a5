"""The labels that an OpenDocument text gives its list items and headings (ODF 1.3, parts 5.3, 16.30 and 19.880).

A file holds no labels: lists go on with each other by their ids, and what a level looks like stands in list styles.
Where the standard leaves open what shows, it is as LibreOffice has it: a level that is passed over counts as begun, a
second list in one item begins anew, and headings are numbered by the level of their style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from core.reading.numerals import alphabetic, chinese, letters, repeated_letters, roman
from core.reading.open_document_tree import TEXT, attribute, descendants, is_named, take_out
from core.reading.word_signs import without_strays

_PARAGRAPHS = ("p", "h")
_ITEMS = ("list-item", "list-header")
_LEVELS = 10
_MOST = 999_999
_LONGEST = 100
"""So many characters of what is written around numbers are kept: a label is no place for a text."""
_PLACE = re.compile("%([0-9]{1,2})%")
_SAMPLES = {
    "أ, ب, ت, ...": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "А, Б, .., Аа, Бб, ... (ru)": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "а, б, .., аа, бб, ... (ru)": "абвгдежзиклмнопрстуфхцчшщыэюя",
}
"""Alphabets that LibreOffice names by how they begin."""
_CHINESE = "一, 二, 三, ..."


@dataclass(frozen=True, slots=True)
class Level:
    """What the label of a level looks like: `format` as the file names it ("" for no number), `template` with %1% for
    the number of the first level and so on, "" for no label; `start` is the first number."""

    format: str = ""
    template: str = ""
    start: int = 1
    is_synchronous: bool = False
    """Whether letters go on as aa, bb … and not as aa, ab …"""

    def number(self, number: int) -> str:
        """How the number is written on this level."""
        match self.format:
            case "a" | "A":
                said = (repeated_letters if self.is_synchronous else letters)(number)
                return said.upper() if self.format == "A" else said
            case "i":
                return roman(number)
            case "I":
                return roman(number).upper()
            case format if format == _CHINESE:
                return chinese(number)
            case format if format in _SAMPLES:
                return alphabetic(number, _SAMPLES[format])
            case _:
                return str(number)


_Levels = Mapping[int, Level]


@dataclass
class _Count:
    """The numbers of one list, level by level."""

    numbers: list[int] = field(default_factory=list)

    def next(self, level: int, levels: _Levels, *, start: int | None, anew: bool) -> None:
        starts = [levels.get(place, Level()).start for place in range(1, level + 1)]
        held = self.numbers[:level]
        begins = anew or len(held) < level
        held += starts[len(held) :]
        if start is not None or begins:
            held[-1] = starts[-1] if start is None else start
        else:
            held[-1] += 1
        self.numbers = held

    def label(self, levels: _Levels) -> str:
        """The label of the item that was counted last."""
        words = levels.get(len(self.numbers), Level()).template
        for place, number in enumerate(self.numbers, 1):
            level = levels.get(place, Level())
            if level.format:
                words = words.replace(f"%{place}%", level.number(number))
            else:
                words = re.sub(f"%{place}%(?:[^%]*(?=%))?", "", words)
        return " ".join(_PLACE.sub("", words).split())


class ListStyles:
    """What the styles of a file say of lists: `lists` and `outline` by level, and what paragraph styles name."""

    def __init__(self, trees: Iterable[etree._Element]) -> None:
        self.outline: _Levels = {}
        self._lists: dict[str, _Levels] = {}
        self._paragraphs: dict[str, etree._Element] = {}
        for tree in trees:
            for style in descendants(tree, "list-style"):
                self._lists.setdefault(attribute(style, "name"), _levels(style))
            for style in descendants(tree, "outline-style"):
                self.outline = _levels(style)
            for style in descendants(tree, "style"):
                if attribute(style, "family") == "paragraph":
                    self._paragraphs.setdefault(attribute(style, "name"), style)

    def levels(self, name: str) -> _Levels:
        """The levels of the list style with that name; none where there is no such style."""
        return self._lists.get(name, {})

    def list_of(self, paragraph: etree._Element) -> str | None:
        """The list style that the paragraph's own style names, "" where it wants none, None where it says nothing."""
        return next((named for style in self._line(paragraph) if (named := style.get(_LIST)) is not None), None)

    def outline_level(self, paragraph: etree._Element) -> int:
        """On which level of the outline the paragraph stands, 0 for none."""
        said = [attribute(style, "default-outline-level") for style in self._line(paragraph)]
        if is_named(paragraph, "h"):
            said.append(attribute(paragraph, "outline-level") or "1")
        return _whole(next(filter(None, said), ""), 0)

    def _line(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        name, seen = attribute(paragraph, "style-name"), set[str]()
        while name in self._paragraphs and name not in seen:
            seen.add(name)
            yield self._paragraphs[name]
            name = attribute(self._paragraphs[name], "parent-style-name")


_LIST = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}list-style-name"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def list_numbered_paragraphs(content: etree._Element) -> None:
    """Put paragraphs that are items without a list around them (ODF 1.3, part 5.3.6) into lists, which count on."""
    begun = set()
    for paragraph in descendants(content, "numbered-paragraph"):
        id = attribute(paragraph, "list-id")
        style = attribute(paragraph, "style-name")
        level = min(max(1, _whole(attribute(paragraph, "level"), 1)), _LEVELS)
        start = attribute(paragraph, "start-value")
        for name in list(paragraph.attrib):
            del paragraph.attrib[name]
        paragraph.tag = f"{TEXT}list-item"
        if start:
            paragraph.set(f"{TEXT}start-value", start)
        held = paragraph
        for depth in range(level, 0, -1):
            listed = etree.Element(f"{TEXT}list")
            if depth == 1:
                listed.set(f"{TEXT}style-name", style)
                listed.set(f"{TEXT}continue-list" if id in begun else _ID, id)
                begun.add(id)
            _put_around(held, listed)
            held = listed
            if depth > 1:
                held = etree.Element(f"{TEXT}list-item")
                _put_around(listed, held)


def _put_around(held: etree._Element, outer: etree._Element) -> None:
    parent = held.getparent()
    if parent is not None:
        outer.tail, held.tail = held.tail, None
        parent.replace(held, outer)
        outer.append(held)


def labels(content: etree._Element, styles: ListStyles) -> Iterator[tuple[etree._Element, str]]:
    """The paragraphs and headings of `content` that bear a label, with it, in order."""
    numbering = _Numbering(styles)
    for element in descendants(content, "list", *_PARAGRAPHS):
        if is_named(element, "list"):
            numbering.open(element)
        elif label := numbering.label(element):
            yield element, label


class _Numbering:
    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._outline = _Count()
        self._counts: dict[str, _Count] = {}
        self._of: dict[etree._Element, tuple[_Count, str, int]] = {}
        """List → its numbers, its style and its level."""
        self._anew: set[etree._Element] = set()
        """Lists whose next item begins them anew."""
        self._last: tuple[_Count, str] | None = None

    def open(self, listed: etree._Element) -> None:
        """A list begins."""
        item = listed.getparent()
        outer = item.getparent() if is_named(item, *_ITEMS) and item is not None else None
        goes_on, named = attribute(listed, "continue-numbering"), attribute(listed, "style-name")
        if outer is not None and outer in self._of:
            count, style, level = self._of[outer]
            self._of[listed] = (count, named or style, level + 1)
            is_second = any(is_named(held, "list") for held in listed.itersiblings(preceding=True))
            if goes_on != "true" and (goes_on or is_second):
                self._anew.add(listed)
            return
        count = self._continued(listed, goes_on == "true", named) or _Count()
        if goes_on == "false":
            self._anew.add(listed)
        self._counts.setdefault(attribute(listed, "id"), count)
        self._last = count, named
        self._of[listed] = (count, named, 1)

    def _continued(self, listed: etree._Element, goes_on: bool, named: str) -> _Count | None:
        if before := attribute(listed, "continue-list"):
            return self._counts.get(before)
        if goes_on and self._last is not None and self._last[1] == named:
            return self._last[0]
        return None

    def label(self, paragraph: etree._Element) -> str:
        """Count the paragraph, and give its label, "" for none."""
        item = paragraph.getparent()
        listed = item.getparent() if item is not None and is_named(item, *_ITEMS) else None
        if item is None or listed is None or listed not in self._of:
            return self._heading_label(paragraph)
        if is_named(item, "list-header") or any(_is_content(held) for held in paragraph.itersiblings(preceding=True)):
            return ""
        count, style, level = self._of[listed]
        levels = self._styles.levels(
            attribute(item, "style-override") or style or self._styles.list_of(paragraph) or ""
        )
        count.next(level, levels, start=_start(item), anew=self._begins_anew(listed))
        return count.label(levels)

    def _begins_anew(self, listed: etree._Element) -> bool:
        around = [listed, *listed.iterancestors("{*}list")] if self._anew else []
        is_so = not self._anew.isdisjoint(around)
        self._anew.difference_update(around)
        return is_so

    def _heading_label(self, heading: etree._Element) -> str:
        level = self._styles.outline_level(heading)
        if not 0 < level <= _LEVELS or attribute(heading, "is-list-header") == "true":
            return ""
        if self._styles.list_of(heading) == "":
            return ""
        anew = attribute(heading, "restart-numbering") == "true"
        start = _start(heading) if anew else None
        self._outline.next(level, self._styles.outline, start=start, anew=anew)
        return self._outline.label(self._styles.outline)


def show_as_bullets(tree: etree._Element) -> None:
    """Take the numbers out of the list styles, for labels that are written into the text instead."""
    for level in descendants(tree, "list-level-style-number"):
        level.tag = f"{TEXT}list-level-style-bullet"
    for outline in descendants(tree, "outline-style"):
        take_out(outline)


def _is_content(element: etree._Element) -> bool:
    return is_named(element, *_PARAGRAPHS, "list")


def _start(element: etree._Element) -> int | None:
    said = attribute(element, "start-value")
    return _whole(said, 1) if said else None


def _whole(written: str, otherwise: int) -> int:
    return min(int(written), _MOST) if re.fullmatch(r"[0-9]{1,9}", written) else otherwise


def _levels(style: etree._Element) -> _Levels:
    return {_whole(attribute(held, "level"), 0): _level(held) for held in style if attribute(held, "level")}


def _level(held: etree._Element) -> Level:
    if not is_named(held, "list-level-style-number", "outline-level-style"):
        return Level()
    own = _whole(attribute(held, "level"), 1)
    shown = range(max(1, own + 1 - _whole(attribute(held, "display-levels"), 1)), own + 1)
    plain = ".".join(f"%{place}%" for place in shown)
    around = [without_strays(attribute(held, name))[:_LONGEST] for name in ("num-prefix", "num-suffix")]
    return Level(
        attribute(held, "num-format"),
        without_strays(attribute(held, "num-list-format"))[: 2 * _LONGEST] or plain.join(around),
        _whole(attribute(held, "start-value"), 1),
        attribute(held, "num-letter-sync") == "true",
    )
