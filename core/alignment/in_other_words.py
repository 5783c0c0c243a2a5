"""What two clauses of one language have in common where they do not share the words: meaning, as evidence.

Each word of a clause is matched with the word of the other that means what is nearest to it, and counts by its rarity:
the part of a clause that the other says too, be it in other words. Beside this stands how near the two are as wholes,
once what all clauses of the comparison say is taken away. Both ways, and with the lead over rivals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from core.alignment.meaning import LANGUAGES, Encoder, encoder, likeness, own_words
from core.alignment.rivals import over_others
from core.alignment.sheet import Sheet
from core.alignment.sparse import Bools, Floats, Ints, distinct
from core.clauses.statement import Statement
from core.progress import ShouldCancel, never, stop_if

MEANING_EVIDENCE = (
    "like_words",
    "like_words_over_others",
    "like_words_rival_worst",
    "like_words_rival_best",
    "meaning",
    "meaning_over_others",
    "meaning_rival_worst",
    "meaning_rival_best",
)
"""The names of what `Meanings.evidence` gives, in its order."""

_FEW = 10
"""The mean of so many clauses says half of what all say."""
_AT_ONCE = 64
"""Different pieces matched with all others at a time, between two questions whether to stop."""
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Meanings:
    """For any two clauses (row, column) the part of the one's words that the other has like ones for, 0 to 1; and what
    each clause means as a whole, less what all do. Clauses without a common word that are less alike than `least` as
    wholes are not looked at."""

    said: NDArray[np.float32]
    vectors: Floats
    least: float = 0.2

    def near(self, sheet: Sheet, keep: int) -> Ints:
        """The pairs of every clause with the `keep` of each other statement that say most of the same, as
        lower number × height + higher number. Those that share no word at all must mean much the same as wholes: of
        what remains, hardly any belong together."""
        keys = [np.zeros(0, np.int64)]
        for here, there in combinations(sheet.spans, 2):
            alike = self._both(slice(here.start, here.stop), slice(there.start, there.stop))
            for i, j in (_best(alike, keep), _best(alike.T, keep)[::-1]):
                keys.append((i + here.start) * sheet.height + j + there.start)
        a, b = np.divmod(distinct(np.concatenate(keys)), max(1, sheet.height))
        worth = (sheet.words.shared(a, b).counts() > 0) | (likeness(self.vectors, a, b) >= self.least)
        return a[worth] * sheet.height + b[worth]

    def evidence(self, statement: Ints, a: Ints, b: Ints) -> Floats:
        """A row of MEANING_EVIDENCE for every pair."""
        one, other = self.said[a, b].astype(np.float64), self.said[b, a].astype(np.float64)
        like, alike = np.sqrt(one * other), likeness(self.vectors, a, b)
        return np.column_stack(
            [
                like,
                *over_others(a, b, like, statement),
                alike,
                *over_others(a, b, alike, statement),
            ]
        )

    def _both(self, here: slice, there: slice) -> Floats:
        found: Floats = np.sqrt(self.said[here, there].astype(np.float64) * self.said[there, here].T)
        return found


def is_known(statements: Sequence[Statement]) -> bool:
    """Whether the encoder knows the languages of all statements, so that the meaning of all clauses is told alike."""
    return all(statement.language in LANGUAGES for statement in statements)


def meanings(statements: Sequence[Statement], sheet: Sheet, should_cancel: ShouldCancel = never) -> Meanings:
    """What the clauses of all statements mean. Raises Cancelled."""
    known = encoder()
    vectors: Floats = np.zeros((sheet.height, 512))
    pieces: list[Ints] = [_NONE] * sheet.height
    for statement, span in zip(statements, sheet.spans, strict=True):
        found = known.meant([own_words(statement, clause) for clause in statement.clauses], should_cancel)
        vectors[span.start : span.stop] = found.vectors
        pieces[span.start : span.stop] = found.pieces
    return Meanings(_said(pieces, known, should_cancel), _centred(vectors, sheet.statement >= 0))


_NONE = np.zeros(0, np.int64)


def _best(alike: Floats, keep: int) -> tuple[Ints, Ints]:
    """The places (row, column) of the greatest few of each row, the first of equals."""
    columns = np.argsort(-alike, axis=1, kind="stable")[:, :keep]
    return np.repeat(np.arange(len(alike)), columns.shape[1]), columns.ravel()


def _centred(vectors: Floats, is_clause: Bools) -> Floats:
    """The vectors without what they have in common: the subject of the comparison and the tone of all such texts."""
    clauses = int(is_clause.sum())
    common = vectors[is_clause].sum(0) / (clauses + _FEW)
    own = np.where(is_clause[:, None], vectors - common, 0.0)
    found: Floats = own / np.maximum(np.sqrt(np.einsum("ij,ij->i", own, own)), 1e-9)[:, None]
    return found


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of all clauses: `of` and `number` are equally long and say which clause has which of the `different`
    pieces, each once; `part` is what it weighs in the clause, adding up to 1. `clauses` are those that have any, and
    `first` where their pieces begin."""

    of: Ints
    number: Ints
    part: Floats
    different: Ints
    clauses: Ints
    first: Ints


def _weighed(pieces: Sequence[Ints]) -> _Pieces:
    """A piece weighs the logarithm of how many clauses there are for each that has it, as often as a clause has it."""
    lengths = np.array([len(found) for found in pieces])
    different, which = np.unique(np.concatenate(pieces), return_inverse=True)
    width = max(1, len(different))
    keys, times = np.unique(np.repeat(np.arange(len(pieces)), lengths) * width + which, return_counts=True)
    of, number = np.divmod(keys, width)
    clauses, first = np.unique(of, return_index=True)
    rarity = np.log((len(clauses) + 1) / np.maximum(1, np.bincount(number, minlength=width)))
    part = times * rarity[number]
    part /= np.bincount(of, part, minlength=max(1, len(pieces)))[of]
    return _Pieces(of, number, part, different, clauses, first)


def _said(pieces: Sequence[Ints], known: Encoder, should_cancel: ShouldCancel) -> NDArray[np.float32]:
    """For any two clauses the part of the first one's words that the second has like ones for."""
    found = np.zeros((len(pieces), len(pieces)), np.float32)
    cut = _weighed(pieces)
    if not len(cut.different):
        return found
    vectors = known.piece_vectors(cut.different)
    by_clause = np.zeros((len(cut.clauses), len(cut.clauses)), np.float32)
    for block, parts in _blocks(cut):
        stop_if(should_cancel)
        like = np.maximum(vectors @ vectors[block].T, 0.0)
        by_clause += parts @ np.maximum.reduceat(like[cut.number], cut.first, axis=0).T
    found[np.ix_(cut.clauses, cut.clauses)] = np.round(by_clause, _DIGITS)
    return found


def _blocks(cut: _Pieces) -> Iterator[tuple[slice, NDArray[np.float32]]]:
    """A few different pieces at a time, and what each weighs in each clause."""
    place = np.searchsorted(cut.clauses, cut.of)
    order = np.argsort(cut.number, kind="stable")
    starts = np.searchsorted(cut.number[order], np.arange(0, len(cut.different) + _AT_ONCE, _AT_ONCE))
    for nth, (low, high) in enumerate(pairwise(starts.tolist())):
        block = slice(nth * _AT_ONCE, min((nth + 1) * _AT_ONCE, len(cut.different)))
        here = order[low:high]
        parts = np.zeros((len(cut.clauses), block.stop - block.start), np.float32)
        parts[place[here], cut.number[here] - block.start] = cut.part[here]
        yield block, parts
