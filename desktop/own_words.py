"""The person's own word list: a file beside the settings, made and opened on demand, read again when it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from core.commitments.word_list import WordList, read_word_list
from core.errors import LexiconError
from core.resources import resource
from desktop.messages import Messages
from desktop.session import Session

FILE_NAME = "your-words.toml"
_SAVED = 200
"""Milliseconds after which an editor has finished saving."""


class OwnWords(QObject):
    """Reads `folder`/your-words.toml where it is there, and tells the session to find commitments with it."""

    def __init__(self, session: Session, messages: Messages, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._file = folder / FILE_NAME
        self._watcher = QFileSystemWatcher(self)
        self._saved = QTimer(self, singleShot=True, interval=_SAVED)
        self._saved.timeout.connect(self._take)
        self._watcher.fileChanged.connect(self._saved.start)
        self._watcher.directoryChanged.connect(self._saved.start)
        self._words = ""

    @property
    def file(self) -> Path:
        """Where the person's words are, or will be."""
        return self._file

    def begin(self) -> None:
        """Read the file for the first time."""
        self._read()

    def open(self) -> None:
        """Show the file in the program that the system has for it; make it, with examples, where there is none."""
        if not self._file.exists():
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._file.write_bytes(resource("lexicons", "own-words.toml").read_bytes())
            except OSError as error:
                why = (error.strerror or str(error)).lower()
                self._messages.show_error(self.tr("“{0}” could not be made: {1}.").format(self._file, why))
                return
            self._watch()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self._messages.show_notice(
                self.tr("No program here opens “{0}”. Open it in a text editor; it is read when you save it.").format(
                    self._file
                )
            )

    @Slot()
    def _take(self) -> None:
        """Read the file again, and say what came of it where something changed."""
        before = self._words
        if not self._read() or self._words == before:
            return
        name = self._file.name
        if self._session.word_list is not None:
            self._messages.show_notice(self.tr("Commitments are found with your word list “{0}” too.").format(name))
        elif before:
            self._messages.show_notice(self.tr("“{0}” holds no words of yours any more.").format(name))

    def _read(self) -> bool:
        """Whether what is in the file can be used; what cannot is said, and our own words serve alone."""
        self._watch()
        words: WordList | None = None
        sound = True
        if self._file.is_file():
            try:
                words = read_word_list(self._file)
            except LexiconError as error:
                self._messages.show_error(str(error))
                sound = False
        held = words if words is not None and words.holds_words else None
        self._words = held.words if held else ""
        self._session.use_word_list(held)
        return sound

    def _watch(self) -> None:
        """An editor that saves puts a new file in the place of the old one, which is then watched anew."""
        wanted = [str(path) for path in (self._file.parent, self._file) if path.exists()]
        missing = [path for path in wanted if path not in (*self._watcher.files(), *self._watcher.directories())]
        if missing:
            self._watcher.addPaths(missing)
