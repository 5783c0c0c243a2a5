"""Learn the weights of alignment from the gold, and say how well they do on cases that they never saw.

    python bench/learn_alignment.py CORPUS GOLD [--meaning in_context|of_words|none] [--write] [--leave-out-evidence]
        [--cases]

CORPUS and GOLD are the folders that score.py takes. Clauses are those that the program cuts. Prints the plain figures
(learned on all cases, scored on them) and the cross-validated ones (each case scored with weights learned on the
others). `--meaning` says how the meaning of clauses counts, as core.alignment.model.Meaning has it; `--write` puts the
weights into the program's file for that.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.alignment_gold import Case, Links, cases
from core.alignment.field import FIELD_EVIDENCE, field_evidence
from core.alignment.grouping import Grouping, log_odds
from core.alignment.in_other_words import MEANING_EVIDENCE
from core.alignment.joining import JOIN_EVIDENCE, Joining
from core.alignment.look import Looked, Pair, look
from core.alignment.model import Meaning
from core.alignment.pointing import POINTING_EVIDENCE
from core.alignment.prepare import AlignmentOptions, meant
from core.alignment.profile import read_sheet
from core.commitments.find import find_acts
from core.progress import never
from core.resources import resource

RIDGE = 30.0
"""How strongly weights are drawn to 0, in units of one pair of clauses."""
PASSES = 2
JOINS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
"""How sure a clause may have to be to join a row: that of these is taken with which the rows of the others do best."""
EVEN = 0.5
"""How far cases of different size count alike: 0 every pair alike, 1 every case alike."""
OPTIONS = AlignmentOptions()
Weights = np.ndarray


@dataclass
class Material:
    """What is learned from: a case, the first look at its pairs, and which of them the reader linked."""

    case: Case
    looked: Looked
    pairs: list[Pair]
    evidence: np.ndarray
    linked: np.ndarray
    true: set[Pair]


Scores = dict[Pair, float]


def material(case: Case, meaning: Meaning = Meaning.IN_CONTEXT) -> Material:
    """Look at the pairs of a case as the program does."""
    sheet = read_sheet(case.statements, [act for statement in case.statements for act in find_acts(statement)])
    looked = look(
        sheet,
        keep=OPTIONS.keep_candidates,
        all_below=OPTIONS.all_pairs_below,
        meanings=meant(case.statements, sheet, meaning),
    )
    number = {clause.id: n for n, clause in sheet.clauses.items()}
    true = {(min(a, b), max(a, b)) for a, b in ((number[x] for x in pair) for pair in case.linked_clauses())}
    pairs = looked.pairs()
    linked = np.array([float(pair in true) for pair in pairs])
    return Material(case, looked, pairs, looked.evidence, linked, true)


def fit(evidence: np.ndarray, linked: np.ndarray, counts: np.ndarray | None = None) -> Weights:
    """Weights of a logistic model, by Newton's method, with a ridge on all but the constant.

    `counts` says how much each example counts.
    """
    counts = np.ones(len(linked)) if counts is None else counts
    spread = evidence.std(0)
    ridge = RIDGE * np.where(spread > 0, spread, 1.0) ** 2
    ridge[0] = 1e-6
    weights = np.zeros(evidence.shape[1])
    for _ in range(25):
        chance = _chance(evidence @ weights)
        slope = evidence.T @ (counts * (linked - chance)) - ridge * weights
        curve = (evidence * (counts * chance * (1 - chance))[:, None]).T @ evidence + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def _chance(scores: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))


def learn(known: Sequence[Material], without: Sequence[int] = ()) -> list[Weights]:
    """The weights of all passes; `without` are indices of evidence that are not looked at."""
    links_of = np.array([max(1.0, m.linked.sum()) for m in known])
    even = (links_of.mean() / links_of) ** EVEN
    linked = [m.linked for m in known]
    seen = [_masked(m.evidence, without) for m in known]
    counts = [np.full(len(m.pairs), share) for m, share in zip(known, even, strict=True)]
    passes = [fit(np.vstack(seen), np.concatenate(linked), np.concatenate(counts))]
    kept = [_looked_at_again(found @ passes[0]) for found in seen]
    linked = [found[keep] for found, keep in zip(linked, kept, strict=True)]
    counts = [found[keep] for found, keep in zip(counts, kept, strict=True)]
    scores = [(found @ passes[0])[keep] for found, keep in zip(seen, kept, strict=True)]
    for _ in range(PASSES - 1):
        seen = [_completed(m, k, s, without) for m, k, s in zip(known, kept, scores, strict=True)]
        passes.append(fit(np.vstack(seen), np.concatenate(linked), np.concatenate(counts)))
        scores = [found @ passes[-1] for found in seen]
    return passes


def apply(m: Material, passes: Sequence[Weights], without: Sequence[int] = ()) -> Scores:
    """The last pass's scores of the pairs of a case, but for those that were given up."""
    scores = _masked(m.evidence, without) @ passes[0]
    keep = _looked_at_again(scores)
    scores = scores[keep]
    for weights in passes[1:]:
        scores = _completed(m, keep, scores, without) @ weights
    return dict(zip(_pairs(m, keep), scores.tolist(), strict=True))


