"""The finite verbs of a clause, each with its subject, its modal, and the verbs that hang from it.

A shallow parse, made for the sentences of statements: it goes from left to right, passes over relative and adverbial
clauses, and takes a verb for a new predicate where a subject of ours stands before it or where it is coordinated with
the predicate before. What a predicate does is decided in `judge`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from core.commitments.lexicon import BIT, GERUND, INFINITIVE, PARTICIPLE, PAST, THIRD, Lexicon, Sense
from core.commitments.subjects import Parties, Subject, Who, subject_at_head, subject_before
from core.commitments.tokens import STOPS, Token, has_form, is_gerund, is_modal, matches

_ADVERB = BIT["adverbs"]
_NEGATION = BIT["negations"]
_COORDINATOR = BIT["coordinators"]
_SKIP = _ADVERB | _NEGATION
_FINITE_AUX = BIT["be"] | BIT["have"] | BIT["remain"] | BIT["auxiliaries"]


class Aspect(StrEnum):
    """How the head stands to its auxiliaries."""

    SIMPLE = "simple"
    PERFECT = "perfect"
    PROGRESSIVE = "progressive"
    STATE = "state"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: tokens `first` to `last` (exclusive), the modal if any, the head's sense and form.

    `head` is the place of the head verb. `chain` are the senses of the verbs that hang from it by an infinitive or a
    gerund, `reach` the place after them. `remain` says that the group is of "remain".
    """

    first: int
    head: int
    last: int
    reach: int
    form: int
    aspect: Aspect
    modal: Sense | None
    sense: Sense | None
    chain: tuple[Sense, ...]
    negative: bool
    remain: bool = False
    past: bool = False
    gerund_follows: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group that counts, and its subject. `reported` is the predicate that it hangs from by "that"."""

    group: Group
    subject: Subject
    reported: Group | None = None
    inherited: bool = False


class Opening(StrEnum):
    """What may stand at the head of a clause without a subject."""

    PLAIN = "plain"
    RESOLUTION = "resolution"
    ITEM = "item"


def read_group(tokens: list[Token], at: int, lexicon: Lexicon) -> Group | None:
    """The finite verb group that begins at `at`, None where no verb of the lexicon's or auxiliary does."""
    token = tokens[at]
    if is_modal(token):
        return _after_modal(tokens, at, lexicon)
    if token.classes & _FINITE_AUX:
        return _after_auxiliary(tokens, at, None, at, lexicon)
    finite = next(
        (form & (INFINITIVE | THIRD | PAST) for form, _ in token.forms if form & (INFINITIVE | THIRD | PAST)), 0
    )
    if not finite:
        return None
    return _headed(tokens, at, at, Aspect.SIMPLE, None, finite, False, lexicon, past=finite == PAST)


def _after_modal(tokens: list[Token], at: int, lexicon: Lexicon) -> Group:
    modal = lexicon.modals[tokens[at].key]
    place, negative = skip(tokens, at + 1)
    negative = negative or bool(tokens[at].classes & _NEGATION)
    if place < len(tokens) and tokens[place].classes & (_FINITE_AUX | BIT["be_other"]):
        return _after_auxiliary(tokens, at, modal, place, lexicon, negative=negative)
    return _headed(tokens, at, place, Aspect.SIMPLE, modal, INFINITIVE, negative, lexicon)


