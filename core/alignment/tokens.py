"""The words of all clauses of a comparison as numbers, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise

import numpy as np

from core.alignment.sparse import Bools, Short, counted, pieces
from core.alignment.vocabulary import Numbers, Vocabulary
from core.clauses.statement import Clause, Statement
from core.clauses.words import key, spelt, words
from core.progress import ShouldCancel, stop_if

_SURROGATES = 0xD7FF
"""So many words have a character below those that no text may have."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in a text, by number; `row` says of which clause each is, ascending. `is_capital` is of those that begin
    with a capital letter and not their clause."""

    word: Short
    row: Short
    is_capital: Bools

    def spelt(self, height: int) -> list[str]:
        """For each row its words, a character for each, for scores over whole words."""
        characters = np.where(self.word < _SURROGATES, self.word + 1, self.word + 0x801).astype("<u4")
        spelling = characters.tobytes().decode("utf-32-le")
        ends = np.searchsorted(self.row, np.arange(height + 1)).tolist()
        return [spelling[start:end] for start, end in pairwise(ends)]

    def stems(self, vocabulary: Vocabulary, kept: Bools | None = None) -> tuple[Short, Short]:
        """The stems of all words, or of those kept, one after the other, and of which clause each is."""
        word, row = (self.word, self.row) if kept is None else (self.word[kept], self.row[kept])
        flat, starts = vocabulary.stems_of_words()
        size = np.diff(starts)
        stems, rows = [flat[:0]], [row[:0]]
        for part in pieces(row):
            lengths = size[word[part]]
            stems.append(flat[np.repeat(starts[word[part]], lengths) + counted(lengths)])
            rows.append(np.repeat(row[part], lengths))
        return np.concatenate(stems), np.concatenate(rows)


def read_tokens(
    statements: Sequence[Statement], spans: Sequence[range], vocabulary: Vocabulary, should_cancel: ShouldCancel
) -> Tokens:
    """The words of statements, those of labels and leads left out, which the vocabulary learns. `spans` are the numbers
    of their clauses."""
    spellings = _Spellings(vocabulary)
    read = [_of_one(s, span, spellings, should_cancel) for span, s in zip(spans, statements, strict=True)]
    return _one_after_the_other(read)


def _one_after_the_other(parts: Sequence[Tokens]) -> Tokens:
    nothing = Tokens(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.bool_))
    every = zip(*((t.word, t.row, t.is_capital) for t in (*parts, nothing)), strict=True)
    return Tokens(*(np.concatenate(each) for each in every))


class _Spellings:
    """What stands between two spaces, numbered as it is met, and the words in it. A text says the same again and again,
    so that little of it is cut into words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.numbers = Numbers()
        self._vocabulary = vocabulary
        self._lengths: list[int] = []
        self._words: list[int] = []
        self._capital: list[bool] = []

    def learn(self) -> None:
        """Cut what was met since."""
        words, fresh = self._vocabulary.words, []
        for between in islice(self.numbers, len(self._lengths), None):
            spellings = spelt(between)
            self._lengths.append(len(spellings))
            for spelling in spellings:
                known = len(words)
                self._words.append(words[key(spelling)])
                self._capital.append(spelling[0].isupper())
                if len(words) > known:
                    fresh.append(spelling)
        self._vocabulary.learn(fresh)

    def tokens(self, met: Short, row: Short) -> Tokens:
        """The words in what was met, one after the other; `row` says where it was met."""
        lengths = np.array(self._lengths, dtype=np.int64)
        words, capital = np.array(self._words, dtype=np.int32), np.array(self._capital, dtype=np.bool_)
        starts = np.cumsum(lengths) - lengths
        found = []
        for part in pieces(row):
            times = lengths[met[part]]
            at = np.repeat(starts[met[part]], times) + counted(times)
            found.append(Tokens(words[at], np.repeat(row[part], times), capital[at]))
        return _one_after_the_other(found)


def _of_one(statement: Statement, span: range, spellings: _Spellings, should_cancel: ShouldCancel) -> Tokens:
    lengths: list[int] = []

    def cut() -> Iterator[list[str]]:
        for clause in statement.clauses:
            stop_if(should_cancel)
            # No word goes on beyond these two; a number may beyond other white space.
            between = statement.text[_beginning(statement.text, clause) : clause.end].replace("\n", " ").split(" ")
            lengths.append(len(between))
            yield between

    met = np.fromiter(map(spellings.numbers.__getitem__, chain.from_iterable(cut())), np.int32)
    spellings.learn()
    found = spellings.tokens(met, np.repeat(np.arange(span.start, span.stop, dtype=np.int32), lengths))
    begins = np.concatenate(([True], found.row[1:] != found.row[:-1]))[: len(found.row)]
    return replace(found, is_capital=found.is_capital & ~begins)


def _beginning(text: str, clause: Clause) -> int:
    """Where the words of a clause begin that are neither its label nor its lead."""
    if clause.body == clause.start or text[clause.body - 1] in " \n":
        return clause.body
    cut = words(text, clause.start, clause.end)
    return next((word.start for word in cut if word.start >= clause.body), clause.end)
