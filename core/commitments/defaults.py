"""What a sentence does that no rule knows: it tells what happened, or says how things are.

Readers take background for a recital and a view for a stance. In the past tense that is plain; in the present a
sentence that lists or says what a named body does is background, unless a word in it judges ("essential").
"""

from __future__ import annotations

from collections.abc import Sequence

from core.commitments.acts import ActKind
from core.commitments.inflection import PARTICIPLE, PAST, THIRD
from core.commitments.judge import Verdict
from core.commitments.lexicon import BIT, Lexicon
from core.commitments.tokens import STOPS, Token, has_form, is_finite

SHORT = 5
"""Words up to which a sentence without a verb that is known is a fragment."""
SENTENCE_ENDS = (".", ",", ";", "”", '"')

_BEFORE_NO_VERB = BIT["determiners"] | BIT["prepositions"] | BIT["infinitive"]
_HANGING = BIT["that"] | BIT["relatives"]


def by_default(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> Verdict | None:
    """The verdict on a sentence as a whole, None for a fragment."""
    place = _first_verb(tokens, lexicon)
    if not text.rstrip().endswith(SENTENCE_ENDS) or (place is None and len(tokens) <= SHORT):
        return None
    if place is not None and _tells(tokens, place, lexicon):
        return Verdict(ActKind.RECITAL, "tells what happened", explicit=False)
    return Verdict(ActKind.STANCE, "says how things are", explicit=False)


def _first_verb(tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The place of the first finite verb of the main clause, as far as its form shows it; a past one if there is."""
    hanging, present = False, None
    for place, token in enumerate(tokens):
        hanging = (hanging or bool(token.classes & _HANGING)) and token.key not in STOPS
        if token.key in lexicon.subjects.pronouns and not hanging:
            return min(_after_adverbs(tokens, place + 1), len(tokens) - 1)
        if hanging or (token.name and not is_finite(token)):
            continue
        if is_finite(token):
            return place if present is None or token.classes & BIT["be_past"] else present
        before = tokens[place - 1] if place else None
        if before is None or before.classes & _BEFORE_NO_VERB or before.key in STOPS:
            continue
        if _is_past(token, lexicon):
            return place
        if present is None and has_form(token, THIRD):
            present = place
    return present


def _after_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].classes & BIT["adverbs"]:
        place += 1
    return place


def _is_past(token: Token, lexicon: Lexicon) -> bool:
    if token.forms:
        return has_form(token, PAST)
    return not token.classes and token.key.endswith(lexicon.past_endings) and not token.key.endswith(lexicon.not_past)


def _tells(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether the sentence whose verb is at `place` is background."""
    token, follows = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if token.classes & (BIT["be_past"] | BIT["have"]) or _is_past(token, lexicon):
        return True
    if any(word.key in lexicon.judging for word in tokens):
        return False
    if token.key in lexicon.listing:
        return True
    if token.classes & BIT["be"] and follows is not None:
        return has_form(follows, PARTICIPLE) and any(
            word.classes & BIT["inclusions"] for word in tokens[place + 2 : place + 3]
        )
    words = lexicon.subjects
    acts = any((word.name or word.key in words.organs) and word.key not in words.papers for word in tokens[:place])
    return has_form(token, THIRD) and acts
