"""Statements become a Sheet: all that alignment looks at, cut once, with words as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.alignment.sheet import HEADING, KIND_BITS, Paragraphs, Sheet, Subjects
from core.alignment.sparse import (
    Floats,
    Ints,
    Short,
    Sparse,
    added_up,
    counted,
    different,
    gathered,
    order_of,
    pieces,
    stacked,
)
from core.alignment.subjects import told_by
from core.alignment.tokens import Tokens, read_tokens
from core.alignment.vocabulary import Numbers, Vocabulary
from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act
from core.progress import ShouldCancel, never, stop_if

_TELLING = 16
"""So many of a clause's rarest words say what stands around another, or what a paragraph treats."""
_LEADING = 40
"""So many of a clause's words lead to partners."""
_REACH = 600
"""So many clauses, counted once for each word, they lead to at the most: common words of a long text lead nowhere."""
_GAP = 8
"""So many numbers are left out between two statements."""
_ROWS = 1 << 10
"""So many clauses are looked at together."""
_AROUND = (-2, -1, 1, 2)
"""The clauses that stand around one."""
_NONE = np.zeros(0, dtype=np.int32)
_SORTS = {ClauseKind.TITLE: HEADING, ClauseKind.HEADING: HEADING, ClauseKind.NOTE: 2, ClauseKind.SIGNATURE: 3}


@dataclass(frozen=True, slots=True)
class _Words:
    """What is made of the words of clauses; the fields are those of Sheet."""

    word_ids: list[str]
    lengths: Ints
    stem_counts: Ints
    words: Sparse
    mass: Floats
    follows: Sparse
    follows_mass: Floats
    names: Sparse
    numbers: Sparse
    subjects: Subjects


def read_sheet(statements: Sequence[Statement], acts: Sequence[Act] = (), should_cancel: ShouldCancel = never) -> Sheet:
    """The sheet of statements that come in an order that does not depend on that of loading."""
    spans = _spans(statements)
    height = spans[-1].stop + _GAP if spans else 0
    clauses = {n: c for span, s in zip(spans, statements, strict=True) for n, c in zip(span, s.clauses, strict=True)}
    number_of = {clause.id: number for number, clause in clauses.items()}
    vocabulary = Vocabulary()
    tokens = read_tokens(statements, spans, vocabulary, should_cancel)
    topic_codes = Numbers("")
    topic = _coded(clauses, height, topic_codes, lambda clause: clause.topic)
    topics = [sorted(set(vocabulary.stems_of(text))) for text in topic_codes]
    verbs, kinds = _acts(acts, number_of, vocabulary, height)
    read = _words(tokens, vocabulary, height, len(clauses))
    del tokens
    stop_if(should_cancel)
    telling, leading = _rarest(read.words, vocabulary)
    statement_of, depth = _places(spans, height)
    wording = Numbers("")
    return Sheet(
        vocabulary=vocabulary,
        spans=spans,
        clauses=clauses,
        statement=statement_of,
        depth=depth,
        sort=_of_each(clauses, height, lambda clause: _SORTS.get(clause.kind, 0)),
        word_ids=read.word_ids,
        wording=np.fromiter(map(wording.__getitem__, read.word_ids), np.int64, height),
        lengths=read.lengths,
        stem_counts=read.stem_counts,
        words=read.words,
        mass=read.mass,
        telling=telling,
        leading=leading,
        context=_context(telling, statement_of),
        follows=read.follows,
        follows_mass=read.follows_mass,
        names=read.names,
        numbers=read.numbers,
        verbs=gathered(verbs[1], verbs[0], None, height=height, width=len(vocabulary.names)),
        kinds=kinds,
        label=_coded(clauses, height, Numbers(""), lambda clause: clause.label),
        topic=topic,
        topics=_topics(topics, len(vocabulary.names)),
        parent=_of_each(clauses, height, lambda clause: number_of.get(clause.parent or "", -1), -1),
        paragraphs=_paragraphs(clauses, statement_of, telling),
        subjects=read.subjects,
    )


