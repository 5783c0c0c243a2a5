"""Archived web pages (.mhtml, .mht), as browsers and word processors save them: the page in them becomes a Document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.errors import ReadingError, SourceEmpty
from core.reading.document import Document, LeftOut
from core.reading.forms import Form
from core.reading.mime import Part, parse_mime
from core.reading.options import ReadingOptions
from core.reading.web import read_web
from core.reading.web_charset import decode_page
from core.reading.web_tree import parse_page, take_out_unseen, words_in

_PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The archived web page `data` called `name`; what stands in its frames is left out, and said.

    The page is the part that the archive says it starts with, else the first page in it; one that holds frames alone
    gives way to the frame with the most words. Raises SourceEmpty, SourceUndecodable, SourceDamaged or SourceTooLarge.
    """
    archive = parse_mime(data, options)
    pages = [part for part in archive.leaves() if part.kind in _PAGES]
    if not pages:
        raise SourceEmpty(f"There is no web page in “{name}”. Save the page anew in the browser, or paste its text.")
    main = _main(archive, pages)
    document = _read(main, name, options)
    frames = _frames([part for part in pages if part is not main], name, options)
    if not document.text and frames:
        main = max(frames, key=lambda part: len(frames[part]))
        document = _read(main, name, options)
    left_out = [LeftOut(words, "frame of the page") for part, words in frames.items() if words and part is not main]
    return replace(document, left_out=(*document.left_out, *left_out, *_missing(archive)))


def _read(page: Part, name: str, options: ReadingOptions) -> Document:
    return read_web(page.content, name, options, declared=page.charset, format=Form.WEB_ARCHIVE.value)


def _main(archive: Part, pages: Sequence[Part]) -> Part:
    start = archive.parameters.get("start", "").strip("<> ")
    named = (part for part in pages if start and part.fields.get("content-id", "").strip("<> ") == start)
    return next(named, pages[0])


def _frames(pages: Sequence[Part], name: str, options: ReadingOptions) -> dict[Part, str]:
    """The words of the other pages in the archive, as far as a page may be long, all together."""
    frames: dict[Part, str] = {}
    room = options.max_markup_characters
    for part in pages:
        content = part.content
        room -= len(content)
        if room >= 0:
            frames[part] = _words(content, part.charset, name, options)
    return frames


def _words(content: bytes, charset: str, name: str, options: ReadingOptions) -> str:
    try:
        tree = parse_page(decode_page(content, name, declared=charset).text, name, options)
    except ReadingError:
        return ""
    if tree is None:
        return ""
    take_out_unseen(tree)
    return words_in(tree)


def _missing(archive: Part) -> Iterator[LeftOut]:
    if archive.parts and not archive.is_whole:
        yield LeftOut("the end of the archive", "it is missing: the page was not saved or copied completely")
    if not archive.is_looked_into:
        yield LeftOut("parts of the archive", "there are more of them, or deeper ones in each other, than a page has")
