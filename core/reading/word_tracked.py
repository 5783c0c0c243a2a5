"""The tracked changes of a Word part are settled in its tree: as if all were accepted, or as if all were rejected.

What goes leaves a sign in its place, what stays is enclosed in signs; the `Margin` knows who did it and when. The rules
are those of the format (ISO/IEC 29500-1, 17.13.5): runs, rows, cells and paragraph marks that were inserted, deleted or
moved, and the properties that paragraphs and runs had before.
"""

from __future__ import annotations

from lxml import etree

from core.reading import word_signs
from core.reading.document import ChangeKind
from core.reading.word_changes import Margin
from core.reading.word_tree import attribute, children, descendants, is_named, remove, run_of, words_of

_KINDS = {
    "ins": (ChangeKind.INSERTED, ChangeKind.INSERTED),
    "moveTo": (ChangeKind.MOVED, ChangeKind.INSERTED),
    "del": (ChangeKind.DELETED, ChangeKind.DELETED),
    "moveFrom": (ChangeKind.MOVED, ChangeKind.DELETED),
}
"""What each element says was done, and whether that brought words or took them."""
_DELETED_WORDS = {"delText": "t", "delInstrText": "instrText"}


def settle_changes(tree: etree._Element, margin: Margin) -> None:
    """Leave no tracked change in `tree`, and put all into `margin`."""
    if not margin.accepts:
        _take_properties_back(tree)
    changes = [change for change in tree.iter(*(f"{{*}}{name}" for name in _KINDS)) if isinstance(change.tag, str)]
    for change in changes:
        if not _stands_in(change, tree):
            continue
        parent = change.getparent()
        if is_named(parent, "trPr"):
            _settle_row(change, margin)
        elif len(change) and not is_named(parent, "rPr"):
            _settle_runs(change, margin)
    _settle_cells(tree, margin)
    for mark in [change for change in changes if is_named(change.getparent(), "rPr")]:
        if _stands_in(mark, tree):
            _settle_mark(mark, margin)


def _stands_in(element: etree._Element, tree: etree._Element) -> bool:
    """Whether the element is still there: what surrounds it may have gone."""
    return any(held is tree for held in element.iterancestors())


def _name(change: etree._Element) -> str:
    return etree.QName(change).localname


def _stays(change: etree._Element, margin: Margin) -> bool:
    return margin.keeps(_KINDS[_name(change)][1])


def _number(change: etree._Element, margin: Margin, words: str = "") -> int:
    kind = _KINDS[_name(change)][0]
    return margin.change(kind, attribute(change, "author"), attribute(change, "date"), words=words)


def _settle_runs(change: etree._Element, margin: Margin) -> None:
    if not _stays(change, margin):
        number = _number(change, margin, words_of(change))
        change.addprevious(run_of(change, word_signs.begin(number) + word_signs.end(number)))
        remove(change)
        return
    number = _number(change, margin)
    change.addprevious(run_of(change, word_signs.begin(number)))
    change.addnext(run_of(change, word_signs.end(number)))
    for name, shown in _DELETED_WORDS.items():
        for words in descendants(change, name):
            words.tag = f"{{{etree.QName(words).namespace}}}{shown}"
    for held in list(change):
        change.addprevious(held)
    remove(change)


def _settle_row(change: etree._Element, margin: Margin) -> None:
    row = next(change.iterancestors("{*}tr"), None)
    if row is None:
        return
    inside = descendants(row, "p")
    if _stays(change, margin):
        if inside:
            number = _number(change, margin)
            inside[0].insert(len(children(inside[0], "pPr")), run_of(change, word_signs.begin(number)))
            inside[-1].append(run_of(change, word_signs.end(number)))
        return
    number = _number(change, margin, words_of(row))
    before = list(row.itersiblings("{*}tr", preceding=True))[:1] or list(row.itersiblings("{*}tr"))[:1]
    table = row.getparent()
    remove(row)
    for place in [place for near in before for place in descendants(near, "p")][-1:]:
        place.append(run_of(change, word_signs.begin(number) + word_signs.end(number)))
    if not before and table is not None and is_named(table, "tbl"):
        remove(table)


def _settle_cells(tree: etree._Element, margin: Margin) -> None:
    """Empty the cells that go; the grid stays whole."""
    goes = "cellDel" if margin.accepts else "cellIns"
    for change in descendants(tree, goes):
        cell = next(change.iterancestors("{*}tc"), None)
        kind = ChangeKind.DELETED if margin.accepts else ChangeKind.INSERTED
        if cell is None or not words_of(cell):
            continue
        number = margin.change(kind, attribute(change, "author"), attribute(change, "date"), words=words_of(cell))
        for held in [held for held in cell if not is_named(held, "tcPr")]:
            cell.remove(held)
        empty = etree.SubElement(cell, f"{{{etree.QName(cell).namespace}}}p")
        empty.append(run_of(cell, word_signs.begin(number) + word_signs.end(number)))


def _settle_mark(change: etree._Element, margin: Margin) -> None:
    """A paragraph whose mark goes runs on into the next one."""
    paragraph = next(change.iterancestors("{*}p"), None)
    if paragraph is None or _stays(change, margin):
        return
    following = paragraph.getnext()
    while following is not None and not is_named(following, "p", "tbl", "sdt", "sectPr"):
        following = following.getnext()
    if following is None or not is_named(following, "p"):
        return
    held = [part for part in paragraph if not is_named(part, "pPr")]
    at = len(children(following, "pPr"))
    for place, part in enumerate(held):
        following.insert(at + place, part)
    remove(paragraph)


def _take_properties_back(tree: etree._Element) -> None:
    """Give paragraphs and runs the properties that they had before; the mark of a paragraph keeps its own."""
    for name in ("pPrChange", "rPrChange"):
        for change in descendants(tree, name):
            now = change.getparent()
            if now is None:
                continue
            before = [part for held in change for part in held]
            kept = [part for part in now if is_named(part, "rPr", "sectPr", *_KINDS)]
            for part in list(now):
                now.remove(part)
            now.extend([*(part for part in before if not is_named(part, *_KINDS)), *kept])
