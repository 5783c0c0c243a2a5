"""The encoder gives the same clauses the same meanings, whoever asks meanwhile."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from core.alignment.meaning import Encoder
from tests.unit.alignment.texts import SUBJECTS


@pytest.fixture
def many_turns() -> Iterator[None]:
    """Threads give way to each other a thousand times as often as by themselves."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(before / 1000)
    yield
    sys.setswitchinterval(before)


def test_comparisons_at_the_same_time_do_not_mix_up_their_clauses(many_turns: None) -> None:
    texts = [tuple(f"{subject} It is number {n}." for subject in SUBJECTS[:6]) for n in range(6)]
    alone, shared = Encoder(), Encoder()
    with ThreadPoolExecutor(len(texts)) as threads:
        found = list(threads.map(shared.meant, texts))
    for text, meant in zip(texts, found, strict=True):
        expected = alone.meant(text)
        assert np.array_equal(meant.vectors, expected.vectors)
        assert [list(each) for each in meant.pieces] == [list(each) for each in expected.pieces]
