"""What stands on a page beside its text: running headers and footers, page numbers, footnotes.

Told apart by repetition and place: a row at the edge of a page that stands at the same height on others, with the same
words or counting with the pages, is none of the text. Footnotes are the smaller lines at the foot of a column, the
first of which opens with a sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from core.reading.document import LeftOut
from core.reading.pdf_lines import Line, beside, row
from core.reading.pdf_page import Word

_EDGE_ROWS = 3
_NUMBER = re.compile(r"\b(?:\d{1,4}|[ivxl]{1,7})\b", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"\W*\d{1,4}(?:\W*/\W*\d{1,4})?\W*")
_SAME_HEIGHT = 4.0
_SHARE = 0.3
"""The share of the pages on which a row must return to be a running header or footer: odd and even pages may have
their own, and the first page and those before a chapter none."""
_ALONE = 1.6
"""How far a page number that does not return stands from the text, in sizes of its letters."""
_NOTE_SIZE = 0.93
"""Footnotes are smaller than the text by at least this."""
_ROMAN = re.compile(r"[ivxl]{1,6}")
_NOTE_SIGN = re.compile(r"(?:\[?(?P<number>\d{1,3})[\].)]?|(?P<sign>[*†‡§]{1,3}))\s*(?P<rest>\S.*)?\Z", re.DOTALL)


@dataclass(slots=True)
class Furniture:
    """What was found at the edges: the segments to leave out, and how to say so."""

    segments: set[Line] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its sign and its lines, the sign taken off the first."""

    sign: str
    page: int
    lines: tuple[Line, ...]

    @property
    def ends_with_stop(self) -> bool:
        """Whether its last line ends a sentence."""
        return bool(self.lines) and self.lines[-1].text.rstrip("\"'”’»)]")[-1:] in ".!?…。"


@dataclass(frozen=True, eq=False)
class _Edge:
    row: Line
    place: int
    """0 the outermost, then inwards."""
    is_top: bool
    gap: float
    """To the next row inwards, in sizes of the letters."""

    @cached_property
    def pattern(self) -> str:
        return _NUMBER.sub("#", " ".join(self.row.text.casefold().split()))

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers in it, in order."""
        return [int(found) for found in re.findall(r"\d{1,4}", self.row.text)]

    @cached_property
    def shifts(self) -> tuple[int | None, int | None]:
        """By how much the first and the last of these lag behind the number of the page, None where there are none."""
        page, numbers = self.row.page, self.numbers
        return (page - numbers[0], page - numbers[-1]) if numbers else (None, None)


def furniture(pages: Sequence[Sequence[Line]], body: float) -> Furniture:
    """The headers, footers and page numbers of a document whose text is set in letters of size `body`; each page is
    given by its segments."""
    edges = [edge for page in pages for edge in _edges(page)]
    alike: dict[tuple[bool, str], list[_Edge]] = {}
    for edge in edges:
        alike.setdefault((edge.is_top, edge.pattern), []).append(edge)
    kept = [edge for same in alike.values() for edge in _running(same, len(pages), body)]
    running = set(kept)
    numbers = [edge for edge in edges if edge not in running and _is_page_number(edge)]
    found = Furniture()
    places = {(edge.row.page, edge.is_top, edge.place) for edge in (*kept, *numbers)}
    said: dict[tuple[bool, str], list[str]] = {}
    for edge in sorted((*kept, *numbers), key=lambda edge: (edge.row.page, edge.row.y)):
        if any((edge.row.page, edge.is_top, outer) not in places for outer in range(edge.place)):
            continue
        segments = edge.row.parts or (edge.row,)
        if found.segments.issuperset(segments):
            continue
        found.segments.update(segments)
        said.setdefault((edge.is_top, edge.pattern), []).append(edge.row.text)
    found.left_out = [_said(is_top, rows) for (is_top, _), rows in said.items()]
    return found


def _said(is_top: bool, rows: Sequence[str]) -> LeftOut:
    """What was left out of so many pages, in which only numbers may differ."""
    if not any(sign.isalpha() for sign in rows[0]):
        return LeftOut(" ".join(rows), "page numbers")
    why = "running header" if is_top else "running footer"
    words = " / ".join(dict.fromkeys(rows))
    return LeftOut(words, f"{why} of {len(rows)} pages" if len(rows) > 1 else why)


def _edges(page: Sequence[Line]) -> Iterable[_Edge]:
    found = beside(page)
    for is_top, ordered in ((True, found), (False, found[::-1])):
        outer = [row(each) for each in ordered[: _EDGE_ROWS + 1]]
        for place, (edge, inner) in enumerate(zip_longest(outer[:_EDGE_ROWS], outer[1:])):
            gap = abs(inner.y - edge.y) / max(1.0, edge.size) if inner else 99.0
            yield _Edge(edge, place, is_top, gap)


def _running(alike: Sequence[_Edge], count: int, body: float) -> Iterator[_Edge]:
    """Those of the edges, whose patterns are alike, that are headers or footers of a document of `count` pages."""
    levels: dict[float, _Level] = {}
    for edge in alike:
        y = edge.row.y
        if y not in levels:
            levels[y] = _Level([other for other in alike if abs(other.row.y - y) <= _SAME_HEIGHT])
        if _is_running(edge, levels[y], count, body):
            yield edge


class _Level:
    """Edges at one height; what is asked of each about all others is counted once."""

    def __init__(self, edges: Sequence[_Edge]) -> None:
        self._pages: dict[int, list[_Edge]] = {}
        for edge in edges:
            self._pages.setdefault(edge.row.page, []).append(edge)
        self._texts = Counter(edge.row.text for edge in edges)
        self._first = Counter(edge.shifts[0] for edge in edges)
        self._last = Counter(edge.shifts[1] for edge in edges)
        self._both = Counter(edge.shifts for edge in edges)

    @property
    def pages(self) -> int:
        """On how many pages they stand."""
        return len(self._pages)

    def others(self, edge: _Edge) -> int:
        """How many stand on other pages than the edge."""
        return self._texts.total() - len(self._pages[edge.row.page])

    def same(self, edge: _Edge) -> int:
        """How many of these have the same words."""
        return self._texts[edge.row.text] - sum(held.row.text == edge.row.text for held in self._pages[edge.row.page])

    def counting(self, edge: _Edge) -> int:
        """How many of these count with the edge: the first or last numbers of both differ as their pages do. Roman ones
        are believed."""
        if not edge.numbers:
            return self.others(edge)
        first, last = edge.shifts
        every = self._first[first] + self._last[last] - self._both[edge.shifts] + self._both[None, None]
        here = self._pages[edge.row.page]
        return every - sum(not held.numbers or held.shifts[0] == first or held.shifts[1] == last for held in here)


def _is_running(edge: _Edge, level: _Level, count: int, body: float) -> bool:
    others = level.others(edge)
    if not others or level.pages < _SHARE * count:
        return False
    if level.same(edge) == others:
        return True
    if level.counting(edge) < others / 2:
        return False
    is_plain = not edge.row.bold and edge.row.size <= 1.02 * body
    return is_plain or not any(sign.isalpha() for sign in edge.pattern)


def _is_page_number(edge: _Edge) -> bool:
    """A lone number at the edge of a page that no other page answers: it stands clear of the text."""
    return edge.place == 0 and edge.gap >= _ALONE and _LONE_NUMBER.fullmatch(edge.row.text) is not None


def roman_signs(raised: Iterable[str]) -> frozenset[str]:
    """Those of the raised words that are small Roman numbers, as endnotes have them."""
    return frozenset(word for word in raised if _ROMAN.fullmatch(word))


def parted(
    lines: Sequence[Line], body: float, *, goes_on: bool, romans: Set[str] = frozenset()
) -> tuple[list[Line], list[Note]]:
    """The lines of a page without its footnotes, and these, in the order in which they stand.

    `romans` are the Roman numbers that stand in the text as signs of notes. With `goes_on` the last note of the page
    before is not at its end: small lines at the foot that have no sign are what is left of it, a Note without sign. So
    it is from column to column.
    """
    text: list[Line] = []
    notes: list[Note] = []
    for start, end in _columns(lines):
        foot = end
        while foot > start and _is_small(lines[foot - 1], body):
            foot -= 1
        sign = next((at for at in range(foot, end) if _opens_note(lines[at], romans)), end)
        if sign > foot and goes_on and foot > start:
            notes.append(Note("", lines[foot].page, tuple(lines[foot:sign])))
        else:
            foot = sign
        text += lines[start:foot]
        notes += _notes(lines[sign:end], romans)
        goes_on = not notes[-1].ends_with_stop if notes else goes_on
    return text, notes


def _columns(lines: Sequence[Line]) -> Iterable[tuple[int, int]]:
    """The stretches of lines that stand in one column, one below the other."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].column != lines[start].column or lines[at].y < lines[at - 1].y:
            yield start, at
            start = at


