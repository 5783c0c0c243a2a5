"""The bytes of a file, taken safely: what is no file, too large, shut or a pipe is refused before it is read.

Knows nothing of forms; every refusal is a ReadingError whose sentence names the file, the trouble and the way out.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import SourceEmpty, SourceForbidden, SourceMissing, SourceNotAFile, SourceTooLarge
from core.progress import OnProgress, ShouldCancel, stop_if
from core.reading.options import ReadingOptions


def shown_name(path: Path) -> str:
    """The file's name on one line, fit to be shown: what is no character, or has no shape, becomes "�"."""
    name = (path.name or str(path)).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(" " if sign.isspace() else "�" if _is_shapeless(sign) else sign for sign in name)


def bytes_of(path: Path, *, options: ReadingOptions, on_progress: OnProgress, should_cancel: ShouldCancel) -> bytes:
    """All bytes of the file at `path`, at least one.

    Progress counts bytes, of one more than the file has: the last step is the caller's. Raises Cancelled, or the
    ReadingError that fits.
    """
    name = shown_name(path)
    with _said_plainly(name):
        size = _size(path, name)
        _refuse_large(size, name, options)
        chunks, done = [], 0
        with path.open("rb") as file:
            while chunk := file.read(options.chunk_bytes):
                stop_if(should_cancel)
                chunks.append(chunk)
                done += len(chunk)
                _refuse_large(done, name, options)
                on_progress(min(done, size), size + 1)
    if not done:
        raise SourceEmpty(f"“{name}” is empty. Check that it was saved or copied completely.")
    return b"".join(chunks)


def _is_shapeless(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs")


@contextmanager
def _said_plainly(name: str) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceMissing(
            f"There is no file “{name}” at this place. It may have been moved or renamed: look for it and open it anew."
        ) from error
    except PermissionError as error:
        raise SourceForbidden(
            f"You may not read “{name}”. Ask its owner for leave, or open a copy that you may read."
        ) from error
    except OSError as error:
        raise SourceForbidden(
            f"The system could not read “{name}” ({error.strerror or 'no reason given'}). "
            "Copy it to another place and open the copy."
        ) from error


def _size(path: Path, name: str) -> int:
    """The size in bytes of the regular file at `path`; a device or pipe is never opened, for it may never answer."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise SourceNotAFile(f"“{name}” is a folder. Open the files in it instead.")
    if not stat.S_ISREG(status.st_mode):
        raise SourceNotAFile(f"“{name}” is a device or a pipe, not a file. Save its text to a file and open that.")
    return status.st_size


def _refuse_large(size: int, name: str, options: ReadingOptions) -> None:
    if size > options.max_file_bytes:
        raise SourceTooLarge(
            f"“{name}” has {_megabytes(size)}; files of up to {_megabytes(options.max_file_bytes)} are read. "
            "Take the statement out of it (without pictures, say), or paste its text."
        )


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1_000_000)):,} MB"
