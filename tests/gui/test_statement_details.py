"""What a statement is stands on its card, and the person can say otherwise and take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.dialogs.details_dialog import DetailsDialog
from desktop.main_window import MainWindow
from desktop.models.statements_model import StatementRole
from desktop.views.statement_list import StatementList
from desktop.wording import date_words

TEXT = "Joint Statement between Aldermark and Belvara\n\nPort Halden, 14 May 2026\n\nThe Parties will meet.\n"


@pytest.fixture
def cards(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> QListView:
    (tmp_path / "north.txt").write_text(TEXT, "utf-8")
    (tmp_path / "south.txt").write_text("Joint Statement\n\nThe Parties will part.\n", "utf-8")
    window.session.open_files([tmp_path / "north.txt", tmp_path / "south.txt"])
    settle(window, qtbot)
    found = window.findChild(StatementList)
    assert isinstance(found, QListView)
    return found


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def facts(cards: QListView, row: int = 0) -> str:
    return str(cards.model().index(row, 0).data(StatementRole.FACTS))


def opened(window: MainWindow, cards: QListView, qtbot: QtBot) -> DetailsDialog:
    qtbot.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=cards.visualRect(cards.model().index(0, 0)).center()
    )
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(DetailsDialog) is not None)
    return window.findChild(DetailsDialog)


def field(dialog: DetailsDialog, words: str) -> QLineEdit:
    return next(line for line in dialog.findChildren(QLineEdit) if line.text() == words)


def button(dialog: DetailsDialog, words: str) -> QAbstractButton:
    return next(found for found in dialog.findChildren(QAbstractButton) if found.text() == words)


def test_a_card_says_the_date_and_its_tooltip_the_rest(cards: QListView) -> None:
    assert facts(cards) == "14 May 2026 · 15 words"
    assert facts(cards, 1).endswith("· south.txt")
    tip = cards.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[1:] == ["Port Halden, 14 May 2026", "Aldermark, Belvara", "north.txt"]


def test_what_the_person_says_is_shown_undone_and_kept(
    window: MainWindow, cards: QListView, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, cards, qtbot)
    date = field(dialog, "2026-05-14")
    date.selectAll()
    qtbot.keyClicks(date, "2026-05")
    parties = dialog.findChild(QPlainTextEdit)
    parties.selectAll()
    qtbot.keyClicks(parties, "Aldermark")
    qtbot.keyClick(parties, Qt.Key.Key_Return)
    qtbot.keyClicks(parties, "Corrund")
    qtbot.mouseClick(button(dialog, "Keep Details"), Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert facts(cards) == "May 2026 · 15 words"
    assert window.session.project.statements[0].details.parties == ("Aldermark", "Corrund")

    window.session.save(tmp_path / "kept.communique")
    settle(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert facts(cards) == "14 May 2026 · 15 words"

    window.session.open_files([tmp_path / "kept.communique"])
    settle(window, qtbot)
    assert facts(cards) == "May 2026 · 15 words"


def test_a_date_that_no_calendar_has_cannot_be_kept(window: MainWindow, cards: QListView, qtbot: QtBot) -> None:
    dialog = opened(window, cards, qtbot)
    keep, date = button(dialog, "Keep Details"), field(dialog, "2026-05-14")
    date.selectAll()
    qtbot.keyClicks(date, "31 May")
    assert not keep.isEnabled()
    date.clear()
    assert keep.isEnabled()
    title = field(dialog, "Joint Statement between Aldermark and Belvara")
    title.clear()
    assert not keep.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert facts(cards) == "14 May 2026 · 15 words"


def test_another_language_cuts_the_text_anew_and_can_be_undone(
    window: MainWindow, cards: QListView, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bericht.txt").write_text("Die Parteien treffen sich am 3. Mai in Halden.\n", "utf-8")
    window.session.open_files([tmp_path / "bericht.txt"])
    settle(window, qtbot)
    window.session.put_together(["bericht-1", "north-3"])
    window.session.reorder(["bericht", "north", "south"])
    settle(window, qtbot)
    dialog = opened(window, cards, qtbot)
    language = field(dialog, "de")
    language.selectAll()
    qtbot.keyClicks(language, "e1")
    assert not button(dialog, "Keep Details").isEnabled()
    qtbot.keyClick(language, Qt.Key.Key_Backspace)
    qtbot.keyClicks(language, "n")
    qtbot.mouseClick(button(dialog, "Keep Details"), Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    [german] = [each for each in window.session.project.statements if each.id == "bericht"]
    assert (german.language, len(german.clauses)) == ("en", 2)
    assert window.session.answer is not None
    together = window.session.answer.comparison.row_of["bericht-1"]
    assert "north-3" in {clause.id for clause in together.clauses}

    window.session.undo()
    settle(window, qtbot)
    assert [len(each.clauses) for each in window.session.project.statements if each.id == "bericht"] == [1]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-11-13", "13 Nov 2025"),
        ("2025-11", "Nov 2025"),
        ("2025", "2025"),
        ("2023-05-19/2023-05-21", "19 May 2023 – 21 May 2023"),
        ("", ""),
    ],
)
def test_dates_are_shown_in_short(date: str, words: str) -> None:
    assert date_words(date) == words
