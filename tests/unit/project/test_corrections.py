"""Corrections: what the alignment has to obey, without contradictions, the later correction winning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.project.corrections import Correction, PutTogether, SetApart, constraints


def together(*clauses: str) -> PutTogether:
    return PutTogether(frozenset(clauses))


def apart(*clauses: str, others: str = "") -> SetApart:
    return SetApart(frozenset(clauses), frozenset(others.split()))


@pytest.mark.parametrize(
    ("corrections", "groups", "pairs"),
    [
        pytest.param([], [], [], id="nothing"),
        pytest.param([together("a", "b")], ["ab"], [], id="together"),
        pytest.param([apart("a", "b", "c")], [], ["ab", "ac", "bc"], id="each apart from each"),
        pytest.param([apart("a", "b", others="c d")], [], ["ac", "ad", "bc", "bd"], id="some apart from others"),
        pytest.param([together("a", "b"), together("b", "c")], ["abc"], [], id="groups that share a clause are one"),
        pytest.param([together("a", "b"), apart("a", "b")], [], ["ab"], id="later apart wins"),
        pytest.param([apart("a", "b"), together("a", "b")], ["ab"], [], id="later together wins"),
        pytest.param([together("a", "b", "c"), apart("c", others="a b")], ["ab"], ["ac", "bc"], id="one leaves"),
        pytest.param([together("a", "b", "c"), apart("b", others="a")], ["ac"], ["ab"], id="the middle one leaves"),
        pytest.param(
            [together("a", "b"), apart("a", "c"), together("b", "c")], ["bc"], ["ac"], id="the earliest gives way"
        ),
    ],
)
def test_the_later_wins(corrections: list[Correction], groups: list[str], pairs: list[str]) -> None:
    found = constraints(corrections)
    assert ["".join(sorted(group)) for group in found.together] == groups
    assert ["".join(sorted(pair)) for pair in found.apart] == pairs


clauses = st.frozensets(st.sampled_from("abcdef"), min_size=2, max_size=4)
corrections = st.one_of(clauses.map(PutTogether), clauses.map(SetApart))


@given(st.lists(corrections, max_size=6))
def test_constraints_never_contradict_each_other(made: list[Correction]) -> None:
    found = constraints(made)
    assert not any(len(pair & group) == 2 for pair in found.apart for group in found.together)
    assert sum(len(group) for group in found.together) == len(frozenset().union(*found.together))


@given(st.lists(corrections, max_size=5), corrections)
def test_the_last_correction_always_holds(made: list[Correction], last: Correction) -> None:
    found = constraints([*made, last])
    if isinstance(last, PutTogether):
        assert any(last.clauses <= group for group in found.together)
    else:
        assert last.pairs() <= set(found.apart)


@pytest.mark.parametrize("wrong", [lambda: together("a"), lambda: apart("a"), lambda: apart("a", "b", others="b")])
def test_a_correction_of_nothing_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="clause"):
        wrong()
