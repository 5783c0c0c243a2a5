"""What reading gives: the text of a source, and what its form said about parts of that text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class MarkKind(StrEnum):
    """What the form of a source (Word styles, Markdown signs) says of a stretch of text."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    NOTE = "note"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch `text[start:end]` (code points) that the form distinguishes.

    `level` is the depth of a heading or list item, 1 the outermost. A list item's number as the form computes it
    ("2.", "(b)") stands in the text itself, at the start of the stretch.

    A PAGE says nothing of what the stretch is, only where it stands: `level` is the number of its page, counted from 1
    as the file counts. Such marks lie across the others, begin and end inside paragraphs that run over a page, and do
    not overlap each other; a page may have several (its text, and its footnotes at the end of the text).
    """

    start: int
    end: int
    kind: MarkKind
    level: int = 1
    place: int | None = None
    """Of a note: the offset on which it hangs, None where the form does not say."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a mark cannot run from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that are not in the Document's text, and why ("page header", "hidden text")."""

    what: str
    why: str


class ChangeKind(StrEnum):
    """What a tracked change did. What was moved is MOVED where it came from and where it went."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A change that the source keeps track of: `text[start:end]` are its words, as far as they stand in the text.

    `words` are those that do not: deleted ones where changes are read as accepted, inserted ones where they are read
    as rejected; `start` and `end` are then the place where they would stand. `author` and `date` (ISO 8601, as the
    source writes it) are "" where it does not say.
    """

    start: int
    end: int
    kind: ChangeKind
    author: str = ""
    date: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted in the margin beside `text[start:end]`, which may be a mere place."""

    start: int
    end: int
    author: str
    date: str
    words: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read.

    `text` has LF line ends; paragraphs are blocks parted by an empty line where the form knows paragraphs. For a UTF-8
    text file with LF line ends it is the file's content, unchanged. `source` is the file's name (or "pasted text"),
    `format` the form that was recognised ("txt", "md", "docx"), `title` what the form says, "" where it says nothing.
    `language` is the ISO 639 code of the language that the form says the text is in, "" where it says nothing.
    `encoding` is how the bytes of a text file were read ("utf-8", "cp1251"), "" where the form leaves no choice.
    `changes` and `comments` are in the order of the text. `attachments` are the names of the files in a mail that can
    be read themselves (`ReadingOptions.attachment`).
    """

    text: str
    source: str
    format: str
    title: str = ""
    marks: tuple[Mark, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    encoding: str = ""
    language: str = ""
    changes: tuple[TrackedChange, ...] = ()
    comments: tuple[Comment, ...] = ()
    attachments: tuple[str, ...] = ()
    _pages: tuple[Mark, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        pages = sorted((mark for mark in self.marks if mark.kind is MarkKind.PAGE), key=lambda mark: mark.start)
        object.__setattr__(self, "_pages", tuple(pages))

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands, None where the form has no pages.

        White space between two pages belongs to the page before it.
        """
        place = bisect_right(self._pages, offset, key=lambda mark: mark.start)
        return self._pages[place - 1].level if place else None
