"""The labels that Word computes for the paragraphs of a package (ISO/IEC 29500-1, 17.9).

Paragraphs, or their styles, name a list and a level; a list names its definition, and may have levels of its own and
start some anew. All lists of one definition count on with each other. A level that is passed over counts as begun, as
LibreOffice has it too. The converter knows few formats of numbers and passes over what lists say beyond their
definition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from core.reading.word_numbers import word_number
from core.reading.word_tree import attribute, children, descendants, is_named, is_on, properties_of

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LONGEST = 100
"""So many characters of a label's pattern are kept: a label is no place for a text."""
_MOST_LINKS = 10
"""So many definitions may refer to another for their levels."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level: `pattern` has %1 to %9 for the numbers of the levels; `restarts_after` is how many levels from the first
    are those after whose items it begins anew; `style` is that of the paragraphs that it numbers; `digits` is how many
    a number has at least."""

    start: int
    format: str
    pattern: str
    is_legal: bool
    restarts_after: int
    style: str
    digits: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What a paragraph names: a definition, levels of its own, and on which levels it starts anew, and from where."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Named:
    """The list and the level that a paragraph or style names, None where it says nothing."""

    id: str | None = None
    level: int | None = None

    def over(self, other: _Named) -> _Named:
        return _Named(other.id if self.id is None else self.id, other.level if self.level is None else self.level)


_NOTHING = _Named()


@dataclass
class WordLists:
    """The lists of a package, counted while its paragraphs are gone through."""

    definitions: Mapping[str, Mapping[int, Level]]
    lists: Mapping[str, Listed]
    styles: Mapping[str, _Named]
    default_style: str
    _numbers: dict[str, dict[int, int]] = field(default_factory=dict)
    """Definition → level → number."""
    _begun: set[tuple[str, int]] = field(default_factory=set)
    """Lists with the levels on which they have started."""

    def names(self, properties: Mapping[str, etree._Element]) -> bool:
        """Whether a paragraph with these properties may name a list."""
        return "numPr" in properties or self._style(properties) is not _NOTHING

    def _style(self, properties: Mapping[str, etree._Element]) -> _Named:
        """What the paragraph's style names."""
        style = attribute(properties["pStyle"], "val") if "pStyle" in properties else self.default_style
        return self.styles.get(style, _NOTHING)

    def label(self, properties: Mapping[str, etree._Element]) -> str | None:
        """The label of the next paragraph, "" for a bullet, None for one that is in no list. Counts.

        `properties` are those of the paragraph by their names.
        """
        named = _named(properties).over(self._style(properties))
        listed = self.lists.get(named.id or "")
        if listed is None:
            return None
        levels = {**self.definitions.get(listed.definition, {}), **listed.levels}
        level = named.level or 0
        if level not in levels:
            return None
        numbers = self._count(named.id or "", listed, levels, level)
        return _written(levels, numbers, level)

    def _count(self, id: str, listed: Listed, levels: Mapping[int, Level], level: int) -> Mapping[int, int]:
        numbers = self._numbers.setdefault(listed.definition, {})
        for passed in levels.keys() & set(range(level)):
            numbers.setdefault(passed, levels[passed].start)
        anew = level not in numbers or (level in listed.starts and (id, level) not in self._begun)
        numbers[level] = listed.starts.get(level, levels[level].start) if anew else numbers[level] + 1
        self._begun.add((id, level))
        for deeper in [held for held in numbers if held > level and _restarts(levels.get(held), level)]:
            del numbers[deeper]
        return numbers


def _restarts(deeper: Level | None, level: int) -> bool:
    return deeper is not None and level < deeper.restarts_after


