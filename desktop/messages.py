"""The one way to speak to the person: anything in the window may post a sentence, the message bar shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot


class Level(StrEnum):
    """How urgent a message is."""

    DONE = "done"
    NOTICE = "notice"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the person can do about a message: the words of its button, and what it does; the message then goes."""

    words: str
    do: Callable[[], object] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the person. `written` is the file that was written, for a message that offers its folder."""

    level: Level
    text: str
    written: Path | None = None
    offers: tuple[Offer, ...] = ()


class Messages(QObject):
    """Sentences on their way to the message bar."""

    posted = Signal(object)  # Message

    @Slot(str)
    def show_error(self, text: str) -> None:
        """Say that something did not work, and what to do."""
        self.posted.emit(Message(Level.ERROR, text))

    @Slot(str)
    def show_notice(self, text: str) -> None:
        """Say something that the person should know."""
        self.posted.emit(Message(Level.NOTICE, text))

    def show_offer(self, level: Level, text: str, *offers: Offer) -> None:
        """Say something about which the person can do something at once."""
        self.posted.emit(Message(level, text, offers=offers))

    def show_written(self, text: str, path: Path) -> None:
        """Say that a file was written, offering its folder."""
        self.posted.emit(Message(Level.DONE, text, path))


def inside_trouble() -> str:
    """What is said of an error that nobody foresaw."""
    return QCoreApplication.translate(
        "Messages",
        "Something went wrong inside the program. Your files are unchanged. Help, Details of Errors, says more.",
    )