def _looked_at_again(scores: np.ndarray) -> np.ndarray:
    return _chance(scores) >= OPTIONS.look_again_at_least


def _pairs(m: Material, keep: np.ndarray) -> list[Pair]:
    return [pair for pair, kept in zip(m.pairs, keep, strict=True) if kept]


def _masked(evidence: np.ndarray, without: Sequence[int]) -> np.ndarray:
    if not without:
        return evidence
    evidence = evidence.copy()
    evidence[:, [i for i in without if i < evidence.shape[1]]] = 0.0
    return evidence


def _completed(m: Material, keep: np.ndarray, scores: np.ndarray, without: Sequence[int]) -> np.ndarray:
    around = field_evidence(m.looked.a[keep], m.looked.b[keep], scores, m.looked.sheet)
    more = [around[name] for name in FIELD_EVIDENCE]
    return _masked(np.column_stack([m.evidence[keep], *more]), without)


@dataclass
class Wishes:
    """The lone clauses of a case, the rows that they may join, the evidence, and whether the reader put them there."""

    lone: list[tuple[int, int]]
    evidence: np.ndarray
    joined: np.ndarray


def wishes(m: Material, scores: Scores) -> Wishes:
    """What may join what, once the surest pairs are in rows."""
    grouping = _matched(m, scores)
    row_of = {number: group for group in grouping.groups for number in group}
    found = list(grouping.wishes(Joining(m.looked, scores), never))
    statement = m.looked.sheet.statement
    joined = []
    for lone, host, _ in found:
        others = [n for n in row_of[host] if statement[n] != statement[lone]]
        joined.append(np.mean([(min(lone, n), max(lone, n)) in m.true for n in others]) >= 0.5)
    evidence = np.array([evidence for _, _, evidence in found]).reshape(len(found), len(JOIN_EVIDENCE))
    return Wishes([(lone, host) for lone, host, _ in found], evidence, np.array(joined, float))


def learn_joining(known: Sequence[Wishes]) -> Weights:
    """The weights of the evidence for joining a row."""
    return fit(np.vstack([w.evidence for w in known]), np.concatenate([w.joined for w in known]))


def _matched(m: Material, scores: Scores) -> Grouping:
    statement = m.looked.sheet.statement
    grouping = Grouping(scores, {number: int(statement[number]) for number in m.looked.sheet.clauses})
    floor = log_odds(OPTIONS.link_at_least)
    ranked = sorted((-score, *pair) for pair, score in scores.items() if score >= floor)
    grouping.match([(a, b) for _, a, b in ranked], OPTIONS.link_at_least, never)
    return grouping


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


def rows(m: Material, scores: Scores, wished: Wishes, joining: Weights, join_at_least: float) -> list[list[str]]:
    """The rows of a case, as ids of clauses."""
    grouping = _matched(m, scores)
    sure = _chance(wished.evidence @ joining)
    grouping.gather(
        (chance, lone, host)
        for chance, (lone, host) in zip(sure.tolist(), wished.lone, strict=True)
        if chance >= join_at_least
    )
    return [[m.looked.sheet.clauses[n].id for n in group] for group in grouping.groups]


def score(case: Case, said: Links) -> tuple[Counts, Counts]:
    """All links, and those whose two units do not have the same words."""
    return count(said, case.links), count(case.changed(said), case.changed(case.links))


def count(said: Links, true: Links) -> Counts:
    """What links are worth beside the true ones."""
    both = said.keys() & true.keys()
    return Counts(sum(said[x] for x in both), sum(said.values()), sum(true[x] for x in both), sum(true.values()))


@dataclass
class Learned:
    """What each case gets: its scores, its wishes, the weights for them, and how sure they must be."""

    scores: list[Scores]
    wishes: list[Wishes]
    joining: list[Weights]
    join_at_least: list[float]

    def of_cases(self, known: Sequence[Material]) -> Iterator[tuple[Material, Scores, Wishes, Weights, float]]:
        """Each case with what it gets."""
        return zip(known, self.scores, self.wishes, self.joining, self.join_at_least, strict=True)


