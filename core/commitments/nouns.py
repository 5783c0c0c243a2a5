"""Nouns that promise: "reaffirm our commitment to", "announce our intention to"."""

from __future__ import annotations

from core.commitments.lexicon import BIT, Lexicon, Sense
from core.commitments.tokens import Token, is_modal

NOUN_REACH, OWNED_REACH = 40, 4
"""Tokens from "reaffirm" to its noun of commitment at most, and from that noun's owner to the noun."""

_STOPS = BIT["that"] | BIT["relatives"] | BIT["subordinators"] | BIT["be"] | BIT["have"]
_INNER = BIT["prepositions"] | BIT["infinitive"]


def noun_of_commitment(
    tokens: list[Token], at: int, lexicon: Lexicon, *, own: bool = False
) -> tuple[Sense, int] | None:
    """The noun of commitment in the phrase from `at`, and its place; not another's ("Mongolia's commitment").

    After the first phrase or "and" ("our role and pledge"), and everywhere if `own`, only one that is owned counts
    ("…, and our firm commitment").
    """
    outside, joined = False, -2
    for place in range(at, min(at + NOUN_REACH, len(tokens))):
        token = tokens[place]
        degree = outside and place - 2 >= at and tokens[place - 1].key in lexicon.subjects.links
        within = not (outside or own or joined == place - 1) or (degree and _is_measured(tokens, at, place, lexicon))
        if token.key in lexicon.nouns and (within or _is_own(tokens, place, lexicon, own=own)):
            return lexicon.nouns[token.key], place
        foreign = token.name and token.key.endswith(lexicon.possessive_endings) and not outside
        if token.classes & _STOPS or is_modal(token) or token.key in (";", ":") or foreign:
            return None
        outside = outside or bool(token.classes & _INNER) or token.key == ","
        joined = place if token.classes & BIT["coordinators"] else joined
        if own and outside:
            return None
    return None


def plea_of(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Sense, int] | None:
    """The noun at `at` by which the signatories ask ("our call on", "its demand that"), and its place."""
    words = lexicon.subjects
    if at >= len(tokens) or tokens[at].key not in words.owners:
        return None
    for place in range(at + 1, min(at + 1 + OWNED_REACH, len(tokens))):
        if tokens[place].key in lexicon.pleas:
            return lexicon.pleas[tokens[place].key], place
        if tokens[place].classes & (_STOPS | _INNER):
            return None
    return None


def _is_own(tokens: list[Token], place: int, lexicon: Lexicon, *, own: bool) -> bool:
    """Whether the owner stands before the noun, and before that what coordinates it, or the verb if `own`."""
    for back in range(place - 1, max(place - OWNED_REACH - own, 0), -1):
        if tokens[back].key in (lexicon.subjects.possessives if own else lexicon.subjects.owners):
            before = tokens[back - 1]
            return own or bool(before.classes & BIT["coordinators"]) or before.key == "," or before.name
    return False


def _is_measured(tokens: list[Token], at: int, place: int, lexicon: Lexicon) -> bool:
    """Whether only an owner and a measure stand before the noun ("our high level of commitment")."""
    before = tokens[at : place - 1]
    return before[0].key in lexicon.subjects.owners and not any(token.classes & _INNER for token in before)
