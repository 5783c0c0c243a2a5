"""One story of a Word package (the body, its footnotes, its endnotes) as an XML tree, put right in place.

Elements are known by their local names, so that the transitional and the strict form of the format are read alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from lxml import etree

from core.reading import word_signs
from core.reading.document import LeftOut
from core.reading.word_changes import Margin
from core.reading.word_lists import WordLists
from core.reading.word_tracked import settle_changes
from core.reading.word_tree import (
    attribute,
    children,
    descendants,
    is_named,
    is_on,
    paragraph_of,
    properties_of,
    put_alone,
    remove,
    run_of,
    say,
    sign_before,
    words_of,
)

_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""Elements that stand for a character."""
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


@dataclass(frozen=True, slots=True)
class Repairs:
    """What styles say: ids of those that hide, and of those for titles."""

    hidden: frozenset[str]
    titles: frozenset[str]


@dataclass
class Story:
    """A story under repair; `left_out` grows as words are removed, `margin` as changes are settled."""

    tree: etree._Element
    repairs: Repairs
    margin: Margin
    comments: Mapping[str, int]
    lists: WordLists
    labels: dict[str, int]
    """Label → its number, which signs carry; grows."""
    left_out: list[LeftOut] = field(default_factory=list)

    def note_signs(self) -> set[tuple[str, str]]:
        """The notes that signs in the story stand for: what they are ("footnote") and their ids."""
        signs = self.tree.iterdescendants("{*}footnoteReference", "{*}endnoteReference")
        return {(etree.QName(sign).localname.removesuffix("Reference"), attribute(sign, "id")) for sign in signs}

    def drop_notes(self, gone: Set[tuple[str, str]]) -> None:
        """Take the words of those notes out whose signs a tracked change has taken out of the text."""
        for note in self.tree:
            if is_named(note, "footnote", "endnote") and ((etree.QName(note).localname, attribute(note, "id")) in gone):
                self._leave_out(words_of(note), "note whose sign a tracked change takes out of the text")
                for run in descendants(note, "r"):
                    put_alone(run)

    def put_right(self) -> None:
        """Settle the tracked changes, take hidden text out, and write out what the converter passes over."""
        for twin in descendants(self.tree, "Fallback"):
            remove(twin)
        self._drop_strays()
        settle_changes(self.tree, self.margin)
        self._take_out_hidden()
        for name, sign in _CHARACTERS.items():
            for held in descendants(self.tree, name):
                say(held, sign)
        for symbol in descendants(self.tree, "sym"):
            self._spell_out(symbol)
        for ruby in descendants(self.tree, "ruby"):
            self._keep_base(ruby)
        self._place_comments()
        self._lift_text_boxes()
        self._sign_titles()
        self._sign_labels()

    def _drop_strays(self) -> None:
        for words in descendants(self.tree, "t"):
            words.text = word_signs.without_strays(words.text or "")

    def _place_comments(self) -> None:
        """Write signs where comments begin and end; where no range is marked, where they are referred to."""
        begun = set()
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            for place in descendants(self.tree, name):
                number = self.comments.get(attribute(place, "id"))
                if number is None:
                    continue
                if name == "commentRangeEnd":
                    sign_before(place, word_signs.end(number))
                elif name == "commentRangeStart":
                    begun.add(number)
                    sign_before(place, word_signs.begin(number))
                elif number not in begun:
                    say(place, word_signs.begin(number) + word_signs.end(number))

    def _lift_text_boxes(self) -> None:
        """Put the paragraphs of a text box after the one on which it hangs, which they would part."""
        last: dict[etree._Element, etree._Element] = {}
        for box in descendants(self.tree, "txbxContent"):
            host = paragraph_of(box)
            if host is None:
                continue
            for held in list(box):
                last.get(host, host).addnext(held)
                last[host] = held

    def _sign_titles(self) -> None:
        for paragraph in descendants(self.tree, "p"):
            if _style(paragraph, "pPr", "pStyle") in self.repairs.titles and words_of(paragraph):
                paragraph.insert(len(children(paragraph, "pPr")), run_of(paragraph, word_signs.TITLE))

    def _sign_labels(self) -> None:
        for paragraph in descendants(self.tree, "p") if self.lists.lists else ():
            properties = properties_of(paragraph, "pPr")
            if not self.lists.names(properties) or self._is_hidden(paragraph, properties):
                continue
            label = self.lists.label(properties)
            if label is not None and (number := self.labels.setdefault(label, len(self.labels))) < word_signs.MOST:
                paragraph.insert(1 if properties else 0, run_of(paragraph, word_signs.label(number)))

    def _is_hidden(self, paragraph: etree._Element, properties: Mapping[str, etree._Element]) -> bool:
        """Whether nothing is left of a paragraph whose end is hidden too."""
        signs = children(properties["rPr"], "vanish") if "rPr" in properties else []
        style = attribute(properties["pStyle"], "val") if "pStyle" in properties else ""
        hides = is_on(signs[-1]) if signs else style in self.repairs.hidden
        return hides and not word_signs.plain(words_of(paragraph))

    def _leave_out(self, what: str, why: str) -> None:
        if what := " ".join(word_signs.plain(what).split()):
            self.left_out.append(LeftOut(what, why))

    def _take_out_hidden(self) -> None:
        hidden = self.repairs.hidden
        for run in descendants(self.tree, "r"):
            signs = [sign for properties in children(run, "rPr") for sign in children(properties, "vanish")]
            by_style = _style(run, "rPr", "rStyle") in hidden or _style(paragraph_of(run), "pPr", "pStyle") in hidden
            if is_on(signs[-1]) if signs else by_style:
                self._leave_out(words_of(run), "hidden text")
                put_alone(run)

    def _spell_out(self, symbol: etree._Element) -> None:
        """Replace a symbol by the character that looks like it, or "�" where the font alone knows what it is."""
        code, font = int(attribute(symbol, "char") or "0", 16), attribute(symbol, "font")
        is_private = 0xE000 <= code <= 0xF8FF
        sign = _SYMBOLS.get((font.lower(), code), "�") if is_private or not code else chr(code)
        if sign == "�":
            self._leave_out(f"a sign of the font {font}", "no character is known for it; “�” stands in the place")
        say(symbol, sign)

    def _keep_base(self, ruby: etree._Element) -> None:
        """Put the base words where the ruby stands, and leave out what is written above them."""
        for reading in children(ruby, "rt"):
            self._leave_out(words_of(reading), "reading aid above the line")
        say(ruby, "".join(words_of(base) for base in children(ruby, "rubyBase")))


def _style(element: etree._Element | None, properties: str, name: str) -> str:
    if element is None:
        return ""
    styles = [style for held in children(element, properties) for style in children(held, name)]
    return attribute(styles[0], "val") if styles else ""
