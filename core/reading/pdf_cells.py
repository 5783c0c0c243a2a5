"""What stands in the tables of a PDF as blocks, row by row, as Word's tables are read.

A table that goes on over a page is one: a heading that is repeated there is left out, and a row of which only the cells
that are not finished go on is put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from core.reading.blocks import Block, as_row
from core.reading.document import LeftOut
from core.reading.pdf_lines import Cell, Line, lines, tabled
from core.reading.pdf_paragraphs import Edges, Hyphens, Leading, is_full, paragraphs, usual_distances
from core.reading.pdf_unruled import unruled

_SAME_PLACE = 4.0
"""Points by which the columns of a table may differ from page to page."""
_COLUMN = "cell"
_LEADING = 2.6
"""A cell that ends higher above the foot of its row, in sizes of its letters, does not go on over the page."""
_STOPS = (".", ";", "!", "?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, where pages begin in it, as (offset, page), and where notes hang on it, as (offset, number)."""

    block: Block
    pages: tuple[tuple[int, int], ...]
    notes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """A table put together over a page, and what of it was left out."""

    table: Line
    left_out: tuple[LeftOut, ...]


def flat(found: Iterable[Line]) -> Iterator[Line]:
    """The lines, those in the cells of tables in the place of these."""
    for line in found:
        if line.table is None:
            yield line
        else:
            yield from flat(held for row in line.table.rows for cell in row for held in cell.lines)


def table_rows(line: Line, hyphens: Hyphens, leading: Leading) -> Iterator[Placed]:
    """The rows of the table for which the line stands; `leading` is that of the text."""
    if line.table is None:
        return
    rows = [[(cell, _read(cell)) for cell in row] for row in line.table.rows]
    own = usual_distances([held for row in rows for _, read in row for held in read])
    apart = Leading({**leading.usual, **own})
    for row in rows:
        yield from _row([list(_placed(cell, read, hyphens, apart)) for cell, read in row])


def _read(cell: Cell) -> list[Line]:
    """The lines of the cell in the order of reading; those of a row that goes on over a page are page by page."""
    pages = sorted({line.page for line in cell.lines})
    parts = ([line for line in cell.lines if line.page == page] for page in pages)
    found = chain.from_iterable(lines(unruled(part, in_cell=True)) for part in parts)
    return [replace(line, column=_COLUMN) for line in found]


def _placed(cell: Cell, read: Sequence[Line], hyphens: Hyphens, leading: Leading) -> Iterator[Placed]:
    edges = {(line.page, _COLUMN): Edges(cell.left, cell.right) for line in read}
    run: list[Line] = []
    for line in (*read, None):
        if line is not None and line.table is None:
            run.append(line)
            continue
        for made in paragraphs(run, hyphens, edges, leading):
            yield Placed(Block(made.words), made.pages, made.notes)
        run = []
        if line is not None:
            yield from table_rows(line, hyphens, leading)


def _row(cells: Sequence[Sequence[Placed]]) -> Iterator[Placed]:
    row = as_row([[each.block for each in cell] for cell in cells])
    if len(row) != 1:
        yield from chain.from_iterable(cells)
        return
    pages: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    at = 0
    for (only,) in cells:
        pages += ((at + offset, page) for offset, page in only.pages)
        notes += ((at + offset, number) for offset, number in only.notes)
        at += len(only.block.words) + 1
    yield Placed(row[0], tuple(pages), tuple(notes))


def over_page(before: Line, after: Line) -> Joined | None:
    """The two tables as one, where `after` is the first on its page and goes on with `before`, the last on its own;
    None where they are not tables or have other columns."""
    if before.table is None or after.table is None or before.page >= after.page:
        return None
    rows, others = before.table.rows, after.table.rows
    if not _same_columns(rows, others):
        return None
    count = 0
    while count < min(len(rows), len(others) - 1) and _words(rows[count]) == _words(others[count]):
        count += 1
    said = " ".join(chain.from_iterable(_words(row) for row in others[:count]))
    left_out = (LeftOut(said, f"heading of a table, repeated on page {after.page}"),) if count else ()
    others = others[count:]
    joined = _joined(rows[-1], others[0])
    rows = (*rows, *others) if joined is None else (*rows[:-1], joined, *others[1:])
    return Joined(replace(tabled(rows, after.page, before.column), page=after.page), left_out)


def _words(row: Sequence[Cell]) -> list[str]:
    return [word.text for cell in row for line in cell.lines for word in line.words]


def _same_columns(rows: Sequence[Sequence[Cell]], others: Sequence[Sequence[Cell]]) -> bool:
    places = [cell.left for row in rows for cell in row]
    return all(any(abs(cell.left - place) < _SAME_PLACE for place in places) for row in others for cell in row)


def _joined(last: Sequence[Cell], first: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The row that goes on over the page, None where the first row there is another one."""
    made = list(last)
    foot = max(word.y for word in chain.from_iterable(line.words for cell in last for line in cell.lines))
    full: list[bool] = []
    runs_on: list[bool] = []
    for cell in first:
        at = next((at for at, held in enumerate(last) if abs(held.left - cell.left) < _SAME_PLACE), None)
        if at is None:
            return None
        above, below = _read(last[at])[-1], _read(cell)[0]
        if above.table is not None or below.table is not None or foot - above.y > _LEADING * above.size:
            return None
        edges = {(above.page, _COLUMN): Edges(last[at].left, last[at].right)}
        full.append(is_full(above, below, edges))
        runs_on.append(full[-1] and not above.text.endswith(_STOPS) and below.text[:1].islower())
        made[at] = replace(last[at], lines=(*last[at].lines, *cell.lines))
    return tuple(made) if all(full) or any(runs_on) else None
