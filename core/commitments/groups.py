"""Verb groups: a modal, its auxiliaries, the head verb, and the verbs that hang from it by an infinitive or gerund."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.commitments.inflection import FUTURE, GERUND, INFINITIVE, PARTICIPLE, PAST, THIRD
from core.commitments.lexicon import BIT, Lexicon, Sense
from core.commitments.tokens import Token, has_form, is_gerund, is_modal, matches

_SKIP = BIT["adverbs"] | BIT["negations"]
ASIDE_WORDS = 15
"""Words that an aside between a modal and its verb has at most."""
EFFORT_WORDS = 5
"""Words among which "further efforts to" stands after its verb."""
_NO_EFFORT = BIT["determiners"] | BIT["prepositions"] | BIT["relatives"] | BIT["infinitive"]
FINITE_AUXILIARY = BIT["be"] | BIT["have"] | BIT["remain"] | BIT["auxiliaries"]


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
    gerund, `reach` the place after them. `denials` counts what denies it, negations and verbs that say that nothing is
    done: denied twice ("will not fail to") it is affirmed. `remain` is the word that says that it goes on ("remains"),
    "" where none does.
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
    denials: int
    remain: str = ""
    past: bool = False
    gerund_follows: bool = False


def read_group(tokens: list[Token], at: int, lexicon: Lexicon) -> Group | None:
    """The finite verb group that begins at `at`, None where no verb of the lexicon's or auxiliary does."""
    token = tokens[at]
    if is_modal(token):
        return _after_modal(tokens, at, lexicon)
    if token.classes & FINITE_AUXILIARY:
        return _after_auxiliary(tokens, at, None, at, lexicon)
    if lexicon.future is not None and has_form(token, FUTURE):
        denied = at > 0 and bool(tokens[at - 1].classes & BIT["negations"])
        return headed(tokens, at, at, Aspect.SIMPLE, lexicon.future, INFINITIVE, denied, lexicon)
    finite = next(
        (form & (INFINITIVE | THIRD | PAST) for form, _ in token.forms if form & (INFINITIVE | THIRD | PAST)), 0
    )
    if not finite:
        return None
    return headed(tokens, at, at, Aspect.SIMPLE, None, finite, False, lexicon, past=finite == PAST)


def _after_modal(tokens: list[Token], at: int, lexicon: Lexicon) -> Group:
    modal = lexicon.modals[tokens[at].key]
    place, negative = skip(tokens, _past_aside(tokens, at + 1))
    negative = negative or bool(tokens[at].classes & BIT["negations"])
    if place < len(tokens) and tokens[place].classes & (FINITE_AUXILIARY | BIT["be_other"]):
        return _after_auxiliary(tokens, at, modal, place, lexicon, negative=negative)
    return headed(tokens, at, place, Aspect.SIMPLE, modal, INFINITIVE, negative, lexicon)


def _past_aside(tokens: list[Token], at: int) -> int:
    """The place after words between commas that part a verb from what follows ("will, where possible, lend")."""
    if at >= len(tokens) or tokens[at].key != ",":
        return at
    return next((n + 1 for n in range(at + 1, min(at + ASIDE_WORDS, len(tokens))) if tokens[n].key == ","), at)


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
        return headed(tokens, first, place, Aspect.SIMPLE, modal, INFINITIVE, negative, lexicon, past=past)
    if token.classes & BIT["have"]:
        if follower and follower.classes & BIT["be_other"]:
            perfect = modal is None
            return _after_auxiliary(tokens, first, modal, place, lexicon, negative=negative, perfect=perfect)
        if follower and (has_form(follower, PARTICIPLE) or follower.key.endswith(lexicon.participle_endings)):
            return headed(tokens, first, place, Aspect.PERFECT, modal, PARTICIPLE, negative, lexicon, past=True)
        form = INFINITIVE if modal else token.bent & (INFINITIVE | THIRD | PAST) or INFINITIVE
        return headed(tokens, first, at, Aspect.SIMPLE, modal, form, negative, lexicon, past=past)
    remain = token.key if token.classes & BIT["remain"] else ""
    state = state_at(tokens, place, lexicon)
    doing = follower and (is_gerund(follower) or (state is None and _looks_like_gerund(follower, lexicon)))
    if doing and not remain:
        return headed(tokens, first, place, Aspect.PROGRESSIVE, modal, GERUND, negative, lexicon)
    if state is not None:
        held, last = state
        chain, reach, more = chain_after(tokens, last, lexicon)
        return Group(
            first, place, last, reach, PARTICIPLE, Aspect.STATE, modal, held, chain, negative + more, remain, past
        )
    passive = follower is not None and (has_form(follower, PARTICIPLE) or follower.key.endswith(lexicon.past_endings))
    aspect = Aspect.PASSIVE if passive else Aspect.STATE
    last = place + 1 if passive else at + 1
    sense = sense_at(tokens, place, lexicon)[0] if passive else None
    return Group(first, place, last, last, PARTICIPLE, aspect, modal, sense, (), negative, remain, past)


