"""Word files (.docx, .docm) become a Document: the package is put right, then converted."""

from __future__ import annotations

from core.reading.document import Document
from core.reading.forms import Form
from core.reading.options import ReadingOptions
from core.reading.word_blocks import converted
from core.reading.word_changes import Margin
from core.reading.word_package import prepare


def read_word(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The Word file `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    margin = Margin(options.tracked)
    package = prepare(data, name, options, margin)
    return converted(package.data, name, Form.WORD, margin=margin, left_out=package.left_out, relabelled=package.label)
