"""A clause becomes a Profile: all that alignment looks at, cut once, with words as numbers.

The profiles of a comparison share one Vocabulary, so that a word has the same number in all statements and its weight
says how rare it is here: what every other clause has (the parties' names, "cooperation") weighs little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from math import log, sqrt
from typing import NamedTuple

from core.alignment.stems import Stemmer
from core.alignment.subjects import SubjectLexicon, Subjects, foremost, weigh
from core.clauses.statement import Clause, ClauseKind, Statement
from core.clauses.words import words
from core.commitments.acts import Act

Vector = dict[int, float]
"""Number of a stem → weight; the squares of the weights add up to 1, with those of the features
that are left out because no other clause has them."""

_TELLING = 16
"""So many of a clause's rarest words say what stands around another, or what a paragraph treats."""
_LEADING = 40
"""So many of a clause's words lead to partners."""
_REACH = 600
"""So many clauses, counted once for each word, they lead to at the most: common words of a long text lead nowhere."""
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
    word. `pairs` are the stems that follow each other. `mass` is what all its words weigh. `leading` are the rare words
    that lead to partners, `telling` the rarest of them.
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
    pairs: frozenset[tuple[int, int]] = frozenset()
    heading: Vector = field(default_factory=dict)
    chapeau: Vector = field(default_factory=dict)
    context: Vector = field(default_factory=dict)
    leading: list[tuple[int, float]] = field(default_factory=list)
    telling: list[tuple[int, float]] = field(default_factory=list)
    subjects: Subjects = field(default_factory=dict)
    subject: str = ""
    mass: float = 0.0


