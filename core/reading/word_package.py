"""A Word package, put right for the converter that turns it into blocks.

The converter (anydoc) computes labels, notes and tables well, but passes over non-breaking hyphens, symbols and the
base words of ruby, shows hidden text, keeps paragraphs apart whose mark is deleted, and counts lists apart that Word
counts on. `prepare` rewrites these in the package's own terms, so that one reader alone says what the words are.

Nothing is fetched and no entity resolved; a part with a document type declaration is refused.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from core.errors import SourceTooLarge
from core.reading.document import LeftOut
from core.reading.forms import damaged, encrypted
from core.reading.options import ReadingOptions
from core.reading.word_story import Repairs, Story, attribute, children, descendants, is_on, words_of

_TYPES = "[Content_Types].xml"
_STORIES = ("document.main+xml", ".main+xml", "footnotes+xml", "endnotes+xml")
_BESIDE = {"comments+xml": "comment", "header+xml": "page header", "footer+xml": "page footer"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, etree.XMLSyntaxError)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A package fit for the converter: its `data`, the words of paragraphs styled as titles, and what is left out."""

    data: bytes
    titles: frozenset[str]
    left_out: tuple[LeftOut, ...]


def prepare(data: bytes, name: str, options: ReadingOptions) -> WordPackage:
    """The package `data` of the file called `name`, put right.

    Pictures are not carried over. Tracked changes are as if accepted. `left_out` holds the words that this hides or
    removes: deleted and hidden ones, comments, page headers and page footers. Raises SourceDamaged, SourceEncrypted
    or SourceTooLarge.
    """
    try:
        parts = _parts(data, name, options)
        types = _types(parts[_TYPES])
        trees = {part: _tree(parts[part], name) for part in types if part in parts}
    except _BROKEN as error:
        raise damaged(name) from error
    repairs = _repairs(types, trees)
    left_out: list[LeftOut] = []
    titles: set[str] = set()
    for part, tree in trees.items():
        if types[part].endswith(_STORIES):
            story = Story(tree, repairs)
            story.put_right()
            left_out += story.left_out
            titles |= story.titles()
        if types[part].endswith(("styles+xml", *_STORIES)):
            repairs.count_on(tree)
            parts[part] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
    left_out += _beside(types, trees)
    return WordPackage(_packed(parts), frozenset(titles), tuple(left_out))


def _parts(data: bytes, name: str, options: ReadingOptions) -> dict[str, bytes]:
    """The written parts of the package, by name without the leading slash."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = [entry for entry in package.infolist() if entry.filename.endswith((".xml", ".rels"))]
        if sum(entry.file_size for entry in entries) > options.max_unpacked_bytes:
            raise SourceTooLarge(
                f"“{name}” unpacks to more than {options.max_unpacked_bytes // 1_000_000} MB of text, far more than a "
                "statement has. Paste the text that you need instead."
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise encrypted(name)
        return {entry.filename: package.read(entry) for entry in entries}


def _tree(part: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(part, parser)
    if tree.getroottree().docinfo.internalDTD is not None:
        raise damaged(name)
    return tree


def _types(part: bytes) -> Mapping[str, str]:
    """What each part of the package is, by its content type."""
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    overrides = descendants(tree, "Override")
    types = {entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "") for entry in overrides}
    known = (*_STORIES, *_BESIDE, "styles+xml", "numbering+xml")
    return {part: type for part, type in types.items() if type.endswith(known)}


def _repairs(types: Mapping[str, str], trees: Mapping[str, etree._Element]) -> Repairs:
    hidden, titles, same_list = set(), set(), {}
    for part, tree in trees.items():
        if types[part].endswith("styles+xml"):
            for style in children(tree, "style"):
                id = attribute(style, "styleId")
                if any(is_on(sign) for run in children(style, "rPr") for sign in children(run, "vanish")):
                    hidden.add(id)
                if any(attribute(called, "val").lower() == "title" for called in children(style, "name")):
                    titles.add(id)
        elif types[part].endswith("numbering+xml"):
            same_list = _same_lists(tree)
    return Repairs(frozenset(hidden), frozenset(titles), same_list)


def _same_lists(numbering: etree._Element) -> dict[str, str]:
    """List id → the first list id that Word counts on with: same definition, nothing of its own."""
    first: dict[str, str] = {}
    same = {}
    for listed in children(numbering, "num"):
        definitions = [attribute(definition, "val") for definition in children(listed, "abstractNumId")]
        if definitions and not children(listed, "lvlOverride"):
            id = attribute(listed, "numId")
            same[id] = first.setdefault(definitions[0], id)
    return {id: other for id, other in same.items() if id != other}


def _beside(types: Mapping[str, str], trees: Mapping[str, etree._Element]) -> list[LeftOut]:
    """Comments one by one, page headers and footers each once."""
    found: dict[LeftOut, None] = {}
    for part, tree in trees.items():
        why = next((why for ending, why in _BESIDE.items() if types[part].endswith(ending)), "")
        for said in children(tree, "comment") if why == "comment" else [tree]:
            if why and (words := words_of(said)):
                found[LeftOut(words, why)] = None
    return list(found)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return packed.getvalue()
