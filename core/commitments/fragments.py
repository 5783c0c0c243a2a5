"""Deeds without a subject: items and excerpts that begin with their verb, cut out of the sentence that promised them.

"Publish a national plan", "to phase out subsidies", "Supporting the clinics of the region", "By 2030, halve losses".
"""

from __future__ import annotations

from itertools import pairwise

from core.commitments.groups import Aspect, Group, headed, read_group, skip
from core.commitments.inflection import GERUND, INFINITIVE, PAST, THIRD
from core.commitments.lexicon import BIT, Lexicon
from core.commitments.parse import Predicate
from core.commitments.subjects import Subject, Who
from core.commitments.tokens import Token, has_form, is_finite

ADJUNCT_WORDS = 20
"""Words of an opening adjunct ("In line with our laws, ensure …") at most."""
SUBJECT_WORDS = 8
"""Words from the head of a subject after a comma to its verb at most."""

_HANGING = BIT["that"] | BIT["relatives"] | BIT["subordinators"]
_OPENS_SUBJECT = BIT["determiners"]
_NOT_FINITE = BIT["infinitive"]


def bare_deed(tokens: list[Token], lexicon: Lexicon) -> Predicate | None:
    """The deed that a sentence without subject and finite verb of its own begins with, None where it is none."""
    at = _deed_place(tokens)
    if at is None or tokens[at].key in lexicon.subjects.groups:
        return None
    if _perfect(tokens, at, lexicon) or _has_main_verb(tokens, at) or _clause_follows(tokens, at, lexicon):
        return None
    group = headed(tokens, at, at, Aspect.SIMPLE, None, tokens[at].bent & (INFINITIVE | GERUND), False, lexicon)
    return Predicate(group, Subject(Who.NONE), inherited=True) if group.sense is not None else None


def bare_perfect(tokens: list[Token], lexicon: Lexicon) -> Predicate | None:
    """What the signatories have done, where they were named before ("Have agreed to lend …"), None where a sentence
    does not begin so."""
    group = _perfect(tokens, skip(tokens, 0)[0], lexicon)
    return Predicate(group, Subject(Who.PARTY)) if group else None


def _perfect(tokens: list[Token], at: int, lexicon: Lexicon) -> Group | None:
    """The group of "have" and a participle at `at`."""
    group = read_group(tokens, at, lexicon) if at < len(tokens) and tokens[at].classes & BIT["have"] else None
    return group if group and group.aspect is Aspect.PERFECT and has_form(tokens[at], INFINITIVE) else None


def listed_deed(tokens: list[Token], lexicon: Lexicon) -> Predicate | None:
    """The first of the deeds that a sentence lists after a colon as steps or measures ("We agreed on these measures:
    publish the charts …"), None where it lists none."""
    words = lexicon.subjects
    for colon in (place for place, token in enumerate(tokens) if token.key == ":"):
        at, _ = skip(tokens, colon + 1)
        if at < len(tokens) and tokens[at].classes & BIT["infinitive"]:
            at, _ = skip(tokens, at + 1)
        named = any(token.key in words.activities | words.programmes for token in tokens[:colon])
        if named and at < len(tokens) and has_form(tokens[at], INFINITIVE | GERUND) and not tokens[at].classes:
            group = headed(tokens, at, at, Aspect.SIMPLE, None, tokens[at].bent & (INFINITIVE | GERUND), False, lexicon)
            return Predicate(group, Subject(Who.NONE), inherited=True) if group.sense is not None else None
    return None


def _deed_place(tokens: list[Token]) -> int | None:
    """The place of the verb that opens the sentence, after "to" or after an adjunct and its comma if there is one."""
    at, _ = skip(tokens, 0)
    if at >= len(tokens):
        return None
    wanted = INFINITIVE | GERUND | THIRD
    if tokens[at].classes & BIT["infinitive"]:
        at, wanted = skip(tokens, at + 1)[0], INFINITIVE
    elif tokens[at].classes & BIT["prepositions"] and not has_form(tokens[at], wanted):
        ends = (place for place, token in enumerate(tokens[:ADJUNCT_WORDS]) if token.key == "," or is_finite(token))
        comma = next(ends, len(tokens))
        at, wanted = skip(tokens, comma + 1)[0], INFINITIVE | GERUND
        if comma < len(tokens) and tokens[comma].key != ",":
            return None
    return at if at < len(tokens) and has_form(tokens[at], wanted) and not tokens[at].name else None


def _has_main_verb(tokens: list[Token], at: int) -> bool:
    """Whether a finite auxiliary stands before any clause that hangs from the sentence; "to have" is none."""
    for before, token in pairwise(tokens[at:]):
        if token.classes & _HANGING:
            return False
        if is_finite(token) and not before.classes & _NOT_FINITE:
            return True
    return False


def _clause_follows(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what opens the sentence only leads up to a main clause ("To build trust, the Group launched …")."""
    for comma in (place for place, token in enumerate(tokens) if token.key == "," and place > at):
        rest = tokens[comma + 1 : comma + 1 + SUBJECT_WORDS]
        if not rest or not (
            rest[0].name or rest[0].classes & _OPENS_SUBJECT or rest[0].key in lexicon.subjects.pronouns
        ):
            continue
        for before, token in pairwise(rest):
            if token.key == ",":
                break
            if has_form(token, PAST | THIRD) and not before.classes & (
                _OPENS_SUBJECT | _NOT_FINITE | BIT["prepositions"]
            ):
                return True
    return False
