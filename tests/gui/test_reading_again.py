"""A statement's file is read again: changed meanwhile, with tracked changes otherwise, or after it was moved; also in a
comparison that was opened from its own file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView
from pytestqt.qtbot import QtBot

from core.reading.options import Tracked
from desktop.main_window import MainWindow
from desktop.views.message_bar import MessageBar
from desktop.views.statement_list import StatementList
from tests.gui.conftest import Answers

CHANGED = r"{\rtf1\ansi We {\deleted should}{\revised shall} meet.\par}"


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def take_in_hand(window: MainWindow, row: int, qtbot: QtBot) -> None:
    cards = window.findChild(StatementList)
    assert isinstance(cards, QListView)
    place = cards.visualRect(cards.model().index(row, 0)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)


def choose(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Trigger an action of the statement in hand, as its menu does."""
    [action] = [each for each in window.findChild(StatementList).actions() if each.text().replace("&", "") == words]
    assert action.isEnabled()
    action.trigger()
    settle(window, qtbot)


def press(window: MainWindow, words: str, qtbot: QtBot) -> None:
    bar = window.findChild(MessageBar)
    [button] = [each for each in bar.findChildren(QAbstractButton) if each.text() == words and each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def said(window: MainWindow) -> list[str]:
    return window.findChild(MessageBar).texts


def texts(window: MainWindow) -> list[str]:
    return [statement.text for statement in window.session.project.statements]


def reopened(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    window.session.save(file)
    settle(window, qtbot)
    window.session.close()
    window.findChild(MessageBar).clear()
    window.session.open_files([file])
    settle(window, qtbot)


def test_tracked_changes_are_read_otherwise_in_a_kept_comparison(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "draft.rtf").write_text(CHANGED)
    (tmp_path / "other.txt").write_text("We will part.")
    window.session.open_files([tmp_path / "draft.rtf", tmp_path / "other.txt"])
    settle(window, qtbot)
    reopened(window, tmp_path / "kept.communique", qtbot)

    take_in_hand(window, 0, qtbot)
    window.session.read_again("draft", Tracked.REJECTED)
    settle(window, qtbot)
    assert texts(window) == ["We should meet.", "We will part."]
    window.session.undo()
    settle(window, qtbot)
    assert texts(window) == ["We shall meet.", "We will part."]


def test_a_changed_file_is_said_and_read_again_with_corrections_and_notes(
    window: MainWindow, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window.session.open_files(drafts[:2])
    settle(window, qtbot)
    window.session.put_together(["north-2", "south-3"])
    window.session.note("north-4", "who is the host?")
    settle(window, qtbot)
    drafts[0].write_text("A new beginning.\n\n" + drafts[0].read_text("utf-8"), "utf-8")
    reopened(window, tmp_path / "kept.communique", qtbot)
    qtbot.waitUntil(lambda: said(window) == ["“north.txt” has changed since it was read."], timeout=20_000)

    press(window, "Read it again", qtbot)
    assert texts(window)[0].startswith("A new beginning.")
    [correction] = window.session.project.corrections
    assert correction.clauses == frozenset({"north-3", "south-3"})
    assert window.session.project.notes == {"north-5": "who is the host?"}
    assert window.session.would_lose_work
    assert said(window) == []

    window.session.undo()
    settle(window, qtbot)
    assert window.session.project.notes == {"north-4": "who is the host?"}


def test_a_file_that_is_as_it_was_is_said_to_be(window: MainWindow, drafts: list[Path], qtbot: QtBot) -> None:
    window.session.open_files(drafts[:2])
    settle(window, qtbot)
    take_in_hand(window, 1, qtbot)
    choose(window, "Read Again from File", qtbot)
    assert said(window) == ["“south.txt” is as it was when it was read."]
    assert window.session.history.undo_name == "add 2 statements"


def test_a_moved_file_is_found_by_the_person(
    window: MainWindow, answers: Answers, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window.session.open_files(drafts[:2])
    settle(window, qtbot)
    moved = tmp_path / "final" / "north-final.txt"
    moved.parent.mkdir()
    drafts[0].rename(moved)
    take_in_hand(window, 0, qtbot)
    choose(window, "Read Again from File", qtbot)
    [sentence] = said(window)
    assert sentence.startswith(f"“north.txt” is not in “{tmp_path}” any more.")

    press(window, "Find it…", qtbot)
    assert window.session.ids == ["north", "south"]

    choose(window, "Read Again from File", qtbot)
    answers.find = moved
    press(window, "Find it…", qtbot)
    assert window.session.ids == ["north-final", "south"]
    assert window.session.source_files == (moved, drafts[1])


def test_what_has_no_file_cannot_be_read_again(window: MainWindow, qtbot: QtBot) -> None:
    window.session.add_pasted("We will meet.")
    settle(window, qtbot)
    take_in_hand(window, 0, qtbot)
    offered = {each.text().replace("&", ""): each.isEnabled() for each in window.findChild(StatementList).actions()}
    assert offered["Statement Details…"]
    assert not offered["Read Again from File"]
    assert not offered["Read Tracked Changes As"]


@pytest.mark.parametrize("what", ["title", "language", "details"])
def test_closing_warns_where_only_the_description_was_changed(
    what: str, window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    window.session.open_files(drafts[:2])
    settle(window, qtbot)
    assert not window.session.would_lose_work
    statement = window.session.project.statements[0]
    title, language, details = statement.title, statement.language, statement.details
    if what == "title":
        title = "Ours"
    elif what == "language":
        language = "fr"
    else:
        details = type(details)(symbol="A/1")
    window.session.describe("north", title, language, details)
    settle(window, qtbot)
    assert window.session.would_lose_work
    window.session.undo()
    settle(window, qtbot)
    assert not window.session.would_lose_work
