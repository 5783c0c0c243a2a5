"""A text that nobody would write is cut in full up to a point and coarsely after it; the person can stop it midway."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.coarse import CoarseOptions, cut_in_full, stretches
from core.clauses.segment import segment
from core.errors import Cancelled
from core.reading.document import Document

FEW = CoarseOptions(most_signs=6, stretch=20)


def _document(text: str) -> Document:
    return Document(text, "draft.txt", "txt")


def test_what_stands_after_too_many_stops_is_cut_into_stretches() -> None:
    text = "One. Two. Three. Four. Five. Six. Seven. Eight. Nine and ten. Eleven and twelve."
    cut = segment(_document(text), id="t", coarse=FEW)
    words = [cut.words_of(clause) for clause in cut.clauses]
    assert words == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
        "Five.",
        "Six.",
        "Seven.",
        "Eight. Nine and ten.",
        "Eleven and twelve.",
    ]
    assert [clause.id for clause in cut.clauses] == [f"t-{number}" for number in range(1, 10)]


def test_no_statement_that_somebody_wrote_is_cut_coarsely() -> None:
    text = "1. The Parties agree (as in S/RES/2254 (2015)); they recall it. " * 1000
    assert cut_in_full(text, CoarseOptions()) == len(text)


@pytest.mark.parametrize("stretch", [1, 2, 7])
@given(text=st.text(alphabet="ab .\n;(", max_size=200), signs=st.integers(0, 5))
def test_nothing_is_lost_however_coarsely_a_text_is_cut(stretch: int, text: str, signs: int) -> None:
    options = CoarseOptions(most_signs=signs, stretch=stretch)
    cut = segment(_document(text), id="t", coarse=options)
    assert cut.uncovered() == ""
    assert [clause.paragraph for clause in cut.clauses] == sorted(clause.paragraph for clause in cut.clauses)
    assert all(end - start <= stretch for start, end in stretches(text, 0, options))


@pytest.mark.parametrize("looks", [1, 2, 3, 50, 300])
def test_cutting_stops_midway(looks: int) -> None:
    asked = 0

    def should_cancel() -> bool:
        nonlocal asked
        asked += 1
        return asked >= looks

    with pytest.raises(Cancelled):
        segment(_document("They agree.\n" * 500), id="t", should_cancel=should_cancel)
    assert asked == looks
