"""The words of a comparison as numbers: words, what stems they have, and how much each stem weighs here.

A word has the same number in all statements, and its weight says how rare it is in these: what every other clause has
(the parties' names, "cooperation") weighs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

import numpy as np

from core.alignment.sparse import Bools, Floats, Ints, Short, Sparse
from core.alignment.stems import Stemmer
from core.clauses.words import words

_HAS_DIGIT = re.compile(r"\d")


class Numbers(dict[str, int]):
    """Things in the order in which they are first asked for, from `first` on."""

    def __init__(self, *known: str) -> None:
        super().__init__({thing: nth for nth, thing in enumerate(known)})

    def __missing__(self, thing: str) -> int:
        number = self[thing] = len(self)
        return number


class Vocabulary:
    """Words and stems as numbers. After `weigh`, `weight` and `spread` hold for every stem how rare it is (the
    logarithm of clauses for each that has it) and how many clauses have it."""

    def __init__(self) -> None:
        self.words = Numbers()
        self.names: list[str] = []
        self.weight: Floats = np.zeros(0)
        self.spread: Ints = np.zeros(0, np.int64)
        self.stemmer = Stemmer()
        self._number = Numbers()
        self._stems: list[tuple[int, ...]] = []
        self._phrases: dict[str, tuple[int, ...]] = {}

    def number_of(self, stem: str) -> int | None:
        """The number of a stem, None where no word has it; `names` has the words that a person is shown for it."""
        return self._number.get(stem)

    def learn(self, spoken: Iterable[str]) -> None:
        """Find the stems of words that were numbered since; `spoken` are the words as a person is shown them."""
        new = list(self.words)[len(self._stems) :]
        for key, shown in zip(new, spoken, strict=True):
            self._stems.append(tuple([self._number[stem] for stem in self.stemmer.stems(key)]))
            self.names += [shown] * (len(self._number) - len(self.names))

    def stems_of(self, text: str) -> tuple[int, ...]:
        """The stems of a heading or an acting verb. These come back again and again, so they are cut once."""
        found = self._phrases.get(text)
        if found is None:
            cut = words(text)
            known = len(self._stems)
            numbers = [self.words[word.key] for word in cut]
            fresh = {n: text[w.start : w.end] for n, w in zip(reversed(numbers), reversed(cut), strict=True)}
            self.learn(fresh[number] for number in range(known, len(self.words)))
            found = self._phrases[text] = tuple([stem for number in numbers for stem in self._stems[number]])
        return found

    def stems_of_words(self) -> tuple[Short, Ints]:
        """The stems of all words, one word after the other, and where those of each begin."""
        starts = np.cumsum([0, *map(len, self._stems)])
        return np.fromiter(chain.from_iterable(self._stems), np.int32, int(starts[-1])), starts

    def numerals(self) -> Bools:
        """For every word whether it has a digit."""
        return np.array([bool(_HAS_DIGIT.search(key)) for key in self.words], dtype=np.bool_)

    def weigh(self, found: Sparse, *, clauses: int) -> tuple[Sparse, Floats]:
        """Learn how rare each stem is from how often each clause has which. Gives the vectors of all clauses, and what
        all different words of each weigh.

        The squares of a vector add up to 1; a stem that a clause has several times weighs by the root of that.
        """
        self.spread = np.bincount(found.columns, minlength=len(self._number)).astype(np.int64)
        self.weight = np.log((clauses + 1) / np.maximum(1, self.spread)) * (self.spread > 0)
        weights = self.weight[found.columns]
        length = np.sqrt(found.row_sums(weights**2 * found.values))
        vectors = found.with_values(weights / np.repeat(length, found.lengths) * np.sqrt(found.values))
        return vectors, found.row_sums(weights)
