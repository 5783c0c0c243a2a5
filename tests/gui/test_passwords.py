"""Files that a password keeps shut are asked for one after the other; what is skipped stays at hand, and no password
is kept."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.dialogs.password_dialog import PasswordDialog
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.views.message_bar import MessageBar


def shut_file(path: Path, words: str, password: str) -> Path:
    plain, shut = BytesIO(), BytesIO()
    made = docx.Document()
    made.add_paragraph(words)
    made.save(plain)
    OOXMLFile(plain).encrypt(password, shut)
    path.write_bytes(shut.getvalue())
    return path


@pytest.fixture
def north(tmp_path: Path) -> Path:
    return shut_file(tmp_path / "north.docx", "The Parties of the North will meet.", "lantern")


@pytest.fixture
def south(tmp_path: Path) -> Path:
    return shut_file(tmp_path / "south.docx", "The Parties of the South will meet.", "harbour")


@pytest.fixture
def east(tmp_path: Path) -> Path:
    return shut_file(tmp_path / "east.docx", "The Parties of the East will meet.", "lantern")


def dialog(window: MainWindow, qtbot: QtBot) -> PasswordDialog:
    """The one that asks now."""
    qtbot.waitUntil(lambda: len(_asking(window)) == 1, timeout=20_000)
    return _asking(window)[0]


def _asking(window: MainWindow) -> list[PasswordDialog]:
    return [each for each in window.findChildren(PasswordDialog) if each.isVisible()]


def said(asking: PasswordDialog) -> str:
    return " ".join(label.text() for label in asking.findChildren(QLabel))


def press(parent: PasswordDialog | MessageBar, words: str, qtbot: QtBot) -> None:
    [button] = [each for each in parent.findChildren(QAbstractButton) if each.text() == words and each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(asking: PasswordDialog, password: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(asking.findChild(QLineEdit), password)
    qtbot.keyClick(asking.findChild(QLineEdit), Qt.Key.Key_Return)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def test_the_password_is_asked_for_again_until_it_opens(window: MainWindow, north: Path, qtbot: QtBot) -> None:
    window.files.open([north])
    asking = dialog(window, qtbot)
    assert "“north.docx” is protected by a password." in said(asking)
    assert asking.findChild(QLineEdit).echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClick(asking.findChild(QLineEdit), Qt.Key.Key_Return)
    assert asking.isVisible()
    type_in(asking, "Lantern", qtbot)

    asking = dialog(window, qtbot)
    assert "That password does not open “north.docx”." in said(asking)
    assert asking.findChild(QLineEdit).text() == ""
    type_in(asking, "lantern", qtbot)
    settle(window, qtbot)
    assert window.session.ids == ["north"]
    assert not _asking(window)
    assert window.findChild(MessageBar).texts == []


@pytest.mark.parametrize("name", ["shut_rc4.doc", "shut_aes.odt"])
def test_old_word_files_and_open_documents_are_asked_for_too(window: MainWindow, name: str, qtbot: QtBot) -> None:
    window.files.open([Path(__file__).parents[1] / "data" / name])
    type_in(dialog(window, qtbot), "Lantern", qtbot)
    asking = dialog(window, qtbot)
    assert f"That password does not open “{name}”." in said(asking)
    type_in(asking, "lantern", qtbot)
    settle(window, qtbot)
    assert [each.text for each in window.session.project.statements] == ["The Parties agree to meet."]


def test_what_is_skipped_can_be_tried_again(window: MainWindow, north: Path, drafts: list[Path], qtbot: QtBot) -> None:
    window.files.open([drafts[1], north])
    press(dialog(window, qtbot), "Skip", qtbot)
    settle(window, qtbot)
    bar = window.findChild(MessageBar)
    assert bar.texts == ["“north.docx” was not opened: it is protected by a password."]
    assert window.session.ids == ["south"]

    press(bar, "Enter password…", qtbot)
    assert bar.texts == []
    type_in(dialog(window, qtbot), "lantern", qtbot)
    settle(window, qtbot)
    assert window.session.ids == ["south", "north"]


def test_one_password_serves_for_several_and_the_others_are_asked_for(
    window: MainWindow, north: Path, south: Path, east: Path, qtbot: QtBot
) -> None:
    window.files.open([north, south, east])
    asking = dialog(window, qtbot)
    [for_others] = [box for box in asking.findChildren(QCheckBox) if box.text() == "&Use it for the 2 other files too"]
    qtbot.mouseClick(for_others, Qt.MouseButton.LeftButton, pos=for_others.rect().center())
    for_others.setChecked(True)
    type_in(asking, "lantern", qtbot)

    asking = dialog(window, qtbot)
    assert "That password does not open “south.docx”." in said(asking)
    type_in(asking, "harbour", qtbot)
    settle(window, qtbot)
    assert window.session.ids == ["north", "east", "south"]


def test_all_can_be_skipped_at_once(window: MainWindow, north: Path, south: Path, east: Path, qtbot: QtBot) -> None:
    window.files.open([north, south, east])
    press(dialog(window, qtbot), "Skip All", qtbot)
    settle(window, qtbot)
    assert not _asking(window)
    assert len(window.findChild(MessageBar).texts) == 3
    assert window.session.ids == []


def test_a_wrong_password_is_asked_for_before_the_next_file(
    window: MainWindow, north: Path, south: Path, qtbot: QtBot
) -> None:
    window.files.open([north, south])
    type_in(dialog(window, qtbot), "harbour", qtbot)
    asking = dialog(window, qtbot)
    assert "does not open “north.docx”" in said(asking)
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    asking = dialog(window, qtbot)
    assert "“south.docx” is protected" in said(asking)
    type_in(asking, "harbour", qtbot)
    settle(window, qtbot)
    assert window.session.ids == ["south"]


def test_no_password_is_kept_or_logged(
    window: MainWindow, settings: Settings, north: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    window.files.open([north])
    type_in(dialog(window, qtbot), "Lantern", qtbot)
    type_in(dialog(window, qtbot), "lantern", qtbot)
    settle(window, qtbot)
    window.session.save(tmp_path / "kept.communique")
    settle(window, qtbot)
    settings.change(last_folder="elsewhere")
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != north]
    assert len(written) == 2
    assert not any(b"lantern" in content.lower() for content in written)
    assert "lantern" not in caplog.text.lower()


def test_what_was_brought_together_is_taken_back_together(
    window: MainWindow, drafts: list[Path], north: Path, south: Path, qtbot: QtBot
) -> None:
    window.files.open([drafts[2], north, south])
    type_in(dialog(window, qtbot), "lantern", qtbot)
    qtbot.waitUntil(lambda: bool(_asking(window)) and "south" in said(_asking(window)[0]), timeout=20_000)
    type_in(dialog(window, qtbot), "harbour", qtbot)
    settle(window, qtbot)
    assert window.session.ids == ["east", "north", "south"]
    assert window.session.history.undo_name == "add 3 statements"
    window.session.undo()
    assert window.session.ids == []
    window.session.redo()
    assert window.session.ids == ["east", "north", "south"]


def test_a_file_that_is_opened_after_another_step_is_a_step_of_its_own(
    window: MainWindow, drafts: list[Path], north: Path, qtbot: QtBot
) -> None:
    window.files.open([*drafts[1:], north])
    asking = dialog(window, qtbot)
    window.session.remove("east")
    type_in(asking, "lantern", qtbot)
    settle(window, qtbot)
    assert window.session.ids == ["south", "north"]
    window.session.undo()
    assert window.session.ids == ["south"]
