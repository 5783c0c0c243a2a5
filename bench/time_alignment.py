"""Time alignment beside its peers on made-up statements, in one run: medians of CPU seconds, and how well each did.

    python bench/time_alignment.py [--clauses 1000] [--rounds 7] [--quick]

Two versions of one text, beside `git diff --word-diff` (the tool alone, no pairs derived), rapidfuzz's process.cdist
over word ids with mutual best, and difflib's SequenceMatcher on words (left out with --quick, and for long texts). The
engine is timed as the comparison asks it, cutting words itself as the peers do, and as a whole process
(bench/align_process.py) that starts Python, unpickles two statements whose clauses are cut, cuts their words
and aligns, its modules compiled before, as those of an installed program are; the peak memory is that process's own.
Then many statements, growth, the answer to a correction as a person waits for it (the rows anew and the summary of
them, with all else prepared). Last what meaning takes, of sentences of the samples: made-up words are of no language,
so that the numbers before are without. Every number is the median of as many rounds.
"""

from __future__ import annotations

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations
from math import log
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from bench.planted_edits import Planted, planted, versions
from core.alignment.align import align
from core.alignment.rows import Alignment, Constraints
from core.clauses.statement import Statement
from core.clauses.words import words
from core.comparison.compare import compare
from core.comparison.prepare import prepare_comparison
from core.comparison.summary import summarise
from core.loading import load
from core.one_thread import keep_to_one_thread
from core.resources import resource


def cpu(work: Callable[[], object], rounds: int) -> float:
    """The median of CPU seconds, children's included."""
    spent = []
    for _ in range(rounds):
        start = _spent()
        work()
        spent.append(_spent() - start)
    return median(spent)


def _spent() -> float:
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def f1(found: set[tuple[str, str]], true: frozenset[tuple[str, str]]) -> float:
    """F1 of links."""
    right = len(found & true)
    return 2 * right / (len(found) + len(true)) if right else 0.0


def links(alignment: Alignment) -> set[tuple[str, str]]:
    """Pairs of clause ids of the first and second statement that stand in one row."""
    return {
        (a.id, b.id)
        for row in alignment.rows
        if len(row.cells) == 2
        for a in row.cells[0].clauses
        for b in row.cells[1].clauses
    }


def by_git(folder: Path) -> None:
    """The whole of `git diff --word-diff`."""
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "before.txt", "after.txt"]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)


def by_difflib(case: Planted) -> None:
    """difflib on words, nothing thrown away."""
    keys = [[word.key for word in words(statement.text)] for statement in (case.before, case.after)]
    SequenceMatcher(None, *keys, autojunk=False).get_opcodes()


def by_all_pairs(case: Planted, least: float = 0.4) -> set[tuple[str, str]]:
    """All pairs by rapidfuzz over word ids, mutual best."""
    numbers: dict[str, str] = {}
    ids = [_word_ids(statement, numbers) for statement in (case.before, case.after)]
    table = cdist(*ids, scorer=Indel.normalized_similarity)
    best_after, best_before = table.argmax(1), table.argmax(0)
    return {
        (case.before.clauses[i].id, case.after.clauses[j].id)
        for i, j in enumerate(best_after.tolist())
        if best_before[j] == i and table[i, j] >= least
    }


def _word_ids(statement: Statement, numbers: dict[str, str]) -> list[str]:
    return [
        "".join(numbers.setdefault(word.key, chr(len(numbers) + 1)) for word in words(statement.text, k.start, k.end))
        for k in statement.clauses
    ]


def two_versions(clauses: int, rounds: int, quick: bool) -> None:
    """Two versions of one text, beside the peers."""
    case = planted(clauses)
    print(f"two statements of {clauses} clauses, {len(words(case.before.text))} words")
    both = (case.before, case.after)
    found = align(both)
    moved = {clause for row in found.rows for clause in row.moved}
    known = len(case.moved & moved) / max(1, len(case.moved))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for statement in both:
            (folder / statement.source).write_text(statement.text, "utf-8")
        (folder / "statements").write_bytes(pickle.dumps([replace(statement) for statement in both]))
        in_own_process(folder)
        timed = {"align": cpu(lambda: align(both), rounds)}
        timed["align, whole process"] = cpu(lambda: in_own_process(folder), rounds)
        git = cpu(lambda: by_git(folder), rounds)
        peak = in_own_process(folder)
    print(f"  F1 {f1(links(found), case.links):.3f}  moved clauses found {known:.2f}  peak memory {peak} MiB")
    for what, spent in timed.items():
        print(f"  {what:22s} {spent:7.3f} s  {spent / git:5.1f} x git --word-diff")
    print(f"  {'git diff --word-diff':22s} {git:7.3f} s")
    ours = timed["align"]
    if clauses <= 1000:
        quality = f"F1 {f1(by_all_pairs(case), case.links):.3f}"
        _peer("cdist, mutual best", cpu(lambda: by_all_pairs(case), rounds), ours, quality)
        if not quick:
            _peer("difflib on words", cpu(lambda: by_difflib(case), rounds), ours)


