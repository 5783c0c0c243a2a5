"""Old Word files (.doc) become a Document.

The format is binary, and the converter reads its words, labels, notes and tables. What was deleted as a tracked change
and what is hidden cannot be told from the rest in what it gives; that is said.
"""

from __future__ import annotations

from core.reading.document import Document, LeftOut
from core.reading.forms import Form
from core.reading.options import ReadingOptions
from core.reading.word_blocks import converted
from core.reading.word_changes import Margin

_UNTOLD = LeftOut(
    "the marks of tracked changes and of hidden words, if it has any",
    "of an old Word file all words are read, deleted and hidden ones too; save it as .docx to have them told apart",
)


def read_old_word(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The old Word file `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    return converted(data, name, Form.OLD_WORD, margin=Margin(options.tracked), left_out=[_UNTOLD])
