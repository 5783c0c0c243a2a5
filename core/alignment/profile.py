"""A clause becomes a Profile: all that alignment looks at, cut once, with words as numbers.

The profiles of a comparison share one Vocabulary, so that a word has the same number in all statements and its weight
says how rare it is here: what every other clause has (the parties' names, "cooperation") weighs little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from core.alignment.stems import Stemmer
from core.alignment.subjects import SubjectLexicon, Subjects, foremost, weigh
from core.clauses.statement import Clause, ClauseKind, Statement
from core.clauses.words import words
from core.commitments.acts import Act

Vector = dict[int, float]
"""Number of a stem or of a pair of stems → weight; the squares of the weights add up to 1, or it is empty."""

_LEADING = 40
"""So many of a clause's words and pairs of words lead to partners."""
_HAS_DIGIT = re.compile(r"\d")
_APART_KINDS = {
    ClauseKind.TITLE: "heading",
    ClauseKind.HEADING: "heading",
    ClauseKind.NOTE: "note",
    ClauseKind.SIGNATURE: "signature",
}


@dataclass(slots=True)
class Profile:
    """What alignment looks at in one clause. `place` counts the clauses of its statement from 0, `depth` is that as a
    part of the statement, 0 to 1. `sort` is "heading", "note", "signature" or "" for text. `word_ids` has a character a
    word. `mass` is what all its words weigh. `leading` are the rare words and pairs of words that lead to partners.
    """

    clause: Clause
    statement: int
    place: int
    depth: float
    sort: str
    word_ids: str
    stems: list[int]
    names: frozenset[int]
    numbers: frozenset[int]
    topic: list[int]
    verbs: frozenset[int]
    act_kinds: frozenset[str]
    single: Vector = field(default_factory=dict)
    double: Vector = field(default_factory=dict)
    heading: Vector = field(default_factory=dict)
    chapeau: Vector = field(default_factory=dict)
    context: Vector = field(default_factory=dict)
    leading: list[tuple[int, float]] = field(default_factory=list)
    subjects: Subjects = field(default_factory=dict)
    subject: str = ""
    mass: float = 0.0


class Vocabulary:
    """Stems and pairs of stems as numbers, and how much each weighs in this comparison."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._stems: list[str] = []
        self.names: list[str] = []
        self._pairs: dict[tuple[int, int], int] = {}
        self._word: dict[str, str] = {}
        self.spread: Counter[int] = Counter()
        self.weight: dict[int, float] = {}

    def number(self, stem: str, spoken: str) -> int:
        """The number of a stem; `spoken` is the word that a person is shown for it."""
        number = self._number.get(stem)
        if number is None:
            number = self._number[stem] = len(self.names)
            self._stems.append(stem)
            self.names.append(spoken)
        return number

    def stem(self, number: int) -> str:
        """The stem that has a number."""
        return self._stems[number]

    def pairs(self, stems: Sequence[int]) -> list[int]:
        """The numbers of stems that follow each other, two by two: below 0, so that none is that of a stem."""
        known = self._pairs
        return [known.setdefault(both, -1 - len(known)) for both in pairwise(stems)]

    def word_id(self, key: str) -> str:
        """One character for each word, for scores over whole words."""
        character = self._word.get(key)
        if character is None:
            size = len(self._word)
            character = self._word[key] = chr(size + 1 if size < 0xD7FF else size + 0x801)
        return character

    def weigh(self, counted: Iterable[Iterable[int]]) -> None:
        """Learn from the features of all clauses how rare each is: the logarithm of clauses for each that has it."""
        spread: Counter[int] = Counter()
        total = 0
        for features in counted:
            spread.update(set(features))
            total += 1
        self.spread = spread
        self.weight = {feature: log((total + 1) / number) for feature, number in spread.items()}

    def leading(self, *vectors: Vector) -> list[tuple[int, float]]:
        """The rarest features that are not the clause's alone, with their weights there: they lead to its partners."""
        spread = self.spread
        weights = {feature: w for vector in vectors for feature, w in vector.items() if spread[feature] > 1}
        rarest = sorted(weights, key=spread.__getitem__)[:_LEADING]
        return [(feature, weights[feature]) for feature in rarest]

    def vector(self, features: Iterable[int]) -> Vector:
        """The features weighed, of length 1."""
        weight = self.weight
        raw = {feature: weight.get(feature, 0.0) * sqrt(n) for feature, n in Counter(features).items()}
        length = sqrt(sum([value * value for value in raw.values()]))
        return {feature: value / length for feature, value in raw.items()} if length else {}


