"""The session: the latest question is answered, nothing is half done, and closing is safe at any time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.comparison.values import Comparison
from core.errors import ComparisonError
from desktop import comparing
from desktop.comparing import Answer
from desktop.messages import Message, Messages
from desktop.session import Session, Work
from desktop.tasks import TaskRunner
from tests.gui.conftest import Gate


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop_all()


@pytest.fixture
def session(tasks: TaskRunner, said: list[str]) -> Session:
    messages = Messages(tasks)
    messages.posted.connect(lambda message: said.append(message.text))
    return Session(tasks, messages, tasks)


def settle(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.is_working, timeout=20_000)


def shown(session: Session) -> list[str]:
    return [statement.id for statement in session.answer.comparison.statements] if session.answer else []


def test_only_the_latest_question_is_answered(session: Session, drafts: list[Path], gate: Gate, qtbot: QtBot) -> None:
    answers: list[Answer | None] = []
    session.answered.connect(answers.append)
    session.open_files(drafts)
    gate.wait_for_one(qtbot)
    session.remove("north")
    gate.wait_for_one(qtbot)
    session.reorder(["east", "south"])
    gate.open()
    settle(session, qtbot)

    assert [[statement.id for statement in answer.comparison.statements] for answer in answers] == [["east", "south"]]


def test_what_is_opened_while_something_loads_comes_after_it_and_keeps_its_own_id(
    session: Session, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other" / "north.txt"
    other.parent.mkdir()
    other.write_text("Another statement of the north.", "utf-8")
    session.open_files(drafts[:1])
    session.open_files([other])
    session.add_pasted("The Parties will meet.", "Spring")
    settle(session, qtbot)

    assert shown(session) == ["north", "north-2", "pasted"]
    assert session.project.statements[2].title == "Spring"
    assert session.source_files == (drafts[0], other)


def test_cancelling_a_comparison_puts_back_what_is_shown(
    session: Session, drafts: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_files(drafts[:2])
    settle(session, qtbot)
    before, history = session.project, session.history
    gate = Gate()
    monkeypatch.setattr(comparing, "compare", gate.compare)
    session.open_files(drafts[2:])
    gate.wait_for_one(qtbot)
    work: list[Work | None] = []
    session.work_changed.connect(work.append)
    session.cancel()

    assert session.project is before
    assert session.history is history
    assert shown(session) == ["north", "south"]
    assert work[-1] is None
    assert not session.is_working


def test_a_comparison_that_fails_is_a_sentence_and_what_is_shown_stays(
    session: Session, drafts: list[Path], said: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_files(drafts[:2])
    settle(session, qtbot)

    def refuse(*args: object, **kwargs: object) -> Comparison:
        raise ComparisonError("These cannot be set side by side.")

    monkeypatch.setattr(comparing, "compare", refuse)
    session.move("south", -1)
    settle(session, qtbot)

    assert said == ["These cannot be set side by side."]
    assert session.ids == shown(session) == ["north", "south"]


def test_closing_during_work_leaves_no_thread(
    session: Session, tasks: TaskRunner, drafts: list[Path], gate: Gate, qtbot: QtBot
) -> None:
    session.open_files(drafts)
    gate.wait_for_one(qtbot)
    tasks.stop_all()

    assert not tasks.is_busy
    assert session.answer is None


def test_a_kept_comparison_comes_back_with_its_order_names_and_corrections(
    session: Session, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    session.open_files(drafts)
    settle(session, qtbot)
    session.reorder(["east", "north", "south"])
    session.rename("north", "The north, revised")
    session.put_together(["east-3", "north-4"])
    session.read_in_order_of("south")
    settle(session, qtbot)
    kept = session.project
    assert session.would_lose_work
    session.save(tmp_path / "kept.communique")
    settle(session, qtbot)
    assert not session.would_lose_work

    session.close()
    assert session.ids == []
    session.open_files([tmp_path / "kept.communique"])
    settle(session, qtbot)

    assert session.project.statements == kept.statements
    assert session.project.corrections == kept.corrections
    assert session.project.reading_order == kept.reading_order
    assert session.file == tmp_path / "kept.communique"
    assert session.history.undo_name == ""
    comparison = session.answer.comparison
    assert comparison.row_of["east-3"] is comparison.row_of["north-4"]


def test_a_damaged_comparison_is_a_sentence_and_what_is_open_stays(
    session: Session, drafts: list[Path], said: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    session.open_files(drafts[:2])
    settle(session, qtbot)
    damaged = tmp_path / "damaged.communique"
    damaged.write_bytes(b"SQLite format 3\x00 and then nothing")
    session.open_files([damaged])
    settle(session, qtbot)

    assert len(said) == 1
    assert "damaged.communique" in said[0]
    assert shown(session) == ["north", "south"]


def test_statements_that_were_only_opened_need_no_saving_and_pasted_ones_do(
    session: Session, drafts: list[Path], qtbot: QtBot
) -> None:
    session.open_files(drafts[:2])
    settle(session, qtbot)
    assert not session.would_lose_work
    session.add_pasted("The Parties will meet.")
    settle(session, qtbot)
    assert session.would_lose_work
    session.undo()
    settle(session, qtbot)
    assert not session.would_lose_work


def test_a_message_says_where_a_file_was_written(
    tasks: TaskRunner, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    messages = Messages(tasks)
    posted: list[Message] = []
    messages.posted.connect(posted.append)
    session = Session(tasks, messages, tasks)
    session.open_files(drafts[:2])
    settle(session, qtbot)
    session.export(tmp_path / "report.csv")
    session.save(tmp_path / "kept.communique")
    settle(session, qtbot)

    assert [message.written for message in posted] == [tmp_path / "report.csv", tmp_path / "kept.communique"]
    assert all(message.written.exists() for message in posted)


def test_a_note_is_kept_and_undone_without_comparing_anew(session: Session, drafts: list[Path], qtbot: QtBot) -> None:
    session.open_files(drafts)
    settle(session, qtbot)
    comparison = session.answer.comparison
    row = comparison.rows[0].id
    session.note(row, "Ask the ministry.")
    assert session.project.notes == {row: "Ask the ministry."}
    assert not session.is_working
    session.undo()
    assert session.project.notes == {}
    assert session.answer.comparison is comparison


@pytest.mark.parametrize("by_meaning", [True, False])
def test_the_encoder_is_loaded_before_anything_is_compared_if_it_will_be_needed(
    session: Session, tasks: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, by_meaning: bool
) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr(comparing, "encoder", lambda: loaded.append(True))
    session.align_by_meaning(by_meaning)
    session.make_ready()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert bool(loaded) == by_meaning
    assert not session.is_working
