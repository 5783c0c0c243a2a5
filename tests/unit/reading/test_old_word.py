"""Old Word files (.doc): what the converter passes over is put in or named. `old_word.doc` was saved by LibreOffice."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from core.reading.document import LeftOut, MarkKind
from core.reading.old_word_file import OldWordFile
from core.reading.old_word_parts import OldWordParts, old_word_parts
from core.reading.options import ReadingOptions
from core.reading.read import read, read_bytes
from tests.unit.reading.old_word_files import packed

FILE = Path(__file__).parents[2] / "data" / "old_word.doc"


def test_labels_notes_tables_and_text_boxes_are_read_in_order() -> None:
    document = read(FILE)
    assert document.format == "doc"
    assert document.title == "Joint Statement of Norrland and Sudmark"
    assert document.text.split("\n\n") == [
        "Joint Statement of Norrland and Sudmark",
        "The Parties, meeting in Port Vell,  have decided to:",
        "1. open the strait;",
        "(a) keep it open, and in every season.",
        "in winter too",
        "2. report once a year.",
        "Norrland\t240 ships",
        "Sudmark\t90 ships",
        "This statement creates no rights.",
        "¹ Signed in 2021.",
    ]
    note = document.marks[-1]
    assert note.kind is MarkKind.NOTE
    assert note.place == document.text.index("  have decided") + 1


def test_a_text_box_before_all_words_comes_first() -> None:
    file = OldWordFile(FILE.read_bytes())
    main, table = bytearray(file.main), bytearray(file.table)
    piece = file.pieces[0]
    title = file.text.index("\r")
    spaces = " ".encode("utf-16-le" if piece.width == 2 else "ascii") * title
    main[piece.place : piece.place + len(spaces)] = spaces
    start, length = file.part(40)
    anchors = (length - 4) // (4 + 26)
    struct.pack_into(f"<{anchors}I", table, start, *range(anchors))
    data = packed({"WordDocument": bytes(main), "1Table": bytes(table)})
    lines = read_bytes(data, "a.doc", options=ReadingOptions()).text.split("\n\n")
    assert lines[:2] == ["in winter too", "The Parties, meeting in Port Vell,  have decided to:"]


def test_page_edges_are_named_and_what_cannot_be_told_is_said() -> None:
    left_out = read(FILE).left_out
    assert LeftOut("Running header", "page header") in left_out
    assert LeftOut("Running footer", "page footer") in left_out
    assert "tracked changes" in left_out[-1].what


@pytest.mark.parametrize("share", range(0, 100, 5))
def test_what_does_not_hold_together_gives_no_parts_and_no_error(share: int) -> None:
    data = FILE.read_bytes()
    place = len(data) * share // 100
    for broken in (data[:place], data[:place] + bytes(200) + data[place + 200 :], data[:place] + b"\xff" * 64):
        assert isinstance(old_word_parts(broken), OldWordParts)
