"""Undo and redo are exact, and a new step forgets what was undone."""

from __future__ import annotations

from core.project.history import STEPS_AT_MOST, History


def test_undo_gives_back_the_very_state_and_redo_the_next():
    first, second = ("A",), ("A", "B")
    history = History(first).after(second, "add B")

    assert history.undo_name == "add B"
    assert history.undo().present is first
    assert history.undo().redo_name == "add B"
    assert history.undo().redo() == history


def test_there_is_nothing_before_the_beginning_or_after_the_end():
    history = History(("A",))

    assert history.undo() is history
    assert history.redo() is history
    assert (history.undo_name, history.redo_name) == ("", "")


def test_a_new_step_forgets_what_was_undone():
    history = History(1).after(2, "two").undo().after(3, "three")

    assert history.redo_name == ""
    assert history.undo().present == 1


def test_only_the_last_steps_are_kept():
    history = History(0)
    for state in range(1, STEPS_AT_MOST + 50):
        history = history.after(state, str(state))

    assert len(history.past) == STEPS_AT_MOST
    assert history.undo().present == STEPS_AT_MOST + 48
