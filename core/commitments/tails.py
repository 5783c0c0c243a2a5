"""Promises of another strength or polarity that hang, coordinated, from one verb.

"Has committed to address barriers, and to work towards accepting the Agreement" promises two things, of levels 4 and 1;
"will hold them accountable and not provide them safe haven" two of different polarity. A list of deeds of one strength
is one act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.commitments.groups import chain_after, sense_at, skip
from core.commitments.inflection import GERUND, INFINITIVE
from core.commitments.lexicon import BIT, Lexicon, Sense
from core.commitments.parse import Predicate
from core.commitments.tokens import STOPS, Token, has_form, is_gerund, is_modal

_SMALL = BIT["prepositions"] | BIT["coordinators"] | BIT["be"] | BIT["have"] | BIT["be_other"]


def coordinated(predicate: Predicate, tokens: list[Token], end: int, lexicon: Lexicon) -> Iterator[Predicate]:
    """The predicates of other strength or polarity coordinated, before `end`, with what `predicate` promises."""
    form = _form(predicate, tokens)
    if not form:
        return
    included = False
    for at in range(predicate.group.reach, end):
        token = tokens[at]
        included = included or bool(token.classes & BIT["inclusions"])
        if token.classes & BIT["infinitive"] and " " in token.key:
            # What follows "in order to" says what for.
            return
        if not token.classes & BIT["coordinators"] or (included and form == GERUND):
            continue
        found = _coordinate(predicate, tokens, at, form, lexicon)
        if found is not None:
            yield found


def _form(predicate: Predicate, tokens: list[Token]) -> int:
    """The form of the verbs that are promised: after "will" and "to" the infinitive, else the gerund."""
    group = predicate.group
    if predicate.inherited:
        return GERUND if is_gerund(tokens[group.head]) else INFINITIVE
    if group.modal is not None:
        return INFINITIVE
    place, _ = skip(tokens, group.last)
    if place < len(tokens) and tokens[place].classes & BIT["infinitive"]:
        place, _ = skip(tokens, place + 1)
    if place >= len(tokens) or not has_form(tokens[place], INFINITIVE | GERUND):
        return 0
    return GERUND if is_gerund(tokens[place]) else INFINITIVE


def _coordinate(predicate: Predicate, tokens: list[Token], at: int, form: int, lexicon: Lexicon) -> Predicate | None:
    group = predicate.group
    place, negative = skip(tokens, at + 1)
    if place < len(tokens) and tokens[place].classes & BIT["infinitive"]:
        place, more = skip(tokens, place + 1)
        negative = negative or more
    wanted = form | GERUND if " " in tokens[at].key else form
    if place >= len(tokens) or not has_form(tokens[place], wanted) or tokens[place].name:
        return None
    sense, last = sense_at(tokens, place, lexicon)
    chain, reach, denied = chain_after(tokens, last, lexicon)
    if sense is None:
        return None
    own = (sense, *chain)
    leads = group.modal is not None or predicate.inherited
    inner = (group.sense, *group.chain) if leads else group.chain
    before, now = _cap(inner), _cap(own)
    weaker = now < before
    stronger = now > before and _stands_outside(tokens, at, place, last, form, predicate)
    if not (weaker or stronger or (negative and not group.denials % 2)):
        return None
    parted = replace(group, first=place, head=place, last=last, reach=reach, denials=negative + denied + sense.negative)
    parted = replace(parted, sense=sense, chain=chain) if leads else replace(parted, chain=own)
    return replace(predicate, group=parted)


def _cap(senses: tuple[Sense | None, ...]) -> int:
    return min((sense.level for sense in senses if sense is not None and sense.level), default=6)


def _stands_outside(tokens: list[Token], at: int, place: int, last: int, form: int, predicate: Predicate) -> bool:
    """Whether a verb after "and" is coordinated with the first verb promised, not with the one that this one caps."""
    follows = tokens[last] if last < len(tokens) else None
    if follows is None or follows.key in STOPS or follows.classes & _SMALL or is_modal(follows):
        return False
    inner = tokens[predicate.group.reach - 1]
    return not has_form(inner, form) or " " in tokens[at].key or predicate.group.reach - predicate.group.head <= 1
