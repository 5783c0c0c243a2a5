"""The converter's document model (Word, OpenDocument, RTF, old Word) becomes blocks that read like the printed page.

The labels that the word processor computes stand in the text, headings, items and quotations are marked, tables follow
row by row, footnotes and endnotes stand at the end and know their place. Words that are struck through are taken as
deleted and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal

import anydoc

from core.errors import ReadingError, SourceTooLarge
from core.reading import word_signs
from core.reading.blocks import Block, as_item, as_note, as_quotation, as_row, block, compose, note_sign
from core.reading.document import Document, LeftOut, MarkKind
from core.reading.forms import Form, damaged, encrypted
from core.reading.numerals import repeated_letters, roman
from core.reading.word_changes import Margin

_FORMATS: Mapping[Form, Literal["docx", "odt", "rtf", "doc"]] = {
    Form.WORD: "docx",
    Form.OPEN_DOCUMENT: "odt",
    Form.RICH_TEXT: "rtf",
    Form.OLD_WORD: "doc",
}
"""What the converter calls the forms."""


def converted(
    data: bytes,
    name: str,
    form: Form,
    *,
    margin: Margin,
    left_out: Sequence[LeftOut] = (),
    completed: Callable[[tuple[Block, ...]], tuple[Block, ...]] = tuple,
    relabelled: Callable[[str, str], str] = lambda label, words: label,
) -> Document:
    """The Document that the converter makes of `data`, the content of the file called `name`, put right before.

    `margin` holds what stands beside the words, `left_out` what was left out besides. `completed` adds the blocks that
    the converter passes over, `relabelled` gives the label of a paragraph from that which the converter gives, "" for
    none, and its words. Raises SourceDamaged, SourceEncrypted or SourceTooLarge.
    """
    try:
        model = anydoc.to_document(data, _FORMATS[form])
    except anydoc.ConvertError as error:
        raise _refusal(error, name) from error
    reader = _Reader(relabelled)
    settled = word_signs.settle(completed(reader.read(model)))
    document = compose(
        settled.blocks,
        source=name,
        format=form.value,
        left_out=[*reader.left_out, *margin.left_out(), *left_out],
        note_places=settled.notes,
    )
    return replace(document, changes=margin.changes(settled.spans), comments=margin.comments(settled.spans))


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

    def __init__(self, relabelled: Callable[[str, str], str]) -> None:
        self.left_out: list[LeftOut] = []
        self._relabelled = relabelled
        self._notes: dict[str, int] = {}
        """Note → its number among the signs."""
        self._signs: dict[str, None] = {}
        """The notes whose signs have been met, in order."""

    def read(self, model: anydoc.Document) -> tuple[Block, ...]:
        said = {note.id: self._blocks(note.blocks, 1) for note in model.notes}
        self._notes = {id: number for number, id in enumerate(said, 1) if _says(said[id])}
        body = self._outside_lists(model.blocks)
        signs = {id: note_sign(str(number)) for number, id in enumerate(self._in_order(model.notes), 1)}
        self._leave_out(" ".join(signs.values()), "signs of the notes, which stand at the end")
        silent = (id for id in said if id not in signs)
        notes = (self._note(id, said[id], signs.get(id, "")) for id in chain(signs, silent))
        return (*body, *chain.from_iterable(notes))

    def _in_order(self, notes: Sequence[anydoc.Note]) -> list[str]:
        """The notes that say something, as they are counted: footnotes first, as their signs follow each other; those
        that no sign stands for come last."""
        kinds = {kind: place for place, kind in enumerate(dict.fromkeys(note.kind for note in notes))}
        places = {id: place for place, id in enumerate(self._signs)}
        told = [note for note in notes if note.id in self._notes]
        return [note.id for note in sorted(told, key=lambda note: (kinds[note.kind], places.get(note.id, len(notes))))]

    def _note(self, id: str, blocks: Sequence[Block], sign: str) -> Iterator[Block]:
        """The note; one without words has no sign, but may hold signs of places."""
        if not sign:
            yield from blocks
        else:
            for said in as_note(blocks, sign):
                yield replace(said, note=self._notes[id])

    def _leave_out(self, what: str, why: str) -> None:
        if what := " ".join(word_signs.plain(what).split()):
            self.left_out.append(LeftOut(what, why))

    def _blocks(self, blocks: Iterable[anydoc.Block], depth: int) -> tuple[Block, ...]:
        """The blocks, which stand at `depth` in lists or quotations, 1 the outermost."""
        return tuple(chain.from_iterable(self._block(held, depth) for held in blocks))

    def _outside_lists(self, blocks: Iterable[anydoc.Block]) -> tuple[Block, ...]:
        """The blocks, some of which may bear a label though the converter knows of no list there."""
        made: list[Block] = []
        for held in blocks:
            said = self._block(held, 1)
            label = self._relabelled("", _spoken(held.content or [])) if held.content and said else ""
            made += as_item(said, label, 1) if label else said
        return tuple(made)

    def _block(self, held: anydoc.Block, depth: int) -> tuple[Block, ...]:
        match held.kind:
            case "list" if held.list is not None:
                return tuple(self._items(held.list, depth))
            case "table" if held.table is not None:
                return tuple(chain.from_iterable(self._row(row) for row in held.table.grid))
            case "block_quote":
                return as_quotation(self._blocks(held.blocks or [], depth + 1), depth)
            case "code_block" | "math":
                return block(held.text or "")
            case _:
                words = word_signs.without_label(self._words(held.content or []))
                if word_signs.TITLE in words:
                    return block(words, MarkKind.TITLE)
                if held.kind == "heading":
                    return block(words, MarkKind.HEADING, held.level or 1)
                return block(words)

    def _items(self, listed: anydoc.List, depth: int) -> Iterator[Block]:
        """An item that holds nothing but a list wraps it: it bears no label of its own and is not counted."""
        number = listed.start
        for item in listed.items:
            is_wrapper = all(held.kind == "list" for held in item.blocks)
            label = "" if is_wrapper and item.marker_label is None else _label(listed.marker, number, item.marker_label)
            if not is_wrapper:
                label = self._relabelled(label, _spoken(item.blocks[0].content or []))
            number += not is_wrapper
            yield from as_item(self._blocks(item.blocks, depth + 1), label, depth)

    def _row(self, row: Sequence[anydoc.CellSlot]) -> tuple[Block, ...]:
        return as_row([self._outside_lists(slot.cell.blocks) for slot in row if slot.cell is not None])

    def _words(self, inlines: Iterable[anydoc.Inline]) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: anydoc.Inline) -> str:
        match inline.kind:
            case "text" if inline.style is not None and inline.style.strike:
                return self._without_struck(inline.text or "")
            case "link":
                return self._words(inline.content or [])
            case "line_break":
                return "\n"
            case "image":
                self._leave_out(inline.alt or "", "description of a picture")
                return ""
            case "checkbox":
                return "☒" if inline.checked else "☐"
            case "note_ref" if inline.note_id in self._notes:
                self._signs.setdefault(inline.note_id)
                return word_signs.note(self._notes[inline.note_id])
            case _:
                return inline.text or ""

    def _without_struck(self, words: str) -> str:
        self._leave_out(words, "struck through")
        return word_signs.alone(words)


def _says(blocks: Iterable[Block]) -> bool:
    """Whether words stand in the blocks."""
    return any(word_signs.plain(said.words).strip() for said in blocks)


def _spoken(inlines: Iterable[anydoc.Inline]) -> str:
    return "".join(inline.text or _spoken(inline.content or []) for inline in inlines)


def _label(marker: str, number: int, literal: str | None) -> str:
    """How the item is labelled on the page: `literal` where the converter gives one, else number and full stop."""
    if literal is not None:
        return literal if any(sign.isalnum() for sign in literal) else ""
    match marker:
        case "decimal":
            return f"{number}."
        case "lower_alpha":
            return f"{repeated_letters(number)}."
        case "upper_alpha":
            return f"{repeated_letters(number).upper()}."
        case "lower_roman":
            return f"{roman(number)}."
        case "upper_roman":
            return f"{roman(number).upper()}."
        case _:
            return ""
