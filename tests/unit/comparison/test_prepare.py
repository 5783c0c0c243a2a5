"""What was prepared once answers every correction, and the answer is that of a fresh comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.alignment.align import AlignmentOptions
from core.alignment.rows import Constraints
from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.comparison import prepare as prepare_module
from core.comparison.compare import Options, compare
from core.comparison.differences import Verdict
from core.comparison.facts import CellFacts
from core.comparison.prepare import prepare_comparison
from core.comparison.summary import summarise
from core.comparison.values import Tint
from core.reading.read import read_pasted

TEXTS = {
    "A": "We will cut methane by 2030.\n\nWe thank the hosts.\n\nOstrana will open its ports. It will pay $5 million.",
    "B": "The Parties intend to cut methane by 2035.\n\nKelland will open its ports to all.\n\nWe thank the hosts.",
    "C": "We thank the hosts.\n\nAll parties should cut methane.\n\nWe condemn the seizure of vessels.",
}
CLAUSES = st.sets(st.sampled_from([f"{s}-{n}" for s in "ABC" for n in range(1, 5)]), min_size=2, max_size=3)
SAID = st.lists(CLAUSES.map(frozenset), max_size=2).map(tuple)


def statements() -> list[Statement]:
    return [segment(read_pasted(text), id=id) for id, text in TEXTS.items()]


@given(st.lists(st.tuples(SAID, SAID, st.permutations("ABC"), st.sampled_from("ABC")), min_size=1, max_size=4))
@settings(max_examples=30)
def test_what_was_prepared_gives_what_a_fresh_comparison_gives(
    steps: list[tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...], list[str], str]],
) -> None:
    prepared = prepare_comparison(statements())
    for together, apart, columns, reading_order in steps:
        ordered = sorted(statements(), key=lambda statement: columns.index(statement.id))
        said = Constraints(together, apart)
        options = Options(reading_order=reading_order)
        fresh = compare(ordered, options=options, constraints=said)
        again = compare(ordered, options=options, constraints=said, prepared=prepared)
        assert again == fresh
        assert summarise(again) == summarise(fresh)


def test_the_order_in_which_statements_are_prepared_does_not_matter() -> None:
    expected = compare(statements())
    for shuffled in permutations(statements()):
        assert compare(statements(), prepared=prepare_comparison(shuffled)) == expected


def test_a_correction_judges_only_the_rows_that_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = prepare_comparison(statements())
    compare(statements(), prepared=prepared)
    judged: list[int] = []
    judge_row = prepare_module.judge_row

    def counting(cells: Sequence[CellFacts]) -> tuple[Verdict, Mapping[str, tuple[Tint, ...]]]:
        judged.append(len(cells))
        return judge_row(cells)

    monkeypatch.setattr(prepare_module, "judge_row", counting)
    compare(statements(), constraints=Constraints(together=(frozenset({"A-4", "C-3"}),)), prepared=prepared)
    assert len(judged) <= 2


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(statements()[:2], id="one is missing"),
        pytest.param([*statements()[:2], replace(statements()[2], title="Another")], id="one has another title"),
    ],
)
def test_what_was_prepared_of_other_statements_is_refused(others: list[Statement]) -> None:
    with pytest.raises(ValueError, match="other statements"):
        compare(others, prepared=prepare_comparison(statements()))


def test_what_was_prepared_with_other_options_is_refused() -> None:
    options = Options(alignment=AlignmentOptions(link_at_least=0.9))
    with pytest.raises(ValueError, match="options"):
        compare(statements(), options=options, prepared=prepare_comparison(statements()))
