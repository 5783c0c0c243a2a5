"""A text and where its head, its first sentence and its end are: what the proposals of `metadata_proposals` look at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from core.clauses.letters import is_salutation
from core.clauses.lexicon import SegmentationLexicon
from core.clauses.statement import Clause, ClauseKind
from core.resources import resource

LINE_ROOM = 140
"""A line that only says when, where or under which symbol has no more characters than this."""
HEAD_LINES = 12
"""So many clauses at the head, and at the end, are looked at for such lines."""
SENTENCE_ROOM = 1500
"""Characters of the first sentence that are looked at: some list fifty parties."""
_FIRST_SENTENCES = 3
_WE_ROOM = 20
"""Within so many characters a sentence says that its speakers speak: "Today, we – …"."""
_STOPS = ".!?;:,。！？；：，؟؛،"
_IDEOGRAPH = re.compile(r"[\u3040-\u9fff]")


@dataclass(frozen=True)
class StatementView:
    """A cut text with its guessed title; `source` is the name of its file."""

    text: str
    clauses: Sequence[Clause]
    title: str
    source: str
    language: str
    lexicon: SegmentationLexicon

    def lines(self) -> Iterator[Clause]:
        """Short lines at the head, down to the first sentence, then those that end the text, from its end."""
        yield from self.head()
        for clause in reversed(self.clauses[-HEAD_LINES:]):
            if clause.kind is not ClauseKind.NOTE and not self._is_line(clause):
                break
            if clause.end - clause.start <= LINE_ROOM:
                yield clause

    def head(self) -> Iterator[Clause]:
        """The short lines at the head alone."""
        for clause in self.clauses[:HEAD_LINES]:
            if not self._is_line(clause):
                break
            yield clause

    def titles(self) -> tuple[str, ...]:
        """The title and the headings of the head."""
        marked = (ClauseKind.TITLE, ClauseKind.HEADING)
        return (self.title, *(self.words(clause) for clause in self.head() if clause.kind in marked))

    def first_sentences(self) -> tuple[Clause, ...]:
        """The first clauses that are no such lines and greet nobody, up to three."""
        told = (clause for clause in self.clauses[:HEAD_LINES] if not self._is_line(clause))
        return tuple(islice((clause for clause in told if not self.greets(clause)), _FIRST_SENTENCES))

    def is_letter(self) -> bool:
        """Whether it greets those to whom it goes, at its head."""
        return any(self.greets(clause) for clause in self.clauses[:HEAD_LINES])

    def greets(self, clause: Clause) -> bool:
        """Whether the clause does nothing but greet."""
        return is_salutation(self.text[clause.start : clause.end], self.lexicon)

    def speakers(self) -> Clause | None:
        """The clause at the head in which the speakers say who they are: "We, the governments of …"."""
        we = self.any_of("speakers")
        for clause in self.clauses[:HEAD_LINES] if we else ():
            match = we.search(self.text, clause.start, min(clause.end, clause.start + _WE_ROOM)) if we else None
            if match and re.match(r"\s?[,，،–—-]", self.text[match.end() : match.end() + 2]):
                return clause
        return None

    def before_subject(self, words: str, *, about: str = "about_words") -> str:
        """The beginning of the words, up to one after which they say what they are about."""
        found = self.any_of(about)
        return found.split(words, maxsplit=1)[0] if found else words

    def opening(self, clause: Clause) -> str:
        """As much of the clause as is looked at, for it may be as long as the text."""
        return self.text[clause.start : min(clause.end, clause.start + SENTENCE_ROOM)]

    def words(self, clause: Clause) -> str:
        """The clause on one line."""
        return " ".join(self.text[clause.start : clause.end].split())

    def listed(self, name: str) -> tuple[str, ...]:
        """A list of the language, as it stands in metadata.toml."""
        return _listed(name, self.language)

    def any_of(self, name: str) -> re.Pattern[str] | None:
        """A pattern of the words of a list, whole words where the script parts them; None for an empty list."""
        return _any_of(_listed(name, self.language))

    def _is_line(self, clause: Clause) -> bool:
        if clause.kind in (ClauseKind.TITLE, ClauseKind.HEADING, ClauseKind.SIGNATURE):
            return True
        if clause.kind not in (ClauseKind.PARAGRAPH, ClauseKind.NOTE):
            return False
        words = self.words(clause)
        return len(words) <= LINE_ROOM and (words[-1] not in _STOPS or clause.kind is ClauseKind.NOTE)


@cache
def _listed(name: str, language: str) -> tuple[str, ...]:
    return tuple(metadata_words()[name].get(language, "").split())


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    bounds = ("", "") if _IDEOGRAPH.match(words[0]) else (r"(?<!\w)", r"(?!\w)")
    return re.compile(rf"{bounds[0]}(?:{longest}){bounds[1]}", re.IGNORECASE)


@cache
def metadata_words() -> dict[str, Any]:
    """The tables of metadata.toml."""
    return tomllib.loads(resource("lexicons", "metadata.toml").read_text(encoding="utf-8"))
