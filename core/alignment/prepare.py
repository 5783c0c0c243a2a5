"""Statements are looked at and pairs of their clauses scored: the part of alignment that corrections leave as it is.

Inside, statements stand in the order of their ids and clauses have numbers, so that nothing depends on the order of
loading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import numpy as np

from core.alignment import context_encoder
from core.alignment.across_languages import ALL_ACROSS_EVIDENCE, AcrossModel, apart, load_across_model, score_across
from core.alignment.field import FIELD_EVIDENCE, Tops, field_evidence, probability, tops
from core.alignment.grouping import log_odds
from core.alignment.in_context import is_english, meanings_in_context
from core.alignment.in_other_words import Meanings, is_known, meanings
from core.alignment.joining import Joining
from core.alignment.look import Looked, Pair, look
from core.alignment.meaning import is_installed
from core.alignment.model import Meaning, Model, load_model
from core.alignment.profile import read_sheet
from core.alignment.reasons import Shown, reasons
from core.alignment.rows import Link, Reason, Reasons
from core.alignment.scored import Scored
from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """How clauses are set together.

    `link_at_least`: how sure, 0 to 1, two clauses must be to stand in one row.
    `look_again_at_least`: pairs less sure than this after a look at the two clauses alone are given up.
    `all_pairs_below`: two statements with no more pairs of clauses than this are looked at pair by pair; above that,
    each clause beside the `keep_candidates` that share most of its rare words.
    `runner_up_at_least`: how sure a rival must be to be named.
    `meaning`: whether what clauses mean counts beside the words that they share, and across languages alone, where the
    encoder is installed and knows the languages of all statements; it takes seconds for a thousand clauses.
    `meaning_up_to`: in a comparison of more clauses than this words alone count, but for those across languages, so
    that two long communiqués are still answered within two seconds.
    `in_context_up_to`: in a comparison of more clauses than this words count by what they mean by themselves, not where
    they stand, for the same reason; so do words of other languages than English.
    """

    link_at_least: float = 0.3
    look_again_at_least: float = 0.02
    all_pairs_below: int = 3000
    keep_candidates: int = 4
    runner_up_at_least: float = 0.1
    meaning: bool = True
    meaning_up_to: int = 600
    in_context_up_to: int = 350


_DIGITS = 9
"""Scores are rounded to so many, so that what is equal stays so in whatever order numbers are added up."""


@dataclass
class Prepared:
    """The pairs of clauses that may belong together, scored. Reasons are put in words when first asked for.

    `apart` says for any two statements whether their clauses were weighed by meaning, across languages: the evidence of
    such pairs are those of ALL_ACROSS_EVIDENCE, that of others those that `model` names.
    """

    statements: tuple[Statement, ...]
    options: AlignmentOptions
    model: Model
    looked: Looked
    scored: Scored
    apart: Bools
    across: AcrossModel
    _links: dict[Pair, Link] = field(default_factory=dict)

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Clause id → number."""
        return {clause.id: number for number, clause in self.looked.sheet.clauses.items()}

    @cached_property
    def statement_of(self) -> dict[int, int]:
        """Number of a clause → number of its statement."""
        return {number: nth for nth, span in enumerate(self.looked.sheet.spans) for number in span}

    @cached_property
    def scores(self) -> dict[Pair, float]:
        """The scores by pair."""
        found = self.scored
        return dict(zip(zip(found.a.tolist(), found.b.tolist(), strict=True), found.scores.tolist(), strict=True))

    @cached_property
    def ranked(self) -> list[Pair]:
        """The pairs that may stand in one row, the surest first; of equals the first."""
        found = self.scored
        enough = np.flatnonzero(found.scores >= log_odds(self.options.link_at_least))
        order = enough[np.argsort(-found.scores[enough], kind="stable")]
        return list(zip(found.a[order].tolist(), found.b[order].tolist(), strict=True))

    @cached_property
    def joining(self) -> Joining:
        """What may join the rows that the surest pairs make."""
        return Joining(self.looked, self.scores)

    @cached_property
    def _sure(self) -> list[float]:
        """How sure each pair is. Across languages it is what the scores say: too little is known of what was right."""
        chances, is_across = probability(self.scored.scores).tolist(), self._is_across.tolist()
        return [
            chance if across else self.model.sure(chance) for chance, across in zip(chances, is_across, strict=True)
        ]

    @cached_property
    def _is_across(self) -> Bools:
        """For each pair whether it was weighed by meaning."""
        statement = self.looked.sheet.statement
        found: Bools = self.apart[statement[self.scored.a], statement[self.scored.b]]
        return found

    @cached_property
    def _index(self) -> dict[Pair, int]:
        return {pair: nth for nth, pair in enumerate(self.scores)}

    @cached_property
    def _rivals(self) -> list[int]:
        """For each pair the clause that would have been next best for either, -1 where none came near."""
        found, statement = self.scored, self.looked.sheet.statement
        best = tops(found.a, found.b, found.scores, self.looked.sheet)
        over_a = _next_best(best, found.a, statement[found.b], found.b)
        over_b = _next_best(best, found.b, statement[found.a], found.a)
        is_over_b = (over_b[0] > over_a[0]) | ((over_b[0] == over_a[0]) & (over_b[1] < over_a[1]))
        score, who = (np.where(is_over_b, *each) for each in zip(over_b, over_a, strict=True))
        rivals: list[int] = np.where(probability(score) >= self.options.runner_up_at_least, who, -1).tolist()
        return rivals

    def link(self, a: int, b: int) -> Link | None:
        """The link between two clauses (numbers, the lower first), None where nothing spoke for it."""
        if (a, b) not in self._index:
            return None
        if (a, b) not in self._links:
            nth = self._index[a, b]
            clauses, rival = self.looked.sheet.clauses, self._rivals[nth]
            self._links[a, b] = Link(
                clauses[a].id,
                clauses[b].id,
                self._sure[nth],
                Reasons(partial(self._reasons, a, b)),
                clauses[rival].id if rival >= 0 else "",
            )
        return self._links[a, b]

    def _reasons(self, a: int, b: int) -> tuple[Reason, ...]:
        nth = self._index[a, b]
        row = self.scored.evidence[nth].tolist()
        if self._is_across[nth]:
            named, effect = dict(zip(ALL_ACROSS_EVIDENCE, row, strict=False)), self.across.effect
        else:
            named, effect = dict(zip(self.model.names, row, strict=False)), self.model.effect
        return reasons(Shown(self.looked.sheet, a, b, named), effect)


