"""Statements become rows: which clauses belong together.

`prepare` looks at the statements and scores pairs of clauses; `solve` makes rows of the scores and of what the person
said. A correction needs only `solve` again.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.alignment.prepare import AlignmentOptions, prepare
from core.alignment.rows import Alignment, Constraints
from core.alignment.solve import solve
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.progress import OnProgress, ShouldCancel, never, no_progress

__all__ = ["AlignmentOptions", "align"]


def align(
    statements: Sequence[Statement],
    *,
    acts: Sequence[Act] = (),
    options: AlignmentOptions | None = None,
    constraints: Constraints | None = None,
    reading_order: str = "",
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Alignment:
    """Set the clauses of `statements` together: every clause is in exactly one row.

    `acts` of the clauses are evidence where they are given. `reading_order` is the id of the statement whose order the
    rows follow, by default the first. The same statements in another order give the same rows. Constraints are obeyed;
    the rest is aligned around them. Raises Cancelled where `should_cancel` says so, asked every few milliseconds.
    """
    prepared = prepare(statements, acts=acts, options=options, on_progress=on_progress, should_cancel=should_cancel)
    base = reading_order or (statements[0].id if statements else "")
    columns = [statement.id for statement in statements]
    return solve(prepared, columns=columns, constraints=constraints, reading_order=base, should_cancel=should_cancel)
