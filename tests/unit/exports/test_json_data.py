"""The JSON export keeps its contract, for any texts, in any order of loading."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.segment import segment
from core.commitments.acts import Amount
from core.comparison.compare import compare
from core.comparison.values import Comparison, Relation
from core.exports.json_data import render
from core.loading import load
from core.reading.document import Document
from core.reading.samples import SampleSet, sample_sets
from tests.gui.comparisons import Line, made
from tests.unit.exports.contract import check

SHARED = Path(__file__).resolve().parents[4] / "shared"


def exported(comparison: Comparison) -> dict:
    return json.loads(render(comparison))


def compared(texts: Sequence[tuple[str, str]]) -> Comparison:
    return compare([segment(Document(text, f"{id}.txt", "txt"), id=id) for id, text in texts])


@pytest.mark.parametrize("sample", sample_sets(), ids=lambda sample: sample.id)
def test_the_samples_keep_the_contract(sample: SampleSet) -> None:
    data = exported(compare(load(sample.paths).statements))
    check(data)
    assert [statement["id"] for statement in data["statements"]] == [path.stem for path in sample.paths]


words = st.text(st.sampled_from("we will not by 2030 [shall] “$5 million”; A.\n\n(a) ١٢ é\U0001f30d"), max_size=120)


@given(st.lists(words.filter(str.strip), min_size=1, max_size=3))
def test_any_texts_keep_the_contract(texts: list[str]) -> None:
    check(exported(compared([(f"s{place}", text) for place, text in enumerate(texts)])))


def test_the_text_of_a_plain_file_is_its_content_unchanged(tmp_path: Path) -> None:
    text = "  Title \n\n1. We will meet 🌍 soon.\n\n\tThe end\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    [statement] = exported(compare(load([path]).statements))["statements"]
    assert statement["text"] == text


def test_agreement_names_statements_and_does_not_follow_the_order_of_loading() -> None:
    texts = [
        ("n", "We will open ports by 2030."),
        ("s", "We shall open ports by 2035."),
        ("e", "We will open ports by 2030."),
    ]
    found = {exported(compared(order))["rows"][0]["agreement"] for order in permutations(texts)}
    assert found == {"e=n≠s"}


def test_all_that_is_known_of_a_row_is_there() -> None:
    comparison = made([Line({"x": "We will pay $5 million by 2030.", "y": "We *will* try."}, moved=["y"], topic="Aid")])
    data = exported(comparison)
    row = data["rows"][0]
    assert row["topic"] == "Aid"
    assert row["moved"] == ["y-1"]
    assert row["tints"] == {"y": [{"start": 3, "end": 7, "kind": "substance"}]}
    assert row["differences"][0]["sides"][0]["statements"] == ["x"]
    assert row["links"][0]["reasons"][0]["words"]
    act = data["acts"][0]
    assert (act["deadlines"], act["amounts"]) == (["by 2030"], ["$5 million"])
    assert act["when"] == [{"start": 23, "end": 30, "text": "by 2030", "kind": "date", "year": 2030}]
    assert [statement["letter"] for statement in data["statements"]] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(Decimal("18000000000"), 18000000000, id="whole"),
        pytest.param(Decimal("1.8E+10"), 18000000000, id="whole in powers"),
        pytest.param(Decimal("0.25"), 0.25, id="fraction"),
        pytest.param(Decimal("1E+400"), "1E+400", id="larger than other programs take"),
        pytest.param(Decimal("NaN"), None, id="no number"),
        pytest.param(None, None, id="unread"),
    ],
)
def test_amounts_are_numbers_that_others_can_read(number: Decimal | None, expected: object) -> None:
    comparison = made([Line({"x": "We will pay $5 million."}, Relation.ONLY)], "x")
    [act] = comparison.acts
    changed = replace(comparison, acts=(replace(act, amounts=(Amount(12, 22, "$5 million", number, "USD"),)),))
    assert exported(changed)["acts"][0]["how_much"][0]["number"] == expected


@pytest.mark.parametrize(
    ("paid", "ends"),
    [
        pytest.param("$5 million", (5_000_000, None), id="one number"),
        pytest.param("$5 to 10 million", (5_000_000, 10_000_000), id="range"),
        pytest.param("between $5 million and $10 million", (5_000_000, 10_000_000), id="range in words"),
        pytest.param("2.5-3 percent of income", (2.5, 3), id="percentages"),
    ],
)
def test_a_range_has_both_its_ends(paid: str, ends: tuple[object, object]) -> None:
    [act] = exported(compared([("a", f"We will pay {paid}.")]))["acts"]
    [amount] = act["how_much"]
    assert (amount["number"], amount["upper"]) == ends


def test_the_same_comparison_gives_the_same_bytes_line_by_line() -> None:
    comparison = compared([("a", "We will meet. We may part."), ("b", "We will meet.")])
    assert render(comparison) == render(comparison)
    clauses = sum(
        1 for line in render(comparison).decode().splitlines() if line.startswith('  {"statement": "a", "id"')
    )
    assert clauses == len(comparison.statements[0].clauses)


def test_nothing_and_half_a_surrogate_pair_can_be_written() -> None:
    assert exported(compare([]))["rows"] == []
    assert exported(compared([("a", "We \ud800 meet.")]))["statements"][0]["text"] == "We ? meet."


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_the_scorer_of_the_gold_reads_it() -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    folder = SHARED / "corpus" / "fomc_2020"
    data = exported(compare(load(sorted(folder.glob("*.txt"))).statements))
    gold = json.loads((SHARED / "gold" / "fomc_2020.json").read_text("utf-8"))
    result = score.summary(score.score_case(folder, gold, data))
    assert result["align"]["f1"] > 0.5
