"""Scored pairs become rows, in an order that reads well, with what the person said obeyed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from core.alignment.grouping import Grouping, log_odds
from core.alignment.model import weighed
from core.alignment.ordering import in_reading_order, out_of_order
from core.alignment.prepare import Prepared
from core.alignment.rows import AlignedRow, Alignment, Cell, Constraints, Link, Reason
from core.clauses.statement import Clause
from core.progress import ShouldCancel, never


def solve(
    prepared: Prepared,
    *,
    columns: Sequence[str],
    constraints: Constraints | None = None,
    reading_order: str = "",
    should_cancel: ShouldCancel = never,
) -> Alignment:
    """Make rows of what was prepared; `columns` are the ids of the statements in the order of the cells."""
    constraints = constraints or Constraints()
    groups = _groups(prepared, constraints, should_cancel)
    order = _order(prepared, groups, reading_order)
    said = [frozenset(ids) for ids in constraints.together]
    ordered = [groups[index] for index in order]
    moved = _moved(prepared, ordered)
    return Alignment(tuple(_row(prepared, group, columns, said, moved) for group in ordered), reading_order)


def _groups(prepared: Prepared, constraints: Constraints, should_cancel: ShouldCancel) -> list[list[int]]:
    grouping = Grouping(prepared.scores, prepared.statement_of)
    grouping.constrain(constraints, prepared.number_of)
    grouping.match(prepared.ranked, prepared.options.link_at_least, should_cancel)
    wishes = [
        (weighed(prepared.model.joining, evidence), lone, host)
        for lone, host, evidence in grouping.wishes(prepared.joining, should_cancel)
    ]
    least = log_odds(prepared.model.join_at_least)
    grouping.gather(wish for wish in wishes if wish[0] >= least)
    return grouping.groups


def _order(prepared: Prepared, groups: Sequence[Sequence[int]], reading_order: str) -> list[int]:
    clauses = prepared.looked.sheet.clauses
    row_of = {clauses[number].id: row for row, group in enumerate(groups) for number in group}
    leading: Sequence[Clause] = ()
    others = []
    for statement in prepared.statements:
        if statement.id == reading_order:
            leading = statement.clauses
        else:
            others.append(statement.clauses)
    return in_reading_order(len(groups), row_of, leading, others)


def _row(
    prepared: Prepared,
    group: Sequence[int],
    columns: Sequence[str],
    said: Sequence[frozenset[str]],
    moved: Collection[int],
) -> AlignedRow:
    clauses = prepared.looked.sheet.clauses
    cells: dict[str, list[Clause]] = {}
    for number in group:
        cells.setdefault(clauses[number].statement, []).append(clauses[number])
    links = []
    for a, b in combinations(group, 2):
        one, other = clauses[a], clauses[b]
        if one.statement != other.statement:
            by_hand = any(one.id in ids and other.id in ids for ids in said)
            link = _by_hand(one, other) if by_hand else prepared.link(a, b)
            if link:
                links.append(link)
    return AlignedRow(
        id=clauses[group[0]].id,
        cells=tuple(Cell(name, tuple(cells[name])) for name in columns if name in cells),
        links=tuple(links),
        moved=frozenset(clauses[number].id for number in group if number in moved),
    )


def _by_hand(one: Clause, other: Clause) -> Link:
    return Link(one.id, other.id, 1.0, (Reason("correction", 1.0, "you put them together"),))


def _moved(prepared: Prepared, ordered: Sequence[Sequence[int]]) -> set[int]:
    """The clauses of rows of several statements, which come in order, that stand out of the order of the others."""
    statement_of = prepared.statement_of
    place = {
        number: nth
        for nth, group in enumerate(ordered)
        if len(group) > 1 and len({statement_of[number] for number in group}) > 1
        for number in group
    }
    moved: set[int] = set()
    for span in prepared.looked.sheet.spans:
        shared = [number for number in span if number in place]
        moved.update(shared[index] for index in out_of_order([place[number] for number in shared]))
    return moved
