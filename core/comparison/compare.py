"""Statements become a Comparison. Pure: the same statements, options and constraints give the same Comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from core.alignment.align import AlignmentOptions, align
from core.alignment.rows import AlignedRow, Constraints
from core.clauses.statement import Statement
from core.clauses.words import words
from core.commitments.find import find_acts
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
from core.progress import OnProgress, ShouldCancel, never, no_progress


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
    """Set `statements` side by side, in the order of the columns given."""
    options = options or Options()
    constraints = constraints or Constraints()
    acts = tuple(act for statement in statements for act in find_acts(statement))
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
    by_id = {s.id: s for s in statements}
    rows = tuple(_row(row, by_id) for row in alignment.rows)
    return Comparison(tuple(statements), rows, acts, alignment.reading_order, constraints)


def _row(row: AlignedRow, by_id: dict[str, Statement]) -> Row:
    texts = {c.statement: " ".join(by_id[c.statement].words_of(k) for k in c.clauses) for c in row.cells}
    ids = tuple(texts)
    if len(ids) == 1:
        return Row(
            row.id,
            row.cells,
            Relation.ONLY,
            Agreement((ids,)),
            (),
            {},
            row.moved,
            (),
            1.0,
            "Nothing in the other statements came near.",
        )
    keys = {i: [w.key for w in words(t)] for i, t in texts.items()}
    groups: dict[tuple[str, ...], list[str]] = {}
    for i in ids:
        groups.setdefault(tuple(keys[i]), []).append(i)
    agreement = Agreement(tuple(sorted((tuple(g) for g in groups.values()), key=lambda g: (-len(g), ids.index(g[0])))))
    tints: dict[str, list[Tint]] = {i: [] for i in ids}
    all_words = {
        c.statement: [w for k in c.clauses for w in words(by_id[c.statement].text, k.start, k.end)] for c in row.cells
    }
    base = ids[0]
    for other in ids[1:]:
        a, b = all_words[base], all_words[other]
        for op, i1, i2, j1, j2 in SequenceMatcher(
            None, [w.key for w in a], [w.key for w in b], autojunk=False
        ).get_opcodes():
            if op == "equal":
                continue
            kind = TintKind.SUBSTANCE if (j2 - j1) > 2 else TintKind.WORDING
            if j2 > j1:
                tints[other].append(Tint(b[j1].start, b[j2 - 1].end, kind))
            if i2 > i1 and other == ids[1]:
                tints[base].append(Tint(a[i1].start, a[i2 - 1].end, kind))
    same = len(groups) == 1
    differences = (
        ()
        if same
        else (Difference(DifferenceKind.WORDING, tuple(Side((i,), texts[i]) for i in ids), "The words differ.", True),)
    )
    sure = min((link.sure for link in row.links), default=1.0)
    return Row(
        row.id,
        row.cells,
        Relation.SAME if same else Relation.DIFFERS,
        agreement,
        differences,
        {i: tuple(t) for i, t in tints.items()},
        row.moved,
        row.links,
        sure,
        "; ".join(r.words for link in row.links for r in link.reasons),
    )
