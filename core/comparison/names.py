"""Names that a comparison learns from its statements: short forms in brackets, and each statement's own party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from core.clauses.statement import Statement
from core.clauses.words import Word, key, words
from core.commitments.acts import Act, ActKind
from core.comparison.variants import Phrases, Variants

_SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z&]*[A-Z][A-Za-z]*)\)")
_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
_LONGEST_NAME = 150
"""Letters before a bracket that are looked at for the name which it shortens."""

_OWN_NAME_ACTS = 3
"""A name is a statement's own party where it is the actor of at least this many commitments."""


def short_forms(statements: Iterable[Statement], variants: Variants) -> Phrases:
    """The long names of statements and what is short for them: the words of the name → those of the short form.

    A name may be shortened by its initials, "the Convention on Example Things (CET)" (small words aside, so that "(see
    Annex)" shortens nothing), or be that of a state with its style, "the Republic of Ostrana".
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for statement in statements:
        found.update(_states(statement.text, variants))
        found.update(_by_initials(statement.text, variants))
    return found


def _states(text: str, variants: Variants) -> Phrases:
    if not variants.state_links:
        return {}
    return {
        _keys(match.group()): _keys(match.group("name"))
        for match in _state_pattern(variants.state_links, variants.articles).finditer(text)
        if all(style in variants.state_styles for style in _keys(match.group("style")))
    }


@cache
def _state_pattern(links: tuple[str, ...], articles: tuple[str, ...]) -> re.Pattern[str]:
    """A style without its article, a link ("of the") and a name with capitals."""
    link = "|".join(re.escape(words).replace(r"\ ", r"\s") for words in sorted(links, key=len, reverse=True))
    article = "|".join(re.escape(word.capitalize()) for word in articles)
    return re.compile(rf"(?!(?:{article})\b)(?P<style>{_NAME}\s)(?:{link})\s(?P<name>{_NAME})")


def _by_initials(text: str, variants: Variants) -> Phrases:
    found = {}
    for match in _SHORT_FORM.finditer(text):
        before = words(text, max(0, match.start() - _LONGEST_NAME), match.start())
        name = _name_before([word.key for word in before], match.group(1).casefold(), variants)
        if len(name) > 1:
            found[name] = (key(match.group(1)),)
    return found


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in words(text))


def _name_before(keys: Sequence[str], initials: str, variants: Variants) -> tuple[str, ...]:
    """The last words of `keys` whose initials are `initials`; () where they are not."""
    at = len(keys)
    for letter in reversed([letter for letter in initials if letter.isalpha()]):
        at -= 1
        while at >= 0 and keys[at] in variants.small_words and not keys[at].startswith(letter):
            at -= 1
        if at < 0 or not keys[at].startswith(letter):
            return ()
    return tuple(keys[at:])


def own_names(statements: Sequence[Statement], acts: Iterable[Act]) -> dict[str, frozenset[str]]:
    """Statement id → the words (keys) that name its own party: they act in it, and no other statement has them.

    Parallel texts swap these names; a name that merely occurs ("support for X") is not one, for there the swap is what
    matters. Empty for a single statement.
    """
    vocabulary = {
        statement.id: {word.key for found in statement.words.values() for word in found} for statement in statements
    }
    actors: dict[str, Counter[str]] = {statement.id: Counter() for statement in statements}
    for act in acts:
        if act.kind is ActKind.COMMIT:
            actors[act.statement].update({word.key for word in words(act.actor) if _is_name(word, act.actor)})
    found = {}
    for statement in statements:
        others = set().union(*(vocabulary[other.id] for other in statements if other is not statement))
        names = {name for name, times in actors[statement.id].items() if times >= _OWN_NAME_ACTS} - others
        found[statement.id] = frozenset(names) if len(statements) > 1 else frozenset()
    return found


def _is_name(word: Word, text: str) -> bool:
    return (text[word.start].isupper() and word.start > 0) or text[word.start : word.end].istitle()