def _looks_like_gerund(token: Token, lexicon: Lexicon) -> bool:
    return not (token.forms or token.classes or token.name) and token.key.endswith(lexicon.gerund_endings)


def headed(
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
    place, after = skip(tokens, last)
    # One denial may stand on both sides of its verb ("n'augmenterons pas").
    denials = negative + denied + bool(sense and sense.negative) - (negative and after)
    deed = deed_follows(tokens, _past_aside(tokens, place), lexicon)
    return Group(first, head, last, reach, form, aspect, modal, sense, chain, denials, "", past, deed)


def says(group: Group, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether the group's verb only brings in what is said ("the ministers said")."""
    return any(token.key in lexicon.saying for token in tokens[group.head : group.head + 1])


def deed_follows(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a deed stands at `at`: a gerund ("building ports"), but for one that describes ("developing countries"),
    or efforts that are nobody else's ("further efforts to build ports")."""
    if at >= len(tokens) or tokens[at].key in lexicon.subjects.others:
        return False
    token = tokens[at]
    if token.key not in lexicon.not_gerund and (is_gerund(token) or token.key.endswith(lexicon.gerund_endings)):
        return True
    return _efforts_follow(tokens, at, lexicon)


def _efforts_follow(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether efforts without an owner stand at `at`, and what for ("actions aimed at", "efforts towards")."""
    for place in range(at, min(at + EFFORT_WORDS, len(tokens) - 1)):
        if tokens[place].key in lexicon.subjects.efforts:
            after = place + 1 + (tokens[place + 1].bent & PARTICIPLE > 0)
            return after < len(tokens) and tokens[after].key in lexicon.subjects.aims
        if tokens[place].classes & _NO_EFFORT or tokens[place].name:
            return False
    return False


def sense_at(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Sense | None, int]:
    """What the verb at `at` does, with the words after it that decide it; and the place after those words."""
    if at >= len(tokens):
        return None, at
    # Of "work, with others, towards" the words between commas are passed over.
    follows = _past_aside(tokens, at + 1)
    for _, base in tokens[at].forms:
        for tail, sense in lexicon.senses.get(base, ()):
            place = follows if tail and matches(tokens, follows, tail) else at + 1
            if matches(tokens, place, tail):
                last = place + len(tail)
                if tail and tokens[last - 1].classes & (BIT["infinitive"] | BIT["that"]) and not sense.gerund:
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


def chain_after(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[tuple[Sense, ...], int, int]:
    """The senses of the verbs that hang from the one before `at`, the place after the last, how often one is denied."""
    found: list[Sense] = []
    denials = 0
    while True:
        place, denied = skip(tokens, at)
        if place < len(tokens) and tokens[place].classes & BIT["infinitive"]:
            place, more = skip(tokens, place + 1)
            denied = denied or more
            hangs = place < len(tokens) and has_form(tokens[place], INFINITIVE | GERUND)
        else:
            hangs = place < len(tokens) and is_gerund(tokens[place])
        if not hangs:
            return tuple(found), at, denials + (denied and place > at)
        sense, at = sense_at(tokens, place, lexicon)
        denials += denied + bool(sense and sense.negative)
        if sense is not None:
            found.append(sense)


def skip(tokens: list[Token], at: int) -> tuple[int, bool]:
    """The first place from `at` that holds no adverb or negation, and whether a negation was passed."""
    negative = False
    while at < len(tokens) and tokens[at].classes & _SKIP:
        negative = negative or bool(tokens[at].classes & BIT["negations"])
        at += 1
    return at, negative
