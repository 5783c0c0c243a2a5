"""Statements become rows: which clauses belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from core.alignment.rows import AlignedRow, Alignment, Cell, Constraints, Link, Reason
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """How clauses are set together."""

    link_at_least: float = 0.6


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
    """Set the clauses of `statements` together."""
    options = options or AlignmentOptions()
    order = {s.id: i for i, s in enumerate(statements)}
    links: list[Link] = []
    for a, b in combinations(sorted(statements, key=lambda s: s.id), 2):
        stop_if(should_cancel)
        best = {}
        scores = {}
        for x in a.clauses:
            for y in b.clauses:
                s = fuzz.token_set_ratio(a.words_of(x), b.words_of(y)) / 100
                scores[x.id, y.id] = s
                if s > best.get(x.id, (0, ""))[0]:
                    best[x.id] = (s, y.id)
                if s > best.get(y.id, (0, ""))[0]:
                    best[y.id] = (s, x.id)
        for (x_id, y_id), s in scores.items():
            if s >= options.link_at_least and best[x_id][1] == y_id and best[y_id][1] == x_id:
                links.append(Link(x_id, y_id, s, (Reason("words", s, f"{s:.0%} of the words shared"),)))
    clause = {c.id: c for s in statements for c in s.clauses}
    group = {c: {c} for c in clause}
    kept: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda k: (-k.sure, k.first, k.second)):
        g, h = group[link.first], group[link.second]
        if g is not h and not ({clause[c].statement for c in g} & {clause[c].statement for c in h}):
            g |= h
            for c in h:
                group[c] = g
    rows = []
    for g in {id(g): g for g in group.values()}.values():
        members = sorted((clause[c] for c in g), key=lambda c: (c.statement, c.start))
        cells = tuple(
            Cell(s.id, tuple(c for c in members if c.statement == s.id))
            for s in statements
            if any(c.statement == s.id for c in members)
        )
        inside = tuple(k for k in links if k.first in g and k.second in g)
        rows.append(AlignedRow(members[0].id, cells, inside))
    base = reading_order or statements[0].id
    rows.sort(
        key=lambda r: (
            min(
                (
                    c.clauses[0].start / len(statements[order[c.statement]].text)
                    for c in r.cells
                    if c.statement == base
                ),
                default=min(c.clauses[0].start / len(statements[order[c.statement]].text) for c in r.cells),
            ),
            r.id,
        )
    )
    return Alignment(tuple(rows), base)
