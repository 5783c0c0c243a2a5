"""Pages that are read from right to left are laid out anew, so that all that follows reads them from left to right.

Their places are mirrored, their words sorted along the rows, and what runs from left to right in them (names in other
letters) is put in its order again. A PDF holds the signs as they are drawn: a bracket that opens is drawn as one that
closes, and where the words of a document show that it was written down so, brackets are turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from core.reading.pdf_page import Page, Word

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u052f]")
_BRACKETS = str.maketrans("()[]{}«»<>", ")(][}{»«><")
_OPENING, _CLOSING = "([{", ")]}"
_STOPS = ".,:;!?،؛؟"
_NUMBER = re.compile(r"(?P<before>[-.,:;()\[\]–]*)(?P<digits>\d(?:.*\d)?)(?P<after>[-.,:;()\[\]–]*)")
_SAME_ROW = 0.5


def laid_out(pages: Sequence[Page]) -> list[Page]:
    """The pages, those mirrored that are mostly written from right to left."""
    mirrored = [page for page in pages if _runs_left(page)]
    turns = _draws_brackets(word for page in mirrored for word in page.words)
    return [_turned(page, turns=turns) if _runs_left(page) else page for page in pages]


def _turned(page: Page, *, turns: bool) -> Page:
    drawn = [rule._replace(left=page.width - rule.right, right=page.width - rule.left) for rule in page.rules]
    return replace(page, words=_mirrored(page, turns=turns), rules=drawn)


def _runs_left(page: Page) -> bool:
    """Whether most of the words with letters are written from right to left."""
    if not _RIGHT_TO_LEFT.search("\n".join([word.text for word in page.words])):
        return False
    left = sum(_RIGHT_TO_LEFT.search(word.text) is not None for word in page.words)
    return left > sum(_LEFT_TO_RIGHT.search(word.text) is not None for word in page.words)


def _draws_brackets(words: Iterable[Word]) -> bool:
    """Whether brackets stand in the text as they are drawn, as they mostly do: no fewer words begin with a closing one,
    or end with an opening one, than the other way round."""
    balance = 0
    for word in words:
        if _RIGHT_TO_LEFT.search(word.text):
            text = word.text.rstrip(_STOPS)
            balance += (text[:1] in _CLOSING and text[:1] != "") + (text[-1:] in _OPENING and text[-1:] != "")
            balance -= (text[:1] in _OPENING and text[:1] != "") + (text[-1:] in _CLOSING and text[-1:] != "")
    return balance >= 0


def _mirrored(page: Page, *, turns: bool) -> tuple[Word, ...]:
    turned = [
        word._replace(
            text=_meant(word.text, turns=turns),
            left=page.width - word.right,
            right=page.width - word.left,
        )
        for word in page.words
    ]
    return tuple(word for row in _rows(turned) for word in _in_order(row))


def _meant(text: str, *, turns: bool) -> str:
    """The word as it is meant, which stands in `text` as it is drawn."""
    if _LEFT_TO_RIGHT.search(text):
        return text
    text = text.translate(_BRACKETS) if turns else text
    number = _NUMBER.fullmatch(text)
    return f"{number['after'][::-1]}{number['digits']}{number['before'][::-1]}" if number else text


def _rows(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words that stand beside each other, from the top down."""
    row: list[Word] = []
    for word in sorted(words, key=lambda word: word.y):
        if row and word.y - row[0].y >= _SAME_ROW * max(word.size, row[0].size):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _in_order(row: list[Word]) -> Iterator[Word]:
    """The words of a row in order; a stretch that runs from left to right is mirrored back in its place."""
    row.sort(key=lambda word: word.left)
    for runs_right, held in groupby(row, key=lambda word: _LEFT_TO_RIGHT.search(word.text) is not None):
        stretch = list(held)
        if runs_right:
            ends = stretch[0].left + max(word.right for word in stretch)
            stretch = [word._replace(left=ends - word.right, right=ends - word.left) for word in reversed(stretch)]
        yield from stretch
