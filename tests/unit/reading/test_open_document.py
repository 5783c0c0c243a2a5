"""OpenDocument texts read like the printed page; changes, comments and hidden words are told from the text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SourceDamaged, SourceEncrypted, SourceTooLarge
from core.reading.document import Comment, Document
from core.reading.open_document import read_open_document
from core.reading.options import ReadingOptions, Tracked
from core.reading.read import read

KIND = "application/vnd.oasis.opendocument.text"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [f'xmlns:{name}="{_NAMES}:{name}:1.0"' for name in ("office", "text", "style", "table")]
    + [f'xmlns:draw="{_NAMES}:drawing:1.0"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
    + ['xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"']
)
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")"/></text:list-style>'
)
ALIKE = NUMBERED.replace('"L"', '"L2"')
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
HIDDEN_CHILD = '<style:style style:name="HC" style:family="text" style:parent-style-name="H"/>'
TITLE_CHILD = '<style:style style:name="T1" style:family="paragraph" style:parent-style-name="Title"/>'
BY_KEST = (
    "<office:change-info><dc:creator>A. Kest</dc:creator><dc:date>2026-05-03T09:10:00</dc:date></office:change-info>"
)


def odt(*body: str, styles: str = "", automatic: str = "", manifest: str = "", more: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{more}<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{NUMBERED}{ALIKE}{HIDDEN}{HIDDEN_CHILD}{TITLE_CHILD}{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", KIND)
        package.writestr("content.xml", content)
        package.writestr("styles.xml", f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>")
        package.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return packed.getvalue()


def document_of(*body: str, tracked: Tracked = Tracked.ACCEPTED, styles: str = "") -> Document:
    return read_open_document(odt(*body, styles=styles), "a.odt", ReadingOptions(tracked=tracked))


def p(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def item(*held: str) -> str:
    return f"<text:list-item>{''.join(held)}</text:list-item>"


def listed(*items: str, goes_on: bool = False) -> str:
    going = ' text:continue-numbering="true"' if goes_on else ""
    return f'<text:list text:style-name="L"{going}>{"".join(items)}</text:list>'


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param(
            "Art.\u00a05 non\u2011nuclear co\u00adop", "Art.\u00a05 non\u2011nuclear co\u00adop", id="no-break"
        ),
        pytest.param("a<text:tab/>b<text:line-break/>c", "a b\nc", id="breaks"),
        pytest.param('We <text:span text:style-name="H">never </text:span>meet', "We meet", id="hidden"),
        pytest.param(
            'We <text:span text:style-name="HC">never </text:span>meet', "We meet", id="hidden by inheritance"
        ),
        pytest.param("a\ufdd0\ufde0b", "ab", id="what is no character"),
    ],
)
def test_words_in_every_form_survive(words: str, text: str) -> None:
    assert document_of(p(words)).text == text


def test_labels_count_on_where_the_list_says_so() -> None:
    document = document_of(
        listed(item(p("One:"), listed(item(p("first")), item(p("second"))))),
        p("Between"),
        listed(item(listed(item(p("third")))), item(p("Two")), goes_on=True),
        listed(item(p("Anew"))),
    )
    assert document.text.split("\n\n") == [
        "1. One:", "(a) first", "(b) second", "Between", "(c) third", "2. Two", "1. Anew",
    ]  # fmt: skip
    assert [mark.level for mark in document.marks] == [1, 2, 2, 2, 1, 1]


def test_a_list_counts_on_with_one_of_another_style() -> None:
    def listed(words: str, style: str, more: str = "") -> str:
        item = f"<text:list-item>{p(words)}</text:list-item>"
        return f'<text:list text:style-name="{style}" {more}>{item}</text:list>'

    document = document_of(
        listed("We", "L", 'xml:id="a"'),
        listed("They", "L2"),
        listed("All", "L2", 'text:continue-list="a"'),
    )
    assert document.text.split("\n\n") == ["1. We", "1. They", "2. All"]


def test_titles_headings_notes_and_tables() -> None:
    note = (
        '<text:note text:note-class="footnote" text:id="n1"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('See Annex.')}</text:note-body></text:note>"
    )
    cells = "".join(f"<table:table-cell>{p(words)}</table:table-cell>" for words in ("a", "b"))
    document = document_of(
        p("Joint", "T1"),
        '<text:h text:outline-level="2">Trade</text:h>',
        p(f"We meet{note} soon."),
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>",
    )
    assert document.title == "Joint"
    assert document.text == "Joint\n\nTrade\n\nWe meet soon.\n\na\tb\n\n¹ See Annex."
    assert [(mark.kind, mark.level) for mark in document.marks] == [("title", 1), ("heading", 2), ("note", 1)]
    assert document.marks[-1].place == document.text.index(" soon")


def test_a_text_box_follows_the_paragraph_that_it_hangs_on() -> None:
    box = f"<draw:frame><draw:text-box>{p('In the box')}{p('and below')}</draw:text-box></draw:frame>"
    assert document_of(p(f"Before{box} after"), p("End")).text == "Before after\n\nIn the box\n\nand below\n\nEnd"
    shape = f"<draw:custom-shape>{p('In the box')}<draw:enhanced-geometry/></draw:custom-shape>"
    assert document_of(p(f"Before{shape} after"), p("End")).text == "Before after\n\nIn the box\n\nEnd"


def region(id: str, what: str) -> str:
    return f'<text:changed-region text:id="{id}">{what}</text:changed-region>'


def deletion(*paragraphs: str) -> str:
    return f"<text:deletion>{BY_KEST}{''.join(paragraphs)}</text:deletion>"


INSERTION = f"<text:insertion>{BY_KEST}</text:insertion>"


def changed(*regions: str) -> str:
    return f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>"


def place(id: str) -> str:
    return f'<text:change text:change-id="{id}"/>'


def inserted(id: str, words: str) -> str:
    return f'<text:change-start text:change-id="{id}"/>{words}<text:change-end text:change-id="{id}"/>'


CASES = [
    pytest.param(
        [
            changed(region("d", deletion(p("should"))), region("i", INSERTION)),
            p(f"We {place('d')}{inserted('i', 'shall')} meet"),
        ],
        ("We shall meet", "We should meet"),
        (
            [("deleted", "", "should"), ("inserted", "shall", "")],
            [("deleted", "should", ""), ("inserted", "", "shall")],
        ),
        id="words",
    ),
    pytest.param(
        [changed(region("d", deletion(p("will"), p("gone"), p("They")))), p(f"We {place('d')} meet"), p("End")],
        ("We  meet\n\nEnd", "We will\n\ngone\n\nThey meet\n\nEnd"),
        ([("deleted", "", "will gone They")], [("deleted", "will\n\ngone\n\nThey", "")]),
        id="deleted paragraphs",
    ),
    pytest.param(
        [
            changed(region("i", INSERTION)),
            p('We <text:change-start text:change-id="i"/>will'),
            listed(item(p("new"))),
            p('They<text:change-end text:change-id="i"/> meet'),
        ],
        ("We will\n\n1. new\n\nThey meet", "We  meet"),
        ([("inserted", "will\n\n1. new\n\nThey", "")], [("inserted", "", "will new They")]),
        id="inserted paragraphs",
    ),
]


@pytest.mark.parametrize(("body", "texts", "changes"), CASES)
def test_tracked_changes_are_read_as_accepted_or_as_rejected(
    body: list[str], texts: tuple[str, str], changes: tuple[list[tuple[str, str, str]], ...]
) -> None:
    for tracked, text, expected in zip((Tracked.ACCEPTED, Tracked.REJECTED), texts, changes, strict=True):
        document = document_of(*body, tracked=tracked)
        assert document.text == text
        assert [(made.kind, text[made.start : made.end], made.words) for made in document.changes] == expected
        assert {(made.author, made.date) for made in document.changes} == {("A. Kest", "2026-05-03T09:10:00")}


def test_comments_stand_beside_the_text() -> None:
    said = "<dc:creator>C. Dorn</dc:creator><dc:date>2026-05-03T09:10:00</dc:date><text:p>Who will?</text:p>"
    document = document_of(
        p(
            f'We <office:annotation office:name="1">{said}</office:annotation>will meet'
            '<office:annotation-end office:name="1"/> soon<office:annotation><text:p>When?</text:p></office:annotation>'
        )
    )
    assert document.text == "We will meet soon"
    assert document.comments == (
        Comment(3, 12, "C. Dorn", "2026-05-03T09:10:00", "Who will?"),
        Comment(17, 17, "", "", "When?"),
    )
    assert [left.why for left in document.left_out] == ["comment", "comment"]


def test_what_is_hidden_and_what_stands_at_the_edges_is_named() -> None:
    edges = f"<style:header>{p('Restricted')}</style:header><style:footer>{p('Page')}</style:footer>"
    hidden = f'<text:section text:display="none">{p("secret")}</text:section>'
    document = document_of(hidden, p("We meet"), styles=edges)
    assert document.text == "We meet"
    assert [(left.what, left.why) for left in document.left_out] == [
        ("secret", "hidden text"),
        ("Restricted", "page header"),
        ("Page", "page footer"),
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(odt(p("We"), manifest="<encryption-data/>"), SourceEncrypted, id="password"),
        pytest.param(odt(p("We"), more='<!DOCTYPE x [<!ENTITY a "b">]>'), SourceDamaged, id="entities"),
        pytest.param(odt("<text:p>"), SourceDamaged, id="bad XML"),
        pytest.param(odt(p("x" * 2000)), SourceTooLarge, id="bomb"),
        pytest.param(odt(p("We"))[:-40], SourceDamaged, id="cut"),
    ],
)
def test_bad_packages(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"“a\.odt”"):
        read_open_document(data, "a.odt", ReadingOptions(max_unpacked_bytes=2500))


def test_the_form_is_told_by_content(tmp_path: Path) -> None:
    path = tmp_path / "named.docx"
    path.write_bytes(odt(p("We meet.")))
    assert (read(path).text, read(path).format) == ("We meet.", "odt")


WORDS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["kept", "inserted", "deleted", "hidden"]), WORDS), min_size=1, max_size=8))
def test_every_word_is_in_the_text_or_a_change_or_named(runs: list[tuple[str, str]]) -> None:
    regions, words = [], []
    for number, (kind, said) in enumerate(runs):
        regions.append(region(f"c{number}", deletion(p(said)) if kind == "deleted" else INSERTION))
        forms = {"inserted": inserted(f"c{number}", said), "deleted": place(f"c{number}"), "kept": said}
        words.append(forms.get(kind, f'<text:span text:style-name="H">{said}</text:span>'))
    for tracked, gone in ((Tracked.ACCEPTED, "deleted"), (Tracked.REJECTED, "inserted")):
        document = document_of(changed(*regions), p("x" + "".join(words)), tracked=tracked)
        assert document.text == "x" + "".join(said for kind, said in runs if kind not in (gone, "hidden"))
        left = [said for kind, said in runs if kind in (gone, "hidden")]
        assert sorted(left.what for left in document.left_out) == sorted(left)
