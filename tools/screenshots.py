"""Takes the pictures of the documentation from the real window, on the samples.

    screenshots.py [FOLDER]

Writes NAME-APPEARANCE.png into docs/pictures, or the folder given: the pages of the window, light and dark. Needs no
screen. The window's state is read from and kept in a folder that is thrown away, so that the pictures are the same for
everybody who has the same fonts.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from core.comparison.values import Comparison, Row
from core.reading.samples import sample_sets
from desktop.appearance import Look
from desktop.dialogs.ask_files import AskFiles
from desktop.main_window import MainWindow
from desktop.settings import Appearance, Settings
from desktop.views.work_area import WorkArea

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
LARGE, SMALL = QSize(1480, 920), QSize(1280, 720)
PAGES = {
    "synopsis": ("Synopsis", LARGE),
    "synopsis-small": ("Synopsis", SMALL),
    "commitments": ("Commitments", LARGE),
    "overview": ("Overview", LARGE),
}
"""Picture → the page of the window, and the window's size."""

PATIENCE = 60_000
SETTLE = 700
"""Milliseconds for what the window does in idle slices: measuring rows out of sight, painting the strip."""


class AskNothing(AskFiles):
    """There is nobody to ask."""

    def whether_to_save(self, name: str) -> bool | None:
        return False


def wait_until(holds: Callable[[], bool], milliseconds: int) -> bool:
    """Let the window live until something holds, or for as long as that; says whether it holds."""
    deadline = QDeadlineTimer(milliseconds)
    while not holds() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    return holds()


def telling_row(comparison: Comparison) -> str:
    """The row that shows most of what the program finds: many cells, many kinds of substance."""

    def worth(row: Row) -> tuple[int, int]:
        return len(row.cells), len({difference.kind for difference in row.differences if difference.substance})

    return max(comparison.rows, key=worth).id


def take(window: MainWindow, settings: Settings, comparison: Comparison, folder: Path) -> None:
    """Every picture, light and dark, with the most telling row in hand and in sight."""
    area = window.findChild(WorkArea)
    pages = {action.text().replace("&", ""): action for action in window.actions() if action.isVisible()}
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        settings.change(appearance=appearance)
        for name, (page, size) in PAGES.items():
            pages[page].trigger()
            window.resize(size)
            wait_until(lambda: False, SETTLE)
            for row in (comparison.rows[0].id, telling_row(comparison)):
                area.select_row(row)
            wait_until(lambda: False, SETTLE)
            file = folder / f"{name}-{appearance.value}.png"
            # Quality 0 is the smallest file: PNG loses nothing.
            if not window.grab().save(str(file), quality=0):
                raise SystemExit(f"{file} could not be written")
            print(f"{file.name}: {file.stat().st_size // 1024} KB")


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(Path(home, "window.ini"))
        window = MainWindow(settings, Look(application, Appearance.LIGHT), ask=AskNothing())
        window.resize(LARGE)
        window.show()
        window.files.open_sample(sample_sets()[0])
        session = window.session
        if not wait_until(lambda: session.answer is not None and not session.is_working, PATIENCE):
            raise SystemExit("The samples were not compared.")
        take(window, settings, session.answer.comparison, folder)
        window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
