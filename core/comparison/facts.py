"""What one cell says, in the form in which cells are set against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.alignment.rows import Cell
from core.clauses.statement import Clause, Statement
from core.clauses.words import words
from core.commitments.acts import Act, ActKind, Phrase
from core.comparison.terms import Term, Wording, terms

_BRACKETED = re.compile(r"\[[^\[\]]*\]|\[|\]")


@dataclass(frozen=True)
class CellFacts:
    """One cell of a row, ready to be compared.

    `terms` are those of its clauses' bodies, `lead` those of a run-in heading before them. `acts` are all acts of its
    clauses; `binding` those that commit or direct, the strongest first. `brackets` is what stands in square brackets.
    `raw` is the text without its labels, white space folded.
    """

    statement: Statement
    clauses: tuple[Clause, ...]
    terms: tuple[Term, ...]
    lead: tuple[str, ...]
    acts: tuple[Act, ...]
    binding: tuple[Act, ...]
    brackets: tuple[str, ...]
    raw: str
    wording: Wording

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    def keys_of(self, phrase: str) -> tuple[str, ...]:
        """The terms of some words of this statement, small words set aside."""
        return tuple(term.key for term in terms(words(phrase), self.wording) if self.wording.carries(term))

    def exceptions(self, act: Act) -> tuple[Phrase, ...]:
        """The words by which not all act alike, those aside that name the actor ("most members") or only say whose part
        it is ("for its part")."""
        return tuple(
            words for words in act.attribution if words.text not in act.actor and len(self.keys_of(words.text)) > 1
        )

    @cached_property
    def qualifiers(self) -> tuple[Phrase, ...]:
        """The deadlines, amounts, hedges and conditions of the cell's binding acts."""
        return tuple(
            phrase
            for act in self.binding
            for phrase in (*act.deadlines, *act.amounts, *act.hedges, *act.conditions, *self.exceptions(act))
        )


def cell_facts(cell: Cell, statement: Statement, acts: Sequence[Act], wording: Wording) -> CellFacts:
    """What `cell` of `statement` says; `acts` are those of its clauses."""
    text = statement.text
    binding = [act for act in acts if act.kind in (ActKind.COMMIT, ActKind.DIRECT)]
    return CellFacts(
        statement=statement,
        clauses=cell.clauses,
        terms=tuple(
            term for clause in cell.clauses for term in terms(statement.words_from(clause, clause.body), wording)
        ),
        lead=tuple(
            word.key
            for clause in cell.clauses
            if clause.topic and clause.topic in text[clause.start : clause.body]
            for word in words(clause.topic)
        ),
        acts=tuple(acts),
        binding=tuple(sorted(binding, key=lambda act: (act.kind, -(act.level or act.force or 0)))),
        brackets=tuple(
            match.group() for clause in cell.clauses for match in _BRACKETED.finditer(text, clause.start, clause.end)
        ),
        raw=" ".join(" ".join(text[clause.body : clause.end].split()) for clause in cell.clauses),
        wording=wording,
    )
