"""The words of all clauses of a comparison as numbers, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    nothing = Tokens(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.bool_))
    parts = zip(*((t.word, t.row, t.is_capital) for t in (*read, nothing)), strict=True)
    return Tokens(*(np.concatenate(part) for part in parts))


class _Spellings:
    """The spellings of words, numbered as they are met: a text has few beside its words, and what is to be known of a
    word is known of its spelling."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.numbers = Numbers()
        self._vocabulary = vocabulary
        self._words: list[int] = []
        self._capital: list[bool] = []

    def learned(self) -> tuple[Short, Bools]:
        """For every spelling met by now the number of its word, and whether it begins with a capital letter."""
        words, fresh = self._vocabulary.words, []
        for spelling in islice(self.numbers, len(self._words), None):
            known = len(words)
            self._words.append(words[key(spelling)])
            self._capital.append(spelling[0].isupper())
            if len(words) > known:
                fresh.append(spelling)
        self._vocabulary.learn(fresh)
        return np.array(self._words, dtype=np.int32), np.array(self._capital, dtype=np.bool_)


def _of_one(statement: Statement, span: range, spellings: _Spellings, should_cancel: ShouldCancel) -> Tokens:
    lengths: list[int] = []

    def cut() -> Iterator[Iterable[str]]:
        for clause in statement.clauses:
            stop_if(should_cancel)
            found = _own_words(statement.text, clause)
            lengths.append(len(found))
            yield found

    spelling = np.fromiter(map(spellings.numbers.__getitem__, chain.from_iterable(cut())), np.int32)
    row = np.repeat(np.arange(span.start, span.stop, dtype=np.int32), lengths)
    word, is_capital = spellings.learned()
    begins = np.concatenate(([True], row[1:] != row[:-1]))[: len(row)]
    return Tokens(word[spelling], row, is_capital[spelling] & ~begins)


def _own_words(text: str, clause: Clause) -> list[str]:
    """The words of a clause as they are spelt, without its label and lead."""
    if clause.body == clause.start:
        return spelt(text, clause.start, clause.end)
    return [text[w.start : w.end] for w in words(text, clause.start, clause.end) if w.start >= clause.body]
