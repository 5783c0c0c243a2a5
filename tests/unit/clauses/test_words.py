"""Words: what stays whole, what is parted, and that nothing but signs and white space is left out."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.words import key, spelt, words

WHOLE = [
    pytest.param("up to $35,000,000 a year", ["up", "to", "$35,000,000", "a", "year"], id="amount"),
    pytest.param("US$18 billion, 2.5% or 5-1/4", ["us$18", "billion", "2.5%", "or", "5-1/4"], id="numbers"),
    pytest.param("2021-2023, 2024-07-31", ["2021", "2023", "2024-07-31"], id="range parted, date whole"),
    pytest.param("S/RES/2254 (2015); A/78/L.5", ["s/res/2254", "2015", "a/78/l.5"], id="symbols"),
    pytest.param("U.S.-Peru, e.g. G7’s", ["u.s.", "peru", "e.g.", "g7's"], id="abbreviations"),
    pytest.param("COVID‑19 co-operation", ["covid-19", "co-operation"], id="hyphens"),
    pytest.param("[shall][should]", ["shall", "should"], id="brackets"),
    pytest.param("l’Ukraine qu’elle don’t", ["l'", "ukraine", "qu'", "elle", "don't"], id="elision"),
    pytest.param("安理会2023年", ["安", "理", "会", "2023", "年"], id="Chinese"),
    pytest.param("هُدن وممرات، ٢٥٪", ["هدن", "وممرات", "٢٥٪"], id="Arabic"),
    pytest.param("हिन्दी में", ["हिन्दी", "में"], id="Devanagari"),
    pytest.param("5\u00a0000\u202f000 евро", ["5 000 000", "евро"], id="thousands"),
    pytest.param("  — … * ", [], id="signs alone"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "keys"), WHOLE)
def test_words_keep_together_what_belongs_together(text: str, keys: list[str]) -> None:
    assert [word.key for word in words(text)] == keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coöperate", "coo\u0308perate"),
        ("GOVERNMENT’S", "government's"),
        ("non‑state", "non-state"),
        ("im\u00adplement", "implement"),
        ("ﬁnance", "finance"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_offsets_are_into_the_whole_text_and_within_the_stretch() -> None:
    text = "We will act. They may act."
    found = words(text, 13)
    assert [text[word.start : word.end] for word in found] == ["They", "may", "act"]
    assert [word.key for word in words(text, 3, 11)] == ["will", "act"]


@given(st.text())
def test_every_letter_and_digit_is_in_exactly_one_word(text: str) -> None:
    found = words(text)
    assert all(word.key for word in found)
    assert [text[word.start : word.end] for word in found] == spelt(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    inside = {at for word in found for at in range(word.start, word.end)}
    assert all(at in inside for at, sign in enumerate(text) if sign.isalpha() or sign.isdecimal())
