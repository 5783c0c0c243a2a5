"""What a person drops on the window or pastes into it: files of this computer, or words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData


@dataclass(frozen=True, slots=True)
class Brought:
    """Files, and words where there are no files; `elsewhere` are addresses of things that are not on this computer."""

    files: tuple[Path, ...] = ()
    words: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def is_something(self) -> bool:
        """Whether there is anything to load, or to say."""
        return bool(self.files or self.words.strip() or self.elsewhere)


def brought(data: QMimeData | None) -> Brought:
    """What is in `data`; an empty clipboard has none."""
    if data is None:
        return Brought()
    urls = data.urls() if data.hasUrls() else []
    files = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    elsewhere = tuple(url.toString() for url in urls if not url.isLocalFile())
    if files:
        return Brought(files, "", elsewhere)
    words = data.text() if data.hasText() else ""
    is_more_than_addresses = " ".join(words.split()) != " ".join(elsewhere)
    return Brought((), words, ()) if words.strip() and is_more_than_addresses else Brought((), "", elsewhere)
