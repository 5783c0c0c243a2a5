"""Tables without drawn lines, told by the order of the file.

A file holds the lines of a cell together. So stacks of lines that follow each other in it and stand beside each other,
at one height or around one middle, are the cells of a row; rows one below the other that keep the same strips free are
a table. Two columns of running text are none: the file goes down each of them once, or from one to the other at
every line, and those lines are full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from core.reading.pdf_lines import Cell, Line, is_sign_of, strip, tabled

_LEADING = 2.6
"""How far below a line the next one of its cell stands at most, in sizes of its letters."""
_INDENT = 1.5
_LEVEL = 0.35
_SAME_EDGE = 1.5
_GAP = 0.6
"""What two cells are apart at least, in sizes of the letters."""
_NEAR = 3.0
_ROWS_APART = 5.0
"""How far below a row the next one begins at most, in sizes of its letters."""
_FULL = 0.8
"""The share of its column that a line of running text takes."""
_FEWEST_WORDS = 3
"""Words that a line of running text has at least."""
_FEW = 12
"""Lines up to which stacks that stand alone beside each other can be a row, and not columns."""
_LABEL = 5
"""Signs up to which what stands beside a text is its number or its bullet."""


@dataclass(frozen=True, eq=False)
class _Stack:
    """Lines one below the other."""

    lines: Sequence[Line]
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "left", min([line.left for line in self.lines]))
        object.__setattr__(self, "right", max([line.right for line in self.lines]))

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        return self.lines[-1].y

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


_Row = list[_Stack]


@dataclass(frozen=True, slots=True)
class _Strip:
    """Between which heights a table stands, and where its columns begin."""

    top: float
    bottom: float
    lefts: Set[float]

    @classmethod
    def of(cls, line: Line) -> _Strip:
        """That of the table for which `line` stands."""
        rows = line.table.rows if line.table else ()
        lefts = {cell.left for row in rows for cell in row}
        return cls(line.y, max(word.y for word in line.words), lefts)

    def is_along(self, line: Line) -> bool:
        """Whether the line stands beside the rows of the table, or where the next one would."""
        return self.top <= line.y < self.bottom + _ROWS_APART * line.size


def unruled(found: Sequence[Line], before: Line | None = None, *, in_cell: bool = False) -> list[Line]:
    """The segments, which are in the order of the file, with a line in the place of each table that they make.

    `before` stands for the table with which the page before ends, if it does: what goes on in its columns is one too.
    With `in_cell` the segments are those of a cell, where columns of running text are not to be expected.
    """
    once = _found(list(_parted(found)), before, in_cell=in_cell)
    new = [line for line in once if line.table is not None and line not in found]
    if not new:
        return once
    cut = list(_parted(found, [_Strip.of(line) for line in new]))
    return _found(cut, before, in_cell=in_cell) if len(cut) > len(found) else once


def _found(found: Sequence[Line], before: Line | None, *, in_cell: bool) -> list[Line]:
    made: list[Line] = []
    rows = list(_rows(_stacks(found)))
    count = _going_on(rows, before)
    if count:
        made.append(_line(rows[:count]))
    tables = list(_tables(rows[count:]))
    in_columns = (
        not in_cell and any(len(held) == 1 and len(held[0]) > 1 for held in tables) and strip(found) is not None
    )
    for held in tables:
        made += (
            [_line(held)]
            if _is_table(held, in_columns=in_columns)
            else [line for row in held for each in row for line in each.lines]
        )
    return made


def _going_on(rows: Sequence[_Row], before: Line | None) -> int:
    """How many of the first rows keep to the columns of the table `before`. Its first column may begin where the text
    does: what stands there alone is only the rest of a cell if it begins small."""
    if before is None or before.table is None:
        return 0
    lefts = sorted({cell.left for row in before.table.rows for cell in row})
    for count, row in enumerate(rows):
        follows = not count or _follows(rows[count - 1], row)
        begins_small = row[0].text[:1].islower() and not count
        apart = len(row) > 1 or row[0].left > lefts[0] + _INDENT * row[0].size or begins_small
        if not (follows and apart and all(_keeps_to(lefts, stack, before.right) for stack in row)):
            return count
    return len(rows)


def _keeps_to(lefts: Sequence[float], stack: _Stack, edge: float) -> bool:
    """Whether the stack stands in the column at one of the places `lefts`, the last of which reaches to the `edge`."""
    beyond = next((left for left in lefts if left > stack.left + _NEAR), edge + stack.size)
    return any(abs(stack.left - left) < _NEAR for left in lefts) and stack.right < beyond


def _parted(found: Sequence[Line], tables: Sequence[_Strip] = ()) -> Iterator[Line]:
    """The segments, those cut where cells begin in them: where the line that follows stands right below a word, and
    where a column of one of the `tables` begins whose rows stand around it."""
    for line, below in zip_longest(found, found[1:]):
        if line.table is not None:
            yield line
            continue
        places = {place for table in tables if table.is_along(line) for place in table.lefts} if tables else set()
        if below is not None and below.left > line.left + line.size and 0 < below.y - line.y < _LEADING * line.size:
            places.add(below.left)
        if not places:
            yield line
            continue
        cuts = [at for at in range(1, len(line.words)) if _begins_cell(line, at, places)]
        for start, end in pairwise((0, *cuts, len(line.words))):
            yield Line(line.words[start:end], line.page, line.column) if cuts else line


def _begins_cell(line: Line, at: int, places: Iterable[float]) -> bool:
    """Whether the word stands behind a gap at one of the places, and is not the first of a note behind its sign."""
    word = line.words[at]
    apart = word.left - line.words[at - 1].right > _GAP * line.size
    is_cell = apart and any(abs(word.left - place) < _SAME_EDGE for place in places)
    return is_cell and not (at == 1 and is_sign_of(line.words[0], word))


def _stacks(found: Iterable[Line]) -> Iterator[_Stack]:
    stack: list[Line] = []
    for line in found:
        if stack and not _is_under(stack, line):
            yield _Stack(stack)
            stack = []
        stack.append(line)
    if stack:
        yield _Stack(stack)


def _is_under(stack: Sequence[Line], line: Line) -> bool:
    last = stack[-1]
    if line.table or last.table or not 0 < line.y - last.y < _LEADING * max(line.size, last.size):
        return False
    if line.left > last.right or line.right < last.left:
        return False
    off_centre = abs(line.left + line.right - last.left - last.right) / 2
    return off_centre < _NEAR or any(abs(line.left - each.left) < _INDENT * line.size for each in (last, stack[0]))


def _rows(stacks: Iterable[_Stack]) -> Iterator[_Row]:
    """Stacks that stand beside each other; what a stack has above them is a row of its own."""
    row: _Row = []
    for stack in stacks:
        cut = _cut(row[-1], stack) if row else None
        if cut is None or not row:
            if row:
                yield row
            row = [stack]
        elif not cut:
            row.append(stack)
        else:
            lines = row[-1].lines
            yield [*row[:-1], _Stack(lines[:cut])]
            row = [_Stack(lines[cut:]), stack]
    if row:
        yield row


def _cut(before: _Stack, stack: _Stack) -> int | None:
    """From which of its lines on `before` has `stack` beside it on the right, None where nowhere."""
    level = _LEVEL * stack.size
    if before.lines[0].table or stack.lines[0].table:
        return None
    if stack.left > before.right and abs(stack.top + stack.bottom - before.top - before.bottom) < level:
        return 0
    for at, line in enumerate(before.lines):
        if abs(line.y - stack.top) < level:
            return at if stack.left > max(each.right for each in before.lines[at:]) else None
    return None


def _tables(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Rows one below the other that keep to the same columns; what belongs to no table is given by itself."""
    held: list[_Row] = []
    columns: list[tuple[float, float]] = []
    for row in rows:
        widened = _widened(columns, row) if held and _follows(held[-1], row) else None
        if widened is None:
            yield from _trimmed(held)
            held, columns = [], [(stack.left, stack.right) for stack in row]
        else:
            columns = widened
        held.append(row)
    yield from _trimmed(held)


