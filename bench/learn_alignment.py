"""Learn the weights of alignment from the gold, and say how well they do on cases that they never saw.

    python bench/learn_alignment.py CORPUS GOLD [--write resources/alignment.toml] [--leave-out-evidence] [--cases]

CORPUS and GOLD are the folders that score.py takes. Clauses are the gold's units, so that alignment is measured apart
from segmentation. Prints the plain figures (learned on all cases, scored on them) and the cross-validated ones (each
case scored with weights learned on the others). Needs numpy, which the program itself does not.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from alignment_gold import Case, cases, links, units_by_row

from core.alignment.candidates import candidates
from core.alignment.evidence import PAIR_EVIDENCE, pair_evidence
from core.alignment.field import Field
from core.alignment.grouping import Grouping
from core.alignment.model import ALL_EVIDENCE
from core.alignment.prepare import AlignmentOptions, number_clauses
from core.alignment.profile import Profile, Profiler
from core.commitments.find import find_acts

RIDGE = 3.0
"""How strongly weights are drawn to 0, in units of one pair of clauses."""
PASSES = 3


@dataclass
class Material:
    """What is learned from: a case, its pairs with their evidence, and which of them the reader linked."""

    case: Case
    spans: list[range]
    profiles: dict[int, Profile]
    pairs: list[tuple[int, int]]
    evidence: np.ndarray
    linked: np.ndarray


def material(case: Case, options: AlignmentOptions) -> Material:
    """Look at the pairs of a case as the program does."""
    profiler = Profiler([act for statement in case.statements for act in find_acts(statement)])
    read = [profiler.read(statement, nth) for nth, statement in enumerate(case.statements)]
    profiler.finish(read)
    spans = number_clauses(read)
    profiles = {n: p for span, found in zip(spans, read, strict=True) for n, p in zip(span, found, strict=True)}
    pairs, evidence = [], []
    for a, b in combinations(range(len(read)), 2):
        keep, below = options.keep_candidates, options.all_pairs_below
        for i, j in candidates(read, a, b, keep=keep, all_below=below):
            pairs.append((spans[a][i], spans[b][j]))
            evidence.append(pair_evidence(read[a][i], read[b][j], profiler.vocabulary))
    true = {(_id(one), _id(other)) for one, other in links(case.rows)}
    names = {n: profile.clause.id for n, profile in profiles.items()}
    linked = np.array([float((names[a], names[b]) in true) for a, b in pairs])
    return Material(case, spans, profiles, pairs, np.array(evidence), linked)


def _id(key: tuple[str, str]) -> str:
    return "-".join(key)


def fit(evidence: np.ndarray, linked: np.ndarray) -> np.ndarray:
    """Weights of a logistic model, by Newton's method, with a ridge on all but the constant."""
    spread = evidence.std(0)
    ridge = RIDGE * np.where(spread > 0, spread, 1.0) ** 2
    ridge[0] = 1e-6
    weights = np.zeros(evidence.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(evidence @ weights, -30, 30)))
        slope = evidence.T @ (linked - chance) - ridge * weights
        curve = (evidence * (chance * (1 - chance))[:, None]).T @ evidence + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def learn(known: Sequence[Material], without: Sequence[int] = ()) -> list[np.ndarray]:
    """The weights of all passes; `without` are indices in ALL_EVIDENCE that are not looked at."""
    linked = np.concatenate([m.linked for m in known])
    seen = [m.evidence for m in known]
    passes: list[np.ndarray] = []
    for _ in range(PASSES):
        passes.append(fit(_masked(np.vstack(seen), without), linked))
        scores = [_masked(found, without) @ passes[-1] for found in seen]
        seen = [_completed(m, score) for m, score in zip(known, scores, strict=True)]
    return passes


def apply(m: Material, passes: Sequence[np.ndarray], without: Sequence[int] = ()) -> np.ndarray:
    """The last pass's scores of the pairs of a case."""
    seen = m.evidence
    for weights in passes:
        scores = _masked(seen, without) @ weights
        seen = _completed(m, scores)
    return scores


def _masked(evidence: np.ndarray, without: Sequence[int]) -> np.ndarray:
    if not without:
        return evidence
    evidence = evidence.copy()
    evidence[:, [i for i in without if i < evidence.shape[1]]] = 0.0
    return evidence


def _completed(m: Material, scores: np.ndarray) -> np.ndarray:
    around = Field(dict(zip(m.pairs, scores.tolist(), strict=True)), m.spans)
    return np.hstack([m.evidence, np.array([around.evidence(a, b) for a, b in m.pairs])])


