"""What Markdown and Word have in common: blocks of words with a form, set one below the other in a Document.

A block is a paragraph, a heading, a list item or a row of a table. Blocks are parted by an empty line, so that their
text reads like a plain text file of the same statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.reading.document import Document, LeftOut, Mark, MarkKind

_EMPTY_LINES = re.compile(r"\s*\n\s*")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Block:
    """Words with their form: `kind` None for a plain paragraph, `level` as Mark has it, `note` the number of a note."""

    words: str
    kind: MarkKind | None = None
    level: int = 1
    note: int | None = None


def block(words: str, kind: MarkKind | None = None, level: int = 1) -> tuple[Block, ...]:
    """One block of `words`, whose line breaks stay and whose empty lines do not; none where there are no words."""
    words = _EMPTY_LINES.sub("\n", words.strip())
    return (Block(words, kind, level),) if words else ()


def as_item(blocks: Sequence[Block], label: str, level: int) -> tuple[Block, ...]:
    """The blocks of a list item: the first is the item and bears the label, further ones stay what they are."""
    if not blocks:
        return block(label, MarkKind.ITEM, level)
    first, *others = blocks
    words = f"{label} {first.words}" if label else first.words
    if first.kind is None:
        first = replace(first, kind=MarkKind.ITEM, level=level)
    return (replace(first, words=words), *others)


def as_quotation(blocks: Iterable[Block], level: int) -> tuple[Block, ...]:
    """The same blocks, with the plain paragraphs among them marked as quoted."""
    return tuple(
        replace(quoted, kind=MarkKind.QUOTATION, level=level) if quoted.kind is None else quoted for quoted in blocks
    )


def as_note(blocks: Sequence[Block], sign: str) -> tuple[Block, ...]:
    """The blocks of a footnote, the first of them after its sign ("¹", "*")."""
    notes = [replace(said, kind=MarkKind.NOTE, level=1) for said in blocks]
    if notes:
        notes[0] = replace(notes[0], words=f"{sign} {notes[0].words}")
    return tuple(notes)


def note_sign(label: str) -> str:
    """How a note's number is written: raised, so that it is not taken for the number of a paragraph."""
    return label.translate(_SUPERSCRIPT)


def as_row(cells: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """A row of a table: one block, its cells parted by tabs; cell below cell where one holds more than a line."""
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 or cell[0].kind is not None or "\n" in cell[0].words for cell in filled):
        return tuple(held for cell in filled for held in cell)
    return block("\t".join(cell[0].words for cell in filled))


def compose(
    blocks: Sequence[Block],
    *,
    source: str,
    format: str,
    left_out: Sequence[LeftOut] = (),
    note_places: Mapping[int, int] | None = None,
) -> Document:
    """The Document that the blocks make. Its title is what is marked as one, or the one heading above all others.

    `note_places` maps the number of a note to the place in the text on which it hangs.
    """
    note_places = note_places or {}
    blocks = _with_title(blocks)
    marks, at = [], 0
    for held in blocks:
        end = at + len(held.words)
        if held.kind is not None:
            place = None if held.note is None else note_places.get(held.note)
            marks.append(Mark(at, end, held.kind, held.level, place))
        at = end + 2
    text = "\n\n".join(held.words for held in blocks)
    title = " ".join(" ".join(held.words.split()) for held in blocks if held.kind is MarkKind.TITLE)
    return Document(text, source, format, title, tuple(marks), tuple(left_out))


def _with_title(blocks: Sequence[Block]) -> Sequence[Block]:
    highest = [held for held in blocks if held.kind is MarkKind.HEADING and held.level == 1]
    titled = any(held.kind is MarkKind.TITLE for held in blocks)
    if titled or len(highest) != 1 or blocks[0] is not highest[0]:
        return blocks
    return [replace(blocks[0], kind=MarkKind.TITLE), *blocks[1:]]
