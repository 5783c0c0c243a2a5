"""What a file does to its reader is no matter to the window: reading is stopped, it is said, and the rest stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

import core.loading
from core.reading.apart import ReadingApart
from desktop.main_window import MainWindow
from desktop.views.message_bar import MessageBar
from desktop.views.statement_list import StatementList
from desktop.views.status_line import StatusLine
from tests.unit.reading.workers import worker

TROUBLE = "if name == 'hang.rtf': time.sleep(999)\nif name == 'crash.rtf': os.abort()"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[ReadingApart]:
    """What was made to read the files; some of them do harm."""
    every: list[ReadingApart] = []

    def make() -> ReadingApart:
        every.append(ReadingApart(command=worker(TROUBLE)))
        return every[-1]

    monkeypatch.setattr(core.loading, "ReadingApart", make)
    return every


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {name: tmp_path / f"{name}.rtf" for name in ("good", "hang", "crash", "other")}
    for name, path in paths.items():
        path.write_bytes(b"{\\rtf1 We will meet, says the %b one.}" % name.encode())
    return paths


def titles(window: MainWindow) -> list[str]:
    cards = window.findChild(StatementList).model()
    return [cards.index(row, 0).data(Qt.ItemDataRole.EditRole) for row in range(cards.rowCount())]


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def test_a_file_that_hangs_is_stopped_by_the_person(
    window: MainWindow, files: dict[str, Path], made: list[ReadingApart], qtbot: QtBot
) -> None:
    window.session.open_files([files["good"], files["hang"]])
    line = window.findChild(StatusLine)
    qtbot.waitUntil(lambda: bool(made) and made[0].process_id is not None, timeout=20_000)
    qtbot.waitUntil(lambda: line.findChild(QProgressBar).isVisible(), timeout=20_000)

    qtbot.mouseClick(line.findChild(QPushButton), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: made[0].process_id is None)
    assert titles(window) == []
    window.session.open_files([files["good"]])
    settle(window, qtbot)
    assert len(titles(window)) == 1


def test_a_file_that_crashes_its_reader_is_a_message_and_the_others_are_there(
    window: MainWindow, files: dict[str, Path], made: list[ReadingApart], qtbot: QtBot
) -> None:
    window.session.open_files([files["good"], files["crash"], files["other"]])
    settle(window, qtbot)

    assert len(titles(window)) == 2
    [said] = window.findChild(MessageBar).texts
    assert "“crash.rtf”" in said
    assert all(reading.process_id is None for reading in made)


def test_the_window_closes_while_a_file_hangs(
    window: MainWindow, files: dict[str, Path], made: list[ReadingApart], qtbot: QtBot
) -> None:
    window.session.open_files([files["hang"]])
    qtbot.waitUntil(lambda: bool(made) and made[0].process_id is not None, timeout=20_000)
    window.close()
    assert not window.isVisible()
    assert made[0].process_id is None
