"""PDFs are read as they are printed: in order, in paragraphs, without what only the page needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.forms import paragraphs, written
from core.clauses.segment import segment
from core.command_line import main
from core.errors import ReadingError, SourceEncrypted, SourceUnsupported
from core.reading.document import Document, LeftOut, MarkKind
from core.reading.read import read
from tests.unit.reading.pdf_files import HEIGHT, Paragraph, Piece, Setting, pdf, typeset, width_of

TITLE = "Joint Statement of Norrland and Sudmark"
_WORDS = (
    "The Parties agree to strengthen cooperation on maritime security and long-term infrastructure development, "
    "welcoming the establishment of a commission responsible for the implementation of these commitments"
)
STATEMENT = (
    Paragraph(TITLE, size=16),
    *(Paragraph(f"{number}. {_WORDS} within {number + 2} years. {_WORDS}.") for number in range(1, 21)),
)


def _read(folder: Path, data: bytes, *, password: str = "") -> Document:
    path = folder / "statement.pdf"
    path.write_bytes(data)
    return read(path, password=password)


@pytest.mark.parametrize(
    "setting",
    [
        Setting(),
        Setting(hyphenated=True),
        Setting(columns=2, hyphenated=True),
        Setting(columns=2, gutter=16, justified=False),
        Setting(columns=3, hyphenated=True, margin=40),
    ],
)
def test_the_words_stand_in_order_in_whole_paragraphs(tmp_path: Path, setting: Setting) -> None:
    document = _read(tmp_path, pdf(typeset(STATEMENT, setting)))
    assert document.text.split("\n\n") == [paragraph.words for paragraph in STATEMENT]
    assert document.title == TITLE


def test_headers_footers_and_page_numbers_are_left_out_and_said(tmp_path: Path) -> None:
    pages = typeset(STATEMENT, Setting(header="Summit of Port Vell", footer="Page {page}"))
    document = _read(tmp_path, pdf(pages))
    assert document.text.split("\n\n") == [paragraph.words for paragraph in STATEMENT]
    assert [left.why for left in document.left_out] == [
        f"running {edge} of {len(pages)} pages" for edge in ("header", "footer")
    ]
    assert document.left_out[0] == LeftOut("Summit of Port Vell", document.left_out[0].why)


def test_headings_that_stand_at_the_top_of_their_pages_are_no_headers(tmp_path: Path) -> None:
    words = (
        "meet twice in each year of the plan",
        "report to both of their parliaments",
        "share the costs of the work",
    )
    pages = [
        [Piece(70, 90, f"Article {number}", 12, bold=True), Piece(70, 120, f"The Parties shall {said}.")]
        for number, said in enumerate(words, 1)
    ]
    document = _read(tmp_path, pdf(pages))
    assert [document.text[m.start : m.end] for m in document.marks if m.kind is MarkKind.HEADING] == [
        "Article 1",
        "Article 2",
        "Article 3",
    ]
    assert document.left_out == ()


def test_footnotes_stand_at_the_end_and_their_signs_do_not_stick_to_words(tmp_path: Path) -> None:
    noted = Paragraph("The Parties recall the Compact and agree.", notes={5: ("1", "Signed in Port Vell in 2021.")})
    document = _read(tmp_path, pdf(typeset([noted, *STATEMENT[1:]], Setting(columns=2))))
    assert document.text.startswith("The Parties recall the Compact and agree.\n\n1. The Parties")
    assert document.text.endswith("\n\n¹ Signed in Port Vell in 2021.")
    assert [document.text[m.start : m.end] for m in document.marks if m.kind is MarkKind.NOTE] == [
        "¹ Signed in Port Vell in 2021."
    ]
    assert LeftOut("1", "signs of the notes, which stand at the end") in document.left_out


def test_a_note_hangs_on_the_place_of_its_sign(tmp_path: Path) -> None:
    first = Paragraph("The Parties recall the Compact and agree.", notes={4: ("1", "Signed in Port Vell.")})
    second = Paragraph("1. They meet in 2027 and report.", notes={2: ("1", "All of them."), 4: ("2", "In May.")})
    document = _read(tmp_path, pdf(typeset([first]) + typeset([second])))
    assert _hanging(document) == {
        "¹ Signed in Port Vell.": "The Parties recall the Compact",
        "¹ All of them.": "1. They meet",
        "² In May.": "1. They meet in 2027",
    }


def test_a_raised_number_that_is_no_sign_of_a_note_stays(tmp_path: Path) -> None:
    noted = Paragraph("The Parties recall the Compact.", notes={1: ("1", "Both."), 4: ("2", "Signed in 2021.")})
    area = typeset([Paragraph("1. The zone has no less than 300 km")])[0]
    unit = area[-1]
    area.append(Piece(unit.x + width_of("km", 10), unit.y - 3.5, "2", 6))
    document = _read(tmp_path, pdf([*typeset([noted]), area]))
    assert "1. The zone has no less than 300 km²" in document.text
    assert _hanging(document)["² Signed in 2021."] == "The Parties recall the Compact."


@pytest.mark.parametrize(("words", "unit", "noted"), [("300 km", 4, 9), ("10", 3, 8)])
def test_a_power_before_the_sign_of_a_note_stays(tmp_path: Path, words: str, unit: int, noted: int) -> None:
    said = f"The zone has {words} or so, and they recall the Compact."
    page = typeset([Paragraph(said, notes={noted: ("2", "Signed in 2021.")})])
    base = page[0][unit]
    assert base.text == words.split()[-1]
    after = [Piece(piece.x + 4, piece.y, piece.text, piece.size) for piece in page[0][unit + 1 :]]
    page[0][unit + 1 :] = [Piece(base.x + width_of(base.text, 10), base.y - 3.5, "2", 6), *after]
    document = _read(tmp_path, pdf(page))
    assert f"{words}² or so" in document.text
    assert _hanging(document)["² Signed in 2021."] == f"The zone has {words}² or so, and they recall"


def test_a_note_at_the_end_of_the_text_hangs_on_its_place_pages_before(tmp_path: Path) -> None:
    first = typeset([Paragraph("The Parties recall the Compact and agree.")])[0]
    sign = Piece(first[1].x + width_of("Parties", 10), first[1].y - 3.5, "3", 6)
    end = [Piece(70, 100, "3", 5), Piece(75, 102.5, "Those named in the Annex.", 8)]
    between = typeset([Paragraph(f"{_WORDS}. {_WORDS}.")])[0]
    document = _read(tmp_path, pdf([[*first[:2], sign, *first[2:]], between, end]))
    assert _hanging(document) == {"³ Those named in the Annex.": "The Parties"}


def test_a_stop_behind_the_sign_of_a_note_stays_with_its_word(tmp_path: Path) -> None:
    words = [("The", ""), ("ports,", ""), ("goods", ","), ("and", ""), ("data", "")]
    x, page = 70.0, []
    for word, stop in words:
        page.append(Piece(x, 100, word))
        x += width_of(word, 10)
        if stop:
            page += [Piece(x, 96.5, "1", 6), Piece(x + width_of("1", 6), 100, stop)]
            x += width_of("1", 6) + width_of(stop, 10)
        x += width_of(" ", 10)
    note = [Piece(70, 757.5, "1", 5), Piece(75, 760, "Those of the Annex.", 8)]
    document = _read(tmp_path, pdf([[*page, *note]]))
    assert document.text == "The ports, goods, and data\n\n¹ Those of the Annex."
    assert _hanging(document) == {"¹ Those of the Annex.": "The ports, goods"}


def test_the_sign_of_a_note_may_stand_far_before_it(tmp_path: Path) -> None:
    page = typeset([Paragraph(f"The Parties recall. {_WORDS}.", notes={1: ("1", ""), 4: ("2", "")})])[0]
    for number, y in (("1", 700), ("2", 718)):
        page += [Piece(70, y - 3.7, number, 5), Piece(87, y, f"Those of Annex {number}", 8)]
        page.append(Piece(87, y + 9, "that are named there.", 8))
    document = _read(tmp_path, pdf([page]))
    assert list(_hanging(document)) == [f"{sign} Those of Annex {n} that are named there." for sign, n in ("¹1", "²2")]


def test_endnotes_may_have_roman_numbers(tmp_path: Path) -> None:
    noted = Paragraph(f"The Parties recall the Compact. {_WORDS}.", notes={4: ("i", ""), 1: ("ii", "")})
    second = Paragraph("i Norrland and ii Sudmark are to meet.")
    end = [Piece(70, 100, "i Signed in 2021.", 8), Piece(70, 112, "ii Those of the Annex.", 8)]
    document = _read(tmp_path, pdf([*typeset([noted, second]), end]))
    assert "i Norrland and ii Sudmark are to meet." in document.text
    assert _hanging(document) == {
        "i Signed in 2021.": "The Parties recall the Compact.",
        "ii Those of the Annex.": "The Parties",
    }


def test_the_text_is_the_text_though_its_notes_are_longer(tmp_path: Path) -> None:
    said = "The goods are those that the Parties named in their letters, which the Annex holds in full."
    words = f"The Parties recall the Compact. {_WORDS}."
    noted = Paragraph(words, notes={1: ("1", f"{said} {said}"), 4: ("2", f"{said} {said}")})
    document = _read(tmp_path, pdf(typeset([noted])))
    assert _hanging(document) == {
        f"¹ {said} {said}": "The Parties",
        f"² {said} {said}": "The Parties recall the Compact.",
    }


def test_a_note_goes_on_in_the_next_column(tmp_path: Path) -> None:
    first, *rest = STATEMENT[1:]
    pages = typeset(
        [Paragraph(first.words, notes={1: ("1", "Those that are named in the")}), *rest], Setting(columns=2)
    )
    right = max(piece.x for piece in pages[0] if piece.text == "The")
    pages[0] = [piece for piece in pages[0] if piece.x < right - 1 or piece.y < HEIGHT - 120]
    pages[0].append(Piece(right, HEIGHT - 80, "Annex of the Compact.", 8))
    assert "¹ Those that are named in the Annex of the Compact." in _hanging(_read(tmp_path, pdf(pages)))


def _hanging(document: Document) -> dict[str, str]:
    """The notes, each with the words of its paragraph up to the place on which it hangs."""
    notes = [mark for mark in document.marks if mark.kind is MarkKind.NOTE and mark.place is not None]
    return {document.text[n.start : n.end]: document.text[: n.place].rpartition("\n\n")[2] for n in notes}


def test_a_hyphen_of_the_word_itself_stays(tmp_path: Path) -> None:
    lines = (
        "We support long-term plans and the long-",
        "term facility, and coope-",
        "ration of cooperation and the EU-",
        "US",
    )
    page = [Piece(70, 100 + 13 * at, line) for at, line in enumerate(lines)]
    assert _read(tmp_path, pdf([page])).text == (
        "We support long-term plans and the long-term facility, and cooperation of cooperation and the EU-US"
    )


def test_each_clause_knows_its_page(tmp_path: Path) -> None:
    pages = typeset(STATEMENT)
    statement = segment(_read(tmp_path, pdf(pages)), id="a")
    found = [clause.page for clause in statement.clauses]
    assert found[0] == 1
    assert found[-1] == len(pages) > 1
    assert found == sorted(page for page in found if page is not None)


def test_scanned_pages_are_named_by_number(tmp_path: Path) -> None:
    one, two = ([Piece(70, 90, f"The Parties agree to {said}.")] for said in ("meet", "report"))
    document = _read(tmp_path, pdf([one, [], two, [], []], scanned=(2, 4, 5)))
    assert LeftOut("pages 2 and 4–5", "scanned: a picture, without letters") in document.left_out
    with pytest.raises(SourceUnsupported, match="pages 1–2 are pictures"):
        _read(tmp_path, pdf([[], []], scanned=(1, 2)))


def test_a_scanned_page_with_nothing_but_the_number_of_its_page_is_named(tmp_path: Path) -> None:
    pages = typeset(STATEMENT, Setting(footer="Norrland and Sudmark – {page}"))
    document = _read(tmp_path, pdf(pages, scanned=(2,), stamped=True))
    assert LeftOut("page 2", "scanned: a picture, without letters") in document.left_out
    stamps = [page[-1:] for page in pages]
    with pytest.raises(SourceUnsupported, match="are pictures"):
        _read(tmp_path, pdf(stamps, scanned=range(1, len(pages) + 1), stamped=True))


def test_a_page_scanned_strip_by_strip_is_named(tmp_path: Path) -> None:
    document = _read(tmp_path, pdf(typeset(STATEMENT), scanned=(2,), strips=20))
    assert LeftOut("page 2", "scanned: a picture, without letters") in document.left_out


def test_a_password_opens_what_it_keeps_shut(tmp_path: Path) -> None:
    data = pdf([[Piece(70, 90, "The Parties agree to meet.")]], password="lantern")
    assert _read(tmp_path, data, password="lantern").text == "The Parties agree to meet."
    with pytest.raises(SourceEncrypted, match="is protected by a password") as shut:
        _read(tmp_path, data)
    assert shut.value.needs_password
    with pytest.raises(SourceEncrypted, match="The password given does not open"):
        _read(tmp_path, data, password="Lantern")


def test_the_command_line_takes_the_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shut.pdf"
    path.write_bytes(pdf([[Piece(70, 90, "The Parties agree to meet.")]], password="lantern"))
    assert main(["read", str(path)]) == 1
    assert "is protected by a password" in capsys.readouterr().err
    assert main(["read", "--password", "lantern", str(path)]) == 0
    assert "The Parties agree to meet." in capsys.readouterr().out


def test_words_set_sideways_are_said_and_turned_pages_are_read(tmp_path: Path) -> None:
    page = [Piece(70, 90, "The Parties agree to meet."), Piece(30, HEIGHT / 2, "Draft of May", turned=True)]
    document = _read(tmp_path, pdf([page]))
    assert document.text == "The Parties agree to meet."
    assert document.left_out == (LeftOut("Draft of May", "set sideways on page 1"),)
    assert _read(tmp_path, pdf([page], rotate=90)).text == "Draft of May"


def test_whatever_is_cut_off_or_broken_is_met_with_a_sentence_or_a_document(tmp_path: Path) -> None:
    data = pdf(typeset(STATEMENT[:4]))
    for end in range(8, len(data), len(data) // 60):
        broken = data[:end] + bytes(reversed(data[end : end + 40])) + data[end + 40 :]
        for tried in (data[:end], broken):
            assert "statement.pdf" in _answer(tmp_path, tried)


def _answer(folder: Path, data: bytes) -> str:
    """What is said of a file: the sentence, or the name of its source."""
    try:
        return _read(folder, data).source
    except ReadingError as error:
        return str(error)


def test_paragraphs_without_space_end_where_a_justified_line_does(tmp_path: Path) -> None:
    words = f"{_WORDS} and the exchange of experience".split()
    statement = [Paragraph(f"Norrland {' '.join(words[:count])}.", space=0) for count in range(12, len(words))]
    document = _read(tmp_path, pdf(typeset(statement)))
    assert document.text.split("\n\n") == [paragraph.words for paragraph in statement]


def test_where_space_parts_paragraphs_a_line_that_is_not_quite_full_ends_none(tmp_path: Path) -> None:
    text = paragraphs(30)
    document = _read(tmp_path, written("pdf", text))
    assert document.text.split("\n\n")[1:] == text


def test_an_indent_begins_a_paragraph_after_a_full_line_with_a_comma(tmp_path: Path) -> None:
    lines = ["mindful of those who live on their shores,", "and of all that was said in the straits,"]
    page = [Piece(85 if at % 4 == 0 else 70, 90 + 13 * at, lines[at % 2]) for at in range(16)]
    assert _read(tmp_path, pdf([page])).text.split("\n\n") == [" ".join(lines * 2)] * 4


def test_a_document_that_parts_no_words_keeps_the_hyphens_at_its_line_ends(tmp_path: Path) -> None:
    line = "They care for the long-term needs of"
    ends = ["all for their well-", "being and of the U.S.-", "born of both parts—", "all the rest in their pre-"]
    lines = [*[line] * 60, *ends, "and post-war towns"]
    pages = [[Piece(70, 90 + 10 * at, words) for at, words in enumerate(lines)]]
    said = _read(tmp_path, pdf(pages)).text.replace("\n\n", " ")
    assert said.endswith("well-being and of the U.S.-born of both parts—all the rest in their pre- and post-war towns")