def _peer(name: str, spent: float, ours: float, quality: str = "") -> None:
    print(f"  {name:22s} {spent:7.3f} s  {spent / ours:5.2f} x align  {quality}", flush=True)


def in_own_process(folder: Path) -> int:
    """Align what lies in a folder, in a process of its own; gives its peak memory in MiB. Compiled modules are kept in
    the folder, whatever the environment says: the second process of a folder starts as an installed program does."""
    command = [sys.executable, str(Path(__file__).with_name("align_process.py")), str(folder / "statements")]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    return int(subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout)


def many_statements(sizes: Sequence[tuple[int, int]], rounds: int) -> None:
    """Many statements at once: versions of one text, each edited by itself."""
    for number, clauses in sizes:
        made = versions(number, clauses)
        found = align(made.statements)
        said = {
            frozenset((a.id, b.id))
            for row in found.rows
            for one, other in combinations(row.cells, 2)
            for a in one.clauses
            for b in other.clauses
        }
        true = made.links()
        quality = 2 * len(said & true) / (len(said) + len(true))
        spent = cpu(lambda s=made.statements: align(s), rounds)
        print(f"{number} statements of {clauses} clauses: {spent:.2f} s  F1 {quality:.3f}", flush=True)


def by_meaning(clauses: int, rounds: int) -> None:
    """What it takes more where clauses are also weighed by what they mean, the encoder loaded: other statements each
    time, of sentences of the samples, and the same again, whose vectors are known."""
    sentences = _of_samples()
    cases = [planted(clauses, seed=seed, sentences=sentences) for seed in range(rounds + 1)]
    found = []
    for language in ("", "en"):
        made = [[replace(each, language=language) for each in (case.before, case.after)] for case in cases]
        align(made[0])
        coming = iter(made[1:])
        found += [
            cpu(lambda coming=coming: align(next(coming)), rounds),
            cpu(lambda last=made[-1]: align(last), rounds),
        ]
    without, _, meant, again = found
    print(
        f"two statements of {clauses} clauses of the samples, {len(words(cases[0].before.text))} words: "
        f"with meaning {meant:.2f} s, again {again:.2f} s, without {without:.2f} s",
        flush=True,
    )


def _of_samples() -> list[str]:
    """The sentences of the English samples, no headings."""
    paths = sorted(path for kind in ("*/*.txt", "*/*.md") for path in resource("samples").glob(kind))
    loaded = load(paths).statements
    cut = [statement.words_of(clause) for statement in loaded for clause in statement.clauses]
    return sorted({sentence for sentence in cut if sentence.endswith(".")})


def growth(sizes: Sequence[int], rounds: int) -> None:
    """By what power of the number of clauses the time of two statements grows: the slope of the logarithms."""
    spent = []
    for clauses in sizes:
        case = planted(clauses)
        both = (case.before, case.after)
        align(both)
        spent.append(cpu(lambda s=both: align(s), rounds))
    power = np.polyfit([log(size) for size in sizes], [log(each) for each in spent], 1)[0]
    listed = ", ".join(f"{size}: {each:.3f} s" for size, each in zip(sizes, spent, strict=True))
    print(f"growth with the number of clauses: n^{power:.2f} ({listed})", flush=True)


def a_correction(number: int, clauses: int, rounds: int) -> None:
    """How long the answer to a correction takes, another one each time, with all else prepared."""
    statements = versions(number, clauses, promising=1 / 3).statements
    prepared = prepare_comparison(statements)
    summarise(compare(statements, prepared=prepared))
    corrections = iter(
        Constraints(together=(frozenset({f"s00-{nth}", f"s01-{nth + 4}"}),))
        for nth in range(1, clauses, clauses // (2 * rounds + 1))
    )
    rows = cpu(lambda: compare(statements, prepared=prepared, constraints=next(corrections)), rounds)
    both = cpu(lambda: summarise(compare(statements, prepared=prepared, constraints=next(corrections))), rounds)
    print(
        f"a correction of {number} statements of {clauses} clauses: {both * 1000:.0f} ms, "
        f"of which the rows {rows * 1000:.0f} ms"
    )


def as_the_program() -> None:
    """Start anew with the threads that the program takes: numpy asks for them when it is imported."""
    before = dict(os.environ)
    keep_to_one_thread()
    if os.environ != before:
        os.execv(sys.executable, [sys.executable, *sys.argv])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clauses", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="without difflib, which takes minutes")
    args = parser.parse_args()
    as_the_program()
    two_versions(args.clauses, args.rounds, args.quick)
    two_versions(5 * args.clauses, args.rounds, args.quick)
    growth([args.clauses // 2, args.clauses, 2 * args.clauses, 5 * args.clauses], args.rounds)
    many_statements([(8, 300), (16, 300), (30, 300)], args.rounds)
    a_correction(4, 700, args.rounds)
    by_meaning(args.clauses // 4, args.rounds)


if __name__ == "__main__":
    main()
