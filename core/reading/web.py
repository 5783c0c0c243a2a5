"""Web pages: the article of the page becomes a Document, without its menus; what they say is said as left out.

Read as a browser shows it without running scripts or style sheets: hidden parts are left out, numbers of lists stand in
the text, headings, items, quotations and notes are marked, tables follow row by row.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from core.reading import word_signs
from core.reading.blocks import Block, compose
from core.reading.document import Document, LeftOut, MarkKind
from core.reading.options import ReadingOptions
from core.reading.web_article import leave_article
from core.reading.web_charset import decode_page
from core.reading.web_notes import find_notes
from core.reading.web_office import is_office_page, office_page, take_out_edges
from core.reading.web_tree import parse_page, take_out_unseen, words_in
from core.reading.web_words import PageWords

_SITE = re.compile(r"\s+[|·•»«–—-]\s+|\s*::\s*")
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")


@dataclass(frozen=True, slots=True)
class Page:
    """What markup holds: blocks, what is left out, its title and language as it says them, "" where it does not.

    In the blocks stand signs (word_signs) where notes hang, which have the numbers up to `last_note`.
    """

    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    title: str = ""
    language: str = ""
    last_note: int = 0


def read_web(data: bytes, name: str, options: ReadingOptions, *, declared: str = "", format: str = "html") -> Document:
    """The web page `data` called `name`, whose encoding is `declared` beside it, if anywhere.

    Raises SourceUndecodable, SourceDamaged or SourceTooLarge.
    """
    markup = decode_page(data, name, declared=declared)
    page = read_markup(markup.text, name, options, is_article=options.whole_page)
    document = as_document(page, name, format)
    return replace(document, left_out=(*markup.left_out, *document.left_out), encoding=markup.encoding)


def as_document(page: Page, name: str, format: str) -> Document:
    """The Document of a page."""
    document = settled(page.blocks, name, format, page.left_out)
    return replace(document, title=document.title or page.title, language=page.language)


def settled(blocks: Sequence[Block], name: str, format: str, left_out: Sequence[LeftOut]) -> Document:
    """The Document of blocks in which signs stand; its notes know their places."""
    found = word_signs.settle(blocks)
    return compose(found.blocks, source=name, format=format, left_out=left_out, note_places=found.notes)


def read_markup(
    markup: str, name: str, options: ReadingOptions, *, is_article: bool = False, notes_before: int = 0
) -> Page:
    """What `markup` holds; where it `is_article`, nothing is taken for a menu. There are `notes_before` that of it.

    Raises SourceDamaged or SourceTooLarge, naming the source `name`.
    """
    is_office = is_office_page(markup)
    tree = parse_page(office_page(markup) if is_office else markup, name, options)
    if tree is None:
        return Page(last_note=notes_before)
    called, site = _called(tree)
    left_out = take_out_unseen(tree)
    if is_office:
        left_out += take_out_edges(tree)
    notes = find_notes(tree, first=notes_before + 1)
    if not is_article:
        left_out += leave_article(tree, called, notes)
    headings = list(tree.iter("h1"))
    reader = PageWords(notes, frozenset(headings) if len(headings) == 1 else frozenset())
    blocks = reader.read(tree)
    title = _without_site(called, site, {_on_a_line(said) for said in blocks})
    if title and not any(said.kind is MarkKind.TITLE for said in blocks):
        blocks = _with_title(blocks, title)
    return Page(blocks, (*left_out, *reader.left_out), title, _language(tree), notes_before + len(notes.stands))


def _with_title(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The blocks, with the first that says the page's title marked as the title."""
    for place, said in enumerate(blocks):
        if said.kind in (None, MarkKind.HEADING) and _on_a_line(said) == title.casefold():
            return (*blocks[:place], replace(said, kind=MarkKind.TITLE, level=1), *blocks[place + 1 :])
    return tuple(blocks)


def _on_a_line(said: Block) -> str:
    return " ".join(word_signs.plain(said.words).split()).casefold()


def _called(tree: etree._Element) -> tuple[str, str]:
    """What the head of the page calls it, and what it calls its site."""
    metas = {}
    for meta in tree.iter("meta"):
        metas[(meta.get("property") or meta.get("name") or "").lower()] = " ".join(meta.get("content", "").split())
    written = next((words_in(title) for title in tree.iter("title")), "")
    called = next((metas[name] for name in _TITLES if metas.get(name)), written)
    return called, metas.get("og:site_name", "")


def _without_site(title: str, site: str, lines: Container[str]) -> str:
    """The title without the site's name, which is known where the page says it, or a line of it says all the rest."""
    for cut in _SITE.finditer(title):
        before, after = title[: cut.start()], title[cut.end() :]
        if after.casefold() == site.casefold() or before.casefold() in lines:
            return before
        if before.casefold() == site.casefold() or after.casefold() in lines:
            return after
    return title


def _language(tree: etree._Element) -> str:
    """The language that the page says it is in, as ISO 639 has it."""
    for element in reversed([tree, *tree.iter("body", "main", "article")]):
        if said := _LANGUAGE.match(element.get("lang") or element.get("xml:lang") or ""):
            return said[0].lower()
    return ""
