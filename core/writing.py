"""Files are written whole or not at all: into a new file beside the old one, which then takes its place.

So a full disk, a crash or a cancelled task never leaves half a report, nor destroys the one that was there.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

_WHY = {
    errno.ENOENT: "the folder “{folder}” does not exist",
    errno.ENOTDIR: "“{folder}” is not a folder",
    errno.EISDIR: "there is a folder of that name",
    errno.EACCES: "you are not allowed to write in “{folder}”, or another program has the file open",
    errno.EPERM: "you are not allowed to write in “{folder}”",
    errno.EROFS: "“{folder}” can only be read",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EBUSY: "another program is using it",
}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a new file to write; when the block ends well that file becomes `path`, else it is removed.

    A link is followed, and an old file's permissions are kept. Raises OSError (see `why_not_written`).
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    new = target.with_name(f".{uuid4().hex}.part")
    try:
        new.touch(exist_ok=False)
        yield new
        _keep(new, target)
    finally:
        new.unlink(missing_ok=True)


def why_not_written(path: Path, error: OSError) -> str:
    """The trouble in words that follow "… could not be written: "."""
    why = _WHY.get(error.errno or 0, (error.strerror or str(error)).lower())
    return why.format(folder=path.parent)


def _keep(new: Path, target: Path) -> None:
    """The words are on the disk before the old file goes."""
    if target.exists():
        shutil.copymode(target, new)
    with new.open("rb+") as written:
        os.fsync(written.fileno())
    new.replace(target)
