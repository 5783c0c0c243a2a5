"""Made-up pairs of statements of which it is known what became of every clause.

The words are invented, so that no text of anybody is needed; their frequencies fall as those of real words do.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from core.clauses.statement import Clause, ClauseKind, Statement

WORDS_IN_CLAUSE = (40, 100)
CLAUSES_IN_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Edits:
    """Which part, 0 to 1, of the words is changed, and of the clauses is moved, split or merged, put in, taken out."""

    changed: float = 0.15
    moved: float = 0.10
    split: float = 0.05
    inserted: float = 0.05
    deleted: float = 0.05


MEDIUM = Edits()


@dataclass(frozen=True, slots=True)
class Planted:
    """Two statements, the true links of clause ids, and the ids of the second's clauses that were moved."""

    before: Statement
    after: Statement
    links: frozenset[tuple[str, str]]
    moved: frozenset[str]


def planted(clauses: int, edits: Edits = MEDIUM, *, seed: int = 0) -> Planted:
    """A statement of so many clauses, and what the edits make of it."""
    random = Random(seed)
    language = _Language(random)
    before = [language.clause() for _ in range(clauses)]
    after = [(words, [nth], False) for nth, words in enumerate(before) if random.random() >= edits.deleted]
    after = _split_and_merged(after, edits, random)
    after = [(language.changed(words, edits.changed), origins, False) for words, origins, _ in after]
    moving = set(random.sample(range(len(after)), round(edits.moved * len(after))))
    staying = [entry for nth, entry in enumerate(after) if nth not in moving]
    for nth in sorted(moving):
        words, origins, _ = after[nth]
        staying.insert(random.randrange(len(staying) + 1), (words, origins, True))
    for _ in range(round(edits.inserted * clauses)):
        staying.insert(random.randrange(len(staying) + 1), (language.clause(), [], False))
    links = frozenset((f"before-{o + 1}", f"after-{n + 1}") for n, (_, os, _) in enumerate(staying) for o in os)
    moved = frozenset(f"after-{n + 1}" for n, (_, _, is_moved) in enumerate(staying) if is_moved)
    return Planted(_statement("before", before), _statement("after", [w for w, _, _ in staying]), links, moved)


Entry = tuple[list[str], list[int], bool]


def _split_and_merged(entries: list[Entry], edits: Edits, random: Random) -> list[Entry]:
    found: list[Entry] = []
    merging = False
    for words, origins, _ in entries:
        if merging and found:
            before, came_from, _ = found.pop()
            found.append((before + words, came_from + origins, False))
            merging = False
        elif random.random() < edits.split / 2:
            middle = len(words) // 2
            found += [(words[:middle], origins, False), (words[middle:], origins, False)]
        else:
            merging = random.random() < edits.split / 2
            found.append((words, origins, False))
    return found


class _Language:
    """An invented vocabulary: a word's frequency falls with its rank, as Zipf found."""

    def __init__(self, random: Random, size: int = 6000) -> None:
        self._random = random
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        self._words = ["".join(random.choices(syllables, k=random.randint(2, 4))) for _ in range(size)]
        self._weights = [1 / (rank + 3) for rank in range(size)]

    def clause(self) -> list[str]:
        return self._random.choices(self._words, self._weights, k=self._random.randint(*WORDS_IN_CLAUSE))

    def changed(self, words: list[str], part: float) -> list[str]:
        """Words with so many of them replaced, taken out, or joined by a new one."""
        found: list[str] = []
        for word in words:
            if self._random.random() >= part:
                found.append(word)
                continue
            new = self._random.choices(self._words, self._weights)[0]
            found += self._random.choice([[new], [], [word, new]])
        return found or words[:1]


def _statement(name: str, clauses: list[list[str]]) -> Statement:
    text, found = "", []
    for nth, words in enumerate(clauses):
        if nth:
            text += "\n\n" if nth % CLAUSES_IN_PARAGRAPH == 0 else " "
        sentence = " ".join(words).capitalize() + "."
        paragraph = nth // CLAUSES_IN_PARAGRAPH
        start, end = len(text), len(text) + len(sentence)
        found.append(Clause(name, f"{name}-{nth + 1}", start, end, ClauseKind.PARAGRAPH, paragraph))
        text += sentence
    return Statement(name, name, f"{name}.txt", "", text, tuple(found))
