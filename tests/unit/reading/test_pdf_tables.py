"""Tables in PDFs are read cell by cell, row by row; columns of running text stay columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.reading.document import Document, MarkKind
from core.reading.pdf_page import Word
from core.reading.pdf_rules import Rule
from core.reading.pdf_tables import ruled
from core.reading.read import read
from tests.unit.reading.pdf_files import WIDTH, Paragraph, Piece, Setting, pdf, typeset, width_of

_ABOVE = "The Parties agree on the steps that the following table sets out for each of them in turn."
_BELOW = "They will review these steps once in every year and report to the summit on what was done."
_ROWS = (
    (("Party",), ("Step",), ("Date",)),
    (("Aldermark",), ("will deepen the", "approach channel", "of its port"), ("by 2030",)),
    (("Norrland and", "Sudmark"), ("will share data",), ("within two years", "of signature")),
)
_READ = (
    "Party\tStep\tDate",
    "Aldermark\twill deepen the approach channel of its port\tby 2030",
    "Norrland and Sudmark\twill share data\twithin two years of signature",
)
_LEFTS = (70.0, 200.0, 320.0)


def _read(folder: Path, pages: Sequence[Sequence[Piece]]) -> Document:
    path = folder / "statement.pdf"
    path.write_bytes(pdf(pages))
    return read(path)


def _line(x: float, y: float, words: str) -> list[Piece]:
    return [Piece(x, y, words)]


def _cells(rows: Sequence[Sequence[Sequence[str]]], top: float) -> list[Piece]:
    """The rows one below the other, the lines of each cell together, as programs write them."""
    pieces = []
    for row in rows:
        for left, cell in zip(_LEFTS, row, strict=False):
            pieces += [Piece(left, top + 12 * at, words) for at, words in enumerate(cell)]
        top += 12 * max(map(len, row)) + 6
    return pieces


def test_the_cells_of_a_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = [*_line(70, 90, _ABOVE), *_cells(_ROWS, 130), *_line(70, 260, _BELOW)]
    assert _read(tmp_path, [page]).text.split("\n\n") == [_ABOVE, *_READ, _BELOW]


def test_a_note_hangs_on_the_cell_in_which_its_sign_stands(tmp_path: Path) -> None:
    sign = Piece(_LEFTS[2] + width_of("by 2030", 10), 144.5, "1", 6)
    cells = _cells(_ROWS, 130)
    at = next(at for at, piece in enumerate(cells, 1) if piece.text == "by 2030")
    note = [Piece(70, 757.5, "1", 5), Piece(75, 760, "At the latest.", 8)]
    page = [*_line(70, 90, _ABOVE), *cells[:at], sign, *cells[at:], *_line(70, 260, _BELOW), *note]
    document = _read(tmp_path, [page])
    assert document.text.split("\n\n") == [_ABOVE, *_READ, _BELOW, "¹ At the latest."]
    (place,) = (mark.place for mark in document.marks if mark.kind is MarkKind.NOTE)
    assert place is not None
    assert document.text[:place].endswith(_READ[1])


def test_a_row_that_goes_on_over_a_page_is_one_and_its_repeated_heading_is_said(tmp_path: Path) -> None:
    rest = (_ROWS[0], ((), ("with all states",), ("and its entry", "into force")))
    joined = (
        "Norrland and Sudmark\twill share data with all states\twithin two years of signature and its entry into force"
    )
    pages = [
        [*_line(70, 640, _ABOVE), *_cells(_ROWS, 690)],
        [*_cells(rest, 90), *_line(70, 260, _BELOW)],
    ]
    document = _read(tmp_path, pages)
    assert document.text.split("\n\n") == [_ABOVE, *_READ[:-1], joined, _BELOW]
    assert [left.why for left in document.left_out] == ["heading of a table, repeated on page 2"]
    assert document.page_at(document.text.index("into force")) == 2


def test_columns_of_running_text_are_no_table_though_one_ends_after_a_line(tmp_path: Path) -> None:
    sentence = "the Parties will share what they know of floods and storms and warn each other in time"
    statement = [Paragraph(" ".join([sentence] * 27))]
    pages = typeset(statement, Setting(columns=2))
    assert 1 <= len({piece.y for piece in pages[0] if piece.x > WIDTH / 2}) <= 2
    assert _read(tmp_path, pages).text == statement[0].words


def test_drawn_lines_make_cells_that_may_span_others() -> None:
    words = [Word(said, x, x + 30, y, 10) for said, x, y in (("over", 30, 20), ("one", 30, 50), ("two", 130, 50))]
    upright = [*(Rule(x, 5, x, 65) for x in (20.0, 220.0)), Rule(120, 35, 120, 65)]
    (line,) = ruled(words, 1, [*(Rule(20, y, 220, y) for y in (5.0, 35.0, 65.0)), *upright])
    assert line.table is not None
    rows = [[cell.lines[0].text for cell in row] for row in line.table.rows]
    assert rows == [["over"], ["one", "two"]]


def test_a_frame_around_text_is_no_table() -> None:
    words = [Word("framed", 30, 60, 20, 10)]
    frame = [*(Rule(20, y, 220, y) for y in (5.0, 65.0)), *(Rule(x, 5, x, 65) for x in (20.0, 220.0))]
    assert [line.table for line in ruled(words, 1, frame)] == [None]
