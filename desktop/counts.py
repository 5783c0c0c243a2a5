"""How the window says a number of things."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """`one` or `many`, two translated texts, with the count for their "{0}": "1 clause", "1,204 clauses"."""
    return (one if count == 1 else many).format(f"{count:,}")
