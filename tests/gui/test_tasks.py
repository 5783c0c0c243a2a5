"""A task answers in the GUI thread, exactly once, and never after it was given up."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from core.errors import CommuniqueError, SourceMissing
from core.progress import OnProgress, ShouldCancel, stop_if
from desktop.tasks import Task, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> TaskRunner:
    return TaskRunner()


def heard(task: Task) -> list[tuple[str, object]]:
    """All that the task says from now on, with the thread in which it is heard."""
    said: list[tuple[str, object]] = []
    task.succeeded.connect(lambda answer: said.append(("succeeded", answer)))
    task.failed.connect(lambda sentence: said.append(("failed", sentence)))
    task.cancelled.connect(lambda: said.append(("cancelled", None)))
    task.finished.connect(lambda: said.append(("finished", threading.current_thread())))
    return said


def run(runner: TaskRunner, task: Task, qtbot: QtBot) -> list[tuple[str, object]]:
    said = heard(task)
    with qtbot.waitSignal(task.finished):
        runner.start(task)
    return said


def test_an_answer_comes_in_the_gui_thread_though_the_work_does_not(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(word: str, *, on_progress: OnProgress, should_cancel: ShouldCancel) -> tuple[str, threading.Thread]:
        return word, threading.current_thread()

    (answer, end) = run(runner, Task(work, "treaty"), qtbot)

    assert answer[0] == "succeeded"
    assert answer[1][0] == "treaty"
    assert answer[1][1] is not threading.main_thread()
    assert end == ("finished", threading.main_thread())
    assert not runner.is_busy


def test_progress_is_passed_on_and_ends_with_all_of_it(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
        for done in range(1001):
            on_progress(done, 1000)

    task = Task(work)
    steps: list[tuple[int, int]] = []
    task.progressed.connect(lambda done, total: steps.append((done, total)))
    run(runner, task, qtbot)

    assert steps[-1] == (1000, 1000)
    assert steps == sorted(steps)
    assert len(steps) < 100


@pytest.mark.parametrize("error", [CommuniqueError("The wind is wrong."), SourceMissing("There is no such file.")])
def test_a_foreseen_error_says_its_own_sentence(runner: TaskRunner, qtbot: QtBot, error: CommuniqueError) -> None:
    def work(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
        raise error

    assert run(runner, Task(work), qtbot)[0] == ("failed", str(error))


def test_any_other_error_is_logged_and_said_in_general_words(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def work(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
        raise ZeroDivisionError("secret")

    kind, sentence = run(runner, Task(work), qtbot)[0]

    assert kind == "failed"
    assert "secret" not in str(sentence)
    assert "ZeroDivisionError: secret" in caplog.text


def test_a_task_that_was_given_up_is_silent_even_if_it_had_an_answer(runner: TaskRunner, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def work(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> str:
        go_on.wait(5)
        return "late"

    task = Task(work)
    said = heard(task)
    runner.start(task)
    task.cancel()
    with qtbot.waitSignal(task.finished):
        go_on.set()

    assert [kind for kind, _ in said] == ["cancelled", "finished"]


def test_stop_all_returns_when_no_thread_is_left(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
        while True:
            stop_if(should_cancel)

    before = threading.active_count()
    for _ in range(3):
        runner.start(Task(work))

    runner.stop_all()

    assert threading.active_count() == before
    assert not runner.is_busy


def test_an_outcome_may_stop_all(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
        on_progress(1, 1)

    task = Task(work)
    task.succeeded.connect(runner.stop_all)
    with qtbot.waitSignal(task.finished):
        runner.start(task)
