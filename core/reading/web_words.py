"""The tree of a web page becomes blocks: headings, paragraphs, list items with their numbers, rows of tables, notes.

White space is taken as browsers take it. What stands in the tree but not in the blocks (struck-through words, signs of
notes, descriptions of pictures, soft hyphens) is gathered as left out. Nothing here calls itself, so that no page is
nested too deeply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from core.reading import word_signs
from core.reading.blocks import Block, as_item, as_note, as_quotation, as_row, block, note_sign
from core.reading.document import LeftOut, MarkKind
from core.reading.plain_text import shown
from core.reading.web_lists import labels
from core.reading.web_notes import Notes
from core.reading.web_tree import is_block, words_in

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WHITE = re.compile(r"[ \t\n\r\f]+")
_GAP = re.compile(r"[^\S\n]{2,}")
_AROUND_BREAK = re.compile(r"[^\S\n]?\n[^\S\n]?")
_GAP_AT_SIGNS = re.compile(rf"[^\S\n]({word_signs.PLACES})(?=[^\S\n])")
_PARAGRAPHS = re.compile(r"\n{2,}")
_SOFT_HYPHEN = "\xad"
_STRUCK = ("del", "s", "strike")
_STRUCK_STYLE = re.compile(r"(?i)text-decoration(?:-line)?\s*:[^;]{0,80}line-through")
_LISTS = ("ol", "ul", "menu", "dir")
_CELLS = ("td", "th")
_FRAMED = ("li", "blockquote", "tr", *_CELLS, *_HEADINGS)


@dataclass(slots=True)
class _Frame:
    """Something that is open: the element, the blocks in it so far, and the words of the block that is being read."""

    element: etree._Element
    blocks: list[Block] = field(default_factory=list)
    cells: list[Sequence[Block]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def flush(self) -> None:
        """Make blocks of the words read so far."""
        if not self.words:
            return
        said = _AROUND_BREAK.sub("\n", _GAP_AT_SIGNS.sub(r"\1", _GAP.sub(" ", "".join(self.words))))
        self.words.clear()
        for paragraph in _PARAGRAPHS.split(said):
            self.blocks += block(paragraph)


@dataclass
class PageWords:
    """One reading of a tree; `left_out` grows as words are passed over."""

    notes: Notes
    titles: frozenset[etree._Element] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)
    _frames: list[_Frame] = field(default_factory=list)
    _labels: dict[etree._Element, str] = field(default_factory=dict)
    _preformatted: int = 0
    _raised: int = 0
    _lists: int = 0
    _quotations: int = 0
    _soft_hyphens: int = 0
    _signs: list[str] = field(default_factory=list)

    def read(self, tree: etree._Element) -> tuple[Block, ...]:
        """The blocks of `tree`, notes last, with signs (word_signs) where notes hang."""
        self._frames = [_Frame(tree)]
        passed_over: set[etree._Element] = set()
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is not tree and self._passes_over(element):
                    passed_over.add(element)
                    walk.skip_subtree()
                else:
                    self._open(element)
                    self._say(element.text)
                continue
            if element in passed_over:
                passed_over.discard(element)
            else:
                self._close(element)
            if element is not tree:
                self._say(element.tail)
        self._frames[0].flush()
        self._say_small_things()
        blocks = self._frames[0].blocks
        return (
            *(said for said in blocks if said.kind is not MarkKind.NOTE),
            *(said for said in blocks if said.kind is MarkKind.NOTE),
        )

    def _leave_out(self, what: str, why: str) -> None:
        if what := " ".join(what.split()):
            self.left_out.append(LeftOut(what, why))

    def _say_small_things(self) -> None:
        self._leave_out(" ".join(self._signs), "signs of the notes, which stand at the end")
        if self._soft_hyphens:
            signs = "1 soft hyphen" if self._soft_hyphens == 1 else f"{self._soft_hyphens} soft hyphens"
            self._leave_out(signs, "shown only where a word is parted at the end of a line")

    def _passes_over(self, element: etree._Element) -> bool:
        """Whether the element's words do not stand in the text; then it is said why."""
        if element.tag in _STRUCK or _STRUCK_STYLE.search(element.get("style", "")):
            self._leave_out(words_in(element), "struck through")
        elif element.tag == "img":
            self._leave_out(element.get("alt", ""), "description of a picture")
        elif element in self.notes.signs:
            self._signs.append(note_sign(self.notes.signs[element]))
            self._frames[-1].words.append(word_signs.note(self.notes.numbers[element]))
        elif element in self.notes.back:
            self._leave_out(words_in(element), "link from a note back to its place")
        else:
            return False
        return True

    def _say(self, text: str | None) -> None:
        """Read words on in the innermost frame."""
        if not text:
            return
        text, left_out = shown(word_signs.without_strays(text))
        self.left_out += left_out
        self._soft_hyphens += text.count(_SOFT_HYPHEN)
        text = text.replace(_SOFT_HYPHEN, "")
        if not self._preformatted:
            text = _WHITE.sub(" ", text)
        self._frames[-1].words.append(note_sign(text) if self._raised else text)

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._frames[-1].words.append("\n")
            return
        if tag == "q":
            self._frames[-1].words.append("“")
        elif tag == "sup":
            self._raised += 1
        elif tag == "pre":
            self._preformatted += 1
        elif tag in _LISTS:
            self._lists += 1
            if tag == "ol":
                self._labels.update(zip(element.iterchildren("li"), labels(element), strict=True))
        elif tag == "blockquote":
            self._quotations += 1
        if is_block(element):
            self._frames[-1].flush()
        if tag in _FRAMED or element in self.notes.stands:
            self._frames[-1].flush()
            self._frames.append(_Frame(element))

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "q":
            self._frames[-1].words.append("”")
        elif is_block(element) and tag != "br":
            self._frames[-1].flush()
        if len(self._frames) > 1 and self._frames[-1].element is element:
            self._close_frame(self._frames.pop(), self._frames[-1])
        if tag == "sup":
            self._raised -= 1
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in _LISTS:
            self._lists -= 1
        elif tag == "blockquote":
            self._quotations -= 1

    def _close_frame(self, frame: _Frame, around: _Frame) -> None:
        """Give the blocks of a frame that ends to the one around it, as what they are there."""
        frame.flush()
        tag, element = frame.element.tag, frame.element
        if (sign := self.notes.stands.get(element)) is not None:
            notes = as_note(_without_sign(frame.blocks, sign), note_sign(sign))
            around.blocks += (replace(said, note=self.notes.numbers[element]) for said in notes)
        elif tag == "li":
            around.blocks += as_item(frame.blocks, self._labels.pop(element, ""), max(1, self._lists))
        elif tag == "blockquote":
            around.blocks += as_quotation(frame.blocks, self._quotations)
        elif tag in _CELLS and around.element.tag == "tr":
            around.cells.append(frame.blocks)
        elif tag == "tr":
            around.blocks += (*as_row(frame.cells), *frame.blocks)
        elif tag in _HEADINGS:
            kind = MarkKind.TITLE if element in self.titles else MarkKind.HEADING
            around.blocks += _as_heading(frame.blocks, kind, _HEADINGS[tag])
        else:
            around.blocks += frame.blocks


def _as_heading(blocks: Sequence[Block], kind: MarkKind, level: int) -> tuple[Block, ...]:
    """One heading of all the words, unless there is more in it than words."""
    if any(said.kind is not None for said in blocks):
        return tuple(blocks)
    return block("\n".join(said.words for said in blocks), kind, level)


def _without_sign(blocks: Sequence[Block], sign: str) -> Sequence[Block]:
    """The blocks of a note without the sign that its own words open with."""
    if not blocks:
        return blocks
    own = re.match(rf"[\[(]?{re.escape(sign)}[\])]?[.:]?\s+(?=\S)", blocks[0].words)
    return [replace(blocks[0], words=blocks[0].words[own.end() :]), *blocks[1:]] if own else blocks
