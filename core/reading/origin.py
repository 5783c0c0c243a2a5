"""Where a statement came from: which file, read in which way, and by what its content is told from a later one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from core.errors import ReadingError
from core.progress import ShouldCancel, never, no_progress
from core.reading.options import ReadingOptions, Tracked
from core.reading.source import bytes_of

SIDES: Mapping[Tracked, str] = {Tracked.REJECTED: " (before the changes)", Tracked.ACCEPTED: " (after the changes)"}
"""What the title says of a statement that stands beside the other reading of its file."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file at `path` (absolute), whose tracked changes were read as `tracked` says (never BOTH).

    With `attachment` it is the file of that name in the mail at `path`.
    `digest` is the SHA-256 of the file's bytes as they were read, in hexadecimal digits; "" where it is not known.
    """

    path: Path
    tracked: Tracked = Tracked.ACCEPTED
    digest: str = ""
    attachment: str = ""


class Standing(StrEnum):
    """How a file stands to what was read from it. UNREADABLE is also one that is not there any more."""

    SAME = "same"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


def standing(origin: Origin, *, should_cancel: ShouldCancel = never) -> Standing:
    """Look at the file anew; one whose digest is not known counts as the same. Raises Cancelled."""
    try:
        found = digest_of(origin.path, should_cancel=should_cancel)
    except ReadingError:
        return Standing.UNREADABLE
    return Standing.SAME if origin.digest in ("", found) else Standing.CHANGED


def digest_of(path: Path, *, should_cancel: ShouldCancel = never) -> str:
    """The SHA-256 of the file's bytes; raises the ReadingError that fits, or Cancelled."""
    data = bytes_of(path, options=ReadingOptions(), on_progress=no_progress, should_cancel=should_cancel)
    return sha256(data).hexdigest()