class Profiler:
    """Makes the profiles of one comparison. Statements come in an order that does not depend on that of loading."""

    def __init__(self, acts: Sequence[Act] = ()) -> None:
        self.vocabulary = Vocabulary()
        self._stemmer = Stemmer()
        self._subjects = SubjectLexicon(self._stemmer)
        self._known: dict[str, _Known] = {}
        self._phrases: dict[str, list[int]] = {}
        self._acts: dict[str, list[Act]] = {}
        for act in acts:
            self._acts.setdefault(act.clause, []).append(act)

    def read(self, statement: Statement, number: int) -> list[Profile]:
        """The profiles of a statement, without weights yet."""
        last = max(1, len(statement.clauses) - 1)
        return [
            self._read(statement, clause, number, place, place / last) for place, clause in enumerate(statement.clauses)
        ]

    def finish(self, statements: Sequence[Sequence[Profile]]) -> None:
        """Weigh the words and subjects of all profiles."""
        every = [profile for profiles in statements for profile in profiles]
        doubles = [self.vocabulary.pairs(profile.stems) for profile in every]
        self.vocabulary.weigh(profile.stems + double for profile, double in zip(every, doubles, strict=True))
        for profile, double in zip(every, doubles, strict=True):
            self._weigh(profile, double)
        for profile, subjects in zip(every, weigh([self._told(profile) for profile in every]), strict=True):
            profile.subjects, profile.subject = subjects, foremost(subjects)
        by_id = {profile.clause.id: profile for profile in every}
        for profile in every:
            if profile.clause.parent in by_id:
                profile.chapeau = by_id[profile.clause.parent].single
        for profiles in statements:
            _contexts(profiles)

    def _read(self, statement: Statement, clause: Clause, number: int, place: int, depth: float) -> Profile:
        text = statement.text
        stems: list[int] = []
        names: set[int] = set()
        numbers: set[int] = set()
        ids: list[str] = []
        for word in words(text, clause.body, clause.end):
            known = self._known.get(word.key) or self._meet(word.key, text[word.start : word.end])
            ids.append(known.character)
            if known.stems:
                stems += known.stems
                if known.is_number:
                    numbers.update(known.stems)
                elif text[word.start].isupper() and len(ids) > 1:
                    names.update(known.stems)
        acts = self._acts.get(clause.id, ())
        return Profile(
            clause=clause,
            statement=number,
            place=place,
            depth=depth,
            sort=_APART_KINDS.get(clause.kind, ""),
            word_ids="".join(ids),
            stems=stems,
            names=frozenset(names),
            numbers=frozenset(numbers),
            topic=self._stems_of(clause.topic),
            verbs=frozenset(stem for act in acts for stem in self._stems_of(act.verb.text)),
            act_kinds=frozenset(act.kind.value for act in acts),
        )

    def _meet(self, key: str, spoken: str) -> _Known:
        stems = tuple(self.vocabulary.number(stem, spoken) for stem in self._stemmer.stems(key))
        known = _Known(self.vocabulary.word_id(key), stems, bool(_HAS_DIGIT.search(key)))
        self._known[key] = known
        return known

    def _stems_of(self, text: str) -> list[int]:
        """Headings and acting verbs come back again and again, so they are cut once."""
        found = self._phrases.get(text)
        if found is None:
            found = self._phrases[text] = []
            for word in words(text):
                found += (self._known.get(word.key) or self._meet(word.key, text[word.start : word.end])).stems
        return found

    def _weigh(self, profile: Profile, double: list[int]) -> None:
        vocabulary = self.vocabulary
        profile.single = vocabulary.vector(profile.stems)
        profile.double = vocabulary.vector(double)
        profile.leading = vocabulary.leading(profile.single, profile.double)
        profile.heading = _flat(profile.topic)
        profile.mass = sum([vocabulary.weight[stem] for stem in set(profile.stems)])

    def _told(self, profile: Profile) -> dict[str, float]:
        """The subjects that the words of a clause tell of, and how loudly."""
        told: dict[str, float] = {}
        for stem in profile.stems:
            subjects, clearly = self._subjects.told_by(self.vocabulary.stem(stem))
            for subject in subjects:
                told[subject] = told.get(subject, 0.0) + clearly * self.vocabulary.weight[stem]
        return told


class _Known(NamedTuple):
    """What a word is turned into."""

    character: str
    stems: tuple[int, ...]
    is_number: bool


def _flat(stems: list[int]) -> Vector:
    different = set(stems)
    return dict.fromkeys(different, 1 / sqrt(len(different))) if different else {}


def _contexts(profiles: Sequence[Profile]) -> None:
    """What stands around each clause: the two clauses on either side."""
    for i, profile in enumerate(profiles):
        around: Vector = {}
        for j in (i - 2, i - 1, i + 1, i + 2):
            if 0 <= j < len(profiles):
                for stem, weight in profiles[j].single.items():
                    around[stem] = around.get(stem, 0.0) + weight
        length = sqrt(sum([weight * weight for weight in around.values()]))
        profile.context = {stem: weight / length for stem, weight in around.items()} if length else {}
