"""What must move so that the rest is in order: the fewest, checked the slow way."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from core.alignment.ordering import out_of_order


@given(st.lists(st.integers(0, 6), max_size=8))
def test_as_few_as_possible_are_out_of_order(places: list[int]) -> None:
    out = out_of_order(places)
    kept = [place for index, place in enumerate(places) if index not in out]
    assert kept == sorted(kept)
    assert len(kept) == max(size for size in range(len(places) + 1) if has_ascending(places, size))


def has_ascending(places: list[int], size: int) -> bool:
    return any(list(some) == sorted(some) for some in combinations(places, size))
