"""Statements are looked at and pairs of their clauses scored: the part of alignment that corrections leave as it is.

Inside, statements stand in the order of their ids and clauses have numbers, so that nothing depends on the order of
loading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from core.alignment.candidates import candidates
from core.alignment.evidence import pair_evidence
from core.alignment.field import Field, probability
from core.alignment.model import ALL_EVIDENCE, Model, load_model
from core.alignment.profile import Profile, Profiler, Vocabulary
from core.alignment.reasons import Pair, reasons
from core.alignment.rows import Link
from core.clauses.statement import Statement
from core.commitments.acts import Act
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if

_PATIENCE = 256
"""Pairs looked at between two questions whether to stop."""


@dataclass(frozen=True, slots=True)
class AlignmentOptions:
    """How clauses are set together.

    `link_at_least`: how sure, 0 to 1, two clauses must be to stand in one row.
    `gather_at_least`: how sure a clause that stayed alone must be to join a row.
    `look_again_at_least`: pairs less sure than this after a look at the two clauses alone are given up.
    `all_pairs_below`: two statements with no more pairs of clauses than this are looked at pair by pair; above that,
    each clause beside the `keep_candidates` that share most of its rare words.
    `runner_up_at_least`: how sure a rival must be to be named.
    """

    link_at_least: float = 0.3
    gather_at_least: float = 0.4
    look_again_at_least: float = 0.004
    all_pairs_below: int = 3000
    keep_candidates: int = 8
    runner_up_at_least: float = 0.1


@dataclass(slots=True)
class Prepared:
    """The pairs of clauses that may belong together, scored. Reasons are put in words when first asked for."""

    statements: tuple[Statement, ...]
    options: AlignmentOptions
    model: Model
    vocabulary: Vocabulary
    profiles: dict[int, Profile]
    number_of: dict[str, int]
    scores: dict[tuple[int, int], float]
    evidence: dict[tuple[int, int], list[float]]
    _links: dict[tuple[int, int], Link] = field(default_factory=dict)
    _partners: dict[int, list[tuple[float, int]]] = field(default_factory=dict)

    def link(self, a: int, b: int) -> Link | None:
        """The link between two clauses (numbers, the lower first), None where nothing spoke for it."""
        if (a, b) not in self.scores:
            return None
        if (a, b) not in self._links:
            named = dict(zip(ALL_EVIDENCE, self.evidence[a, b], strict=True))
            one, other = self.profiles[a], self.profiles[b]
            said = reasons(Pair(one, other, named), self.model.effect, self.vocabulary)
            sure = probability(self.scores[a, b])
            self._links[a, b] = Link(one.clause.id, other.clause.id, sure, said, self._runner_up(a, b))
        return self._links[a, b]

    def _runner_up(self, a: int, b: int) -> str:
        if not self._partners:
            for (one, other), score in self.scores.items():
                if probability(score) >= self.options.runner_up_at_least:
                    self._partners.setdefault(one, []).append((-score, other))
                    self._partners.setdefault(other, []).append((-score, one))
        places = {self.profiles[a].statement: b, self.profiles[b].statement: a}
        rivals = [
            rival
            for number in (a, b)
            for rival in self._partners.get(number, ())
            if rival[1] not in (a, b) and self.profiles[rival[1]].statement in places
        ]
        return self.profiles[min(rivals)[1]].clause.id if rivals else ""


def prepare(
    statements: Sequence[Statement],
    *,
    acts: Sequence[Act] = (),
    options: AlignmentOptions | None = None,
    model: Model | None = None,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Prepared:
    """Score the pairs of clauses that may belong together. Progress counts pairs of statements, once a pass."""
    options, model = options or AlignmentOptions(), model or load_model()
    ordered = tuple(sorted(statements, key=lambda statement: statement.id))
    profiler = Profiler(acts)
    read = []
    for nth, statement in enumerate(ordered):
        stop_if(should_cancel)
        read.append(profiler.read(statement, nth))
    profiler.finish(read)
    spans = number_clauses(read)
    profiles = {n: p for span, found in zip(spans, read, strict=True) for n, p in zip(span, found, strict=True)}
    steps = max(1, len(ordered) * (len(ordered) - 1) // 2) + len(model.passes) - 1
    evidence: dict[tuple[int, int], list[float]] = {}
    for done, (first, second) in enumerate(combinations(range(len(ordered)), 2)):
        on_progress(done, steps)
        found = candidates(read, first, second, keep=options.keep_candidates, all_below=options.all_pairs_below)
        for i, j in _patiently(found, should_cancel):
            pair = spans[first][i], spans[second][j]
            evidence[pair] = pair_evidence(read[first][i], read[second][j], profiler.vocabulary)
    scores = _score(evidence, spans, model, options, on_progress, should_cancel)
    on_progress(steps, steps)
    numbers = {profile.clause.id: number for number, profile in profiles.items()}
    return Prepared(ordered, options, model, profiler.vocabulary, profiles, numbers, scores, evidence)


def number_clauses(read: Sequence[Sequence[Profile]]) -> list[range]:
    """Numbers for the clauses of all statements, with a gap so that no two statements are neighbours."""
    spans, start = [], 0
    for profiles in read:
        spans.append(range(start, start + len(profiles)))
        start += len(profiles) + 8
    return spans


def _score(
    evidence: dict[tuple[int, int], list[float]],
    spans: Sequence[range],
    model: Model,
    options: AlignmentOptions,
    on_progress: OnProgress,
    should_cancel: ShouldCancel,
) -> dict[tuple[int, int], float]:
    """The last pass's scores. What the first pass gave up is taken out of `evidence`, the rest made complete."""
    first = model.passes[0]
    scores = {pair: _weighed(first, found) for pair, found in evidence.items()}
    for pair in [p for p, score in scores.items() if probability(score) < options.look_again_at_least]:
        del scores[pair], evidence[pair]
    own = {pair: tuple(found) for pair, found in evidence.items()}
    for weights in model.passes[1:]:
        stop_if(should_cancel)
        around = Field(scores, spans)
        scores = {}
        for a, b in _patiently(list(own), should_cancel):
            found = evidence[a, b] = [*own[a, b], *around.evidence(a, b)]
            scores[a, b] = _weighed(weights, found)
    return scores


def _weighed(weights: Sequence[float], found: Sequence[float]) -> float:
    return sum([weight * value for weight, value in zip(weights, found, strict=True)])


def _patiently(pairs: Sequence[tuple[int, int]], should_cancel: ShouldCancel) -> Iterator[tuple[int, int]]:
    for nth, pair in enumerate(pairs):
        if nth % _PATIENCE == 0:
            stop_if(should_cancel)
        yield pair
