"""The footnotes of a web page: signs in the text that lead on to a place further down, and links back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from core.reading.web_tree import is_block, words_in

_SIGN = re.compile(r"[\[(]?\s*(\d{1,3}|[ivxl]{1,6}|[a-z]|[*†‡§¶]{1,4})\s*[\])]?")
_BACK = re.compile(r"[↩↑⤴↵^⏎\ufe0e\ufe0f\s]+")
_LONGEST_NOTE = 4000
"""A longer stretch is a chapter that a link leads to, not a note."""
_MOST_TAGS = 400
_WHOLE = ("body", "html", "main", "article", "table", "ol", "ul")


@dataclass(frozen=True)
class Notes:
    """`signs` maps the link that refers to a note to its sign, `stands` the element that holds a note to its sign;
    `numbers` maps both to the number of the note, `back` are the links that lead back."""

    signs: dict[etree._Element, str] = field(default_factory=dict)
    stands: dict[etree._Element, str] = field(default_factory=dict)
    numbers: dict[etree._Element, int] = field(default_factory=dict)
    back: set[etree._Element] = field(default_factory=set)


def find_notes(tree: etree._Element, *, first: int = 1) -> Notes:
    """The notes in the tree, whose numbers count from `first`."""
    notes = Notes()
    place = {element: number for number, element in enumerate(tree.iter())}
    named = {name: element for element in place for name in (element.get("id"), _anchor(element)) if name}
    for link in tree.iter("a"):
        target = named.get(link.get("href", "").rpartition("#")[2]) if "#" in link.get("href", "") else None
        if target is None:
            continue
        words = words_in(link)
        sign = _SIGN.fullmatch(words)
        if place[target] < place[link]:
            if sign or (words and _BACK.fullmatch(words)):
                notes.back.add(link)
        elif sign and (note := _holder(target, link)) is not None:
            notes.signs[link] = sign[1]
            notes.stands.setdefault(note, sign[1])
            notes.numbers[link] = notes.numbers.setdefault(note, first + len(notes.stands) - 1)
    return notes


def _anchor(element: etree._Element) -> str | None:
    return element.get("name") if element.tag == "a" else None


def _holder(target: etree._Element, link: etree._Element) -> etree._Element | None:
    """The element that holds the note at `target`, None where it holds the sign too or more than a note."""
    holder: etree._Element | None = target
    while holder is not None and not is_block(holder):
        holder = holder.getparent()
    if holder is None or holder.tag in _WHOLE or any(outer is holder for outer in link.iterancestors()):
        return None
    return holder if _is_short(holder) else None


def _is_short(holder: etree._Element) -> bool:
    """Whether there are words in the element, and no more than a note has."""
    letters = 0
    for number, inner in enumerate(holder.iter()):
        letters += len((inner.text or "").strip()) + (0 if inner is holder else len((inner.tail or "").strip()))
        if letters > _LONGEST_NOTE or number > _MOST_TAGS:
            return False
    return letters > 0
