"""Made-up pairs of statements of which it is known what became of every clause.

The words are invented, so that no text of anybody is needed; their frequencies fall as those of real words do. Where
sentences are given, the clauses are these, again and again, and what is put in are their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
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


@dataclass(frozen=True, slots=True)
class Versions:
    """Statements that were made of one text; `origins` says of which of its clauses each clause was made."""

    statements: tuple[Statement, ...]
    origins: Mapping[str, frozenset[int]]

    def links(self) -> set[frozenset[str]]:
        """The true links, as pairs of clause ids."""
        made_of: dict[int, list[str]] = {}
        for clause, origins in self.origins.items():
            for origin in origins:
                made_of.setdefault(origin, []).append(clause)
        found = {frozenset(pair) for clauses in made_of.values() for pair in combinations(clauses, 2)}
        return {pair for pair in found if len({clause.split("-")[0] for clause in pair}) == 2}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A clause as it is being made, and the clauses that it is made of."""

    words: list[str]
    origins: list[int]
    is_moved: bool = False


def planted(clauses: int, edits: Edits = MEDIUM, *, seed: int = 0, sentences: Sequence[str] = ()) -> Planted:
    """A statement of so many clauses, and what the edits make of it."""
    random = Random(seed)
    language = _Spoken(random, sentences) if sentences else _Language(random)
    before = [language.clause() for _ in range(clauses)]
    after = _edited(before, edits, language, random)
    links = frozenset((f"before-{o + 1}", f"after-{n + 1}") for n, entry in enumerate(after) for o in entry.origins)
    moved = frozenset(f"after-{n + 1}" for n, entry in enumerate(after) if entry.is_moved)
    return Planted(_statement("before", before), _statement("after", [e.words for e in after]), links, moved)


def versions(number: int, clauses: int, edits: Edits = MEDIUM, *, seed: int = 0, promising: float = 0.0) -> Versions:
    """So many versions of one text, each edited by itself; such a part of the text's clauses, 0 to 1, promises
    something."""
    random, promises = Random(seed), Random(seed)
    language = _Language(random)
    text = [["we", "shall"] * (promises.random() < promising) + language.clause() for _ in range(clauses)]
    made, origins = [], {}
    for nth in range(number):
        name = f"s{nth:02d}"
        entries = _edited(text, edits, language, random)
        made.append(_statement(name, [entry.words for entry in entries]))
        origins.update({f"{name}-{n + 1}": frozenset(entry.origins) for n, entry in enumerate(entries)})
    return Versions(tuple(made), origins)


def _edited(text: list[list[str]], edits: Edits, language: _Language, random: Random) -> list[_Entry]:
    kept = [_Entry(words, [nth]) for nth, words in enumerate(text) if random.random() >= edits.deleted]
    entries = [
        _Entry(language.changed(entry.words, edits.changed), entry.origins)
        for entry in _split_and_merged(kept, edits, random)
    ]
    moving = set(random.sample(range(len(entries)), round(edits.moved * len(entries))))
    staying = [entry for nth, entry in enumerate(entries) if nth not in moving]
    for nth in sorted(moving):
        place = random.randrange(len(staying) + 1)
        staying.insert(place, _Entry(entries[nth].words, entries[nth].origins, is_moved=True))
    for _ in range(round(edits.inserted * len(text))):
        staying.insert(random.randrange(len(staying) + 1), _Entry(language.clause(), []))
    return [replace(e, is_moved=e.is_moved and not _in_order(staying, nth)) for nth, e in enumerate(staying)]


def _in_order(entries: list[_Entry], nth: int) -> bool:
    """Whether a clause that was taken elsewhere came to stand where it had stood, between what was not moved."""
    origins = entries[nth].origins
    before = [max(e.origins) for e in entries[:nth] if e.origins and not e.is_moved]
    after = [min(e.origins) for e in entries[nth + 1 :] if e.origins and not e.is_moved]
    return (not before or max(before) <= min(origins)) and (not after or min(after) >= max(origins))


def _split_and_merged(entries: list[_Entry], edits: Edits, random: Random) -> list[_Entry]:
    found: list[_Entry] = []
    merging = False
    for entry in entries:
        words, origins = entry.words, entry.origins
        if merging and found:
            before = found.pop()
            found.append(_Entry(before.words + words, before.origins + origins))
            merging = False
        elif random.random() < edits.split / 2:
            middle = len(words) // 2
            found += [_Entry(words[:middle], origins), _Entry(words[middle:], origins)]
        else:
            merging = random.random() < edits.split / 2
            found.append(entry)
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


class _Spoken(_Language):
    """The language that some sentences are written in."""

    def __init__(self, random: Random, sentences: Sequence[str]) -> None:
        self._random = random
        self._sentences = [sentence.split() for sentence in sentences]
        self._words = [word for sentence in self._sentences for word in sentence]
        self._weights = [1.0] * len(self._words)

    def clause(self) -> list[str]:
        return self.changed(self._random.choice(self._sentences), MEDIUM.changed)


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
