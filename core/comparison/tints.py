"""Which words inside the cells of a row are marked, and as what: substance, wording or presentation.

Every cell is set against every other, not only against a first one: a word is marked if another cell that is near
enough does not have it. Cells that say quite different things would be marked from end to end, which helps nobody; of
those only the nearest counts, and faintly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby

from core.clauses.words import key
from core.comparison.facts import CellFacts
from core.comparison.terms import Term
from core.comparison.values import Tint, TintKind
from core.comparison.word_diff import Change, WordDiff, word_diff

_NEAR = 0.4
"""Two cells with at least this part of their words equal are set against each other word by word."""

_WEIGHT = {None: 0, TintKind.PRESENTATION: 1, TintKind.WORDING: 2, TintKind.SUBSTANCE: 3}


def tints(cells: Sequence[CellFacts]) -> Mapping[str, tuple[Tint, ...]]:
    """Statement id → the marked words of its cell, in order, not overlapping."""
    marks: list[list[TintKind | None]] = [[None] * len(cell.terms) for cell in cells]
    keys = [tuple(term.key for term in cell.terms) for cell in cells]
    diffs: dict[tuple[int, int], WordDiff] = {}
    for first, second in combinations(range(len(cells)), 2):
        if keys[first] == keys[second]:
            _mark_spelling(cells[first], cells[second], marks[first], marks[second])
        else:
            small = cells[first].wording.variants.small_words
            diffs[first, second] = word_diff(keys[first], keys[second], small=small)
    nearest = _nearest(diffs)
    for (first, second), diff in diffs.items():
        if diff.equal >= _NEAR:
            for change in diff.changes:
                _mark(marks[first], marks[second], change, _kind(change, cells[first], cells[second]))
        elif nearest[first] == (first, second) or nearest[second] == (first, second):
            for change in diff.changes:
                _mark(marks[first], marks[second], change, TintKind.WORDING)
    for cell, mark in zip(cells, marks, strict=True):
        _mark_whole(cell, mark)
    return {cell.id: _spans(cell, mark) for cell, mark in zip(cells, marks, strict=True)}


def _nearest(diffs: Mapping[tuple[int, int], WordDiff]) -> dict[int, tuple[int, int]]:
    """Cell → the pair in which it stands with the cell that is most like it."""
    nearest: dict[int, tuple[int, int]] = {}
    for pair, diff in diffs.items():
        for cell in pair:
            if cell not in nearest or diff.equal > diffs[nearest[cell]].equal:
                nearest[cell] = pair
    return nearest


def _kind(change: Change, first: CellFacts, second: CellFacts) -> TintKind:
    """Wording where both sides come to the same words when small words and endings are set aside."""
    # "Pledge to" for "will" binds as firmly.
    graded = first.strength == second.strength
    before = _content(first, first.terms[change.first_start : change.first_end], graded=graded)
    after = _content(second, second.terms[change.second_start : change.second_end], graded=graded)
    return TintKind.WORDING if before == after else TintKind.SUBSTANCE


def _content(cell: CellFacts, terms: Sequence[Term], *, graded: bool) -> list[str]:
    return [
        stem
        for term in terms
        if cell.wording.carries(term) and not (graded and cell.grades(term))
        for stem in cell.wording.stems(term.key)
    ]


def _mark(first: list[TintKind | None], second: list[TintKind | None], change: Change, kind: TintKind) -> None:
    _raise_to(first, range(change.first_start, change.first_end), kind)
    _raise_to(second, range(change.second_start, change.second_end), kind)


def _mark_spelling(
    first: CellFacts, second: CellFacts, first_marks: list[TintKind | None], second_marks: list[TintKind | None]
) -> None:
    """Mark words that are one term but are not spelled alike; the parties' names are left in peace."""
    for place, (one, other) in enumerate(zip(first.terms, second.terms, strict=True)):
        if one.is_name:
            continue
        if key(first.statement.text[one.start : one.end]) != key(second.statement.text[other.start : other.end]):
            _raise_to(first_marks, [place], TintKind.PRESENTATION)
            _raise_to(second_marks, [place], TintKind.PRESENTATION)


def _raise_to(marks: list[TintKind | None], places: Sequence[int], kind: TintKind) -> None:
    for place in places:
        if _WEIGHT[kind] > _WEIGHT[marks[place]]:
            marks[place] = kind


def _mark_whole(cell: CellFacts, marks: list[TintKind | None]) -> None:
    """Mark amounts and dates whole where a part of them is marked: "$5 million", "1 July 2030"."""
    if not any(marks):
        return
    for places in (*_amounts(cell), *_dates(cell, marks)):
        heaviest = max((marks[place] for place in places), key=_WEIGHT.__getitem__)
        if heaviest is not None:
            _raise_to(marks, places, heaviest)


def _amounts(cell: CellFacts) -> Iterator[range]:
    """The places of the terms of each amount, from its number on: what compares ("at least") is no part of it."""
    for amount in (amount for act in cell.binding for amount in act.amounts):
        held = [at for at, term in enumerate(cell.terms) if amount.start <= term.start and term.end <= amount.end]
        number = next((at for at in held if any(map(str.isdigit, cell.terms[at].key))), None)
        if number is not None:
            yield range(number, held[-1] + 1)


def _dates(cell: CellFacts, marks: Sequence[TintKind | None]) -> Iterator[range]:
    """The places of the terms of each date that is marked: a month, with the day and the year beside it."""
    months, terms, end = cell.wording.variants.months, cell.terms, 0
    for at, mark in enumerate(marks):
        if mark is None or at < end or not (terms[at].key.isdigit() or terms[at].key in months):
            continue
        start, end = at, at + 1
        while start > 0 and (terms[start - 1].key.isdigit() or terms[start - 1].key in months):
            start -= 1
        while end < len(terms) and (terms[end].key.isdigit() or terms[end].key in months):
            end += 1
        if any(term.key in months for term in terms[start:end]):
            yield range(start, end)


def _spans(cell: CellFacts, marks: Sequence[TintKind | None]) -> tuple[Tint, ...]:
    """Marked terms that follow each other in one clause are one tint."""
    starts = [clause.start for clause in cell.clauses]
    runs = groupby(
        zip(cell.terms, marks, strict=True),
        key=lambda marked: (marked[1], sum(start <= marked[0].start for start in starts)),
    )
    found = []
    for (kind, _), run in runs:
        terms = [term for term, _ in run]
        if kind is not None:
            found.append(Tint(terms[0].start, max(term.end for term in terms), kind))
    return tuple(found)
