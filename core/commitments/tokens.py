"""A clause's words as the engine reads them: each with its classes and the verb forms that it can be.

Words in round brackets and between dashes are set aside (they name and explain); small words written in several
("as well as") are one token. Offsets are into the statement's text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from core.commitments.lexicon import BIT, GERUND, MODAL, Lexicon

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-‐‑'’.&/]\w+)*['’]?|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})
SHOUTED = 3
"""Letters above which a verb in capitals ("CALLS ON") is a verb and no name."""
SILENT_SIGNS = frozenset('[]“”"‘’«»•*·')
"""Signs that part no words: brackets, quotation marks, bullets."""
STOPS = frozenset(",;:")


class Token(NamedTuple):
    """`text[start:end]`; `classes` are bits of BIT, `forms` (forms, verb) pairs; `name`: it has a capital.

    `word` is as written; `opens` says that the token is the clause's first.
    """

    key: str
    start: int
    end: int
    classes: int
    forms: tuple[tuple[int, str], ...]
    name: bool
    word: str = ""
    opens: bool = False


END = Token("", -1, -1, 0, (), False)
"""Stands after the last token."""


def tokens_of(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of `text[start:end]`, those set aside left out."""
    found: list[Token] = []
    classes, forms = lexicon.classes, lexicon.forms
    depth = 0
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word in "()":
            depth = max(0, depth + (1 if word == "(" else -1))
            continue
        if depth or word in SILENT_SIGNS:
            continue
        key = word.lower().translate(_PLAIN)
        kind = classes.get(key, 0)
        if not kind and key.endswith(lexicon.adverb_endings) and key not in forms and (word[0].islower() or not found):
            kind = BIT["adverbs"]
        verb = forms.get(key, ())
        capital = word[0].isupper() and not (word.isupper() and verb and len(word) > SHOUTED)
        name = capital and bool(found or not (verb or kind))
        found.append(Token(key, match.start(), match.end(), kind, verb, name, word, not found))
    if depth:
        return tokens_of(text.replace("(", " "), start, end, lexicon)
    return _joined(_without_asides(found), lexicon)


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Leave out what stands between two dashes, unless it runs to the clause's end."""
    dashes = [place for place, token in enumerate(tokens) if token.key in ("—", "–")]
    if len(dashes) < 2:
        return tokens
    kept, at = [], 0
    for opening, closing in zip(dashes[::2], dashes[1::2], strict=False):
        kept += tokens[at:opening]
        at = closing + 1
    return kept + tokens[at:]


def _joined(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Make one token of small words that are written in several."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        for tail in lexicon.phrases.get(token.key, ()):
            if matches(tokens, at + 1, tail):
                key = " ".join((token.key, *tail))
                last = tokens[at + len(tail)]
                token = Token(key, token.start, last.end, lexicon.classes[key], (), token.name)
                at += len(tail)
                break
        found.append(token)
        at += 1
    return found


def matches(tokens: list[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether `words` stand at place `at`."""
    return len(tokens) >= at + len(words) and all(tokens[at + n].key == word for n, word in enumerate(words))


def has_form(token: Token, form: int) -> bool:
    """Whether the token can be one of these forms of a verb."""
    return any(own & form for own, _ in token.forms)


def is_modal(token: Token) -> bool:
    """Whether the token is a modal verb."""
    return bool(token.classes & MODAL)


def is_finite(token: Token) -> bool:
    """Whether the token is a finite auxiliary or modal."""
    return is_modal(token) or bool(token.classes & (BIT["be"] | BIT["have"] | BIT["remain"] | BIT["auxiliaries"]))


def is_gerund(token: Token) -> bool:
    """Whether the token can be a gerund."""
    return has_form(token, GERUND)
