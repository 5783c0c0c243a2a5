"""Comparisons made by hand, so that the tests of the window rest on no engine of the core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.alignment.rows import Cell, Link, Reason
from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act, ActKind, Amount, Deadline, DeadlineKind, Phrase
from core.comparison.values import (
    Agreement,
    Comparison,
    Difference,
    DifferenceKind,
    Relation,
    Row,
    Side,
    Tint,
    TintKind,
)


@dataclass(frozen=True)
class Line:
    """A row to be: the words of each statement ("x" → "We will act"), and how they stand to each other. Words between
    asterisks are tinted as substance; "will …" commits at `levels`, "by 2030" is a deadline, "$5 million" an amount."""

    words: Mapping[str, str]
    relation: Relation = Relation.DIFFERS
    levels: Mapping[str, int] = field(default_factory=dict)
    moved: Sequence[str] = ()
    topic: str = ""


def made(lines: Sequence[Line], statements: Sequence[str] = "xyz") -> Comparison:
    """The comparison of `statements` that has these rows, in this order."""
    texts = dict.fromkeys(statements, "")
    clauses: dict[str, list[Clause]] = {statement: [] for statement in statements}
    acts: list[Act] = []
    rows = [_row(line, texts, clauses, acts) for line in lines]
    order = {statement: place for place, statement in enumerate(statements)}
    acts.sort(key=lambda act: (order[act.statement], act.start))
    held = tuple(Statement(s, f"Statement of {s}", f"{s}.txt", "en", texts[s], tuple(clauses[s])) for s in statements)
    return Comparison(held, tuple(rows), tuple(acts), statements[0])


def _row(line: Line, texts: dict[str, str], clauses: dict[str, list[Clause]], acts: list[Act]) -> Row:
    cells, tints, moved = [], {}, set()
    for statement, marked in line.words.items():
        clause, tint = _clause(statement, marked, texts, len(clauses[statement]), line.topic)
        clauses[statement].append(clause)
        cells.append(Cell(statement, (clause,)))
        tints[statement] = tint
        acts.extend(_acts(clause, texts[statement], line.levels.get(statement)))
        if statement in line.moved:
            moved.add(clause.id)
    ids = tuple(line.words)
    groups = (ids,) if line.relation is not Relation.DIFFERS else tuple((s,) for s in ids)
    first = cells[0].clauses[0].id
    links = tuple(
        Link(first, cell.clauses[0].id, 0.8, (Reason("words", 0.8, "8 of 10 weighted words shared"),))
        for cell in cells[1:]
    )
    return Row(
        id=first,
        cells=tuple(cells),
        relation=line.relation,
        agreement=Agreement(groups),
        differences=_differences(line, ids, acts) if line.relation is Relation.DIFFERS else (),
        tints=tints,
        moved=frozenset(moved),
        links=links,
        sure=0.8 if links else 1.0,
        why="8 of 10 weighted words shared",
    )


def _clause(
    statement: str, marked: str, texts: dict[str, str], count: int, topic: str
) -> tuple[Clause, tuple[Tint, ...]]:
    parts = marked.split("*")
    words = "".join(parts)
    start = len(texts[statement])
    texts[statement] += words + "\n\n"
    at, tints = start, []
    for place, part in enumerate(parts):
        if place % 2:
            tints.append(Tint(at, at + len(part), TintKind.SUBSTANCE))
        at += len(part)
    kind = ClauseKind.PARAGRAPH
    clause = Clause(statement, f"{statement}-{count + 1}", start, start + len(words), kind, count, topic=topic)
    return clause, tuple(tints)


def _acts(clause: Clause, text: str, level: int | None) -> list[Act]:
    at = text.find("will", clause.start, clause.end)
    if at < 0:
        return []
    verb = Phrase(at, at + 4, "will")
    deadline = text.find("by 2030", clause.start, clause.end)
    amount = text.find("$5 million", clause.start, clause.end)
    return [
        Act(
            clause.statement,
            clause.id,
            clause.start,
            clause.end,
            ActKind.COMMIT,
            "“will” is a firm pledge",
            verb,
            level or 4,
            actor="We",
            deadlines=(Deadline(deadline, deadline + 7, "by 2030", DeadlineKind.DATE, 2030),) if deadline >= 0 else (),
            amounts=(Amount(amount, amount + 10, "$5 million", None, "USD"),) if amount >= 0 else (),
        )
    ]


def _differences(line: Line, ids: tuple[str, ...], acts: Sequence[Act]) -> tuple[Difference, ...]:
    words = {statement: line.words[statement].replace("*", "") for statement in ids}
    wording = Difference(DifferenceKind.WORDING, tuple(Side((s,), words[s]) for s in ids), "The words differ.", True)
    if len({line.levels.get(statement) for statement in ids}) < 2:
        return (wording,)
    sides = tuple(Side((s,), "will", line.levels.get(s)) for s in ids)
    return (Difference(DifferenceKind.STRENGTH, sides, "“will” against “may”", True), wording)
