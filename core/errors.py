"""The tree of errors. The text of each is a sentence fit for a person: it names the file, the trouble and
the way out.

    CommuniqueError
    ├── Cancelled            the person asked to stop; never shown
    ├── ReadingError         a source could not become a Document
    │   ├── SourceMissing, SourceNotAFile, SourceForbidden
    │   ├── SourceEmpty, SourceTooLarge
    │   ├── SourceUnknown (no statement can be in it), SourceUnsupported (this version does not read the form)
    │   ├── SourceDamaged, SourceUndecodable, SourceEncrypted
    │   └── SourceTroublesome (reading it was stopped: it failed, took too long or too much memory)
    ├── LexiconError         the words of a language could not be read from their file
    ├── ComparisonError      statements could not be set side by side (the same one twice)
    ├── ProjectError         a comparison's file could not be opened or kept
    └── ExportError          a report could not be written
"""

from __future__ import annotations

from enum import StrEnum


class CommuniqueError(Exception):
    """Any trouble that the program foresees; `str()` of it is shown as it is."""


class Cancelled(CommuniqueError):
    """The person asked to stop."""


class ReadingError(CommuniqueError):
    """A source could not become a Document."""


class SourceMissing(ReadingError):
    """There is no such file."""


class SourceNotAFile(ReadingError):
    """The path is a folder, a device or a pipe."""


class SourceForbidden(ReadingError):
    """The system does not let this person read the file."""


class SourceEmpty(ReadingError):
    """There are no words in it; `attachments` are the files in a mail that can be read."""

    def __init__(self, sentence: str, *, attachments: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.attachments = attachments


class SourceTooLarge(ReadingError):
    """More than a statement can sensibly hold."""


class SourceUnknown(ReadingError):
    """Not a form in which statements are read: a picture, a program, a binary file."""


class SourceUnsupported(ReadingError):
    """A form in which statements come, but which this version does not read."""


class SourceDamaged(ReadingError):
    """The form is known, but the file is truncated or malformed."""


class SourceUndecodable(ReadingError):
    """A text whose encoding is broken or could not be told."""


class SourceEncrypted(ReadingError):
    """A password keeps it shut. With `needs_password` it can be read as soon as the right one is given."""

    def __init__(self, sentence: str, *, needs_password: bool = False) -> None:
        super().__init__(sentence)
        self.needs_password = needs_password


class Failure(StrEnum):
    """Why reading a source was stopped."""

    CRASH = "crash"
    TIME = "time"
    MEMORY = "memory"


class SourceTroublesome(ReadingError):
    """Reading it was stopped. `fault` says what happened for whoever mends the program, "" where nothing is known."""

    def __init__(self, sentence: str, failure: Failure, *, fault: str = "") -> None:
        super().__init__(sentence)
        self.failure = failure
        self.fault = fault


class ComparisonError(CommuniqueError):
    """The statements could not be set side by side."""


class ProjectError(CommuniqueError):
    """A comparison's file could not be opened or kept."""


class ExportError(CommuniqueError):
    """A report could not be written."""


class LexiconError(CommuniqueError):
    """A file of words that the program reads acts by is missing or not as it must be."""
