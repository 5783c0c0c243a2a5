"""The elements of an OpenDocument part: how they are found, read and replaced.

Words stand in elements and behind them (`text` and `tail`), so that taking an element out must leave what follows it.
Elements are known by their local names.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_GAPS = ("tab", "s", "line-break", "p", "h")
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def descendants(tree: etree._Element, *names: str) -> list[etree._Element]:
    """The elements below `tree` with one of the local names, in order."""
    return list(tree.iterdescendants(*(f"{{*}}{name}" for name in names)))


def is_named(element: etree._Element | None, *names: str) -> bool:
    """Whether the element has one of the local names; a comment or an instruction has none."""
    return element is not None and isinstance(element.tag, str) and etree.QName(element).localname in names


def attribute(element: etree._Element, name: str) -> str:
    """The attribute with the local name, of whatever namespace; "" where it is absent."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def words_of(element: etree._Element) -> str:
    """The words that stand in the element, on one line; comments are none of them."""
    return " ".join("".join(_words(element)).split())


def _words(element: etree._Element) -> Iterator[str]:
    """Goes by events, since elements may nest deeper than functions can."""
    skipping = 0
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if is_named(part, "annotation") and part is not element:
            skipping += 1 if event == "start" else -1
        if event == "start" and not skipping and isinstance(part.tag, str):
            yield " " if is_named(part, *_GAPS) else ""
            yield part.text or ""
        elif event == "end" and not skipping and part is not element:
            yield part.tail or ""


def say_before(element: etree._Element, words: str) -> None:
    """Add `words` right before the element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words


def say_after(element: etree._Element, words: str) -> None:
    """Add `words` right behind the element."""
    element.tail = words + (element.tail or "")


def take_out(element: etree._Element) -> None:
    """Take the element out, and leave what follows it."""
    parent = element.getparent()
    if parent is not None:
        say_before(element, element.tail or "")
        parent.remove(element)


def empty(element: etree._Element) -> None:
    """Take out all that is in the element; what follows it stays."""
    tail = element.tail
    for held in list(element):
        element.remove(held)
    element.text = None
    element.tail = tail
