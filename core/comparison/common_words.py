"""How many words the cells of a row have in common, any two of them: what closeness of statements is counted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from core.alignment.rows import Cell
from core.clauses.statement import Statement


def words_in_common(cells: Sequence[Cell], statements: Mapping[str, Statement]) -> Mapping[tuple[str, str], int]:
    """Two statements (ids, in the order of the cells) → how many words their cells share, each as often as both have
    it. `statements` maps ids to statements."""
    bags = {cell.statement: _bag(statements[cell.statement], cell) for cell in cells}
    return {(a, b): _in_common(*bags[a], *bags[b]) for a, b in combinations(bags, 2)}


def _bag(statement: Statement, cell: Cell) -> tuple[frozenset[str], Mapping[str, int]]:
    """The words (keys) of a cell, and how many more times than once those occur that are repeated."""
    keys = [word.key for clause in cell.clauses for word in statement.words[clause.id]]
    different = frozenset(keys)
    if len(different) == len(keys):
        return different, {}
    return different, {key: times - 1 for key, times in Counter(keys).items() if times > 1}


def _in_common(
    one: frozenset[str], repeated: Mapping[str, int], other: frozenset[str], other_repeated: Mapping[str, int]
) -> int:
    """How many words two bags share, each as often as both have it."""
    again = repeated.keys() & other_repeated.keys()
    return len(one & other) + sum([min(repeated[key], other_repeated[key]) for key in again])
