"""The labels of numbered lists in web pages, which browsers compute and the text does not hold.

After the HTML standard: `start`, `reversed` and `type` of the list, `value` and `type` of an item; a list style in the
element's own `style` wins over `type`. What style sheets elsewhere say is not known: lists whose items all open with a
label of their own are taken as shown without numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from core.reading.numerals import letters, roman

_STYLE = re.compile(r"(?i)list-style(?:-type)?\s*:\s*([^;]*)")
_OWN_LABEL = re.compile(r"\s*[\[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,7})(?:[.)\]]|(?:\.\d+)+\.?(?=\s))", re.IGNORECASE)
_STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
}
_NUMBERED = ("decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "decimal-leading-zero")
_UNNUMBERED = ("none", "disc", "circle", "square")
_HEAD = 12
_LOOKED_AT = 20


def labels(listed: etree._Element) -> Iterator[str]:
    """The labels of the items right below an `ol`, as a browser shows them ("3.", "b.", "iv."), "" for none."""
    items = list(listed.iterchildren("li"))
    if items and all(_OWN_LABEL.match(opening_words(item)) for item in items):
        yield from ("" for _ in items)
        return
    backwards = listed.get("reversed") is not None
    number = _whole(listed.get("start"), len(items) if backwards else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        style = _own_style(item) or _own_style(listed) or "decimal"
        yield _written(number, style)
        number += -1 if backwards else 1


def opening_words(element: etree._Element) -> str:
    """The first words in the element, no more than a label needs."""
    parts: list[str] = []
    for event, inner in islice(etree.iterwalk(element, events=("start", "end")), _LOOKED_AT):
        parts.append((inner.text if event == "start" else inner.tail) or "")
    return "".join(parts).lstrip()[:_HEAD]


def _own_style(element: etree._Element) -> str:
    if styled := _STYLE.search(element.get("style", "")):
        for word in styled[1].lower().split():
            if (style := _STYLES.get(word, word)) in (*_NUMBERED, *_UNNUMBERED):
                return style
    type = element.get("type", "").strip()
    style = _STYLES.get(type) or _STYLES.get(type.lower(), type.lower())
    return style if style in (*_NUMBERED, *_UNNUMBERED) else ""


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", written) else otherwise


def _written(number: int, style: str) -> str:
    if style in _UNNUMBERED:
        return ""
    if style.endswith("alpha") and number > 0:
        said = letters(number)
    elif style.endswith("roman") and 0 < number < 4000:
        said = roman(number)
    else:
        said = f"{number:02}" if style == "decimal-leading-zero" else str(number)
    return f"{said.upper() if style.startswith('upper') else said}."
