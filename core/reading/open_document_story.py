"""The content of an OpenDocument text as an XML tree, put right in place (ODF 1.3, parts 3.5 and 5.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from core.reading import word_signs
from core.reading.document import ChangeKind, LeftOut
from core.reading.open_document_edits import put_back, take_between
from core.reading.open_document_lists import ListStyles, labels, list_numbered_paragraphs
from core.reading.open_document_tree import (
    TEXT,
    attribute,
    descendants,
    empty,
    is_named,
    say_after,
    say_before,
    take_out,
    words_of,
)
from core.reading.word_changes import Margin

_PARAGRAPHS = ("p", "h")
_BOXES = (
    "text-box",
    "custom-shape",
    "rect",
    "ellipse",
    "circle",
    "line",
    "polygon",
    "polyline",
    "path",
    "regular-polygon",
)
"""What may hold paragraphs of its own beside the paragraph on which it hangs."""


def hiding_styles(styles: Iterable[etree._Element]) -> frozenset[str]:
    """The names of the styles that hide what has them; the first in a style's line that says anything decides."""
    said: dict[str, bool] = {}
    parents: dict[str, str] = {}
    for style in styles:
        name = attribute(style, "name")
        parents[name] = attribute(style, "parent-style-name")
        shown = [attribute(held, "display") for held in style if is_named(held, "text-properties")]
        if any(shown):
            said[name] = "none" in shown
    return frozenset(name for name in parents if _first(name, said, parents))


def title_styles(styles: Iterable[etree._Element]) -> frozenset[str]:
    """The names of the style for titles and of those made from it."""
    parents = {attribute(style, "name"): attribute(style, "parent-style-name") for style in styles}
    return frozenset(name for name in {*parents, "Title"} if _first(name, {"Title": True}, parents))


def _first(name: str, said: Mapping[str, bool], parents: Mapping[str, str]) -> bool:
    seen = set()
    while name and name not in seen:
        if name in said:
            return said[name]
        seen.add(name)
        name = parents.get(name, "")
    return False


@dataclass
class OpenStory:
    """A content under repair; `left_out` grows as words are removed, `margin` as changes are settled."""

    tree: etree._Element
    margin: Margin
    hidden: frozenset[str]
    titles: frozenset[str]
    lists: ListStyles
    left_out: list[LeftOut] = field(default_factory=list)

    def put_right(self) -> None:
        """Settle the changes, take comments and hidden text out, and write out the labels of lists."""
        for part in self.tree.iter():
            part.text, part.tail = (
                word_signs.without_strays(said) if said else said for said in (part.text, part.tail)
            )
        list_numbered_paragraphs(self.tree)
        self._settle_changes()
        self._place_comments()
        self._take_out_hidden()
        labelled = list(labels(self.tree, self.lists))
        self._lift_text_boxes()
        for paragraph, label in labelled:
            paragraph.text = f"{label} {paragraph.text or ''}"
        for paragraph in descendants(self.tree, *_PARAGRAPHS):
            if attribute(paragraph, "style-name") in self.titles and words_of(paragraph):
                paragraph.text = word_signs.TITLE + (paragraph.text or "")

    def _settle_changes(self) -> None:
        regions = {attribute(region, "id"): region for region in descendants(self.tree, "changed-region")}
        for place in descendants(self.tree, "change"):
            if (region := regions.get(attribute(place, "change-id"))) is not None:
                self._settle_deletion(place, region)
        for start in descendants(self.tree, "change-start"):
            region = regions.get(attribute(start, "change-id"))
            if region is not None and descendants(region, "insertion"):
                self._settle_insertion(start, region)
        for held in descendants(self.tree, "tracked-changes"):
            take_out(held)

    def _number(self, kind: ChangeKind, region: etree._Element, words: str = "") -> int:
        said = {name: words_of(held) for name in ("creator", "date") for held in descendants(region, name)[:1]}
        return self.margin.change(kind, said.get("creator", ""), said.get("date", ""), words=words)

    def _settle_deletion(self, place: etree._Element, region: etree._Element) -> None:
        """The words are kept beside the text; they are put back, or a sign stands for them."""
        deletions = descendants(region, "deletion")
        if not deletions:
            return
        paragraphs = [held for held in deletions[0] if not is_named(held, "change-info")]
        if not self.margin.keeps(ChangeKind.DELETED):
            number = self._number(ChangeKind.DELETED, region, " ".join(words_of(held) for held in paragraphs))
            say_after(place, word_signs.begin(number) + word_signs.end(number))
            return
        number = self._number(ChangeKind.DELETED, region)
        say_before(place, word_signs.begin(number))
        say_after(place, word_signs.end(number))
        put_back(place, [deepcopy(held) for held in paragraphs])

    def _settle_insertion(self, start: etree._Element, region: etree._Element) -> None:
        ends = [
            end for end in descendants(self.tree, "change-end")
            if attribute(end, "change-id") == attribute(start, "change-id")
        ]  # fmt: skip
        if not ends:
            return
        if self.margin.keeps(ChangeKind.INSERTED):
            number = self._number(ChangeKind.INSERTED, region)
            say_after(start, word_signs.begin(number))
            say_before(ends[0], word_signs.end(number))
            return
        number = self._number(ChangeKind.INSERTED, region, take_between(start, ends[0]))
        say_after(start, word_signs.begin(number) + word_signs.end(number))

    def _place_comments(self) -> None:
        ends = {attribute(end, "name"): end for end in descendants(self.tree, "annotation-end")}
        for said in descendants(self.tree, "annotation"):
            told = {name: words_of(held) for name in ("creator", "date") for held in descendants(said, name)[:1]}
            words = " ".join(words_of(held) for held in said if is_named(held, "p", "list"))
            number = self.margin.comment(told.get("creator", ""), told.get("date", ""), words)
            self._leave_out(words, "comment")
            end = ends.get(attribute(said, "name")) if attribute(said, "name") else None
            say_before(said, word_signs.begin(number) + ("" if end is not None else word_signs.end(number)))
            if end is not None:
                say_before(end, word_signs.end(number))
            take_out(said)

    def _take_out_hidden(self) -> None:
        for held in descendants(self.tree, "span", "section", "hidden-text", *_PARAGRAPHS):
            by_style = attribute(held, "style-name") in self.hidden
            by_itself = is_named(held, "section") and attribute(held, "display") == "none"
            if not (by_style or by_itself or is_named(held, "hidden-text")) or not words_of(held):
                continue
            self._leave_out(words_of(held), "hidden text")
            signs = word_signs.alone("".join(str(words) for words in held.itertext()))
            empty(held)
            if not is_named(held, "section"):
                held.text = signs

    def _lift_text_boxes(self) -> None:
        """Put the paragraphs of a text box after the one on which it hangs."""
        last: dict[etree._Element, etree._Element] = {}
        for box in descendants(self.tree, *_BOXES):
            host = next(box.iterancestors(*(f"{TEXT}{name}" for name in _PARAGRAPHS)), None)
            if host is None:
                continue
            for held in [each for each in box if is_named(each, *_PARAGRAPHS, "list", "table", "section")]:
                held.tail = None
                last.get(host, host).addnext(held)
                last[host] = held

    def _leave_out(self, what: str, why: str) -> None:
        if what := " ".join(word_signs.plain(what).split()):
            self.left_out.append(LeftOut(what, why))
