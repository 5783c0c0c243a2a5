"""A clause becomes a Profile: all that alignment looks at, cut once, with words as numbers.

The profiles of a comparison share one Vocabulary, so that a word has the same number in all statements and its weight
says how rare it is here. Words that one statement has in every other clause (a party's own name) weigh little, and so
do words that all clauses have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log, sqrt

from core.alignment.stems import Stemmer
from core.clauses.statement import Clause, ClauseKind, Statement
from core.clauses.words import words
from core.commitments.acts import Act

Vector = dict[int, float]
"""Number of a stem or of a pair of stems → weight; the squares of the weights add up to 1, or it is empty."""

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
    part of the statement, 0 to 1. `sort` is "heading", "note", "signature" or "" for text.
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
    mass: float = 0.0


class Vocabulary:
    """Stems and pairs of stems as numbers, and how much each weighs in this comparison."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self.names: list[str] = []
        self._pairs: dict[tuple[int, int], int] = {}
        self._word: dict[str, str] = {}
        self.weight: dict[int, float] = {}

    def number(self, stem: str, spoken: str) -> int:
        """The number of a stem; `spoken` is the word that a person is shown for it."""
        number = self._number.get(stem)
        if number is None:
            number = self._number[stem] = len(self.names)
            self.names.append(spoken)
        return number

    def pair(self, first: int, second: int) -> int:
        """The number of two stems that follow each other: below 0, so that it is never that of a stem."""
        key = (first, second)
        number = self._pairs.get(key)
        if number is None:
            number = self._pairs[key] = -1 - len(self._pairs)
        return number

    def word_id(self, key: str) -> str:
        """One character for each word, for scores over whole words."""
        character = self._word.get(key)
        if character is None:
            size = len(self._word)
            character = self._word[key] = chr(size + 1 if size < 0xD7FF else size + 0x801)
        return character

    def weigh(self, counted: Sequence[Sequence[Iterable[int]]]) -> None:
        """Learn the weights from the features of all clauses, statement by statement."""
        everywhere: Counter[int] = Counter()
        densest: dict[int, float] = {}
        total = sum(len(clauses) for clauses in counted)
        for clauses in counted:
            here: Counter[int] = Counter()
            for features in clauses:
                here.update(set(features))
            everywhere.update(here)
            for feature, number in here.items():
                if number > 1:
                    share = number / len(clauses)
                    if share > densest.get(feature, 0.0):
                        densest[feature] = share
        most = log(total + 1)
        for feature, number in everywhere.items():
            rare = most - log(number)
            own = densest.get(feature)
            self.weight[feature] = rare if own is None else min(rare, -log(own) + 0.1)

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
        """Weigh the words of all profiles."""
        parents = {profile.clause.id: profile for profiles in statements for profile in profiles}
        self.vocabulary.weigh([[p.stems + _pairs(p.stems, self.vocabulary) for p in s] for s in statements])
        for profiles in statements:
            for profile in profiles:
                self._weigh(profile)
            for profile in profiles:
                parent = parents.get(profile.clause.parent or "")
                if parent is not None:
                    profile.chapeau = parent.single
            _contexts(profiles)

    def _read(self, statement: Statement, clause: Clause, number: int, place: int, depth: float) -> Profile:
        vocabulary, stemmer, text = self.vocabulary, self._stemmer, statement.text
        stems: list[int] = []
        names: set[int] = set()
        numbers: set[int] = set()
        ids: list[str] = []
        for nth, word in enumerate(words(text, clause.body, clause.end)):
            ids.append(vocabulary.word_id(word.key))
            for stem in stemmer.stems(word.key):
                known = vocabulary.number(stem, text[word.start : word.end])
                stems.append(known)
                if _HAS_DIGIT.search(stem):
                    numbers.add(known)
                elif nth and text[word.start].isupper():
                    names.add(known)
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

    def _stems_of(self, text: str) -> list[int]:
        return [
            self.vocabulary.number(stem, text[word.start : word.end])
            for word in words(text)
            for stem in self._stemmer.stems(word.key)
        ]

    def _weigh(self, profile: Profile) -> None:
        vocabulary = self.vocabulary
        profile.single = vocabulary.vector(profile.stems)
        profile.double = vocabulary.vector(_pairs(profile.stems, vocabulary))
        profile.heading = _flat(profile.topic)
        profile.mass = sum(vocabulary.weight.get(stem, 0.0) for stem in set(profile.stems))


def _pairs(stems: list[int], vocabulary: Vocabulary) -> list[int]:
    return [vocabulary.pair(a, b) for a, b in pairwise(stems)]


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
