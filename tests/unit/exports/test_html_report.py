"""The HTML report stands alone, says everything once, and lets no text speak as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.values import Comparison, Relation
from core.exports.html_report import render
from core.loading import load
from core.reading.document import Document
from core.reading.samples import sample_sets
from tests.gui.comparisons import Line, made

VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """What a browser finds: elements with their attributes, and the words inside each table cell."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.cells: list[str] = []
        self.words: list[str] = []
        self.feed(source.decode("utf-8"))
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)
        if "td" in self.open:
            self.cells[-1] += data

    def having(self, tag: str, **attributes: str) -> Iterator[dict[str, str]]:
        return (
            found
            for name, found in self.elements
            if name == tag and all(value in found.get(key, "").split() for key, value in attributes.items())
        )


@pytest.fixture
def comparison() -> Comparison:
    return made(
        [
            Line(
                {"x": "We will pay $5 million by 2030.", "y": "We *will try*.", "z": "We pay."}, levels={"x": 5, "y": 1}
            ),
            Line({"x": "We thank the hosts.", "y": "We thank the hosts."}, Relation.SAME, moved=["y"]),
            Line({"z": "Nobody else says this."}, Relation.ONLY),
        ]
    )


def test_every_clause_stands_in_a_cell_and_absence_is_said(comparison: Comparison) -> None:
    page = Page(render(comparison))
    for statement in comparison.statements:
        for clause in statement.clauses:
            assert sum(statement.words_of(clause) in cell for cell in page.cells) >= 1
    assert sum(cell.startswith("not in") for cell in page.cells) >= 3


def test_marks_levels_and_links_are_there(comparison: Comparison) -> None:
    source = render(comparison).decode()
    page = Page(source.encode())
    assert '<mark class="substance"><strong>will</strong></mark><mark class="substance"> try</mark>' in source
    assert '<span class="deadline">by 2030</span>' in source
    assert "level 5" in source
    assert "↷ moved" in source
    targets = {found["id"] for found in page.having("tr") if "id" in found}
    links = {found["href"].removeprefix("#") for found in page.having("a")}
    assert links
    assert links <= targets


def test_the_summary_comes_first(comparison: Comparison) -> None:
    words = " ".join("".join(Page(render(comparison)).words).split())
    assert "Three statements, 3 rows: ● 1 shared, ◐ 1 that differs, ○ 1 in one statement only." in words
    assert "Every word of every statement is shown once." in words


def test_nothing_is_fetched_and_nothing_runs(comparison: Comparison) -> None:
    source = render(comparison).decode()
    page = Page(source.encode())
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "base"}
    assert not re.search(r"https?:|url\(|@import|\bon\w+=", source)
    assert next(page.having("meta", **{"http-equiv": "Content-Security-Policy"}))["content"].startswith(
        "default-src 'none'"
    )


hostile = "</p><script>alert(1)</script> & \"quoted\" 'too' <b onclick=x>"


def test_texts_and_titles_and_names_are_never_markup() -> None:
    line = Line({"x": hostile, "y": f"We will {hostile}"}, topic=hostile)
    comparison = made([line], "xy")
    named = tuple(replace(s, title=hostile, source=hostile, language='"><i>') for s in comparison.statements)
    page = Page(render(replace(comparison, statements=named)))
    assert not list(page.having("script"))
    assert not [found for found in page.elements if "onclick" in found[1]]
    assert hostile in page.cells[0]


@given(st.lists(st.text(max_size=80).filter(str.strip), min_size=1, max_size=3))
def test_any_texts_give_a_well_formed_page_with_all_their_words(texts: list[str]) -> None:
    statements = [segment(Document(text, "a.txt", "txt"), id=f"s{n}") for n, text in enumerate(texts)]
    comparison = compare(statements)
    shown = "".join("".join(Page(render(comparison)).cells).split())
    for statement in statements:
        for clause in statement.clauses:
            # a browser reads a carriage return as a line end and NUL as no character; neither is a word
            words = "".join(statement.words_of(clause).split())
            assert words in shown


def test_each_text_has_its_language_and_direction() -> None:
    comparison = made([Line({"x": "سوف نجتمع", "y": "We will meet.", "z": "?"})])
    languages = ("ar", "en", "")
    named = tuple(replace(s, language=code) for s, code in zip(comparison.statements, languages, strict=True))
    page = Page(render(replace(comparison, statements=named)))
    cells = [(found.get("lang"), found["dir"]) for found in page.having("td") if "dir" in found][:3]
    assert cells == [("ar", "rtl"), ("en", "ltr"), (None, "auto")]


def test_rows_can_be_chosen_without_a_script(comparison: Comparison) -> None:
    page = Page(render(comparison))
    chosen = [found for found in page.having("input", name="row") if "checked" in found]
    assert [found["id"] for found in chosen] == ["row-all"]
    rows = [found["class"] for found in page.having("tr") if found.get("id", "").startswith("row-")]
    assert rows == ["is-differs", "is-same", "is-only"]


def test_one_statement_and_none_are_reports_too() -> None:
    one = Page(render(made([Line({"x": "We will meet."}, Relation.ONLY)], "x")))
    assert "One statement, 1 clause." in "".join(one.words)
    assert "What matters" not in "".join(one.words)
    assert "only" not in "".join(one.words)
    assert "No statements, 0 rows." in "".join(Page(render(compare([]))).words)


def test_the_samples_give_a_report() -> None:
    page = Page(render(compare(load(sample_sets()[0].paths).statements)))
    assert len(list(page.having("th", scope="col"))) == 2 * (1 + len(sample_sets()[0].paths))
