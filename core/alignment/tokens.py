"""The words of all clauses of a comparison as numbers, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, compress, pairwise
from operator import itemgetter

import numpy as np

from core.alignment.sparse import Bools, Short, counted, pieces
from core.alignment.vocabulary import Vocabulary
from core.clauses.statement import Statement
from core.progress import ShouldCancel, stop_if

_SURROGATES = 0xD7FF
"""So many words have a character below those that no text may have."""
_PIECE = 1 << 16
"""So many characters of a text are looked at together."""


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
    read = []
    for span, statement in zip(spans, statements, strict=True):
        stop_if(should_cancel)
        read.append(_of_one(statement, span, vocabulary))
    nothing = Tokens(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.bool_))
    parts = zip(*((t.word, t.row, t.is_capital) for t in (*read, nothing)), strict=True)
    return Tokens(*(np.concatenate(part) for part in parts))


def _of_one(statement: Statement, span: range, vocabulary: Vocabulary) -> Tokens:
    text, cut = statement.text, statement.words
    found = [cut[clause.id] for clause in statement.clauses]
    flat = list(chain.from_iterable(found))
    row = np.repeat(np.arange(span.start, span.stop, dtype=np.int32), [len(each) for each in found])
    starts = np.fromiter(map(itemgetter(1), flat), np.int32, len(flat))
    bodies = np.array([clause.body for clause in statement.clauses], dtype=np.int32)
    kept = starts >= bodies[row - span.start]
    if not kept.all():
        flat, starts, row = list(compress(flat, kept)), starts[kept], row[kept]
    known = len(vocabulary.words)
    word = np.fromiter(map(vocabulary.words.__getitem__, map(itemgetter(0), flat)), np.int32, len(flat))
    # Words are numbered as they are met, so each that is met first is above all before it.
    highest = np.maximum.accumulate(np.concatenate(([known - 1], word)))
    fresh = np.flatnonzero(word > highest[:-1])
    vocabulary.learn(text[flat[at].start : flat[at].end] for at in fresh.tolist())
    begins = np.concatenate(([True], row[1:] != row[:-1]))[: len(row)]
    return Tokens(word, row, _capital(text, starts) & ~begins)


def _capital(text: str, starts: Short) -> Bools:
    """Whether there is a capital letter at each of the offsets, which ascend."""
    found = [np.zeros(0, dtype=np.bool_)]
    for at in range(0, len(text), _PIECE):
        letters = np.frombuffer(text[at : at + _PIECE].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        low, high = np.searchsorted(starts, (at, at + len(letters)))
        different, which = np.unique(letters[starts[low:high] - at], return_inverse=True)
        found.append(np.array([chr(letter).isupper() for letter in different.tolist()], dtype=np.bool_)[which])
    return np.concatenate(found)