def _after_auxiliary(
    tokens: list[Token],
    first: int,
    modal: Sense | None,
    at: int,
    lexicon: Lexicon,
    *,
    negative: bool = False,
    perfect: bool = False,
) -> Group:
    token = tokens[at]
    past = perfect or bool(token.classes & BIT["be_past"]) or has_form(token, PAST)
    place, denied = skip(tokens, at + 1)
    negative = negative or denied
    follower = tokens[place] if place < len(tokens) else None
    if token.classes & BIT["auxiliaries"] and not token.classes & BIT["be"]:
        return _headed(tokens, first, place, Aspect.SIMPLE, modal, INFINITIVE, negative, lexicon, past=past)
    if token.classes & BIT["have"]:
        if follower and follower.classes & BIT["be_other"]:
            perfect = modal is None
            return _after_auxiliary(tokens, first, modal, place, lexicon, negative=negative, perfect=perfect)
        if follower and (has_form(follower, PARTICIPLE) or follower.key.endswith(("ed", "en"))):
            return _headed(tokens, first, place, Aspect.PERFECT, modal, PARTICIPLE, negative, lexicon, past=True)
        return _headed(tokens, first, at, Aspect.SIMPLE, modal, INFINITIVE, negative, lexicon)
    remain = bool(token.classes & BIT["remain"])
    if follower and is_gerund(follower) and not remain:
        return _headed(tokens, first, place, Aspect.PROGRESSIVE, modal, GERUND, negative, lexicon)
    state = state_at(tokens, place, lexicon)
    if state is not None:
        held, last = state
        chain, reach, denied = chain_after(tokens, last, lexicon)
        return Group(
            first, place, last, reach, PARTICIPLE, Aspect.STATE, modal, held, chain, negative or denied, remain, past
        )
    passive = follower is not None and (has_form(follower, PARTICIPLE) or follower.key.endswith("ed"))
    aspect = Aspect.PASSIVE if passive else Aspect.STATE
    last = place + 1 if passive else at + 1
    sense = sense_at(tokens, place, lexicon)[0] if passive else None
    return Group(first, place, last, last, PARTICIPLE, aspect, modal, sense, (), negative, remain, past)


def _headed(
    tokens: list[Token],
    first: int,
    head: int,
    aspect: Aspect,
    modal: Sense | None,
    form: int,
    negative: bool,
    lexicon: Lexicon,
    *,
    past: bool = False,
) -> Group:
    if head >= len(tokens):
        return Group(first, head, head, head, form, aspect, modal, None, (), negative, past=past)
    sense, last = sense_at(tokens, head, lexicon)
    chain, reach, denied = chain_after(tokens, last, lexicon)
    place = skip(tokens, last)[0]
    gerund = place < len(tokens) and (is_gerund(tokens[place]) or tokens[place].key.endswith("ing"))
    return Group(first, head, last, reach, form, aspect, modal, sense, chain, negative or denied, False, past, gerund)


def sense_at(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Sense | None, int]:
    """What the verb at `at` does, with the words after it that decide it; and the place after those words."""
    if at >= len(tokens):
        return None, at
    for _, base in tokens[at].forms:
        for tail, sense in lexicon.senses.get(base, ()):
            if matches(tokens, at + 1, tail):
                last = at + 1 + len(tail)
                if tail and tokens[last - 1].classes & BIT["infinitive"] and not sense.gerund:
                    last -= 1
                return sense, last
    return None, at + 1


def state_at(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Sense, int] | None:
    """The state ("committed", "ready to") at `at`, adverbs before it passed over, and the place after it."""
    if at >= len(tokens):
        return None
    for tail, sense in lexicon.states.get(tokens[at].key, ()):
        if matches(tokens, at + 1, tail):
            last = at + 1 + len(tail)
            if tail and tokens[last - 1].classes & BIT["infinitive"]:
                last -= 1
            return sense, last
    return None


