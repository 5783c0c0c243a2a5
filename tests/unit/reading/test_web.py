"""Web pages: the article without its menus, numbers of lists kept, encodings believed, nothing lost unsaid."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ReadingError, SourceEmpty, SourceTooLarge
from core.reading.document import Document, MarkKind
from core.reading.options import ReadingOptions
from core.reading.read import read
from core.reading.web import read_web
from tests.unit.reading import pages

OPTIONS = ReadingOptions()


def page(body: str, head: str = "") -> Document:
    markup = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_web(markup.encode(), "page.html", OPTIONS)


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [document.text[mark.start : mark.end] for mark in document.marks if mark.kind is kind]


@pytest.mark.parametrize("markup", [pages.MODERN, pages.OLD_TABLES, pages.PRESS, pages.LISTS])
def test_the_article_is_kept_and_what_stands_around_it_is_said(markup: str) -> None:
    document = read_web(markup.encode(), "page.html", OPTIONS)
    assert document.title == pages.TITLE
    assert all(words in document.text for words in pages.BODY)
    for menu in ("Policies", "Visas", "cookies", "museum", "Ferries", "Imprint", "Privacy", "Storm"):
        assert menu not in document.text
        assert (menu in markup) == any(menu in left.what for left in document.left_out)


def test_a_page_without_an_article_is_taken_whole() -> None:
    document = read_web(pages.NO_ARTICLE.encode(), "page.html", OPTIONS)
    assert "Statement of 9 June" in document.text
    assert "Visas" in document.text


@pytest.mark.parametrize("markup", [pages.MODERN, pages.OLD_TABLES, pages.PRESS, pages.LISTS, pages.NO_ARTICLE])
def test_every_word_is_in_the_text_or_said_to_be_left_out(markup: str) -> None:
    document = read_web(markup.encode(), "page.html", OPTIONS)
    said = {word for left in document.left_out for word in left.what.split()} | set(document.text.split())
    assert set(pages.Shown(markup).words) <= said


def test_a_list_that_the_text_announces_is_no_menu() -> None:
    assert "Terms of reference" in read_web(pages.LISTS.encode(), "page.html", OPTIONS).text


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        pytest.param("<ol><li>x<li>y</ol>", ["1. x", "2. y"], id="plain"),
        pytest.param("<ol start=4><li>x<li value=9>y<li>z</ol>", ["4. x", "9. y", "10. z"], id="start and value"),
        pytest.param("<ol type=a><li>x<li>y</ol>", ["a. x", "b. y"], id="letters"),
        pytest.param("<ol type=I start=4><li>x</ol>", ["IV. x"], id="Roman"),
        pytest.param("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"], id="reversed"),
        pytest.param("<ol type=a start=27><li>x</ol>", ["aa. x"], id="after z"),
        pytest.param("<ol style='list-style-type: lower-roman'><li>x</ol>", ["i. x"], id="style"),
        pytest.param("<ol style='list-style: none'><li>x</ol>", ["x"], id="no numbers"),
        pytest.param("<ol><li>(a) x<li>(b) y</ol>", ["(a) x", "(b) y"], id="numbers of its own"),
        pytest.param("<ol><li>x<ol type=a><li>y</ol><li>z</ol>", ["1. x", "a. y", "2. z"], id="nested"),
        pytest.param("<ul><li>x<li>y</ul>", ["x", "y"], id="bullets"),
        pytest.param("<ol start=99999999999><li value=no>x</ol>", ["1. x"], id="numbers that are none"),
    ],
)
def test_list_numbers_stand_in_the_text(listed: str, said: list[str]) -> None:
    document = page(f"<p>We will:</p>{listed}")
    assert marked(document, MarkKind.ITEM) == said


def test_headings_quotations_tables_and_line_breaks() -> None:
    document = page(
        "<h1>Title</h1><h2>Part <b>one</b></h2><blockquote><p>Quoted</p></blockquote>"
        "<table><tr><th>Who<th>What<tr><td>North<td>5&nbsp;km<sup>2</sup></table><p>Done in<br>Port Vell</p>"
    )
    assert document.text == "Title\n\nPart one\n\nQuoted\n\nWho\tWhat\n\nNorth\t5\xa0km²\n\nDone in\nPort Vell"
    assert marked(document, MarkKind.TITLE) == ["Title"]
    assert marked(document, MarkKind.HEADING) == ["Part one"]
    assert marked(document, MarkKind.QUOTATION) == ["Quoted"]


def test_notes_stand_at_the_end_with_their_signs() -> None:
    document = page(
        '<p>We will pay.<sup><a href="#n1" id=r1>1</a></sup></p><ol><li id=n1>In euros. <a href="#r1">↩</a></ol>'
        "<p>Done.</p>"
    )
    assert document.text == "We will pay.\n\nDone.\n\n¹ In euros."
    assert marked(document, MarkKind.NOTE) == ["¹ In euros."]


def test_what_is_not_shown_is_left_out_and_said() -> None:
    document = page(
        "<p>We co&shy;operate<span hidden>secretly</span> <del>never</del>.<p style='display:none'>Draft</p>"
    )
    assert document.text == "We cooperate ."
    assert [(left.what, left.why) for left in document.left_out][:3] == [
        ("secretly", "hidden on the page"),
        ("Draft", "hidden on the page"),
        ("never", "struck through"),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("windows-1251", "cp1251", "Стороны договорились"),
        ("windows-1254", "cp1254", "Taraflar işbirliği için anlaştı"),
        ("iso-8859-9", "cp1254", "Taraflar işbirliği için anlaştı"),
        ("iso-8859-1", "cp1252", "Les parties “coopéreront”"),
        ("shift_jis", "cp932", "両国は協力する"),
        ("gb2312", "gb18030", "双方同意合作"),
        ("koi8-r", "koi8-r", "Стороны договорились"),
    ],
)
def test_a_declared_encoding_is_believed(declared: str, encoding: str, words: str) -> None:
    for said in (
        f'<meta charset="{declared}">',
        f'<META http-equiv=Content-Type content="text/html; charset={declared}">',
    ):
        document = read_web(f"<html><head>{said}<body><p>{words}".encode(encoding), "page.html", OPTIONS)
        assert (document.text, document.encoding) == (words, encoding)


def test_a_false_declaration_does_not_garble_utf8_and_bad_bytes_are_said() -> None:
    words = "Стороны договорились"
    assert read_web(f"<meta charset=iso-8859-1><p>{words}".encode(), "a.html", OPTIONS).text == words
    document = read_web(b"<meta charset=utf-8><p>We \xff will", "a.html", OPTIONS)
    assert document.text == "We � will"
    assert "no character" in document.left_out[0].why
    assert read_web("<html><p>We will".encode("utf-16"), "a.html", OPTIONS).text == "We will"


def test_the_form_is_told_by_content(tmp_path: Path) -> None:
    for name, markup in {"a.txt": pages.MODERN, "b.htm": "We<br>will", "c": "<!-- saved -->\n<html><p>We"}.items():
        (tmp_path / name).write_text(markup, "utf-8")
        assert read(tmp_path / name).format == "html"
    (tmp_path / "d.txt").write_text("<as appropriate> we will", "utf-8")
    assert read(tmp_path / "d.txt").format == "txt"


def test_language_and_title_of_the_page() -> None:
    document = read_web(
        b"<html lang=fr-CA><head><title>Accord - Site</title></head><p>Accord</p><p>Nous</p>", "a.html", OPTIONS
    )
    assert (document.language, document.title) == ("fr", "Accord")


def test_signs_that_no_tree_of_xml_has_may_follow_what_is_taken_out() -> None:
    document = page("<p>We will<script>x</script>&#1; meet.</p>")
    assert document.text == "We will� meet."


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<html>" + "<div>" * 100_000 + "We", id="deep"),
        pytest.param("<p>" + "<i></i>" * 200_000 + "We", id="too many tags"),
        pytest.param("<p " + " ".join(f"a{n}" for n in range(100_000)) + ">We", id="attributes"),
        pytest.param("<p " + "".join(f'a{n}="<b c=>"' for n in range(1000)) + ">We", id="attributes without gaps"),
        pytest.param("<p " + "/".join(f"a{n}" for n in range(1000)) + ">We", id="attributes parted by slashes"),
        pytest.param("<p>" + "We will. " * 1_200_000, id="too long"),
    ],
)
def test_a_page_beyond_all_sense_is_refused_with_a_sentence(markup: str) -> None:
    with pytest.raises(SourceTooLarge, match=r"“a\.html” has more"):
        read_web(markup.encode(), "a.html", OPTIONS)


def test_tags_that_are_never_closed_may_stand_deep_in_each_other() -> None:
    document = read_web(b"<html><body><p>We will." + b"<div><b>" * 900 + b"<p>We may.", "a.html", OPTIONS)
    assert document.text == "We will.\n\nWe may."


def test_notes_know_where_they_hang() -> None:
    document = page(
        "<h1>Fish <a href=#a>*</a></h1><p>We will <a href=#b>1</a> meet.<sup><a href=#c>[2]</a></sup></p>"
        "<p id=a>* So.</p><p id=b>1 Or so.</p><div id=c><p>2. Once.</p><p>Twice.</p></div>"
    )
    assert document.title == "Fish"
    assert document.text.startswith("Fish\n\nWe will meet.\n\n")
    places = [(document.text[m.start : m.end], m.place) for m in document.marks if m.kind is MarkKind.NOTE]
    assert places == [("* So.", 4), ("¹ Or so.", 13), ("² Once.", 19), ("Twice.", 19)]


def test_entities_of_the_page_are_not_expanded(tmp_path: Path) -> None:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    path = tmp_path / "a.html"
    path.write_text(f'<!DOCTYPE html [<!ENTITY e0 SYSTEM "file:///etc/hostname">{declared}]><p>We &e19; &e0;', "utf-8")
    assert len(read(path).text) < 5000
    path.write_text("<!DOCTYPE html><html><frameset><frame src=a></frameset></html>", "utf-8")
    with pytest.raises(SourceEmpty):
        read(path)


@given(st.integers(0, 1500), st.binary(max_size=6))
def test_whatever_the_bytes_are_the_answer_is_a_document_or_a_reading_error(place: int, noise: bytes) -> None:
    for data in (pages.OLD_TABLES.encode()[:place] + noise, noise + pages.MODERN.encode()[place:]):
        with suppress(ReadingError):
            assert read_web(data, "noise.html", OPTIONS).source == "noise.html"
