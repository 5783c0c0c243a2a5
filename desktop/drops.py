"""What a person drops on the window or pastes into it: files of this computer, or words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData

from core.reading.copied import Copied

_RICH_TEXT = ("text/rtf", "application/rtf", "text/richtext", 'application/x-qt-windows-mime;value="Rich Text Format"')


@dataclass(frozen=True, slots=True)
class Brought:
    """Files, and words where there are no files; `elsewhere` are addresses of things that are not on this computer."""

    files: tuple[Path, ...] = ()
    copied: Copied = field(default_factory=Copied)
    elsewhere: tuple[str, ...] = ()

    @property
    def is_something(self) -> bool:
        """Whether there is anything to load, or to say."""
        return bool(self.files or self.copied.words.strip() or self.copied.has_form or self.elsewhere)


def brought(data: QMimeData | None) -> Brought:
    """What is in `data`; an empty clipboard has none."""
    if data is None:
        return Brought()
    urls = data.urls() if data.hasUrls() else []
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    elsewhere = tuple(url.toString() for url in urls if not url.isLocalFile())
    if files:
        return Brought(files, Copied(), elsewhere)
    copied = Copied(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "", _rich_text(data))
    if elsewhere and " ".join(copied.words.split()) in ("", " ".join(elsewhere)):
        return Brought((), Copied(), elsewhere)
    return Brought((), copied, ())


def _rich_text(data: QMimeData) -> bytes:
    return next((bytes(data.data(form).data()) for form in _RICH_TEXT if data.hasFormat(form)), b"")
