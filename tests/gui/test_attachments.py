"""What is attached to a mail is offered where the mail is opened, and added when the person wants it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.views.message_bar import MessageBar


def mail(path: Path, words: str, *drafts: str) -> Path:
    made = EmailMessage()
    made["Message-ID"], made["Subject"] = "<1@a.example>", "Drafts"
    made.set_content(words)
    for number, draft in enumerate(drafts, 1):
        made.add_attachment(draft.encode(), maintype="text", subtype="plain", filename=f"draft {number}.txt")
    path.write_bytes(made.as_bytes())
    return path


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def messages(window: MainWindow) -> MessageBar:
    bar = window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    return bar


def press(window: MainWindow, words: str, qtbot: QtBot) -> None:
    [button] = [each for each in messages(window).findChildren(QAbstractButton) if each.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("words", ["See the drafts.", "\n"])
def test_what_is_attached_is_offered_and_added(window: MainWindow, tmp_path: Path, words: str, qtbot: QtBot) -> None:
    """Also where the mail has no words of its own: that alone is no trouble."""
    path = mail(tmp_path / "mail.eml", words, "We will meet.", "We may meet.")
    window.files.open([path])
    settle(window, qtbot)
    has = "has" if words.strip() else "has no words of its own, but"
    files = "2 attachments that can be read: “draft 1.txt”, “draft 2.txt”"
    assert messages(window).texts == [f"“mail.eml” {has} {files}."]
    before = [statement.source for statement in window.session.project.statements]
    assert before == (["mail.eml"] if words.strip() else [])
    press(window, "Add them", qtbot)
    settle(window, qtbot)
    added = [statement.source for statement in window.session.project.statements]
    assert added == [*before, "mail.eml: draft 1.txt", "mail.eml: draft 2.txt"]
    assert not messages(window).texts


def test_what_is_attached_is_taken_instead_of_the_mail(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.open([mail(tmp_path / "mail.eml", "See below.", "We will meet.")])
    settle(window, qtbot)
    press(window, "Take instead of the mail", qtbot)
    settle(window, qtbot)
    assert [statement.source for statement in window.session.project.statements] == ["mail.eml: draft 1.txt"]


def test_one_attachment_and_many(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.open([mail(tmp_path / "one.eml", "See below.", "We will meet.")])
    settle(window, qtbot)
    window.files.open([mail(tmp_path / "many.eml", "See them all.", *(f"We will meet {n}." for n in range(6)))])
    settle(window, qtbot)
    many, one = messages(window).texts
    assert one == "“one.eml” has an attachment that can be read: “draft 1.txt”."
    assert many.startswith("“many.eml” has 6 attachments that can be read: “draft 1.txt”, ")
    assert many.endswith("“draft 4.txt” and 2 more.")
    press(window, "Add it", qtbot)
    settle(window, qtbot)
    assert window.session.project.statements[-1].text == "We will meet."


def test_a_mail_without_attachments_offers_nothing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.open([mail(tmp_path / "mail.eml", "We will meet.")])
    settle(window, qtbot)
    assert not messages(window).texts
