"""Rows whose cells are in different languages: within one language cells are judged as ever, between languages by
facts alone, that is by the numbers and dates that they must share.

Words of two languages are never set against each other. A figure counts as missing where each of two cells has one
that the other lacks, or where one lacks a figure that nobody says in other ways. Cells of one language that agree
speak with one voice. So agreement is an equivalence here too, whatever the order of the statements.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from core.comparison.differences import Verdict, judge
from core.comparison.facts import CellFacts
from core.comparison.figure_words import figure_words
from core.comparison.figures import Figure, Figures, Sort, Value, figures
from core.comparison.tints import tints
from core.comparison.values import Agreement, Difference, DifferenceKind, Relation, Side, Tint, TintKind


def judge_row(cells: Sequence[CellFacts]) -> tuple[Verdict, Mapping[str, tuple[Tint, ...]]]:
    """What two cells or more come to, and the marked words of each by statement id."""
    by_language = _by_language(cells)
    if len(by_language) == 1:
        marked = tints(cells)
        return judge(cells, marked), marked
    marked = {id: found for alike in by_language for id, found in tints(alike).items()}
    verdicts = [judge(alike, marked) for alike in by_language if len(alike) > 1]
    voices = [voice for alike in by_language for voice in _voices(alike, verdicts)]
    disputed = _disputed(voices)
    differences = [difference for verdict in verdicts for difference in verdict.differences]
    differences += _differences(cells, voices, disputed)
    agreement = _agreement(cells, voices, disputed)
    relation = Relation.DIFFERS if len(agreement.groups) > 1 else Relation.REWORDED
    ordered = sorted(differences, key=lambda difference: difference.kind.rank)
    return Verdict(relation, agreement, tuple(ordered)), _with_figures(marked, voices, disputed)


def _by_language(cells: Sequence[CellFacts]) -> list[list[CellFacts]]:
    """The cells of each language, languages in the order of the cells. A text whose language is not known is taken for
    one in the language of the others, where they share one."""
    known = {cell.statement.language for cell in cells} - {""}
    if len(known) < 2:
        return [list(cells)]
    found: dict[str, list[CellFacts]] = {}
    for cell in cells:
        found.setdefault(cell.statement.language, []).append(cell)
    return list(found.values())


@dataclass(frozen=True)
class _Voice:
    """Cells of one language that agree, and the figures of each."""

    cells: Mapping[str, Figures]
    language: str

    @property
    def written(self) -> frozenset[Value]:
        return frozenset(chain.from_iterable(found.values for found in self.cells.values()))

    def says(self, value: Value) -> bool:
        return any(found.may_say(value) for found in self.cells.values())

    def lacks(self, value: Value) -> bool:
        """Whether a figure is missing here that this language has no other way to say."""
        words = figure_words(self.language)
        if value.sort is Sort.MONTH:
            return bool(words.months)
        return value.number > words.often_in_words or value.number % 1 != 0


def _voices(alike: Sequence[CellFacts], verdicts: Sequence[Verdict]) -> list[_Voice]:
    by_id = {cell.id: cell for cell in alike}
    groups = (
        [[id for id in group if id in by_id] for verdict in verdicts for group in verdict.agreement.groups]
        if len(alike) > 1
        else [[alike[0].id]]
    )
    language = alike[0].statement.language
    return [_Voice({id: _figures(by_id[id]) for id in group}, language) for group in groups if group]


def _figures(cell: CellFacts) -> Figures:
    found = [
        figures(
            cell.statement.text,
            cell.statement.words_from(clause, clause.body),
            clause.body,
            clause.end,
            language=cell.statement.language,
        )
        for clause in cell.clauses
    ]
    return Figures(
        tuple(chain.from_iterable(part.written for part in found)),
        frozenset(chain.from_iterable(part.hinted for part in found)),
    )


def _disputed(voices: Sequence[_Voice]) -> frozenset[Value]:
    """The figures that voices of different languages do not share."""
    found: set[Value] = set()
    for one, other in combinations(voices, 2):
        if one.language == other.language:
            continue
        here = {value for value in one.written if not other.says(value)}
        there = {value for value in other.written if not one.says(value)}
        if here and there:
            found |= here | there
        else:
            found |= {value for value in here if other.lacks(value)} | {value for value in there if one.lacks(value)}
    return frozenset(found)


def _agreement(cells: Sequence[CellFacts], voices: Sequence[_Voice], disputed: frozenset[Value]) -> Agreement:
    """Voices with the same figures agree, but for those of a language that has several of them: nothing tells with
    which of these another language goes."""
    together: dict[Hashable, list[str]] = {}
    for place, voice in enumerate(voices):
        side = _side(voice, disputed)
        rivals = sum(other.language == voice.language and _side(other, disputed) == side for other in voices)
        together.setdefault((side, place if rivals > 1 else -1), []).extend(voice.cells)
    order = {cell.id: place for place, cell in enumerate(cells)}
    groups = [tuple(sorted(group, key=order.__getitem__)) for group in together.values()]
    groups.sort(key=lambda group: (-len(group), order[group[0]]))
    return Agreement(tuple(groups))


def _side(voice: _Voice, disputed: frozenset[Value]) -> frozenset[Value]:
    return frozenset(value for value in disputed if voice.says(value))


def _differences(cells: Sequence[CellFacts], voices: Sequence[_Voice], disputed: frozenset[Value]) -> list[Difference]:
    """The figures that differ, and that nothing but figures was looked at."""
    spoken = any(voice.written for voice in voices)
    outcome = "they differ" if disputed else "they agree" if spoken else "there are none"
    sides: dict[str, list[str]] = {}
    for cell in cells:
        sides.setdefault(cell.statement.language, []).append(cell.id)
    looked_at = Difference(
        DifferenceKind.PRESENTATION,
        tuple(Side(tuple(ids), "") for ids in sides.values()),
        f"in different languages, so that only numbers and dates are compared: {outcome}",
        substance=False,
    )
    return [_figures_differ(cells, voices, disputed), looked_at] if disputed else [looked_at]


def _figures_differ(cells: Sequence[CellFacts], voices: Sequence[_Voice], disputed: frozenset[Value]) -> Difference:
    voice_of = {id: voice for voice in voices for id in voice.cells}
    sides: dict[frozenset[Value], list[CellFacts]] = {}
    for cell in cells:
        sides.setdefault(_side(voice_of[cell.id], disputed), []).append(cell)
    said = [Side(tuple(cell.id for cell in alike), _quoted(alike, voice_of, disputed)) for alike in sides.values()]
    why = "; ".join(
        f"{', '.join(side.statements)}: {f'“{side.words}”' if side.words else 'not there'}" for side in said
    )
    return Difference(DifferenceKind.FIGURE, tuple(said), f"numbers and dates differ: {why}", substance=True)


def _quoted(alike: Sequence[CellFacts], voice_of: Mapping[str, _Voice], disputed: frozenset[Value]) -> str:
    """The disputed figures as the first of these cells that has any writes them."""
    for cell in alike:
        if spans := _whole(voice_of[cell.id].cells[cell.id], disputed):
            text = cell.statement.text
            return " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    return ""


_WITHIN_A_DATE = 8
"""Characters between two parts of one date ("29 de abril de 2031")."""


def _whole(found: Figures, disputed: frozenset[Value]) -> list[tuple[int, int]]:
    """Where the disputed figures stand, each date with all its parts."""
    spans: list[tuple[int, int, bool]] = []
    before: Figure | None = None
    for figure in found.written:
        is_disputed = figure.value in disputed
        dated = before and before.in_date and figure.in_date
        if before and dated and figure.start - before.end <= _WITHIN_A_DATE:
            start, _, was_disputed = spans.pop()
            spans.append((start, figure.end, was_disputed or is_disputed))
        else:
            spans.append((figure.start, figure.end, is_disputed))
        before = figure
    return [(start, end) for start, end, is_disputed in spans if is_disputed]


def _shown(found: Figures, disputed: frozenset[Value]) -> list[Figure]:
    return [figure for figure in found.written if figure.value in disputed]


def _with_figures(
    marked: Mapping[str, tuple[Tint, ...]], voices: Sequence[_Voice], disputed: frozenset[Value]
) -> Mapping[str, tuple[Tint, ...]]:
    """Tints, and on the figures that not all have, where no words of the own language are marked already."""
    together = dict(marked)
    for voice in voices:
        for id, found in voice.cells.items():
            tinted = list(marked[id])
            for figure in _shown(found, disputed):
                if not any(tint.start < figure.end and figure.start < tint.end for tint in tinted):
                    tinted.append(Tint(figure.start, figure.end, TintKind.SUBSTANCE))
            together[id] = tuple(sorted(tinted, key=lambda tint: tint.start))
    return together
