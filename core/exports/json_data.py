"""The JSON export: the public contract of what a comparison holds, for other programs.

Offsets count code points of the statement's "text". Keys come in a fixed order and one item stands on one line, so
that the same comparison gives the same bytes and two exports can be set side by side. Beyond the contract's keys: the
letter of each statement's column, its date, place, parties and symbol; how sure each row is and by which links; the
marked words; the sides of each difference; the page on which a clause begins (null where the source has none); and
deadlines and amounts with their types ("when", "how_much").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from core import __version__
from core.alignment.rows import Constraints, Link
from core.clauses.statement import Clause, Statement
from core.commitments.acts import Act, Amount, Deadline, Phrase
from core.comparison.notes import NO_NOTES
from core.comparison.summary import topic_of
from core.comparison.values import Agreement, Comparison, Difference, Row

VERSION = 1
"""Grows when a promised key changes its meaning; further keys don't change it."""

_EXACT = 2**53
"""Whole numbers below this are the same in every reader of JSON."""


def render(comparison: Comparison, notes: Mapping[str, str] = NO_NOTES) -> bytes:
    """The comparison as UTF-8 JSON, with the notes on its rows (row id → words); characters that are no text (lone
    surrogates) become "?"."""
    parts = {
        "statements": [_statement(comparison, statement) for statement in comparison.statements],
        "clauses": [clause_data(clause) for statement in comparison.statements for clause in statement.clauses],
        "rows": [{**_row(comparison, row), "note": notes.get(row.id, "")} for row in comparison.rows],
        "acts": [_act(act) for act in comparison.acts],
    }
    head = {"format": "communique", "version": VERSION, "program": __version__}
    tail = {
        "reading_order": comparison.reading_order,
        "corrections": _corrections(comparison.constraints),
        "word_list": comparison.word_list,
    }
    lines = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    lines += [f"{_json(key)}: {_lines(items)}" for key, items in parts.items()]
    lines += [f"{_json(key)}: {_json(value)}" for key, value in tail.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(items: Iterable[Any]) -> str:
    lines = ",\n".join(f"  {_json(item)}" for item in items)
    return f"[\n{lines}\n]" if lines else "[]"


def _statement(comparison: Comparison, statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "title": statement.title,
        "source": statement.source,
        "language": statement.language,
        "letter": comparison.letters[statement.id],
        **details_of(statement),
        "acts_read": statement.id not in comparison.unread,
        "text": statement.text,
    }


def details_of(statement: Statement) -> dict[str, Any]:
    """When, where, by whom and under which symbol a statement was made, as far as it is known."""
    details = statement.details
    return {
        "date": details.date,
        "date_words": details.date_words,
        "place": details.place,
        "parties": details.parties,
        "symbol": details.symbol,
    }


def clause_data(clause: Clause) -> dict[str, Any]:
    """What is exported of a clause; offsets are code points of its statement's text."""
    return {
        "statement": clause.statement,
        "id": clause.id,
        "start": clause.start,
        "end": clause.end,
        "kind": clause.kind,
        "label": clause.label,
        "topic": clause.topic,
        "body": clause.body,
        "paragraph": clause.paragraph,
        "parent": clause.parent,
        "page": clause.page,
        "hangs_on": clause.hangs_on,
    }


def _row(comparison: Comparison, row: Row) -> dict[str, Any]:
    agreement = _settled(row.agreement)
    return {
        "id": row.id,
        "relation": row.relation,
        "agreement": agreement.formula({id: id for group in agreement.groups for id in group}),
        "groups": agreement.groups,
        "topic": topic_of(comparison, row),
        "cells": {
            cell.statement: [{"clause": c.id, "start": c.start, "end": c.end} for c in cell.clauses]
            for cell in row.cells
        },
        "differences": [_difference(difference) for difference in row.differences],
        "tints": {
            statement: [{"start": tint.start, "end": tint.end, "kind": tint.kind} for tint in tints]
            for statement, tints in sorted(row.tints.items())
            if tints
        },
        "moved": sorted(row.moved),
        "sure": round(row.sure, 4),
        "why": row.why,
        "links": [_link(link) for link in row.links],
    }


def _settled(agreement: Agreement) -> Agreement:
    """The same groups in an order that does not follow the columns: the largest first, then by id."""
    groups = [tuple(sorted(group)) for group in agreement.groups]
    return Agreement(tuple(sorted(groups, key=lambda group: (-len(group), group))))


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "why": difference.why,
        "substance": difference.substance,
        "sides": [
            {"statements": side.statements, "words": side.words, "level": side.level} for side in difference.sides
        ],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "first": link.first,
        "second": link.second,
        "sure": round(link.sure, 4),
        "runner_up": link.runner_up,
        "reasons": [
            {"evidence": reason.evidence, "strength": round(reason.strength, 4), "words": reason.words}
            for reason in link.reasons
        ],
    }


def _act(act: Act) -> dict[str, Any]:
    return {
        "statement": act.statement,
        "clause": act.clause,
        "start": act.start,
        "end": act.end,
        "act": act.kind,
        "level": act.level,
        "force": act.force,
        "actor": act.actor,
        "negative": act.negative,
        "deadlines": [deadline.text for deadline in act.deadlines],
        "amounts": [amount.text for amount in act.amounts],
        "hedges": [hedge.text for hedge in act.hedges],
        "conditions": [condition.text for condition in act.conditions],
        "why": act.why,
        "verb": _phrase(act.verb),
        "when": [_deadline(deadline) for deadline in act.deadlines],
        "how_much": [_amount(amount) for amount in act.amounts],
        "lead": act.lead,
        "reporting": [words.text for words in act.reporting],
        "attribution": [words.text for words in act.attribution],
    }


def _phrase(phrase: Phrase) -> dict[str, Any]:
    return {"start": phrase.start, "end": phrase.end, "text": phrase.text}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {**_phrase(deadline), "kind": deadline.kind, "year": deadline.year}


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        **_phrase(amount),
        "number": _number(amount.number),
        "unit": amount.unit,
        "comparator": amount.comparator,
        "baseline": amount.baseline.text if amount.baseline else "",
        "upper": _number(amount.upper),
    }


def _number(number: Decimal | None) -> int | float | str | None:
    """A JSON number where every reader gets it exactly enough, else its digits as a string."""
    if number is None or not number.is_finite():
        return None
    if abs(number) >= _EXACT:
        return str(number)
    return int(number) if number == number.to_integral_value() else float(number)


def _corrections(constraints: Constraints) -> dict[str, Any]:
    return {
        "together": sorted(sorted(clauses) for clauses in constraints.together),
        "apart": sorted(sorted(clauses) for clauses in constraints.apart),
    }
