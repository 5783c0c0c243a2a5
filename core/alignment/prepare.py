"""Statements are looked at and pairs of their clauses scored: the part of alignment that corrections leave as it is.

Inside, statements stand in the order of their ids and clauses have numbers, so that nothing depends on the order of
loading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.alignment.field import Field, probability
from core.alignment.look import Looked, Pair, look, patiently
from core.alignment.model import ALL_EVIDENCE, Model, load_model, weighed
from core.alignment.profile import Profiler, Vocabulary
from core.alignment.reasons import Shown, reasons
from core.alignment.rows import Link
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """How clauses are set together.

    `link_at_least`: how sure, 0 to 1, two clauses must be to stand in one row.
    `join_at_least`: how sure a clause that stayed alone must be to join a row beside a clause of its own statement.
    `look_again_at_least`: pairs less sure than this after a look at the two clauses alone are given up.
    `all_pairs_below`: two statements with no more pairs of clauses than this are looked at pair by pair; above that,
    each clause beside the `keep_candidates` that share most of its rare words.
    `runner_up_at_least`: how sure a rival must be to be named.
    """

    link_at_least: float = 0.27
    join_at_least: float = 0.3
    look_again_at_least: float = 0.02
    all_pairs_below: int = 3000
    keep_candidates: int = 4
    runner_up_at_least: float = 0.1


@dataclass(slots=True)
class Prepared:
    """The pairs of clauses that may belong together, scored. Reasons are put in words when first asked for."""

    statements: tuple[Statement, ...]
    options: AlignmentOptions
    model: Model
    vocabulary: Vocabulary
    looked: Looked
    number_of: dict[str, int]
    scores: dict[Pair, float]
    evidence: dict[Pair, list[float]]
    _links: dict[Pair, Link] = field(default_factory=dict)
    _partners: dict[int, list[tuple[float, int]]] = field(default_factory=dict)

    def link(self, a: int, b: int) -> Link | None:
        """The link between two clauses (numbers, the lower first), None where nothing spoke for it."""
        if (a, b) not in self.scores:
            return None
        if (a, b) not in self._links:
            named = dict(zip(ALL_EVIDENCE, self.evidence[a, b], strict=True))
            one, other = self.looked.profiles[a], self.looked.profiles[b]
            said = reasons(Shown(one, other, named), self.model.effect, self.vocabulary)
            sure = self.model.sure(probability(self.scores[a, b]))
            self._links[a, b] = Link(one.clause.id, other.clause.id, sure, said, self._runner_up(a, b))
        return self._links[a, b]

    def _runner_up(self, a: int, b: int) -> str:
        if not self._partners:
            for (one, other), score in self.scores.items():
                if probability(score) >= self.options.runner_up_at_least:
                    self._partners.setdefault(one, []).append((-score, other))
                    self._partners.setdefault(other, []).append((-score, one))
        places = {self.looked.profiles[a].statement: b, self.looked.profiles[b].statement: a}
        rivals = [
            rival
            for number in (a, b)
            for rival in self._partners.get(number, ())
            if rival[1] not in (a, b) and self.looked.profiles[rival[1]].statement in places
        ]
        return self.looked.profiles[min(rivals)[1]].clause.id if rivals else ""


def prepare(
    statements: Sequence[Statement],
    *,
    acts: Sequence[Act] = (),
    options: AlignmentOptions | None = None,
    model: Model | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Prepared:
    """Score the pairs of clauses that may belong together. Progress counts pairs of statements."""
    options, model = options or AlignmentOptions(), model or load_model()
    ordered = tuple(sorted(statements, key=lambda statement: statement.id))
    profiler = Profiler(acts)
    read = []
    for nth, statement in enumerate(ordered):
        stop_if(should_cancel)
        read.append(profiler.read(statement, nth))
    profiler.finish(read)
    stop_if(should_cancel)
    looked = look(
        read,
        profiler.vocabulary,
        keep=options.keep_candidates,
        all_below=options.all_pairs_below,
        on_progress=on_progress,
        should_cancel=should_cancel,
    )
    scores, evidence = _score(looked, model, options, should_cancel)
    steps = len(ordered) * (len(ordered) - 1) // 2 + 1
    on_progress(steps, steps)
    numbers = {profile.clause.id: number for number, profile in looked.profiles.items()}
    return Prepared(ordered, options, model, profiler.vocabulary, looked, numbers, scores, evidence)


def _score(
    looked: Looked, model: Model, options: AlignmentOptions, should_cancel: ShouldCancel
) -> tuple[dict[Pair, float], dict[Pair, list[float]]]:
    """The last pass's scores, and all evidence, of the pairs that the first pass did not give up."""
    scores = {pair: weighed(model.passes[0], found) for pair, found in looked.evidence.items()}
    scores = {pair: score for pair, score in scores.items() if probability(score) >= options.look_again_at_least}
    evidence: dict[Pair, list[float]] = {}
    for weights in model.passes[1:]:
        stop_if(should_cancel)
        around = Field(scores, looked.spans)
        evidence = {(a, b): looked.evidence[a, b] + around.evidence(a, b) for a, b in patiently(scores, should_cancel)}
        scores = {pair: weighed(weights, found) for pair, found in evidence.items()}
    return scores, evidence
