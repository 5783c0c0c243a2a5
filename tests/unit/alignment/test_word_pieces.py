"""Words that a vocabulary knows stay whole, others are cut into its longest pieces, as BERT does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.alignment.word_pieces import WordPieces

VOCABULARY = [
    *("[UNK]", "[CLS]", "[SEP]", "trade", "fair", "fish", "##er", "##eries", "##ing", "##e", "e", "co", "operation"),
    *("-", ".", "2", "##03", "##0", "##5", "海", "##c", "b"),
]
CUTTER = WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("Fair Trade.", "fair trade .", id="small letters, marks alone"),
        pytest.param("fisheries fishing fishers", "fish ##eries fish ##ing [UNK]", id="longest pieces"),
        pytest.param("co-operation", "co - operation", id="hyphens part"),
        pytest.param("2035", "2 ##03 ##5", id="digits"),
        pytest.param("é\u0301", "e", id="accents go"),
        pytest.param("海fish", "海 fish", id="Chinese characters stand alone"),
        pytest.param("fi\u00adsh\x00 trade\u2003fair", "fish trade fair", id="what is not seen goes, wide spaces part"),
        pytest.param("b" * 101, "[UNK]", id="endless words are unknown"),
        pytest.param(" \n", "", id="nothing"),
    ],
)
def test_texts_are_cut(text: str, pieces: str) -> None:
    assert [VOCABULARY[number] for number in CUTTER.cut(text)] == pieces.split()


def test_only_pieces_with_letters_or_digits_tell_something() -> None:
    told = {piece for piece, tells in zip(VOCABULARY, CUTTER.tells, strict=True) if tells}
    assert told.isdisjoint({"[UNK]", "[CLS]", "[SEP]", "-", "."})
    assert {"trade", "##er", "2", "海"} <= told


@given(st.text(), st.text())
def test_any_text_is_cut_and_a_space_parts_words(one: str, other: str) -> None:
    assert CUTTER.cut(f"{one} {other}") == CUTTER.cut(one) + CUTTER.cut(other)