def _next_best(best: Tops, clause: Ints, statement: Ints, partner: Ints) -> tuple[Floats, Ints]:
    """The best partner of each clause in a statement that is not the one that it has, and its score."""
    is_best = best.who[clause, statement] == partner
    return (
        np.where(is_best, best.next_score[clause, statement], best.score[clause, statement]),
        np.where(is_best, best.next_who[clause, statement], best.who[clause, statement]),
    )


def prepare(
    statements: Sequence[Statement],
    *,
    acts: Sequence[Act] = (),
    options: AlignmentOptions | None = None,
    model: Model | None = None,
    across: AcrossModel | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Prepared:
    """Score the pairs of clauses that may belong together. Progress counts pairs of clauses."""
    options, across = options or AlignmentOptions(), across or load_across_model()
    ordered = tuple(sorted(statements, key=lambda statement: statement.id))
    model = model or load_model(meaning=_meaning(ordered, options))
    sheet = read_sheet(ordered, acts, should_cancel)
    stop_if(should_cancel)
    looked = look(
        sheet,
        keep=options.keep_candidates,
        all_below=options.all_pairs_below,
        meanings=meant(ordered, sheet, model.meaning, should_cancel),
        on_progress=on_progress,
        should_cancel=should_cancel,
    )
    by_meaning = _by_meaning(ordered, options)
    scored = _score(looked, by_meaning, model, options, should_cancel)
    if by_meaning.any():
        scored = scored.with_others(score_across(ordered, sheet, across, should_cancel), sheet.height)
    on_progress(len(looked.a) + 1, len(looked.a) + 1)
    return Prepared(ordered, options, model, looked, scored, by_meaning, across)


def lacks_encoder(statements: Sequence[Statement], options: AlignmentOptions | None = None) -> bool:
    """Whether statements in different languages are set together by words alone for want of the encoder, which is not
    installed. Loads nothing."""
    wanted = (options or AlignmentOptions()).meaning and bool(apart(statements).any())
    return wanted and not is_installed()


def _meaning(statements: Sequence[Statement], options: AlignmentOptions) -> Meaning:
    """How meaning counts beside words."""
    clauses = sum(len(statement.clauses) for statement in statements)
    if not options.meaning or not 0 < clauses <= options.meaning_up_to:
        return Meaning.NONE
    if clauses <= options.in_context_up_to and is_english(statements) and context_encoder.is_installed():
        return Meaning.IN_CONTEXT
    return Meaning.OF_WORDS if is_known(statements) and is_installed() else Meaning.NONE


def meant(
    statements: Sequence[Statement], sheet: Sheet, meaning: Meaning, should_cancel: ShouldCancel = never
) -> Meanings | None:
    """What the clauses of all statements mean; None where that does not count. Raises Cancelled."""
    if meaning is Meaning.NONE:
        return None
    look_at = meanings_in_context if meaning is Meaning.IN_CONTEXT else meanings
    return look_at(statements, sheet, should_cancel)


def _by_meaning(statements: Sequence[Statement], options: AlignmentOptions) -> Bools:
    """For any two statements whether their clauses are weighed by meaning."""
    differ = apart(statements)
    return differ if options.meaning and differ.any() and is_installed() else np.zeros_like(differ)


def _score(
    looked: Looked, by_meaning: Bools, model: Model, options: AlignmentOptions, should_cancel: ShouldCancel
) -> Scored:
    """The last pass's scores, and all evidence, of the pairs that the first pass did not give up, but for those that
    are weighed by meaning."""
    statement = looked.sheet.statement
    first = np.round(looked.evidence @ np.array(model.passes[0]), _DIGITS)
    kept = (probability(first) >= options.look_again_at_least) & ~by_meaning[statement[looked.a], statement[looked.b]]
    found = Scored(looked.a[kept], looked.b[kept], first[kept], looked.evidence[kept])
    for weights in model.passes[1:]:
        stop_if(should_cancel)
        found = again(found, looked, weights)
    return found


def again(before: Scored, looked: Looked, weights: Sequence[float]) -> Scored:
    """Another pass: what the one before said of all pairs is evidence for each."""
    around = field_evidence(before.a, before.b, before.scores, looked.sheet)
    first = before.evidence[:, : looked.evidence.shape[1]]
    evidence: Floats = np.column_stack([first, *(around[name] for name in FIELD_EVIDENCE)])
    return Scored(before.a, before.b, np.round(evidence @ np.array(weights), _DIGITS), evidence)
