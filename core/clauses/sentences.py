"""Where sentences end: full stops judged by the words before and after them, the lists of a language at hand.

A quotation mark never holds a sentence together: a quotation of three sentences has three, and one that is never closed
swallows nothing. Each stop is judged by a bounded stretch around it, so the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.clauses.lexicon import SegmentationLexicon
from core.clauses.quotations import goes_on_after_quotation

_WIDE = "。．！？｡"
_CLOSERS = "\"'”’»›)\\]）」』】》〉"
# No possessive quantifier after a group of several parts: before 3.11.5 Python misreads it (CPython issue 106052).
_STOP = re.compile(
    rf"(?P<stop>[.!?…‥؟۔।॥։{_WIDE}]++)"
    rf"(?>(?:[{_CLOSERS}]|[\u00a0\u202f ][»›](?=[\s»”]|\Z)|[“‘](?=[\s{_CLOSERS}]|\Z))*)"
    r"(?>(?P<note>[¹²³⁰-⁹]++|\[\d{1,3}\](?=\s))?)"
)
_GLUED_NOTE = re.compile(r"\d{1,2}(?=\s+[“\"'‘(\[]?[^\W\d_])")
_SPACE = re.compile(r"\s*+")
_OPENERS = re.compile(r"(?>(?:[<(\[](?:\.{2,4}|…)[>)\]]\s*|[\"'“‘«„‹(\[<{¿¡（「『《【*_—–-]\s?)*)")
_WORD = re.compile(r"\w[\w’'-]{0,40}")
_ITEM = re.compile(r"[(（]?(?:[a-z]{1,2}|[ivxlc]{1,5}|\d{1,2})[)）]\s|[•·▪◦‣●○■]\s")
_CITED = re.compile(r"[\d(\[（]|[IVXLCivxlc]+\b|[A-Za-z]\b")
_TOKEN = re.compile(r"[^\s(\[{\"“‘«„<（]+\Z")
_ELISION = re.compile(r"\A[^\W\d_]{1,2}[’'](?=[^\W\d_]{2})")
_ROMAN = re.compile(r"[IVX]{2,}")
_REACH = 30
"""Characters before a stop that are looked at; no abbreviation is longer."""


def sentences(text: str, start: int, end: int, *, lexicon: SegmentationLexicon) -> Iterator[tuple[int, int]]:
    """The sentences of the block `text[start:end]`, trimmed, in order; only white space lies between them."""
    at = start
    for match in _STOP.finditer(text, start, end):
        stop_end = match.end()
        if match.start() > at and text[match.start() - 1].islower():
            note = _GLUED_NOTE.match(text, stop_end, end)
            stop_end = note.end() if note else stop_end
        if stop_end >= end:
            break
        if (
            match.start() > at
            and text[match.start() - 1] not in _BRACKETS
            and _ends(text, at, match, stop_end, end, lexicon)
        ):
            yield at, stop_end
            at = _skip(_SPACE, text, stop_end, end)
    if at < end:
        yield at, end


def _skip(pattern: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = pattern.match(text, at, end)
    return match.end() if match else at


def _ends(text: str, start: int, match: re.Match[str], after: int, end: int, lexicon: SegmentationLexicon) -> bool:
    """Whether the stop ends a sentence: by what follows, then by the word that it stands on."""
    stop = match["stop"]
    gap = _skip(_SPACE, text, after, end)
    if _is_wide(text, start, match, after):
        return text[gap] not in _WIDE_PAUSES and not goes_on_after_quotation(text, start, match, gap, end, lexicon)
    token = _token(text, start, match.start())
    word_start = _skip(_OPENERS, text, gap, end)
    word = _WORD.match(text, word_start, end)
    if gap == after:
        return stop == "." and word_start == gap and word is not None and _opens_glued(token, word[0], lexicon)
    if _ITEM.match(text, gap, end) and not _is_abbreviation(token, lexicon):
        return True
    if word is None:
        return word_start < end and text[word_start] not in _PAUSES
    if word[0][0].islower():
        return False
    if goes_on_after_quotation(text, start, match, gap, end, lexicon):
        return False
    if stop != ".":
        return not (stop[0] in ".…‥" and word[0][0].isdigit())
    return _stop_ends(text, start, token, match.start(), gap, word[0], lexicon)


_BRACKETS = frozenset("<[(（")
"""Before a stop they show that words were left out: "<...>", "[…]"."""
_PAUSES = frozenset(",;:，；：、،؛.…。)]}”»")

_WIDE_PAUSES = _PAUSES | {"—"}


def _is_wide(text: str, start: int, match: re.Match[str], after: int) -> bool:
    """Whether the stop parts sentences without a space: it is of full width or stands among signs that no space parts
    ("谁付款?我们!"); not the point in a number, nor that after the numeral of a list ("一.")."""
    stop, before, following = match["stop"][-1], text[match.start() - 1], text[after]
    if stop in _WIDE and stop not in _POINTS:
        return True
    among = stop in _POINTS or all(_IDEOGRAPHS[0] <= sign <= _IDEOGRAPHS[1] for sign in (before, following))
    number = before.isdigit() and following.isdigit()
    return among and not number and _NUMERAL.fullmatch(text, start, match.start()) is None


_POINTS = "．｡"
_NUMERAL = re.compile(r"[一二三四五六七八九十百]{1,4}")
_IDEOGRAPHS = ("\u3040", "\u9fff")
"""Kana and the ideographs of Chinese, Japanese and Korean."""


def _token(text: str, start: int, stop: int) -> str:
    """The word that the stop stands on, "" where it stands on none."""
    match = _TOKEN.search(text[max(start, stop - _REACH) : stop])
    return _ELISION.sub("", match.group()) if match else ""


def _opens_glued(token: str, word: str, lexicon: SegmentationLexicon) -> bool:
    """Whether a space was lost after the stop ("cooperation.The parties"), and not inside a name or an address."""
    return (
        len(token) > 2
        and token[-2:].islower()
        and token.isalpha()
        and word[0].isupper()
        and word.casefold() in lexicon.openers
    )


def _is_abbreviation(token: str, lexicon: SegmentationLexicon) -> bool:
    plain = token.casefold()
    return plain in lexicon.never_end or plain in lexicon.before_number or _has_inner_stops(token)


def _has_inner_stops(token: str) -> bool:
    """U.S, p.m, Ph.D, EE.UU: short groups of letters parted by stops."""
    return "." in token and all(part.isalpha() and len(part) <= 3 for part in token.rsplit("-", 1)[-1].split("."))


def _stop_ends(text: str, start: int, token: str, stop: int, gap: int, word: str, lexicon: SegmentationLexicon) -> bool:
    """Whether a single full stop before a word that is not in small letters ends a sentence."""
    plain = token.casefold().rstrip("’'")
    # "IT" and "WHO" open no sentence as "It" and "Who" do.
    follower = "" if len(word) > 1 and word.isupper() else word.casefold()
    if len(token) == 1 and token.isalpha():
        another = len(word) == 1 and text.startswith(".", text.find(word, gap) + 1)
        is_cased = token.isupper() or token.islower()
        return is_cased and follower in lexicon.openers and not another
    if plain in lexicon.never_end:
        return False
    if plain in lexicon.before_number:
        return _CITED.match(text, gap) is None
    counts = token.isdigit() or _ROMAN.fullmatch(token) is not None
    if counts and (text[start : stop - len(token)].strip() == "" or follower in lexicon.months):
        return False
    if counts and lexicon.ordinal_stop and not (token.isdigit() and len(token) > 2):
        return follower in lexicon.openers
    if plain in lexicon.may_end or _has_inner_stops(token):
        return follower in lexicon.openers
    return True
