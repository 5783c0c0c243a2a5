"""Ruled tables on the pages of a PDF: the drawn lines make a grid, a cell may span several of its boxes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.reading.pdf_lines import Cell, Line, segments, tabled
from core.reading.pdf_page import Word
from core.reading.pdf_rules import Rule

_TOUCHING = 3.0
"""Points that lines which meet may be apart."""
_MOST_RULES = 400
_MOST_BOXES = 2_500
"""What has more is a chart or a drawing."""
_FEWEST_COLUMN = 3
"""A row of two cells with so many lines each, and no other row, is a page in two columns."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """A grid of boxes between its lines: `across` and `down` are their places, `cells` names the cell of each box by
    its first box, `is_shut` says whether lines are drawn on its left and on its right."""

    across: Sequence[float]
    down: Sequence[float]
    cells: Sequence[int]
    is_shut: bool

    @property
    def area(self) -> float:
        return (self.across[-1] - self.across[0]) * (self.down[-1] - self.down[0])

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell around the place, None where it is outside."""
        if not (self.across[0] <= x <= self.across[-1] and self.down[0] <= y <= self.down[-1]):
            return None
        column = min(bisect_right(self.across, x), len(self.across) - 1) - 1
        row = min(bisect_right(self.down, y), len(self.down) - 1) - 1
        return self.cells[row * (len(self.across) - 1) + column]

    def spans(self) -> dict[int, _Span]:
        """The rows and columns over which each cell reaches."""
        width = len(self.across) - 1
        spans: dict[int, _Span] = {}
        for box, cell in enumerate(self.cells):
            row, column = divmod(box, width)
            old = spans.get(cell, _Span(row, row, column, column, 0))
            spans[cell] = _Span(old.top, row, min(old.left, column), max(old.right, column), old.own + 1)
        return spans

    def sides(self, span: _Span) -> tuple[float, float]:
        """The left and right side of what spans so many columns."""
        return self.across[span.left], self.across[span.right + 1]


