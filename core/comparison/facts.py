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

    def frequency(self, phrase: str) -> tuple[str, ...]:
        """The one word for how often a phrase says ("every year"), empty where it says no such thing."""
        word = self.wording.variants.frequencies.get(tuple(word.key for word in words(phrase)))
        return (word,) if word else ()

    def exceptions(self, act: Act) -> tuple[Phrase, ...]:
        """The words by which not all act alike, those aside that name the actor ("most members") or only say whose part
        it is ("for its part")."""
        return tuple(
            words for words in act.attribution if words.text not in act.actor and len(self.keys_of(words.text)) > 1
        )

    @cached_property
    def strength(self) -> tuple[object, ...] | None:
        """How firmly the cell binds, for comparing: the level of its strongest commitment, else the verb with which it
        asks (sources disagree on how such verbs are to be ranked), None where it binds nobody."""
        if not self.binding:
            return None
        act = self.binding[0]
        return (act.kind, act.level if act.kind is ActKind.COMMIT else act.lead or act.force)

    def grades(self, term: Term) -> bool:
        """Whether a term only says how firmly something is said."""
        return any(words.start <= term.start and term.end <= words.end for words in self._graded)

    def is_spoken_for(self, term: Term) -> bool:
        """Whether a kind of difference of its own asks after a term: how firmly, that it is not to be, of how much, and
        who all the signatories are."""
        variants = self.wording.variants
        if term.key in variants.scope_words or self.grades(term):
            return True
        if term.key in variants.negations:
            return any(act.start <= term.start and term.end <= act.verb.end for act in self.binding)
        return term.key in variants.signatories and any(
            act.start <= term.start and term.end <= act.verb.start for act in self.binding
        )

    @cached_property
    def _graded(self) -> tuple[Phrase, ...]:
        return tuple(words for act in self.acts for words in act.graded)

    @cached_property
    def qualifiers(self) -> tuple[Phrase, ...]:
        """The deadlines, amounts, hedges and conditions of the cell's binding acts."""
        return tuple(
            phrase
            for act in self.binding
            for phrase in (
                *act.deadlines,
                *act.amounts,
                *(amount.baseline for amount in act.amounts if amount.baseline),
                *act.hedges,
                *act.conditions,
                *self.exceptions(act),
            )
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
