"""The person's notes, which are kept with a clause, and the rows that they stand on now."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.comparison.values import Comparison

NO_NOTES: Mapping[str, str] = MappingProxyType({})


def notes_by_row(comparison: Comparison, notes: Mapping[str, str]) -> Mapping[str, str]:
    """Row id → the words that stand on it, for `notes` that map the id of a clause to words.

    Where rows have come together, one may have several notes, which then stand below each other; a note on a clause
    that is in no row is not among them.
    """
    found: dict[str, list[str]] = {}
    for clause, words in notes.items():
        if row := comparison.row_of.get(clause):
            found.setdefault(row.id, []).append(words)
    return {row: "\n".join(words) for row, words in found.items()}
