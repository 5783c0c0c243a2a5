"""Old Word files (.doc): what the converter passes over is put in or named. `old_word.doc` was saved by LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.reading.document import LeftOut, MarkKind
from core.reading.old_word_parts import OldWordParts, old_word_parts
from core.reading.read import read

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
