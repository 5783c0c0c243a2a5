"""The weights of the program fit its evidence, and a file that does not is refused."""

from pathlib import Path

import pytest

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
