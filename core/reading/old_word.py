"""Old Word files (.doc) become a Document.

The format is binary. The converter reads the words of its body, notes and tables; labels are computed from the file,
text boxes are put in where they hang, and page headers, page footers and comments are named. What was deleted as a
tracked change and what is hidden cannot be told from the rest in what the converter gives; that is said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import takewhile

from core.reading import word_signs
from core.reading.blocks import Block, block
from core.reading.document import Document, LeftOut, MarkKind
from core.reading.forms import Form
from core.reading.old_word_lists import old_word_labels
from core.reading.old_word_parts import Box, old_word_parts
from core.reading.options import ReadingOptions
from core.reading.word_blocks import converted
from core.reading.word_changes import Margin

_UNTOLD = LeftOut(
    "the marks of tracked changes and of hidden words, if it has any",
    "of an old Word file all words are read, deleted and hidden ones too; save it as .docx to have them told apart",
)


def read_old_word(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The old Word file `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    parts = old_word_parts(data)
    beside = [LeftOut(words, why) for words, why in (*parts.edges, *((said, "comment") for said in parts.comments))]
    return converted(
        data,
        name,
        Form.OLD_WORD,
        margin=Margin(options.tracked),
        left_out=[*beside, _UNTOLD],
        completed=lambda blocks: _with_boxes(blocks, parts.boxes),
        relabelled=_labels(data),
    )


def _labels(data: bytes) -> Callable[[str, str], str]:
    """Gives each paragraph the label that the file gives it; where it is not found, that which the converter gives."""
    waiting: dict[str, deque[str]] = {}
    for words, label in old_word_labels(data):
        waiting.setdefault(_letters(words), deque()).append(label)

    def relabelled(label: str, words: str) -> str:
        same = waiting.get(_letters(words))
        return same.popleft() if same else label

    return relabelled


def _with_boxes(blocks: Sequence[Block], boxes: Sequence[Box]) -> tuple[Block, ...]:
    """The blocks with each box after the one on which it hangs; where that is not found, at the end of the text."""
    first = list(takewhile(lambda box: box.host is not None and not _letters(box.host), boxes))
    placed = _paragraphs(first)
    waiting = list(boxes[len(first) :])
    for held in blocks:
        if held.kind is MarkKind.NOTE:
            placed += _paragraphs(waiting)
            waiting.clear()
        placed.append(held)
        letters = _letters(held.words)
        while waiting and (host := _letters(waiting[0].host or "")) and host in letters:
            placed += _paragraphs([waiting.pop(0)])
    return (*placed, *_paragraphs(waiting))


def _paragraphs(boxes: Sequence[Box]) -> list[Block]:
    return [each for box in boxes for words in box.paragraphs for each in block(words)]


def _letters(words: str) -> str:
    return "".join(sign for sign in word_signs.plain(words) if sign.isalnum())
