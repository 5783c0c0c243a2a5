"""Word files: the converter's blocks become a Document whose text reads like the printed page.

The labels that Word computes stand in the text, headings, items and quotations are marked, tables follow row by row,
footnotes and endnotes stand at the end. Words that are struck through are taken as deleted and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import anydoc

from core.errors import ReadingError, SourceTooLarge
from core.reading.blocks import Block, as_item, as_note, as_quotation, as_row, block, compose, note_sign
from core.reading.document import Document, LeftOut, MarkKind
from core.reading.forms import damaged, encrypted
from core.reading.options import ReadingOptions
from core.reading.word_package import prepare

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_LOW = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_word(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The Word file `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    package = prepare(data, name, options)
    try:
        converted = anydoc.to_document(package.data, "docx")
    except anydoc.ConvertError as error:
        raise _refusal(error, name) from error
    reader = _Reader(package.titles)
    blocks = reader.read(converted)
    return compose(blocks, source=name, format="docx", left_out=[*reader.left_out, *package.left_out])


def _refusal(error: anydoc.ConvertError, name: str) -> ReadingError:
    if isinstance(error, anydoc.EncryptedError):
        return encrypted(name)
    if isinstance(error, anydoc.ResourceLimitError):
        return SourceTooLarge(
            f"“{name}” holds more than a statement sensibly can ({error.limit}). Paste the text that you need instead."
        )
    return damaged(name)


class _Reader:
    """One reading: walks the converter's blocks and gathers what is not in the text."""

    def __init__(self, titles: frozenset[str]) -> None:
        self._titles = titles
        self.left_out: list[LeftOut] = []

    def read(self, document: anydoc.Document) -> tuple[Block, ...]:
        body = self._blocks(document.blocks, 1)
        signs = [note_sign(str(number)) for number in range(1, len(document.notes) + 1)]
        notes = [as_note(self._blocks(note.blocks, 1), sign) for note, sign in zip(document.notes, signs, strict=True)]
        if notes:
            self._leave_out(" ".join(signs), "signs of the notes, which stand at the end")
        return (*body, *chain.from_iterable(notes))

    def _leave_out(self, what: str, why: str) -> None:
        if what := " ".join(what.split()):
            self.left_out.append(LeftOut(what, why))

    def _blocks(self, blocks: Iterable[anydoc.Block], depth: int) -> tuple[Block, ...]:
        """The blocks, which stand at `depth` in lists or quotations, 1 the outermost."""
        return tuple(chain.from_iterable(self._block(held, depth) for held in blocks))

    def _block(self, held: anydoc.Block, depth: int) -> tuple[Block, ...]:
        match held.kind:
            case "heading":
                words = self._words(held.content or [])
                if " ".join(words.split()) in self._titles:
                    return block(words, MarkKind.TITLE)
                return block(words, MarkKind.HEADING, held.level or 1)
            case "list" if held.list is not None:
                return tuple(self._items(held.list, depth))
            case "table" if held.table is not None:
                return tuple(chain.from_iterable(self._row(row) for row in held.table.grid))
            case "block_quote":
                return as_quotation(self._blocks(held.blocks or [], depth + 1), depth)
            case "code_block" | "math":
                return block(held.text or "")
            case _:
                return block(self._words(held.content or []))

    def _items(self, listed: anydoc.List, depth: int) -> Iterator[Block]:
        for number, item in enumerate(listed.items, listed.start):
            is_wrapper = all(held.kind == "list" for held in item.blocks)
            label = "" if is_wrapper and item.marker_label is None else _label(listed.marker, number, item.marker_label)
            yield from as_item(self._blocks(item.blocks, depth + 1), label, depth)

    def _row(self, row: Sequence[anydoc.CellSlot]) -> tuple[Block, ...]:
        return as_row([self._blocks(slot.cell.blocks, 1) for slot in row if slot.cell is not None])

    def _words(self, inlines: Iterable[anydoc.Inline]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: anydoc.Inline) -> str:
        match inline.kind:
            case "text" if inline.style is not None and inline.style.strike:
                self._leave_out(inline.text or "", "struck through")
                return ""
            case "link":
                return self._words(inline.content or [])
            case "line_break":
                return "\n"
            case "image":
                self._leave_out(inline.alt or "", "description of a picture")
                return ""
            case "checkbox":
                return "☒" if inline.checked else "☐"
            case _:
                return inline.text or ""


def _label(marker: str, number: int, literal: str | None) -> str:
    """How the item is labelled on the page: `literal` where the converter gives one, else number and full stop."""
    if literal is not None:
        return literal if any(sign.isalnum() for sign in literal) else ""
    match marker:
        case "decimal":
            return f"{number}."
        case "lower_alpha":
            return f"{_letters(number)}."
        case "upper_alpha":
            return f"{_letters(number).upper()}."
        case "lower_roman":
            return f"{_roman(number)}."
        case "upper_roman":
            return f"{_roman(number).upper()}."
        case _:
            return ""


def _letters(number: int) -> str:
    """Word's letters: a to z, then aa, bb …"""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        times, number = divmod(number, value)
        written += sign * times
    return written
