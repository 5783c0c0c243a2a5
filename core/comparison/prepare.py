"""What a comparison knows of its statements before it makes rows, kept so that a correction is answered at once.

A correction, the order of the columns and the order of reading change none of it: neither what the statements commit
to, nor which clauses may belong together, nor how cells with the same clauses stand to each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.alignment.align import AlignmentOptions
from core.alignment.prepare import Prepared, prepare
from core.alignment.rows import AlignedRow, Link, Reason
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.commitments.find import find_acts
from core.commitments.word_list import WordList, lexicon_for
from core.comparison.across_languages import judge_row
from core.comparison.common_words import words_in_common
from core.comparison.facts import cell_facts
from core.comparison.names import own_names, short_forms
from core.comparison.terms import Wording
from core.comparison.values import Agreement, Relation, Row
from core.comparison.variants import variants
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if

_MOST_REASONS = 3
"""Pieces of evidence that the reason for a row names; the links hold them all."""


@dataclass(frozen=True)
class PreparedComparison:
    """The acts of statements, the scored pairs of their clauses, and how their words are read.

    Rows that were judged once are remembered, by their clauses in the order of the cells. `word_list` is the person's
    own, by which the acts were found; `unread` are the statements (ids) in whose language there are no words for them.
    """

    statements: Mapping[str, Statement]
    options: AlignmentOptions
    acts: Mapping[str, tuple[Act, ...]]
    pairs: Prepared
    _wordings: Mapping[str, Wording]
    _acts_of: Mapping[str, Sequence[Act]]
    _rows: dict[tuple[str, ...], Row] = field(default_factory=dict)
    word_list: WordList | None = None
    unread: frozenset[str] = frozenset()

    def serves(
        self,
        statements: Sequence[Statement],
        options: AlignmentOptions | None = None,
        word_list: WordList | None = None,
    ) -> bool:
        """Whether this was prepared of these very statements, in whatever order, with these options and words."""
        known = {statement.id: statement for statement in statements}
        same = (options or AlignmentOptions()) == self.options and word_list == self.word_list
        return same and known == self.statements

    def row(self, aligned: AlignedRow) -> Row:
        """The row with all that is to be said of it."""
        clauses = tuple(clause.id for cell in aligned.cells for clause in cell.clauses)
        known = self._rows.get(clauses)
        if known is None:
            known = self._judged(aligned)
        elif known.links != aligned.links or known.moved != aligned.moved:
            links = aligned.links
            known = replace(known, moved=aligned.moved, links=links, sure=_sure(links), why=_why(links))
        else:
            return known
        self._rows[clauses] = known
        return known

    def _judged(self, row: AlignedRow) -> Row:
        if len(row.cells) == 1:
            alone = Agreement(((row.cells[0].statement,),))
            why = "No clause of another statement came near enough."
            return Row(row.id, row.cells, Relation.ONLY, alone, (), {}, row.moved, (), 1.0, why)
        cells = [
            cell_facts(
                cell,
                self.statements[cell.statement],
                [act for clause in cell.clauses for act in self._acts_of.get(clause.id, ())],
                self._wordings[cell.statement],
            )
            for cell in row.cells
        ]
        verdict, marked = judge_row(cells)
        return Row(
            id=row.id,
            cells=row.cells,
            relation=verdict.relation,
            agreement=verdict.agreement,
            differences=verdict.differences,
            tints=marked,
            moved=row.moved,
            links=row.links,
            sure=_sure(row.links),
            why=_why(row.links),
            common=words_in_common(row.cells, self.statements),
        )


def prepare_comparison(
    statements: Sequence[Statement],
    *,
    options: AlignmentOptions | None = None,
    word_list: WordList | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> PreparedComparison:
    """Find the acts of `statements` and score the pairs of their clauses. Progress counts pairs of clauses.

    The order of `statements` does not matter. `word_list` is the person's own, which wins over the program's words.
    Raises Cancelled.
    """
    options = options or AlignmentOptions()
    ordered = sorted(statements, key=lambda statement: statement.id)
    acts: dict[str, tuple[Act, ...]] = {}
    lexicons = {statement.id: lexicon_for(statement.language, word_list) for statement in ordered}
    for statement in ordered:
        stop_if(should_cancel)
        acts[statement.id] = tuple(find_acts(statement, lexicon=lexicons[statement.id]))
    every = [act for found in acts.values() for act in found]
    acts_of: dict[str, list[Act]] = {}
    for act in every:
        acts_of.setdefault(act.clause, []).append(act)
    pairs = prepare(ordered, acts=every, options=options, on_progress=on_progress, should_cancel=should_cancel)
    by_id = {statement.id: statement for statement in ordered}
    wordings = _wordings(ordered, every)
    unread = frozenset(id for id, lexicon in lexicons.items() if lexicon is None)
    return PreparedComparison(by_id, options, acts, pairs, wordings, acts_of, word_list=word_list, unread=unread)


def _wordings(statements: Sequence[Statement], acts: Sequence[Act]) -> Mapping[str, Wording]:
    names = own_names(statements, acts)
    found = {}
    for statement in statements:
        language = variants(statement.language)
        alike = [other for other in statements if other.language == statement.language]
        found[statement.id] = Wording(language, names[statement.id], short_forms(alike, language))
    return found


def _sure(links: Sequence[Link]) -> float:
    return min((link.sure for link in links), default=1.0)


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
