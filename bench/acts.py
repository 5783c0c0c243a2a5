"""How well `find_acts` agrees with careful readers.

    python -m bench.acts CORPUS GOLD [--cases a,b] [--pipeline] [--errors N]

CORPUS holds one folder a case with <doc>.txt and <doc>.units.tsv (id, start, end, text), GOLD <case>.json with the
readers' acts per unit. By default the statements are made of the readers' own units, so that the figures do not depend
on how texts are cut; with --pipeline the program's own segmentation is used. Prints F1 of each act, level, polarity,
deadlines and amounts per case, then the confusions of acts and levels and the first N units that differ.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.clauses.segment import segment
from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act, ActKind
from core.commitments.find import find_acts
from core.reading.document import Document

NUMBERED = re.compile(r"^(?:\(?[\divx]+[.)]|[a-z][.)])\s+")


@dataclass(frozen=True)
class Unit:
    """A sentence or list item as the readers cut it."""

    id: str
    start: int
    end: int
    text: str


def units_of(path: Path) -> list[Unit]:
    """The units of one document."""
    rows = (line.split("\t", 3) for line in path.read_text("utf-8").splitlines())
    return [Unit(row[0], int(row[1]), int(row[2]), row[3]) for row in rows]


def statement_of(name: str, text: str, units: Sequence[Unit]) -> Statement:
    """A statement whose clauses are the units, with kinds and chapeaux as far as their form shows them."""
    clauses: list[Clause] = []
    resolving = any(unit.text.rstrip().endswith("Council,") for unit in units)
    chapeau: str | None = None
    for number, unit in enumerate(units, 1):
        label = NUMBERED.match(unit.text)
        words = unit.text[label.end() :] if label else unit.text
        item = chapeau is not None and (
            unit.text.rstrip()[-1:] in ";," or words[:1].islower() or _continues(clauses, text)
        )
        if not item:
            chapeau = None
        kind = ClauseKind.ITEM if item else ClauseKind.PARAGRAPH
        if resolving:
            kind = ClauseKind.OPERATIVE if label else ClauseKind.PREAMBULAR
        elif (
            not unit.text.rstrip().endswith((".", ";", ":", ",", "”", '"', ".’", "?"))
            and len(unit.text) < 120
            and not item
        ):
            kind = ClauseKind.HEADING
        body = unit.start + (label.end() if label else 0)
        clauses.append(
            Clause(
                name,
                f"{name}-{number}",
                unit.start,
                unit.end,
                kind,
                number,
                body=body,
                parent=chapeau if item else None,
            )
        )
        if unit.text.rstrip().endswith(":"):
            chapeau = f"{name}-{number}"
    return Statement(name, "", name, "en", text, tuple(clauses))


def _continues(clauses: Sequence[Clause], text: str) -> bool:
    """Whether the clause before ends as a list item does that another follows."""
    last = text[clauses[-1].start : clauses[-1].end].rstrip()
    return last.endswith((";", "; and", ",", ", and", ":")) if clauses else False


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cases", default="")
    parser.add_argument("--pipeline", action="store_true", help="cut the texts with the program's own segmentation")
    parser.add_argument("--errors", type=int, default=0, help="how many differing units to show")
    given = parser.parse_args()
    cases = given.cases.split(",") if given.cases else sorted(path.stem for path in given.gold.glob("*.json"))
    total = Tally()
    print(Tally.HEADER)
    for case in cases:
        tally = measure(
            given.corpus / case, json.loads((given.gold / f"{case}.json").read_text("utf-8")), given.pipeline
        )
        print(tally.line(case))
        total += tally
    print(total.line("ALL"))
    total.print_confusions(given.errors)


class Tally:
    """Counts of agreement, in the terms of the gold's own scorer."""

    HEADER = f"{'case':22s}" + "".join(
        f"{name:>9s}" for name in (*ActKind, "macro", "level=", "level~1", "negative", "deadline", "amount")
    )

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.acts: Counter[tuple[str, str]] = Counter()
        self.levels: Counter[tuple[int, int]] = Counter()
        self.errors: list[str] = []

    def __iadd__(self, other: Tally) -> Tally:
        for name, counts in other.counts.items():
            self.counts[name].update(counts)
        self.acts.update(other.acts)
        self.levels.update(other.levels)
        self.errors += other.errors
        return self

    def add_unit(self, where: str, text: str, gold: Sequence[Mapping[str, Any]], acts: Sequence[Act]) -> None:
        """Count one unit."""
        wanted, got = {str(act["act"]) for act in gold}, {str(act.kind) for act in acts}
        for kind in ActKind:
            self._count(kind, kind in wanted, kind in got)
        for missed in (wanted - got) or {"-"}:
            for extra in (got - wanted) or {"-"}:
                self.acts[missed, extra] += missed != extra
        levels = [int(act["level"]) for act in gold if act["act"] == "commit"]
        found = [act.level for act in acts if act.level is not None]
        wrong = wanted != got
        if levels and found:
            best, said = max(levels), max(found)
            self.levels[best, said] += 1
            self.counts["level"].update(n=1, exact=int(best == said), near=int(abs(best - said) <= 1))
            negative = any(act.get("negative") for act in gold if act["act"] == "commit")
            same = negative == any(act.negative for act in acts if act.kind is ActKind.COMMIT)
            self.counts["negative"].update(n=1, exact=int(same))
            wrong = wrong or best != said or not same
        for field in ("deadlines", "amounts"):
            wrong |= self._phrases(
                field,
                [w for act in gold for w in act.get(field, ())],
                [p.text for act in acts for p in getattr(act, field)],
            )
        if wrong:
            self.errors.append(f"{where}: {text}\n   gold {_show_gold(gold)}\n   said {_show(acts)}")

    def _phrases(self, field: str, wanted: Sequence[str], found: Sequence[str]) -> bool:
        hits = sum(any(_share(a, b) for b in found) for a in wanted)
        extra = sum(not any(_share(a, b) for a in wanted) for b in found)
        self.counts[field].update(tp=hits, fn=len(wanted) - hits, fp=extra)
        return bool(extra or hits < len(wanted))

    def _count(self, name: str, wanted: bool, found: bool) -> None:
        self.counts[name].update(tp=int(wanted and found), fp=int(found and not wanted), fn=int(wanted and not found))

    def line(self, name: str) -> str:
        """One row of the table."""
        f1s = [_f1(self.counts[kind]) for kind in ActKind if self.counts[kind]["tp"] + self.counts[kind]["fn"]]
        level, negative = self.counts["level"], self.counts["negative"]
        figures = [
            *(_f1(self.counts[kind]) for kind in ActKind),
            sum(f1s) / len(f1s) if f1s else 0.0,
            level["exact"] / max(1, level["n"]),
            level["near"] / max(1, level["n"]),
            negative["exact"] / max(1, negative["n"]),
            _f1(self.counts["deadlines"]),
            _f1(self.counts["amounts"]),
        ]
        return f"{name:22s}" + "".join(f"{figure:9.3f}" for figure in figures)

    def print_confusions(self, errors: int) -> None:
        """The confusions and the first units that differ."""
        print(
            "\nacts missed → said instead:", ", ".join(f"{a}→{b} {n}" for (a, b), n in self.acts.most_common(14) if n)
        )
        print("levels gold→said:", ", ".join(f"{a}→{b} {n}" for (a, b), n in self.levels.most_common() if a != b))
        for error in self.errors[:errors]:
            print(error)


