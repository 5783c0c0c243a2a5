"""Learn the weights of alignment across languages from official texts in several, and say how well they do.

    python bench/learn_languages.py CORPUS [--write resources/alignment-across-languages.toml]

CORPUS has a folder for each text, with `<language>.txt`, `<language>.units.tsv` and `gold.json`. Official texts say the
same in the same order, which statements do not: so that weights don't lean on it, each text is learned from whole and
with clauses taken out and moved. Prints F1 of links of the program's own rows, with the weights of the program and with
weights that were learned without the text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np

from bench.alignment_gold import Links, links, statements_of, units_in
from bench.learn_alignment import fit
from core.alignment.across_languages import (
    ACROSS_EVIDENCE,
    ALL_ACROSS_EVIDENCE,
    Across,
    AcrossModel,
    load_across_model,
    look_across,
    look_again,
)
from core.alignment.prepare import prepare
from core.alignment.profile import read_sheet
from core.alignment.sheet import Sheet
from core.alignment.solve import solve
from core.clauses.statement import Statement

EDITED = (0.0, 0.2, 0.4)
"""What part of the clauses is taken out, and half as many are moved."""


@dataclass
class Text:
    """A text in several languages: its statements, the unit that each clause holds, and the links of the gold."""

    name: str
    statements: list[Statement]
    unit: dict[str, tuple[str, str]]
    row_of: dict[tuple[str, str], int]
    links: Links


def read_text(folder: Path) -> Text:
    """A text with its gold."""
    statements = statements_of(folder)
    rows = [row["cells"] for row in json.loads((folder / "gold.json").read_text("utf-8"))["rows"]]
    unit = {}
    for statement in statements:
        for name, start, end in units_in(folder / f"{statement.id}.units.tsv"):
            clause = max(statement.clauses, key=lambda k: min(k.end, end) - max(k.start, start))
            unit[clause.id] = statement.id, name
    row_of = {(id, name): nth for nth, row in enumerate(rows) for id, names in row.items() for name in names}
    return Text(folder.name, statements, unit, row_of, links(rows))


def edited(statement: Statement, part: float, random: Random) -> Statement:
    """The statement without a part of its clauses, with half as many moved."""
    kept = [clause for clause in statement.clauses if random.random() >= part]
    for _ in range(int(part / 2 * len(kept))):
        kept.insert(random.randrange(len(kept)), kept.pop(random.randrange(len(kept))))
    return replace(statement, clauses=tuple(kept)) if kept else statement


Looks = list[tuple[np.ndarray, Across, Sheet, np.ndarray]]


def looks(text: Text) -> Looks:
    """The pairs of a text as it is and as it is edited: what is seen first, the sheet, and what belongs together."""
    found = []
    for part in EDITED:
        random = Random(f"{text.name} {part}")
        statements = [edited(statement, part, random) for statement in text.statements]
        sheet = read_sheet(statements)
        looked = look_across(statements, sheet)
        row = {n: text.row_of.get(text.unit.get(clause.id, ("", "")), -n - 1) for n, clause in sheet.clauses.items()}
        linked = [float(row[a] == row[b]) for a, b in zip(looked.a.tolist(), looked.b.tolist(), strict=True)]
        found.append((looked.evidence, looked, sheet, np.array(linked)))
    return found


def learn(known: Sequence[Looks]) -> AcrossModel:
    """The weights of both passes."""
    every = [each for found in known for each in found]
    linked = np.concatenate([each[3] for each in every])
    first = fit(np.vstack([each[0] for each in every]), linked)
    again = [look_again(looked.scored(first), sheet) for _, looked, sheet, _ in every]
    return AcrossModel(tuple(first.tolist()), tuple(fit(np.vstack(again), linked).tolist()))


def f1(text: Text, model: AcrossModel) -> tuple[float, int, int]:
    """F1 of the links of the program's rows, how many it says, and how many there are."""
    prepared = prepare(text.statements, across=model)
    rows = solve(prepared, columns=[statement.id for statement in text.statements]).rows
    said = set()
    for row in rows:
        units = [text.unit[clause.id] for cell in row.cells for clause in cell.clauses if clause.id in text.unit]
        said |= {tuple(sorted(pair)) for pair in combinations(units, 2) if pair[0][0] != pair[1][0]}
    right = len(said & text.links.keys())
    return 2 * right / (len(said) + len(text.links)), len(said), len(text.links)


def write(path: Path, model: AcrossModel) -> None:
    """The weights as the data file that the program reads."""
    lines = [
        "# What each piece of evidence adds to the score of two clauses in different languages (log of the odds).",
        "# Learned by bench/learn_languages.py; core/alignment/across_languages.py says what each piece is.",
    ]
    for names, weights in ((ACROSS_EVIDENCE, model.first), (ALL_ACROSS_EVIDENCE, model.second)):
        lines += ["", "[[passes]]", *(f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True))]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    texts = [read_text(folder) for folder in sorted(args.corpus.iterdir()) if (folder / "gold.json").is_file()]
    found = [looks(text) for text in texts]
    if args.write:
        write(args.write, learn(found))
        load_across_model.cache_clear()
    for nth, text in enumerate(texts):
        unseen = f1(text, learn([each for other, each in enumerate(found) if other != nth]))
        plain = f1(text, load_across_model())
        print(f"{text.name:16s} F1 {plain[0]:.3f} ({plain[1]} links said, {plain[2]} true), unseen {unseen[0]:.3f}")


if __name__ == "__main__":
    main()
