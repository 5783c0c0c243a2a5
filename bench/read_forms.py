"""How long reading takes, form by form, and how much memory: a Markdown table.

    read_forms.py [--pages 200]

Each form is written by `bench.forms` with that many pages of some four hundred words, and read in a fresh process; the
time is of CPU, all threads together, the best of three, without the imports of the program. The peak is of the whole
process. PDFs are in one column and in two, and have the pages that the table says. LibreOffice writes what no library
does (`.doc`); where it is not installed, the table says so. POSIX only.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
RUNS = 3


def measure(path: Path) -> dict[str, object]:
    """Read the file at `path` in this process."""
    from bench.peak import peak_memory
    from core.errors import ReadingError
    from core.reading.read import read

    began = time.process_time()
    try:
        document = read(path)
        words, pages, said = len(document.text.split()), document.page_at(len(document.text)) or 0, ""
    except ReadingError as error:
        words, pages, said = 0, 0, str(error)
    seconds = time.process_time() - began
    return {"words": words, "pages": pages, "said": said, "seconds": seconds, "peak": peak_memory()}


def measure_afresh(path: Path) -> dict[str, object]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--in-this-process", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, object] = json.loads(said)
    return found


def files(pages: int) -> Iterator[tuple[str, str, bytes]]:
    """Each form with its name in the table, its ending and its file; no bytes where nothing here writes it."""
    from bench.forms import PARAGRAPHS_A_PAGE, WRITERS, converted, in_two_columns, paragraphs, written

    text = paragraphs(pages * PARAGRAPHS_A_PAGE)
    for ending in WRITERS:
        yield ending, ending, written(ending, text)
        if ending == "docm":
            office = shutil.which("soffice")
            yield "doc", "doc", converted(written("docx", text), "doc", office) if office else b""
        elif ending == "pdf":
            yield "pdf, two columns", "pdf", in_two_columns(text)


def row(name: str, path: Path) -> str:
    """What the table says of the file at `path`."""
    if not path.stat().st_size:
        return f"| {name} | not written: LibreOffice is not installed | | | |"
    best = min((measure_afresh(path) for _ in range(RUNS)), key=lambda run: float(str(run["seconds"])))
    size = f"{path.stat().st_size / 1000:,.0f} kB"
    if best["said"]:
        return f"| {name} | {size} | not read | | |"
    pages = f" ({best['pages']} pages)" if best["pages"] else ""
    return f"| {name}{pages} | {size} | {best['words']:,} | {best['seconds']:.2f} s | {best['peak']:.0f} MiB |"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure CPU time and memory of reading each form.")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--in-this-process", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.in_this_process:
        print(json.dumps(measure(asked.in_this_process)))
        return 0
    print(f"| form ({asked.pages} pages) | size | words | CPU | peak |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, ending, data in files(asked.pages):
            path = Path(folder, f"statement.{ending}")
            path.write_bytes(data)
            print(row(name, path), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
