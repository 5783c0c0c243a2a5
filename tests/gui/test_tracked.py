"""Tracked changes in a file are noticed, and read otherwise in one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.reading.options import Tracked
from desktop.messages import Messages
from desktop.reading_notices import ReadingNotices
from desktop.session import Session
from desktop.tasks import TaskRunner

CHANGED = r"{\rtf1\ansi We {\deleted should}{\revised shall} meet.\par}"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop_all()


def _settle(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.is_working, timeout=20_000)


def test_tracked_changes_are_read_otherwise_and_undone(tasks: TaskRunner, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    messages = Messages(tasks)
    messages.posted.connect(lambda message: said.append(message.text))
    session = Session(tasks, messages, tasks)
    ReadingNotices(session, messages, tasks)
    for name, text in (("draft.rtf", CHANGED), ("other.txt", "We will part.")):
        (tmp_path / name).write_text(text)
    session.open_files([tmp_path / "draft.rtf", tmp_path / "other.txt"])
    _settle(session, qtbot)
    assert len(said) == 1
    assert "has tracked changes" in said[0]
    assert [session.has_changes(id) for id in session.ids] == [True, False]

    session.read_again("draft", Tracked.REJECTED)
    _settle(session, qtbot)
    assert session.ids == ["draft", "other"]
    assert session.project.statements[0].text == "We should meet."

    session.read_again("draft", Tracked.BOTH)
    _settle(session, qtbot)
    assert session.ids == ["draft-before", "draft-after", "other"]

    session.undo()
    session.undo()
    _settle(session, qtbot)
    assert [statement.text for statement in session.project.statements] == ["We shall meet.", "We will part."]
