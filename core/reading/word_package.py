"""A Word package, put right for the converter that turns it into blocks.

The converter (anydoc) computes labels, notes and tables well, but passes over non-breaking hyphens, soft hyphens,
symbols and the base words of ruby, makes plain spaces of no-break ones, shows hidden text, parts a paragraph where a
text box hangs on it, knows tracked changes only as accepted, and few of the labels that lists can have. `prepare`
rewrites these in the package's own terms, so that one reader alone says what the words are.

Nothing is fetched and no entity resolved; a part with a document type declaration is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from core.errors import SourceTooLarge
from core.reading import word_signs
from core.reading.document import LeftOut
from core.reading.forms import BROKEN_ZIP, damaged, encrypted
from core.reading.options import ReadingOptions
from core.reading.word_changes import Margin
from core.reading.word_lists import WordLists, word_lists
from core.reading.word_signs import kept_spaces
from core.reading.word_story import Repairs, Story
from core.reading.word_tree import attribute, children, descendants, is_on, words_of

_TYPES = "[Content_Types].xml"
_STORIES = ("document.main+xml", ".main+xml", "footnotes+xml", "endnotes+xml")
_BESIDE = {"comments+xml": "comment", "header+xml": "page header", "footer+xml": "page footer"}
_BROKEN = (*BROKEN_ZIP, KeyError, etree.XMLSyntaxError)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A package fit for the converter, its `data`, what is left out of it, and the labels of its paragraphs, whose
    numbers are their places here."""

    data: bytes
    left_out: tuple[LeftOut, ...]
    labels: tuple[str, ...] = ()

    def label(self, given: str, words: str) -> str:
        """The label of a paragraph with these words, its sign among them; `given` where it has none."""
        number = word_signs.label_of(words)
        return given if number is None else self.labels[number]


def prepare(data: bytes, name: str, options: ReadingOptions, margin: Margin) -> WordPackage:
    """The package `data` of the file called `name`, put right.

    Pictures are not carried over. Tracked changes are accepted or rejected as `margin` says, and are put into it, as
    are comments. `left_out` holds the words that are removed besides: hidden ones, comments, page headers and page
    footers. Raises SourceDamaged, SourceEncrypted or SourceTooLarge.
    """
    try:
        parts = _parts(data, name, options)
        types = _types(parts[_TYPES])
        trees = {part: _tree(parts[part], name) for part in types if part in parts}
    except _BROKEN as error:
        raise damaged(name) from error
    repairs = _repairs(types, trees)
    comments = _comments(types, trees, margin)
    labels: dict[str, int] = {}
    stories = {
        part: Story(tree, repairs, margin, comments, _lists(types, trees), labels)
        for part, tree in trees.items()
        if types[part].endswith(_STORIES)
    }
    _put_right(list(stories.values()))
    left_out = [left for story in stories.values() for left in story.left_out]
    for part, story in stories.items():
        parts[part] = kept_spaces(etree.tostring(story.tree, encoding="UTF-8", xml_declaration=True, standalone=True))
    left_out += _beside(types, trees)
    return WordPackage(_packed(parts), tuple(left_out), tuple(labels))


def _put_right(stories: Sequence[Story]) -> None:
    """Put the stories right, and take the notes out whose signs have gone."""
    before = {sign for story in stories for sign in story.note_signs()}
    for story in stories:
        story.put_right()
    if before:
        gone = before - {sign for story in stories for sign in story.note_signs()}
        for story in stories:
            story.drop_notes(gone)


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
    styles: dict[str, etree._Element] = {}
    for part, tree in trees.items():
        if types[part].endswith("styles+xml"):
            styles |= {attribute(style, "styleId"): style for style in children(tree, "style")}
    lines = {id: list(_ancestry(id, styles)) for id in styles}
    hidden = frozenset(id for id, line in lines.items() if _hides(line))
    titles = frozenset(id for id, line in lines.items() if any(_is_title(style) for style in line))
    return Repairs(hidden, titles)


def _lists(types: Mapping[str, str], trees: Mapping[str, etree._Element]) -> WordLists:
    """The lists of a story, none of whose paragraphs is counted yet."""
    numbering = [tree for part, tree in trees.items() if types[part].endswith("numbering+xml")]
    return word_lists(numbering, [tree for part, tree in trees.items() if types[part].endswith("styles+xml")])


def _ancestry(id: str, styles: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """The style, and those that it is based on."""
    seen = set()
    while id in styles and id not in seen:
        seen.add(id)
        yield styles[id]
        id = next((attribute(base, "val") for base in children(styles[id], "basedOn")), "")


def _hides(line: Sequence[etree._Element]) -> bool:
    """Whether a style hides: the first in its line that says anything of it decides."""
    said = (sign for style in line for run in children(style, "rPr") for sign in children(run, "vanish"))
    return next((is_on(sign) for sign in said), False)


def _is_title(style: etree._Element) -> bool:
    return any(attribute(called, "val").lower() == "title" for called in children(style, "name"))


def _comments(types: Mapping[str, str], trees: Mapping[str, etree._Element], margin: Margin) -> dict[str, int]:
    """Comment id → its number in the margin."""
    return {
        attribute(said, "id"): margin.comment(attribute(said, "author"), attribute(said, "date"), words_of(said))
        for part, tree in trees.items()
        if types[part].endswith("comments+xml")
        for said in children(tree, "comment")
    }


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
