"""Electronic books: chapters in the order of reading, one title, copy protection and bombs met with a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ReadingError, SourceDamaged, SourceEmpty, SourceEncrypted, SourceTooLarge
from core.reading.document import Document, MarkKind
from core.reading.read import read_bytes

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="in/book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
FIRST = "<h1>Fish</h1><p>We will meet.<a href='#n1'>1</a></p><ol start='3'><li>Once.</li></ol><aside id='n1'>A.</aside>"
SECOND = "<h1>Ports</h1><p>We may part.</p>"


def chapter(body: str) -> str:
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'


def package(items: Mapping[str, str], spine: tuple[str, ...], title: str = "Joint Statement") -> str:
    types = {id: "image/png" if href.endswith("png") else "application/xhtml+xml" for id, href in items.items()}
    nav = {"nav": ' properties="nav"'}
    listed = "".join(
        f'<item id="{id}" href="{href}" media-type="{types[id]}"{nav.get(id, "")}/>' for id, href in items.items()
    )
    refs = "".join(f'<itemref idref="{id}"/>' for id in spine)
    return (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>en-GB</dc:language></metadata><manifest>{listed}</manifest>"
        f"<spine>{refs}</spine></package>"
    )


ITEMS = {"b": "text/second%20part.xhtml", "a": "text/first.xhtml", "nav": "nav.xhtml", "map": "map.png"}
PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "in/book.opf": package(ITEMS, ("nav", "a", "b")),
    "in/nav.xhtml": chapter("<ol><li>Fish</li><li>Ports</li></ol>"),
    "in/text/first.xhtml": chapter(FIRST),
    "in/text/second part.xhtml": chapter(SECOND),
}


def book(changed: Mapping[str, str | bytes | None] | None = None) -> bytes:
    parts: dict[str, str | bytes | None] = {**PARTS, **(changed or {})}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def read(data: bytes) -> Document:
    return read_bytes(data, "a.epub")


def test_chapters_are_read_in_the_order_of_reading() -> None:
    document = read(book())
    assert document.text == "Fish\n\nWe will meet.\n\n3. Once.\n\n¹ A.\n\nPorts\n\nWe may part."
    assert (document.format, document.title, document.language) == ("epub", "Joint Statement", "en")
    headings = [document.text[m.start : m.end] for m in document.marks if m.kind is MarkKind.HEADING]
    assert headings == ["Fish", "Ports"]
    assert ("1. Fish 2. Ports", "table of contents") in [(left.what, left.why) for left in document.left_out]


def test_notes_of_all_chapters_know_where_they_hang() -> None:
    second = chapter("<p>We may part.<a href='#n1'>1</a></p><aside id='n1'>B.</aside>")
    document = read(book({"in/text/second part.xhtml": second}))
    notes = [m for m in document.marks if m.kind is MarkKind.NOTE]
    assert [document.text[m.start : m.end] for m in notes] == ["¹ A.", "¹ B."]
    assert [document.text[: m.place].split("\n\n")[-1] for m in notes] == ["We will meet.", "We may part."]


def test_a_chapter_that_is_called_as_the_book_is_its_title() -> None:
    document = read(book({"in/text/first.xhtml": chapter("<h1>Joint Statement</h1><p>We will meet.</p>")}))
    assert document.title == "Joint Statement"
    assert [m.kind for m in document.marks] == [MarkKind.TITLE, MarkKind.HEADING]


def test_the_heading_of_a_book_of_one_page_is_its_title() -> None:
    document = read(book({"in/book.opf": package(ITEMS, ("a",), title="")}))
    assert document.title == "Fish"


def test_what_is_no_text_or_missing_is_said() -> None:
    document = read(book({"in/book.opf": package({**ITEMS, "gone": "gone.xhtml"}, ("map", "gone", "b"))}))
    assert document.text == "Ports\n\nWe may part."
    assert [left.what for left in document.left_out] == ["in/map.png", "in/gone.xhtml"]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"META-INF/container.xml": None}, id="no container"),
        pytest.param({"META-INF/container.xml": "<container/>"}, id="empty container"),
        pytest.param({"META-INF/container.xml": CONTAINER.replace("in/book", "gone")}, id="no package"),
        pytest.param({"in/book.opf": package(ITEMS, ())}, id="no spine"),
        pytest.param({"in/book.opf": package(ITEMS, ("gone",))}, id="spine of nothing"),
        pytest.param({"in/book.opf": "<package"}, id="broken package"),
        pytest.param({"in/book.opf": '<!DOCTYPE a [<!ENTITY b "c">]>' + package(ITEMS, ("a",))}, id="entities"),
    ],
)
def test_a_book_without_an_order_of_reading_is_damaged(changed: Mapping[str, str | None]) -> None:
    with pytest.raises(SourceDamaged, match=r"“a.epub” is damaged"):
        read(book(changed))


def test_a_book_without_words() -> None:
    with pytest.raises(SourceEmpty):
        read(book({"in/book.opf": package(ITEMS, ("map",))}))


def test_entities_in_a_chapter_are_not_resolved() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    markup = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{bomb}]>{chapter("<p>We meet. &l9;</p>")}'
    document = read(book({"in/text/first.xhtml": markup.replace('?><?xml version="1.0"', "")}))
    assert len(document.text) < 2000
    secret = '<!DOCTYPE html [<!ENTITY s SYSTEM "file:///etc/hostname">]>' + chapter("<p>We meet. &s;</p>")[21:]
    assert "&s;" in read(book({"in/text/first.xhtml": secret})).text


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = book({"in/text/first.xhtml": chapter(f"<p>{'ha ' * 30_000_000}</p>")})
    assert len(bomb) < 1_000_000
    with pytest.raises(SourceTooLarge, match=r"“a.epub” is longer"):
        read(bomb)


def test_many_chapters_may_not_be_more_than_one_page_may() -> None:
    items = {f"c{n}": f"c{n}.xhtml" for n in range(40)}
    long = chapter("<p>ha</p>" * 50_000)
    parts = {f"in/c{n}.xhtml": long for n in range(40)}
    with pytest.raises(SourceTooLarge):
        read(book({**parts, "in/book.opf": package(items, tuple(items))}))


def encryption(path: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/'
        f'2001/04/xmlenc#"><CipherData><CipherReference URI="{path}"/></CipherData></EncryptedData></encryption>'
    )


def test_copy_protection_is_said_and_scrambled_fonts_are_none() -> None:
    with pytest.raises(SourceEncrypted, match="copy protection"):
        read(book({"META-INF/encryption.xml": encryption("in/text/second%20part.xhtml")}))
    assert read(book({"META-INF/encryption.xml": encryption("in/fonts/a.otf")})).text


@given(st.integers(0, 5000), st.binary(max_size=12))
def test_whatever_the_bytes_are_the_answer_is_a_document_or_a_reading_error(place: int, noise: bytes) -> None:
    data = book()
    place %= len(data)
    for changed in (data[:place] + noise + data[place + len(noise) :], data[:place]):
        with suppress(ReadingError):
            assert read(changed).source == "a.epub"
