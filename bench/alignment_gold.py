"""The gold as Statements and links, for learning and measuring alignment apart from segmentation.

The clauses are the gold's own units (`<doc>.units.tsv`); headings, leads, labels and lead-ins are taken from their
form.
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
from core.clauses.statement import Clause, ClauseKind, Statement
from core.reading.read import read

_LEAD = re.compile(r"([A-Z][^.:;,]{2,70}):\s+(?=\S)")
_LABEL = re.compile(r"\(?([0-9]{1,3}|[a-z]|[ivx]+)[.)]\s+(?=\S)")
_LONGEST_HEADING = 90

Key = tuple[str, str]
"""Statement id, unit id."""


@dataclass(frozen=True)
class Case:
    """A case of the gold: its statements (cut into units), and its rows of units."""

    name: str
    statements: tuple[Statement, ...]
    rows: tuple[Mapping[str, Sequence[str]], ...]


def cases(corpus: Path, gold: Path) -> Iterator[Case]:
    """All cases that have a gold, by name."""
    for path in sorted(gold.glob("*.json")):
        rows = tuple(row["cells"] for row in json.loads(path.read_text("utf-8"))["rows"])
        yield Case(path.stem, tuple(statements_of_units(corpus / path.stem)), rows)


def statements_of_units(folder: Path) -> list[Statement]:
    """The statements of a case, each gold unit a clause with the id "<doc>-<unit>"."""
    found = []
    for path in sorted(folder.glob("*.units.tsv")):
        doc = path.name.removesuffix(".units.tsv")
        text = (folder / f"{doc}.txt").read_text("utf-8")
        units = [line.split("\t", 3)[:3] for line in path.read_text("utf-8").splitlines()]
        spans = [(unit, int(start), int(end)) for unit, start, end in units]
        found.append(Statement(doc, doc, f"{doc}.txt", "en", text, tuple(_clauses(doc, text, spans))))
    return found


def statements_of_program(folder: Path) -> list[Statement]:
    """The statements of a case as the program reads and cuts them."""
    return [segment(read(path), id=path.stem) for path in sorted(folder.glob("*.txt"))]


def _clauses(doc: str, text: str, units: Sequence[tuple[str, int, int]]) -> Iterator[Clause]:
    topic, topic_ends_with, chapeau, paragraph, end_before = "", -1, None, -1, -1
    for nth, (unit, start, end) in enumerate(units):
        opens = end_before < 0 or "\n\n" in text[end_before:start]
        paragraph += opens
        closes = nth + 1 == len(units) or "\n\n" in text[end : units[nth + 1][1]]
        label = _LABEL.match(text, start, end)
        body = label.end() if label else start
        lead = _LEAD.match(text, body, end)
        short = end - start < _LONGEST_HEADING and text[end - 1] not in ".;,:"
        kind = ClauseKind.HEADING if opens and closes and short and not label else ClauseKind.PARAGRAPH
        if lead:
            topic, topic_ends_with, body = lead[1], paragraph, lead.end()
        elif opens and topic_ends_with not in (-1, paragraph):
            topic, topic_ends_with = "", -1
        yield Clause(
            doc,
            f"{doc}-{unit}",
            start,
            end,
            kind,
            paragraph,
            label=label[1] if label else "",
            topic="" if kind is ClauseKind.HEADING else topic,
            body=body,
            parent=chapeau,
        )
        if kind is ClauseKind.HEADING and nth:
            topic, topic_ends_with = text[start:end], -1
        if text[end - 1] == ":":
            chapeau = f"{doc}-{unit}"
        elif text[end - 1] == "." and opens:
            chapeau = None
        end_before = end


def links(groups: Iterable[Mapping[str, Sequence[str]]]) -> dict[tuple[Key, Key], float]:
    """The links of rows of units, weighed as the scorer weighs them."""
    found = {}
    for cells in groups:
        for a, b in combinations(sorted(cells), 2):
            weight = 1 / max(len(cells[a]), len(cells[b]))
            found.update({((a, u), (b, v)): weight for u, v in product(cells[a], cells[b])})
    return found


def units_by_row(rows: Iterable[Iterable[Clause]]) -> list[dict[str, list[str]]]:
    """Rows of clauses that are units, as the gold writes them."""
    found = []
    for clauses in rows:
        cells: defaultdict[str, list[str]] = defaultdict(list)
        for clause in clauses:
            cells[clause.statement].append(clause.id.removeprefix(f"{clause.statement}-"))
        found.append(dict(cells))
    return found