class Vocabulary:
    """Stems as numbers, and how much each weighs in this comparison."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self.names: list[str] = []
        self._word: dict[str, str] = {}
        self.spread: Counter[int] = Counter()
        self.weight: dict[int, float] = {}
        self._square: dict[int, float] = {}
        self._shared_weight: dict[int, float] = {}

    def number(self, stem: str, spoken: str) -> int:
        """The number of a stem; `spoken` is the word that a person is shown for it."""
        number = self._number.get(stem)
        if number is None:
            number = self._number[stem] = len(self.names)
            self.names.append(spoken)
        return number

    @property
    def stems(self) -> Mapping[str, int]:
        """Every stem → its number."""
        return self._number

    def word_id(self, key: str) -> str:
        """One character for each word, for scores over whole words."""
        character = self._word.get(key)
        if character is None:
            size = len(self._word)
            character = self._word[key] = chr(size + 1 if size < 0xD7FF else size + 0x801)
        return character

    def weigh(self, counted: Iterable[Iterable[int]]) -> None:
        """Learn from the features of all clauses how rare each is: the logarithm of clauses for each that has it."""
        sets = [set(features) for features in counted]
        self.spread = Counter(chain.from_iterable(sets))
        by_spread = {number: log((len(sets) + 1) / number) for number in set(self.spread.values())}
        self.weight = {feature: by_spread[number] for feature, number in self.spread.items()}
        self._square = {feature: weight * weight for feature, weight in self.weight.items()}
        self._shared_weight = {feature: self.weight[feature] for feature, number in self.spread.items() if number > 1}

    def vector(self, features: Sequence[int]) -> Vector:
        """The features weighed, as part of a vector of length 1: without those that no other clause has. A feature that
        counts several times weighs by the root of that."""
        square, shared_weight = self._square, self._shared_weight
        length = sqrt(sum([square[feature] for feature in features]))
        shared = [feature for feature in features if feature in shared_weight]
        found = {feature: shared_weight[feature] / length for feature in shared}
        if len(found) < len(shared):
            for feature, times in Counter(shared).items():
                if times > 1:
                    found[feature] *= sqrt(times)
        return found

    def rarest(self, vector: Vector) -> list[tuple[int, float]]:
        """The features of a vector with their weights there, the rarest first."""
        return [(feature, vector[feature]) for feature in sorted(vector, key=self.spread.__getitem__)]


def of_length_one(vector: Vector) -> Vector:
    """The same direction, with squares that add up to 1; empty where there is none."""
    length = sqrt(sum([value * value for value in vector.values()]))
    return {feature: value / length for feature, value in vector.items()} if length else {}


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
        self.vocabulary.weigh(profile.stems for profile in every)
        for profile in every:
            self._weigh(profile)
        for profile, subjects in zip(every, weigh(list(self._told(every))), strict=True):
            profile.subjects, profile.subject = subjects, foremost(subjects)
        by_id = {profile.clause.id: profile for profile in every}
        for profile in every:
            if profile.clause.parent in by_id:
                profile.chapeau = by_id[profile.clause.parent].single
        for profiles in statements:
            _contexts(profiles)

    def _read(self, statement: Statement, clause: Clause, number: int, place: int, depth: float) -> Profile:
        text = statement.text
        found = statement.words_from(clause, clause.body)
        known = self._known
        read = [known.get(word.key) or self._meet(word.key, text[word.start : word.end]) for word in found]
        names = [
            each.stems
            for word, each in zip(found[1:], read[1:], strict=True)
            if each.is_nameable and text[word.start].isupper()
        ]
        acts = self._acts.get(clause.id, ())
        return Profile(
            clause=clause,
            statement=number,
            place=place,
            depth=depth,
            sort=_APART_KINDS.get(clause.kind, ""),
            word_ids="".join([each.character for each in read]),
            stems=[stem for each in read for stem in each.stems],
            names=frozenset(chain.from_iterable(names)),
            numbers=frozenset([stem for each in read if each.is_number for stem in each.stems]),
            topic=self._stems_of(clause.topic),
            verbs=frozenset(stem for act in acts for stem in self._stems_of(act.verb.text)),
            act_kinds=frozenset(act.kind.value for act in acts),
        )

    def _meet(self, key: str, spoken: str) -> _Known:
        stems = tuple(self.vocabulary.number(stem, spoken) for stem in self._stemmer.stems(key))
        is_number = bool(_HAS_DIGIT.search(key))
        known = _Known(self.vocabulary.word_id(key), stems, is_number, bool(stems) and not is_number)
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

    def _weigh(self, profile: Profile) -> None:
        vocabulary = self.vocabulary
        profile.single = vocabulary.vector(profile.stems)
        profile.pairs = frozenset(pairwise(profile.stems))
        rarest = vocabulary.rarest(profile.single)
        reached = accumulate([vocabulary.spread[feature] for feature, _ in rarest[:_LEADING]])
        profile.leading = rarest[: sum(reach <= _REACH for reach in reached)]
        profile.telling = rarest[:_TELLING]
        profile.heading = _flat(profile.topic)
        profile.mass = sum([vocabulary.weight[stem] for stem in set(profile.stems)])

    def _told(self, profiles: Sequence[Profile]) -> Iterator[dict[str, float]]:
        """The subjects that the words of each clause tell of, and how loudly."""
        telling = {}
        for spelt, number in self.vocabulary.stems.items():
            subjects, clearly = self._subjects.told_by(spelt)
            if subjects and number in self.vocabulary.weight:
                telling[number] = subjects, clearly * self.vocabulary.weight[number]
        for profile in profiles:
            told: dict[str, float] = {}
            for stem in profile.stems:
                if stem in telling:
                    subjects, loudly = telling[stem]
                    for subject in subjects:
                        told[subject] = told.get(subject, 0.0) + loudly
            yield told


class _Known(NamedTuple):
    """What a word is turned into."""

    character: str
    stems: tuple[int, ...]
    is_number: bool
    is_nameable: bool


def _flat(stems: list[int]) -> Vector:
    different = set(stems)
    return dict.fromkeys(different, 1 / sqrt(len(different))) if different else {}


def _contexts(profiles: Sequence[Profile]) -> None:
    """What stands around each clause: the two clauses on either side."""
    for i, profile in enumerate(profiles):
        around: Vector = {}
        for j in (i - 2, i - 1, i + 1, i + 2):
            if 0 <= j < len(profiles):
                for stem, weight in profiles[j].telling:
                    around[stem] = around.get(stem, 0.0) + weight
        profile.context = of_length_one(around)
