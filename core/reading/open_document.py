"""OpenDocument texts (.odt) become a Document: the package is put right, then converted.

The converter (anydoc) finds notes and tables, but shows hidden text and comments among the words, knows tracked
changes only as accepted, and counts lists otherwise than they are shown. What is rewritten here is the content of the
package; nothing is fetched and no entity resolved.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from core.errors import SourceTooLarge
from core.reading.document import Document, LeftOut
from core.reading.forms import BROKEN_ZIP, Form, damaged, encrypted
from core.reading.open_document_lists import ListStyles, show_as_bullets
from core.reading.open_document_story import OpenStory, hiding_styles, title_styles
from core.reading.open_document_tree import descendants, words_of
from core.reading.options import ReadingOptions
from core.reading.word_blocks import converted
from core.reading.word_changes import Margin
from core.reading.word_signs import kept_spaces

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_KIND = "mimetype"
_EDGES = {"header": "page header", "footer": "page footer"}
_BROKEN = (*BROKEN_ZIP, KeyError, etree.XMLSyntaxError)


def read_open_document(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The OpenDocument text `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    margin = Margin(options.tracked)
    try:
        parts = _parts(data, name, options)
        trees = {part: _tree(parts[part], name) for part in (_CONTENT, _STYLES) if part in parts}
        content = trees[_CONTENT]
    except _BROKEN as error:
        raise damaged(name) from error
    styles = [style for tree in trees.values() for style in descendants(tree, "style")]
    lists = ListStyles(trees.values())
    story = OpenStory(content, margin, hiding_styles(styles), title_styles(styles), lists)
    story.put_right()
    for part, tree in trees.items():
        show_as_bullets(tree)
        parts[part] = kept_spaces(etree.tostring(tree, encoding="UTF-8", xml_declaration=True))
    return converted(
        _packed(parts),
        name,
        Form.OPEN_DOCUMENT,
        margin=margin,
        left_out=[*story.left_out, *_edges(trees)],
    )


def _parts(data: bytes, name: str, options: ReadingOptions) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = [entry for entry in package.infolist() if entry.filename in (_KIND, _CONTENT, _STYLES, _MANIFEST)]
        if sum(entry.file_size for entry in entries) > options.max_unpacked_bytes:
            raise SourceTooLarge(
                f"“{name}” unpacks to more than {options.max_unpacked_bytes // 1_000_000} MB of text, far more than a "
                "statement has. Paste the text that you need instead."
            )
        parts = {entry.filename: package.read(entry) for entry in entries}
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise encrypted(name)
    return parts


def _tree(part: bytes, name: str) -> etree._Element:
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if tree.getroottree().docinfo.internalDTD is not None:
        raise damaged(name)
    return tree


def _edges(trees: Mapping[str, etree._Element]) -> list[LeftOut]:
    """The page headers and footers, each once."""
    found = [
        LeftOut(words, why)
        for name, why in _EDGES.items()
        for tree in trees.values()
        for edge in descendants(tree, name)
        if (words := words_of(edge))
    ]
    return list(dict.fromkeys(found))


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for part in sorted(parts, key=lambda part: part != _KIND):
            package.writestr(part, parts[part])
    return packed.getvalue()