def measure(folder: Path, gold: Mapping[str, Any], pipeline: bool) -> Tally:
    """Compare the acts found in one case with the readers'."""
    tally = Tally()
    for path in sorted(folder.glob("*.units.tsv")):
        name = path.name.removesuffix(".units.tsv")
        text = (folder / f"{name}.txt").read_text("utf-8")
        units = units_of(path)
        statement = (
            segment(Document(text, f"{name}.txt", "txt"), id=name) if pipeline else statement_of(name, text, units)
        )
        by_unit = _by_unit(find_acts(statement), units)
        for unit in units:
            tally.add_unit(
                f"{folder.name}/{name}/{unit.id}",
                unit.text,
                gold["acts"].get(name, {}).get(unit.id, []),
                by_unit[unit.id],
            )
    return tally


def _by_unit(acts: Iterable[Act], units: Sequence[Unit]) -> dict[str, list[Act]]:
    """Each act at the unit that holds most of it."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        best = max(units, key=lambda unit: min(unit.end, act.end) - max(unit.start, act.start))
        if min(best.end, act.end) > max(best.start, act.start):
            found[best.id].append(act)
    return found


def _share(first: str, second: str) -> bool:
    return bool(set(re.findall(r"\w+", first.lower())) & set(re.findall(r"\w+", second.lower())))


def _f1(counts: Mapping[str, int]) -> float:
    hits = counts["tp"]
    return 2 * hits / (2 * hits + counts["fp"] + counts["fn"]) if hits else 0.0


def _show_gold(acts: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(
        _line(a["act"], a.get("level"), a.get("negative"), a.get("actor"), a.get("deadlines"), a.get("amounts"))
        for a in acts
    )


def _show(acts: Sequence[Act]) -> str:
    return "; ".join(
        _line(a.kind, a.level, a.negative, a.actor, [d.text for d in a.deadlines], [q.text for q in a.amounts])
        + f" <{a.verb.text}: {a.why}>"
        for a in acts
    )


def _line(kind: str, level: object, negative: object, actor: object, deadlines: object, amounts: object) -> str:
    parts = (
        str(kind),
        str(level or ""),
        "not" if negative else "",
        f"[{actor}]" if actor else "",
        str(deadlines or ""),
        str(amounts or ""),
    )
    return " ".join(part for part in parts if part)


if __name__ == "__main__":
    main()
