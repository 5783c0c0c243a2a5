"""A news report that quotes a joint statement is a statement too: cut, aligned and compared with what it quotes."""

from __future__ import annotations

import pytest

from core.comparison.compare import compare
from core.comparison.values import Comparison, Relation, Row
from core.loading import load
from core.reading.samples import sample_sets


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    [paths] = [sample.paths for sample in sample_sets() if sample.id == "press_report"]
    loaded = load(paths)
    assert not loaded.troubles
    return compare(loaded.statements)


def row_with(comparison: Comparison, words: str) -> Row:
    [found] = [clause for clause in comparison.clause.values() if words in said(comparison, clause.id)]
    return comparison.row_of[found.id]


def said(comparison: Comparison, clause: str) -> str:
    held = comparison.clause[clause]
    return comparison.statement[held.statement].words_of(held)


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("Sea region,” the joint statement reads", "The Participants are convinced that open sea lanes"),
        ("will eliminate its customs duties on 240 tariff lines <...>", "Tariffs: Belvara will eliminate"),
        ("<...> They condemn all deliberate damage", "They condemn all deliberate damage to critical"),
        ("The parties also reaffirmed their commitment", "Fisheries: The Participants reaffirm their commitment"),
        ("to every fishing vessel <...> by 1 July 2028", "of more than 15 metres by 1 July 2028"),
        ("the statement stresses, “does not create rights", "The Framework does not create rights"),
    ],
)
def test_what_is_quoted_stands_beside_its_source(comparison: Comparison, quoted: str, source: str) -> None:
    row = row_with(comparison, quoted)
    assert any(source in said(comparison, clause.id) for clause in row.clauses)


def test_quotation_marks_join_no_two_clauses(comparison: Comparison) -> None:
    first = row_with(comparison, "“The Participants will notify each other of damage")
    second = row_with(comparison, "<...> They condemn all deliberate damage")
    assert first is not second


def test_a_quotation_word_for_word_says_the_same(comparison: Comparison) -> None:
    row = row_with(comparison, "“Belvara commits to release perishable goods within six hours")
    assert row.relation in (Relation.SAME, Relation.REWORDED)


def test_a_promise_left_out_stands_alone(comparison: Comparison) -> None:
    assert row_with(comparison, "Belvara will ratify the Amber Sea Convention").relation is Relation.ONLY


def test_every_row_level_and_difference_gives_a_reason(comparison: Comparison) -> None:
    for row in comparison.rows:
        assert row.why
        assert all(link.reasons for link in row.links)
        assert all(difference.why for difference in row.differences)
    assert all(act.why for act in comparison.acts)
