"""What became of clauses is found: moved, split, merged, put in, taken out, in part reworded.

On small statements the rows and moves are those of a reference that is slow and obvious; on long ones the edits of
bench say what is true.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, permutations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.planted_edits import MEDIUM, planted, versions
from core.alignment.align import AlignmentOptions, align
from core.clauses.statement import Statement
from tests.unit.alignment.texts import shared_rows, statement

COMMON = ["the", "and", "their", "of", "this", "in", "with", "we", "shall", "for"]
Words = tuple[str, ...]


def invented(nth: int) -> Words:
    """Words that no other clause has, among such as all have."""
    random = Random(nth)
    own = ["".join(random.choices("bdfgklmnprstvz", k=3)) + random.choice("aeiou") * 2 for _ in range(16)]
    return tuple(word for pair in zip(own, random.choices(COMMON, k=16), strict=True) for word in pair)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[Words], list[Words]]:
    """The clauses of a small statement, and what edits make of them."""
    before = [invented(nth) for nth in range(draw(st.integers(1, 8)))]
    after: list[Words] = []
    left = list(before)
    while left:
        clause = left.pop(0)
        match draw(st.sampled_from(["keep", "reword", "split", "merge", "delete", "insert"])):
            case "reword":
                at = draw(st.integers(0, 20))
                after.append(clause[:at] + invented(100 + len(after))[:6] + clause[at + 6 :])
            case "split":
                after += [clause[:16], clause[16:]]
            case "merge" if left:
                after.append(clause + left.pop(0))
            case "delete":
                pass
            case "insert":
                after += [clause, invented(200 + len(after))]
            case _:
                after.append(clause)
    for _ in range(draw(st.integers(0, 2)) if after else 0):
        places = st.integers(0, len(after) - 1)
        after.insert(draw(places), after.pop(draw(places)))
    return before, after


def made(id: str, clauses: Sequence[Words]) -> Statement:
    return statement(id, *(" ".join(words).capitalize() + "." for words in clauses))


def reference(before: Sequence[Words], after: Sequence[Words]) -> set[frozenset[str]]:
    """Slow and obvious: clauses belong together that have more than half of the shorter one's words in common, and what
    belongs to one of them."""
    rows: list[set[str]] = []
    for (i, one), (j, other) in product(enumerate(before, 1), enumerate(after, 1)):
        both = (Counter(one) & Counter(other)).total()
        if both > min(len(one), len(other)) / 2:
            row = {f"A-{i}", f"B-{j}"}
            for known in [known for known in rows if known & row]:
                row |= known
                rows.remove(known)
            rows.append(row)
    return set(map(frozenset, rows))


def fewest_moves(before: Sequence[Words], after: Sequence[Words]) -> int:
    """How few clauses of the second statement must be taken out so that the others ascend as in the first: tried."""
    place = {clause: min(row) for row in reference(before, after) for clause in row}
    order = [place[id] for id in (f"B-{n}" for n in range(1, len(after) + 1)) if id in place]
    return next(
        len(order) - size
        for size in range(len(order), -1, -1)
        if any(list(some) == sorted(some) for some in combinations(order, size))
    )


@given(edited())
@settings(max_examples=100)
def test_the_rows_and_moves_of_small_statements_are_those_of_the_reference(
    texts: tuple[list[Words], list[Words]],
) -> None:
    before, after = texts
    # Invented words mean nothing: words alone are to decide.
    found = align([made("A", before), made("B", after)], options=AlignmentOptions(meaning=False))
    assert shared_rows(found) == reference(before, after)
    moved = [id for row in found.rows for id in row.moved if id.startswith("B")]
    assert len(moved) == fewest_moves(before, after)


@pytest.mark.parametrize("seed", range(3))
def test_in_long_statements_with_many_edits_all_moves_are_found_and_nearly_all_links(seed: int) -> None:
    case = planted(300, MEDIUM, seed=seed)
    found = align([case.before, case.after])
    said = {
        (a.id, b.id)
        for row in found.rows
        if len(row.cells) == 2
        for a, b in product(*(cell.clauses for cell in row.cells))
    }
    assert 2 * len(said & case.links) / (len(said) + len(case.links)) >= 0.99
    assert case.moved <= frozenset().union(*(row.moved for row in found.rows))


@pytest.mark.parametrize("seed", range(2))
def test_four_statements_give_the_same_rows_in_all_orders_of_loading(seed: int) -> None:
    statements = versions(4, 15, seed=seed).statements
    expected = [(row.id, set(row.cells), row.links, row.moved) for row in align(statements, reading_order="s00").rows]
    assert sum(len(cells) == 4 for _, cells, *_ in expected) > 5
    for loaded in permutations(statements):
        found = align(loaded, reading_order="s00")
        assert [(row.id, set(row.cells), row.links, row.moved) for row in found.rows] == expected
