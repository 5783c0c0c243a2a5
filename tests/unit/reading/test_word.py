"""Word files read like the printed page, and what is not in the text is named."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.read import read
from core.reading.samples import sample_sets
from core.reading.word import read_word
from tests.data.write_dunmarrow import PARAGRAPHS, TITLE
from tests.unit.reading.files import PICTURE, part_of, saved, with_footnotes, with_part, word_file, word_file_of

RUN = "<w:r><w:t>{}</w:t></w:r>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
DELETED = '<w:del w:id="1"><w:r><w:delText>should</w:delText></w:r></w:del>'
INSERTED = '<w:ins w:id="2"><w:r><w:t>shall</w:t></w:r></w:ins>'
MOVED_FROM = '<w:moveFrom w:id="3"><w:r><w:t>meet</w:t></w:r></w:moveFrom>'
MOVED_TO = '<w:moveTo w:id="4"><w:r><w:t>meet</w:t></w:r></w:moveTo>'


def document_of(data: bytes) -> Document:
    return read_word(data, "a.docx", ReadingOptions())


def body(*elements: str) -> Document:
    return document_of(word_file_of(*elements))


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(runs)}</w:p>"


def marked(document: Document) -> list[tuple[str, int, str]]:
    return [(mark.kind.value, mark.level, document.text[mark.start : mark.end]) for mark in document.marks]


def left_out(document: Document) -> list[tuple[str, str]]:
    return [(left.what, left.why) for left in document.left_out]


def numbering(*lists: str) -> bytes:
    """A Word file's numbering part: definition 7 is "1.", "(a)", "(i)"; `lists` are its w:num elements."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate((("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")))
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    definition = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    return f'<w:numbering xmlns:w="{main}">{definition}{"".join(lists)}</w:numbering>'.encode()


def item(words: str, list_id: int, level: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(RUN.format(words), properties=properties)


def test_the_sample_comes_back_as_its_script_has_it() -> None:
    document = read(sample_sets()[0].paths[2])
    blocks = document.text.split("\n\n")
    assert document.title == blocks[0] == TITLE
    labels = {"number": r"\d+\.", "letter": r"\([a-z]\)"}
    assert len(blocks) == 1 + len(PARAGRAPHS)
    for said, (form, words) in zip(blocks[1:], PARAGRAPHS, strict=True):
        label = said.removesuffix(words).strip()
        assert said.endswith(words)
        assert bool(label) == (form in labels)
    assert "\n\n2. With a view to speedier customs clearance, each Participant will:\n\n(a) publish" in document.text
    assert "\n\n23. This Declaration does not create rights" in document.text
    assert ("heading", 1, "I. Trade and ports") in marked(document)
    assert document.left_out == ()


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        pytest.param("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>nuclear</w:t></w:r>", "non\u2011nuclear", id="hyphen"),
        pytest.param('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "a≥", id="symbol"),
        pytest.param('<w:r><w:t>caf</w:t><w:sym w:font="Arial" w:char="00E9"/></w:r>', "café", id="letter as symbol"),
        pytest.param(
            "<w:r><w:t>Art.\u00a05 to\u202f9 co\u00adop</w:t></w:r>", "Art.\u00a05 to\u202f9 co\u00adop", id="no-break"
        ),
        pytest.param("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>", "co\u00adop", id="soft hyphen"),
        pytest.param("<w:r><w:t>a\ufdd0\ufde0b</w:t></w:r>", "ab", id="what is no character"),
        pytest.param(
            "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>", "One\ntwo three", id="br"
        ),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "漢",
            id="ruby",
        ),
        pytest.param('<w:hyperlink w:anchor="x"><w:r><w:t>Annex</w:t></w:r></w:hyperlink>', "Annex", id="link"),
        pytest.param("<w:sdt><w:sdtContent><w:r><w:t>We</w:t></w:r></w:sdtContent></w:sdt>", "We", id="control"),
        pytest.param('<w:fldSimple w:instr=" REF a "><w:r><w:t>12</w:t></w:r></w:fldSimple>', "12", id="field"),
    ],
)
def test_words_in_every_form_survive(runs: str, text: str) -> None:
    assert body(paragraph(runs)).text == text


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(
            "[Content_Types].xml",
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
            id="with macros",
        ),
        pytest.param(
            "word/document.xml",
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            id="strict",
        ),
    ],
)
def test_kin_of_the_format_are_put_right_too(part: str, old: bytes, new: bytes) -> None:
    data = word_file_of(paragraph("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>nuclear</w:t></w:r>"))
    assert document_of(with_part(data, part, part_of(data, part).replace(old, new))).text == "non\u2011nuclear"


