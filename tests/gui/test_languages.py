"""Statements in different languages in the window: set together by meaning unless the person refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.alignment import prepare
from desktop.main_window import MainWindow
from desktop.models.roles import Role
from desktop.settings import Settings
from desktop.views.commitments_view import CommitmentsView
from desktop.views.inspector_view import InspectorView
from desktop.views.message_bar import MessageBar
from desktop.views.synopsis_view import SynopsisView

ENGLISH = "The two governments will build a railway tunnel by 2031.\n\nThey condemn the seizure of fishing vessels.\n"
FRENCH = (
    "Ils condamnent la saisie de navires de pêche.\n\n"
    "Les deux gouvernements construiront un tunnel ferroviaire d'ici à 2031.\n"
)

KOREAN = "두 정부는 2031년까지 철도 터널을 건설할 것이다.\n\n그들은 어선 나포를 규탄한다.\n"

_ENCODER = 60_000
"""Milliseconds in which even a busy machine has loaded the encoder."""


@pytest.fixture
def versions(tmp_path: Path) -> list[Path]:
    paths = []
    for name, text in (("english", ENGLISH), ("français", FRENCH)):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(text, "utf-8")
    return paths


def rows(window: MainWindow) -> int:
    answer = window.session.answer
    return len(answer.comparison.rows) if answer and not window.session.is_working else 0


def by_meaning(window: MainWindow) -> QAction:
    [action] = [each for each in window.actions() if each.text().replace("&", "").endswith("by Meaning Too")]
    return action


def said(window: MainWindow) -> str:
    return "\n".join(window.findChild(MessageBar).texts)


def test_meaning_can_be_left_out_and_taken_in_again(
    qtbot: QtBot, window: MainWindow, settings: Settings, versions: list[Path]
) -> None:
    window.files.open(versions)
    qtbot.waitUntil(lambda: rows(window) == 2, timeout=_ENCODER)
    assert by_meaning(window).isChecked()
    by_meaning(window).trigger()
    qtbot.waitUntil(lambda: rows(window) == 4, timeout=_ENCODER)
    assert not settings.preferences.by_meaning
    by_meaning(window).trigger()
    qtbot.waitUntil(lambda: rows(window) == 2, timeout=_ENCODER)


def test_the_choice_is_remembered(settings: Settings) -> None:
    settings.change(by_meaning=False)
    assert not Settings(settings.folder / "window.ini").preferences.by_meaning


def test_a_missing_encoder_is_said(
    qtbot: QtBot, window: MainWindow, versions: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "is_installed", lambda: False)
    window.files.open(versions)
    qtbot.waitUntil(lambda: "is not installed" in said(window))


@pytest.fixture
def unread(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a statement in Korean, in which the program knows no commitments, beside an English one."""
    for name, text in (("english", ENGLISH), ("korean", KOREAN)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    window.files.open([tmp_path / "english.txt", tmp_path / "korean.txt"])
    qtbot.waitUntil(lambda: rows(window) == 2, timeout=_ENCODER)
    return window


def is_said(part: QWidget) -> bool:
    return any("not read in the language of B (Korean)" in label.text() for label in part.findChildren(QLabel))


def test_where_commitments_are_not_read_it_is_said(unread: MainWindow) -> None:
    [action] = [each for each in unread.actions() if each.text() == "&Commitments"]
    action.trigger()
    view = unread.findChild(CommitmentsView)
    model = view.table.model()
    spoken = [model.index(0, column).data(Role.CELL) for column in range(model.columnCount())]
    assert [text.unread for text in spoken] == [False, True]
    assert is_said(view)


def test_the_inspector_says_it_of_a_row(unread: MainWindow, qtbot: QtBot) -> None:
    table = unread.findChild(SynopsisView).table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    inspector = unread.findChild(InspectorView)
    qtbot.waitUntil(lambda: is_said(inspector))


def test_closeness_between_languages_goes_by_rows_that_agree(unread: MainWindow) -> None:
    answer = unread.session.answer
    assert answer is not None
    assert list(answer.summary.closeness.values()) == [1.0]
