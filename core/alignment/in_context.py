"""What two clauses in English have in common where they do not share the words, each word taken where it stands.

As core.alignment.in_other_words, with vectors that know their surroundings: "fair trade" and "trade fair" do not mean
the same. What all clauses of the comparison say is taken away from the words by their mean, and from the wholes also
along the few directions in which these differ most: the main subjects of the texts, which tell no clause from the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from core.alignment.context_encoder import LANGUAGE, WIDTH, Vectors, context_encoder
from core.alignment.in_other_words import Meanings
from core.alignment.meaning import own_words
from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints
from core.clauses.statement import Statement
from core.progress import ShouldCancel, never, stop_if

_DIRECTIONS = 3
"""So many main directions are taken away from the wholes."""
_CLAUSES_FOR_ONE = 8
"""So many clauses it takes to know one of them."""
_AT_ONCE = 256
"""Words of a statement that are matched at a time, and more where a clause has more."""
_LEAST = 0.3
"""Clauses without a common word that are less alike as wholes are not looked at."""
_DIGITS = 5


def is_english(statements: Sequence[Statement]) -> bool:
    """Whether the encoder knows the language of all statements."""
    return all(statement.language == LANGUAGE for statement in statements)


def meanings_in_context(statements: Sequence[Statement], sheet: Sheet, should_cancel: ShouldCancel = never) -> Meanings:
    """What the clauses of all statements mean; of two clauses of one statement nothing is said. Raises Cancelled."""
    known = context_encoder()
    wholes: Floats = np.zeros((sheet.height, WIDTH))
    pieces: list[Ints] = [np.zeros(0, np.int64)] * sheet.height
    vectors: list[Vectors] = [np.zeros((0, WIDTH), np.float32)] * sheet.height
    for statement, span in zip(statements, sheet.spans, strict=True):
        rows = slice(span.start, span.stop)
        found = known.meant([own_words(statement, clause) for clause in statement.clauses], should_cancel)
        wholes[rows], pieces[rows], vectors[rows] = found.vectors, found.pieces, found.piece_vectors
    words = _words(pieces, vectors)
    said = np.zeros((sheet.height, sheet.height), np.float32)
    for here, there in combinations([words.of_clauses(span) for span in sheet.spans], 2):
        _match(here, there, said, should_cancel)
    return Meanings(np.round(said, _DIGITS), _told_apart(wholes, sheet.statement >= 0), _LEAST)


def _told_apart(vectors: Floats, is_clause: Bools) -> Floats:
    """The vectors without what they have in common and without the main directions, of length 1."""
    clauses = vectors[is_clause]
    own = clauses - clauses.mean(0) if len(clauses) else clauses
    number = min(_DIRECTIONS, len(own) // _CLAUSES_FOR_ONE)
    if number:
        main = np.linalg.svd(own, full_matrices=False)[2][:number]
        own = own - own @ main.T @ main
    found = np.zeros_like(vectors)
    found[is_clause] = own / np.maximum(np.sqrt(np.einsum("ij,ij->i", own, own)), 1e-9)[:, None]
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of some clauses, those of a clause together: what each means, what part of its clause it is, the
    clauses that have any, and where their words begin."""

    vectors: Vectors
    part: NDArray[np.float32]
    clauses: Ints
    first: Ints

    def of_clauses(self, span: range) -> _Words:
        """Those of a few clauses that follow each other."""
        low, high = np.searchsorted(self.clauses, (span.start, span.stop)).tolist()
        starts = np.append(self.first, len(self.part))
        words = slice(int(starts[low]), int(starts[high]))
        return _Words(self.vectors[words], self.part[words], self.clauses[low:high], self.first[low:high] - words.start)

    def blocks(self) -> Iterator[_Words]:
        """A few clauses at a time."""
        starts = np.append(self.first, len(self.part))
        cuts = np.unique(np.searchsorted(self.first, np.arange(0, len(self.part), _AT_ONCE)))
        for low, high in pairwise([*cuts.tolist(), len(self.clauses)]):
            words = slice(int(starts[low]), int(starts[high]))
            yield _Words(
                self.vectors[words], self.part[words], self.clauses[low:high], self.first[low:high] - words.start
            )


def _words(pieces: Sequence[Ints], vectors: Sequence[Vectors]) -> _Words:
    """A word weighs the logarithm of how many clauses there are for each that has it; the parts of a clause add up to 1
    or, where every clause has all its words, to 0."""
    lengths = np.array([len(found) for found in pieces])
    clauses = np.flatnonzero(lengths)
    of = np.repeat(np.arange(len(pieces)), lengths)
    different, which = np.unique(np.concatenate(pieces), return_inverse=True)
    width = max(1, len(different))
    spread = np.bincount(np.unique(of * width + which) % width, minlength=width)
    weight = np.log((len(clauses) + 1) / np.maximum(1, spread))[which]
    total = np.bincount(of, weight, max(1, len(pieces)))[of]
    part = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0).astype(np.float32)
    own = np.vstack(vectors)
    own = own - own.mean(0) if len(own) else own
    own /= np.maximum(np.sqrt(np.einsum("ij,ij->i", own, own)), 1e-9)[:, None]
    return _Words(own, part, clauses, (np.cumsum(lengths) - lengths)[clauses])


def _match(here: _Words, there: _Words, said: NDArray[np.float32], should_cancel: ShouldCancel) -> None:
    """Note for any clause of the one statement and of the other which part of the one's words the other has like ones
    for, both ways."""
    if not len(here.clauses) or not len(there.clauses):
        return
    for block in here.blocks():
        stop_if(should_cancel)
        like = np.maximum(block.vectors @ there.vectors.T, 0.0)
        best = np.maximum.reduceat(like, there.first, axis=1) * block.part[:, None]
        said[np.ix_(block.clauses, there.clauses)] = np.add.reduceat(best, block.first, axis=0)
        best = np.maximum.reduceat(like, block.first, axis=0) * there.part
        said[np.ix_(there.clauses, block.clauses)] = np.add.reduceat(best, there.first, axis=1).T
