"""Asks which files, in the system's own dialogs. The one module that opens them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.exports.export import Format
from core.project.project_file import ENDING

_READ = "*.txt *.md *.markdown *.docx *.docm *.doc *.odt *.rtf *.pdf *.html *.htm *.mhtml *.mht *.eml *.mbox *.epub"


class AskFiles(QObject):
    """Questions about files; each answers with nothing where the person thinks better of it."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window

    def files_to_open(self, folder: str) -> list[Path]:
        """Statements, or a kept comparison."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open Statements"),
            folder,
            self.tr("Statements and comparisons") + f" ({_READ} *{ENDING});;" + self.tr("All files") + " (*)",
        )
        return [Path(name) for name in names]

    def file_to_find(self, name: str, folder: str) -> Path | None:
        """Where a file is that was moved or renamed; `name` is what it was called."""
        found, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Where Is “{0}”?").format(name), folder, self.tr("All files") + " (*)"
        )
        return Path(found) if found else None

    def file_to_save(self, suggested: Path) -> Path | None:
        """Where to keep a comparison."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save Comparison"), str(suggested), self.tr("Comparisons") + f" (*{ENDING})"
        )
        return _with_ending(name, (ENDING,)) if name else None

    def file_to_export(self, suggested: Path, form: Format) -> Path | None:
        """Where to write a report of this form."""
        pattern = " ".join(f"*{ending}" for ending in form.endings)
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), str(suggested.with_suffix(form.endings[0])), f"{form.name} ({pattern})"
        )
        return _with_ending(name, form.endings) if name else None

    def whether_to_save(self, name: str) -> bool | None:
        """Before a comparison goes: True to keep it, False to let it go, None to stay."""
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Save the Comparison?"),
            self.tr("“{0}” has changes that no file holds. Save them first?").format(name),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        return {buttons.Save: True, buttons.Discard: False}.get(answer)


def _with_ending(name: str, endings: Sequence[str]) -> Path:
    path = Path(name)
    return path if path.suffix.lower() in endings else path.with_name(path.name + endings[0])
