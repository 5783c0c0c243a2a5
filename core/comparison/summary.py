"""What a Comparison comes to: counts, the commitments in a table, how close the statements are, and what matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from core.commitments.acts import Act
from core.comparison.common_words import words_in_common
from core.comparison.selection import Show, holds_commitment, row_counts
from core.comparison.values import Comparison, Difference, DifferenceKind, Relation, Row


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A row in which somebody commits to something.

    `acts` maps each statement id of the row to its acts there, the strongest commitment first; a statement whose clause
    commits to nothing has other acts or none. `topic` is what the row is about, in words of the statements. `levels` is
    the lowest and the highest level that the statements' strongest commitments have. `spread` orders rows by how far
    apart the statements are: 0 for a shared commitment; the difference of levels weighs most.
    """

    row: Row
    topic: str
    acts: Mapping[str, tuple[Act, ...]]
    levels: tuple[int, int]
    spread: float


@dataclass(frozen=True, slots=True)
class StatementProfile:
    """How one statement divides: clauses by what happens to them, commitments by level (1 to 6)."""

    statement: str
    clauses: int
    words: int
    shared: int
    differing: int
    alone: int
    commitments: Mapping[int, int]

    @property
    def matched(self) -> float:
        """The part, 0 to 1, of its clauses that have a partner; 0 for a statement without clauses."""
        return (self.shared + self.differing) / self.clauses if self.clauses else 0.0


@dataclass(frozen=True, slots=True)
class Matter:
    """A difference worth a look, with its row."""

    row: Row
    topic: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Summary:
    """What the window's Commitments and Overview, and every report, say of a comparison.

    `closeness` maps each pair of statement ids, in column order, to the part of their words that stand in rows they
    share and are the same there, 0 to 1; in different languages, that stand in rows on which the two agree. `kinds`
    counts the rows in which a difference of each kind is one of substance. `matters` is in order of weight. `rows` and
    `commitment_counts` count by what a filter would show. Of the commitments, `shared_by_all` and `shared_by_some`
    count those that all the statements, or only some of them, have and agree on, and `commitment_kinds` those that
    differ, by in what.
    """

    rows: Mapping[Show, int]
    commitments: tuple[CommitmentRow, ...]
    commitment_counts: Mapping[Show, int]
    profiles: tuple[StatementProfile, ...]
    closeness: Mapping[tuple[str, str], float]
    kinds: Mapping[DifferenceKind, int]
    matters: tuple[Matter, ...]
    shared_by_all: int = 0
    shared_by_some: int = 0
    commitment_kinds: Mapping[DifferenceKind, int] = field(default_factory=dict)


def summarise(comparison: Comparison) -> Summary:
    """Count, rank and weigh what `comparison` holds."""
    kinds = _kinds(comparison.rows)
    promising = [row for row in comparison.rows if holds_commitment(comparison, row)]
    shared = [row for row in promising if row.relation in (Relation.SAME, Relation.REWORDED)]
    by_all = sum(len(row.cells) == len(comparison.statements) for row in shared)
    return Summary(
        rows=row_counts(comparison),
        commitments=tuple(_commitment_row(comparison, row) for row in promising),
        commitment_counts=row_counts(comparison, commitments_only=True),
        profiles=tuple(_profile(comparison, statement.id) for statement in comparison.statements),
        closeness=_closeness(comparison),
        kinds=kinds,
        matters=_matters(comparison),
        shared_by_all=by_all,
        shared_by_some=len(shared) - by_all,
        commitment_kinds={kind: number for kind, number in _kinds(promising).items() if number},
    )


def _kinds(rows: Iterable[Row]) -> Mapping[DifferenceKind, int]:
    """Rows in which there is a difference of substance of each kind, in the order of weight."""
    found = Counter(
        kind for row in rows for kind in {difference.kind for difference in row.differences if difference.substance}
    )
    return {kind: found[kind] for kind in DifferenceKind}


def topic_of(comparison: Comparison, row: Row) -> str:
    """What a row is about: the heading or lead that its clauses stand under, else their first own words."""
    topics = Counter(clause.topic for clause in row.clauses if clause.topic)
    if topics:
        return topics.most_common(1)[0][0]
    clause = row.clauses[0]
    return _beginning(comparison.statement[clause.statement].text[clause.body : clause.end])


