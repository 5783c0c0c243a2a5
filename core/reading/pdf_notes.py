"""The signs of a PDF's notes, where they stand in its text: taken out of the lines, each tied to its note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from core.reading.pdf_furniture import Note
from core.reading.pdf_lines import Line
from core.reading.pdf_page import Word

_BASE = re.compile(r"(?:.*[\d/])?(?:[kdcm]?m|[кдс]?м|\d)")
"""Ends of words that may have a power: units of length, with or without a number before them, and numbers."""
_POWERS = frozenset("23456789")


class Signs:
    """Knows the notes of a document, and takes their signs out of its lines, which come in the order of reading."""

    def __init__(self, notes: Sequence[Note], lines: Iterable[Line]) -> None:
        self._notes = notes
        self._plain: dict[str, set[int]] = {}
        """Sign → pages on which it stands raised where it can be no power."""
        for line in lines:
            for before, word in pairwise((None, *line.words)):
                if word is not None and word.raised and not _is_power(before, word):
                    self._plain.setdefault(_sign(word), set()).add(line.page)
        self._numbers: dict[str, list[int]] = {}
        for number, note in enumerate(notes):
            self._numbers.setdefault(note.sign, []).append(number)
        self._places = {(note.sign, note.page) for note in notes}
        self.taken: list[str] = []
        """The signs that were taken out, as they stood."""

    def without(self, line: Line) -> Line | None:
        """The line without the signs of those notes that there are, each known by the word before it; None where
        nothing is left.

        A sign whose notes all hang elsewhere stays, unless one of them stands on the same page: it is the power of a
        unit ("km²"), or says no more than itself. One that may be a power stays where the note has a sign besides that
        can be none.
        """
        if not any(word.raised for word in line.words):
            return line
        words: list[Word] = []
        for word in line.words:
            sign = _sign(word)
            if word.raised and _is_power(words[-1] if words else None, word) and self._has_other(sign, line.page):
                words.append(word)
                continue
            number = self._note(sign, line.page) if word.raised else None
            if number is None and not (word.raised and (sign, line.page) in self._places):
                words.append(word)
                continue
            self.taken.append(word.text)
            if words and number is not None:
                words[-1] = words[-1]._replace(notes=(*words[-1].notes, number))
        return replace(line, words=tuple(words), reach=line.right) if words else None

    def _has_other(self, sign: str, page: int) -> bool:
        """Whether a sign that can be no power stands between this page and that of the next note with it."""
        last = next(
            (self._notes[held].page for held in self._numbers.get(sign, []) if self._notes[held].page >= page), page
        )
        return any(page <= held <= last for held in self._plain.get(sign, ()))

    def _note(self, sign: str, page: int) -> int | None:
        """The next note with the sign on this page, or on the nearest one behind it; it hangs on one place only."""
        numbers = self._numbers.get(sign, [])
        number = next((number for number in numbers if self._notes[number].page >= page), None)
        if number is not None:
            numbers.remove(number)
        return number


def _sign(word: Word) -> str:
    return word.text.strip("[]()")


def _is_power(before: Word | None, word: Word) -> bool:
    return before is not None and word.glued and word.text in _POWERS and _BASE.fullmatch(before.text) is not None