class _Span(NamedTuple):
    """The first and last row and column of a cell, and how many boxes between them are its own."""

    top: int
    bottom: int
    left: int
    right: int
    own: int

    @property
    def boxes(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def encloses(self, other: _Span) -> bool:
        """Whether the other lies within, and is smaller."""
        rows = self.top <= other.top and other.bottom <= self.bottom
        return rows and self.left <= other.left and other.right <= self.right and self.boxes > other.boxes


def ruled(words: Sequence[Word], page: int, drawn: Iterable[Rule]) -> list[Line]:
    """The segments that the words of a page make, with a line for each ruled table."""
    free = list(words)
    tables: list[Line] = []
    for grid in sorted(_grids(drawn), key=lambda grid: grid.area):
        inside = [word for word in free if _cell_of(grid, word) is not None]
        within = [line for line in tables if grid.cell_at(_middle(line), line.y) is not None]
        made = _table(grid, inside, within, page)
        if made is not None:
            free = [word for word in free if _cell_of(grid, word) is None]
            tables = [*(line for line in tables if line not in within), made]
    return [*segments(free, page), *tables]


def _cell_of(grid: _Grid, word: Word) -> int | None:
    return grid.cell_at((word.left + word.right) / 2, word.y - 0.3 * word.size)


def _middle(line: Line) -> float:
    return (line.left + line.right) / 2


def _table(grid: _Grid, inside: Sequence[Word], within: Sequence[Line], page: int) -> Line | None:
    """The line for the table that the grid makes of the words and smaller tables inside it, None where it is none."""
    words: dict[int, list[Word]] = {}
    held: dict[int, list[Line]] = {}
    for word in inside:
        words.setdefault(_cell_of(grid, word) or 0, []).append(word)
    for cell, some in words.items():
        held[cell] = segments(some, page)
    for line in within:
        held.setdefault(grid.cell_at(_middle(line), line.y) or 0, []).append(line)
    spans = grid.spans()
    bent = [cell for cell, span in spans.items() if span.own < span.boxes]
    lefts = [min(line.left for line in found) - grid.sides(spans[cell])[0] for cell, found in held.items()]
    padding = max(0.0, min(lefts, default=0.0))
    outer = {cell: _around(cell, bent, spans) for cell in held}
    for cell in sorted({around for around in outer.values() if around is not None}, key=lambda cell: spans[cell].boxes):
        nested = {inner: held.pop(inner) for inner, around in outer.items() if around == cell and inner in held}
        held.setdefault(cell, []).append(tabled(_table_rows(grid, nested, spans, padding), page))
    rows = _table_rows(grid, held, spans, padding)
    return tabled(rows, page) if rows and _is_table(grid, rows) else None


def _around(cell: int, bent: Iterable[int], spans: Mapping[int, _Span]) -> int | None:
    """The smallest of the `bent` cells that lies around this one, as that does in which a table stands; None where none
    does."""
    around = [other for other in bent if spans[other].encloses(spans[cell])]
    return min(around, key=lambda other: spans[other].boxes, default=None)


def _table_rows(
    grid: _Grid, held: Mapping[int, Sequence[Line]], spans: Mapping[int, _Span], padding: float
) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(held):
        left, right = grid.sides(spans[cell])
        rows.setdefault(spans[cell].top, []).append(Cell(tuple(held[cell]), left + padding, right - padding))
    return [rows[row] for row in sorted(rows)]


def _is_table(grid: _Grid, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the cells stand in columns, which are not those of a page that a line parts."""
    width = len(grid.across) - 1
    if all(len(set(grid.cells[at : at + width])) == 1 for at in range(0, len(grid.cells), width)):
        return False
    return len(rows) > 1 or grid.is_shut or any(len(cell.lines) < _FEWEST_COLUMN for cell in rows[0])


def _grids(drawn: Iterable[Rule]) -> Iterator[_Grid]:
    """The grids that lines make which meet each other."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for rule in drawn:
        (level if rule.is_level else upright).append(rule)
    level, upright = _joined(level), [_turned(rule) for rule in _joined([_turned(rule) for rule in upright])]
    if len(level) + len(upright) > _MOST_RULES:
        return
    for across, down in _meeting(level, upright):
        grid = _grid(across, down)
        if grid is not None:
            yield grid


def _turned(rule: Rule) -> Rule:
    return Rule(rule.top, rule.left, rule.bottom, rule.right)


def _joined(level: Iterable[Rule]) -> list[Rule]:
    """Level lines, those put together that are one behind the other, or one on the other."""
    heights: list[list[Rule]] = []
    for rule in sorted(level, key=lambda rule: rule.top):
        if heights and rule.top - heights[-1][0].top < _TOUCHING:
            heights[-1].append(rule)
        else:
            heights.append([rule])
    whole: list[Rule] = []
    for same in heights:
        same.sort(key=lambda rule: rule.left)
        whole.append(same[0])
        for rule in same[1:]:
            last = whole[-1]
            if rule.left <= last.right + _TOUCHING:
                whole[-1] = last._replace(right=max(last.right, rule.right))
            else:
                whole.append(rule)
    return whole


def _meeting(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The level and upright lines of each group that hangs together."""
    groups = _Groups(len(level) + len(upright))
    for one, flat in enumerate(level):
        for other, high in enumerate(upright, len(level)):
            if _meet(flat, high):
                groups.unite(one, other)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*level, *upright)):
        found.setdefault(groups.first(at), ([], []))[at >= len(level)].append(rule)
    yield from (pair for pair in found.values() if pair[0] and pair[1])


def _meet(flat: Rule, high: Rule) -> bool:
    beside = flat.left - _TOUCHING <= high.left <= flat.right + _TOUCHING
    return beside and high.top - _TOUCHING <= flat.top <= high.bottom + _TOUCHING


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> _Grid | None:
    """The grid of the lines; a side that is not drawn is where the lines end."""
    every = (*level, *upright)
    across = _places([rule.left for rule in upright], [edge for rule in every for edge in (rule.left, rule.right)])
    down = _places([rule.top for rule in level], [edge for rule in every for edge in (rule.top, rule.bottom)])
    width, height = len(across) - 1, len(down) - 1
    if not 1 < width * height <= _MOST_BOXES:
        return None
    walls = [[rule for rule in upright if abs(rule.left - x) < _TOUCHING] for x in across]
    floors = [[_turned(rule) for rule in level if abs(rule.top - y) < _TOUCHING] for y in down]
    boxes = _Groups(width * height)
    for box in range(width * height):
        row, column = divmod(box, width)
        if column and not _covers(walls[column], (down[row] + down[row + 1]) / 2):
            boxes.unite(box - 1, box)
        if row and not _covers(floors[row], (across[column] + across[column + 1]) / 2):
            boxes.unite(box - width, box)
    is_shut = bool(walls[0] and walls[-1])
    return _Grid(across, down, [boxes.first(box) for box in range(width * height)], is_shut)


class _Groups:
    """Which of so many things belong together; a group is named by the first in it."""

    def __init__(self, count: int) -> None:
        self._before = list(range(count))

    def first(self, at: int) -> int:
        """The first in the group of `at`."""
        while self._before[at] != at:
            self._before[at] = self._before[self._before[at]]
            at = self._before[at]
        return at

    def unite(self, one: int, other: int) -> None:
        """Make one group of two."""
        here, there = sorted((self.first(one), self.first(other)))
        self._before[there] = here


def _covers(upright: Iterable[Rule], y: float) -> bool:
    return any(rule.top <= y <= rule.bottom for rule in upright)


def _places(lines: Iterable[float], ends: Sequence[float]) -> list[float]:
    """Where lines stand and the outermost of `ends`, from first to last, those together that touch."""
    places: list[float] = []
    for place in sorted((min(ends), *lines, max(ends))):
        if not places or place - places[-1] >= _TOUCHING:
            places.append(place)
    return places
