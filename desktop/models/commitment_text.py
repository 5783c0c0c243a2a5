"""One statement's part in a commitment, as it stands in a cell: who, how firmly, what, by when, how much.

Translates core values and nothing else. Positions of spans are Qt's, as in clause_text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from core.commitments.acts import Act, ActKind
from core.comparison.summary import CommitmentRow, strongest
from core.comparison.values import Comparison, DifferenceKind, Row, TintKind
from desktop.models.clause_text import Shown, Span, SpanKind, caption_of, show

_LEAST_AFTER_VERB = 12
"""Where fewer characters follow the verb phrase, what is promised stands before it, and the whole act is shown."""


class ChipKind(Enum):
    """What a chip below the words says."""

    DEADLINE = auto()
    AMOUNT = auto()
    NEGATED = auto()
    HEDGE = auto()
    CONDITION = auto()
    REPORTING = auto()
    ATTRIBUTION = auto()
    MORE = auto()


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words in a rounded box."""

    kind: ChipKind
    words: str


@dataclass(frozen=True, slots=True)
class CommitmentText:
    """A cell of the Commitments, ready to be laid out.

    `level` is None for an act that is no commitment; `act` says which kind, None where the clause does nothing that
    was recognised, and `unread` where none is in its language. `actor_differs` where others name another. `more` counts
    further commitments of the cell, with the highest level among them.
    """

    caption: str
    text: str
    spans: tuple[Span, ...]
    act: ActKind | None = None
    level: int | None = None
    actor: str = ""
    actor_differs: bool = False
    chips: tuple[Chip, ...] = ()
    more: int = 0
    more_level: int = 0
    why: str = ""
    unread: bool = False


def commitment_text(comparison: Comparison, row: CommitmentRow, statement: str) -> CommitmentText | None:
    """What `statement` says in `row`: its strongest commitment, else its first act, else its words; None where it is
    absent."""
    cell = row.row.cell(statement)
    if cell is None:
        return None
    acts = row.acts.get(statement, ())
    act = strongest(acts) or next(iter(acts), None)
    if act is None:
        clause = cell.clauses[0]
        shown = show(comparison.statement[statement].text, clause.body, clause.end)
        spans = tuple(_tint_spans(row.row, statement, shown))
        return CommitmentText(caption_of(clause), shown.text, spans, unread=statement in comparison.unread)
    clause = comparison.clause[act.clause]
    # An act that no verb of the lexicon made has its first word for a verb.
    has_verb = bool(act.lead or act.level)
    start = act.verb.start if has_verb and act.end - act.verb.end >= _LEAST_AFTER_VERB else act.start
    shown = show(comparison.statement[statement].text, start, act.end)
    verb = shown.span(act.verb.start, act.verb.end, SpanKind.VERB) if has_verb else None
    others = [other for other in acts if other is not act and other.level]
    return CommitmentText(
        caption=caption_of(clause),
        text=shown.text,
        spans=(*((verb,) if verb else ()), *_tint_spans(row.row, statement, shown)),
        act=act.kind,
        level=act.level,
        actor=act.actor,
        actor_differs=_actor_differs(row.row, statement),
        chips=tuple(_chips(act)),
        more=len(others),
        more_level=max((other.level or 0 for other in others), default=0),
        why=act.why,
    )


def _chips(act: Act) -> Iterable[Chip]:
    for deadline in act.deadlines:
        yield Chip(ChipKind.DEADLINE, _one_line(deadline.text))
    for amount in act.amounts:
        yield Chip(ChipKind.AMOUNT, _one_line(amount.in_full))
    if act.negative:
        yield Chip(ChipKind.NEGATED, "not")
    for condition in act.conditions:
        yield Chip(ChipKind.CONDITION, _one_line(condition.text))
    for hedge in act.hedges:
        yield Chip(ChipKind.HEDGE, _one_line(hedge.text))
    for words in act.attribution:
        yield Chip(ChipKind.ATTRIBUTION, _one_line(words.text))
    for words in act.reporting:
        yield Chip(ChipKind.REPORTING, _one_line(words.text))


def _tint_spans(row: Row, statement: str, shown: Shown) -> Iterable[Span]:
    kinds = {TintKind.SUBSTANCE: SpanKind.SUBSTANCE, TintKind.WORDING: SpanKind.WORDING}
    for tint in row.tints.get(statement, ()):
        if tint.kind in kinds and (span := shown.span(tint.start, tint.end, kinds[tint.kind])):
            yield span


def _actor_differs(row: Row, statement: str) -> bool:
    """Whether the statement stands outside the largest group of those that name one actor."""
    actor = next((d for d in row.differences if d.kind is DifferenceKind.ACTOR), None)
    if actor is None:
        return False
    sizes = [len(side.statements) for side in actor.sides]
    own = next((len(side.statements) for side in actor.sides if statement in side.statements), 0)
    return own > 0 and (own < max(sizes) or sizes.count(own) > 1)


def _one_line(words: str) -> str:
    return " ".join(words.split())
