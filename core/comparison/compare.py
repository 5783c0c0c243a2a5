"""Statements become a Comparison. Pure: the same statements, options and constraints give the same Comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.alignment.align import AlignmentOptions, align
from core.alignment.rows import AlignedRow, Constraints, Link, Reason
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.commitments.find import find_acts
from core.comparison.differences import judge
from core.comparison.facts import cell_facts
from core.comparison.names import own_names, short_forms
from core.comparison.terms import Wording
from core.comparison.tints import tints
from core.comparison.values import Agreement, Comparison, Relation, Row
from core.comparison.variants import variants
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if


@dataclass(frozen=True, slots=True)
class Options:
    """What the person can choose. `reading_order` is the id of the statement whose order the rows follow, "" for the
    first."""

    alignment: AlignmentOptions = field(default_factory=AlignmentOptions)
    reading_order: str = ""


def compare(
    statements: Sequence[Statement],
    *,
    options: Options | None = None,
    constraints: Constraints | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Comparison:
    """Set `statements` side by side, in the order of the columns given; none of them is the base.

    One statement alone gives a row for each of its clauses, none gives an empty Comparison. Raises Cancelled.
    """
    options = options or Options()
    constraints = constraints or Constraints()
    acts: list[Act] = []
    for statement in statements:
        stop_if(should_cancel)
        acts.extend(find_acts(statement))
    if not statements:
        return Comparison((), (), (), "")
    alignment = align(
        statements,
        acts=acts,
        options=options.alignment,
        constraints=constraints,
        reading_order=options.reading_order,
        on_progress=on_progress,
        should_cancel=should_cancel,
    )
    rows = _rows(alignment.rows, statements, acts, should_cancel)
    return Comparison(tuple(statements), rows, tuple(acts), alignment.reading_order, constraints)


def _rows(
    aligned: Sequence[AlignedRow], statements: Sequence[Statement], acts: Sequence[Act], should_cancel: ShouldCancel
) -> tuple[Row, ...]:
    wordings = _wordings(statements, acts)
    by_id = {statement.id: statement for statement in statements}
    acts_of: dict[str, list[Act]] = {}
    for act in acts:
        acts_of.setdefault(act.clause, []).append(act)
    rows = []
    for row in aligned:
        stop_if(should_cancel)
        rows.append(_row(row, by_id, acts_of, wordings))
    return tuple(rows)


def _wordings(statements: Sequence[Statement], acts: Sequence[Act]) -> Mapping[str, Wording]:
    names = own_names(statements, acts)
    found = {}
    for statement in statements:
        language = variants(statement.language)
        alike = [other for other in statements if other.language == statement.language]
        found[statement.id] = Wording(language, names[statement.id], short_forms(alike, language))
    return found


def _row(
    row: AlignedRow,
    statements: Mapping[str, Statement],
    acts_of: Mapping[str, Sequence[Act]],
    wordings: Mapping[str, Wording],
) -> Row:
    if len(row.cells) == 1:
        alone = Agreement(((row.cells[0].statement,),))
        why = "No clause of another statement came near enough."
        return Row(row.id, row.cells, Relation.ONLY, alone, (), {}, row.moved, (), 1.0, why)
    cells = [
        cell_facts(
            cell,
            statements[cell.statement],
            [act for clause in cell.clauses for act in acts_of.get(clause.id, ())],
            wordings[cell.statement],
        )
        for cell in row.cells
    ]
    marked = tints(cells)
    verdict = judge(cells, marked)
    return Row(
        id=row.id,
        cells=row.cells,
        relation=verdict.relation,
        agreement=verdict.agreement,
        differences=verdict.differences,
        tints=marked,
        moved=row.moved,
        links=row.links,
        sure=min((link.sure for link in row.links), default=1.0),
        why=_why(row.links),
    )


_MOST_REASONS = 3
"""Pieces of evidence that the reason for a row names; the links hold them all."""


def _why(links: Sequence[Link]) -> str:
    """The strongest evidence of the links, one piece of each sort."""
    strongest: dict[str, Reason] = {}
    for link in links:
        for reason in link.reasons:
            if reason.evidence not in strongest or reason.strength > strongest[reason.evidence].strength:
                strongest[reason.evidence] = reason
    named = sorted(strongest.values(), key=lambda reason: -reason.strength)[:_MOST_REASONS]
    words = "; ".join(reason.words for reason in named)
    return f"{words[0].upper()}{words[1:]}." if words else "Put together by hand."
