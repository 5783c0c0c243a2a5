"""The ways in which the cells of a row differ, and who agrees with whom.

For each kind of difference a cell has a value (its level, its deadlines …). Cells with the same value stand on the
same side; where there are two sides or more there is a difference. Two cells agree when they stand on the same side of
every difference of substance. So agreement is an equivalence, whatever the order of the statements, and the relation
follows from the differences, never from a score.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from core.commitments.acts import LEVELS, Act, ActKind, Amount, Deadline, Phrase
from core.comparison.dates import last_day
from core.comparison.facts import CellFacts
from core.comparison.terms import Term
from core.comparison.values import Agreement, Difference, DifferenceKind, Relation, Side, Tint, TintKind

P = TypeVar("P", bound=Phrase)
_PERCENT = ("%",)
"""The term that stands for percentages, however they are written."""
_YEAR = re.compile(r"(?:19|20|21)\d\d")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the cells of a row come to."""

    relation: Relation
    agreement: Agreement
    differences: tuple[Difference, ...]


def judge(cells: Sequence[CellFacts], tints: Mapping[str, Sequence[Tint]]) -> Verdict:
    """Relation, agreement and differences of two cells or more; sides are in the order of `cells`.

    `tints` (by statement id) are the words that a difference of wording quotes.
    """
    speakers = _speakers(cells)
    differences = [found for kind, says in _SUBSTANCE if (found := _difference(kind, _asked(says, speakers), cells))]
    differences += _wording(cells, tints, small=bool(differences))
    differences += _presentation(cells)
    agreement = _agreement(cells, [difference for difference in differences if difference.substance])
    if len(agreement.groups) > 1:
        relation = Relation.DIFFERS
    elif len({_as_written(cell) for cell in cells}) > 1:
        relation = Relation.REWORDED
    else:
        relation = Relation.SAME
    return Verdict(relation, agreement, tuple(differences))


@dataclass(frozen=True, slots=True)
class _Says:
    """What a cell says of one kind: equal values stand on one side. `note` is what the reason calls it."""

    value: Hashable
    words: str
    note: str
    level: int | None = None


def _asked(says: Callable[[CellFacts], _Says], cells: Sequence[CellFacts]) -> list[_Says | None]:
    """What each cell says. Where some cells bind and others do not, that is a matter of strength; all else is asked of
    those that bind, and the others have nothing to say (None)."""
    binding = any(cell.binding for cell in cells) and says not in _ASKED_OF_ALL
    return [says(cell) if cell.binding or not binding else None for cell in cells]


def _difference(kind: DifferenceKind, said: Sequence[_Says | None], cells: Sequence[CellFacts]) -> Difference | None:
    sides: dict[Hashable, list[int]] = {}
    sayings: dict[Hashable, _Says] = {}
    for place, says in enumerate(said):
        if says is not None:
            sides.setdefault(says.value, []).append(place)
            sayings.setdefault(says.value, says)
    if len(sides) < 2:
        return None
    return Difference(
        kind=kind,
        sides=tuple(
            Side(tuple(cells[place].id for place in places), sayings[value].words, sayings[value].level)
            for value, places in sides.items()
        ),
        why="; ".join(f"{_names(cells, places)}: {sayings[value].note}" for value, places in sides.items()),
        substance=True,
    )


def _speakers(cells: Sequence[CellFacts]) -> list[CellFacts]:
    """For each cell the one that speaks for it: the first by statement id of those with the same terms, for they say
    the same, whatever has been made of each."""
    speakers: dict[tuple[object, ...], CellFacts] = {}
    for cell in sorted(cells, key=lambda cell: cell.id):
        speakers.setdefault(_said(cell), cell)
    return [speakers[_said(cell)] for cell in cells]


def _said(cell: CellFacts) -> tuple[object, ...]:
    return tuple(term.key for term in cell.terms), cell.brackets


def _names(cells: Sequence[CellFacts], places: Sequence[int]) -> str:
    return ", ".join(cells[place].id for place in places)


def _agreement(cells: Sequence[CellFacts], substance: Sequence[Difference]) -> Agreement:
    side_of = [
        {statement: number for number, side in enumerate(difference.sides) for statement in side.statements}
        for difference in substance
    ]
    groups: dict[tuple[int, ...], list[str]] = {}
    for cell in cells:
        groups.setdefault(tuple(sides.get(cell.id, -1) for sides in side_of), []).append(cell.id)
    return Agreement(tuple(sorted((tuple(group) for group in groups.values()), key=len, reverse=True)))