def plain(known: Sequence[Material], passes: Sequence[Weights], joining: Weights, join_at_least: float) -> Learned:
    """Every case by what was learned on all."""
    scores = [apply(m, passes) for m in known]
    wished = [wishes(m, s) for m, s in zip(known, scores, strict=True)]
    return Learned(scores, wished, [joining] * len(known), [join_at_least] * len(known))


def cross_validated(known: Sequence[Material], without: Sequence[int] = ()) -> Learned:
    """Every case by what was learned on the others."""
    scores = [apply(m, learn([k for k in known if k is not m], without), without) for m in known]
    wished = [wishes(m, s) for m, s in zip(known, scores, strict=True)]
    joining = [learn_joining([k for k in wished if k is not w]) for w in wished]
    worth = [worth_of_joins(*each) for each in zip(known, scores, wished, joining, strict=True)]
    return Learned(scores, wished, joining, [best_join([w for w in worth if w is not own]) for own in worth])


def worth_of_joins(m: Material, scores: Scores, wished: Wishes, joining: Weights) -> list[Counts]:
    """What the links of a case are worth with each of JOINS."""
    said = [m.case.links_of_rows(rows(m, scores, wished, joining, least)) for least in JOINS]
    return [count(links, m.case.links) for links in said]


def best_join(worth: Sequence[Sequence[Counts]]) -> float:
    """That of JOINS with which these cases do best together."""
    totals = [Counts() for _ in JOINS]
    for total, found in ((total, found[nth]) for found in worth for nth, total in enumerate(totals)):
        total.add(found)
    return max(zip(JOINS, totals, strict=True), key=lambda each: each[1].f1)[0]


@dataclass(frozen=True)
class Figures:
    """How well rows do: over the links of all cases, over those whose units differ in their words, and F1 by case."""

    every: Counts
    changed: Counts
    of_case: dict[str, Counts]

    @property
    def mean(self) -> float:
        """The mean of the cases' F1."""
        return float(np.mean([counts.f1 for counts in self.of_case.values()]))


def figures(known: Sequence[Material], learned: Learned) -> Figures:
    """The figures of what each case got."""
    found = Figures(Counts(), Counts(), {})
    for m, *got in learned.of_cases(known):
        of_all, of_changed = score(m.case, m.case.links_of_rows(rows(m, *got)))
        found.every.add(of_all)
        found.changed.add(of_changed)
        found.of_case[m.case.name] = of_all
    return found


def report(title: str, found: Figures, by_case: bool = False) -> None:
    """Print one line of figures, and one a case where asked."""
    if by_case:
        for name, counts in found.of_case.items():
            print(f"  {name:22s} {counts.f1:.3f}  P {counts.precision:.3f}  R {counts.recall:.3f}")
    every = found.every
    print(
        f"{title:36s} align {every.f1:.3f} (P {every.precision:.3f} R {every.recall:.3f})"
        f"  changed {found.changed.f1:.3f}  mean of cases {found.mean:.3f}",
        flush=True,
    )


Points = list[tuple[float, float]]
"""What a score says → what was right, rising from 0 to 1."""
_CERTAIN = 0.9999
PAIRS_IN_BIN = 120
"""So many pairs at the least stand behind a point of the calibration."""


def said_and_right(known: Sequence[Material], scores: Sequence[Scores]) -> tuple[np.ndarray, np.ndarray]:
    """The probabilities of all pairs, and which of these the reader linked."""
    said = _chance(np.array([score for found in scores for score in found.values()]))
    return said, np.array([pair in m.true for m, found in zip(known, scores, strict=True) for pair in found], float)


