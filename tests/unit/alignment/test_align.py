"""Alignment keeps its promises: nothing lost, no order of loading, moves, splits and the person's word found."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment.align import AlignmentOptions, align
from core.alignment.rows import Alignment, Constraints
from core.clauses.statement import Statement
from core.errors import Cancelled
from tests.unit.alignment.texts import SUBJECTS, rows_of, shared_rows, statement

WORDS = st.sampled_from(
    [
        "we",
        "shall",
        "12",
        "(b)",
        "Kyoto",
        "tariff",
        "tariffs",
        "2030",
        "$5",
        "—",
        "水",
        "和平",
        "мир",
        "the",
        "not,",
        "fish",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
TEXTS = st.lists(st.lists(SENTENCES, max_size=7), min_size=1, max_size=4)


def made(texts: list[list[str]]) -> list[Statement]:
    return [statement("ABCD"[nth], *sentences) for nth, sentences in enumerate(texts)]


@given(TEXTS)
def test_every_clause_is_in_exactly_one_row(texts: list[list[str]]) -> None:
    statements = made(texts)
    shown = [clause for row in rows_of(align(statements)) for clause in row]
    assert sorted(shown) == sorted(clause.id for s in statements for clause in s.clauses)


@given(TEXTS)
@settings(max_examples=25)
def test_the_order_of_loading_does_not_matter(texts: list[list[str]]) -> None:
    statements = made(texts)
    expected = align(statements, reading_order="A")
    for shuffled in permutations(statements):
        found = align(shuffled, reading_order="A")
        assert [(r.id, set(r.cells), r.links, r.moved) for r in found.rows] == [
            (r.id, set(r.cells), r.links, r.moved) for r in expected.rows
        ]


def test_cells_stand_in_the_order_of_the_columns() -> None:
    one, other = statement("A", *SUBJECTS[:3]), statement("B", *SUBJECTS[:3])
    assert [cell.statement for cell in align([other, one]).rows[0].cells] == ["B", "A"]


@pytest.mark.parametrize("statements", [[], [statement("A")], [statement("A"), statement("B")]])
def test_nothing_gives_no_rows(statements: list[Statement]) -> None:
    assert align(statements).rows == ()


def test_one_statement_alone_has_a_row_for_each_clause() -> None:
    assert rows_of(align([statement("A", *SUBJECTS)])) == [[f"A-{n}"] for n in range(1, len(SUBJECTS) + 1)]


def test_a_text_against_itself_is_aligned_clause_by_clause_in_order() -> None:
    found = align([statement("A", *SUBJECTS), statement("B", *SUBJECTS)])
    assert rows_of(found) == [[f"A-{n}", f"B-{n}"] for n in range(1, len(SUBJECTS) + 1)]
    assert not any(row.moved for row in found.rows)


def test_a_clause_repeated_many_times_is_matched_in_order() -> None:
    same = ["The Council will remain seized of the matter."] * 80
    found = align([statement("A", *same), statement("B", *same)])
    assert rows_of(found) == [[f"A-{n}", f"B-{n}"] for n in range(1, 81)]


@given(st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_planted_moves_insertions_and_deletions_are_found(random: Random) -> None:
    before = list(SUBJECTS[:10])
    after = [SUBJECTS[10], *before, SUBJECTS[11]]
    after.remove(gone := random.choice(before))
    after.remove(moved := random.choice([s for s in before if s != gone]))
    after.insert(random.randrange(len(after) + 1), moved)
    found = align([statement("A", *before), statement("B", *after)])
    expected = {frozenset((f"A-{before.index(s) + 1}", f"B-{after.index(s) + 1}")) for s in before if s != gone}
    assert shared_rows(found) == expected
    assert moved_ids(found) == planted_moves([s for s in before if s != gone], after, before)


def moved_ids(found: Alignment) -> int:
    return sum(len(row.moved) for row in found.rows)


def planted_moves(kept: list[str], after: list[str], before: list[str]) -> int:
    """How many sentences must move at the least: the slow and obvious way."""
    order = [kept.index(s) for s in after if s in kept]
    best = [1] * len(order)
    for i, here in enumerate(order):
        best[i] = 1 + max((best[j] for j in range(i) if order[j] < here), default=0)
    return len(order) - max(best)


def test_the_moved_clause_itself_is_named() -> None:
    after = [SUBJECTS[7], *SUBJECTS[:7], *SUBJECTS[8:]]
    found = align([statement("A", *SUBJECTS), statement("B", *after)])
    assert frozenset().union(*(row.moved for row in found.rows)) == {"B-1"}


def test_a_sentence_split_in_two_stands_in_one_cell() -> None:
    whole = (
        "Ministers will open a laboratory for cassava diseases in Port Amber, and will train forty plant doctors there."
    )
    halves = (
        "Ministers will open a laboratory for cassava diseases in Port Amber.",
        "They will train forty plant doctors there.",
    )
    found = align(
        [statement("A", SUBJECTS[0], whole, *SUBJECTS[2:8]), statement("B", SUBJECTS[0], *halves, *SUBJECTS[2:8])]
    )
    assert frozenset({"A-2", "B-2", "B-3"}) in shared_rows(found)


def test_rows_follow_the_chosen_statement_and_lone_clauses_stand_between_their_neighbours() -> None:
    one = statement("A", *SUBJECTS[:6])
    other = statement("B", SUBJECTS[0], SUBJECTS[1], SUBJECTS[10], SUBJECTS[2], SUBJECTS[5])
    by_one = rows_of(align([one, other], reading_order="A"))
    assert by_one == [["A-1", "B-1"], ["A-2", "B-2"], ["B-3"], ["A-3", "B-4"], ["A-4"], ["A-5"], ["A-6", "B-5"]]


def test_what_the_person_put_together_stands_in_one_row_also_of_one_statement() -> None:
    one, other = statement("A", *SUBJECTS[:6]), statement("B", *SUBJECTS[:6])
    said = Constraints(together=(frozenset({"A-1", "A-4", "B-6"}),))
    found = align([one, other], constraints=said)
    assert frozenset({"A-1", "A-4", "B-6"}) in shared_rows(found)
    assert frozenset({"A-2", "B-2"}) in shared_rows(found)
    link = next(k for row in found.rows for k in row.links if (k.first, k.second) == ("A-1", "B-6"))
    assert (link.sure, link.reasons[0].words) == (1.0, "you put them together")


def test_what_the_person_set_apart_never_meets_again() -> None:
    statements = [statement(name, *SUBJECTS[:6]) for name in "ABC"]
    found = align(statements, constraints=Constraints(apart=(frozenset({"A-3", "B-3"}),)))
    assert not any({"A-3", "B-3"} <= row for row in shared_rows(found))
    assert frozenset({"A-2", "B-2", "C-2"}) in shared_rows(found)


CLAUSES = st.sets(st.sampled_from([f"{s}-{n}" for s in "AB" for n in range(1, 8)]), min_size=2, max_size=3)


@given(st.lists(CLAUSES, max_size=3), st.lists(CLAUSES, max_size=3), TEXTS)
@settings(max_examples=50)
def test_constraints_are_obeyed_whatever_they_are(
    together: list[set[str]], apart: list[set[str]], texts: list[list[str]]
) -> None:
    statements = made(texts)
    said = Constraints(tuple(map(frozenset, together)), tuple(map(frozenset, apart)))
    rows = rows_of(align(statements, constraints=said))
    known = {clause.id for s in statements for clause in s.clauses}
    assert sorted(clause for row in rows for clause in row) == sorted(known)
    row_of = {clause: nth for nth, row in enumerate(rows) for clause in row}
    for ids in together:
        assert len({row_of[i] for i in ids & known}) <= 1
    if not together:
        for ids in apart:
            assert len({row_of[i] for i in ids & known}) == len(ids & known)


def test_every_link_says_why_in_words() -> None:
    found = align([statement("A", *SUBJECTS), statement("B", *SUBJECTS[::-1])])
    links = [link for row in found.rows for link in row.links]
    assert len(links) == len(SUBJECTS)
    for link in links:
        assert 1 <= len(link.reasons) <= 4
        assert link.reasons[0].words == "the same words"
        assert 0 <= link.sure <= 1
        assert all(0 <= reason.strength <= 1 and reason.words for reason in link.reasons)


def test_a_large_comparison_needs_no_look_at_all_pairs() -> None:
    sentences = [f"{SUBJECTS[n % 12][:-1]} in district {n} of Vale{n % 97}." for n in range(120)]
    statements = [statement("A", *sentences), statement("B", *sentences)]
    expected = {frozenset((f"A-{n}", f"B-{n}")) for n in range(1, 121)}
    assert shared_rows(align(statements, options=AlignmentOptions(all_pairs_below=0))) == expected


def test_it_reports_how_far_it_is_and_stops_when_asked() -> None:
    statements = [statement(name, *SUBJECTS) for name in "ABC"]
    seen: list[tuple[int, int]] = []
    align(statements, on_progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1]
    with pytest.raises(Cancelled):
        align(statements, should_cancel=lambda: True)
