"""The words of a comparison as numbers: words, what stems they have, and how much each stem weighs here.

A word has the same number in all statements, and its weight says how rare it is in these: what every other clause has
(the parties' names, "cooperation") weighs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.alignment.sparse import Bools, Floats, Ints, Sparse, counted, gathered
from core.alignment.stems import Stemmer
from core.clauses.words import words

_HAS_DIGIT = re.compile(r"\d")
_SURROGATES = 0xD7FF
"""So many words have a character below those that no text may have."""


class Numbers(dict[str, int]):
    """Things in the order in which they are first asked for, from `first` on."""

    def __init__(self, *known: str) -> None:
        super().__init__({thing: nth for nth, thing in enumerate(known)})

    def __missing__(self, thing: str) -> int:
        number = self[thing] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in a text, by number; `row` says of which clause each is, ascending. `is_capital` is of those that begin
    with a capital letter and not their clause."""

    word: Ints
    row: Ints
    is_capital: Bools


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

    def stems_in(self, tokens: Tokens, kept: Bools | None = None) -> tuple[Ints, Ints]:
        """The stems of words one after the other, and of which clause each is."""
        word, row = (tokens.word, tokens.row) if kept is None else (tokens.word[kept], tokens.row[kept])
        lengths = np.array([len(stems) for stems in self._stems], dtype=np.int64)
        flat = np.array([stem for stems in self._stems for stem in stems], dtype=np.int64)
        of_token = lengths[word]
        starts = np.repeat((np.cumsum(lengths) - lengths)[word], of_token)
        return flat[starts + counted(of_token)], np.repeat(row, of_token)

    def numerals(self) -> Bools:
        """For every word whether it has a digit."""
        return np.array([bool(_HAS_DIGIT.search(key)) for key in self.words], dtype=np.bool_)

    def weigh(self, stems: Ints, row: Ints, *, height: int, clauses: int) -> tuple[Sparse, Floats]:
        """Learn how rare each stem is. Gives the vectors of all clauses, and what all different words of each weigh.

        The squares of a vector add up to 1; a stem that a clause has several times weighs by the root of that.
        """
        found = gathered(row, stems, None, height=height, width=len(self._number))
        self.spread = np.bincount(found.columns, minlength=len(self._number)).astype(np.int64)
        self.weight = np.log((clauses + 1) / np.maximum(1, self.spread)) * (self.spread > 0)
        weights = self.weight[found.columns]
        length = np.sqrt(found.row_sums(weights**2 * found.values))
        vectors = found.with_values(weights / length[found.rows] * np.sqrt(found.values))
        return vectors, found.row_sums(weights)


def spelt(word: Ints) -> str:
    """One character for each word, for scores over whole words."""
    return np.where(word < _SURROGATES, word + 1, word + 0x801).astype("<u4").tobytes().decode("utf-32-le")
