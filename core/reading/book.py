"""Electronic books (.epub): their chapters, in the order of reading, become one Document.

The package says which files are the chapters (EPUB 2 and 3); each is read as a web page of which all is the article.
Nothing is fetched, no entity is resolved, and no more is unpacked than a text may hold.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from core.errors import SourceDamaged, SourceEncrypted, SourceTooLarge
from core.reading import word_signs
from core.reading.blocks import Block
from core.reading.document import Document, LeftOut, MarkKind
from core.reading.forms import Form
from core.reading.options import ReadingOptions
from core.reading.web import Page, read_markup, settled
from core.reading.web_charset import decode_page

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ValueError, etree.XMLSyntaxError)


@dataclass(frozen=True, slots=True)
class _Item:
    """What the package says of one of its files: where it is, of which type, and whether it is a list of contents."""

    path: str
    type: str
    is_contents: bool = False


@dataclass(frozen=True, slots=True)
class _Package:
    """The chapters in the order of reading, what the book is called, and its language."""

    chapters: tuple[_Item, ...]
    title: str
    language: str


def read_book(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The book `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            book = _Book(archive, name, options)
            package = book.package()
            book.refuse_encrypted(package.chapters)
            pages = list(book.pages(package.chapters))
    except _BROKEN as error:
        raise _damaged(name) from error
    blocks = _one_title([said for page in pages for said in page.blocks], package.title, several=len(pages) > 1)
    left_out = [*book.left_out, *(left for page in pages for left in page.left_out)]
    document = settled(blocks, name, Form.BOOK.value, left_out)
    language = package.language or next((page.language for page in pages if page.language), "")
    return replace(document, title=document.title or package.title, language=language)


class _Book:
    """One reading of one archive."""

    def __init__(self, archive: zipfile.ZipFile, name: str, options: ReadingOptions) -> None:
        self._archive = archive
        self._name = name
        self._options = options
        self._members = {entry.filename: entry for entry in archive.infolist()}
        self._room = options.max_markup_characters
        self._tags = options.max_tags
        self._notes = 0
        self.left_out: list[LeftOut] = []

    def package(self) -> _Package:
        """What the book's package says."""
        container = self._tree(_CONTAINER)
        paths = [root.get("full-path", "") for root in _descendants(container, "rootfile")]
        path = next(path for path in paths if path in self._members) if any(p in self._members for p in paths) else ""
        tree = self._tree(path)
        items = {item.get("id", ""): _item(item, posixpath.dirname(path)) for item in _descendants(tree, "item")}
        spine = [items[ref.get("idref", "")] for ref in _descendants(tree, "itemref") if ref.get("idref") in items]
        if not spine:
            raise _damaged(self._name)
        language = _first_words(tree, "language").partition("-")[0].lower()
        return _Package(
            tuple(dict.fromkeys(spine)), _first_words(tree, "title"), language if language.isalpha() else ""
        )

    def refuse_encrypted(self, chapters: Sequence[_Item]) -> None:
        """Fonts may be scrambled; a chapter that is encrypted cannot be read."""
        if _ENCRYPTION not in self._members:
            return
        tree = self._tree(_ENCRYPTION)
        shut = {_resolved("", reference.get("URI", "")) for reference in _descendants(tree, "CipherReference")}
        if any(chapter.path in shut for chapter in chapters):
            raise SourceEncrypted(
                f"“{self._name}” is a book with copy protection, which only the program that it was bought for can "
                "open. Ask its publisher for another copy, or paste the text that you need."
            )

    def pages(self, chapters: Sequence[_Item]) -> Iterator[Page]:
        """What the chapters say."""
        for chapter in chapters:
            if chapter.type not in _PAGES:
                self.left_out.append(LeftOut(chapter.path, "page of the book that is no text"))
            elif chapter.path not in self._members:
                self.left_out.append(LeftOut(chapter.path, "chapter that is missing in the book"))
            else:
                yield self._page(chapter)

    def _page(self, chapter: _Item) -> Page:
        markup = decode_page(self._content(chapter.path), self._name)
        self._tags -= markup.text.count("<")
        if self._tags < 0:
            raise self._too_large()
        page = read_markup(markup.text, self._name, self._options, is_article=True, notes_before=self._notes)
        self._notes = page.last_note
        if chapter.is_contents:
            words = " ".join(word for said in page.blocks for word in word_signs.plain(said.words).split())
            return Page(left_out=(LeftOut(words, "table of contents"),) if words else ())
        return replace(page, left_out=(*markup.left_out, *page.left_out))

    def _content(self, path: str) -> bytes:
        entry = self._members[path]
        self._room -= entry.file_size
        if self._room < 0:
            raise self._too_large()
        if entry.flag_bits & 1:
            raise SourceEncrypted(f"“{self._name}” is protected by a password. Unpack it with the password first.")
        return self._archive.read(entry)

    def _tree(self, path: str) -> etree._Element:
        content = self._content(path)
        if b"<!ENTITY" in content:
            raise _damaged(self._name)
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))

    def _too_large(self) -> SourceTooLarge:
        return SourceTooLarge(
            f"“{self._name}” is longer than a statement can be. Paste the chapter that you want to compare."
        )


def _item(item: etree._Element, folder: str) -> _Item:
    is_contents = "nav" in (item.get("properties") or "").split()
    return _Item(_resolved(folder, item.get("href", "")), item.get("media-type", "").lower(), is_contents)


def _resolved(folder: str, address: str) -> str:
    """The member of the archive that an address in a file of `folder` means."""
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0]))).lstrip("/")


def _descendants(tree: etree._Element, name: str) -> Iterator[etree._Element]:
    return tree.iterdescendants(f"{{*}}{name}")


def _first_words(tree: etree._Element, name: str) -> str:
    said = (" ".join((element.text or "").split()) for element in _descendants(tree, name))
    return next((words for words in said if words), "")


def _one_title(blocks: Sequence[Block], title: str, *, several: bool) -> list[Block]:
    """The blocks, in which the book's title is the one title: those of chapters are headings."""
    called = title.casefold()
    kept: list[Block] = []
    titled = False
    for said in blocks:
        is_title = said.kind is MarkKind.TITLE
        if is_title and several and (titled or " ".join(word_signs.plain(said.words).split()).casefold() != called):
            said = replace(said, kind=MarkKind.HEADING, level=1)
        titled = titled or said.kind is MarkKind.TITLE
        kept.append(said)
    return kept


def _damaged(name: str) -> SourceDamaged:
    return SourceDamaged(
        f"“{name}” is damaged, or was not copied completely. Get it anew, or paste the text that you need."
    )