def test_an_unknown_sign_leaves_a_trace() -> None:
    document = body(paragraph('<w:r><w:t>a</w:t><w:sym w:font="Webdings" w:char="F041"/></w:r>'))
    assert document.text == "a�"
    assert "Webdings" in document.left_out[0].what


def test_a_text_box_follows_the_paragraph_that_it_hangs_on() -> None:
    box = f"<w:txbxContent>{paragraph(RUN.format('In the box'))}</w:txbxContent>"
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>' + box + "</v:textbox></v:shape>"
    document = body(paragraph(RUN.format("Before"), f"<w:r><w:pict>{shape}</w:pict></w:r>", RUN.format("after")))
    assert document.text == "Beforeafter\n\nIn the box"


def test_tracked_changes_are_taken_as_accepted_and_said() -> None:
    document = body(paragraph(RUN.format("We "), DELETED, INSERTED, MOVED_FROM, RUN.format(" often "), MOVED_TO))
    assert document.text == "We shall often meet"
    assert left_out(document) == [("should", "deleted as a tracked change, which is taken as accepted")]


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="9"/></w:rPr>'
    document = body(paragraph(RUN.format("We will "), properties=mark), paragraph(RUN.format("meet.")))
    assert document.text == "We will meet."


def test_hidden_and_struck_words_are_left_out_and_named() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>may</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> meet</w:t></w:r>'
    document = body(paragraph(RUN.format("We will"), HIDDEN, struck, shown))
    assert document.text == "We will meet"
    assert left_out(document) == [("may", "struck through"), ("secret", "hidden text")]


def test_headers_footers_comments_and_pictures_are_named() -> None:
    word: WordDocument = docx.Document()
    said = word.add_paragraph("We will meet.")
    word.add_comment(said.runs, "Who will?", "A", "A")
    word.sections[0].header.paragraphs[0].text = "Restricted"
    word.sections[0].footer.paragraphs[0].text = "Page 1"
    document = document_of(saved(word))
    assert document.text == "We will meet."
    assert sorted(left_out(document)) == [
        ("Page 1", "page footer"),
        ("Restricted", "page header"),
        ("Who will?", "comment"),
    ]


def test_labels_are_those_that_word_computes() -> None:
    elements = [
        item("One:", 5),
        item("first", 5, 1),
        item("deep", 5, 2),
        item("second", 5, 1),
        paragraph(RUN.format("Between")),
        item("Two", 5),
    ]
    data = with_part(
        word_file_of(*elements),
        "word/numbering.xml",
        numbering('<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'),
    )
    document = document_of(data)
    assert document.text.split("\n\n") == [
        "1. One:",
        "(a) first",
        "(i) deep",
        "(b) second",
        "Between",
        "2. Two",
    ]
    assert [(kind, level) for kind, level, _ in marked(document)] == [("item", level) for level in (1, 2, 3, 2, 1)]


def test_lists_of_one_definition_count_on_unless_they_say_otherwise() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = [
        '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>',
        '<w:num w:numId="6"><w:abstractNumId w:val="7"/></w:num>',
        f'<w:num w:numId="8"><w:abstractNumId w:val="7"/>{anew}</w:num>',
    ]
    data = with_part(
        word_file_of(item("We", 5), item("They", 6), item("All", 8)), "word/numbering.xml", numbering(*lists)
    )
    assert document_of(data).text.split("\n\n") == ["1. We", "2. They", "1. All"]


def test_lists_count_on_from_the_one_that_began_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = [
        '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>',
        f'<w:num w:numId="8"><w:abstractNumId w:val="7"/>{anew}</w:num>',
        '<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num>',
    ]
    elements = [item("We", 5), item("They", 5), item("All", 8), item("Some", 8), item("None", 9)]
    document = document_of(with_part(word_file_of(*elements), "word/numbering.xml", numbering(*lists)))
    assert document.text.split("\n\n") == ["1. We", "2. They", "1. All", "2. Some", "3. None"]


def test_headings_bear_their_label_once() -> None:
    heading = item("Trade", 5).replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Heading1"/>')
    number = '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
    data = with_part(
        word_file_of(heading, paragraph(RUN.format("We meet.")), heading), "word/numbering.xml", numbering(number)
    )
    document = document_of(data)
    assert document.text == "1. Trade\n\nWe meet.\n\n2. Trade"
    assert [kind for kind, _, _ in marked(document)] == ["heading", "heading"]


