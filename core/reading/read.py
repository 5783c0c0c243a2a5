"""A file or pasted text becomes a Document.

Whatever is opened, the answer is a Document or a ReadingError, never another error and never a wait without end.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.errors import SourceEmpty, SourceTooLarge
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if
from core.reading.document import Document
from core.reading.forms import Form, recognise
from core.reading.options import ReadingOptions
from core.reading.plain_text import read_plain, shown
from core.reading.protected import unlocked
from core.reading.source import bytes_of, shown_name

PASTED = "pasted text"
"""What the source of a pasted text is called."""

_DEFAULT = ReadingOptions()


def read(
    path: Path,
    *,
    password: str = "",
    options: ReadingOptions = _DEFAULT,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Document:
    """Read the file at `path`, whose form is told by its content.

    `password` (else that of the options) opens a file that one keeps shut; SourceEncrypted says that it is missing or
    wrong. Raises a ReadingError whose text names the file, the trouble and the way out, or Cancelled. Progress counts
    the file's bytes, and one step more for making the Document. The file is never changed.
    """
    name = shown_name(path)
    data = bytes_of(path, options=options, on_progress=on_progress, should_cancel=should_cancel)
    stop_if(should_cancel)
    document = read_bytes(data, name, options=options, password=password or options.password)
    stop_if(should_cancel)
    on_progress(len(data) + 1, len(data) + 1)
    return document


def read_bytes(data: bytes, name: str, *, options: ReadingOptions = _DEFAULT, password: str = "") -> Document:
    """Read `data`, the whole content of a file called `name`; raises a ReadingError.

    With `options.attachment` that file of a mail is read, and its source is "name: attachment".
    """
    if options.attachment:
        from core.reading.mail import attached

        data, name = attached(data, name, options.attachment, options), f"{name}: {options.attachment}"
    document = _document(data, name, options, password)
    _refuse_wordless(document, name)
    _refuse_long(document.text, name, options)
    return document


def read_pasted(text: str, *, options: ReadingOptions = _DEFAULT) -> Document:
    """Read text that was pasted or dropped; it is taken as it is, signs of Markdown included."""
    text, left_out = shown(text)
    if not _has_words(text):
        raise SourceEmpty("There are no words in what was pasted. Copy the statement's text again, then paste it.")
    _refuse_long(text, PASTED, options)
    return Document(text, PASTED, "txt", left_out=left_out)


def _document(data: bytes, name: str, options: ReadingOptions, password: str) -> Document:
    """Each reader is loaded when it is needed: together they take a quarter of a second of CPU, most of it for
    libraries that the source at hand does without."""
    data = unlocked(data, name, password, options)
    match recognise(data, name):
        case (Form.WORD | Form.WORD_WITH_MACROS) as form:
            from core.reading.word import read_word

            return replace(read_word(data, name, options), format=form.value)
        case Form.OPEN_DOCUMENT:
            from core.reading.open_document import read_open_document

            return read_open_document(data, name, options)
        case Form.RICH_TEXT:
            from core.reading.rich_text import read_rich_text

            return read_rich_text(data, name, options)
        case Form.OLD_WORD:
            from core.reading.old_word import read_old_word

            return read_old_word(data, name, options)
        case Form.WEB:
            from core.reading.web import read_web

            return read_web(data, name, options)
        case Form.WEB_ARCHIVE:
            from core.reading.web_archive import read_web_archive

            return read_web_archive(data, name, options)
        case Form.MAIL:
            from core.reading.mail import read_mail

            return read_mail(data, name, options)
        case Form.BOOK:
            from core.reading.book import read_book

            return read_book(data, name, options)
        case Form.PDF:
            from core.reading.pdf import read_pdf

            return read_pdf(data, name, options, password)
        case Form.MARKDOWN:
            from core.reading.markdown import read_markdown

            plain = read_plain(data, name, options)
            said = read_markdown(plain.text, name)
            return replace(said, left_out=plain.left_out + said.left_out, encoding=plain.encoding)
        case Form.TEXT:
            return read_plain(data, name, options)


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _refuse_wordless(document: Document, name: str) -> None:
    if _has_words(document.text):
        return
    if document.attachments:
        files = ", ".join(f"“{file}”" for file in document.attachments)
        raise SourceEmpty(
            f"There are no words in “{name}” itself. Read what is attached to it: {files}.",
            attachments=document.attachments,
        )
    raise SourceEmpty(
        f"There are no words in “{name}”. If it shows the statement as a picture, type or paste the words in it."
    )


def _refuse_long(text: str, name: str, options: ReadingOptions) -> None:
    if len(text) > options.max_characters:
        raise SourceTooLarge(
            f"“{name}” has {len(text):,} characters; a statement may have up to {options.max_characters:,}. "
            "Take the part that you want to compare into a file of its own."
        )
