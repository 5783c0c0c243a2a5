"""All that alignment looks at in the clauses of a comparison, as arrays with a row for each clause.

Clauses have numbers here, which are the rows: those of one statement follow each other, and between two statements
numbers are left out so that no clause is a neighbour of another statement's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.alignment.sparse import Bools, Floats, Ints, Sparse
from core.alignment.vocabulary import Vocabulary
from core.clauses.statement import Clause
from core.commitments.acts import ActKind

HEADING = 1
"""The sort of headings and titles; that of plain text is 0."""
KIND_BITS: Mapping[ActKind, int] = {kind: 1 << nth for nth, kind in enumerate(ActKind)}
"""The bit that each kind of act has in `Sheet.kinds`."""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of all statements: `of` says in which each clause stands, `words` what each treats, `sizes` how
    many clauses it has."""

    of: Ints
    words: Sparse
    sizes: Ints


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the words of clauses tell of: `weights` has a column for each subject, the squares of a row add up to 1 or
    0. `first` is the number of the one that weighs most, -1 where there is none."""

    names: Sequence[str]
    weights: Floats
    first: Ints


@dataclass(frozen=True, slots=True)
class Sheet:
    """`spans` are the numbers that the clauses of each statement have.

    `statement` is -1 in rows without a clause. `depth` is the place in the statement, 0 to 1. `word_ids` has a
    character a word; clauses with the same words have the same number in `wording`, and those without words 0. `words`
    are the stems that a clause has, weighed, and `mass` what all different ones weigh; `telling` are the rarest of
    them, `leading` those that lead to partners. `follows` are the stems that follow each other, where another clause
    has them too, `follows_mass` what all of a clause weigh. Equal numbers of `label` are equal labels, 0 is none; of
    `topic`, rows of `topics`. `parent` is the clause that governs this one, or -1. `kinds` has a bit for each kind of
    act.
    """

    vocabulary: Vocabulary
    spans: list[range]
    clauses: Mapping[int, Clause]
    statement: Ints
    depth: Floats
    sort: Ints
    word_ids: list[str]
    wording: Ints
    lengths: Ints
    stem_counts: Ints
    words: Sparse
    mass: Floats
    telling: Sparse
    leading: Sparse
    context: Sparse
    follows: Sparse
    follows_mass: Floats
    names: Sparse
    numbers: Sparse
    verbs: Sparse
    kinds: Ints
    label: Ints
    topic: Ints
    topics: Sparse
    parent: Ints
    paragraphs: Paragraphs
    subjects: Subjects

    @property
    def height(self) -> int:
        """How many rows there are, those without a clause included."""
        return len(self.statement)

    @property
    def has_words(self) -> Bools:
        """Whether a clause has a word that another one has too."""
        found: Bools = self.words.only(self.vocabulary.spread[self.words.columns] > 1).lengths > 0
        return found

    def kinds_of(self, number: int) -> set[str]:
        """The kinds of act that a clause has."""
        return {kind.value for kind, bit in KIND_BITS.items() if self.kinds[number] & bit}
