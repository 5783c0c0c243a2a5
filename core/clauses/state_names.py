"""Names of states, of their unions and of territories in a text, as each language writes and inflects them.

Names are data: states.toml, and en.toml for English. A possessive names what is theirs, not a party; movements are no
parties.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.resources import ROOT, resource

_PARTIES = ("states_of_the_world", "unions_of_states")
_OFFICE = r"(?!\w|-|[’'](?:s\b(?!\s[A-Z])|(?!s\b)))"
_ARABIC = "ar"
_SUFFIXED = "tr"
_SIGNED = "zh"
_NO_STATE = "(?![洋海湾河岛城语人裔])"
"""In Chinese a state's name begins other names: 印度洋, 日本海, 法国人."""


@dataclass(frozen=True, slots=True)
class NamedState:
    """`words[start:end]` names the state (or union, or territory) called `name`."""

    start: int
    end: int
    name: str


def states_in(words: str, language: str, *, offices: bool = False) -> list[NamedState]:
    """The names in `words`, in order; with `offices` also that of whose office is named ("Japan’s Minister of …").

    Words in capitals alone are read without case.
    """
    shouted = words.isupper()
    pattern, names = _names(language, offices, shouted)
    if pattern is None:
        return []
    found = pattern.finditer(words)
    return [NamedState(match.start(), match.end(), names[match.lastindex or 1]) for match in found]


def initials_in(title: str, language: str) -> list[str]:
    """The states for which the first signs of a Chinese title stand: "中法联合声明"."""
    known = _data()["initials"].get(language)
    if known is None:
        return []
    signs = "".join(known["signs"])
    following = "|".join(known["followed_by"].split())
    match = re.match(rf"[《“]?([{signs}]{{2,4}})(?={following})", title)
    return [known["signs"][sign] for sign in match[1]] if match else []


@cache
def _names(language: str, offices: bool, shouted: bool) -> tuple[re.Pattern[str] | None, dict[int, str]]:
    """A pattern with a group a name, and group → the name under which it is proposed."""
    called = _called(language)
    if not called:
        return None, {}
    longest = sorted(called, key=len, reverse=True)
    groups = "|".join(f"({_written(name, language)})" for name in longest)
    before, after = _bounds(language, offices)
    flags = re.IGNORECASE if shouted else re.NOFLAG
    names = {group: called[name] for group, name in enumerate(longest, start=1)}
    return re.compile(f"{before}(?:{groups}){after}", flags), names


@cache
def _called(language: str) -> dict[str, str]:
    """All that states are called in the language → the names under which they are proposed."""
    names: list[str] = list(_data()["names"].get(language, ()))
    aliases: dict[str, str] = _data()["aliases"].get(language, {})
    path = ROOT / "lexicons" / f"{language}.toml"
    if language == "en":
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        names += [name for table in _PARTIES for name in tables[table]["names"]]
    return {name: name for name in names} | aliases


def _bounds(language: str, offices: bool) -> tuple[str, str]:
    if language == _SIGNED:
        return "", _NO_STATE
    if language == _ARABIC:
        return r"(?<!\w)(?:[وف]?[بلك]?)", r"(?!\w)"
    if language == _SUFFIXED:
        return r"(?<![\w-])", r"(?![\w-])"
    return r"(?<![\w-])", _OFFICE if offices else r"(?![\w-]|[’']s?\b)"


def _written(name: str, language: str) -> str:
    """A pattern of the name in all its cases and spellings."""
    endings = _data()["endings"].get(language)
    written = " ".join(_inflected(word, endings) for word in name.split(" ")) if endings else re.escape(name)
    written = re.sub("[’']", "[’']", written)
    if language != _ARABIC:
        return written
    written = re.sub("[أإآ]", "[اأإآ]", written)
    return f"{written}|لل{written[2:]}" if written.startswith("ال") else written


def _inflected(word: str, endings: list[list[str]]) -> str:
    if len(word) < 3 or word.isupper():
        return re.escape(word)
    for ending, forms in endings:
        if word.endswith(ending):
            return re.escape(word.removesuffix(ending)) + f"(?:{forms})"
    hard = word[-1] in "бвгджзклмнпрстфхцчшщ"
    return re.escape(word) + ("(?:|а|у|ом|ем|е)" if hard else "")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("lexicons", "states.toml").read_text(encoding="utf-8"))
