"""What is said at once of words that a source has and its Document has not.

Page headers, page numbers, menus and the like are left out of every statement, and it is enough that who asks can see
them. What somebody hid, what only a picture shows and what is missing may be what the reader is after: that is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.reading.document import Document

_HIDDEN, _SCANNED = "hidden text", "scanned"
_MISSING = (
    "cannot be shown",
    "no character in",
    "it is missing",
    "of an old Word file",
    "there are more of them",
    "chapter that is missing",
)
"""How the reasons begin of what is missing or may be wrong in the text itself."""


def said_at_once(document: Document) -> tuple[str, ...]:
    """Sentences for whoever has just opened the source, each naming it; hidden words themselves are not repeated."""
    return tuple(_sentences(document))


def _sentences(document: Document) -> Iterator[str]:
    name = document.source
    hidden = sum(len(left.what.split()) for left in document.left_out if left.why.startswith(_HIDDEN))
    if hidden:
        words = "1 word" if hidden == 1 else f"{hidden:,} words"
        yield f"“{name}” has hidden text ({words}), which is left out."
    for left in document.left_out:
        if left.why.startswith(_SCANNED):
            are = "is a picture" if left.what.startswith("page ") else "are pictures"
            yield f"“{name}” is scanned in part: {left.what} {are} without letters, and left out."
        elif left.why.startswith(_MISSING):
            yield f"“{name}”: {left.what}: {left.why}."
