"""Scores the comparison against what careful readers did with real statements.

    gold.py [--shared ../shared] [--case NAME ...] [--errors N] [--worst N]

Runs the program's command line over the texts of every case, into out/gold/, and prints the table of the scorer that
lies beside the cases. Then, without --case, how well clauses are set together by the program's weights and by weights
that were learned without the case (bench/learn_alignment.py), how the clauses stand to those cut by hand
(bench/boundaries.py), and what is found in texts that others have coded (bench/external.py).
`--errors N` (`make gold ERRORS=1`: 20) then prints what was taken for what among acts, levels and relations, and the N
units whose acts are furthest from the readers'. `--worst N` prints the N heaviest links that were missed and the N that
were wrongly said, of each case. Without the cases it says so and succeeds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.alignment_gold import cases as read_cases
from bench.boundaries import marked_by_hand, print_scores
from bench.external import print_external
from bench.learn_alignment import cross_validated, figures, material
from desktop.__main__ import main as communique

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "out" / "gold"


def run_cases(cases: list[str], corpus: Path) -> None:
    """The JSON of each case into RESULTS, made as a person would make it."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in RESULTS.glob("*.json"):
        old.unlink()
    for case in cases:
        texts = [str(path) for path in sorted((corpus / case).glob("*.txt"))]
        code = communique(["compare", "--quiet", *texts, "--export", str(RESULTS / f"{case}.json")])
        if code:
            raise SystemExit(f"{case}: the comparison ended with exit code {code}")


def load_scorer(path: Path) -> ModuleType:
    """The scorer, which is a script, as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts_of(score: ModuleType, corpus: Path, gold: Path) -> dict[str, dict[str, Counter[str]]]:
    """What the scorer counts in each case."""
    return {
        path.stem: score.score_case(
            corpus / path.stem,
            json.loads(path.read_text("utf-8")),
            json.loads((RESULTS / path.name).read_text("utf-8")),
        )
        for path in sorted(gold.glob("*.json"))
    }


def print_polarity(counts: dict[str, dict[str, Counter[str]]]) -> None:
    """How often a promise is rightly told from a promise not to, which the scorer's table does not show."""
    found: Counter[str] = sum((each.get("polarity", Counter()) for each in counts.values()), Counter())
    print(f"\nPolarity: {found['right']} of {found.total()} right, {found['right'] / max(1, found.total()):.3f}")


def print_alignment(score: ModuleType, counts: dict[str, dict[str, Counter[str]]], corpus: Path, gold: Path) -> None:
    """How well the program sets clauses together, and how well it does on cases that its weights never saw."""
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in counts.values():
        for name in ("align", "align_changed"):
            together[name].update(found[name])
    every = score.summary(together)
    mean = sum(score.summary(found)["align"]["f1"] for found in counts.values()) / max(1, len(counts))
    known = [material(case) for case in read_cases(corpus, gold)]
    unseen = figures(known, cross_validated(known))
    print(f"{'':42s}align  changed  mean of cases")
    for title, *numbers in (
        ("the weights of the program", every["align"]["f1"], every["align_changed"]["f1"], mean),
        ("cross-validated: learned without the case", unseen.every.f1, unseen.changed.f1, unseen.mean),
    ):
        print("{:42s}{:.3f}    {:.3f}          {:.3f}".format(title, *numbers))


class Confusions:
    """What was taken for what, over all cases, and the links that went wrong in each."""

    def __init__(self, score: ModuleType, corpus: Path, gold: Path) -> None:
        self.score, self.corpus, self.gold = score, corpus, gold
        self.acts: Counter[tuple[str, str]] = Counter()
        self.levels: Counter[tuple[str, str]] = Counter()
        self.relations: Counter[tuple[str, str]] = Counter()
        self.missed: dict[str, list[tuple[float, str, str]]] = {}
        self.false: dict[str, list[tuple[float, str, str]]] = {}
        self.errors: list[tuple[float, str, str, str]] = []

    def add(self, case: str) -> None:
        """Count the confusions of one case."""
        gold = json.loads((self.gold / f"{case}.json").read_text("utf-8"))
        result = json.loads((RESULTS / f"{case}.json").read_text("utf-8"))
        units = self.score.load_units(self.corpus / case)
        owners = self._owners(case, units, result)
        self._add_links(case, units, owners, gold)
        self._add_relations(owners, gold, result)
        self._add_acts(case, units, gold, result)

    def _owners(self, case: str, units: Any, result: Any) -> dict[tuple[str, str], int]:
        owners = {}
        for doc in units:
            text = (self.corpus / case / f"{doc}.txt").read_text("utf-8")
            spans = [
                (i, [(c["start"], c["end"]) for c in row["cells"].get(doc, [])]) for i, row in enumerate(result["rows"])
            ]
            found = self.score.align(text, units[doc], [row for row in spans if row[1]])
            owners.update({(doc, unit): row for unit, row in found.items()})
        return owners

    def _add_links(self, case: str, units: Any, owners: dict[tuple[str, str], int], gold: Any) -> None:
        groups: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for (doc, unit), row in owners.items():
            groups[row][doc].append(unit)
        said, true = self.score.links(groups.values()), self.score.links([row["cells"] for row in gold["rows"]])

        def words(unit: tuple[str, str]) -> str:
            return f"{'/'.join(unit)} {units[unit[0]][unit[1]][2]}"

        def shown(links: dict[Any, float]) -> list[tuple[float, str, str]]:
            return sorted(((weight, words(a), words(b)) for (a, b), weight in links.items()), reverse=True)

        self.missed[case] = shown({link: weight for link, weight in true.items() if link not in said})
        self.false[case] = shown({link: weight for link, weight in said.items() if link not in true})

    def _add_relations(self, owners: dict[tuple[str, str], int], gold: Any, result: Any) -> None:
        for row in gold["rows"]:
            rows = {owners.get((doc, unit)) for doc, found in row["cells"].items() for unit in found}
            if len(rows) == 1 and (owner := rows.pop()) is not None:
                self.relations[row["relation"], result["rows"][owner]["relation"]] += 1

    def _add_acts(self, case: str, units: Any, gold: Any, result: Any) -> None:
        said: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for act in result["acts"]:
            overlap = {
                u: min(end, act["end"]) - max(start, act["start"])
                for u, (start, end, _) in units[act["statement"]].items()
            }
            best = max(overlap, key=overlap.__getitem__)
            if overlap[best] > 0:
                said[act["statement"], best].append(act)
        for doc in units:
            for unit in units[doc]:
                true, found = gold["acts"].get(doc, {}).get(unit, []), said[doc, unit]
                self.acts[_names(true), _names(found)] += 1
                if (is_level := _level(true)) and (said_level := _level(found)):
                    self.levels[is_level, said_level] += 1
                if distance := _distance(true, found):
                    words = f"{case}/{doc}/{unit}: {units[doc][unit][2]}"
                    self.errors.append((distance, words, _told(true), _told(found)))