def _trimmed(rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows without those at either end that are a single stack, these by themselves."""
    several = [at for at, row in enumerate(rows) if len(row) > 1]
    if not several:
        yield from ([row] for row in rows)
        return
    first, last = several[0], several[-1] + 1
    yield from ([row] for row in rows[:first])
    yield rows[first:last]
    yield from ([row] for row in rows[last:])


def _follows(before: _Row, row: _Row) -> bool:
    bottom, top = max(stack.bottom for stack in before), min(stack.top for stack in row)
    return 0 < top - bottom < _ROWS_APART * row[0].size


def _widened(columns: Sequence[tuple[float, float]], row: _Row) -> list[tuple[float, float]] | None:
    """The columns with the row in them, None where it does not keep to them."""
    widened = list(columns)
    taken: set[int] = set()
    for stack in row:
        over = [at for at, (left, right) in enumerate(columns) if stack.left < right and left < stack.right]
        if taken.intersection(over) or (len(row) == 1 and len(over) != 1):
            return None
        taken.update(over)
        if len(over) == 1:
            left, right = columns[over[0]]
            widened[over[0]] = min(left, stack.left), max(right, stack.right)
        elif not over:
            widened.append((stack.left, stack.right))
    widened.sort()
    clear = all(one[1] < other[0] for one, other in pairwise(widened))
    return widened if clear else None


def _is_table(rows: Sequence[_Row], *, in_columns: bool) -> bool:
    several = [row for row in rows if len(row) > 1]
    if not several:
        return False
    if all(len(row) == 2 and len(row[0].text) <= _LABEL for row in several):
        return False
    deep = any(len(stack.lines) > 1 for row in several for stack in row)
    if len(several) == 1:
        return deep and not (in_columns and _are_columns(several[0]))
    if not deep:
        return len(several) > 2 and min(len(row) for row in several) > 2 and not _is_running(several)
    return not _is_running(several)


def _are_columns(row: _Row) -> bool:
    """Whether stacks that stand alone beside each other are columns of running text: long ones, or some that end at one
    height while a sentence runs on from one to the next."""
    if max(len(stack.lines) for stack in row) > _FEW:
        return True
    is_even = all(abs(one.bottom - other.bottom) < _LEADING * one.size for one, other in pairwise(row))
    return is_even and any(stack.text[:1].islower() for stack in row[1:])


def _is_running(rows: Sequence[_Row]) -> bool:
    """Whether these are columns of running text that the file holds line by line: their lines are full."""
    widths: dict[int, float] = {}
    for row in rows:
        for place, stack in enumerate(row):
            widths[place] = max(widths.get(place, 0.0), stack.right - stack.left)
    shallow = [row for row in rows if all(len(stack.lines) == 1 for stack in row)]
    full = [
        row
        for row in shallow
        if all(
            stack.right - stack.left > _FULL * widths[place] and len(stack.lines[0].words) >= _FEWEST_WORDS
            for place, stack in enumerate(row)
        )
    ]
    return 2 * len(shallow) >= len(rows) and 2 * len(full) > len(shallow)


def _line(rows: Sequence[_Row]) -> Line:
    columns: list[tuple[float, float]] = [(stack.left, stack.right) for stack in max(rows, key=len)]
    for row in rows:
        columns = _widened(columns, row) or columns
    return tabled([[_cell(stack, columns) for stack in row] for row in rows], rows[0][0].lines[0].page)


def _cell(stack: _Stack, columns: Sequence[tuple[float, float]]) -> Cell:
    over = [(left, right) for left, right in columns if stack.left < right and left < stack.right]
    left = min([stack.left, *(left for left, _ in over)])
    return Cell(tuple(stack.lines), left, max([stack.right, *(right for _, right in over)]))
