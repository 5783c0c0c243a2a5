"""Statements become a Sheet: all that alignment looks at, cut once, with words as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, compress, pairwise
from operator import itemgetter

import numpy as np

from core.alignment.sheet import HEADING, KIND_BITS, Paragraphs, Sheet
from core.alignment.sparse import Bools, Floats, Ints, Sparse, counted, gathered, order_of
from core.alignment.subjects import told_by
from core.alignment.vocabulary import Numbers, Tokens, Vocabulary, spelt
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
_AROUND = (-2, -1, 1, 2)
"""The clauses that stand around one."""
_SORTS = {ClauseKind.TITLE: HEADING, ClauseKind.HEADING: HEADING, ClauseKind.NOTE: 2, ClauseKind.SIGNATURE: 3}


def read_sheet(statements: Sequence[Statement], acts: Sequence[Act] = (), should_cancel: ShouldCancel = never) -> Sheet:
    """The sheet of statements that come in an order that does not depend on that of loading."""
    spans = _spans(statements)
    height = spans[-1].stop + _GAP if spans else 0
    clauses = {n: c for span, s in zip(spans, statements, strict=True) for n, c in zip(span, s.clauses, strict=True)}
    vocabulary = Vocabulary()
    read = []
    for span, statement in zip(spans, statements, strict=True):
        stop_if(should_cancel)
        read.append(_tokens(statement, span, vocabulary))
    tokens = _together(read)
    topic_codes = Numbers("")
    topic = _coded(clauses, height, topic_codes, lambda clause: clause.topic)
    topics = [sorted(set(vocabulary.stems_of(text))) for text in topic_codes]
    number_of = {clause.id: number for number, clause in clauses.items()}
    verbs, kinds = _acts(acts, number_of, vocabulary, height)
    stop_if(should_cancel)
    stems, row = vocabulary.stems_in(tokens)
    words, mass = vocabulary.weigh(stems, row, height=height, clauses=len(clauses))
    width = len(vocabulary.names)
    rank, reach = _rarity(words, vocabulary)
    is_shared = vocabulary.spread[words.columns] > 1
    telling = words.only(is_shared & (rank < _TELLING))
    statement_of = np.full(height, -1, dtype=np.int64)
    depth = np.zeros(height)
    for nth, span in enumerate(spans):
        statement_of[span.start : span.stop] = nth
        depth[span.start : span.stop] = np.arange(len(span)) / max(1, len(span) - 1)
    follows, follows_mass = _follows(stems, row, vocabulary.weight, height)
    numeral = vocabulary.numerals()[tokens.word]
    word_ids = _word_ids(tokens, height)
    codes = Numbers("")
    stop_if(should_cancel)
    return Sheet(
        vocabulary=vocabulary,
        spans=spans,
        clauses=clauses,
        statement=statement_of,
        depth=depth,
        sort=_of_each(clauses, height, lambda clause: _SORTS.get(clause.kind, 0)),
        word_ids=word_ids,
        wording=np.array([codes[ids] for ids in word_ids], dtype=np.int64),
        lengths=np.bincount(tokens.row, minlength=height).astype(np.int64),
        stem_counts=np.bincount(row, minlength=height).astype(np.int64),
        words=words,
        mass=mass,
        telling=telling,
        leading=words.only(is_shared & (rank < _LEADING) & (reach <= _REACH)),
        context=_context(telling, statement_of),
        follows=follows,
        follows_mass=follows_mass,
        names=_set_of(*vocabulary.stems_in(tokens, tokens.is_capital & ~numeral), height, width),
        numbers=_set_of(*vocabulary.stems_in(tokens, numeral), height, width),
        verbs=_set_of(*verbs, height, width),
        kinds=kinds,
        label=_coded(clauses, height, Numbers(""), lambda clause: clause.label),
        topic=topic,
        topics=_topics(topics, width),
        parent=_of_each(clauses, height, lambda clause: number_of.get(clause.parent or "", -1), -1),
        paragraphs=_paragraphs(clauses, statement_of, telling),
        subjects=told_by(stems, row, vocabulary, height=height, clauses=len(clauses)),
    )


def _spans(statements: Sequence[Statement]) -> list[range]:
    spans, start = [], 0
    for statement in statements:
        spans.append(range(start, start + len(statement.clauses)))
        start += len(statement.clauses) + _GAP
    return spans


def _tokens(statement: Statement, span: range, vocabulary: Vocabulary) -> Tokens:
    """The words of a statement, those of labels and leads left out, which the vocabulary learns."""
    text, cut = statement.text, statement.words
    found = [cut[clause.id] for clause in statement.clauses]
    row = np.repeat(np.arange(span.start, span.stop), [len(each) for each in found])
    if not len(row):
        return Tokens(row, row, row > 0)
    flat = list(chain.from_iterable(found))
    starts = np.fromiter(map(itemgetter(1), flat), np.int64, len(flat))
    bodies = np.zeros(span.stop, dtype=np.int64)
    bodies[span.start :] = [clause.body for clause in statement.clauses]
    kept = starts >= bodies[row]
    if not kept.all():
        flat, starts, row = list(compress(flat, kept)), starts[kept], row[kept]
    known = len(vocabulary.words)
    word = np.fromiter(map(vocabulary.words.__getitem__, map(itemgetter(0), flat)), np.int64, len(flat))
    # Words are numbered as they are met, so each that is met first is above all before it.
    highest = np.maximum.accumulate(np.concatenate(([known - 1], word)))
    fresh = np.flatnonzero(word > highest[:-1])
    vocabulary.learn(text[flat[at].start : flat[at].end] for at in fresh.tolist())
    begins = np.concatenate(([True], row[1:] != row[:-1]))[: len(row)]
    return Tokens(word, row, _capital(text, starts) & ~begins)


def _capital(text: str, starts: Ints) -> Bools:
    """Whether there is a capital letter at each of the offsets."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)[starts]
    is_capital = np.zeros(int(letters.max(initial=0)) + 1, dtype=np.bool_)
    is_capital[[letter for letter in np.flatnonzero(np.bincount(letters)).tolist() if chr(letter).isupper()]] = True
    return is_capital[letters]


