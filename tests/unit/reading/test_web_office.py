"""Web pages that LibreOffice writes: what stands in them beside the words, and where it belongs."""

from __future__ import annotations

import pytest

from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.web import read_web

GENERATOR = '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>'
BOX = '<span id="F1" dir="ltr" style="float: left; width: 2in">'


def document_of(body: str, head: str = GENERATOR) -> Document:
    page = (
        f'<!DOCTYPE html>\n<html>\n<head>\n\t<meta http-equiv="content-type"/>{head}</head><body>{body}</body></html>'
    )
    return read_web(page.encode(), "a.html", ReadingOptions())


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(
            f"<p>Bef{BOX}<p>\n\tin one</p>\n\t<p>in <span>two</span></p>\n</span>ore after\n</p><p>End</p>",
            ["Before after", "in one", "in two", "End"],
            id="in a word",
        ),
        pytest.param(
            f"<h1>He{BOX}<p>one</p></span>ad{BOX.replace('float', 'position')}<p>two</p></span>ing</h1><p>End</p>",
            ["Heading", "one", "two", "End"],
            id="two of them",
        ),
        pytest.param(
            '<p>Be<img src="a.gif" name="S" alt="S" align="left">\n  <br clear="left"/>\n</img>\n'
            f"{BOX}<p>in</p>\n</span>fore</p>",
            ["Before", "in"],
            id="drawn as a picture",
        ),
        pytest.param(f"<p>Open {BOX}<p>never closed</p>", ["Open", "never closed"], id="without an end"),
        pytest.param(f"Loose {BOX}<p>box</p></span>words", ["Loose words", "box"], id="without a paragraph"),
        pytest.param("<p>We \x04shall\x05 \x01meet\ufff9.</p>", ["We shall meet."], id="signs of fields"),
    ],
)
def test_text_boxes_follow_their_paragraph_and_signs_of_fields_are_no_words(body: str, lines: list[str]) -> None:
    document = document_of(body)
    assert document.text.split("\n\n") == lines
    assert [left.why for left in document.left_out if "control" in left.what] == []


EDGES = '<div title="header"><p>Restricted</p></div><p>We meet.</p><div title="footer"><p>Page <b>1</b></p></div>'


def test_page_headers_and_footers_are_named() -> None:
    document = document_of(EDGES)
    assert document.text == "We meet."
    assert [(left.what, left.why) for left in document.left_out] == [
        ("Restricted", "page header"),
        ("Page 1", "page footer"),
    ]


def test_other_pages_are_taken_as_a_browser_shows_them() -> None:
    assert document_of(EDGES, head="").text.split("\n\n") == ["Restricted", "We meet.", "Page 1"]
    assert document_of("<p>We \x04meet.</p>", head="").text == "We �meet."
