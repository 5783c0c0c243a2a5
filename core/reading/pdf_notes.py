"""The signs of a PDF's notes, where they stand in its text: taken out of the lines, each tied to its note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.reading.pdf_furniture import Note
from core.reading.pdf_lines import Line
from core.reading.pdf_page import Word


class Signs:
    """Knows the notes of a document, and takes their signs out of its lines, which come in the order of reading."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = notes
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
        unit ("km²"), or says no more than itself.
        """
        if not any(word.raised for word in line.words):
            return line
        words: list[Word] = []
        for word in line.words:
            sign = word.text.strip("[]()")
            number = self._note(sign, line.page) if word.raised else None
            if number is None and not (word.raised and (sign, line.page) in self._places):
                words.append(word)
                continue
            self.taken.append(word.text)
            if words and number is not None:
                words[-1] = words[-1]._replace(notes=(*words[-1].notes, number))
        return replace(line, words=tuple(words), reach=line.right) if words else None

    def _note(self, sign: str, page: int) -> int | None:
        """The next note with the sign on this page, or on the nearest one behind it; it hangs on one place only."""
        numbers = self._numbers.get(sign, [])
        number = next((number for number in numbers if self._notes[number].page >= page), None)
        if number is not None:
            numbers.remove(number)
        return number