def _together(read: Sequence[Tokens]) -> Tokens:
    if not read:
        return Tokens(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.bool_))
    return Tokens(
        *(np.concatenate(parts) for parts in zip(*((t.word, t.row, t.is_capital) for t in read), strict=True))
    )


def _word_ids(tokens: Tokens, height: int) -> list[str]:
    spelling = spelt(tokens.word)
    ends = np.searchsorted(tokens.row, np.arange(height + 1)).tolist()
    return [spelling[start:end] for start, end in pairwise(ends)]


def _of_each(clauses: dict[int, Clause], height: int, number: Callable[[Clause], int], missing: int = 0) -> Ints:
    found = np.full(height, missing, dtype=np.int64)
    found[list(clauses)] = [number(clause) for clause in clauses.values()]
    return found


def _coded(clauses: dict[int, Clause], height: int, codes: Numbers, name: Callable[[Clause], str]) -> Ints:
    return _of_each(clauses, height, lambda clause: codes[name(clause)])


def _acts(
    acts: Sequence[Act], number_of: dict[str, int], vocabulary: Vocabulary, height: int
) -> tuple[tuple[Ints, Ints], Ints]:
    """The stems of acting verbs with the rows that they stand in, and the kinds of act in each row."""
    kinds = np.zeros(height, dtype=np.int64)
    found: list[tuple[int, int]] = []
    for act in acts:
        number = number_of.get(act.clause)
        if number is not None:
            kinds[number] |= KIND_BITS[act.kind]
            found += [(stem, number) for stem in vocabulary.stems_of(act.verb.text)]
    stems, rows = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return (stems, rows), kinds


def _set_of(stems: Ints, rows: Ints, height: int, width: int) -> Sparse:
    return gathered(rows, stems, None, height=height, width=width)


def _rarity(words: Sparse, vocabulary: Vocabulary) -> tuple[Ints, Ints]:
    """For every entry the how manieth it is in its row from the rarest on, those that no other clause has left out, and
    how many clauses it and those before it are in."""
    spread = vocabulary.spread[words.columns]
    widest = int(spread.max()) + 1 if len(spread) else 1
    by_rarity = np.where(spread > 1, spread, widest)
    order = order_of(words.rows * (widest + 1) + by_rarity, len(words.starts) * (widest + 1))
    rank, reach = np.zeros_like(order), np.zeros_like(order)
    rank[order] = counted(words.lengths)
    total = np.concatenate(([0], np.cumsum(spread[order])))
    reach[order] = total[1:] - np.repeat(total[words.starts[:-1]], words.lengths)
    return rank, reach


def _follows(stems: Ints, row: Ints, weight: Floats, height: int) -> tuple[Sparse, Floats]:
    """The pairs of stems that follow each other in a clause, and what all of a clause weigh."""
    together = row[1:] == row[:-1]
    bits = len(weight).bit_length()
    pairs = ((stems[:-1] << bits) | stems[1:])[together]
    every = gathered(row[1:][together], pairs, None, height=height, width=1 << 2 * bits)
    values = weight[every.columns >> bits] + weight[every.columns & ((1 << bits) - 1)]
    order = order_of(every.columns, every.width)
    ordered = every.columns[order]
    number = np.cumsum(np.concatenate(([0], ordered[1:] != ordered[:-1]))[: len(ordered)])
    is_repeated = np.bincount(number, minlength=1) > 1
    column, kept = np.empty_like(order), np.empty(len(order), dtype=np.bool_)
    column[order] = (np.cumsum(is_repeated) - 1)[number]
    kept[order] = is_repeated[number]
    numbered = Sparse(every.starts, column, values, int(is_repeated.sum()))
    return numbered.only(kept), numbered.row_sums(values)


def _context(telling: Sparse, statement_of: Ints) -> Sparse:
    """What stands around each clause: the two clauses on either side."""
    height = len(statement_of)
    rows = np.concatenate([telling.rows - step for step in _AROUND])
    columns, values = np.tile(telling.columns, len(_AROUND)), np.tile(telling.values, len(_AROUND))
    is_clause = (rows >= 0) & (statement_of[rows] >= 0)
    rows, columns, values = rows[is_clause], columns[is_clause], values[is_clause]
    return gathered(rows, columns, values, height=height, width=telling.width).of_length_one()


def _topics(topics: Sequence[Sequence[int]], width: int) -> Sparse:
    lengths = np.array([len(stems) for stems in topics], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    columns = np.array([stem for stems in topics for stem in stems], dtype=np.int64)
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
