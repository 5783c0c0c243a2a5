"""The gold beside the statements as the program cuts them, for learning and measuring alignment.

The gold's units need not be the program's clauses: a unit belongs to the clause that covers most of it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.reading.read import read

Unit = tuple[str, str]
"""Statement id, unit id."""
Links = dict[tuple[Unit, Unit], float]
"""Two units of different statements → the weight that the scorer gives the link."""


@dataclass(frozen=True)
class Case:
    """A case of the gold. `clause_of` maps a unit to the id of the program's clause, `words_of` to its text."""

    name: str
    statements: tuple[Statement, ...]
    links: Links
    clause_of: Mapping[Unit, str]
    words_of: Mapping[Unit, str]

    def links_of_rows(self, rows: Iterable[Iterable[str]]) -> Links:
        """The links that rows of clause ids say."""
        units_of: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit, clause in self.clause_of.items():
            units_of[clause].append(unit)
        cells = []
        for clauses in rows:
            row: defaultdict[str, list[str]] = defaultdict(list)
            for clause in clauses:
                for statement, unit in units_of[clause]:
                    row[statement].append(unit)
            cells.append(row)
        return links(cells)

    def changed(self, found: Links) -> Links:
        """The links whose two units do not have the same words."""
        words = {unit: re.findall(r"\w+", text.lower()) for unit, text in self.words_of.items()}
        return {link: weight for link, weight in found.items() if words[link[0]] != words[link[1]]}

    def linked_clauses(self) -> set[frozenset[str]]:
        """Pairs of clause ids that hold linked units."""
        found = {frozenset(self.clause_of[unit] for unit in link) for link in self.links if self._known(link)}
        return {pair for pair in found if len(pair) == 2}

    def _known(self, link: tuple[Unit, Unit]) -> bool:
        return all(unit in self.clause_of for unit in link)


def cases(corpus: Path, gold: Path) -> Iterator[Case]:
    """All cases that have a gold, by name."""
    for path in sorted(gold.glob("*.json")):
        rows = [row["cells"] for row in json.loads(path.read_text("utf-8"))["rows"]]
        statements = statements_of(corpus / path.stem)
        clause_of: dict[Unit, str] = {}
        words_of: dict[Unit, str] = {}
        for statement in statements:
            for unit, start, end in units_in(corpus / path.stem / f"{statement.id}.units.tsv"):
                words_of[statement.id, unit] = statement.text[start:end]
                clause = max(statement.clauses, key=lambda k: min(k.end, end) - max(k.start, start))
                if min(clause.end, end) > max(clause.start, start):
                    clause_of[statement.id, unit] = clause.id
        yield Case(path.stem, tuple(statements), links(rows), clause_of, words_of)


def statements_of(folder: Path) -> list[Statement]:
    """The statements of a case as the program reads and cuts them."""
    return [segment(read(path), id=path.stem) for path in sorted(folder.glob("*.txt"))]


def units_in(path: Path) -> Iterator[tuple[str, int, int]]:
    """The units in a file: id, start, end."""
    for line in path.read_text("utf-8").splitlines():
        unit, start, end = line.split("\t", 3)[:3]
        yield unit, int(start), int(end)


def links(rows: Iterable[Mapping[str, Sequence[str]]]) -> Links:
    """The links of rows of units, weighed as the scorer weighs them."""
    found: Links = {}
    for cells in rows:
        for a, b in combinations(sorted(cells), 2):
            weight = 1 / max(len(cells[a]), len(cells[b]))
            found.update({((a, u), (b, v)): weight for u, v in product(cells[a], cells[b])})
    return found