def _words(tokens: Tokens, vocabulary: Vocabulary, height: int, clauses: int) -> _Words:
    """What is made of the words, piece by piece: together they take more memory than all else."""
    width = len(vocabulary.names)
    numeral = vocabulary.numerals()[tokens.word]
    sets = []
    for kept in (tokens.is_capital & ~numeral, numeral):
        stems, row = tokens.stems(vocabulary, kept)
        sets.append(gathered(row, stems, None, height=height, width=width))
    stems, row = tokens.stems(vocabulary)
    counts = stacked([gathered(row[p], stems[p], None, height=height, width=width) for p in (slice(0), *pieces(row))])
    words, mass = vocabulary.weigh(counts, clauses=clauses)
    follows, follows_mass = _follows(stems, row, vocabulary.weight, height)
    return _Words(
        word_ids=tokens.spelt(height),
        lengths=np.bincount(tokens.row, minlength=height).astype(np.int64),
        stem_counts=np.bincount(row, minlength=height).astype(np.int64),
        words=words,
        mass=mass,
        follows=follows,
        follows_mass=follows_mass,
        names=sets[0],
        numbers=sets[1],
        subjects=told_by(stems, row, vocabulary, height=height, clauses=clauses),
    )


def _spans(statements: Sequence[Statement]) -> list[range]:
    spans, start = [], 0
    for statement in statements:
        spans.append(range(start, start + len(statement.clauses)))
        start += len(statement.clauses) + _GAP
    return spans


def _places(spans: Sequence[range], height: int) -> tuple[Ints, Floats]:
    """Of which statement each clause is, and at what depth it stands there."""
    statement_of, depth = np.full(height, -1, dtype=np.int64), np.zeros(height)
    for nth, span in enumerate(spans):
        statement_of[span.start : span.stop] = nth
        depth[span.start : span.stop] = np.arange(len(span)) / max(1, len(span) - 1)
    return statement_of, depth


def _of_each(clauses: dict[int, Clause], height: int, number: Callable[[Clause], int], missing: int = 0) -> Ints:
    found = np.full(height, missing, dtype=np.int64)
    found[list(clauses)] = [number(clause) for clause in clauses.values()]
    return found


def _coded(clauses: dict[int, Clause], height: int, codes: Numbers, name: Callable[[Clause], str]) -> Ints:
    return _of_each(clauses, height, lambda clause: codes[name(clause)])


def _acts(
    acts: Sequence[Act], number_of: dict[str, int], vocabulary: Vocabulary, height: int
) -> tuple[tuple[Short, Short], Ints]:
    """The stems of acting verbs with the rows that they stand in, and the kinds of act in each row."""
    kinds = np.zeros(height, dtype=np.int64)
    found: list[tuple[int, int]] = []
    for act in acts:
        number = number_of.get(act.clause)
        if number is not None:
            kinds[number] |= KIND_BITS[act.kind]
            found += [(stem, number) for stem in vocabulary.stems_of(act.verb.text)]
    stems, rows = np.array(found, dtype=np.int32).reshape(-1, 2).T
    return (stems, rows), kinds


def _rarest(words: Sparse, vocabulary: Vocabulary) -> tuple[Sparse, Sparse]:
    """The rarest words of each clause: those that tell what it treats, and those that lead to partners."""
    tell, lead = (np.zeros(len(words.columns), dtype=np.bool_) for _ in range(2))
    for start in range(0, len(words.starts) - 1, _ROWS):
        starts = words.starts[start : start + _ROWS + 1]
        part = slice(starts[0], starts[-1])
        spread, lengths = vocabulary.spread[words.columns[part]], np.diff(starts)
        widest = int(spread.max(initial=0)) + 1
        row = np.repeat(np.arange(len(lengths)), lengths)
        # What no other clause has comes last.
        order = order_of(row * (widest + 1) + np.where(spread > 1, spread, widest), len(starts) * (widest + 1))
        rank, reach = counted(lengths), np.cumsum(spread[order])
        reach -= np.repeat((reach - spread[order])[rank == 0], lengths[lengths > 0])
        tell[part][order] = rank < _TELLING
        lead[part][order] = (rank < _LEADING) & (reach <= _REACH)
    is_shared = vocabulary.spread[words.columns] > 1
    return words.only(tell & is_shared), words.only(lead & is_shared)


