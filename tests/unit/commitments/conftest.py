"""Statements of our own invention, a clause a line, and the acts found in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act
from core.commitments.find import find_acts

ActsOf = Callable[..., tuple[Act, ...]]


def statement_of(
    lines: Sequence[str],
    *,
    kind: ClauseKind = ClauseKind.PARAGRAPH,
    parents: Sequence[int | None] = (),
    kinds: Sequence[ClauseKind] = (),
    language: str = "en",
) -> Statement:
    """A statement with a clause a line; `parents` are the numbers (from 0) of the lines that govern each."""
    clauses, at = [], 0
    for number, line in enumerate(lines):
        parent = parents[number] if number < len(parents) else None
        clauses.append(
            Clause(
                "S",
                f"S-{number + 1}",
                at,
                at + len(line),
                kinds[number] if number < len(kinds) else kind,
                number,
                parent=None if parent is None else f"S-{parent + 1}",
            )
        )
        at += len(line) + 2
    return Statement("S", "", "invented", language, "\n\n".join(lines), tuple(clauses))


@pytest.fixture
def acts_of() -> ActsOf:
    """Call with lines (and what `statement_of` takes): the acts that are found."""

    def find(*lines: str, **how: Any) -> tuple[Act, ...]:
        return find_acts(statement_of(lines, **how))

    return find
