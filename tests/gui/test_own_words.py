"""The person's own word list: made on demand, opened in the system's editor, read again when it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core.resources import resource
from desktop.main_window import MainWindow
from desktop.own_words import FILE_NAME
from desktop.settings import Settings
from desktop.views.message_bar import MessageBar

THANK = '[[verbs]]\nverbs = ["thank"]\nlevel = 5\n'


class Editor(QObject):
    """What the system opens files with; it notes which."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def editor() -> Iterator[Editor]:
    made = Editor()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def choose(window: MainWindow) -> None:
    [action] = [each for each in window.actions() if each.text().replace("&", "") == "Your Word List…"]
    action.trigger()


def levels(window: MainWindow) -> set[int | None]:
    answer = window.session.answer
    return {act.level for act in answer.comparison.acts} if answer else set()


def said(window: MainWindow) -> str:
    return "\n".join(window.findChild(MessageBar).texts)


def test_it_is_made_with_examples_and_opened(window: MainWindow, settings: Settings, editor: Editor) -> None:
    choose(window)
    file = settings.folder / FILE_NAME
    assert editor.opened == [file]
    assert file.read_bytes() == resource("lexicons", "own-words.toml").read_bytes()
    file.write_text(THANK, "utf-8")
    choose(window)
    assert file.read_text("utf-8") == THANK


def test_the_comparison_is_made_anew_when_it_is_saved(
    window: MainWindow, settings: Settings, editor: Editor, drafts: list[Path], qtbot: QtBot
) -> None:
    window.files.open(drafts)
    qtbot.waitUntil(lambda: 6 in levels(window))
    assert 5 not in levels(window)
    choose(window)
    file = settings.folder / FILE_NAME
    file.write_text(THANK, "utf-8")
    qtbot.waitUntil(lambda: 5 in levels(window))
    assert f"your word list “{FILE_NAME}”" in said(window)
    file.write_text(THANK + "level = \n", "utf-8")
    qtbot.waitUntil(lambda: 5 not in levels(window))
    assert f"“{FILE_NAME}” cannot be read from line 4 on" in said(window)


def test_a_kept_comparison_says_which_list_was_used(
    window: MainWindow, settings: Settings, editor: Editor, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    choose(window)
    file = settings.folder / FILE_NAME
    file.write_text(THANK, "utf-8")
    qtbot.waitUntil(lambda: window.session.word_list is not None)
    window.files.open(drafts)
    qtbot.waitUntil(lambda: 5 in levels(window))
    window.session.save(tmp_path / "a.communique")
    qtbot.waitUntil(lambda: not window.session.is_working)
    file.unlink()
    qtbot.waitUntil(lambda: window.session.word_list is None)
    window.files.open([tmp_path / "a.communique"])
    qtbot.waitUntil(lambda: f"by the word list “{FILE_NAME} (" in said(window))
