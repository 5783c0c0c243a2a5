"""The limits of reading, each with what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Tracked(StrEnum):
    """How a source with tracked changes is read.

    BOTH is a wish of whoever loads sources: two statements. A single reading of such a source is as with ACCEPTED.
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a source may hold at most. All limits are far above any statement: they keep the program answering."""

    max_file_bytes: int = 100_000_000
    """A larger file is refused before it is read. Word files with photographs reach tens of megabytes."""

    max_characters: int = 4_000_000
    """A longer text is refused: some thirty times the longest communiqué of a summit."""

    max_unpacked_bytes: int = 64_000_000
    """What the written parts of a packed file may come to. A treaty of 100,000 words has some ten million."""

    max_markup_characters: int = 10_000_000
    """A longer web page is refused, pictures written into it aside. Long treaties have one million, tags and all."""

    max_tags: int = 300_000
    """A page with more tags is refused: the tree that they make takes some hundred times the memory of its text."""

    whole_page: bool = False
    """Of a web page: all is read, nothing taken for a menu, as the person chose what is on it."""

    max_mail_parts: int = 1000
    """A mail or an archived page with more parts is not read beyond these."""

    max_mail_depth: int = 8
    """Parts of mails that stand deeper in each other, and mails in mails, are not looked into."""

    attachment: str = ""
    """Of a mail: read the attachment of this name in its place. Documents name those that they have."""

    password: str = field(default="", repr=False)
    """Opens those files that one keeps shut; the others are read without it."""

    max_pages: int = 3000
    """A PDF with more pages is refused; ten times the longest record of a conference."""

    max_control_share: float = 0.02
    """A file with a larger share of control characters than this is no text but binary data."""

    chunk_bytes: int = 1_000_000
    """How much is read between two looks at whether the person wants to stop."""

    tracked: Tracked = Tracked.ACCEPTED
    """Whether tracked changes are read as if all were accepted, or as if all were rejected."""
