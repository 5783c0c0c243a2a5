"""The subjects that clauses treat, told by their words (resources/lexicons/subjects.toml).

Two parties write of one thing in different words: "wages" here and "labor rights" there. What their words have in
common is the subject. A subject that every other clause treats says little.
"""

from __future__ import annotations

import tomllib

import numpy as np

from core.alignment.sheet import Subjects
from core.alignment.sparse import Short, added_up, counted
from core.alignment.vocabulary import Vocabulary
from core.resources import resource


def told_by(stems: Short, row: Short, vocabulary: Vocabulary, *, height: int, clauses: int) -> Subjects:
    """The subjects that the stems in each row tell of, each as clearly as the stem does and weighed by its rarity."""
    names, told = _lexicon(vocabulary)
    lengths = np.zeros(len(vocabulary.weight), dtype=np.int64)
    known = sorted((number, subjects) for number, subjects in told.items())
    lengths[[number for number, _ in known]] = [len(subjects) for _, subjects in known]
    flat = np.array([subject for _, subjects in known for subject in subjects], dtype=np.int64)
    clearly = vocabulary.weight / np.sqrt(np.maximum(1, lengths))
    telling = lengths[stems] > 0
    stems, row = stems[telling], row[telling]
    times = lengths[stems]
    subject = flat[np.repeat((np.cumsum(lengths) - lengths)[stems], times) + counted(times)]
    cells = np.repeat(row.astype(np.int64), times) * len(names) + subject
    weights = added_up(cells, np.repeat(clearly[stems], times), height * len(names)).reshape(height, len(names))
    weights *= np.log((clauses + 1) / np.maximum(1, (weights > 0).sum(0)))
    weights /= np.maximum(np.sqrt(np.einsum("ij,ij->i", weights, weights)), 1e-12)[:, None]
    # Of equals, the last by name.
    first = len(names) - 1 - weights[:, ::-1].argmax(1)
    return Subjects(names, weights, np.where(weights.any(1), first, -1))


def _lexicon(vocabulary: Vocabulary) -> tuple[list[str], dict[int, list[int]]]:
    """The names of all subjects, sorted, and the numbers of those that a stem (number) tells of."""
    with resource("lexicons", "subjects.toml").open("rb") as file:
        data: dict[str, str] = tomllib.load(file)
    names = sorted(data)
    told: dict[int, list[int]] = {}
    for nth, name in enumerate(names):
        for stem in sorted({stem for word in data[name].split() for stem in vocabulary.stemmer.stems(word)}):
            number = vocabulary.number_of(stem)
            if number is not None:
                told.setdefault(number, []).append(nth)
    return names, told
