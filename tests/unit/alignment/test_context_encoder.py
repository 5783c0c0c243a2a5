"""The encoder for English: like texts point the same way, words mean what they mean where they stand, and a text gets
the same vectors in whatever company."""

import numpy as np
import pytest

from core.alignment.context_encoder import ContextEncoder, context_encoder
from core.errors import Cancelled
from tests.unit.alignment.texts import SUBJECTS

FISH = ("Fisheries must be managed well.", "Catches at sea need good rules.", "Courts shall be independent.")


def encoder() -> ContextEncoder:
    return context_encoder()


def alike(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_texts_that_mean_the_same_are_nearer_than_others() -> None:
    one, other, third = encoder().meant(FISH).vectors
    assert alike(one, other) > 0.4 > alike(one, third) + 0.1


def test_vectors_of_texts_have_length_1_and_those_of_nothing_0() -> None:
    found = encoder().meant([*FISH, "", "—"])
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx([1, 1, 1, 0, 1])
    assert [len(pieces) for pieces in found.pieces[-2:]] == [0, 0]


def test_a_word_means_another_thing_in_other_surroundings() -> None:
    river, money, loan = (
        parts[-1]
        for parts in encoder()
        .meant(["They sat by the river bank", "They took the money to the bank", "They asked for a loan at the bank"])
        .piece_vectors
    )
    assert alike(money, loan) > alike(river, loan) + 0.1


def test_a_text_means_the_same_in_any_company() -> None:
    alone = [encoder().meant([text]) for text in SUBJECTS]
    together = encoder().meant(SUBJECTS)
    for nth, each in enumerate(alone):
        assert each.vectors[0] == pytest.approx(together.vectors[nth], abs=1e-5)
        assert np.array_equal(each.pieces[0], together.pieces[nth])
        assert each.piece_vectors[0] == pytest.approx(together.piece_vectors[nth], abs=1e-4)


def test_texts_longer_than_the_encoder_reads_at_once_are_read_to_the_end() -> None:
    long = "The ministers agreed on a plan for the ports of the region. " * 60 + "Fisheries too."
    found = encoder().meant([long])
    assert len(found.pieces[0]) == len(found.piece_vectors[0]) == 60 * 12 + 2
    assert np.isfinite(found.piece_vectors[0]).all()


def test_encoding_can_be_stopped_and_begun_again() -> None:
    texts = ("A text that nobody asked for before.",)
    with pytest.raises(Cancelled):
        encoder().meant(texts, should_cancel=lambda: True)
    assert len(encoder().meant(texts).vectors) == 1


def test_signs_that_the_encoder_does_not_know_are_read_over() -> None:
    found = encoder().meant(["Fish\u0e17\u0e31 and ports", "a\u200bb \u2603c", "x" * 100_000])
    assert np.isfinite(found.vectors).all()
