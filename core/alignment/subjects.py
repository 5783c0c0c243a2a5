"""The subjects that clauses treat, told by their words (resources/lexicons/subjects.toml).

Two parties write of one thing in different words: "wages" here and "labor rights" there. What their words have in
common is the subject. A subject that every other clause treats says little.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from core.alignment.stems import Stemmer
from core.resources import resource

Subjects = dict[str, float]
"""Subject → weight; the squares of the weights add up to 1, or it is empty."""


class SubjectLexicon:
    """Knows which stems tell of which subjects."""

    def __init__(self, stemmer: Stemmer) -> None:
        with resource("lexicons", "subjects.toml").open("rb") as file:
            data: dict[str, str] = tomllib.load(file)
        telling: dict[str, list[str]] = {}
        for subject, listed in data.items():
            for stem in sorted({stem for word in listed.split() for stem in stemmer.stems(word)}):
                telling.setdefault(stem, []).append(subject)
        self._telling = {stem: (tuple(subjects), 1 / sqrt(len(subjects))) for stem, subjects in telling.items()}

    def told_by(self, stem: str) -> tuple[tuple[str, ...], float]:
        """The subjects that a stem tells of, and how clearly, 0 to 1."""
        return self._telling.get(stem, ((), 0.0))


def weigh(counted: Sequence[Mapping[str, float]]) -> list[Subjects]:
    """The subjects of all clauses of a comparison, weighed by how rare they are in it."""
    spread = Counter(subject for clause in counted for subject in clause)
    rare = {subject: log((len(counted) + 1) / number) for subject, number in spread.items()}
    return [_of_length_one({subject: value * rare[subject] for subject, value in c.items()}) for c in counted]


def foremost(subjects: Subjects) -> str:
    """The subject that weighs most, "" where there is none."""
    return max(subjects, key=lambda subject: (subjects[subject], subject), default="")


def _of_length_one(subjects: Subjects) -> Subjects:
    length = sqrt(sum([value * value for value in subjects.values()]))
    return {subject: value / length for subject, value in subjects.items()} if length else {}
