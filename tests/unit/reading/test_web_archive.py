"""Archived web pages: the page is found among the parts, its encoding believed, its frames said."""

from __future__ import annotations

import base64
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ReadingError, SourceEmpty
from core.reading.document import Document
from core.reading.read import read_bytes

SAVED = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.example/\r\nMIME-Version: 1.0\r\n"
PAGE = "<html><body><nav><a href=/>Home</a></nav><h1>Joint Statement</h1><p>We will meet.</p></body></html>"


def part(content: str | bytes, *fields: str, kind: str = "text/html") -> str:
    encoded = base64.encodebytes(content if isinstance(content, bytes) else content.encode()).decode()
    head = (f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", *fields)
    return "\r\n".join((*head, "", encoded))


def archive(*parts: str, more: str = "", head: str = SAVED) -> bytes:
    body = "".join(f"--b\r\n{each}\r\n" for each in parts)
    return f'{head}Content-Type: multipart/related; boundary="b"{more}\r\n\r\n{body}--b--\r\n'.encode()


def read(data: bytes) -> Document:
    return read_bytes(data, "a.mhtml")


def left(document: Document) -> list[tuple[str, str]]:
    return [(each.what, each.why) for each in document.left_out]


def test_the_page_is_read_as_a_page_is() -> None:
    document = read(archive(part(PAGE), part(b"\x89PNG", kind="image/png")))
    assert (document.text, document.title) == ("Joint Statement\n\nWe will meet.", "Joint Statement")
    assert (document.format, left(document)) == ("mhtml", [("Home", "menu")])


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(SAVED, id="browser"),
        pytest.param("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", id="word processor"),
        pytest.param("From: Saved\r\nSubject: Statement\r\nDate: Thu, 14 May 2026\r\nMIME-Version: 1.0\r\n", id="old"),
    ],
)
def test_an_archive_is_told_by_its_head_whatever_its_name(head: str) -> None:
    assert read_bytes(archive(part(PAGE), head=head), "a.txt").format == "mhtml"


def test_what_was_sent_to_somebody_is_a_mail() -> None:
    head = "From: a@b\r\nTo: c@d\r\nSubject: Draft\r\nMIME-Version: 1.0\r\n"
    assert read_bytes(archive(part(PAGE), head=head), "a.mhtml").format == "eml"


def test_the_page_that_the_archive_starts_with() -> None:
    data = archive(part("<p>An advertisement."), part(PAGE, "Content-ID: <main@a>"), more='; start="<main@a>"')
    document = read(data)
    assert document.title == "Joint Statement"
    assert ("An advertisement.", "frame of the page") in left(document)


def test_of_frames_alone_the_one_with_most_words_is_read() -> None:
    frames = "<html><frameset cols=*,*><frame src=a><frame src=b></frameset></html>"
    document = read(archive(part(frames), part("<p>Home."), part(PAGE)))
    assert document.text == "Joint Statement\n\nWe will meet."
    assert ("Home.", "frame of the page") in left(document)


def test_parts_in_parts() -> None:
    inner = f'Content-Type: multipart/alternative; boundary="i"\r\n\r\n--i\r\n{part(PAGE)}\r\n--i--\r\n'
    assert read(archive(inner)).title == "Joint Statement"


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        pytest.param("<p>мир".encode("cp1251"), "text/html; charset=windows-1251", "мир", id="of the part"),
        pytest.param("<meta charset=koi8-r><p>мир".encode("koi8-r"), "text/html", "мир", id="of the page"),
        pytest.param("<p>Été".encode(), "text/html; charset=iso-8859-1", "Été", id="lies, is UTF-8"),
        pytest.param(b"<p>word \xff", "text/html; charset=utf-8", "word �", id="lies, is none"),
        pytest.param("<p>мир".encode("utf-16"), "text/html; charset=unicode", "мир", id="UTF-16"),
        pytest.param(
            "<p>We will meet and part.".encode("utf-16-le"),
            "text/html; charset=utf-16le",
            "We will meet and part.",
            id="UTF-16 without a mark",
        ),
    ],
)
def test_the_encoding_of_the_part_is_believed(content: bytes, kind: str, words: str) -> None:
    assert read(archive(part(content, kind=kind))).text == words


def test_an_archive_without_a_page() -> None:
    with pytest.raises(SourceEmpty, match=r"no web page in “a.mhtml”"):
        read(archive(part(b"\x89PNG", kind="image/png")))


def test_an_archive_that_is_cut_off_says_so() -> None:
    data = archive(part(PAGE), part(b"x" * 3000, kind="image/png"))
    assert left(read(data[:-2000]))[-1][0] == "the end of the archive"


@given(st.integers(0, 5000), st.binary(max_size=12))
def test_whatever_the_bytes_are_the_answer_is_a_document_or_a_reading_error(place: int, noise: bytes) -> None:
    data = archive(part(PAGE), part("<p>An advertisement."))
    place %= len(data)
    for changed in (data[:place] + noise + data[place + len(noise) :], data[:place]):
        with suppress(ReadingError):
            assert read(changed).source == "a.mhtml"
