"""A first look at the pairs of clauses of all statements: the evidence before anything is scored.

The clauses have numbers here: those of one statement follow each other, and between two statements numbers are left out
so that no clause is a neighbour of another statement's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.alignment.candidates import candidates
from core.alignment.evidence import PAIR_EVIDENCE, pair_evidence
from core.alignment.paragraphs import PARAGRAPH_EVIDENCE, Paragraphs, gather
from core.alignment.profile import Profile, Vocabulary
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if

RIVAL_EVIDENCE = ("words_over_others", "words_rival_worst", "words_rival_best")
"""The names of what `_rivalry` gives, in its order."""
FIRST_EVIDENCE = PAIR_EVIDENCE + PARAGRAPH_EVIDENCE + RIVAL_EVIDENCE
"""The names of all evidence of a first look, in its order."""

Pair = tuple[int, int]
"""The numbers of two clauses, the lower first."""

_PATIENCE = 256
"""Pairs looked at between two questions whether to stop."""
_WORDS = PAIR_EVIDENCE.index("words")
_TOP = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """The clauses by number, the numbers of each statement, and the evidence of each pair."""

    profiles: dict[int, Profile]
    spans: list[range]
    evidence: dict[Pair, list[float]]


def look(
    read: Sequence[Sequence[Profile]],
    vocabulary: Vocabulary,
    *,
    keep: int,
    all_below: int,
    on_progress: OnProgress = no_progress,
    should_cancel: ShouldCancel = never,
) -> Looked:
    """Look at the pairs that `candidates` gives for any two statements. Progress counts pairs of statements,
    with one more step for what follows.
    """
    spans = _spans(read)
    profiles = {n: p for span, found in zip(spans, read, strict=True) for n, p in zip(span, found, strict=True)}
    evidence: dict[Pair, list[float]] = {}
    gathered = [gather(statement) for statement in read]
    both = candidates(read, keep=keep, all_below=all_below, should_cancel=should_cancel)
    for done, ((first, second), places) in enumerate(both.items()):
        on_progress(done, len(both) + 1)
        here, there = read[first], read[second]
        paragraphs = Paragraphs(gathered[first], gathered[second], ((here[i], there[j]) for i, j in places))
        seen: dict[Pair, list[float]] = {}
        for i, j in patiently(places, should_cancel):
            found = pair_evidence(here[i], there[j], vocabulary)
            found += paragraphs.evidence(here[i], there[j])
            seen[spans[first][i], spans[second][j]] = found
        for pair, more in _rivalry(seen):
            seen[pair] += more
        evidence.update(seen)
    return Looked(profiles, spans, evidence)


def patiently(pairs: Iterable[Pair], should_cancel: ShouldCancel) -> Iterator[Pair]:
    """The pairs, with the question whether to stop asked now and then."""
    for nth, pair in enumerate(pairs):
        if nth % _PATIENCE == 0:
            stop_if(should_cancel)
        yield pair


def _spans(read: Sequence[Sequence[Profile]]) -> list[range]:
    spans, start = [], 0
    for profiles in read:
        spans.append(range(start, start + len(profiles)))
        start += len(profiles) + 8
    return spans


def _rivalry(seen: dict[Pair, list[float]]) -> Iterator[tuple[Pair, tuple[float, ...]]]:
    """By how much the words of a pair are more alike than those of other pairs of either clause."""
    alike = {pair: found[_WORDS] ** 2 for pair, found in seen.items()}
    of: dict[int, list[float]] = {}
    for (a, b), value in alike.items():
        of.setdefault(a, []).append(value)
        of.setdefault(b, []).append(value)
    best: dict[int, tuple[float, float, float]] = {}
    for number, values in of.items():
        values.sort(reverse=True)
        best[number] = (values[0], values[1] if len(values) > 1 else 0.0, sum(values[:_TOP]) / len(values[:_TOP]))
    for (a, b), value in alike.items():
        over = [value - (best[n][1] if value >= best[n][0] else best[n][0]) for n in (a, b)]
        yield (a, b), (2 * value - best[a][2] - best[b][2], min(over), max(over))
