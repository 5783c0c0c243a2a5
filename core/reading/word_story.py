"""One story of a Word package (the body, its footnotes, its endnotes) as an XML tree, put right in place.

Elements are known by their local names, so that the transitional and the strict form of the format are read alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from core.reading.document import LeftOut

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPOKEN = ("t", "delText")
_GAPS = ("tab", "br", "cr", "p")
_NON_BREAKING_HYPHEN = "\u2011"
_SYMBOLS = {
    ("symbol", 0xF0B7): "•",
    ("symbol", 0xF0A3): "≤",
    ("symbol", 0xF0B3): "≥",
    ("symbol", 0xF0B0): "°",
    ("symbol", 0xF0B1): "±",
    ("symbol", 0xF0AE): "→",
    ("wingdings", 0xF0A7): "▪",
    ("wingdings", 0xF06F): "☐",
    ("wingdings", 0xF0A8): "☐",
    ("wingdings", 0xF0FC): "✓",
    ("wingdings", 0xF0FD): "☒",
    ("wingdings", 0xF0FE): "☑",
    ("wingdings", 0xF0E0): "→",
}
"""Signs of the two fonts that put signs where other fonts have letters, as Unicode has them."""


def descendants(tree: etree._Element, name: str) -> list[etree._Element]:
    """The elements below `tree` with the local name, in order."""
    return list(tree.iterdescendants(f"{{*}}{name}"))


def children(tree: etree._Element, name: str) -> list[etree._Element]:
    """The elements right below `tree` with the local name."""
    return list(tree.iterchildren(f"{{*}}{name}"))


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of the element's own namespace, "" where it is absent."""
    return element.get(f"{{{etree.QName(element).namespace}}}{name}", "")


def is_on(switch: etree._Element) -> bool:
    """Whether an on/off property is on, which it is where it says nothing."""
    return attribute(switch, "val") not in ("0", "false", "off", "none")


def words_of(element: etree._Element) -> str:
    """The words that stand in the element, deleted ones included, on one line."""
    words = []
    for part in element.iter("{*}*"):
        name = etree.QName(part).localname
        words.append((part.text or "") if name in _SPOKEN else " " if name in _GAPS else "")
    return " ".join("".join(words).split())


@dataclass(frozen=True, slots=True)
class Repairs:
    """What styles and numbering say: ids of styles that hide, of styles for titles, and of lists that are one list."""

    hidden: frozenset[str]
    titles: frozenset[str]
    same_list: Mapping[str, str]

    def count_on(self, tree: etree._Element) -> None:
        """Let the paragraphs and styles of `tree` name one id for what is one list."""
        for listed in descendants(tree, "numId"):
            if (other := self.same_list.get(attribute(listed, "val"))) is not None:
                listed.set(f"{{{etree.QName(listed).namespace}}}val", other)


@dataclass
class Story:
    """A story under repair; `left_out` grows as words are removed."""

    tree: etree._Element
    repairs: Repairs
    left_out: list[LeftOut] = field(default_factory=list)

    def put_right(self) -> None:
        """Accept the tracked changes, take hidden text out, and write out what the converter passes over."""
        self._accept_changes()
        self._take_out_hidden()
        for hyphen in descendants(self.tree, "noBreakHyphen"):
            _say(hyphen, _NON_BREAKING_HYPHEN)
        for symbol in descendants(self.tree, "sym"):
            self._spell_out(symbol)
        for ruby in descendants(self.tree, "ruby"):
            self._keep_base(ruby)

    def titles(self) -> set[str]:
        """The words of the paragraphs that are styled as titles."""
        return {
            words_of(paragraph)
            for paragraph in descendants(self.tree, "p")
            if _style(paragraph, "pPr", "pStyle") in self.repairs.titles
        }

    def _leave_out(self, what: str, why: str) -> None:
        if what:
            self.left_out.append(LeftOut(what, why))

    def _accept_changes(self) -> None:
        for name in ("del", "moveFrom"):
            for change in descendants(self.tree, name):
                if len(change) == 0 or _is_twin(change):
                    continue
                if name == "del":
                    self._leave_out(words_of(change), "deleted as a tracked change, which is taken as accepted")
        inserted = [change for change in descendants(self.tree, "ins") if len(change) and not _is_twin(change)]
        if inserted:
            said = "1 insertion" if len(inserted) == 1 else f"{len(inserted)} insertions"
            self._leave_out(f"the marks of {said}", "tracked changes are taken as accepted")
        for mark in descendants(self.tree, "rPr"):
            if _is_named(mark.getparent(), "pPr") and (children(mark, "del") or children(mark, "moveFrom")):
                _join_with_next(mark)

    def _take_out_hidden(self) -> None:
        hidden = self.repairs.hidden
        for run in descendants(self.tree, "r"):
            signs = [sign for properties in children(run, "rPr") for sign in children(properties, "vanish")]
            by_style = _style(run, "rPr", "rStyle") in hidden or _style(_paragraph(run), "pPr", "pStyle") in hidden
            if is_on(signs[-1]) if signs else by_style:
                if not _is_twin(run):
                    self._leave_out(words_of(run), "hidden text")
                _remove(run)

    def _spell_out(self, symbol: etree._Element) -> None:
        """Replace a symbol by the character that looks like it, or "�" where the font alone knows what it is."""
        code, font = int(attribute(symbol, "char") or "0", 16), attribute(symbol, "font")
        is_private = 0xE000 <= code <= 0xF8FF
        sign = _SYMBOLS.get((font.lower(), code), "�") if is_private or not code else chr(code)
        if sign == "�":
            self._leave_out(f"a sign of the font {font}", "no character is known for it; “�” stands in the place")
        _say(symbol, sign)

    def _keep_base(self, ruby: etree._Element) -> None:
        """Put the base words where the ruby stands, and leave out what is written above them."""
        for reading in children(ruby, "rt"):
            self._leave_out(words_of(reading), "reading aid above the line")
        _say(ruby, "".join(words_of(base) for base in children(ruby, "rubyBase")))


def _say(element: etree._Element, words: str) -> None:
    """Replace the element by `words`."""
    said = etree.Element(f"{{{etree.QName(element).namespace}}}t")
    said.text = words
    said.set(_SPACE, "preserve")
    said.tail = element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, said)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_named(element: etree._Element | None, name: str) -> bool:
    return element is not None and etree.QName(element).localname == name


def _is_twin(element: etree._Element) -> bool:
    """Whether the element repeats, for old programs, what stands beside it for new ones."""
    return next(element.iterancestors("{*}Fallback"), None) is not None


def _paragraph(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors("{*}p"), None)


def _style(element: etree._Element | None, properties: str, name: str) -> str:
    if element is None:
        return ""
    styles = [style for held in children(element, properties) for style in children(held, name)]
    return attribute(styles[0], "val") if styles else ""


def _join_with_next(mark: etree._Element) -> None:
    """Put the words of a paragraph whose mark is deleted before those of the next, as accepting does."""
    paragraph = _paragraph(mark)
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or not _is_named(following, "p") or following is None:
        return
    held = [part for part in paragraph if not _is_named(part, "pPr")]
    at = len(children(following, "pPr"))
    for place, part in enumerate(held):
        following.insert(at + place, deepcopy(part))
    _remove(paragraph)
