"""How well clauses begin and end where careful readers cut: boundary F1 against `<doc>.units.tsv`.

    python bench/boundaries.py CORPUS [--show CASE] [--wrap COLUMNS]

CORPUS holds a folder a case, in it `<doc>.txt` and beside it `<doc>.units.tsv` with the columns id, start, end, text.
A boundary is the offset where a unit begins; the first of a text is not counted. Prints F1 a case and over all, the CPU
time, and with --show the boundaries of one case that only one side has. With --wrap every paragraph is first wrapped at
that many columns, as in mails and old text files; the boundaries ought to stay where they are.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.reading.document import Document


def main() -> None:
    """Measure every case of the corpus."""
    parser = argparse.ArgumentParser(description="Boundary F1 of the clauses against the units of readers.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", default="", help="a case whose disagreements are printed")
    parser.add_argument("--wrap", type=int, default=0, help="wrap the texts at so many columns first")
    given = parser.parse_args()
    total: Counter[str] = Counter()
    print(f"{'case':<32}{'F1':>7}{'missed':>8}{'extra':>7}")
    for case in sorted({path.parent for path in given.corpus.rglob("*.units.tsv")}):
        counts: Counter[str] = Counter()
        for statement, units in _texts(case, given.wrap):
            counts.update(_count(statement, units))
            if given.show and case.match(f"*{given.show}*"):
                _show(statement, units)
        print(f"{case.relative_to(given.corpus)!s:<32}{_f1(counts):>7.3f}{counts['missed']:>8}{counts['extra']:>7}")
        total.update(counts)
    seconds = total["microseconds"] / 1e6
    print(f"{'all':<32}{_f1(total):>7.3f}{total['missed']:>8}{total['extra']:>7}   {seconds:.2f} s CPU")


def _texts(case: Path, columns: int) -> Iterator[tuple[Statement, set[int]]]:
    for path in sorted(case.glob("*.units.tsv")):
        stem = path.name.removesuffix(".units.tsv")
        text = path.with_name(f"{stem}.txt").read_bytes().decode("utf-8")
        text = _wrapped(text, columns) if columns else text
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        yield segment(Document(text, f"{stem}.txt", "txt"), id=stem), {int(row[1]) for row in rows}


def _wrapped(text: str, columns: int) -> str:
    """The text with line breaks in place of spaces, so that its offsets stay as they are."""
    signs = list(text)
    begun, space = 0, -1
    for at, sign in enumerate(text):
        if sign == "\n":
            begun, space = at + 1, -1
        elif sign == " ":
            space = at
        if at - begun >= columns and space >= 0:
            signs[space] = "\n"
            begun, space = space + 1, -1
    return "".join(signs)


def _count(statement: Statement, units: set[int]) -> Counter[str]:
    begun = time.process_time()
    again = segment(Document(statement.text, statement.source, "txt"), id=statement.id)
    spent = time.process_time() - begun
    ours = _begins(again)
    true = units - {min(units)}
    return Counter(
        hit=len(ours & true),
        missed=len(true - ours),
        extra=len(ours - true),
        microseconds=round(spent * 1e6),
    )


def _begins(statement: Statement) -> set[int]:
    return {clause.start for clause in statement.clauses[1:]}


def _f1(counts: Counter[str]) -> float:
    wrong = counts["missed"] + counts["extra"]
    return 2 * counts["hit"] / (2 * counts["hit"] + wrong) if counts["hit"] + wrong else 1.0


def _show(statement: Statement, units: set[int]) -> None:
    ours = _begins(statement)
    for at in sorted(ours ^ (units - {min(units)})):
        side = "extra " if at in ours else "missed"
        print(f"  {statement.id} {side} {statement.text[max(0, at - 60) : at]!r} | {statement.text[at : at + 40]!r}")


if __name__ == "__main__":
    main()
