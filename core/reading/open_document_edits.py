"""What rejecting does to the paragraphs of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from core.reading.open_document_tree import TEXT, is_named, say_before, take_out, words_of

_PARAGRAPHS = ("p", "h")


def put_back(place: etree._Element, paragraphs: Sequence[etree._Element]) -> None:
    """Put deleted words before `place`. Where they are several paragraphs, the one at `place` parts there again."""
    host = place.getparent()
    ends_whole = all(is_named(held, *_PARAGRAPHS) for held in (paragraphs[0], paragraphs[-1])) if paragraphs else False
    if host is None or not ends_whole or not is_named(host, *_PARAGRAPHS):
        say_before(place, " ".join(words_of(held) for held in paragraphs))
        return
    first, *middle = paragraphs
    if middle:
        *middle, last = middle
        _append(last, place.tail or "", list(place.itersiblings()))
        place.tail = None
        for held in reversed([*middle, last]):
            held.tail = None
            host.addnext(held)
    say_before(place, first.text or "")
    for held in list(first):
        place.addprevious(held)


def take_between(start: etree._Element, end: etree._Element) -> str:
    """Take out what stands between two points, and give back its words. Paragraphs that met there become one."""
    words: list[str] = []
    inside: list[etree._Element] = []
    is_inside = False
    for event, part in list(etree.iterwalk(start.getroottree().getroot(), events=("start", "end"))):
        if part is end:
            break
        if event == "start" and is_inside:
            words += [" " if is_named(part, *_PARAGRAPHS, "tab", "s", "line-break") else "", part.text or ""]
            part.text = None
            inside.append(part)
        elif event == "end" and (is_inside or part is start):
            is_inside = True
            words.append(part.tail or "")
            part.tail = None
    around = set(end.iterancestors())
    host, other = _host(start), _host(end)
    for part in inside:
        if part not in around and is_named(part, *_PARAGRAPHS, "tab", "s", "line-break", "note"):
            _remove(part)
    if host is not None and other is not None and host is not other:
        text, parts = other.text or "", list(other)
        _append(host, text, parts)
        _remove(other)
    return "".join(words)


def _host(place: etree._Element) -> etree._Element | None:
    return next(place.iterancestors(*(f"{TEXT}{name}" for name in _PARAGRAPHS)), None)


def _append(paragraph: etree._Element, text: str, parts: Sequence[etree._Element]) -> None:
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text
    paragraph.extend(parts)


def _remove(part: etree._Element) -> None:
    """Take the element out, and the list item that then has nothing in it."""
    item = part.getparent()
    take_out(part)
    if item is not None and is_named(item, "list-item") and not len(item):
        take_out(item)
