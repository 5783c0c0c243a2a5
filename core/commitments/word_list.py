"""A person's own words, laid over the program's: a small TOML file whose entries win over ours.

The file has the tables of `resources/lexicons/<language>.toml`, as few of them as the person needs; an entry need not
name a source. `resources/lexicons/own-words.toml` is one to begin with. Two word lists with the same words are equal.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from core.commitments.acts import ActKind, DeadlineKind
from core.commitments.lexicon import DEFAULT_LANGUAGE, Lexicon, lexicon_from, lexicon_of, tables_of
from core.errors import LexiconError

SIGNS = 8
"""Signs made of a list's words that stand behind the name of its file."""
OWN_SOURCE = "own"
"""The source of an entry that names none."""
WORDS_OF = {
    "verbs": "verbs",
    "modals": "words",
    "states": "words",
    "nouns": "words",
    "impersonal": "words",
    "deadlines": "phrases",
    "hedges": "phrases",
    "conditions": "phrases",
    "reporting": "phrases",
    "attributions": "phrases",
    "baselines": "phrases",
}
"""The tables that an own list can have, and the key that holds an entry's words."""
LISTS = ("grammar", "subjects", "irregular", "sources")
"""Tables that add to ours word by word."""

_LATER_WINS = frozenset({"modals", "states", "nouns", "impersonal"})
_SENSE_KEYS = frozenset(
    {
        "act",
        "level",
        "force",
        "then",
        "carries",
        "narrated",
        "gerund",
        "programme",
        "goal",
        "weak",
        "negative",
        "passes",
        "preamble",
    }
    | {"settles", "lead", "source"}
)
_PHRASE_KEYS = frozenset({"kind", "source"})
_HEADER = re.compile(r"^\s*\[\[\s*([\w-]+)\s*\]\]", re.MULTILINE)
_TOML_PLACE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")
_WRONG = (KeyError, TypeError, ValueError, AttributeError)
_WAY_OUT = "Correct it there, or put # before the lines of the entry."


@dataclass(frozen=True)
class WordList:
    """A person's own words for statements in `language` (ISO 639-1).

    `name` is what its file is called and, in brackets, signs made of its words, by which two files of one name are told
    apart; `words` are all that stands in it, `lexicon` ours with them laid over it.
    """

    name: str
    language: str
    words: str
    lexicon: Lexicon = field(compare=False, repr=False)

    @property
    def holds_words(self) -> bool:
        """Whether there is an entry in it; one with notes alone changes nothing."""
        return bool(tomllib.loads(self.words).keys() - {"language", "version"})


def lexicon_for(language: str, word_list: WordList | None) -> Lexicon | None:
    """The words by which a statement in `language` is read, None where there are none. Raises LexiconError."""
    if word_list is not None and word_list.language == (language or DEFAULT_LANGUAGE):
        return word_list.lexicon
    return lexicon_of(language)


def read_word_list(path: Path) -> WordList:
    """Read a person's own list. Raises LexiconError with a sentence that names the file, the line and the way out."""
    try:
        words = path.read_text(encoding="utf-8-sig")
    except OSError as trouble:
        why = (trouble.strerror or str(trouble)).lower()
        raise LexiconError(
            f"The word list “{path.name}” cannot be read: {why}. Name a file that is there."
        ) from trouble
    except UnicodeDecodeError as trouble:
        raise LexiconError(
            f"The word list “{path.name}” is not written in UTF-8. Save it as UTF-8 in your editor."
        ) from trouble
    try:
        own = tomllib.loads(words)
    except tomllib.TOMLDecodeError as trouble:
        raise LexiconError(_not_well_formed(path.name, str(trouble), words)) from trouble
    return _Checker(path.name, words, own).word_list()


def _not_well_formed(name: str, trouble: str, words: str) -> str:
    place = _TOML_PLACE.search(trouble)
    line = place.group(1) if place and place.group(1) else str(words.count("\n") + 1)
    why = _TOML_PLACE.sub("", trouble).rstrip(".")
    return (
        f"The word list “{name}” cannot be read from line {line} on: {why}. Words stand in quotation marks, lists in "
        f'square brackets: verbs = ["endorse", "back"]. {_WAY_OUT}'
    )


