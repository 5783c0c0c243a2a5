"""What makes a text a letter: how it greets ("Dear colleagues,") and how it is signed ("Yours sincerely,", then names).

The words are data (segmentation-*.toml). Covering letters and mails hold statements, or comments on one; neither their
greeting nor their signature is a heading, a title or a party.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.clauses import kinds
from core.clauses.blocks import Block
from core.clauses.labels import label_at
from core.clauses.lexicon import SegmentationLexicon

_GREETING_ROOM = 110
_SIGN_OFF_ROOM = 80
_NAME_ROOM = 100
_NAME_LINES = 10
"""A signature has no more lines than this, nor a line more characters than that."""
_GREETING_ENDS = ",，、،:：!！"
_PAUSES = ",，،.!！:："
_SIGNER_WORDS = 6


def is_salutation(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether a line does nothing but greet those to whom the text is sent or spoken."""
    if len(words) > _GREETING_ROOM or words[-1] not in _GREETING_ENDS:
        return False
    return _after(words, lexicon.salutations) is not None


def is_sign_off(words: str, lexicon: SegmentationLexicon) -> bool:
    """Whether a line closes a letter: a formula alone, with who it comes from, or with the name of who signs."""
    rest = _after(words, lexicon.sign_offs) if len(words) <= _SIGN_OFF_ROOM else None
    if rest is None:
        return False
    bare = rest.strip()
    if not bare.strip(_PAUSES):
        return True
    if bare[0] in ",，،":
        return len(bare.split()) <= _SIGNER_WORDS and not kinds.opens_small(bare)
    return bare[-1] in ",，،" and not any(sign in bare[:-1] for sign in _PAUSES)


def _after(words: str, openings: Sequence[str]) -> str | None:
    """What follows the first of the `openings` that the words begin with, whole words alone; None without one."""
    folded = words.casefold()
    for opening in openings:
        rest = words[len(opening) :]
        if folded.startswith(opening) and (
            not rest or not rest[0].isalpha() or (not opening.isascii() and _joined(rest))
        ):
            return rest
    return None


def _joined(rest: str) -> bool:
    """Whether the script parts no words, so that another may follow at once."""
    return rest[0].upper() == rest[0].lower() and "\u3040" <= rest[0] <= "\u9fff"


def signed_lines(text: str, found: Sequence[Block], lexicon: SegmentationLexicon) -> frozenset[int]:
    """The places of sign-offs and of the names and offices below them, down to the end of the text or, where prose
    follows, as long as no empty line parts them."""
    words = [text[block.start : block.end] for block in found]
    signed: set[int] = set()
    for place, line in enumerate(words):
        if found[place].mark is None and is_sign_off(line, lexicon):
            signed.add(place)
            signed.update(_signers(text, found, words, place + 1, lexicon))
    return frozenset(signed)


def _signers(
    text: str, found: Sequence[Block], words: Sequence[str], first: int, lexicon: SegmentationLexicon
) -> range:
    last = first
    while last < len(words) and last - first < _NAME_LINES and _may_sign(text, found[last], words[last], lexicon):
        last += 1
    if last < len(words):
        apart = [place for place in range(first + 1, last) if _is_apart(text, found, place)]
        last = min([last, *apart])
    return range(first, last)


def _may_sign(text: str, block: Block, words: str, lexicon: SegmentationLexicon) -> bool:
    bare = words.rstrip(",，،")
    if block.mark is not None or not bare or label_at(text, block.start, block.end) is not None:
        return False
    if bare.casefold() in lexicon.generic_headings or kinds.is_letterhead(words, lexicon):
        return False
    return kinds.is_dateline(words, lexicon) or kinds.has_no_stop(bare, room=_NAME_ROOM)


def _is_apart(text: str, found: Sequence[Block], place: int) -> bool:
    gap = text[found[place - 1].end : found[place].start]
    return gap.count("\n") > 1 or "\u2029" in gap
