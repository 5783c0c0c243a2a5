"""The CSV table opens in a spreadsheet with all its words, and runs nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.values import Relation
from core.exports.csv_table import render
from core.reading.document import Document
from tests.gui.comparisons import Line, made


def cells_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "by this mark Excel knows UTF-8"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_line_for_each_row_and_columns_for_each_statement() -> None:
    comparison = made(
        [
            Line({"x": "We will pay $5 million by 2030.", "y": "We will try."}, levels={"x": 5, "y": 1}, topic="Aid"),
            Line({"y": "Alone."}, Relation.ONLY),
        ],
        "xy",
    )
    head, first, second = cells_of(render(comparison))
    found = dict(zip(head, first, strict=True))
    assert found["Row"] == "1"
    assert found["Relation"] == "differs"
    assert found["Agreement"] == "A≠B"
    assert found["Differences"] == "strength; wording"
    assert found["Topic"] == "Aid"
    assert found["A Statement of x: text"] == "We will pay $5 million by 2030."
    assert found["A Statement of x: level"] == "5"
    assert found["A Statement of x: deadlines"] == "by 2030"
    assert found["A Statement of x: amounts"] == "$5 million"
    alone = dict(zip(head, second, strict=True))
    assert (alone["Relation"], alone["A Statement of x: text"], alone["B Statement of y: text"]) == (
        "only B",
        "",
        "Alone.",
    )


def test_a_range_stands_with_both_its_ends() -> None:
    found = compare([segment(Document("We will pay $5 to 10 million.", "a.txt", "txt"), id="a")])
    head, first = cells_of(render(found))
    assert "$5 to 10 million" in dict(zip(head, first, strict=True)).values()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_text_is_taken_for_a_formula(start: str) -> None:
    comparison = made([Line({"x": "We meet."}, Relation.ONLY, topic=f"{start}cmd")], "x")
    titled = replace(comparison.statements[0], title=f"{start}1+1")
    head, row = cells_of(render(replace(comparison, statements=(titled,))))
    assert dict(zip(head, row, strict=True))["Topic"] == f"'{start}cmd"
    assert all(cell[:1] not in "=+-@\t\r＝" for line in (head, row) for cell in line if cell)


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4))
def test_any_words_come_back(words: list[str]) -> None:
    comparison = made([Line({"x": text.replace("*", "") + "."}, Relation.ONLY) for text in words], "x")
    head, *lines = cells_of(render(comparison))
    shown = [line[head.index("A Statement of x: text")] for line in lines]
    expected = [" ".join(f"{text.replace('*', '')}.".split()) for text in words]
    assert [
        cell.removeprefix("'") if cell != wanted else cell for cell, wanted in zip(shown, expected, strict=True)
    ] == expected


def test_nothing_is_a_table_with_a_head() -> None:
    assert len(cells_of(render(compare([])))) == 1
