"""How long loading and aligning large statements takes, and how much memory.

    load.py [--shared ../shared] [--budget SECONDS] [FILE ...]

Each measurement is a fresh process that reads, cuts and compares the files as the command line does, without export.
Times are of CPU, all threads together; the imports of the program are told apart, because they are paid once. Without
files it takes the two largest G7 communiqués of the shared corpus. With `--budget` it fails where the best of three
runs takes longer.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peak import peak_memory

if TYPE_CHECKING:
    from core.clauses.statement import Statement

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3


def measure(paths: list[Path]) -> dict[str, float]:
    """Load and compare `paths` in this process: seconds of CPU by step, and MiB at the peak."""
    marks = [time.process_time()]
    from core.comparison.compare import compare
    from core.loading import load

    marks.append(time.process_time())
    loaded = load(paths)
    if loaded.troubles:
        raise SystemExit("\n".join(trouble.sentence for trouble in loaded.troubles))
    marks.append(time.process_time())
    comparison = compare(loaded.statements)
    marks.append(time.process_time())
    imports, reading, comparing = (after - before for before, after in pairwise(marks))
    peak = peak_memory()
    words = sum(len(statement.text.split()) for statement in loaded.statements)
    acts, differences = measure_commitments(loaded.statements)
    return {
        "acts": acts,
        "differences": differences,
        "words": words,
        "clauses": sum(len(statement.clauses) for statement in loaded.statements),
        "rows": len(comparison.rows),
        "imports": imports,
        "load": reading,
        "compare": comparing,
        "total": reading + comparing,
        "peak": peak,
    }


def measure_commitments(statements: Sequence[Statement]) -> tuple[float, float]:
    """Seconds of CPU for the acts of the statements, and for the relations and differences of their rows, which the
    time of comparing holds already. What is loaded once is loaded by now."""
    from core.alignment.solve import solve
    from core.commitments.find import find_acts
    from core.comparison.prepare import prepare_comparison

    columns = [statement.id for statement in statements]
    prepared = prepare_comparison(statements)
    aligned = solve(prepared.pairs, columns=columns, reading_order=columns[0]).rows
    marks = [time.process_time()]
    for statement in statements:
        find_acts(statement)
    marks.append(time.process_time())
    for row in aligned:
        prepared.row(row)
    marks.append(time.process_time())
    acts, differences = (after - before for before, after in pairwise(marks))
    return acts, differences


def measure_afresh(paths: list[Path]) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--in-this-process", *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        raise SystemExit(said.stderr.strip() or said.stdout.strip())
    return {name: float(value) for name, value in json.loads(said.stdout).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure CPU time and memory of loading and aligning.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with corpus/")
    parser.add_argument("--budget", type=float, help="fail where loading and aligning takes more seconds of CPU")
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_this_process:
        print(json.dumps(measure(options.files)))
        return 0
    files = options.files or sorted(options.shared.glob("corpus/g7/*.txt"), key=lambda p: p.stat().st_size)[-2:]
    if not files:
        print(f"There is no corpus at {options.shared}: name the files to measure.")
        return 0
    print(f"{' '.join(path.name for path in files)}, best of {RUNS} fresh processes:")
    best = min((measure_afresh(files) for _ in range(RUNS)), key=lambda run: run["total"])
    print(f"  {best['words']:.0f} words, {best['clauses']:.0f} clauses, {best['rows']:.0f} rows")
    print(f"  load {best['load']:.2f} s, compare {best['compare']:.2f} s, together {best['total']:.2f} s of CPU")
    both = best["acts"] + best["differences"]
    print(f"  of that acts {best['acts']:.2f} s and differences {best['differences']:.2f} s, {both:.2f} s")
    print(f"  (imports {best['imports']:.2f} s); peak {best['peak']:.0f} MiB")
    if options.budget and best["total"] > options.budget:
        print(f"That is over the budget of {options.budget:g} s.")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
