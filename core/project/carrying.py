"""Which clause of a statement became which, where it is cut otherwise or read anew, so that what the person said of the
old ones holds for the new ones.

In the same text a clause becomes the one that has most of its place. In a text that was changed, clauses with the same
words follow each other first, in order; between them those become each other whose words are alike enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from core.clauses.statement import Clause, Statement

ALIKE = 60
"""From this score on (0 to 100, words in any order) a changed clause is the old one still: half of its words and more
are the same. A correction of one that is not found again is let go."""


def successors(old: Statement, new: Statement) -> Mapping[str, str]:
    """Old clause id → new clause id, for each clause that is found again."""
    return _by_place(old.clauses, new.clauses) if old.text == new.text else _by_words(old, new)


def _by_place(old: Sequence[Clause], new: Sequence[Clause]) -> dict[str, str]:
    found = {}
    at = 0
    for clause in old:
        while at < len(new) and new[at].end <= clause.start:
            at += 1
        overlapping = []
        for other in new[at:]:
            if other.start >= clause.end:
                break
            overlapping.append((min(clause.end, other.end) - max(clause.start, other.start), -other.start, other.id))
        if overlapping:
            found[clause.id] = max(overlapping)[2]
    return found


def _by_words(old: Statement, new: Statement) -> dict[str, str]:
    before, after = _words(old), _words(new)
    found: dict[str, str] = {}
    for tag, start, end, other_start, other_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found |= {
                clause.id: other.id
                for clause, other in zip(old.clauses[start:end], new.clauses[other_start:other_end], strict=True)
            }
        elif tag == "replace":
            left = dict(zip(new.clauses[other_start:other_end], after[other_start:other_end], strict=True))
            for clause, words in zip(old.clauses[start:end], before[start:end], strict=True):
                score, _, nearest = max(
                    ((fuzz.token_sort_ratio(words, said), -other.start, other) for other, said in left.items()),
                    default=(0.0, 0, clause),
                )
                if score >= ALIKE:
                    found[clause.id] = nearest.id
                    del left[nearest]
    return found


def _words(statement: Statement) -> list[str]:
    return [" ".join(statement.words_of(clause).split()).casefold() for clause in statement.clauses]
