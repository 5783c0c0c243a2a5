"""What was copied in another program, which hands it over as plain words and often as a web page or RTF too.

The richer form knows headings, notes and the numbers of lists; it is read where the bytes of strangers are read, apart
from the program.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from core.errors import SourceEmpty
from core.progress import ShouldCancel, never
from core.reading.apart import ReadingApart
from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.read import PASTED

_MOST_LOST = 0.1
"""The share of the plain words' letters that may be missing in the richer form before it is not believed."""


@dataclass(frozen=True, slots=True)
class Copied:
    """The plain words, and the same as a web page or in RTF where the other program gave them."""

    words: str = ""
    page: str = ""
    rich_text: bytes = b""

    @property
    def has_form(self) -> bool:
        """Whether there is more than plain words."""
        return bool(self.page.strip() or self.rich_text)


def read_copied(copied: Copied, *, should_cancel: ShouldCancel = never) -> Document:
    """The Document of the richer form, all of which is the text: nothing is taken for a menu.

    Raises SourceEmpty where there is no such form, or where it says less than the plain words, which then are to be
    taken; another ReadingError; or Cancelled.
    """
    if not copied.has_form:
        raise SourceEmpty("What was copied has no form beside its words.")
    # The mark says that it is UTF-8, whatever the page declares: it was decoded by whoever copied it.
    page = codecs.BOM_UTF8 + b"<!DOCTYPE html>" + copied.page.encode("utf-8", "replace")
    data = page if copied.page.strip() else copied.rich_text
    with ReadingApart() as reading:
        options = ReadingOptions(whole_page=True)
        document = reading.read_bytes(data, PASTED, options=options, should_cancel=should_cancel)
    if _letters(document.text) < (1 - _MOST_LOST) * _letters(copied.words):
        raise SourceEmpty("The form in which it was copied says less than the words alone.")
    return replace(document, encoding="")


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
