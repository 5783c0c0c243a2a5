"""Words that could be verbs and are nouns where they stand: "demand", "requests from", "member states commit to"."""

from __future__ import annotations

from core.commitments.acts import ActKind
from core.commitments.inflection import INFINITIVE, PARTICIPLE, PAST, THIRD
from core.commitments.lexicon import BIT, Lexicon
from core.commitments.tokens import Token, has_form, is_finite


def is_noun(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what could be a verb, without an auxiliary, is a noun at `at`."""
    return _is_of_noun(tokens, at, lexicon) or _names_things(tokens, at, lexicon)


def _names_things(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether it stands for a thing: "demand" at the end of a sentence; a plural after "all" and the like
    ("all forms of"), before "from" or "of" ("requests from the Union"), or of a group after another ("member states
    to contribute")."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if _asks(token, lexicon) and (follows is None or follows.key == "."):
        return True
    if not has_form(token, THIRD):
        return False
    words = lexicon.subjects
    counted = before is not None and before.classes & BIT["determiners"] and before.key not in words.anaphors
    paired = before is not None and before.key in words.groups and token.key in words.groups
    asked = _asks(token, lexicon) and follows is not None and follows.key in lexicon.origins
    return bool(counted) or paired or asked


def _is_of_noun(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether it belongs to the word after it: a group that the next verb is of ("member states
    commit to"), or a participle ("demand driven")."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    groups = lexicon.subjects.groups
    if follows is not None and follows.bent == PARTICIPLE and has_form(tokens[at], INFINITIVE):
        return True
    if follows is None or tokens[at].key not in groups:
        return False
    return follows.key in groups or is_finite(follows) or (has_form(follows, INFINITIVE | PAST) and not follows.name)


def _asks(token: Token, lexicon: Lexicon) -> bool:
    senses = (sense for _, base in token.forms for tail, sense in lexicon.senses[base] if not tail)
    return any(sense.act is ActKind.DIRECT for sense in senses)
