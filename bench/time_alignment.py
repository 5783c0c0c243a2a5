"""Time alignment beside its peers on made-up statements, in one run: medians of CPU seconds, and how well each did.

    python bench/time_alignment.py [--clauses 1000] [--rounds 7] [--slow]

Peers: `git diff --word-diff` (the tool alone, no pairs derived), difflib's SequenceMatcher on words (with --slow), and
rapidfuzz cdist over word ids with mutual best. Ratios are to `align`.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

from planted_edits import Planted, planted
from rapidfuzz.distance import Indel

from core.alignment.align import align
from core.alignment.prepare import prepare
from core.alignment.rows import Alignment, Constraints
from core.alignment.solve import solve
from core.clauses.statement import Statement
from core.clauses.words import words


def cpu(work: Callable[[], object], rounds: int) -> float:
    """The median of CPU seconds, children's included."""
    spent = []
    for _ in range(rounds):
        start = _spent()
        work()
        spent.append(_spent() - start)
    return median(spent)


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
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
    score = Indel.normalized_similarity
    table = [[score(a, b) for b in ids[1]] for a in ids[0]]
    best_after = [max(range(len(row)), key=row.__getitem__) for row in table]
    best_before = [max(range(len(table)), key=lambda i, j=j: table[i][j]) for j in range(len(ids[1]))]
    return {
        (case.before.clauses[i].id, case.after.clauses[j].id)
        for i, j in enumerate(best_after)
        if best_before[j] == i and table[i][j] >= least
    }


def _word_ids(statement: Statement, numbers: dict[str, str]) -> list[str]:
    return [
        "".join(numbers.setdefault(word.key, chr(len(numbers) + 1)) for word in words(statement.text, k.start, k.end))
        for k in statement.clauses
    ]


def two_versions(clauses: int, rounds: int, slow: bool) -> None:
    """Two versions of one text, beside the peers."""
    case = planted(clauses)
    print(f"two statements of {clauses} clauses, {len(words(case.before.text))} words")
    both = (case.before, case.after)
    ours = cpu(lambda: align(both), rounds)
    found = align(both)
    moved = {clause for row in found.rows for clause in row.moved}
    known = len(case.moved & moved) / max(1, len(case.moved))
    print(f"  align            {ours:7.3f} s  F1 {f1(links(found), case.links):.3f}  moved clauses found {known:.2f}")
    with tempfile.TemporaryDirectory() as name:
        for statement in both:
            (Path(name) / statement.source).write_text(statement.text, "utf-8")
        _peer("git --word-diff", cpu(lambda: by_git(Path(name)), rounds), ours)
    if clauses <= 1000:
        quality = f"F1 {f1(by_all_pairs(case), case.links):.3f}"
        _peer("all pairs, Indel", cpu(lambda: by_all_pairs(case), 1), ours, quality)
    if slow:
        _peer("difflib on words", cpu(lambda: by_difflib(case), 1), ours)


def _peer(name: str, spent: float, ours: float, quality: str = "") -> None:
    print(f"  {name:16s} {spent:7.3f} s  align takes {ours / spent:.2f} of it  {quality}")


def many_statements(sizes: Sequence[tuple[int, int]]) -> None:
    """Many statements at once: versions of one text."""
    for number, clauses in sizes:
        base = planted(clauses).before
        statements = [_renamed(base, "s00")]
        statements += [_renamed(planted(clauses, seed=0).after, f"s{nth:02d}") for nth in range(1, number)]
        print(f"{number} statements of {clauses} clauses: {cpu(lambda s=statements: align(s), 1):.2f} s", flush=True)


def _renamed(statement: Statement, name: str) -> Statement:
    clauses = tuple(
        type(k)(name, f"{name}-{nth}", k.start, k.end, k.kind, k.paragraph) for nth, k in enumerate(statement.clauses)
    )
    return Statement(name, name, f"{name}.txt", "", statement.text, clauses)


def a_correction(number: int, clauses: int) -> None:
    """How long the answer to a correction takes, with all else prepared."""
    statements = [_renamed(planted(clauses, seed=0).after, f"s{nth}") for nth in range(number)]
    prepared = prepare(statements)
    said = Constraints(together=(frozenset({"s0-5", "s1-9"}),))
    columns = [statement.id for statement in statements]
    solve(prepared, columns=columns, reading_order="s0")
    spent = cpu(lambda: solve(prepared, columns=columns, constraints=said, reading_order="s0"), 3)
    print(f"a correction of {number} statements of {clauses} clauses: {spent * 1000:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clauses", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--slow", action="store_true", help="also what takes minutes")
    args = parser.parse_args()
    two_versions(args.clauses, args.rounds, args.slow)
    two_versions(5 * args.clauses, 1, False)
    many_statements([(4, 100), (8, 300)] + ([(16, 300), (30, 300)] if args.slow else []))
    a_correction(4, 700)


if __name__ == "__main__":
    main()