def _as_written(cell: CellFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return cell.lead, tuple(term.written for term in cell.terms)


def _strength(cell: CellFacts) -> _Says:
    if not cell.binding:
        said = next((act.verb.text for act in cell.acts if act.lead), "")
        return _Says(cell.strength, "", f"binds nobody, “{said}”" if said else "binds nobody")
    act = cell.binding[0]
    if act.kind is ActKind.COMMIT:
        note = f"level {act.level}, {LEVELS[act.level or 1]}, “{act.verb.text}”"
    else:
        note = f"asks, force {act.force} of 6 (sources disagree on the order), “{act.verb.text}”"
    return _Says(cell.strength, act.verb.text, note, act.level)


def _polarity(cell: CellFacts) -> _Says:
    if cell.binding:
        verbs = [act.verb.text for act in cell.binding if act.negative]
        if verbs:
            return _Says(True, verbs[0], f"promises not to, “{verbs[0]}”")
        # It comes to the same, but a reader wants to see it.
        twice = next((act.verb.text for act in cell.binding if act.denied_twice), "")
        return (
            _Says("twice", twice, f"promises to, by two denials, “{twice}”")
            if twice
            else _Says(False, "", "promises to")
        )
    negations = [term for term in cell.terms if term.key in cell.wording.variants.negations]
    return _Says(tuple(sorted(term.key for term in negations)), _join(negations, cell), _quoted(_join(negations, cell)))


def _amount(cell: CellFacts) -> _Says:
    amounts = _of(cell, lambda act: act.amounts)
    # The numbers of a recital (dates, resolutions) are part of what it says, not quantities of a promise; "one" is
    # more often a pronoun than a number.
    numbers = [term for term in _free(cell) if cell.binding and _counts(term.key)]
    values = {_amount_value(amount, cell) for amount in amounts} | {(term.key,) for term in numbers}
    words = [amount.in_full for amount in amounts] + [cell.statement.text[term.start : term.end] for term in numbers]
    return _Says(tuple(sorted(values)), ", ".join(words), f"“{', '.join(words)}”" if words else "no amount")


def _counts(key: str) -> bool:
    """Whether a word that no amount or deadline speaks for is a number: "one" is more often a pronoun, and a year
    ("the 2030 Agenda") part of a name."""
    return key != "1" and any(map(str.isdigit, key)) and not _YEAR.fullmatch(key)


def _amount_value(amount: Amount, cell: CellFacts) -> tuple[str, ...]:
    words = cell.keys_of(amount.baseline.text) if amount.baseline else ()
    base = tuple(key for key in words if any(map(str.isdigit, key))) or words
    if amount.number is None:
        return (amount.comparator, *cell.keys_of(amount.text), *base)
    unit = cell.keys_of(amount.unit) or (amount.unit,)
    numbers = [number for number in (amount.number, amount.upper) if number is not None]
    if not amount.unit and all(0 < number < 1 for number in numbers):
        # A share is so many of a hundred.
        unit, numbers = _PERCENT, [100 * number for number in numbers]
    return (amount.comparator, *(format(number.normalize(), "f") for number in numbers), *unit, *base)


def _deadline(cell: CellFacts) -> _Says:
    deadlines = _of(cell, lambda act: act.deadlines)
    value = tuple(sorted({_deadline_value(deadline, cell) for deadline in deadlines}))
    words = ", ".join(dict.fromkeys(deadline.text for deadline in deadlines))
    return _Says(value, words, f"“{words}”" if words else "no deadline")


def _deadline_value(deadline: Deadline, cell: CellFacts) -> tuple[str, ...]:
    keys = cell.keys_of(deadline.text)
    day = last_day(keys, cell.wording.variants)
    if day:
        return (day.isoformat(),)
    return (deadline.kind, *(cell.frequency(deadline.text) or keys))


def _actor(cell: CellFacts) -> _Says:
    actor = cell.binding[0].actor if cell.binding else ""
    # "All" and "most" of them is a matter of scope, "neither" one of polarity.
    variants = cell.wording.variants
    set_aside = variants.signatories | variants.scope_words | variants.negations
    names = tuple(key for key in cell.keys_of(actor) if key not in set_aside)
    return _Says(names, actor.strip("[]"), f"“{actor}”" if actor else "nobody named")


def _scope(cell: CellFacts) -> _Says:
    hedges = [*_of(cell, lambda act: act.hedges), *_of(cell, lambda act: cell.exceptions(act))]
    scope = [term for term in _free(cell) if term.key in cell.wording.variants.scope_words]
    value = tuple(sorted({cell.keys_of(hedge.text) for hedge in hedges} | {(term.key,) for term in scope}))
    words = [hedge.text for hedge in hedges] + [cell.statement.text[term.start : term.end] for term in scope]
    text = ", ".join(dict.fromkeys(words))
    return _Says(value, text, f"“{text}”" if text else "no limit")


def _condition(cell: CellFacts) -> _Says:
    conditions = _of(cell, lambda act: act.conditions)
    value = tuple(sorted({cell.keys_of(condition.text) for condition in conditions}))
    words = ", ".join(dict.fromkeys(condition.text for condition in conditions))
    return _Says(value, words, f"“{words}”" if words else "no condition")


def _bracket(cell: CellFacts) -> _Says:
    words = " ".join(cell.brackets)
    return _Says(tuple(cell.brackets), words, f"holds {words}" if words else "no brackets")


_SUBSTANCE: tuple[tuple[DifferenceKind, Callable[[CellFacts], _Says]], ...] = (
    (DifferenceKind.STRENGTH, _strength),
    (DifferenceKind.POLARITY, _polarity),
    (DifferenceKind.AMOUNT, _amount),
    (DifferenceKind.DEADLINE, _deadline),
    (DifferenceKind.ACTOR, _actor),
    (DifferenceKind.SCOPE, _scope),
    (DifferenceKind.CONDITION, _condition),
    (DifferenceKind.BRACKET, _bracket),
)
"""What is asked of the cells, in the order of weight."""

_ASKED_OF_ALL = (_strength, _bracket)


def _of(cell: CellFacts, field: Callable[[Act], tuple[P, ...]]) -> list[P]:
    return [phrase for act in cell.binding for phrase in field(act)]


def _free(cell: CellFacts) -> list[Term]:
    """The terms of a cell that no deadline, amount, hedge or condition of its acts speaks for."""
    spoken = cell.qualifiers
    return [term for term in cell.terms if not any(p.start <= term.start and term.end <= p.end for p in spoken)]


def _join(found: Sequence[Term], cell: CellFacts) -> str:
    return ", ".join(cell.statement.text[term.start : term.end] for term in found)


def _wording(cells: Sequence[CellFacts], tints: Mapping[str, Sequence[Tint]], *, small: bool) -> list[Difference]:
    """What is promised, where the words left when everything else is set aside are others; else other small words.

    `small` says that there are differences of substance: then small words count where others than theirs differ.
    """
    signatures = [_signature(cell) for cell in _speakers(cells)]
    substance = len(set(signatures)) > 1
    values = signatures if substance else [tuple(term.written for term in cell.terms) for cell in cells]
    why = "what is said differs" if substance else "other words for the same"
    wanted = TintKind.SUBSTANCE if substance else TintKind.WORDING
    quotes = [_tinted(cell, tints, wanted) for cell in cells]
    if small and not substance and not any(t.kind is wanted for found in tints.values() for t in found):
        return []
    # Statements that stand on one side may still say it in words of their own.
    sides = [
        " / ".join(dict.fromkeys(quotes[n] for n in range(len(cells)) if values[n] == value and quotes[n]))
        for value in values
    ]
    said = [_Says(value, words, _quoted(words)) for value, words in zip(values, sides, strict=True)]
    found = _difference(DifferenceKind.WORDING, said, cells)
    return [replace(found, substance=substance, why=f"{why}: {found.why}")] if found else []


def _signature(cell: CellFacts) -> tuple[str, ...]:
    """The stems of the words that carry what is said, in order, those left out that another kind asks after."""
    return tuple(
        stem
        for term in _free(cell)
        if cell.wording.carries(term) and not cell.is_spoken_for(term)
        for stem in cell.wording.stems(term.key)
    )


def _presentation(cells: Sequence[CellFacts]) -> list[Difference]:
    """Signs, capitals, spelling, numbering, and the names of parties that parallel texts swap."""
    noted = [
        ("names of the parties", [tuple(term.written for term in cell.terms if term.is_name) for cell in cells]),
        ("numbering", [tuple(clause.label for clause in cell.clauses) for cell in cells]),
        ("run-in headings", [cell.lead for cell in cells]),
    ]
    if len({tuple(term.written for term in cell.terms) for cell in cells}) == 1:
        noted.append(("spelling, capitals or punctuation", [(cell.raw,) for cell in cells]))
    differing = [(name, values) for name, values in noted if len(set(values)) > 1]
    if not differing:
        return []
    values = list(zip(*(values for _, values in differing), strict=True))
    said = [_Says(value, " ".join(word for part in value for word in part), "") for value in values]
    found = _difference(DifferenceKind.PRESENTATION, said, cells)
    names = ", ".join(name for name, _ in differing)
    return [replace(found, substance=False, why=f"only in form: {names}")] if found else []


_MOST_QUOTED = 160
"""Letters of changed words that a difference quotes; the rest is in the row itself."""


def _tinted(cell: CellFacts, tints: Mapping[str, Sequence[Tint]], wanted: TintKind) -> str:
    """The marked words of a cell, those of the kind that is wanted where there are any."""
    text = cell.statement.text
    marked = [t for t in tints[cell.id] if t.kind is not TintKind.PRESENTATION]
    of_kind = [t for t in marked if t.kind is wanted]
    words = " … ".join(" ".join(text[t.start : t.end].split()) for t in of_kind or marked)
    return words if len(words) <= _MOST_QUOTED else words[:_MOST_QUOTED].rsplit(" ", 1)[0] + " …"


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "nothing of the kind"
