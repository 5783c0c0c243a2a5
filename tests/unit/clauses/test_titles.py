"""Columns are told apart by what their titles do not share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.titles import short_titles


@pytest.mark.parametrize(
    ("titles", "short"),
    [
        (
            ["Joint Statement of Arvenia and Kelland", "Joint Statement of Arvenia and Ostrana"],
            ["… Kelland", "… Ostrana"],
        ),
        (["Joint Statement 2024", "Joint Declaration"], ["Joint Statement 2024", "Joint Declaration"]),
        (["The Kolm Declaration", "The Kolm Declaration"], ["The Kolm Declaration", "The Kolm Declaration"]),
        (["Joint Statement of Arvenia and Kelland"] * 2, ["Joint Statement of Arvenia and Kelland"] * 2),
        (["A Charter of the Sea", "A Charter of the Seas"], ["… Sea", "… Seas"]),
        (["Only\n one"], ["Only one"]),
        ([], []),
    ],
)
def test_what_titles_share_is_left_out(titles: list[str], short: list[str]) -> None:
    assert list(short_titles(titles)) == short


@given(st.lists(st.text("ab c", max_size=30), max_size=4))
def test_a_short_title_ends_as_its_title_does(titles: list[str]) -> None:
    for title, short in zip(titles, short_titles(titles), strict=True):
        assert " ".join(title.split()).endswith(short.removeprefix("… "))