def test_hidden_paragraphs_are_not_counted() -> None:
    secret = item("x", 5).replace("</w:pPr><w:r>", "<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>")
    number = '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
    data = with_part(word_file_of(item("We", 5), secret, item("They", 5)), "word/numbering.xml", numbering(number))
    assert document_of(data).text == "1. We\n\n2. They"


def test_paragraphs_are_numbered_by_their_style() -> None:
    word: WordDocument = docx.Document()
    style = word.styles.add_style("Counted", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="5"/></w:numPr>'),
    )
    for words in ("We", "They"):
        word.add_paragraph(words, style)
    number = '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
    document = document_of(with_part(saved(word), "word/numbering.xml", numbering(number)))
    assert document.text.split("\n\n") == ["1. We", "2. They"]


def test_content_controls_hold_words_and_whole_paragraphs() -> None:
    inner = (
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{RUN.format('meet')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    )
    whole = f"<w:sdt><w:sdtContent>{paragraph(RUN.format('They will '), inner)}{item('All', 5)}</w:sdtContent></w:sdt>"
    number = numbering('<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>')
    data = with_part(word_file_of(item("We", 5), whole), "word/numbering.xml", number)
    assert document_of(data).text.split("\n\n") == ["1. We", "They will meet", "2. All"]


def test_headings_bullets_and_quotations_are_marked() -> None:
    word: WordDocument = docx.Document()
    for words, style in (
        ("Joint", "Title"),
        ("Trade", "Heading 1"),
        ("Ports", "Heading 2"),
        ("open", "List Bullet"),
        ("They said", "Quote"),
    ):
        word.add_paragraph(words, style)
    document = document_of(saved(word))
    assert document.title == "Joint"
    assert marked(document) == [
        ("title", 1, "Joint"),
        ("heading", 1, "Trade"),
        ("heading", 2, "Ports"),
        ("item", 1, "open"),
        ("quotation", 1, "They said"),
    ]


def test_footnotes_stand_at_the_end() -> None:
    note = f'<w:footnote w:id="2">{paragraph(RUN.format("See Annex."))}</w:footnote>'
    data = word_file_of(
        paragraph(RUN.format("We will"), '<w:r><w:footnoteReference w:id="2"/></w:r>', RUN.format(" meet."))
    )
    document = document_of(with_footnotes(data, note))
    assert document.text == "We will meet.\n\n¹ See Annex."
    assert marked(document) == [("note", 1, "¹ See Annex.")]


def test_footnotes_are_counted_as_their_signs_follow_each_other() -> None:
    def sign(id: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'

    notes = [
        f'<w:footnote w:id="{id}">{paragraph(RUN.format(words))}</w:footnote>'
        for id, words in ((2, "None."), (3, "Second."), (4, "First."))
    ]
    data = word_file_of(paragraph(RUN.format("We"), sign(4), RUN.format(" meet."), sign(3)))
    assert document_of(with_footnotes(data, *notes)).text == "We meet.\n\n¹ First.\n\n² Second.\n\n³ None."


def test_tables_follow_row_by_row() -> None:
    word: WordDocument = docx.Document()
    table = word.add_table(2, 2)
    for cell, words in zip(table._cells, ("Text of A", "Text of B", "We shall", "We should"), strict=True):
        cell.text = words
    table.cell(1, 1).add_paragraph("We may")
    assert document_of(saved(word)).text.split("\n\n") == ["Text of A\tText of B", "We shall", "We should", "We may"]


def test_a_picture_in_the_text_takes_no_word_with_it() -> None:
    with_picture = with_part(word_file("We will meet."), "word/media/image1.png", PICTURE)
    assert document_of(with_picture).text == "We will meet."


WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("[]()<>&;:“”’-–\u2011 "), min_size=1, max_size=60
)
STYLES = st.sampled_from(["Normal", "Heading 1", "Heading 3", "List Bullet", "Quote", "Title", "Body Text"])


@given(st.lists(st.tuples(STYLES, st.lists(WORDS, max_size=4)) | st.lists(WORDS, min_size=1, max_size=6), max_size=12))
def test_every_word_of_a_document_comes_back_in_order(blocks: list[tuple[str, list[str]] | list[str]]) -> None:
    word: WordDocument = docx.Document()
    written: list[str] = []
    for held in blocks:
        if isinstance(held, tuple):
            said = word.add_paragraph(style=held[0])
            for place, words in enumerate(held[1]):
                said.add_run(words).bold = place % 2 == 0
            written += held[1]
        else:
            cells = word.add_table(1, len(held))._cells
            for cell, words in zip(cells, held, strict=True):
                cell.text = words
            written += held
    document = document_of(saved(word))
    assert "".join(document.text.split()) == "".join("".join(written).split())
    assert document.left_out == ()
