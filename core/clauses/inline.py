"""Long lists inside a sentence: "(a) …; (b) …; and (c) …" is cut where its items begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.clauses.labels import Label, Scheme, label_at

_MARKER = re.compile(
    r"(?<=[\s;:,—–؛،])(?:[(（]?(?:[a-z]{1,2}|[ivxlc]{1,5}|\d{1,2}|[а-я])|[(（](?:[A-Z]|[\u0621-\u064a]{1,2}))[)）]\s"
    r"|(?<=[；：，、。;:,])(?:[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[①-⑳⑴-⒇㈠-㈩])"
)
_WIDE = re.compile(r"[\u3400-\u9fff]")
_WIDE_WEIGHT = 3
"""A Han character says as much as so many letters."""
_BEFORE = re.compile(r"[;；؛](?:\s+[^\W\d_]{1,6})?\s*\Z")
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class InlineOptions:
    """A list in a sentence is cut when its items have at least `shortest` characters on the average, a Han character
    counting for three."""

    shortest: int = 60


def inline_items(
    text: str, start: int, end: int, *, after: Label | None = None, options: InlineOptions | None = None
) -> list[tuple[int, Label]]:
    """Where the items of a long list in the sentence `text[start:end]` begin, with their labels; [] without a list.

    The items count up from one, and each but the first follows a semicolon. Where the sentence is itself the item
    `after`, "(a) …; (b) …", those are given that count on from it.
    """
    options = options or InlineOptions()
    items: list[tuple[int, Label]] = [] if after is None else [(start, after)]
    for match in _MARKER.finditer(text, start, end):
        label = label_at(text, match.start(), end)
        if label is None:
            continue
        following = _following(items, label)
        if following and _BEFORE.search(text[max(start, match.start() - _LOOK_BACK) : match.start()]):
            items.append((match.start(), following))
        elif after is None and len(items) < 2 and (first := _reading(label, None, 1)):
            items = [(match.start(), first)]
    long_enough = len(items) > 1 and _weight(text, items[0][0], end) >= options.shortest * len(items)
    return items[after is not None :] if long_enough else []


def _weight(text: str, start: int, end: int) -> int:
    """How long `text[start:end]` is in letters."""
    return end - start + (_WIDE_WEIGHT - 1) * len(_WIDE.findall(text, start, end))


def _following(items: list[tuple[int, Label]], label: Label) -> Label | None:
    """How `label` reads as the next of `items`, None where it does not follow them."""
    return _reading(label, items[-1][1].scheme, items[-1][1].place + 1) if items else None


def _reading(label: Label, scheme: Scheme | None, place: int) -> Label | None:
    readings = [label, label.other] if label.other else [label]
    fitting = (r for r in readings if r is not None and r.place == place and scheme in (None, r.scheme))
    return next(fitting, None)
