"""Phrases as a desk officer writes them ("by [the end of] {year}") become patterns that find them in a text.

`[a|b]` may be left out, `(a|b)` is one of them, `{slot}` is filled from the slots given. Words are parted by any white
space; capitals do not matter; a phrase begins and ends at the edge of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

OPEN_START = "#"
"""Stands among the first words of a phrase that may begin with a slot."""

_CLOSES = {"[": "]", "(": ")"}
_SLOT = re.compile(r"\{(\w+)\}")


class TemplateError(ValueError):
    """A phrase that is not well-formed: a bracket left open, a slot that does not exist."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a phrase fits, `text[start:end]`, and the kind of the entry that it stands in."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class PhraseBook:
    """Phrases by their first word, each with its kind and pattern."""

    by_first: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]

    def find(self, text: str, places: Mapping[str, Sequence[int]], end: int) -> Iterator[Found]:
        """The phrases that begin at one of `places` (a word's key → its offsets) and end by `end`: the longest, none
        inside another. Offsets of words that begin with a digit also stand under OPEN_START."""
        patterns: dict[int, tuple[tuple[str, re.Pattern[str]], ...]] = {}
        for word in sorted(self.by_first.keys() & places.keys(), key=lambda word: word != OPEN_START):
            patterns.update(dict.fromkeys(places[word], self.by_first[word]))
        after = -1
        for start in sorted(patterns):
            if start < after:
                continue
            best, kind = 0, ""
            for named, pattern in patterns[start]:
                match = pattern.match(text, start, end)
                if match and match.end() > best:
                    best, kind = match.end(), named
            if best:
                after = best
                yield Found(kind, start, after)


def phrase_book(
    entries: Iterable[tuple[str, Sequence[str]]], slots: Mapping[str, str], openers: Iterable[str] = ()
) -> PhraseBook:
    """A book of `entries` (kind, phrases). `openers` are the words a slot may begin with. Raises TemplateError."""
    by_first: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for kind, phrases in entries:
        for phrase in phrases:
            pattern = re.compile(rf"(?:{_pattern(phrase, slots)})(?!\w)", re.IGNORECASE)
            for first in set(_firsts(phrase)):
                for word in (first, *openers) if first == OPEN_START else (first,):
                    by_first.setdefault(word, []).append((kind, pattern))
    return PhraseBook({first: tuple(found) for first, found in by_first.items()})


def _pattern(phrase: str, slots: Mapping[str, str]) -> str:
    written, begun = "", False
    for atom in _atoms(phrase):
        inner, optional = _atom(atom, slots), _is_optional(atom)
        if begun:
            written += rf"(?:\s+{inner})?" if optional else rf"\s+{inner}"
        else:
            written += rf"(?:{inner}\s+)?" if optional else inner
            begun = not optional
    return written


def _atom(atom: str, slots: Mapping[str, str]) -> str:
    if atom[0] in _CLOSES:
        choices = "|".join(_pattern(choice, slots) for choice in _choices(atom[1:-1]))
        return f"(?:{choices})"
    written, at = "", 0
    for slot in _SLOT.finditer(atom):
        if slot.group(1) not in slots:
            raise TemplateError(f"there is no slot {slot.group()}")
        written += _literal(atom[at : slot.start()]) + f"(?:{slots[slot.group(1)]})"
        at = slot.end()
    return written + _literal(atom[at:])


def _literal(words: str) -> str:
    return re.sub("['’]", "['’]", re.escape(words))


def _is_optional(atom: str) -> bool:
    return atom.startswith("[")


def _atoms(phrase: str) -> list[str]:
    """The parts of a phrase that stand between white space outside brackets."""
    return _split(phrase, " ")


def _choices(inside: str) -> list[str]:
    return _split(inside, "|")


def _split(text: str, separator: str) -> list[str]:
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "[(") - (sign in "])")
        if depth < 0:
            break
        if sign == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    if depth != 0:
        raise TemplateError(f"a bracket is missing in “{text}”")
    return [part for part in parts if part]


def _firsts(phrase: str) -> Iterator[str]:
    """The words, in small letters, that `phrase` may begin with."""
    for atom in _atoms(phrase):
        if atom[0] in _CLOSES:
            for choice in _choices(atom[1:-1]):
                yield from _firsts(choice)
        elif _SLOT.match(atom):
            yield OPEN_START
        else:
            yield _SLOT.split(atom)[0].lower().replace("’", "'")
        if not _is_optional(atom):
            return
