"""What a source says beside its words: tracked changes and comments, numbered so that signs can carry their places.

Knows no format: the readers of Word, OpenDocument and RTF put in what they find, and signs (`word_signs`) with the
numbers they are given; once the places are known, `placed` gives the values of a Document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from core.reading import word_signs
from core.reading.document import ChangeKind, Comment, LeftOut, TrackedChange
from core.reading.options import Tracked

Span = tuple[int, int]


@dataclass(slots=True)
class Margin:
    """What stands beside the text of one source, read with its tracked changes as `tracked` says."""

    tracked: Tracked
    _found: dict[int, TrackedChange | Comment] = field(default_factory=dict)

    @property
    def accepts(self) -> bool:
        """Whether the text is the one after the changes."""
        return self.tracked is not Tracked.REJECTED

    def keeps(self, kind: ChangeKind) -> bool:
        """Whether inserted or deleted words stand in the text."""
        return self.accepts is (kind is ChangeKind.INSERTED)

    def change(self, kind: ChangeKind, author: str, date: str, *, words: str = "") -> int:
        """The number of a change; `words` are those that it keeps out of the text."""
        return self._add(TrackedChange(0, 0, kind, author.strip(), date.strip(), _line(words)))

    def comment(self, author: str, date: str, words: str) -> int:
        """The number of a comment."""
        return self._add(Comment(0, 0, author.strip(), date.strip(), _line(words)))

    def _add(self, found: TrackedChange | Comment) -> int:
        number = len(self._found)
        if number < word_signs.MOST:
            self._found[number] = found
        return number if number < word_signs.MOST else word_signs.MOST - 1

    def left_out(self) -> list[LeftOut]:
        """The words that the changes keep out of the text. What was moved is in it, at its other place."""
        why = {
            ChangeKind.DELETED: "deleted as a tracked change, which is taken as accepted",
            ChangeKind.INSERTED: "inserted as a tracked change, which is taken as rejected",
        }
        return [
            LeftOut(found.words, why[found.kind])
            for found in self._found.values()
            if isinstance(found, TrackedChange) and found.words and found.kind in why
        ]

    def comments(self, spans: Mapping[int, Span]) -> tuple[Comment, ...]:
        """The comments in the order of the text; one without a place stands at its beginning."""
        found = [(number, said) for number, said in self._found.items() if isinstance(said, Comment) and said.words]
        placed = [_at(said, spans.get(number, (0, 0))) for number, said in found]
        return tuple(sorted(placed, key=lambda said: said.start))

    def changes(self, spans: Mapping[int, Span]) -> tuple[TrackedChange, ...]:
        """The changes in the order of the text. Neighbours of one kind, author and time are one change."""
        found = [(number, made) for number, made in self._found.items() if isinstance(made, TrackedChange)]
        placed = sorted(
            (replace(made, start=spans[number][0], end=spans[number][1]) for number, made in found if number in spans),
            key=lambda made: (made.start, made.end),
        )
        merged: list[TrackedChange] = []
        for made in placed:
            if merged and _goes_on(merged[-1], made):
                words = " ".join(part for part in (merged[-1].words, made.words) if part)
                merged[-1] = replace(merged[-1], end=max(made.end, merged[-1].end), words=words)
            elif made.end > made.start or made.words:
                merged.append(made)
        return tuple(merged)


def _at(said: Comment, span: Span) -> Comment:
    return replace(said, start=span[0], end=span[1])


def _goes_on(one: TrackedChange, other: TrackedChange) -> bool:
    """Whether the two are one: side by side or one in the other, and of the same person and minute."""
    same = (one.kind, one.author, one.date[:16]) == (other.kind, other.author, other.date[:16])
    return same and one.end >= other.start and bool(one.words) == bool(other.words)


def _line(words: str) -> str:
    return " ".join(word_signs.plain(words).split())
