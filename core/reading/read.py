"""A file or pasted text becomes a Document."""

from __future__ import annotations

from pathlib import Path

from core.reading.document import Document


def read(path: Path) -> Document:
    """Read the file at `path`; raises a ReadingError whose text names the file, the trouble and the way out."""
    return Document(path.read_text("utf-8"), path.name, "txt")


def read_pasted(text: str) -> Document:
    """Read text that was pasted or dropped."""
    return Document(text, "pasted text", "txt")
