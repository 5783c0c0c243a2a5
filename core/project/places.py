"""How the place of a statement's file is written into a comparison's file, and found again from it.

Relative to the comparison's folder where both lie under one folder, so that a folder can be moved or handed on whole.
A place on another computer's share is neither written nor believed unless it is relative: whoever opens a comparison
from a stranger must not be led to ask a stranger's computer for a file.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath


def written_path(path: Path, folder: Path) -> str:
    """`path` (absolute) as it is kept in a file in `folder` (absolute), "" where it is not."""
    try:
        shared = Path(os.path.commonpath([path, folder]))
        # One that shares nothing but the root of the disk is nearer to the root.
        if len(shared.parts) > 1:
            return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # other disks
        pass
    return "" if _is_elsewhere(str(path)) else path.as_posix()


def read_path(words: str, folder: Path) -> Path | None:
    """The absolute path that `words` in a file in `folder` mean, None where they mean none that is to be believed."""
    if not words or "\0" in words or _is_elsewhere(words):
        return None
    is_absolute = PurePosixPath(words).is_absolute() or PureWindowsPath(words).is_absolute()
    return Path(words) if is_absolute else Path(os.path.normpath(folder / words))


def _is_elsewhere(words: str) -> bool:
    """Whether this names another computer, as Windows does it."""
    return words.replace("\\", "/").startswith("//")
