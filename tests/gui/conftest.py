"""A window as a person has it, with settings of its own and answers ready for the system's file dialogs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import desktop.comparing
from core.alignment.meaning import encoder
from core.comparison.compare import compare
from core.comparison.values import Comparison
from core.exports.export import Format
from core.progress import stop_if
from desktop.appearance import Look
from desktop.dialogs.ask_files import AskFiles
from desktop.main_window import MainWindow
from desktop.settings import Settings


class Answers(AskFiles):
    """What the person would pick in the dialogs that the system shows; picks nothing unless told."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[Path] = []
        self.find: Path | None = None
        self.save: Path | None = None
        self.export: Path | None = None
        self.keep: bool | None = False

    def files_to_open(self, folder: str) -> list[Path]:
        return self.open

    def file_to_find(self, name: str, folder: str) -> Path | None:
        return self.find

    def file_to_save(self, suggested: Path) -> Path | None:
        return self.save

    def file_to_export(self, suggested: Path, form: Format) -> Path | None:
        return self.export

    def whether_to_save(self, name: str) -> bool | None:
        return self.keep


class Gate:
    """Holds every comparison until it is opened; `wait_for_one` returns when one stands before it."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._there = threading.Semaphore(0)

    def compare(self, *args: object, **kwargs: object) -> Comparison:
        self._there.release()
        while not self._open.wait(0.005):
            stop_if(kwargs["should_cancel"])
        return compare(*args, **kwargs)

    def wait_for_one(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: self._there.acquire(blocking=False))

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    monkeypatch.setattr(desktop.comparing, "compare", made.compare)
    yield made
    made.open()


@pytest.fixture(scope="session", autouse=True)
def loaded_encoder() -> None:
    """On a busy machine it takes longer to load than a test waits."""
    encoder()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "kept" / "window.ini")


@pytest.fixture
def look(qapp: QApplication, settings: Settings) -> Iterator[Look]:
    made = Look(qapp, settings.preferences.appearance)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, look: Look, answers: Answers) -> Iterator[MainWindow]:
    made = MainWindow(settings, look, ask=answers)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    answers.keep = False
    made.close()
    made.deleteLater()


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    """Three short statements in files."""
    texts = {
        "north": "Joint Statement of the North\n\nThe Parties will open the strait by 2030.\n\n"
        "They shall fund the survey with $18 million.\n\nThey thank the host.\n",
        "south": "Joint Statement of the South\n\nThe Parties will open the strait by 2035.\n\n"
        "They shall fund the survey with $80 million.\n\nThey thank the host.\n",
        "east": "Joint Statement of the East\n\nThe Parties intend to open the strait.\n\nThey regret the delay.\n",
    }
    paths = []
    for name, text in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths
