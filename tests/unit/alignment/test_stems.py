"""Words of one root become one stem; words that say nothing become none."""

import pytest

from core.alignment.stems import Stemmer
from core.clauses.words import words


@pytest.mark.parametrize(
    "alike",
    [
        ["cooperate", "cooperation", "cooperative", "cooperating"],
        ["commit", "commits", "committed", "commitment"],
        ["country's", "country", "countries"],
        ["Tariffs", "tariff", "TARIFF"],
    ],
)
def test_words_of_one_root_have_one_stem(alike: list[str]) -> None:
    stemmer = Stemmer()
    assert len({stemmer.stems(words(word)[0].key) for word in alike}) == 1


@pytest.mark.parametrize("word", ["the", "will", "which"])
def test_words_of_any_text_have_none(word: str) -> None:
    assert Stemmer().stems(word) == ()


def test_a_hyphen_parts_stems_and_numbers_stay_whole() -> None:
    assert len(Stemmer().stems("supply-chain")) == 2
    assert Stemmer().stems("$35,000,000") == ("$35,000,000",)


def test_a_script_without_spaces_becomes_pairs_of_characters() -> None:
    assert Stemmer().stems("ประเทศ")[:2] == ("ปร", "ระ")