def _follows(stems: Short, row: Short, weight: Floats, height: int) -> tuple[Sparse, Floats]:
    """The pairs of stems that follow each other in a clause, as numbers, where another clause has them too; and what
    all of a clause weigh."""
    bits = len(weight).bit_length()
    found, mass = [np.zeros(0, dtype=np.int64)], np.zeros(height)
    sizes = np.zeros(height + 1, dtype=np.int64)
    for part in pieces(row):
        together = row[part][1:] == row[part][:-1]
        pairs = ((stems[part][:-1].astype(np.int64) << bits) | stems[part][1:])[together]
        rows, codes = different(row[part][1:][together], pairs, width=1 << 2 * bits)
        mass += added_up(rows, _weigh_both(codes, bits, weight), height)
        sizes[1:] += np.bincount(rows, minlength=height)
        found.append(codes)
    codes = np.concatenate(found)
    del found
    order = order_of(codes, 1 << 2 * bits)
    codes = codes[order]
    is_new = np.concatenate(([True], codes[1:] != codes[:-1]))[: len(codes)]
    is_repeated = ~(is_new & np.append(is_new[1:], True))
    columns = np.full(len(order), -1, dtype=np.int32)
    columns[order[is_repeated]] = np.cumsum(is_new[is_repeated], dtype=np.int32) - 1
    codes = codes[is_new & is_repeated]
    kept = columns >= 0
    starts = np.concatenate(([0], np.cumsum(kept)))[np.cumsum(sizes)]
    columns = columns[kept]
    return Sparse(starts, columns, _weigh_both(codes, bits, weight)[columns], len(codes)), mass


def _weigh_both(pairs: Ints, bits: int, weight: Floats) -> Floats:
    found: Floats = weight[pairs >> bits] + weight[pairs & ((1 << bits) - 1)]
    return found


def _context(telling: Sparse, statement_of: Ints) -> Sparse:
    """What stands around each clause: the two clauses on either side."""
    height, farthest = len(statement_of), max(_AROUND)
    parts = [gathered(_NONE, _NONE, None, height=height, width=telling.width)]
    for start in range(0, height, _ROWS):
        first, last = max(0, start - farthest), min(height, start + _ROWS + farthest)
        part = slice(telling.starts[first], telling.starts[last])
        from_row = np.repeat(np.arange(first, last), np.diff(telling.starts[first : last + 1]))
        rows = np.concatenate([from_row + step for step in _AROUND])
        columns, values = np.tile(telling.columns[part], len(_AROUND)), np.tile(telling.values[part], len(_AROUND))
        is_here = (rows >= start) & (rows < min(height, start + _ROWS))
        is_here[is_here] = statement_of[rows[is_here]] >= 0
        rows, columns, values = rows[is_here], columns[is_here], values[is_here]
        parts.append(gathered(rows, columns, values, height=height, width=telling.width))
    return stacked(parts).of_length_one()


def _topics(topics: Sequence[Sequence[int]], width: int) -> Sparse:
    lengths = np.array([len(stems) for stems in topics], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    columns = np.array([stem for stems in topics for stem in stems], dtype=np.int32)
    return Sparse(starts, columns, np.ones(len(columns)), width).of_length_one()


def _paragraphs(clauses: dict[int, Clause], statement_of: Ints, telling: Sparse) -> Paragraphs:
    """What the clauses of each paragraph tell, together."""
    codes: dict[tuple[int, int], int] = {}
    of = np.full(len(statement_of), -1, dtype=np.int64)
    for number, clause in clauses.items():
        of[number] = codes.setdefault((int(statement_of[number]), clause.paragraph), len(codes))
    words = gathered(
        of[telling.rows], telling.columns, telling.values, height=len(codes), width=telling.width
    ).of_length_one()
    return Paragraphs(of, words, np.bincount(of[of >= 0], minlength=len(codes)).astype(np.int64))
