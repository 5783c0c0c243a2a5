"""Filters leave the rows they name, counts agree with them, and finding marks the very words."""

from __future__ import annotations

import pytest

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.selection import RowFilter, Show, find_words, matching_rows, row_counts
from core.comparison.summary import summarise
from core.comparison.values import Comparison, Relation
from core.reading.read import read_pasted

ONE = "We will open the ports by 2030.\n\nWe welcome the report of the Board.\n\nWe will plant ten thousand trees."
OTHER = "We will open the ports by 2035.\n\nWe welcome the report of the Board.\n\nWe deplore the storm in Velmora."


@pytest.fixture
def comparison() -> Comparison:
    return compare([segment(read_pasted(text), id=id) for id, text in (("A", ONE), ("B", OTHER))])


def test_filters_part_the_rows(comparison: Comparison) -> None:
    parts = [matching_rows(comparison, RowFilter(show)) for show in (Show.DIFFERS, Show.SHARED, Show.ONLY)]
    assert sum(map(len, parts)) == len(comparison.rows) == row_counts(comparison)[Show.ALL]
    assert {row.relation for row in parts[1]} == {Relation.SAME}


def test_commitments_only_leaves_promises(comparison: Comparison) -> None:
    rows = matching_rows(comparison, RowFilter(commitments_only=True))
    assert [comparison.statement["A"].words_of(row.cells[0].clauses[0])[:13] for row in rows] == [
        "We will open ",
        "We will plant",
    ]


@pytest.mark.parametrize("sought", ["PORTS BY", "ports  by", "ports\nby"])
def test_words_are_found_in_every_statement(comparison: Comparison, sought: str) -> None:
    hits = find_words(comparison, sought)
    assert [comparison.statement[hit.statement].text[hit.start : hit.end] for hit in hits] == ["ports by"] * 2


@pytest.mark.parametrize("sought", ["", "  ", "nowhere"])
def test_nothing_is_found_where_nothing_is(comparison: Comparison, sought: str) -> None:
    assert find_words(comparison, sought) == ()


def test_the_summary_counts_what_the_filters_show(comparison: Comparison) -> None:
    summary = summarise(comparison)
    assert summary.rows == row_counts(comparison)
    assert len(summary.commitments) == summary.commitment_counts[Show.ALL] == 2
    assert [(profile.clauses, profile.shared, profile.differing, profile.alone) for profile in summary.profiles] == [
        (3, 1, 1, 1)
    ] * 2
    assert summary.profiles[0].commitments[4] == 2
    assert 0.4 < summary.closeness["A", "B"] < 1
    assert summary.matters[0].difference.kind.is_substance


def test_the_summary_of_nothing_is_empty() -> None:
    summary = summarise(compare([]))
    assert summary.rows[Show.ALL] == 0
    assert summary.profiles == ()
