"""The words of an act that only say how firmly: "will", "pledge to", "are committed to", "reaffirm … commitment"."""

from __future__ import annotations

from collections.abc import Sequence

from core.commitments.acts import ActKind, Phrase
from core.commitments.groups import Group
from core.commitments.judge import Verdict
from core.commitments.lexicon import BIT
from core.commitments.tokens import Token

_KEPT = BIT["adverbs"] | BIT["negations"]


def graded_words(group: Group, verdict: Verdict, tokens: Sequence[Token], text: str) -> tuple[Phrase, ...]:
    """The words of an act that are not the deed: those before its last verb, or all where what is promised
    is no verb ("are committed to peace"); with a noun that promises, the verb and it; of a demand its own verb; else a
    modal verb.

    Adverbs and negations are no part of them: they say more than how firmly.
    """
    places: list[int]
    if verdict.noun:
        places = [*range(group.first, group.last), verdict.noun]
    elif verdict.kind is ActKind.COMMIT:
        places = list(range(group.first, _deed(group, tokens)))
    elif verdict.kind is ActKind.DIRECT:
        asks = group.sense is not None and group.sense.act is ActKind.DIRECT
        places = list(range(group.first, group.last if asks else group.head))
    else:
        places = list(range(group.first, group.head)) if group.modal is not None else []
    return tuple(
        Phrase(token.start, token.end, text[token.start : token.end])
        for token in (tokens[at] for at in places if at < len(tokens))
        if not token.classes & _KEPT
    )


def _deed(group: Group, tokens: Sequence[Token]) -> int:
    """The place of the last verb; the place after the group where that verb only promises."""
    sense = group.sense
    if not group.chain and sense is not None and sense.act is ActKind.COMMIT and not sense.weak:
        return group.last
    end = min(group.reach, len(tokens))
    return next((at for at in range(end - 1, group.first, -1) if tokens[at].forms), group.first)
