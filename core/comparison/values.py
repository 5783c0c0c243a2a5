"""What comparison gives: rows with relation, agreement and differences, and all that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from core.alignment.rows import Cell, Constraints, Link
from core.clauses.statement import Clause, Statement
from core.clauses.titles import short_titles
from core.commitments.acts import Act


class Relation(StrEnum):
    """How the cells of a row stand to each other."""

    SAME = "same"
    REWORDED = "reworded"
    DIFFERS = "differs"
    ONLY = "only"


class DifferenceKind(StrEnum):
    """One way in which cells differ, in the order of weight."""

    STRENGTH = "strength"
    POLARITY = "polarity"
    AMOUNT = "amount"
    DEADLINE = "deadline"
    FIGURE = "figure"
    ACTOR = "actor"
    SCOPE = "scope"
    CONDITION = "condition"
    BRACKET = "bracket"
    WORDING = "wording"
    PRESENTATION = "presentation"

    @property
    def rank(self) -> int:
        """0 for what weighs most."""
        return list(DifferenceKind).index(self)

    @property
    def is_substance(self) -> bool:
        """Whether somebody would be bound differently. Wording may be substance too: the Difference says so."""
        return self not in (DifferenceKind.WORDING, DifferenceKind.PRESENTATION)


class TintKind(StrEnum):
    """Why words inside a cell are marked."""

    SUBSTANCE = "substance"
    WORDING = "wording"
    PRESENTATION = "presentation"


@dataclass(frozen=True, slots=True)
class Tint:
    """Words of a statement, `text[start:end]`, that the other cells of the row do not have."""

    start: int
    end: int
    kind: TintKind


@dataclass(frozen=True, slots=True)
class Side:
    """What some statements (ids, in column order) say; `words` is "" where they say nothing of the kind."""

    statements: tuple[str, ...]
    words: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which cells of a row differ, with the words on each side and the reason."""

    kind: DifferenceKind
    sides: tuple[Side, ...]
    why: str
    substance: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Which statements of a row say the same: groups of statement ids, the largest first, then in column order."""

    groups: tuple[tuple[str, ...], ...]

    def formula(self, names: Mapping[str, str]) -> str:
        """For instance "A=B≠C", with `names` giving what each statement id is called."""
        return "≠".join("=".join(names[statement] for statement in group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Row:
    """An aligned row with all that the comparison says of it.

    `tints` maps a statement id to the marked words of its cell, in order, not overlapping. `why` says, in words, why
    these clauses stand together; `sure` is 0 to 1, 1 for a row of one cell. `common` says for any two statements (ids,
    in the order of the cells) how many words their cells have in common, None where nobody counted them.
    """

    id: str
    cells: tuple[Cell, ...]
    relation: Relation
    agreement: Agreement
    differences: tuple[Difference, ...]
    tints: Mapping[str, tuple[Tint, ...]]
    moved: frozenset[str]
    links: tuple[Link, ...]
    sure: float
    why: str
    common: Mapping[tuple[str, str], int] | None = None

    def cell(self, statement: str) -> Cell | None:
        """What the statement has in this row, None where it is absent."""
        return next((cell for cell in self.cells if cell.statement == statement), None)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of the row, cell by cell."""
        return tuple(clause for cell in self.cells for clause in cell.clauses)


@dataclass(frozen=True)
class Comparison:
    """Statements (in column order), and all that follows from them. `acts` are in the order of statements and text.
    `word_list` is what the person's own word list is called, "" where only the program's words were used. `unread` are
    the statements (ids) in whose language the program knows no commitments, so that theirs are not known."""

    statements: tuple[Statement, ...]
    rows: tuple[Row, ...]
    acts: tuple[Act, ...]
    reading_order: str
    constraints: Constraints = field(default_factory=Constraints)
    word_list: str = ""
    unread: frozenset[str] = frozenset()

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Statement id → the letter of its column: A to Z, then AA, AB …"""
        return {statement.id: letter(place) for place, statement in enumerate(self.statements)}

    @cached_property
    def short_titles(self) -> Mapping[str, str]:
        """Statement id → what tells its title from the others'."""
        titles = short_titles([statement.title for statement in self.statements])
        return {statement.id: title for statement, title in zip(self.statements, titles, strict=True)}

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Statement id → statement."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def clause(self) -> Mapping[str, Clause]:
        """Clause id → clause."""
        return {clause.id: clause for statement in self.statements for clause in statement.clauses}

    @cached_property
    def row_of(self) -> Mapping[str, Row]:
        """Clause id → the row that it stands in."""
        return {clause.id: row for row in self.rows for clause in row.clauses}

    @cached_property
    def acts_of(self) -> Mapping[str, tuple[Act, ...]]:
        """Clause id → its acts; a clause without acts is absent."""
        acts: dict[str, list[Act]] = {}
        for act in self.acts:
            acts.setdefault(act.clause, []).append(act)
        return {clause: tuple(found) for clause, found in acts.items()}

    @cached_property
    def lost(self) -> str:
        """Characters of the statements that are not in exactly one clause and row: "" while the promise holds."""
        uncovered = "".join(statement.uncovered() for statement in self.statements)
        shown = [clause.id for row in self.rows for clause in row.clauses]
        missing = self.clause.keys() - set(shown)
        twice = {clause for clause in shown if shown.count(clause) > 1} if len(shown) != len(set(shown)) else set()
        return uncovered + "".join(
            self.statement[self.clause[clause].statement].words_of(self.clause[clause])
            for clause in sorted(missing | twice)
        )


def letter(place: int) -> str:
    """What column `place` (from 0) is called: A to Z, then AA, AB …"""
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters
