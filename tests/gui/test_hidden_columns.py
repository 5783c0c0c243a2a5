"""A column that is out of sight is so in every view, and stays so in the file of the comparison."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.views.commitments_view import CommitmentsView
from desktop.views.synopsis_view import SynopsisView


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def hidden(window: MainWindow) -> list[frozenset[str]]:
    return [window.findChild(view).table.header.hidden_statements for view in (SynopsisView, CommitmentsView)]


def test_hidden_columns_are_kept_with_the_comparison(
    window: MainWindow, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    window.session.open_files(drafts)
    settle(window, qtbot)
    window.findChild(SynopsisView).table.header.set_shown(1, False)
    assert not window.session.would_lose_work, "what is out of sight is no work"
    window.session.save(tmp_path / "kept.communique")
    settle(window, qtbot)
    window.session.close()
    window.session.open_files(drafts[1:2])
    settle(window, qtbot)
    assert hidden(window)[0] == frozenset(), "another comparison shows all"

    window.session.open_files([tmp_path / "kept.communique"])
    settle(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert hidden(window) == [frozenset({"south"})] * 2
    window.findChild(CommitmentsView).table.header.set_shown(1, True)
    assert hidden(window) == [frozenset()] * 2


def test_a_removed_statement_comes_back_as_it_was(window: MainWindow, drafts: list[Path], qtbot: QtBot) -> None:
    window.session.open_files(drafts)
    settle(window, qtbot)
    window.findChild(SynopsisView).table.header.set_shown(2, False)
    window.session.remove("east")
    settle(window, qtbot)
    assert hidden(window)[0] == frozenset()
    window.session.undo()
    settle(window, qtbot)
    assert hidden(window)[0] == {"east"}