@dataclass
class Counts:
    """Weights of links as the scorer sums them."""

    said_right: float = 0.0
    said: float = 0.0
    true_found: float = 0.0
    true: float = 0.0

    def add(self, other: Counts) -> None:
        self.said_right += other.said_right
        self.said += other.said
        self.true_found += other.true_found
        self.true += other.true

    @property
    def precision(self) -> float:
        return self.said_right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.true_found / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(m: Material, scores: np.ndarray, options: AlignmentOptions) -> tuple[Counts, Counts]:
    """All links, and those whose two units do not have the same words."""
    statement_of = {number: profile.statement for number, profile in m.profiles.items()}
    grouping = Grouping(dict(zip(m.pairs, scores.tolist(), strict=True)), statement_of)
    grouping.match(options.link_at_least, lambda: False)
    grouping.gather(options.gather_at_least)
    said = links(units_by_row([m.profiles[n].clause for n in group] for group in grouping.groups))
    true = links(m.case.rows)
    words = {
        (s.id, clause.id.removeprefix(f"{s.id}-")): re.findall(r"\w+", s.words_of(clause).lower())
        for s in m.case.statements
        for clause in s.clauses
    }
    changed = [
        {link: weight for link, weight in found.items() if words[link[0]] != words[link[1]]} for found in (said, true)
    ]
    return _count(said, true), _count(*changed)


def _count(said: dict, true: dict) -> Counts:
    both = said.keys() & true.keys()
    return Counts(sum(said[x] for x in both), sum(said.values()), sum(true[x] for x in both), sum(true.values()))


def report(title: str, known: Sequence[Material], scores: Sequence[np.ndarray], by_case: bool = False) -> float:
    """Print one line of figures, and one a case where asked; gives F1 over all."""
    every, changed, each = Counts(), Counts(), []
    for m, found in zip(known, scores, strict=True):
        of_all, of_changed = score(m, found, AlignmentOptions())
        every.add(of_all)
        changed.add(of_changed)
        each.append(of_all.f1)
        if by_case:
            print(f"  {m.case.name:22s} {of_all.f1:.3f}  P {of_all.precision:.3f}  R {of_all.recall:.3f}")
    print(
        f"{title:28s} align {every.f1:.3f} (P {every.precision:.3f} R {every.recall:.3f})"
        f"  changed {changed.f1:.3f}  mean of cases {np.mean(each):.3f}",
        flush=True,
    )
    return every.f1


def cross_validated(known: Sequence[Material], without: Sequence[int] = ()) -> list[np.ndarray]:
    """The scores of each case by weights that were learned on the others."""
    return [apply(m, learn([k for k in known if k is not m], without), without) for m in known]


def calibration(known: Sequence[Material], scores: Sequence[np.ndarray]) -> None:
    """Print how many of the pairs said to be so sure are right."""
    chance = 1 / (1 + np.exp(-np.concatenate(scores)))
    linked = np.concatenate([m.linked for m in known])
    for low in np.arange(0.0, 1.0, 0.1):
        here = (chance >= low) & (chance < low + 0.1)
        print(f"  said {low:.1f} to {low + 0.1:.1f}: {here.sum():6d} pairs, {linked[here].mean():.2f} right")


def write(path: Path, passes: Sequence[np.ndarray]) -> None:
    """The weights as the data file that the program reads."""
    lines = [
        "# What each piece of evidence adds to the score of two clauses (logarithm of the odds), one table a pass.",
        "# Learned by bench/learn_alignment.py; core/alignment/evidence.py and field.py say what each piece is.",
    ]
    for nth, weights in enumerate(passes):
        lines += ["", "[[passes]]"]
        names = ALL_EVIDENCE if nth else PAIR_EVIDENCE
        lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


EVIDENCE_GROUPS = {
    "words": ("words", "pairs", "contained", "rare"),
    "near text": ("text", "exact"),
    "names": ("names", "names_clash"),
    "numbers": ("numbers", "numbers_clash"),
    "headings": ("heading", "heading_clash", "heading_lone", "both_headings", "sort_clash"),
    "lead-ins": ("chapeau", "chapeau_clash"),
    "labels": ("label",),
    "acts": ("verbs", "acts", "acts_clash"),
    "length": ("length", "short"),
    "place": ("depth", "edge", "place", "place_clash"),
    "surroundings": ("context", "before", "after", "near"),
    "rivals": ("rival_worst", "rival_best", "mutual"),
    "third statements": ("third", "third_clash"),
    "likeness of the statements": ("likeness",),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--leave-out-evidence", action="store_true")
    parser.add_argument("--cases", action="store_true")
    args = parser.parse_args()
    known = [material(case, AlignmentOptions()) for case in cases(args.corpus, args.gold)]
    passes = learn(known)
    report("plain", known, [apply(m, passes) for m in known])
    found = cross_validated(known)
    whole = report("cross-validated", known, found, args.cases)
    calibration(known, found)
    if args.write:
        write(args.write, passes)
    if args.leave_out_evidence:
        for title, names in EVIDENCE_GROUPS.items():
            without = [ALL_EVIDENCE.index(name) for name in names]
            print(f"{report(f'without {title}', known, cross_validated(known, without)) - whole:+.3f}")


if __name__ == "__main__":
    main()
