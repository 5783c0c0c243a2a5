"""What was copied elsewhere is shown with its form before it is added; an edited text is taken as it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
)
from pytestqt.qtbot import QtBot

import core.reading.copied
from core.reading.apart import ReadingApart
from core.reading.document import Document, MarkKind
from desktop.dialogs.paste_dialog import PasteDialog
from desktop.main_window import MainWindow
from desktop.views.status_line import StatusLine
from tests.unit.reading.workers import worker

PAGE = "<h2>Ports</h2><p>We will:</p><ol start='4'><li>meet;</li><li>part.</li></ol>"
WORDS = "Ports\nWe will:\nmeet;\npart."
SHOWN = "Ports\n\nWe will:\n\n4. meet;\n\n5. part."


def copied(words: str = WORDS, page: str = PAGE, rich_text: bytes = b"") -> QMimeData:
    data = QMimeData()
    if words:
        data.setText(words)
    if page:
        data.setHtml(page)
    if rich_text:
        data.setData("text/rtf", rich_text)
    return data


@pytest.fixture
def paste(window: MainWindow, qtbot: QtBot) -> Callable[[QMimeData], PasteDialog]:
    def pasted(data: QMimeData) -> PasteDialog:
        QGuiApplication.clipboard().setMimeData(data)
        window.files.paste()
        qtbot.waitUntil(lambda: bool(_asking(window)), timeout=20_000)
        return _asking(window)[0]

    return pasted


def _asking(window: MainWindow) -> list[PasteDialog]:
    return [each for each in window.findChildren(PasteDialog) if each.isVisible()]


def text_in(dialog: PasteDialog) -> QPlainTextEdit:
    return dialog.findChild(QPlainTextEdit)


def add(dialog: PasteDialog, window: MainWindow, qtbot: QtBot) -> Document:
    [button] = [each for each in dialog.findChildren(QAbstractButton) if each.text() == "Add Statement"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return _added(window, qtbot)


def _added(window: MainWindow, qtbot: QtBot) -> Document:
    qtbot.waitUntil(lambda: bool(window.session.project.statements), timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)
    [document] = window.session.project.documents.values()
    return document


Paste = Callable[[QMimeData], PasteDialog]


def test_the_form_is_shown_and_taken(window: MainWindow, paste: Paste, qtbot: QtBot) -> None:
    dialog = paste(copied())
    assert text_in(dialog).toPlainText() == SHOWN
    assert dialog.findChild(QCheckBox).text().endswith("a heading, 2 list items")
    document = add(dialog, window, qtbot)
    assert (document.text, document.format) == (SHOWN, "html")
    assert [mark.kind for mark in document.marks] == [MarkKind.HEADING, MarkKind.ITEM, MarkKind.ITEM]


def test_the_plain_words_can_be_taken_instead(window: MainWindow, paste: Paste, qtbot: QtBot) -> None:
    dialog = paste(copied())
    qtbot.keyClick(dialog.findChild(QCheckBox), Qt.Key.Key_Space)
    assert text_in(dialog).toPlainText() == WORDS
    document = add(dialog, window, qtbot)
    assert (document.text, document.marks) == (WORDS, ())


def test_an_edited_text_is_taken_as_it_stands(window: MainWindow, paste: Paste, qtbot: QtBot) -> None:
    dialog = paste(copied())
    keeps, text = dialog.findChild(QCheckBox), text_in(dialog)
    qtbot.keyClicks(text, "New ")
    assert (keeps.isChecked(), keeps.isEnabled()) == (False, False)
    qtbot.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (keeps.isChecked(), keeps.isEnabled(), text.toPlainText()) == (True, True, SHOWN)
    qtbot.keyClicks(text, "Old ")
    document = add(dialog, window, qtbot)
    assert (document.text, document.format, document.marks) == ("Old " + SHOWN, "txt", ())


def test_words_without_a_form_are_asked_about_without_one(paste: Paste) -> None:
    for data in (copied(page=""), copied(page="<span>Ports</span>")):
        dialog = paste(data)
        assert text_in(dialog).toPlainText() == WORDS
        assert not dialog.findChild(QCheckBox).isVisible()
        dialog.reject()


def test_rich_text_is_taken_where_there_is_no_page(window: MainWindow, paste: Paste, qtbot: QtBot) -> None:
    dialog = paste(copied("We will meet.", "", rb"{\rtf1\ansi We will meet.\par}"))
    assert add(dialog, window, qtbot).text == "We will meet."


def test_what_is_dropped_is_added_with_its_form(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, copied())
    document = _added(window, qtbot)
    assert (document.text, document.format) == (SHOWN, "html")


def drop(window: MainWindow, data: QMimeData) -> None:
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), *keys))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), *keys))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[ReadingApart]:
    """What was made to read what was copied; it comes to no end."""
    every: list[ReadingApart] = []

    def make() -> ReadingApart:
        every.append(ReadingApart(command=worker("time.sleep(999)")))
        return every[-1]

    monkeypatch.setattr(core.reading.copied, "ReadingApart", make)
    return every


@pytest.mark.parametrize("is_dropped", [False, True])
def test_reading_what_was_copied_is_shown_and_can_be_cancelled(
    window: MainWindow, made: list[ReadingApart], is_dropped: bool, qtbot: QtBot
) -> None:
    if is_dropped:
        drop(window, copied())
    else:
        QGuiApplication.clipboard().setMimeData(copied())
        window.files.paste()
    line = window.findChild(StatusLine)
    qtbot.waitUntil(lambda: line.findChild(QProgressBar).isVisible(), timeout=20_000)
    assert "Reading what was copied …" in [label.text() for label in line.findChildren(QLabel)]
    qtbot.waitUntil(lambda: bool(made) and made[0].process_id is not None, timeout=20_000)

    qtbot.mouseClick(line.findChild(QPushButton), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: made[0].process_id is None)
    assert not line.findChild(QProgressBar).isVisible()
    assert not _asking(window)
    assert window.session.project.statements == ()


def test_of_two_that_are_pasted_at_once_the_last_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    for page in (PAGE, "<p>We will only <b>meet</b>.</p><ol><li>There.</li></ol>"):
        QGuiApplication.clipboard().setMimeData(copied("We will only meet." if page != PAGE else WORDS, page))
        window.files.paste()
    qtbot.waitUntil(lambda: bool(_asking(window)) and not window.session.is_working, timeout=20_000)
    [dialog] = _asking(window)
    assert text_in(dialog).toPlainText().startswith("We will only meet.")


def test_where_the_form_cannot_be_read_the_words_are_added(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, copied(page="<span>Ports</span>"))
    document = _added(window, qtbot)
    assert (document.text, document.format) == (WORDS, "txt")
