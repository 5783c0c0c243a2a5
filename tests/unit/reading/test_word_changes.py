"""Tracked changes and comments of Word files: settled as the person chose, and kept beside the text."""

from __future__ import annotations

from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st

from core.reading.document import Comment, Document
from core.reading.options import ReadingOptions, Tracked
from core.reading.word import read_word
from tests.unit.reading.files import saved, with_footnotes, word_file_of

BY = 'w:id="9" w:author="A. Kest" w:date="2026-05-03T09:10:00Z"'
BY_DORN = 'w:id="8" w:author="C. Dorn" w:date="2026-05-04T09:10:00Z"'


def run(words: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def deleted_run(words: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'


def inserted(words: str) -> str:
    return f"<w:ins {BY}>{run(words)}</w:ins>"


def deleted(words: str) -> str:
    return f"<w:del {BY}>{deleted_run(words)}</w:del>"


def p(*runs: str, mark: str = "", more: str = "") -> str:
    return f"<w:p><w:pPr>{more}<w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def row(words: str, change: str = "") -> str:
    return f"<w:tr><w:trPr>{change}</w:trPr><w:tc>{p(run(words))}</w:tc></w:tr>"


def document_of(*elements: str, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    return read_word(word_file_of(*elements), "a.docx", ReadingOptions(tracked=tracked))


def said(document: Document) -> list[tuple[str, str, str]]:
    return [(made.kind.value, document.text[made.start : made.end], made.words) for made in document.changes]


NESTED = f"<w:ins {BY}>{run('shall ')}<w:del {BY_DORN}>{deleted_run('perhaps ')}</w:del></w:ins>"
HEADING_BEFORE = f'<w:pPrChange {BY}><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
STRUCK_NOW = f"<w:rPr><w:strike/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>"

CASES = [
    pytest.param(
        [p(run("We "), deleted("should"), inserted("shall"), run(" meet"))],
        ("We shall meet", "We should meet"),
        [("deleted", "", "should"), ("inserted", "shall", "")],
        [("deleted", "should", ""), ("inserted", "", "shall")],
        id="words",
    ),
    pytest.param(
        [p(run("We "), NESTED, run("meet"))],
        ("We shall meet", "We meet"),
        [("inserted", "shall ", ""), ("deleted", "", "perhaps")],
        [("inserted", "", "shall perhaps")],
        id="deleted from what was inserted",
    ),
    pytest.param(
        [
            p(run("Now "), f"<w:moveFrom {BY}>{run('often ')}</w:moveFrom>", run("we meet")),
            p(run("Then "), f"<w:moveTo {BY}>{run('often ')}</w:moveTo>", run("we part")),
        ],
        ("Now we meet\n\nThen often we part", "Now often we meet\n\nThen we part"),
        [("moved", "", "often"), ("moved", "often ", "")],
        [("moved", "often ", ""), ("moved", "", "often")],
        id="moved",
    ),
    pytest.param(
        [p(run("We will "), mark=f"<w:del {BY}/>"), p(run("meet."))],
        ("We will meet.", "We will\n\nmeet."),
        [],
        [],
        id="paragraphs joined",
    ),
    pytest.param(
        [
            p(run("We will "), mark=f"<w:ins {BY}/>"),
            "<w:bookmarkStart w:id='1' w:name='b'></w:bookmarkStart>",
            p(run("meet.")),
        ],
        ("We will\n\nmeet.", "We will meet."),
        [],
        [],
        id="paragraph parted",
    ),
    pytest.param(
        [p(run("One")), p(inserted("Two"), mark=f"<w:ins {BY}/>"), p(run("Three"))],
        ("One\n\nTwo\n\nThree", "One\n\nThree"),
        [("inserted", "Two", "")],
        [("inserted", "", "Two")],
        id="paragraph inserted",
    ),
    pytest.param(
        [p(run("Before")), table(row("kept"), row("gone", f"<w:del {BY}/>"), row("come", f"<w:ins {BY_DORN}/>"))],
        ("Before\n\nkept\n\ncome", "Before\n\nkept\n\ngone"),
        [("deleted", "", "gone"), ("inserted", "come", "")],
        [("deleted", "gone", ""), ("inserted", "", "come")],
        id="rows",
    ),
    pytest.param(
        [p(run("Only")), table(row("come", f"<w:ins {BY}/>"))],
        ("Only\n\ncome", "Only"),
        [("inserted", "come", "")],
        [],
        id="table inserted",
    ),
    pytest.param(
        [p(run("We "), run("never ", STRUCK_NOW), run("meet"))],
        ("We meet", "We never meet"),
        [],
        [],
        id="properties of a run",
    ),
]


@pytest.mark.parametrize(("elements", "texts", "accepted", "rejected"), CASES)
def test_changes_are_read_as_accepted_or_as_rejected(
    elements: list[str],
    texts: tuple[str, str],
    accepted: list[tuple[str, str, str]],
    rejected: list[tuple[str, str, str]],
) -> None:
    after, before = (document_of(*elements, tracked=how) for how in (Tracked.ACCEPTED, Tracked.REJECTED))
    assert (after.text, before.text) == texts
    assert said(after) == accepted
    assert said(before) == rejected


def test_a_paragraph_has_the_form_again_that_it_had() -> None:
    element = p(run("Trade"), more=HEADING_BEFORE)
    assert document_of(element, p(run("We"))).marks == ()
    before = document_of(element, p(run("We")), tracked=Tracked.REJECTED)
    assert [mark.kind for mark in before.marks] == ["title"]


def test_who_made_a_change_and_when() -> None:
    [inserted_by, deleted_by] = document_of(p(run("We "), NESTED, run("meet"))).changes
    assert (inserted_by.author, inserted_by.date) == ("A. Kest", "2026-05-03T09:10:00Z")
    assert (deleted_by.author, deleted_by.date) == ("C. Dorn", "2026-05-04T09:10:00Z")


def test_neighbours_of_one_person_and_time_are_one_change() -> None:
    document = document_of(p(inserted("We "), inserted("meet"), run(" soon")))
    assert said(document) == [("inserted", "We meet", "")]


def test_a_row_and_its_words_are_one_change() -> None:
    words = f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc>{p(inserted('come'))}</w:tc></w:tr>"
    assert said(document_of(table(row("kept"), words))) == [("inserted", "come", "")]


def test_notes_go_with_their_signs() -> None:
    def sign(id: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'

    body = p(run("We"), f"<w:ins {BY}>{sign(2)}</w:ins>", f"<w:del {BY_DORN}>{sign(3)}</w:del>", run(" meet."), sign(4))
    notes = (("2", inserted("New.")), ("3", deleted("Old.")), ("4", run("Kept.")))
    data = with_footnotes(
        word_file_of(body), *(f'<w:footnote w:id="{id}">{p(words)}</w:footnote>' for id, words in notes)
    )
    after, before = (
        read_word(data, "a.docx", ReadingOptions(tracked=how)) for how in (Tracked.ACCEPTED, Tracked.REJECTED)
    )
    assert after.text == "We meet.\n\n¹ New.\n\n² Kept."
    assert before.text == "We meet.\n\n¹ Old.\n\n² Kept."
    assert [(words, kind) for kind, _, words in said(after) if words] == [("Old.", "deleted")]


def test_the_words_of_a_note_without_its_sign_are_named() -> None:
    body = p(run("We meet."), f'<w:del {BY}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>')
    data = with_footnotes(word_file_of(body), f'<w:footnote w:id="2">{p(run("See Annex."))}</w:footnote>')
    document = read_word(data, "a.docx", ReadingOptions())
    assert document.text == "We meet."
    assert [left.what for left in document.left_out] == ["See Annex."]


def test_what_a_change_keeps_out_is_named() -> None:
    element = p(run("We "), deleted("should"), inserted("shall"), run(" meet"))
    for tracked, what in ((Tracked.ACCEPTED, "should"), (Tracked.REJECTED, "shall")):
        [left] = document_of(element, tracked=tracked).left_out
        assert (left.what, tracked.value in left.why) == (what, True)


def test_comments_know_what_they_are_about() -> None:
    word: WordDocument = docx.Document()
    paragraph = word.add_paragraph("We ")
    about = paragraph.add_run("will meet")
    paragraph.add_run(" soon.")
    word.add_comment(about, "Who will?", "C. Dorn", "CD")
    document = read_word(saved(word), "a.docx", ReadingOptions())
    assert document.text == "We will meet soon."
    [comment] = document.comments
    assert isinstance(comment, Comment)
    assert document.text[comment.start : comment.end] == "will meet"
    assert (comment.author, comment.words) == ("C. Dorn", "Who will?")


WORDS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1, max_size=8)
PIECES = st.lists(st.tuples(st.sampled_from([run, inserted, deleted]), WORDS), max_size=6)
MARKS = st.sampled_from(["", f"<w:ins {BY}/>", f"<w:del {BY}/>"])


@given(st.lists(st.tuples(PIECES, MARKS), max_size=5))
def test_every_word_is_in_the_text_or_in_a_change(
    paragraphs: list[tuple[list[tuple[Callable[[str], str], str]], str]],
) -> None:
    elements = [p(*(form(words) for form, words in pieces), mark=mark) for pieces, mark in paragraphs]
    runs = [piece for pieces, _ in paragraphs for piece in pieces]
    for tracked, gone in ((Tracked.ACCEPTED, deleted), (Tracked.REJECTED, inserted)):
        document = document_of(*elements, p(run("x")), tracked=tracked)
        assert "".join(document.text.split()) == "".join(words for form, words in runs if form is not gone) + "x"
        out = "".join(made.words.replace(" ", "") for made in document.changes)
        assert out == "".join(words for form, words in runs if form is gone)
