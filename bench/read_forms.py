"""How long reading takes, form by form, and how much memory: a Markdown table.

    read_forms.py [--pages 200]

Each form is written by `bench.forms` with that many pages of some four hundred words, and read in a fresh process; the
time is of CPU, all threads together, the best of three, without the imports of the program. The peak is of the whole
process. POSIX only.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
RUNS = 3


def measure(path: Path) -> dict[str, object]:
    """Read the file at `path` in this process."""
    from core.errors import ReadingError
    from core.reading.read import read

    began = time.process_time()
    try:
        words, said = len(read(path).text.split()), ""
    except ReadingError as error:
        words, said = 0, str(error)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {"words": words, "said": said, "seconds": seconds, "peak": peak}


def measure_afresh(path: Path) -> dict[str, object]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--in-this-process", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, object] = json.loads(said)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure CPU time and memory of reading each form.")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--in-this-process", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.in_this_process:
        print(json.dumps(measure(asked.in_this_process)))
        return 0
    from bench.forms import PARAGRAPHS_A_PAGE, WRITERS, paragraphs, written

    text = paragraphs(asked.pages * PARAGRAPHS_A_PAGE)
    print(f"| form ({asked.pages} pages) | size | words | CPU | peak |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for ending in WRITERS:
            path = Path(folder, f"statement.{ending}")
            path.write_bytes(written(ending, text))
            best = min((measure_afresh(path) for _ in range(RUNS)), key=lambda run: float(str(run["seconds"])))
            size = f"{path.stat().st_size / 1000:,.0f} kB"
            if best["said"]:
                print(f"| {ending} | {size} | not read | | |")
            else:
                print(f"| {ending} | {size} | {best['words']:,} | {best['seconds']:.2f} s | {best['peak']:.0f} MB |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
