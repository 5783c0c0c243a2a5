"""The CSV export: one line a row of the comparison, for Excel and its kin.

UTF-8 with the mark by which Excel knows it, commas, CRLF (RFC 4180). A cell that a spreadsheet would take for a formula
begins with an apostrophe, because the texts come from strangers (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from core.commitments.acts import Act
from core.comparison.notes import NO_NOTES
from core.comparison.summary import strongest, topic_of
from core.comparison.values import Comparison, Row
from core.exports.wording import formula, relation_word

_OF_ROW = ("Row", "Relation", "Agreement", "Differences", "Topic", "Sure")
_OF_STATEMENT = (
    "label",
    "text",
    "level",
    "actor",
    "verb",
    "deadlines",
    "amounts",
    "hedges",
    "reporting",
    "attribution",
)

_NOTE = "Note"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(comparison: Comparison, notes: Mapping[str, str] = NO_NOTES) -> bytes:
    """The rows in reading order; for each statement, in column order, its clauses and its strongest commitment; last
    the note on the row (`notes`: row id → words)."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = [
        f"{comparison.letters[statement.id]} {statement.title}: {column}"
        for statement in comparison.statements
        for column in _OF_STATEMENT
    ]
    writer.writerow(_guarded([*_OF_ROW, *columns, _NOTE]))
    for number, row in enumerate(comparison.rows, start=1):
        cells = [value for statement in comparison.statements for value in _cell(comparison, row, statement.id)]
        writer.writerow(_guarded([*_head(comparison, row, number), *cells, notes.get(row.id, "")]))
    return out.getvalue().encode("utf-8-sig", "replace")


def _guarded(values: list[str]) -> list[str]:
    return [f"'{value}" if value.startswith(_FORMULA_STARTS) else value for value in values]


def _head(comparison: Comparison, row: Row, number: int) -> list[str]:
    kinds = dict.fromkeys(difference.kind for difference in row.differences)
    return [
        str(number),
        relation_word(comparison, row),
        formula(comparison, row),
        "; ".join(kinds),
        topic_of(comparison, row),
        f"{row.sure:.2f}",
    ]


def _cell(comparison: Comparison, row: Row, statement: str) -> list[str]:
    cell = row.cell(statement)
    if cell is None:
        return [""] * len(_OF_STATEMENT)
    text = comparison.statement[statement].text
    acts = tuple(act for clause in cell.clauses for act in comparison.acts_of.get(clause.id, ()))
    return [
        "; ".join(clause.label for clause in cell.clauses if clause.label),
        "\n".join(" ".join(text[clause.start : clause.end].split()) for clause in cell.clauses),
        *_commitment(strongest(acts)),
        "; ".join(deadline.text for act in acts for deadline in act.deadlines),
        "; ".join(amount.in_full for act in acts for amount in act.amounts),
        "; ".join(hedge.text for act in acts for hedge in act.hedges),
        "; ".join(words.text for act in acts for words in act.reporting),
        "; ".join(words.text for act in acts for words in act.attribution),
    ]


def _commitment(act: Act | None) -> list[str]:
    return [str(act.level), act.actor, act.verb.text] if act else ["", "", ""]
