"""The acts of a statement's clauses."""

from __future__ import annotations

import re

from core.clauses.statement import Statement
from core.commitments.acts import Act, ActKind, Phrase

_WILL = re.compile(r"\b(?:will|shall)\b")


def find_acts(statement: Statement) -> tuple[Act, ...]:
    """The acts of every clause of `statement`, in the order of the text."""
    found = []
    for clause in statement.clauses:
        if match := _WILL.search(statement.text, clause.start, clause.end):
            verb = Phrase(match.start(), match.end(), match.group())
            level = 6 if match.group() == "shall" else 4
            found.append(
                Act(
                    statement.id,
                    clause.id,
                    clause.start,
                    clause.end,
                    ActKind.COMMIT,
                    f"“{verb.text}”",
                    verb,
                    level,
                )
            )
    return tuple(found)
