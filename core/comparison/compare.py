"""Statements become a Comparison. Pure: the same statements, options and constraints give the same Comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.alignment.align import AlignmentOptions
from core.alignment.rows import AlignedRow, Constraints
from core.alignment.solve import solve
from core.clauses.statement import Statement
from core.commitments.word_list import WordList
from core.comparison.prepare import PreparedComparison, prepare_comparison
from core.comparison.values import Comparison, Row
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if


@dataclass(frozen=True, slots=True)
class Options:
    """What the person can choose. `reading_order` is the id of the statement whose order the rows follow, "" for the
    first; `word_list` are words of the person's own, which win over the program's."""

    alignment: AlignmentOptions = field(default_factory=AlignmentOptions)
    reading_order: str = ""
    word_list: WordList | None = None


def compare(
    statements: Sequence[Statement],
    *,
    options: Options | None = None,
    constraints: Constraints | None = None,
    prepared: PreparedComparison | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Comparison:
    """Set `statements` side by side, in the order of the columns given; none of them is the base.

    One statement alone gives a row for each of its clauses, none gives an empty Comparison. `prepared` is what
    `prepare_comparison` made of these statements: with it the answer is the same, and much sooner there. Raises
    Cancelled, and ValueError where `prepared` is of other statements or options.
    """
    options = options or Options()
    constraints = constraints or Constraints()
    if not statements:
        return Comparison((), (), (), "")
    if prepared is None:
        prepared = prepare_comparison(
            statements,
            options=options.alignment,
            word_list=options.word_list,
            on_progress=on_progress,
            should_cancel=should_cancel,
        )
    elif not prepared.serves(statements, options.alignment, options.word_list):
        raise ValueError("what was prepared is of other statements or options")
    columns = [statement.id for statement in statements]
    alignment = solve(
        prepared.pairs,
        columns=columns,
        constraints=constraints,
        reading_order=options.reading_order or columns[0],
        should_cancel=should_cancel,
    )
    rows = tuple(_rows(prepared, alignment.rows, should_cancel))
    acts = tuple(act for column in columns for act in prepared.acts[column])
    words = options.word_list.name if options.word_list else ""
    return Comparison(
        tuple(statements),
        rows,
        acts,
        alignment.reading_order,
        constraints,
        word_list=words,
        unread=prepared.unread,
    )


def _rows(prepared: PreparedComparison, aligned: Sequence[AlignedRow], should_cancel: ShouldCancel) -> Iterator[Row]:
    for row in aligned:
        stop_if(should_cancel)
        yield prepared.row(row)
