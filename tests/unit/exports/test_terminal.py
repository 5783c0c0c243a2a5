"""The terminal table: fits its width, folds what is shared, loses no word, and lets no text command the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison.values import Comparison, Relation
from core.exports.columns import Style, broken, harmless, width_of, written
from core.exports.terminal import TerminalOptions, lines
from tests.gui.comparisons import Line, made


@pytest.fixture
def comparison() -> Comparison:
    return made(
        [
            Line({"x": "We thank the hosts.", "y": "We thank the hosts."}, Relation.SAME),
            Line({"x": "We greet all.", "y": "We greet all."}, Relation.SAME),
            Line({"x": "We will pay by 2030.", "y": "We *will try to pay* one day."}, levels={"x": 5, "y": 1}),
            Line({"y": "Nobody else says this."}, Relation.ONLY),
        ],
        "xy",
    )


def text_of(comparison: Comparison, **options: object) -> str:
    return "\n".join(lines(comparison, TerminalOptions(**options)))


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 300])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(comparison: Comparison, width: int, colour: bool) -> None:
    said = re.sub(r"\x1b\[[\d;]*m", "", text_of(comparison, width=width, colour=colour, all_rows=True))
    assert max(width_of(line) for line in said.splitlines()) <= max(width, 28)


def test_shared_rows_fold_unless_all_are_asked_for(comparison: Comparison) -> None:
    assert "rows 1 to 2 shared" in text_of(comparison)
    assert "thank the hosts" not in text_of(comparison)
    assert text_of(comparison, all_rows=True).count("We thank the hosts.") == 2


def test_relation_agreement_level_and_what_differs_are_said(comparison: Comparison) -> None:
    said = text_of(comparison)
    assert "◐ differs" in said
    assert "A≠B" in said
    assert "○ only B" in said
    assert "level 5" in said
    assert "▲ strength" in said
    assert "Two statements, 4 rows: 2 shared, 1 that differs, 1 in one statement only." in " ".join(said.split())
    assert "Every word of every statement is shown once." in said


def test_narrow_terminals_get_statements_below_each_other(comparison: Comparison) -> None:
    said = text_of(comparison, width=40).splitlines()
    first = next(place for place, line in enumerate(said) if "We will pay by 2030." in line)
    assert any("We will try" in line for line in said[first + 1 :])
    assert not any("pay by 2030" in line and "will try" in line for line in said)


def test_colours_only_where_they_are_allowed(comparison: Comparison) -> None:
    assert "\x1b" not in text_of(comparison)
    coloured = text_of(comparison, colour=True)
    assert "\x1b[1;4;33mwill\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text_of(comparison)


def test_many_differences_are_cut_short_and_counted() -> None:
    comparison = made([Line({"x": f"We meet {n}.", "y": f"We part {n}."}) for n in range(30)], "xy")
    assert "and 18 more (--all shows them)" in text_of(comparison)
    assert "more (--all" not in text_of(comparison, all_rows=True)


def test_no_text_can_command_the_terminal() -> None:
    comparison = made([Line({"x": "We \x1b[2J\x07will\x9b31m meet.", "y": "We meet."}, topic="a\x1b]0;b")], "xy")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text_of(comparison, all_rows=True))


@given(st.text(max_size=200), st.integers(2, 40))
def test_breaking_keeps_every_sign_and_the_width(text: str, width: int) -> None:
    found = [written(line, colour=False) for line in broken([(text, Style.PLAIN)], width)]
    assert "".join("".join(found).split()) == "".join(harmless(text).split())
    assert all(width_of(line) <= width for line in found)


def test_wide_and_combining_signs_take_the_cells_that_they_take() -> None:
    assert width_of("合意") == 4
    assert width_of("e\u0301\u200d") == 1
