"""The words of a page become lines in the order of reading: down each column, with what spans the columns between.

Columns are told by an empty strip that many lines keep free on both sides; a table, whose cells do not fill their
columns, is read row by row.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from core.reading.pdf_page import Word

_APART = 1.3
"""A wider gap inside a row, in sizes of the letters, may be the strip between two columns."""
_SAME_ROW = 0.5
_EVEN = 0.3
"""By how much the gaps of a line may differ that is stretched to the width of its column."""
_SMALL = 0.82
_RAISED = 0.6
_SIGN_APART = 3.0
"""How far before a note, in sizes of its letters, its sign stands at most."""
_SIGN = re.compile(r"\d{1,3}|[ivxl]{1,6}|[*†‡§]{1,3}")
_NO_SPACE = 0.15
"""What is less apart, in sizes of the letters, is not parted by a space."""
_FEWEST = 3
"""Columns have at least so many lines each."""
_COLUMN = 10
"""Lines that a column has at least beside which the text ends in fewer than that."""
_SPANNING = 0.5
"""How many lines may cross the strip, as a share of those of the shorter column, before it is none."""
_FILLED = 0.6
"""The width that the middle line of a column of running text has at least, as a share of the column."""
_MIDDLE = (0.2, 0.8)
_DEEPEST = 3


@dataclass(frozen=True, eq=False)
class Line:
    """Words of one row in one column, told from others by being itself. `y` is its baseline, `size` that of most of its
    letters; `first` is the width of its first word; `column` names the column ("", "l", "r", "rl"), whose edges are
    shared by all pages; `parts` are the segments that it was put together of. A line with a `table` stands for it
    among the lines of its page: it has all its words, and stands where its first row does."""

    words: tuple[Word, ...]
    page: int
    column: str = ""
    parts: tuple[Line, ...] = ()
    table: Table | None = None
    reach: float = 0.0
    left: float = field(init=False)
    right: float = field(init=False)
    y: float = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        object.__setattr__(self, "left", words[0].left)
        object.__setattr__(self, "right", max([self.reach, *[word.right for word in words]]))
        if self.table is None:
            object.__setattr__(self, "y", max([word.y for word in words]))
        else:
            object.__setattr__(self, "left", min([word.left for word in words]))
            object.__setattr__(self, "y", min([word.y for word in words]))

    @cached_property
    def size(self) -> float:
        if len({word.size for word in self.words}) == 1:
            return self.words[0].size
        return max(self.words, key=lambda word: len(word.text) * word.size).size

    @cached_property
    def bold(self) -> bool:
        """Whether most of its letters are."""
        return sum([len(w.text) if w.bold else -len(w.text) for w in self.words]) > 0

    @property
    def first(self) -> float:
        return self.words[0].right - self.words[0].left

    @cached_property
    def text(self) -> str:
        """Its words, parted by single spaces, signs of notes in their place."""
        return "".join([word.text if word.glued else f" {word.text}" for word in self.words]).strip()


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table: its segments, and between which edges its words are set."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True, eq=False)
class Table:
    """The rows of a table, each with those of its cells that hold words, from left to right."""

    rows: tuple[tuple[Cell, ...], ...]


def changed(line: Line, change: Callable[[Line], Line | None]) -> Line | None:
    """What `change` makes of the line, or, where it stands for a table, of every line in that; None where nothing is
    left."""
    if line.table is None:
        return change(line)
    made = []
    for row in line.table.rows:
        cells = []
        for cell in row:
            held = tuple(new for old in cell.lines if (new := changed(old, change)) is not None)
            if held:
                cells.append(replace(cell, lines=held))
        if cells:
            made.append(tuple(cells))
    return tabled(made, line.page, line.column) if made else None


def tabled(rows: Sequence[Sequence[Cell]], page: int, column: str = "") -> Line:
    """The line that stands for the table of these rows."""
    words = tuple(word for row in rows for cell in row for line in cell.lines for word in line.words)
    return Line(words, page, column, table=Table(tuple(tuple(row) for row in rows)))


def segments(words: Iterable[Word], page: int) -> list[Line]:
    """Words that follow each other in the file and stand beside each other."""
    found: list[list[Word]] = []
    before: Word | None = None
    for word in words:
        if before is not None and (_follows(before, word) or (len(found[-1]) == 1 and is_sign_of(before, word))):
            before = _beside(before, word)
            found[-1].append(before)
        else:
            before = word
            found.append([word])
    return [Line(tuple(each), page) for each in _with_stretched(found)]


def _with_stretched(found: Sequence[list[Word]]) -> list[list[Word]]:
    """The segments, those put together that are one line set so wide that its words stand far apart, evenly."""
    made: list[list[Word]] = []
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _is_right_of(found[end - 1][-1], found[end][0]):
            end += 1
        whole = [word for each in found[at:end] for word in each]
        made += [whole] if end - at >= _FEWEST and _is_even(whole) else found[at:end]
        at = end
    return made


def _is_right_of(before: Word, word: Word) -> bool:
    return word.left > before.right and abs(word.y - before.y) < _SAME_ROW * max(before.size, word.size)


def _is_even(words: Sequence[Word]) -> bool:
    gaps = [word.left - before.right for before, word in pairwise(words) if not word.glued]
    return max(gaps) - min(gaps) < _EVEN * words[0].size


def rows(found: Iterable[Line]) -> list[Line]:
    """The segments of a page that are set beside each other put together, from the top down."""
    return [row(each) for each in beside(found)]


def beside(found: Iterable[Line]) -> list[list[Line]]:
    """The segments of a page that are set beside each other, from the top down."""
    waiting = sorted(found, key=lambda line: line.y)
    together: list[list[Line]] = []
    for line in waiting:
        if together and _is_beside(together[-1][0], line):
            together[-1].append(line)
        else:
            together.append([line])
    return together


def lines(found: Sequence[Line]) -> list[Line]:
    """The lines that the segments of a page make, in the order of reading."""
    return _ordered(found, "")


def _is_beside(one: Line, other: Line) -> bool:
    """Whether `other`, which stands no higher, stands in the same row; a table shares its row with nothing."""
    near = other.y - one.y < _SAME_ROW * min(one.size, other.size)
    return near and one.table is None and other.table is None


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    gap = word.left - before.right
    return abs(word.y - before.y) < _SAME_ROW * size and -_SAME_ROW * size < gap < _APART * size


def is_sign_of(before: Word, word: Word) -> bool:
    """Whether the word is the first of a note whose sign, small and raised, stands alone before it."""
    if before.size > _SMALL * word.size or not 0.1 * word.size < word.y - before.y < _RAISED * word.size:
        return False
    return 0 < word.left - before.right < _SIGN_APART * word.size and _SIGN.fullmatch(before.text) is not None


def _beside(before: Word, word: Word) -> Word:
    """The word as it stands in the line: small and above the baseline it is a sign of a note, behind which a stop
    follows without space."""
    if before.raised and not word.glued and not word.text[0].isalnum():
        return word._replace(glued=word.left - before.right < _NO_SPACE * before.size)
    if word.glued or word.size > _SMALL * before.size or before.y - word.y < 0.1 * before.size or before.raised:
        return word
    glued = word.left - before.right < _NO_SPACE * before.size
    return Word(word.text, word.left, word.right, before.y, before.size, word.bold, raised=True, glued=glued)


def row(parts: Sequence[Line]) -> Line:
    """The segments, which are set beside each other, as one line."""
    if len(parts) == 1:
        return parts[0]
    words = [word for line in sorted(parts, key=lambda line: line.left) for word in line.words]
    raised = [words[0], *(_beside(before, word) for before, word in pairwise(words))]
    return Line(tuple(raised), parts[0].page, parts[0].column, tuple(parts))


def _ordered(segments: Sequence[Line], column: str) -> list[Line]:
    at = strip(segments) if len(column) < _DEEPEST else None
    if at is None:
        return [Line(line.words, line.page, column, table=line.table) for line in rows(segments)]
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(segments, key=lambda line: line.y):
        if line.right <= at:
            left.append(line)
        elif line.left >= at:
            right.append(line)
        else:
            ordered += [*_ordered(left, column + "l"), *_ordered(right, column + "r")]
            ordered += [Line(line.words, line.page, column, table=line.table)]
            left, right = [], []
    return [*ordered, *_ordered(left, column + "l"), *_ordered(right, column + "r")]


def strip(segments: Sequence[Line]) -> float | None:
    """Where an empty strip parts two columns, None where there is none."""
    if len(segments) < 2 * _FEWEST:
        return None
    first, last = min(line.left for line in segments), max(line.right for line in segments)
    low, high = (first + share * (last - first) for share in _MIDDLE)
    places = sorted({round(line.right, 1) + 0.1 for line in segments if low < line.right < high})
    lefts, rights = sorted(line.left for line in segments), sorted(line.right for line in segments)
    best = min(places, key=lambda x: (bisect_left(lefts, x) - bisect_right(rights, x), -x), default=None)
    return best if best is not None and _parts_columns(segments, best, first, last) else None


def _crossing(segments: Sequence[Line], x: float) -> int:
    return sum(line.left < x < line.right for line in segments)


def _parts_columns(segments: Sequence[Line], x: float, first: float, last: float) -> bool:
    left = rows(line for line in segments if line.right <= x)
    right = rows(line for line in segments if line.left >= x)
    fewer = min(len(left), len(right))
    if _crossing(segments, x) > _SPANNING * max(fewer, _FEWEST):
        return False
    if fewer < _FEWEST and not _is_end(segments, x):
        return False
    if left[-1].y < right[0].y or right[-1].y < left[0].y - left[0].size:
        return False
    inner = min(line.left for line in right)
    filled = (
        median(line.right - line.left for line in left) / max(1.0, x - first),
        median(line.right - line.left for line in right) / max(1.0, last - inner),
    )
    return max(filled) >= _FILLED


def _is_end(segments: Sequence[Line], x: float) -> bool:
    """Whether the few lines right of `x` are where a text ends that fills the column on the left: the file, in whose
    order the segments are, has them behind that, and they stand beside its first lines."""
    sides = [line.left >= x for line in segments if not line.left < x < line.right]
    left = [line for line in segments if line.right <= x]
    right = [line for line in segments if line.left >= x]
    if len(left) < _COLUMN or not right or sides != sorted(sides):
        return False
    return abs(right[0].y - left[0].y) < right[0].size
