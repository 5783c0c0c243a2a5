"""Reports of statements in several languages: their direction, and what is not known of a language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.values import Comparison
from core.exports.export import export
from core.exports.terminal import TerminalOptions, lines
from core.reading.read import read_pasted

ARABIC = "ستفتح الحكومتان الميناء بحلول عام 2032.\n\nوهما تدينان الاستيلاء على سفن الصيد.\n"
ENGLISH = "The two governments will open the port by 2031.\n\nThey condemn the seizure of fishing vessels.\n"


@pytest.fixture
def comparison() -> Comparison:
    made = compare([segment(read_pasted(text), id=id) for id, text in (("english", ENGLISH), ("arabic", ARABIC))])
    assert [statement.language for statement in made.statements] == ["en", "ar"]
    return made


def exported(comparison: Comparison, target: Path) -> str:
    export(comparison, target)
    return target.read_text("utf-8-sig")


def test_a_page_gives_each_statement_its_language_and_direction(comparison: Comparison, tmp_path: Path) -> None:
    page = exported(comparison, tmp_path / "page.html")
    assert 'lang="ar" dir="rtl"' in page
    assert "commitments are not read in this language" in page
    assert "Commitments are not read in the language of B (ar)." in page
    assert "not read in this language</p></td>" in page


def test_data_says_whose_commitments_are_not_known(comparison: Comparison, tmp_path: Path) -> None:
    data = json.loads(exported(comparison, tmp_path / "data.json"))
    assert [statement["acts_read"] for statement in data["statements"]] == [True, False]


def test_a_short_list_of_differences_is_whole(comparison: Comparison) -> None:
    said = "\n".join(lines(comparison, TerminalOptions(width=200)))
    assert "Commitments are not read in the language of B (ar)." in said
    assert "more (--all" not in said


def test_a_table_holds_the_words_as_they_are(comparison: Comparison, tmp_path: Path) -> None:
    assert "ستفتح الحكومتان الميناء بحلول عام 2032." in exported(comparison, tmp_path / "table.csv")
