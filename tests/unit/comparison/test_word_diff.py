"""The word diff turns one text into the other, and its changes read well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison.word_diff import Change, word_diff

TEXTS = st.lists(st.sampled_from(["we", "will", "shall", "not", "the", "of", "support", "all", "2030"]), max_size=25)


@given(TEXTS, TEXTS, st.sets(st.sampled_from(["the", "of"])))
def test_changes_turn_one_text_into_the_other(first: list[str], second: list[str], small: set[str]) -> None:
    made, at = [], 0
    for change in word_diff(first, second, small=small).changes:
        made += first[at : change.first_start] + second[change.second_start : change.second_end]
        at = change.first_end
    assert made + first[at:] == second


@given(TEXTS, TEXTS)
def test_neither_text_is_the_base(first: list[str], second: list[str]) -> None:
    there, back = word_diff(first, second), word_diff(second, first)
    assert [change[:2] for change in there.changes] == [change[2:] for change in back.changes]
    assert [change[2:] for change in there.changes] == [change[:2] for change in back.changes]
    assert there.equal == back.equal


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    assert word_diff(text, text) == ((), 1.0)


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        pytest.param("we will support all", "we shall support all", [Change(1, 2, 1, 2)], id="a word replaced"),
        pytest.param("we will act", "we will not act", [Change(2, 2, 2, 3)], id="a word put in"),
        pytest.param(
            "reduce or end the tariffs", "lower or cut some tariffs", [Change(0, 4, 0, 4)], id="a stray match is noise"
        ),
    ],
)
def test_changes_read_well(first: str, second: str, changes: list[Change]) -> None:
    assert list(word_diff(first.split(), second.split(), small={"or", "the"}).changes) == changes
