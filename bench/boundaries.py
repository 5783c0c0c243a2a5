"""How well clauses begin and end, and are what they are, where careful readers cut.

    python bench/boundaries.py [--shared ../shared] [--units] [--show TEXT] [--wrap COLUMNS]

Without --units it measures against the files of bench/boundaries/, which were written by hand before seeing what the
program does: JSON with the `text` (a path in SHARED/corpus), its SHA-256, the `end` up to which it was read, and its
units: where each starts (code points), its kind, its label and the place in the list of the unit that governs it, where
there is one. With --units it measures against `<doc>.units.tsv` of the corpus, which have starts alone.

A boundary is the offset where a unit begins; the first of a text is not counted. Kind, label and parent are counted
over the units that begin where the reader's do; label and parent where either side has one. With --show the
disagreements of one text are printed. With --wrap every paragraph is first wrapped at that many columns, as in mails
and old text files; the boundaries ought to stay where they are.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.clauses.segment import segment
from core.clauses.statement import Clause, Statement
from core.reading.document import Document

ROOT = Path(__file__).resolve().parents[1]
MARKED = ROOT / "bench" / "boundaries"


@dataclass(frozen=True)
class Unit:
    """What a reader says of one unit; `kind` is "" where only its start is told, `parent` is the parent's start."""

    start: int
    kind: str = ""
    label: str = ""
    parent: int | None = None


@dataclass(frozen=True)
class Marked:
    """A text and the units that a reader found in it up to `end`."""

    name: str
    text: str
    end: int
    units: tuple[Unit, ...]


def main() -> None:
    """Measure every text that readers have cut."""
    parser = argparse.ArgumentParser(description="The clauses against the units of readers.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with corpus/")
    parser.add_argument("--units", action="store_true", help="against the corpus's own units, not the hand files")
    parser.add_argument("--show", default="", metavar="TEXT", help="print the disagreements of the texts named so")
    parser.add_argument("--wrap", type=int, default=0, metavar="COLUMNS", help="wrap the texts first")
    given = parser.parse_args()
    corpus = given.shared / "corpus"
    print_scores(units_of_corpus(corpus) if given.units else marked_by_hand(corpus), show=given.show, wrap=given.wrap)


def print_scores(texts: Iterator[Marked], *, show: str = "", wrap: int = 0) -> None:
    """One line a text, then one for all."""
    total: Counter[str] = Counter()
    print(f"{'text':<32}{'units':>6}{'precision':>10}{'recall':>8}{'F1':>7}{'kind':>7}{'label':>7}{'parent':>8}")
    for marked in texts:
        counts = _measured(marked, _wrapped(marked.text, wrap) if wrap else marked.text, show=show)
        print(_line(marked.name, counts))
        total.update(counts)
    print(f"{_line('all', total)}   {total['microseconds'] / 1e6:.2f} s CPU")


def marked_by_hand(corpus: Path) -> Iterator[Marked]:
    """The texts of bench/boundaries/; one that is absent or not what was read is named and left out."""
    for path in sorted(MARKED.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        source = corpus / data["text"]
        raw = source.read_bytes() if source.is_file() else b""
        if hashlib.sha256(raw).hexdigest() != data["sha256"]:
            print(f"{data['text']} is not the text that was read: not measured")
            continue
        starts = [unit["start"] for unit in data["units"]]
        units = tuple(
            Unit(
                unit["start"], unit["kind"], unit.get("label", ""), starts[unit["parent"]] if "parent" in unit else None
            )
            for unit in data["units"]
        )
        yield Marked(data["text"].removesuffix(".txt"), raw.decode("utf-8"), data["end"], units)


def units_of_corpus(corpus: Path) -> Iterator[Marked]:
    """The texts that have a `.units.tsv` beside them."""
    for path in sorted(corpus.rglob("*.units.tsv")):
        stem = path.name.removesuffix(".units.tsv")
        text = path.with_name(f"{stem}.txt").read_bytes().decode("utf-8")
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        name = str((path.parent / stem).relative_to(corpus))
        yield Marked(name, text, len(text), tuple(Unit(int(row[1])) for row in rows))


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


def _measured(marked: Marked, text: str, *, show: str) -> Counter[str]:
    begun = time.process_time()
    statement = segment(Document(text, f"{Path(marked.name).name}.txt", "txt"), id="t")
    spent = time.process_time() - begun
    ours = {clause.start: clause for clause in statement.clauses if clause.start < marked.end}
    true = {unit.start: unit for unit in marked.units}
    first = min(true)
    hits = ours.keys() & true.keys()
    counts = Counter(
        units=len(true),
        hit=len(hits - {first}),
        missed=len(true.keys() - hits - {first}),
        extra=len(ours.keys() - hits - {first}),
        microseconds=round(spent * 1e6),
    )
    for start in sorted(hits):
        counts.update(_compared(true[start], ours[start], statement))
    if show and show in marked.name:
        _show(marked, statement, ours, true)
    return counts


def _compared(unit: Unit, clause: Clause, statement: Statement) -> Counter[str]:
    """What was looked at and what was right, of one unit that both sides begin at one place."""
    if not unit.kind:
        return Counter()
    governs = _parent(clause, statement)
    labels, parents = bool(unit.label or clause.label), unit.parent is not None or governs is not None
    return Counter(
        kinds=1,
        kinds_right=unit.kind == clause.kind.value,
        labels=labels,
        labels_right=labels and unit.label == clause.label,
        parents=parents,
        parents_right=parents and unit.parent == governs,
    )


def _parent(clause: Clause, statement: Statement) -> int | None:
    return statement.by_id[clause.parent].start if clause.parent else None


def _line(name: str, counts: Counter[str]) -> str:
    hit, missed, extra = counts["hit"], counts["missed"], counts["extra"]
    whole = f"{name:<32}{counts['units']:>6}{_share(hit, hit + extra):>10}{_share(hit, hit + missed):>8}"
    f1 = _share(2 * hit, 2 * hit + missed + extra)
    told = [_share(counts[f"{what}_right"], counts[what]) for what in ("kinds", "labels", "parents")]
    return f"{whole}{f1:>7}{told[0]:>7}{told[1]:>7}{told[2]:>8}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _show(marked: Marked, statement: Statement, ours: dict[int, Clause], true: dict[int, Unit]) -> None:
    for start in sorted(ours.keys() | true.keys()):
        around = f"{statement.text[max(0, start - 50) : start]!r} | {statement.text[start : start + 40]!r}"
        if start not in ours or start not in true:
            print(f"  {marked.name} {'extra ' if start in ours else 'missed'} {around}")
        elif true[start].kind:
            unit, clause = true[start], ours[start]
            is_so = (clause.kind.value, clause.label, _parent(clause, statement))
            if (unit.kind, unit.label, unit.parent) != is_so:
                print(f"  {marked.name} {unit.kind} {unit.label} {unit.parent} is {is_so} {around}")


if __name__ == "__main__":
    main()
