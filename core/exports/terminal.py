"""A comparison for the terminal: the summary, what matters, and a table of the rows as wide as the terminal.

Columns stand side by side where each has room for a few words, else the statements of a row stand below each other.
Rows that are shared fold into one line unless all are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from core.clauses.statement import Clause
from core.comparison.summary import Matter, Summary, strongest, summarise
from core.comparison.values import Comparison, Relation, Row, TintKind
from core.exports.columns import Line, Style, Styled, beside, broken, width_of, written
from core.exports.marked_words import MarkOn, Piece, pieces
from core.exports.wording import (
    KIND_SIGNS,
    SIGNS,
    caption_label,
    closeness_sentence,
    commitments_sentence,
    formula,
    proof,
    relation_word,
    rows_sentence,
    shortened,
    standing_sentence,
)

_STATES: Mapping[Relation, Style] = {
    Relation.SAME: Style.SHARED,
    Relation.REWORDED: Style.SHARED,
    Relation.DIFFERS: Style.DIFFERS,
    Relation.ONLY: Style.ONLY,
}
_GAP = "  "


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """How the table is set.

    `width` is that of the terminal in cells; `colour` whether it may be told to change colours; `all_rows` whether
    shared rows are written too, and every difference. A column is side by side with others from `column_at_least` cells
    on. `matters_at_most` differences are listed, the words of a side cut to `side_at_most` characters.
    """

    width: int = 100
    colour: bool = False
    all_rows: bool = False
    column_at_least: int = 22
    matters_at_most: int = 12
    side_at_most: int = 160


def lines(comparison: Comparison, options: TerminalOptions | None = None) -> Iterator[str]:
    """What is printed, line by line."""
    options = options or TerminalOptions()
    summary = summarise(comparison)
    for line in (
        *_opening(comparison, summary, options),
        *_rows(comparison, options),
        *_matters(comparison, summary, options),
        *_paragraph(((proof(comparison), Style.FAINT),), options),
    ):
        yield written(line, colour=options.colour)


def _paragraph(words: tuple[Styled, ...], options: TerminalOptions) -> Iterator[Line]:
    yield from broken(words, options.width)


def _opening(comparison: Comparison, summary: Summary, options: TerminalOptions) -> Iterator[Line]:
    yield from _paragraph(((rows_sentence(comparison, summary), Style.BOLD),), options)
    promised = f"{commitments_sentence(comparison, summary)} {standing_sentence(comparison, summary)}".rstrip()
    for sentence in (promised, closeness_sentence(comparison, summary)):
        if sentence:
            yield from _paragraph(((sentence, Style.PLAIN),), options)
    yield ()
    for profile in summary.profiles:
        statement = comparison.statement[profile.statement]
        letter = comparison.letters[statement.id]
        facts = f"({statement.source}, {profile.words:,} words, {profile.clauses:,} clauses)"
        title = broken(
            ((statement.title, Style.PLAIN), (f" {facts}", Style.FAINT)), options.width - len(letter) - len(_GAP)
        )
        yield from beside([[((letter, Style.BOLD),)], title], [len(letter), options.width - len(letter) - 2])
    yield ()


def _rows(comparison: Comparison, options: TerminalOptions) -> Iterator[Line]:
    numbered = enumerate(comparison.rows, start=1)
    folds = len(comparison.statements) > 1 and not options.all_rows

    def is_folded(item: tuple[int, Row]) -> bool:
        return folds and item[1].relation in (Relation.SAME, Relation.REWORDED)

    for folded, run in groupby(numbered, key=is_folded):
        rows = list(run)
        if folded:
            yield from _paragraph(_fold([number for number, _ in rows]), options)
            yield ()
            continue
        for number, row in rows:
            yield from _row(comparison, row, number, options)
            yield ()


def _fold(numbers: list[int]) -> Line:
    rows = f"row {numbers[0]}" if len(numbers) == 1 else f"rows {numbers[0]} to {numbers[-1]}"
    return ((f"{SIGNS[Relation.SAME]} {rows} shared", Style.SHARED), (" (--all shows them)", Style.FAINT))


def _row(comparison: Comparison, row: Row, number: int, options: TerminalOptions) -> Iterator[Line]:
    head = _head(comparison, row, number)
    gutter = max(width_of("".join(text for text, _ in line)) for line in head)
    gutter = max(gutter, 2 + len("reworded"))
    columns = len(comparison.statements)
    width = (options.width - gutter - len(_GAP) * columns) // max(1, columns)
    if width < options.column_at_least:
        yield from _stacked(comparison, row, head, options)
        return
    cells = [_cell(comparison, row, statement.id, width) for statement in comparison.statements]
    yield from beside([head, *cells], [gutter, *[width] * columns])


def _stacked(comparison: Comparison, row: Row, head: list[Line], options: TerminalOptions) -> Iterator[Line]:
    yield tuple(styled for line in head for styled in (*line, (_GAP, Style.PLAIN)))
    for cell in row.cells:
        letter = comparison.letters[cell.statement]
        width = max(options.width - len(letter) - 2 * len(_GAP), options.column_at_least)
        yield from beside(
            [[((f"{_GAP}{letter}", Style.BOLD),)], _cell(comparison, row, cell.statement, width)],
            [len(_GAP) + len(letter), width],
        )


def _head(comparison: Comparison, row: Row, number: int) -> list[Line]:
    head: list[Line] = []
    if word := relation_word(comparison, row):
        head.append(((f"{SIGNS[row.relation]} {word}", _STATES[row.relation]),))
    if agreement := formula(comparison, row):
        head.append(((agreement, Style.PLAIN),))
    return [*head, ((f"row {number}", Style.FAINT),)]


def _cell(comparison: Comparison, row: Row, statement: str, width: int) -> list[Line]:
    cell = row.cell(statement)
    if cell is None:
        return [(("—", Style.FAINT),)]
    found: list[Line] = []
    for clause in cell.clauses:
        if caption := _caption(comparison, row, clause):
            found += broken(((caption, Style.FAINT),), width)
        found += broken(((piece.text, _style(piece)) for piece in pieces(comparison, row, clause)), width)
    return found


def _caption(comparison: Comparison, row: Row, clause: Clause) -> str:
    act = strongest(comparison.acts_of.get(clause.id, ()))
    parts = (
        caption_label(comparison, clause),
        f"level {act.level}" if act else "",
        "moved" if clause.id in row.moved else "",
    )
    return " · ".join(part for part in parts if part)


def _style(piece: Piece) -> Style:
    bold = MarkOn.COMMITMENT in piece.marks
    if piece.tint is TintKind.SUBSTANCE:
        return Style.SUBSTANCE_BOLD if bold else Style.SUBSTANCE
    if bold:
        return Style.BOLD
    return Style.WORDING if piece.tint is TintKind.WORDING else Style.PLAIN


def _matters(comparison: Comparison, summary: Summary, options: TerminalOptions) -> Iterator[Line]:
    if not summary.matters:
        return
    at_most = len(summary.matters) if options.all_rows else options.matters_at_most
    numbers = {row.id: number for number, row in enumerate(comparison.rows, start=1)}
    yield from _paragraph((("What differs, the weightiest first", Style.BOLD),), options)
    for matter in summary.matters[:at_most]:
        yield from _matter(comparison, matter, numbers[matter.row.id], options)
    if rest := len(summary.matters[at_most:]):
        yield from _paragraph(((f"and {rest} more (--all shows them)", Style.FAINT),), options)
    yield ()


def _matter(comparison: Comparison, matter: Matter, number: int, options: TerminalOptions) -> Iterator[Line]:
    kind = matter.difference.kind
    yield from _paragraph(
        (
            (f"{KIND_SIGNS[kind]} {kind}", Style.DIFFERS),
            (f" · {matter.topic}", Style.PLAIN),
            (f" (row {number})", Style.FAINT),
        ),
        options,
    )
    for side in matter.difference.sides:
        who = "=".join(comparison.letters[statement] for statement in side.statements)
        said = f"“{shortened(side.words, options.side_at_most)}”" if side.words else "nothing of the kind"
        level = f" (level {side.level})" if side.level else ""
        width = max(options.width - len(who) - 2 * len(_GAP), options.column_at_least)
        words = broken(((said, Style.PLAIN), (level, Style.FAINT)), width)
        yield from beside([[((f"{_GAP}{who}", Style.BOLD),)], words], [len(_GAP) + len(who), width])