def _written(levels: Mapping[int, Level], numbers: Mapping[int, int], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        return ""

    def number(place: re.Match[str]) -> str:
        named = levels.get(int(place[1]) - 1)
        if named is None:
            return ""
        count = numbers.get(int(place[1]) - 1, named.start)
        return str(count) if own.is_legal else word_number(count, named.format).zfill(named.digits)

    said = " ".join(_PLACE.sub(number, own.pattern).split())
    return said if any(sign.isalnum() or not sign.isascii() for sign in said) else ""


def word_lists(numbering: Iterable[etree._Element], styles: Iterable[etree._Element]) -> WordLists:
    """The lists that the parts for numbering and for styles describe."""
    trees = list(numbering)
    found = [style for tree in styles for style in children(tree, "style")]
    lists = {attribute(one, "numId"): _listed(one) for tree in trees for one in children(tree, "num")}
    named = {attribute(style, "styleId"): _named(properties_of(style, "pPr")) for style in found}
    definitions = _definitions(trees, lists, named)
    based = {
        attribute(style, "styleId"): attribute(base, "val") for style in found for base in children(style, "basedOn")
    }
    default = next((attribute(style, "styleId") for style in found if _is_default(style)), "")
    levelled = {id: _levelled(id, said, lists, definitions) for id, said in named.items()}
    whole = {id: _whole(id, levelled, based) for id in levelled}
    return WordLists(definitions, lists, {id: said for id, said in whole.items() if said.id is not None}, default)


def _is_default(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")


def _named(properties: Mapping[str, etree._Element]) -> _Named:
    """What properties of a paragraph name."""
    listed = properties.get("numPr")
    if listed is None:
        return _NOTHING
    ids = [attribute(id, "val") for id in children(listed, "numId")]
    levels = [_number(level) for level in children(listed, "ilvl")]
    return _Named(ids[0] if ids else None, levels[0] if levels else None)


def _levelled(
    id: str, named: _Named, lists: Mapping[str, Listed], definitions: Mapping[str, Mapping[int, Level]]
) -> _Named:
    """The style `id` with its level: the one that numbers paragraphs of this style, where it names none."""
    listed = lists.get(named.id or "")
    if listed is None or named.level is not None:
        return named
    levels = {**definitions.get(listed.definition, {}), **listed.levels}
    return _Named(named.id, next((place for place, level in sorted(levels.items()) if level.style == id), None))


def _whole(id: str, named: Mapping[str, _Named], based: Mapping[str, str]) -> _Named:
    """What a style names, those that it is based on asked."""
    said, seen = _Named(), set[str]()
    while id in named and id not in seen:
        seen.add(id)
        said = said.over(named[id])
        id = based.get(id, "")
    return said


def _definitions(
    trees: Sequence[etree._Element], lists: Mapping[str, Listed], styles: Mapping[str, _Named]
) -> dict[str, Mapping[int, Level]]:
    """Definition → its levels; one that names a style has those of the list that the style names."""
    own: dict[str, Mapping[int, Level]] = {}
    linked: dict[str, str] = {}
    for definition in (definition for tree in trees for definition in children(tree, "abstractNum")):
        id = attribute(definition, "abstractNumId")
        own[id] = dict(_level(level) for level in children(definition, "lvl"))
        for link in children(definition, "numStyleLink"):
            listed = lists.get(styles.get(attribute(link, "val"), _NOTHING).id or "")
            linked[id] = listed.definition if listed else ""
    return {id: own.get(_end_of(id, linked), {}) or own[id] for id in own}


def _end_of(id: str, linked: Mapping[str, str]) -> str:
    for _ in range(_MOST_LINKS):
        if id not in linked:
            break
        id = linked[id]
    return id


def _listed(listed: etree._Element) -> Listed:
    definitions = [attribute(definition, "val") for definition in children(listed, "abstractNumId")]
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in children(listed, "lvlOverride"):
        for level in children(override, "lvl"):
            place, described = _level(level)
            levels[place] = described
        for start in children(override, "startOverride"):
            starts[_number(override, "ilvl")] = _number(start)
    return Listed(definitions[0] if definitions else "", levels, starts)


def _level(level: etree._Element) -> tuple[int, Level]:
    place = min(_number(level, "ilvl"), _LEVELS)
    formats = [format for format in descendants(level, "numFmt") if not _is_old(format)]
    format = attribute(formats[0], "val") if formats else "decimal"
    example = attribute(formats[0], "format").partition(",")[0] if format == "custom" else ""
    restarts = [_number(restart) for restart in children(level, "lvlRestart")]
    described = Level(
        start=next((_number(start) for start in children(level, "start")), 0),
        format=format,
        pattern=next((attribute(text, "val")[:_LONGEST] for text in children(level, "lvlText")), ""),
        is_legal=any(is_on(legal) for legal in children(level, "isLgl")),
        restarts_after=restarts[0] if restarts else place,
        style=next((attribute(style, "val") for style in children(level, "pStyle")), ""),
        digits=len(example) if example.isdecimal() else 0,
    )
    return place, described


def _is_old(format: etree._Element) -> bool:
    """Whether it is what programs take that do not know the format beside it."""
    return is_named(format.getparent(), "Fallback")


def _number(element: etree._Element, name: str = "val") -> int:
    """The whole number of an attribute, 0 where it is none."""
    said = attribute(element, name)
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
