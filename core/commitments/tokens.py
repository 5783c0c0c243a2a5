"""A clause's words as the engine reads them: each with its classes and the verb forms that it can be.

Words in round brackets and between dashes are set aside (they name and explain); small words written in several
("as well as") are one token. Offsets are into the statement's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from core.commitments.inflection import GERUND
from core.commitments.lexicon import BIT, MODAL, Lexicon

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-‐‑'’.&/\u00ad]\w+)*['’]?|\.{2,}|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None})
SHOUTED = 3
"""Letters above which a verb in capitals ("CALLS ON") is a verb and no name."""
SILENT_SIGNS = frozenset(["...", "…", *'[]<>“”"‘’«»•*·'])
"""Signs that part no words: brackets, quotation marks, bullets, words left out."""
DASHES = ("—", "–")
STOPS = frozenset(",;:")


class Token(NamedTuple):
    """`text[start:end]`; `classes` are bits of BIT, `forms` (forms, verb) pairs; `name`: it has a capital.

    `word` is as written; `opens` says that the token is the clause's first; `bent` are all its forms together.
    """

    key: str
    start: int
    end: int
    classes: int
    forms: tuple[tuple[int, str], ...]
    name: bool
    word: str
    opens: bool
    bent: int


class Tokenizer:
    """Reads the words of one statement, each spelling looked up once."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._known: dict[str, _Spelling] = {}

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of `text[start:end]`, those set aside left out."""
        matches: Iterable[re.Match[str]] = _TOKEN.finditer(self._text, start, end)
        if self._holds("(", start, end) or self._holds(")", start, end):
            matches = _outside_brackets(matches)
        found: list[Token] = []
        for word, at in self._words(matches):
            known = self._known.get(word) or self._look_up(word)
            if known.silent:
                continue
            kind, name = known.classes, known.capital
            if not found:
                kind = kind or known.first
                name = name and not (known.forms or kind)
            found.append(Token(known.key, at, at + len(word), kind, known.forms, name, word, not found, known.bent))
        if any(self._holds(dash, start, end) for dash in DASHES):
            found = _without_asides(found)
        return _joined(found, self._lexicon)

    def _holds(self, sign: str, start: int, end: int) -> bool:
        return self._text.find(sign, start, end) >= 0

    def _words(self, matches: Iterable[re.Match[str]]) -> Iterable[tuple[str, int]]:
        """Each word and its offset; where the language elides ("l'accord"), the article is a word of its own."""
        elisions = self._lexicon.elisions
        if not elisions:
            return [(match.group(), match.start()) for match in matches]
        words = []
        for match in matches:
            word, at = match.group(), match.start()
            plain = word.lower().translate(_PLAIN)
            cut = next((len(article) for article in elisions if plain.startswith(article) and plain != article), 0)
            words += [(word[:cut], at), (word[cut:], at + cut)] if cut else [(word, at)]
        return words

    def _look_up(self, word: str) -> _Spelling:
        key = word.lower().translate(_PLAIN)
        kind, verb = self._lexicon.classes.get(key, 0), self._lexicon.forms.get(key, ())
        adverb = BIT["adverbs"] if key.endswith(self._lexicon.adverb_endings) and not verb else 0
        capital = word[0].isupper() and not (word.isupper() and bool(verb) and len(word) > SHOUTED)
        bent = 0
        for form, _ in verb:
            bent |= form
        classes = kind or (adverb if word[0].islower() else 0)
        spelling = _Spelling(key, classes, adverb, verb, capital, word in SILENT_SIGNS or not key, bent)
        self._known[word] = spelling
        return spelling


class _Spelling(NamedTuple):
    """What the lexicon knows of a word as written; `first` are its classes at the head of a clause."""

    key: str
    classes: int
    first: int
    forms: tuple[tuple[int, str], ...]
    capital: bool
    silent: bool
    bent: int


def _outside_brackets(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out what stands in round brackets; a bracket that is never closed only falls out itself."""
    kept: list[re.Match[str]] = []
    opened: list[int] = []
    for match in matches:
        if match.group() == "(":
            opened.append(len(kept))
        elif match.group() == ")":
            if opened:
                del kept[opened.pop() :]
        else:
            kept.append(match)
    return kept


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Leave out what stands between two dashes, unless it runs to the clause's end."""
    dashes = [place for place, token in enumerate(tokens) if token.key in DASHES]
    if len(dashes) < 2:
        return tokens
    kept, at = [], 0
    for opening, closing in zip(dashes[::2], dashes[1::2], strict=False):
        kept += tokens[at:opening]
        at = closing + 1
    return kept + tokens[at:]


def _joined(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Make one token of small words that are written in several."""
    phrases = lexicon.phrases
    found: list[Token] = []
    after = 0
    for at, token in enumerate(tokens):
        if at < after:
            continue
        for tail in phrases.get(token.key, ()):
            if matches(tokens, at + 1, tail):
                key = " ".join((token.key, *tail))
                after = at + 1 + len(tail)
                token = token._replace(
                    key=key, end=tokens[after - 1].end, classes=lexicon.classes[key], forms=(), bent=0
                )
                break
        found.append(token)
    return found


def matches(tokens: list[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether `words` stand at place `at`."""
    if len(tokens) < at + len(words):
        return False
    for word in words:
        if tokens[at].key != word:
            return False
        at += 1
    return True


def has_form(token: Token, form: int) -> bool:
    """Whether the token can be one of these forms of a verb."""
    return bool(token.bent & form)


def is_modal(token: Token) -> bool:
    """Whether the token is a modal verb."""
    return bool(token.classes & MODAL)


def is_finite(token: Token) -> bool:
    """Whether the token is a finite auxiliary or modal."""
    return is_modal(token) or bool(token.classes & (BIT["be"] | BIT["have"] | BIT["remain"] | BIT["auxiliaries"]))


def is_gerund(token: Token) -> bool:
    """Whether the token can be a gerund."""
    return has_form(token, GERUND)