def _is_small(line: Line, body: float) -> bool:
    return line.table is None and line.size <= _NOTE_SIZE * body


def _opens_note(line: Line, romans: Set[str]) -> bool:
    first = line.words[0]
    if first.text in romans:
        return len(line.words) == 1 or not line.words[1].text[0].islower()
    if first.raised or (len(line.words) > 1 and first.size < 0.85 * line.words[1].size):
        return _NOTE_SIGN.match(first.text) is not None
    match = _NOTE_SIGN.match(line.text)
    return match is not None and match["rest"] is not None and not match["rest"][0].islower()


def _notes(lines: Sequence[Line], romans: Set[str]) -> Iterable[Note]:
    """The notes that the lines hold. One that goes on over the lines has no sign on them."""
    found: list[Note] = []
    for line in lines:
        if _opens_note(line, romans) and _is_next(line, found):
            sign, rest = _without_sign(line, romans)
            found.append(Note(sign, line.page, (rest,) if rest else ()))
        elif found:
            found[-1] = Note(found[-1].sign, found[-1].page, (*found[-1].lines, line))
    return found


def _is_next(line: Line, found: Sequence[Note]) -> bool:
    """Whether the number is the one after that of the last note: a line of a note may begin with any number."""
    match = _NOTE_SIGN.match(line.text)
    if not found or match is None or match["number"] is None or not found[-1].sign.isdigit():
        return True
    return int(match["number"]) == int(found[-1].sign) + 1


def _without_sign(line: Line, romans: Set[str]) -> tuple[str, Line | None]:
    first, *others = line.words
    match = _NOTE_SIGN.match(first.text)
    if match is None and first.text not in romans:
        return "", line
    sign = first.text if match is None else match["number"] or match["sign"]
    if match is not None and match["rest"]:
        rest = Word(match["rest"], first.left, first.right, first.y, first.size, first.bold)
        return sign, Line((rest, *others), line.page, line.column)
    if not others:
        return sign, None
    second = others[0]
    others[0] = Word(second.text, second.left, second.right, second.y, second.size, second.bold)
    return sign, Line(tuple(others), line.page, line.column)
