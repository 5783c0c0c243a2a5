"""What the person should know of a source is said when it is read, and stays at hand: what was left out and why,
tracked changes, comments."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.reading.document import Document, LeftOut
from core.reading.left_out import said_at_once
from desktop.dialogs.details_dialog import DetailsDialog
from desktop.main_window import MainWindow
from desktop.models.clause_text import clause_texts
from desktop.theme import load_theme
from desktop.views.clause_cell import CellStyle, ClauseCell
from desktop.views.message_bar import MessageBar
from desktop.views.synopsis_view import SynopsisView


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A Word file with a page header, hidden words, a tracked change and a comment."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "DRAFT 4"
    first = made.add_paragraph("The Parties ")
    for tag, text, words in (("del", "delText", "should"), ("ins", "t", "shall")):
        signed = 'w:id="1" w:author="A. Kest" w:date="2026-05-03T10:00:00Z"'
        run = f"<w:r><w:{text}>{words}</w:{text}></w:r>"
        first._p.append(parse_xml(f"<w:{tag} {nsdecls('w')} {signed}>{run}</w:{tag}>"))
    made.add_comment(first.add_run(" fund the survey."), text="Treasury is against.", author="M. Oduya")
    second = made.add_paragraph("They will meet. ")
    second.add_run("Fallback is May.").font.hidden = True
    made.save(str(tmp_path / "draft-4.docx"))
    return tmp_path / "draft-4.docx"


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def press(window: MainWindow, words: str, qtbot: QtBot) -> None:
    bar = window.findChild(MessageBar)
    [button] = [each for each in bar.findChildren(QAbstractButton) if each.text() == words and each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def test_hidden_words_are_said_to_be_left_out_and_shown_on_demand(
    window: MainWindow, draft: Path, qtbot: QtBot
) -> None:
    window.files.open([draft])
    settle(window, qtbot)
    said = window.findChild(MessageBar).texts
    assert "“draft-4.docx” has hidden text (3 words), which is left out." in said

    press(window, "Show what…", qtbot)
    dialog = window.findChild(DetailsDialog)
    shown = next(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit) if box.isReadOnly())
    assert "Hidden text: Fallback is May." in shown
    assert "Page header: DRAFT 4" in shown
    assert any(
        str(draft.parent) in label.text() and "read as accepted" in label.text()
        for label in dialog.findChildren(QLabel)
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_tracked_changes_are_offered_side_by_side(window: MainWindow, draft: Path, qtbot: QtBot) -> None:
    window.files.open([draft])
    settle(window, qtbot)
    press(window, "Before and after, side by side", qtbot)
    assert window.session.ids == ["draft-4-before", "draft-4-after"]


def test_a_clause_with_comments_and_changes_is_marked_and_never_folded_away(
    window: MainWindow, draft: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "other.txt").write_text("The Parties shall fund the survey.\n\nThey will meet.\n")
    window.files.open([draft, tmp_path / "other.txt"])
    settle(window, qtbot)
    answer = window.session.answer
    assert answer is not None
    row = next(row for row in answer.comparison.rows if row.cell("draft-4"))
    [text] = clause_texts(answer.comparison, row, "draft-4", numbers={row.id: 1})
    assert (text.comments, text.changes) == (1, 2)

    cell = ClauseCell([text], 300, CellStyle(load_theme(dark=False), 1.0))
    caption, signs, words = cell.boxes()
    assert not caption.intersects(signs)
    assert not signs.intersects(words)
    tip = cell.tip_at(QPointF(signs.center()))
    assert tip.startswith("1 comment, 2 tracked changes\nTreasury is against. (comment by M. Oduya")

    model = window.findChild(SynopsisView).table.model()
    spoken = [
        model.headerData(line, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
        for line in range(model.rowCount(QModelIndex()))
    ]
    assert any("fund the survey. (1 comment, 2 tracked changes)" in words for words in spoken)


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ((), ()),
        ((LeftOut("4", "page numbers"), LeftOut("Draft", "page header")), ()),
        (
            (LeftOut("a b", "hidden text"), LeftOut("c", "hidden text")),
            ("“a.docx” has hidden text (3 words), which is left out.",),
        ),
        (
            (LeftOut("page 3", "scanned: a picture, without letters"),),
            ("“a.docx” is scanned in part: page 3 is a picture without letters, and left out.",),
        ),
    ],
)
def test_only_what_may_be_missed_is_said_at_once(left_out: tuple[LeftOut, ...], said: tuple[str, ...]) -> None:
    assert said_at_once(Document("We meet.", "a.docx", "docx", left_out=left_out)) == said
