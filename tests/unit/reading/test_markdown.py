"""Markdown: signs of form become marks, and every word stays in the text or is named as left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.document import Document
from core.reading.markdown import MarkdownOptions, read_markdown
from core.reading.read import read
from core.reading.samples import sample_sets

WORDS = re.compile(r"[^\W_]+")


def marked(document: Document) -> list[tuple[str, int, str]]:
    return [(mark.kind.value, mark.level, document.text[mark.start : mark.end]) for mark in document.marks]


def read_text(text: str) -> Document:
    return read_markdown(text, "a.md")


@pytest.mark.parametrize(
    ("source", "text", "marks"),
    [
        pytest.param("# *Joint* statement", "Joint statement", [("title", 1, "Joint statement")], id="title"),
        pytest.param(
            "# One\n# Two\nWe",
            "One\n\nTwo\n\nWe",
            [("heading", 1, "One"), ("heading", 1, "Two")],
            id="no title among equals",
        ),
        pytest.param("Trade\n-----\nWe", "Trade\n\nWe", [("heading", 2, "Trade")], id="underlined heading"),
        pytest.param(
            "3. We will:\n   - meet\n   - part\n\n   soon.\n4. We may.",
            "3. We will:\n\nmeet\n\npart\n\nsoon.\n\n4. We may.",
            [("item", 1, "3. We will:"), ("item", 2, "meet"), ("item", 2, "part"), ("item", 1, "4. We may.")],
            id="numbers and bullets",
        ),
        pytest.param("1. a\n1. b", "1. a\n\n2. b", [("item", 1, "1. a"), ("item", 1, "2. b")], id="counted"),
        pytest.param("1) a\n3) b", "1) a\n\n3) b", [("item", 1, "1) a"), ("item", 1, "3) b")], id="as written"),
        pytest.param("1. - We", "1. We", [("item", 2, "1. We")], id="item that opens with a list"),
        pytest.param("> We will\n> meet.", "We will meet.", [("quotation", 1, "We will meet.")], id="quotation"),
        pytest.param("We will:\n(a) meet\n(b) part\nsoon", "We will:\n(a) meet\n(b) part soon", [], id="soft lines"),
        pytest.param("We  \nwill", "We\nwill", [], id="hard line"),
        pytest.param("| A | B |\n|---|---|\n| 1 | |", "A\tB\n\n1", [], id="table"),
        pytest.param("We <as appropriate> will <...> meet", "We <as appropriate> will <...> meet", [], id="brackets"),
        pytest.param("[shall] [should] [ ] [a [b]]", "[shall] [should] [ ] [a [b]]", [], id="square brackets"),
        pytest.param("We <b>will</b><br>meet", "We will\nmeet", [], id="tags"),
        pytest.param("<div>\nWe <as needed> will\n</div>", "We <as needed> will", [], id="block of tags"),
        pytest.param("1\\. We \\*will\\* &amp; may", "1. We *will* & may", [], id="escapes"),
        pytest.param("```\nWe\n\nwill\n```", "We\n\nwill", [], id="fence"),
        pytest.param(
            "We[^1] will.\n\n[^1]: Ibid.\n[^x]: Unused.",
            "We will.\n\n¹ Ibid.\n\nx Unused.",
            [("note", 1, "¹ Ibid."), ("note", 1, "x Unused.")],
            id="notes",
        ),
    ],
)
def test_forms(source: str, text: str, marks: list[tuple[str, int, str]]) -> None:
    document = read_text(source)
    assert document.text == text
    assert marked(document) == marks


@pytest.mark.parametrize(
    ("source", "what", "why"),
    [
        ("We [will](http://a.example 'Note')", "http://a.example Note", "address of a link"),
        ("We\n\n[Option]: One", "OPTION One", "definition of a link"),
        ("We ![seal](seal.png)", "seal seal.png", "picture"),
        ("We ~~should~~ shall", "should", "struck through"),
        ("We <!-- check --> will", "check", "comment"),
        ("---\ntitle: Draft\n---\nWe", "title: Draft", "settings at the head of the file"),
    ],
)
def test_words_that_are_not_in_the_text_are_named(source: str, what: str, why: str) -> None:
    document = read_text(source)
    assert what not in document.text
    assert [(left.what, left.why) for left in document.left_out] == [(what, why)]


def test_a_rule_is_no_settings() -> None:
    assert read_text("---\n\nWe will meet.\n\n---\n\nThey will part.").text == "We will meet.\n\nThey will part."


def test_the_sample_has_its_title_and_headings() -> None:
    document = read(sample_sets()[0].paths[1])
    assert document.title.startswith("Joint Statement on a Maritime and Digital Partnership")
    assert ("heading", 2, "Undersea cables") in marked(document)
    assert not set("*#") & set(document.text)


SIGNS = (
    "We will meet [shall] [a](b) <...> <as if> <b> ~~ * ** _ ` # - > | 1. 2) \n \n\n ``` --- [^1] [^1]: [x]: ![ "
    "<!-- --> & &amp; \\ (a) http://a.example <http://b.example> </div> <div> <? ]]> <![CDATA[ \t"
)
PIECES = st.lists(st.sampled_from(SIGNS.split(" ")), max_size=40).map(" ".join)


@given(PIECES)
def test_no_word_is_lost(source: str) -> None:
    document = read_text(source)
    kept = " ".join([document.text, *(left.what for left in document.left_out)]).casefold()
    for word in ("We", "will", "meet", "shall", "example", "if"):
        assert kept.count(word.casefold()) >= source.count(word)


@given(PIECES)
def test_marks_lie_in_the_text_in_order(source: str) -> None:
    document = read_text(source)
    ends = [0, *(mark.end for mark in document.marks)]
    assert all(end <= mark.start < mark.end for end, mark in zip(ends, document.marks, strict=False))
    assert ends[-1] <= len(document.text)


@pytest.mark.parametrize("text", ["*a **b " * 40, "- a\n" * 40, "w <a " * 40, "w &amp " * 40])
def test_what_would_take_long_is_taken_as_it_stands(text: str) -> None:
    few = MarkdownOptions(most_signs=150, most_looked_through=5_000)
    document = read_markdown(text * 2, "draft.md", options=few)
    assert (document.text, document.marks) == (text * 2, ())
    assert [left.what for left in document.left_out] == ["the form"]
    assert read_markdown(text * 2, "draft.md").left_out != document.left_out


@pytest.mark.parametrize("depth", [3, 30, 300])
@pytest.mark.parametrize("sign", ["> ", "- "])
def test_no_word_is_lost_however_deep_it_stands(sign: str, depth: int) -> None:
    document = read_text(sign * depth + "We meet.\n\nThey part.")
    assert "We meet." in document.text
    assert "They part." in document.text


def test_a_long_statement_is_read_as_markdown() -> None:
    text = (
        "## Trade & tariffs\n\nThey *agree* on [this](https://example.org) (and that). <br> \n\n- so\n- and so\n\n"
        * 2000
    )
    assert len(read_markdown(text, "draft.md").marks) == 3 * 2000