def chain_after(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[tuple[Sense, ...], int, bool]:
    """The senses of the verbs that hang from the one before `at`, the place after the last, whether one is denied."""
    found: list[Sense] = []
    negative = False
    while True:
        place, denied = skip(tokens, at)
        if place < len(tokens) and tokens[place].classes & BIT["infinitive"]:
            place, more = skip(tokens, place + 1)
            denied = denied or more
            hangs = place < len(tokens) and has_form(tokens[place], INFINITIVE | GERUND)
        else:
            hangs = place < len(tokens) and is_gerund(tokens[place])
        if not hangs:
            return tuple(found), at, negative or (denied and place > at)
        sense, at = sense_at(tokens, place, lexicon)
        negative = negative or denied or bool(sense and sense.negative)
        if sense is not None:
            found.append(sense)


def skip(tokens: list[Token], at: int) -> tuple[int, bool]:
    """The first place from `at` that holds no adverb or negation, and whether a negation was passed."""
    negative = False
    while at < len(tokens) and tokens[at].classes & _SKIP:
        negative = negative or bool(tokens[at].classes & _NEGATION)
        at += 1
    return at, negative


@dataclass(slots=True)
class _Place:
    """Where the reader is: how the present stretch hangs from the main clause, and what came before."""

    left: int = 0
    clause: str = "main"
    last_main: Predicate | None = None
    last_was_main: bool = True
    that_had_verb: bool = False


def predicates(tokens: list[Token], opening: Opening, parties: Parties, lexicon: Lexicon) -> list[Predicate]:
    """The predicates of a clause in order."""
    found: list[Predicate] = []
    here = _Place()
    at = 0
    head = _opening(tokens, opening, lexicon)
    if head is not None:
        found.append(head)
        here.last_main = head
        at = here.left = max(head.group.last, 1)
    while at < len(tokens):
        if _turn(tokens, at, here, lexicon):
            at += 1
            continue
        predicate = _predicate(tokens, at, here, opening, parties, lexicon)
        if predicate is None:
            at += 1
            continue
        if predicate.subject.who is not Who.REDUCED:
            if len(found) == 1 and found[0] is head and _is_adjunct(head, predicate):
                found.clear()
            found.append(predicate)
            here.last_main = predicate
            here.last_was_main = True
        else:
            here.last_was_main = False
        here.that_had_verb = True
        at = here.left = max(predicate.group.last, at + 1)
    return found


def _is_adjunct(head: Predicate, main: Predicate) -> bool:
    """Whether an opening participle only leads up to a main clause ("Recognizing …, we will")."""
    leads = head.group.form & (GERUND | PARTICIPLE) and not head.group.form & THIRD
    named = main.subject.who in (Who.PARTY, Who.BODY) and main.subject.first < main.subject.last
    return bool(leads) and named and main.reported is None


def _turn(tokens: list[Token], at: int, here: _Place, lexicon: Lexicon) -> bool:
    """Note what the token at `at` does to the clause that the reader is in; False where it may begin a verb."""
    token = tokens[at]
    if token.key in STOPS:
        here.clause = "main" if here.clause == "sub" or token.key != "," else here.clause
        if here.clause == "that" and here.that_had_verb:
            here.clause = "main"
        return True
    if token.classes & BIT["that"]:
        here.clause = "that" if _complement(tokens, at, here) else "sub"
        here.left, here.that_had_verb = at + 1, False
        return True
    if token.classes & BIT["relatives"] or (
        token.classes & BIT["subordinators"] and not (at + 1 < len(tokens) and is_gerund(tokens[at + 1]))
    ):
        here.clause, here.left = "sub", at + 1
        return True
    return False


def _complement(tokens: list[Token], at: int, here: _Place) -> bool:
    """Whether "that" at `at` says what is reaffirmed, noted or agreed, rather than describing a noun."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if before.classes & (BIT["prepositions"] | BIT["determiners"]):
        return False
    if here.last_main is not None and at <= max(here.last_main.group.reach, here.last_main.group.last) + 1:
        return True
    return bool(before.forms) or before.key in STOPS or bool(before.classes & _COORDINATOR)


def _predicate(
    tokens: list[Token], at: int, here: _Place, opening: Opening, parties: Parties, lexicon: Lexicon
) -> Predicate | None:
    token = tokens[at]
    if not (token.forms or is_modal(token) or token.classes & _FINITE_AUX):
        return None
    if at and tokens[at - 1].classes & (BIT["infinitive"] | BIT["determiners"]) and not _pronoun_like(tokens[at - 1]):
        return None
    bare = not (is_modal(token) or token.classes & _FINITE_AUX)
    if token.name and (bare or is_modal(token)):
        return None
    if bare and opening is Opening.RESOLUTION and is_gerund(token):
        return _participial(tokens, at, here, lexicon)
    group = read_group(tokens, at, lexicon)
    if group is None:
        return None
    subject = subject_before(tokens, here.left, at, parties, lexicon)
    anaphor = subject.who is Who.CARRIED and subject.first < subject.last
    if subject.who in (Who.NONE, Who.REDUCED) or (here.clause == "sub" and (subject.who is not Who.CARRIED or anaphor)):
        relative = subject.who is Who.REDUCED or here.clause == "sub"
        return (
            Predicate(group, Subject(Who.REDUCED))
            if (relative and not bare)
            or (relative and subject.who in (Who.PARTY, Who.BODY, Who.REDUCED) and not is_gerund(token))
            else None
        )
    if bare and not _accepts(tokens, at, group, subject, here):
        return None
    if not bare and subject.who is Who.CARRIED and not here.last_was_main and subject.first == subject.last:
        return Predicate(group, Subject(Who.REDUCED))
    if opening is Opening.RESOLUTION and here.clause == "that" and subject.first < subject.last:
        subject = replace(subject, who=Who.OTHER)
    reported = here.last_main.group if here.clause == "that" and here.last_main else None
    if subject.who is Who.CARRIED and here.last_main is not None:
        subject, reported = here.last_main.subject, here.last_main.reported
    elif subject.who is Who.CARRIED:
        subject = subject_at_head(tokens, at, parties, lexicon)
    return Predicate(group, subject, reported)


def _pronoun_like(token: Token) -> bool:
    """ "This will", "these are", "each will": a determiner that stands for a noun."""
    return token.key in ("this", "these", "those", "each", "both", "all")


def _accepts(tokens: list[Token], at: int, group: Group, subject: Subject, here: _Place) -> bool:
    """Whether a verb without auxiliary is a predicate here."""
    sense = group.sense
    if sense is None or (sense.act is None and not (sense.narrated and group.past) and not sense.carries):
        return False
    if group.past and at + 1 < len(tokens) and tokens[at + 1].classes & BIT["prepositions"] and sense.act is None:
        return False
    if subject.who in (Who.PARTY, Who.BODY):
        object_of_last = subject.first == here.left and here.left > 0 and here.clause == "main"
        reduced = group.past and here.left > 0 and tokens[at - 1].key == ","
        return not object_of_last and not reduced and not tokens[at - 1].classes & BIT["prepositions"]
    if subject.who is not Who.CARRIED or here.last_main is None:
        return False
    last = here.last_main.group
    if (sense.weak and group.form & INFINITIVE) or (sense.act is None and not group.past):
        return False
    if last.modal is not None:
        return False
    simple = last.aspect in (Aspect.SIMPLE,)
    if simple and last.form & group.form:
        return True
    if last.aspect is Aspect.PERFECT and has_form(tokens[at], PARTICIPLE):
        return True
    return bool(group.form & (INFINITIVE | THIRD | PAST)) and last.aspect in (
        Aspect.STATE,
        Aspect.PROGRESSIVE,
        Aspect.PASSIVE,
    )


def _participial(tokens: list[Token], at: int, here: _Place, lexicon: Lexicon) -> Predicate | None:
    """In a resolution, a participle after a comma or coordinator that does what a paragraph's opening does."""
    place = at
    while place and tokens[place - 1].classes & _ADVERB:
        place -= 1
    if not place or not (tokens[place - 1].key in STOPS or tokens[place - 1].classes & _COORDINATOR):
        return None
    group = _headed(tokens, at, at, Aspect.SIMPLE, None, GERUND, False, lexicon)
    if group.sense is None or group.sense.act is None or group.sense.weak:
        return None
    return Predicate(group, here.last_main.subject if here.last_main else Subject(Who.NONE))


def _opening(tokens: list[Token], opening: Opening, lexicon: Lexicon) -> Predicate | None:
    """The predicate that a clause opens with, without a subject: "Decides", "Recalling", "Deeply concerned"."""
    at, negative = skip(tokens, 0)
    if at >= len(tokens):
        return None
    token = tokens[at]
    state = state_at(tokens, at, lexicon)
    nobody = Subject(Who.NONE)
    if state is not None and opening is Opening.RESOLUTION:
        sense, last = state
        chain, reach, denied = chain_after(tokens, last, lexicon)
        return Predicate(
            Group(0, at, last, reach, PARTICIPLE, Aspect.STATE, None, sense, chain, negative or denied), nobody
        )
    forms = 0
    for form, _ in token.forms:
        forms |= form
    wanted = THIRD | GERUND if opening is Opening.RESOLUTION else GERUND | INFINITIVE | THIRD
    if not forms & wanted or (opening is Opening.PLAIN and not forms & (INFINITIVE | THIRD)):
        return None
    group = _headed(tokens, at, at, Aspect.SIMPLE, None, forms & (THIRD | GERUND | INFINITIVE), negative, lexicon)
    if opening is Opening.ITEM:
        return Predicate(group, nobody, inherited=True)
    if group.sense is None or group.sense.act is None or (opening is Opening.PLAIN and group.sense.weak):
        return None
    return Predicate(group, nobody)