def _names(acts: list[Any]) -> str:
    return " ".join(sorted({act["act"] for act in acts})) or "none"


def _level(acts: list[Any]) -> str:
    return str(max((act["level"] for act in acts if act["act"] == "commit"), default=""))


WEIGHTS = {"commit": 3.0, "direct": 3.0, "permit": 2.0, "stance": 1.0, "recital": 1.0}
"""How bad it is to miss an act or to say one that is none."""


def _distance(true: list[Any], found: list[Any]) -> float:
    """How far the acts found in a unit are from the readers': acts missed or wrongly said, levels, polarity."""
    kinds = {act["act"] for act in true} ^ {act["act"] for act in found}
    distance = sum(WEIGHTS[kind] for kind in kinds)
    if (level := _level(true)) and (said := _level(found)):
        negative = [any(act["negative"] for act in acts if act["act"] == "commit") for acts in (true, found)]
        distance += abs(int(level) - int(said)) + 3 * (negative[0] != negative[1])
    return distance


def _told(acts: list[Any]) -> str:
    """The acts as a line: "commit 4 not, direct"."""
    parts = (f"{act['act']} {act.get('level') or ''}{' not' if act.get('negative') else ''}".strip() for act in acts)
    why = "; ".join(f"“{act['verb']['text']}”: {act['why']}" for act in acts if "why" in act)
    return ", ".join(parts) + (f"  ({why})" if why else "") or "none"


def print_errors(found: Confusions, errors: int) -> None:
    """The confusions, the most frequent first, then the units whose acts are furthest from the readers'."""
    for title, counts in (("relation", found.relations), ("level", found.levels), ("acts of a unit", found.acts)):
        right = sum(n for (true, said), n in counts.items() if true == said)
        print(f"\n{title}: {right} of {sum(counts.values())} right; taken wrongly:")
        for (true, said), n in counts.most_common():
            if true != said and n > 1:
                print(f"  {n:5d}  {true}  →  {said}")
    print(f"\n{len(found.errors)} units differ in their acts; the {errors} worst:")
    for _, words, true, said in sorted(found.errors, key=lambda error: -error[0])[:errors]:
        print(f"  {words[:240]}\n        readers: {true}\n        program: {said}")


def print_links(found: Confusions, worst: int) -> None:
    """The heaviest links that went wrong in each case."""
    for title, links in (("missed", found.missed), ("wrongly said", found.false)):
        for case, told in sorted(links.items(), key=lambda item: -sum(weight for weight, *_ in item[1])):
            print(f"\n{case}: {sum(weight for weight, *_ in told):.0f} of links {title}")
            for weight, first, second in told[:worst]:
                print(f"  {weight:.2f}  {first[:150]}\n        {second[:150]}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the comparison against what careful readers did.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with corpus/ and gold/")
    parser.add_argument("--case", action="append", default=[], help="only this case; may be given again")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print confusions, and the N worst errors")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print N links of each case that went wrong")
    options = parser.parse_args()
    corpus, gold = options.shared / "corpus", options.shared / "gold"
    if not (gold / "score.py").is_file():
        print(f"There is no gold at {gold}: nothing to score.")
        return 0
    cases = options.case or sorted(path.stem for path in gold.glob("*.json"))
    start = time.process_time()
    run_cases(cases, corpus)
    spent = time.process_time() - start
    print(f"{len(cases)} cases compared in {spent:.1f} s of CPU; results in {RESULTS.relative_to(ROOT)}/")
    scored = subprocess.run(
        [sys.executable, gold / "score.py", corpus, gold, RESULTS], capture_output=True, text=True, check=False
    )
    print(scored.stdout, end="")
    for line in scored.stderr.splitlines():
        if not (options.case and line.endswith("no result")):
            print(line, file=sys.stderr)
    if scored.returncode == 0 and not options.case:
        score = load_scorer(gold / "score.py")
        counts = counts_of(score, corpus, gold)
        print_polarity(counts)
        print("\nHow clauses are set together:")
        print_alignment(score, counts, corpus, gold)
        print("\nWhere clauses begin, and what they are:")
        print_scores(marked_by_hand(corpus))
        print("\nWhat others have coded:")
        print_external(options.shared, 0)
    if scored.returncode == 0 and (options.errors or options.worst):
        found = Confusions(load_scorer(gold / "score.py"), corpus, gold)
        for case in cases:
            found.add(case)
        if options.errors:
            print_errors(found, options.errors)
        if options.worst:
            print_links(found, options.worst)
    return scored.returncode


if __name__ == "__main__":
    raise SystemExit(main())
