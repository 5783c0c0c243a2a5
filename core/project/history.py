"""What a person can take back: the states that came before, each with the name of the step that led on from it.

A History is a value: each step gives another one, and the window only mirrors it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

State = TypeVar("State")

STEPS_AT_MOST = 200
"""How many steps can be taken back; states share what they have in common, so that each costs little."""


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """A state, and what the person did that led away from it (`past`) or to it (`future`): "remove “Draft 3”"."""

    state: State
    name: str


@dataclass(frozen=True, slots=True)
class History(Generic[State]):
    """The present state between what can be undone and what can be done again, the nearest last in both."""

    present: State
    past: tuple[Step[State], ...] = ()
    future: tuple[Step[State], ...] = ()

    @property
    def undo_name(self) -> str:
        """What `undo` would take back, "" where there is nothing."""
        return self.past[-1].name if self.past else ""

    @property
    def redo_name(self) -> str:
        """What `redo` would do again, "" where there is nothing."""
        return self.future[-1].name if self.future else ""

    def after(self, state: State, name: str) -> History[State]:
        """The history after the person did `name`, which led to `state`; what was undone before is forgotten."""
        return History(state, (*self.past, Step(self.present, name))[-STEPS_AT_MOST:])

    def undo(self) -> History[State]:
        """One step back; the same history where there is none."""
        if not self.past:
            return self
        step = self.past[-1]
        return History(step.state, self.past[:-1], (*self.future, Step(self.present, step.name)))

    def redo(self) -> History[State]:
        """One undone step forward; the same history where there is none."""
        if not self.future:
            return self
        step = self.future[-1]
        return History(step.state, (*self.past, Step(self.present, step.name)), self.future[:-1])
