"""Acts were read without the square brackets of their text; their phrases are given back with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from core.commitments.acts import Act, Amount, Phrase

P = TypeVar("P", bound=Phrase)


def as_written(act: Act, text: str) -> Act:
    """The act with its phrases in the words of `text`, brackets and all."""
    if "[" not in text[act.start : act.end] and "]" not in text[act.start : act.end]:
        return act
    return replace(
        act,
        verb=_quote(act.verb, text),
        actor=" ".join(act.actor.split()),
        deadlines=tuple(_quote(phrase, text) for phrase in act.deadlines),
        amounts=tuple(_amount(amount, text) for amount in act.amounts),
        hedges=tuple(_quote(phrase, text) for phrase in act.hedges),
        conditions=tuple(_quote(phrase, text) for phrase in act.conditions),
        reporting=tuple(_quote(phrase, text) for phrase in act.reporting),
        attribution=tuple(_quote(phrase, text) for phrase in act.attribution),
        graded=tuple(_quote(phrase, text) for phrase in act.graded),
    )


def _amount(amount: Amount, text: str) -> Amount:
    return replace(_quote(amount, text), baseline=_quote(amount.baseline, text) if amount.baseline else None)


def _quote(phrase: P, text: str) -> P:
    """The phrase with a bracket that it cuts from its partner taken in."""
    start, end = phrase.start, phrase.end
    opened = text.count("[", start, end) - text.count("]", start, end)
    if opened > 0 and text[end : end + 1] == "]":
        end += 1
    if opened < 0 and text[start - 1 : start] == "[":
        start -= 1
    return replace(phrase, start=start, end=end, text=text[start:end])