def strongest(acts: tuple[Act, ...]) -> Act | None:
    """The commitment of the highest level, the first of equals; None where nothing is committed to."""
    return max((act for act in acts if act.level), key=lambda act: act.level or 0, default=None)


_TOPIC_LENGTH = 48


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _TOPIC_LENGTH:
        return words
    return words[:_TOPIC_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _commitment_row(comparison: Comparison, row: Row) -> CommitmentRow:
    acts: dict[str, tuple[Act, ...]] = {}
    for cell in row.cells:
        found = [act for clause in cell.clauses for act in comparison.acts_of.get(clause.id, ())]
        acts[cell.statement] = tuple(sorted(found, key=lambda act: -(act.level or 0)))
    levels = [act.level or 0 for held in acts.values() if (act := strongest(held))]
    return CommitmentRow(
        row, topic_of(comparison, row), acts, (min(levels), max(levels)), _spread(comparison, row, levels)
    )


def _spread(comparison: Comparison, row: Row, levels: list[int]) -> float:
    """How far apart the statements are: levels first, then how weighty and how many the other differences are, then
    how many statements are absent; a commitment of one statement alone comes after all that differ."""
    if row.relation is Relation.ONLY:
        return 0.1
    if row.relation is not Relation.DIFFERS:
        return 0.0
    lightest = len(DifferenceKind)
    others = sum((lightest - difference.kind.rank) / lightest for difference in row.differences if difference.substance)
    absent = len(comparison.statements) - len(row.cells)
    return 1.0 + (max(levels) - min(levels)) + others / 10 + absent / 100


def _profile(comparison: Comparison, statement: str) -> StatementProfile:
    clauses = comparison.statement[statement].clauses
    relations = Counter(comparison.row_of[clause.id].relation for clause in clauses)
    levels = Counter(act.level for clause in clauses for act in comparison.acts_of.get(clause.id, ()) if act.level)
    return StatementProfile(
        statement=statement,
        clauses=len(clauses),
        words=len(comparison.statement[statement].text.split()),
        shared=relations[Relation.SAME] + relations[Relation.REWORDED],
        differing=relations[Relation.DIFFERS],
        alone=relations[Relation.ONLY],
        commitments={level: levels[level] for level in range(1, 7)},
    )


def _closeness(comparison: Comparison) -> Mapping[tuple[str, str], float]:
    lengths = {s.id: {clause: len(words) for clause, words in s.words.items()} for s in comparison.statements}
    totals = {statement: sum(found.values()) for statement, found in lengths.items()}
    shared = dict.fromkeys(combinations(totals, 2), 0)
    across = _across_languages(comparison)
    for row in comparison.rows:
        if len(row.cells) < 2:
            continue
        common = row.common if row.common is not None else words_in_common(row.cells, comparison.statement)
        for first, second in combinations(row.cells, 2):
            pair = first.statement, second.statement
            if pair not in across:
                shared[pair] += 2 * common[pair]
            elif any({*pair} <= set(group) for group in row.agreement.groups):
                shared[pair] += sum(lengths[k.statement][k.id] for k in (*first.clauses, *second.clauses))
    return {(a, b): found / max(1, totals[a] + totals[b]) for (a, b), found in shared.items()}


def _across_languages(comparison: Comparison) -> frozenset[tuple[str, str]]:
    """The pairs of statements (ids, in column order) in different languages, which have no words in common."""
    return frozenset(
        (first.id, second.id)
        for first, second in combinations(comparison.statements, 2)
        if first.language and second.language and first.language != second.language
    )


def _matters(comparison: Comparison) -> tuple[Matter, ...]:
    weighty = [
        Matter(row, topic_of(comparison, row), difference)
        for row in comparison.rows
        for difference in row.differences
        if difference.substance
    ]
    place = {row.id: at for at, row in enumerate(comparison.rows)}
    return tuple(sorted(weighty, key=lambda m: (m.difference.kind.rank, -_gap(m.difference), place[m.row.id])))


def _gap(difference: Difference) -> int:
    levels = [side.level for side in difference.sides if side.level is not None]
    return max(levels) - min(levels) if levels else 0