class _Checker:
    """Looks at an own list entry by entry, so that what is wrong can be said with its line."""

    def __init__(self, name: str, words: str, own: Mapping[str, Any]) -> None:
        self._name = name
        self._words = words
        self._own = own
        self._lines: dict[str, list[int]] = {}
        for header in _HEADER.finditer(words):
            line = words.count("\n", 0, header.start(1)) + 1
            self._lines.setdefault(header.group(1), []).append(line)

    def word_list(self) -> WordList:
        """The list. Raises LexiconError."""
        language = self._own.get("language", DEFAULT_LANGUAGE)
        ours = tables_of(language) if isinstance(language, str) else None
        if ours is None:
            raise self._trouble(self._line_of("language"), f"there are no words of ours for the language “{language}”")
        for table in self._own.keys() - WORDS_OF.keys() - set(LISTS) - {"language", "version"}:
            known = ", ".join([*WORDS_OF, *LISTS])
            raise self._trouble(self._line_of(table), f"there is no table “{table}”; there are {known}")
        sources = {**ours["sources"], **self._texts("sources"), OWN_SOURCE: self._name}
        merged = {**ours, "sources": sources, "irregular": {**ours["irregular"], **self._texts("irregular")}}
        for table in ("grammar", "subjects"):
            merged[table] = {**ours[table], **dict(self._longer(table, ours[table]))}
        entries = [
            (table, line, {"source": OWN_SOURCE, **entry}) for table in WORDS_OF for line, entry in self._entries(table)
        ]
        for table in WORDS_OF:
            own = [entry for of, _, entry in entries if of == table]
            merged[table] = [*ours[table], *own] if table in _LATER_WINS else [*own, *ours[table]]
        try:
            lexicon = lexicon_from(merged)
        except _WRONG as trouble:
            raise self._located(trouble, merged, entries) from trouble
        signs = sha256(self._words.encode()).hexdigest()[:SIGNS]
        return WordList(f"{self._name} ({signs})", language, self._words, lexicon)

    def _located(
        self, trouble: Exception, merged: Mapping[str, Any], entries: Sequence[tuple[str, int | None, Any]]
    ) -> LexiconError:
        """What is wrong, with the line of the first entry that cannot be used by itself."""
        for table, line, entry in entries:
            try:
                lexicon_from({**merged, table: [entry]})
            except _WRONG as own:
                return self._trouble(line, str(own))
        return self._trouble(None, str(trouble))

    def _entries(self, table: str) -> Iterator[tuple[int | None, Mapping[str, Any]]]:
        """The entries of a table, each with the line on which it begins; each is as it must be, as far as it shows."""
        entries = self._own.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self._trouble(self._line_of(table), f"“{table}” stands in double square brackets: [[{table}]]")
        lines, key = self._lines.get(table, []), WORDS_OF[table]
        for number, entry in enumerate(entries):
            line = lines[number] if number < len(lines) else self._line_of(table)
            words = entry.get(key)
            if not _is_texts(words) or not words:
                raise self._trouble(line, f'an entry of [[{table}]] has no {key} = ["…"]')
            known = {key} | (_PHRASE_KEYS if key == "phrases" else _SENSE_KEYS)
            for unknown in entry.keys() - known:
                there = ", ".join(sorted(known))
                raise self._trouble(line, f"“{words[0]}” has “{unknown}”, which is none of {there}")
            self._check_values(line, words[0], table, entry)
            yield line, entry

    def _check_values(self, line: int | None, words: str, table: str, entry: Mapping[str, Any]) -> None:
        for key in ("level", "force", "carries", "gerund", "programme", "goal"):
            value = entry.get(key)
            if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 6):
                raise self._trouble(line, f"“{words}” has {key} = {value!r} where a number from 1 to 6 belongs")
        acts = [*ActKind, "deed"]
        for key in ("act", "narrated", "preamble"):
            if entry.get(key) is not None and entry[key] not in acts:
                raise self._trouble(line, f"“{words}” has {key} = {entry[key]!r}; there are {', '.join(acts)}")
        if table == "deadlines" and entry.get("kind") not in list(DeadlineKind):
            raise self._trouble(line, f"“{words}” needs a kind: {', '.join(DeadlineKind)}")
        for key in ("weak", "negative", "passes", "settles"):
            if not isinstance(entry.get(key, False), bool):
                raise self._trouble(line, f"“{words}” has {key} = {entry[key]!r} where true or false belongs")
        if not _is_texts(entry.get("then", [])):
            raise self._trouble(line, f'“{words}” has a then that is no list: then = ["to"]')

    def _texts(self, table: str) -> Mapping[str, str]:
        found = self._own.get(table, {})
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            raise self._trouble(self._line_of(table), f'[{table}] has lines of the form word = "words"')
        return found

    def _longer(self, table: str, ours: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
        found = self._own.get(table, {})
        if not isinstance(found, dict):
            raise self._trouble(self._line_of(table), f'[{table}] has lines of the form name = ["…"]')
        for name, words in found.items():
            if not isinstance(ours.get(name), list) or not _is_texts(words):
                raise self._trouble(self._line_of(name), f"[{table}] has no list “{name}” that words can be added to")
            yield name, [*ours[name], *words]

    def _line_of(self, word: str) -> int | None:
        """The line on which `word` first stands as a name."""
        found = re.search(rf"^\s*\[*\s*{re.escape(word)}\s*[\]=.]", self._words, re.MULTILINE)
        return self._words.count("\n", 0, found.end()) + 1 if found else None

    def _trouble(self, line: int | None, what: str) -> LexiconError:
        place = f", line {line}" if line else ""
        return LexiconError(f"The word list “{self._name}”{place}: {what}. {_WAY_OUT}")


def _is_texts(words: object) -> bool:
    return isinstance(words, Sequence) and not isinstance(words, str) and all(isinstance(w, str) for w in words)
