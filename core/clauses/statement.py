"""A Statement: one loaded text, cut into the clauses that are set side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from core.clauses.metadata import Details
from core.clauses.words import Word, words

if TYPE_CHECKING:
    from core.clauses.alternatives import Unsettled
    from core.reading.document import Comment, TrackedChange


class ClauseKind(StrEnum):
    """What a clause is in the form of the text."""

    TITLE = "title"
    HEADING = "heading"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    NOTE = "note"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest part that is set side by side: a sentence, a list item, a heading.

    `statement` is the id of the Statement, `id` is "<statement>-<number>" with numbers from 1 in the order of the text.
    `start` and `end` are code points of the statement's text; neither end is white space. `label` is the number that
    the text gives it ("12", "(b)", "2 (b) (ii)"), "" where none. `topic` is the heading or run-in lead ("Tariffs:")
    that it stands under, without its colon, "" where none; `body` is the offset where its own words begin, after label
    and lead. `parent` is the id of the chapeau that governs it ("have decided to:"), None where there is none.
    `paragraph` counts the blocks of the text from 0. `page` is the page of the source on which it begins, counted from
    1, None where the form has no pages. `hangs_on` is, for a note, the id of the clause in which its sign stands.
    """

    statement: str
    id: str
    start: int
    end: int
    kind: ClauseKind
    paragraph: int
    label: str = ""
    topic: str = ""
    body: int = -1
    parent: str | None = None
    page: int | None = None
    hangs_on: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"clause {self.id} cannot run from {self.start} to {self.end}")
        if self.body < 0:
            object.__setattr__(self, "body", self.start)


@dataclass(frozen=True)
class Statement:
    """One loaded text. Its clauses tile it: every character that is not white space is in exactly one, in order.

    `id` is the stem of the source's name, unique in its comparison; `language` an ISO 639-1 code, "" where unknown.
    `details` are date, place, parties and symbol, as proposed from the text or as the person gave them. `changes` and
    `comments` are those that the source keeps beside its text.
    """

    id: str
    title: str
    source: str
    language: str
    text: str
    clauses: tuple[Clause, ...]
    details: Details = field(default_factory=Details)
    changes: tuple[TrackedChange, ...] = ()
    comments: tuple[Comment, ...] = ()

    def words_of(self, clause: Clause) -> str:
        """The clause's own characters, label and lead included."""
        return self.text[clause.start : clause.end]

    def changes_in(self, clause: Clause) -> list[TrackedChange]:
        """The tracked changes that touch the clause; words that were taken out at its end are among them."""
        return [change for change in self.changes if _touches(change, clause)]

    def comments_on(self, clause: Clause) -> list[Comment]:
        """The comments that somebody made on the clause or a part of it."""
        return [comment for comment in self.comments if _touches(comment, clause)]

    @cached_property
    def by_id(self) -> Mapping[str, Clause]:
        """Clause id → clause."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def words(self) -> Mapping[str, tuple[Word, ...]]:
        """Clause id → its words, cut once for all that set them against others'; offsets are into the text."""
        return {clause.id: words(self.text, clause.start, clause.end) for clause in self.clauses}

    @cached_property
    def unsettled(self) -> tuple[Unsettled, ...]:
        """What the text leaves open: brackets, blanks and the heads of versions; offsets are into the text."""
        # To hold clauses takes no lexicon: what cuts is loaded where something is cut.
        from core.clauses.alternatives import unsettled
        from core.clauses.lexicon import segmentation_lexicon

        return unsettled(self.text, names=segmentation_lexicon(self.language).alternatives)

    def words_from(self, clause: Clause, start: int) -> tuple[Word, ...]:
        """The words of a clause from an offset on: from `clause.body`, those without label and lead."""
        return tuple(word for word in self.words[clause.id] if word.start >= start)

    def uncovered(self) -> str:
        """The characters, white space aside, that are not in exactly one clause: "" if the promise holds."""
        gaps, at = [], 0
        for clause in self.clauses:
            gaps.append(self.text[at : clause.start] if clause.start >= at else self.text[clause.start : at])
            at = max(at, clause.end)
        gaps.append(self.text[at:])
        return "".join("".join(gaps).split())


def _touches(beside: TrackedChange | Comment, clause: Clause) -> bool:
    if beside.start == beside.end:
        return clause.start <= beside.start <= clause.end
    return beside.start < clause.end and clause.start < beside.end