def calibrate(said: np.ndarray, right: np.ndarray) -> Points:
    """A rising line through the part that was right of pairs that are about equally probable."""
    order = np.argsort(said, kind="stable")
    bins = [[said[i].mean(), right[i].mean(), len(i)] for i in np.array_split(order, len(order) // PAIRS_IN_BIN)]
    merged: list[list[float]] = []
    for found in bins:
        merged.append(found)
        while len(merged) > 1 and merged[-2][1] >= merged[-1][1]:
            (x, y, n), (x2, y2, n2) = merged[-2:]
            merged[-2:] = [[(x * n + x2 * n2) / (n + n2), (y * n + y2 * n2) / (n + n2), n + n2]]
    return [(0.0, 0.0), *((x, y) for x, y, _ in merged if x < _CERTAIN), (1.0, 1.0)]


def calibration(known: Sequence[Material], scores: Sequence[Scores]) -> None:
    """Print how many of the pairs said to be so sure are right, by a line that was drawn without their case."""
    sure, linked = [], []
    for nth, (m, found) in enumerate(zip(known, scores, strict=True)):
        others = [k for k in range(len(known)) if k != nth]
        points = calibrate(*said_and_right([known[k] for k in others], [scores[k] for k in others]))
        said, right = said_and_right([m], [found])
        sure.append(np.interp(said, *zip(*points, strict=True)))
        linked.append(right)
    chance, right = np.concatenate(sure), np.concatenate(linked)
    for low in np.arange(0.0, 1.0, 0.1):
        here = (chance >= low) & (chance < low + 0.1 + (low > 0.85))
        if here.any():
            print(f"  said {low:.1f} to {low + 0.1:.1f}: {here.sum():6d} pairs, {right[here].mean():.2f} right")


def write(
    path: Path,
    first: Sequence[str],
    passes: Sequence[Weights],
    joining: Weights,
    join_at_least: float,
    points: Points,
) -> None:
    """The weights as the data file that the program reads; `first` names the evidence of the first pass."""
    lines = [
        "# What each piece of evidence adds to the score of two clauses (logarithm of the odds), one table a pass.",
        "# Learned by bench/learn_alignment.py; core/alignment/look.py and field.py say what each piece is.",
    ]
    for nth, weights in enumerate(passes):
        lines += ["", "[[passes]]"]
        names = (*first, *FIELD_EVIDENCE) if nth else first
        lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    lines += ["", "# What speaks for a clause that stayed alone joining a row: core/alignment/joining.py.", "[joining]"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(JOIN_EVIDENCE, joining, strict=True)]
    lines += ["", "# How sure such a clause must be.", "[rows]", f"join_at_least = {join_at_least:g}"]
    lines += [
        "",
        "# How probable a score calls a pair → how many such pairs of unseen cases were right.",
        "[calibration]",
    ]
    lines += ["points = [", *(f"    [{said:.4f}, {right:.4f}]," for said, right in points), "]"]
    path.write_text("\n".join(lines) + "\n", "utf-8")


EVIDENCE_GROUPS = {
    "words": ("words", "pairs", "contained", "rare", "words_over_others", "words_rival_worst", "words_rival_best"),
    "pointing": POINTING_EVIDENCE,
    "meaning": MEANING_EVIDENCE,
    "near text": ("text", "exact"),
    "names": ("names", "names_clash"),
    "numbers": ("numbers", "numbers_clash"),
    "headings": ("heading", "heading_clash", "heading_lone", "both_headings", "sort_clash"),
    "lead-ins": ("chapeau", "chapeau_clash"),
    "labels": ("label",),
    "subjects": ("subject", "subject_clash", "same_subject"),
    "acts": ("verbs", "acts", "acts_clash"),
    "length": ("length", "short"),
    "place": ("depth", "edge", "place", "place_clash"),
    "surroundings": ("context", "before", "after", "near"),
    "paragraphs": ("paragraph", "paragraph_rival_worst", "paragraph_rival_best", "paragraph_long"),
    "rivals": ("rival_worst", "rival_best", "mutual"),
    "third statements": ("third", "third_clash"),
    "likeness of the statements": ("likeness",),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--meaning", choices=[each.name.lower() for each in Meaning], default="in_context")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--leave-out-evidence", action="store_true")
    parser.add_argument("--cases", action="store_true")
    args = parser.parse_args()
    meaning = Meaning[args.meaning.upper()]
    known = [material(case, meaning) for case in cases(args.corpus, args.gold)]
    first = meaning.first
    found = cross_validated(known)
    passes, joining = learn(known), learn_joining(found.wishes)
    join_at_least = best_join([worth_of_joins(m, *got) for m, *got, _ in found.of_cases(known)])
    report("plain", figures(known, plain(known, passes, joining, join_at_least)))
    whole = figures(known, found)
    report("cross-validated", whole, args.cases)
    calibration(known, found.scores)
    if args.write:
        points = calibrate(*said_and_right(known, found.scores))
        write(resource(meaning.value), first, passes, joining, join_at_least, points)
    if args.leave_out_evidence:
        for title, names in EVIDENCE_GROUPS.items():
            without = [nth for nth, name in enumerate((*first, *FIELD_EVIDENCE)) if name in names]
            less = figures(known, cross_validated(known, without))
            report(f"without {title}", less)
            print(f"  {less.every.f1 - whole.every.f1:+.3f}")


if __name__ == "__main__":
    main()
