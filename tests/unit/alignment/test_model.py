"""The weights of the program fit its evidence, and a file that does not is refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.alignment.model import ALL_EVIDENCE, load_model, weighed
from core.resources import resource


def test_the_weights_of_the_program_fit_its_evidence() -> None:
    model = load_model()
    assert len(model.passes) >= 2
    assert model.effect.keys() == set(ALL_EVIDENCE)


def test_what_words_share_speaks_for_a_pair() -> None:
    assert load_model().effect["words"] > 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("words = ", "wordz = ", id="unknown evidence"),
        pytest.param("[joining]\nconstant", "[joining]\nbase", id="unknown evidence of joining"),
    ],
)
def test_weights_of_other_evidence_are_refused(tmp_path: Path, old: str, new: str) -> None:
    text = resource("alignment.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "weights.toml"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match="evidence"):
        load_model(path)


def test_a_score_is_the_weighted_sum() -> None:
    assert weighed((2.0, -1.0), (0.5, 3.0)) == -2.0


CHANCES = st.floats(0, 1)


@given(CHANCES, CHANCES)
def test_who_is_surer_before_calibration_is_not_less_sure_after(one: float, other: float) -> None:
    model = load_model()
    lower, higher = sorted((one, other))
    assert 0 <= model.sure(lower) <= model.sure(higher) <= 1


def test_how_sure_a_pair_is_lies_between_the_points_around_it() -> None:
    model = replace(load_model(), calibration=((0.0, 0.0), (0.5, 0.4), (1.0, 1.0)))
    assert [model.sure(chance) for chance in (0.0, 0.25, 0.5, 0.75, 1.0)] == pytest.approx([0.0, 0.2, 0.4, 0.7, 1.0])


@pytest.mark.parametrize("points", [((0.0, 0.5), (1.0, 0.4)), ((0.2, 0.0), (1.0, 1.0)), ((0.0, 0.0), (0.9, 1.0))])
def test_a_calibration_that_falls_or_leaves_out_an_end_is_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="calibration"):
        replace(load_model(), calibration=points)
