"""Date, place, parties and symbol, proposed from what a statement says at its head and its end.

A proposal is made where the form of the text makes it likely: a line of its own that holds a date, a first sentence
that says when its speakers met, a title that says between whom. Where nothing does, the field stays empty: the person
can fill it. Words are data (metadata.toml); names of states come from the lexicon of each language.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from core.clauses.dates import FoundDate, dates_in
from core.clauses.lexicon import SegmentationLexicon, segmentation_lexicon
from core.clauses.metadata import Details
from core.clauses.statement import Clause, ClauseKind
from core.resources import ROOT, resource

_LINE_ROOM = 140
"""A line that only says when, where or under which symbol has no more characters than this."""
_HEAD_LINES = 12
"""So many clauses at the head, and at the end, are looked at for such lines."""
_SENTENCE_ROOM = 1500
"""Characters of the first sentence that are looked at: some list fifty parties."""
_ORGAN_ROOM = 60
_WE_ROOM = 20
"""Within so many characters a sentence says that its speakers speak: "Today, we – …"."""
_GROUP_ROOM = 200
_PAIRED_CLAUSES = 3
_OFTEN_CLAUSES = 200
_OFTEN_SHARE = 0.15
_OFTEN_LEAST = 3
_OFTEN_PARTIES = 4
"""Parties that no sentence names as such are named in this part of the first clauses; more than so many are none."""
_DATELINE_ROOM = 60
_CASELESS_ROOM = 12
_PLACE_WORDS = 5
_SYMBOL = re.compile(
    r"(?<![\w/])(?=[^\s]*\d)[A-Z]{1,7}(?:\(\d{4}\))?(?:/[A-Z0-9][A-Z0-9.\-]*(?:\(\d{1,4}\))?){1,6}(?: \(\d{4}\))?"
)
_FILED = re.compile(r"[A-Z]{1,6}(?:_[A-Z0-9.\-]+)*_\d+(?:_[A-Z0-9.\-]+)*(?:\s?\(\d{4}\))?")
_NUMBERED = r"\b(?:{words})\s+(?P<number>\d{{1,5}})\s?\((?P<year>\d{{4}})\)"
_PLACE_NAME = r"[^\W\d_][\w.’'-]*(?:[ ,]{1,2}(?:[^\W\d_a-zа-я][\w.’'-]*|de|del|la|el|of|the|am|an))*"
_PLACE = re.compile(rf"(?=[^\W\d_a-zа-яё])({_PLACE_NAME})")
_STOPS = ".!?;:,。！？；：，؟؛،"
_AROUND = " \t\n,;:.–—-|()[]،，、"


def propose(text: str, clauses: Sequence[Clause], *, title: str, source: str, language: str) -> Details:
    """What `text` says of itself; `source` is its file's name, whose stem may be a symbol ("S_2023_772")."""
    view = _View(text, clauses, title, source, language, segmentation_lexicon(language))
    date, place = _when_and_where(view)
    return Details(
        date=date.iso if date else "",
        date_words=" ".join(text[date.start : date.end].split()) if date else "",
        place=place,
        parties=_parties(view),
        symbol=_symbol(view),
    )


@dataclass(frozen=True)
class _View:
    """A text and where its head, its first sentence and its end are."""

    text: str
    clauses: Sequence[Clause]
    title: str
    source: str
    language: str
    lexicon: SegmentationLexicon

    def lines(self) -> Iterator[Clause]:
        """Short lines at the head, down to the first sentence, then those that end the text, from its end."""
        yield from self.head()
        for clause in reversed(self.clauses[-_HEAD_LINES:]):
            if clause.kind is not ClauseKind.NOTE and not self._is_line(clause):
                break
            if clause.end - clause.start <= _LINE_ROOM:
                yield clause

    def head(self) -> Iterator[Clause]:
        """The short lines at the head alone."""
        for clause in self.clauses[:_HEAD_LINES]:
            if not self._is_line(clause):
                break
            yield clause

    def first_sentence(self) -> Clause | None:
        """The first clause that is no such line."""
        return next((clause for clause in self.clauses[:_HEAD_LINES] if not self._is_line(clause)), None)

    def speakers(self) -> Clause | None:
        """The clause at the head in which the speakers say who they are: "We, the governments of …"."""
        we = self.listed("speakers")
        opening = rf"\b(?:{'|'.join(we)})\b\s?[,–—-]"
        for clause in self.clauses[:_HEAD_LINES] if we else ():
            if re.search(opening, self.text[clause.start : clause.start + _WE_ROOM], re.IGNORECASE):
                return clause
        return None

    def before_subject(self, clause: Clause) -> str:
        """The beginning of the clause, up to a word after which it says what its speakers speak about."""
        words = self.opening(clause)
        about = self.listed("about_words")
        return re.split(rf"\b(?:{'|'.join(about)})\b", words, maxsplit=1)[0] if about else words

    def opening(self, clause: Clause) -> str:
        """As much of the clause as is looked at, for it may be as long as the text."""
        return self.text[clause.start : min(clause.end, clause.start + _SENTENCE_ROOM)]

    def words(self, clause: Clause) -> str:
        """The clause on one line."""
        return " ".join(self.text[clause.start : clause.end].split())

    def listed(self, name: str) -> tuple[str, ...]:
        """A list of the language, as it stands in metadata.toml."""
        return tuple(_data()[name].get(self.language, "").split())

    def _is_line(self, clause: Clause) -> bool:
        if clause.kind in (ClauseKind.TITLE, ClauseKind.HEADING, ClauseKind.SIGNATURE):
            return True
        if clause.kind not in (ClauseKind.PARAGRAPH, ClauseKind.NOTE):
            return False
        words = self.words(clause)
        return len(words) <= _LINE_ROOM and (words[-1] not in _STOPS or clause.kind is ClauseKind.NOTE)


def _when_and_where(view: _View) -> tuple[FoundDate | None, str]:
    for line in view.lines():
        found = dates_in(view.text, line.start, line.end, language=view.language)
        if found:
            at = found[-1] if line.kind is ClauseKind.SIGNATURE else found[0]
            return at, _place_beside(view, line, at)
    sentence = view.first_sentence()
    if sentence is None:
        return None, ""
    if (before := _dateline(view, sentence)) is not None:
        return before, _place_beside(view, replace(sentence, end=before.end), before)
    end = min(sentence.end, sentence.start + _SENTENCE_ROOM)
    meeting = view.listed("meeting_words")
    told = re.search(rf"\b(?:{'|'.join(meeting)})\b", view.text[sentence.start : end], re.IGNORECASE)
    if not meeting or told is None or sentence.kind is ClauseKind.PREAMBULAR:
        return None, ""
    found = dates_in(view.text, sentence.start, end, language=view.language)
    return (found[0] if found else None), _place_after(view, sentence.start + told.end(), end)


def _dateline(view: _View, sentence: Clause) -> FoundDate | None:
    """The date that stands before the first sentence: "Geneva, 3 May 2024 – The ministers met"."""
    head = min(sentence.end, sentence.start + _DATELINE_ROOM)
    found = dates_in(view.text, sentence.start, head, language=view.language)
    return found[0] if found and re.match(r"\)?\s*(?:[–—:]|--?\s)", view.text[found[0].end :][:4]) else None


def _place_beside(view: _View, line: Clause, date: FoundDate) -> str:
    """What stands beside the date on its line, if it looks like the name of a place: "Geneva, 3 May 2024"."""
    before, after = view.text[line.start : date.start].strip(_AROUND), view.text[date.end : line.end].strip(_AROUND)
    if line.kind in (ClauseKind.TITLE, ClauseKind.HEADING):
        return ""
    opening = rf"(?:.*\b(?:{'|'.join(view.listed('meeting_words'))})\s+)?(?:{'|'.join(view.listed('place_words'))})\s+"
    for words in (before, after):
        name = " ".join(words.split())
        if view.listed("place_words"):
            name = re.sub(rf"^{opening}", "", name, flags=re.IGNORECASE)
        name = re.sub(r"\s+(?:on|the|this|le|el)$", "", re.sub(r"\s+(?:on|le|el)(?:\s+the)?$", "", name)).strip(_AROUND)
        if name and _PLACE.fullmatch(name) and _is_name(name) and len(name.split()) <= _PLACE_WORDS:
            return name
    return ""


def _place_after(view: _View, start: int, end: int) -> str:
    """The name after the first "in" or "at" of a sentence that says that its speakers met."""
    openers = "|".join(view.listed("place_words"))
    if not openers:
        return ""
    for match in re.finditer(rf"\b(?:{openers})\s+(?=[^\W\d_a-z])", view.text[start:end]):
        name = _PLACE.match(view.text, start + match.end(), end)
        words = " ".join(name[1].split()).rstrip(" ,") if name else ""
        words = re.sub(r"(?:[ ,]+(?:of|the|de|del|la|el|am|an))+$", "", words)
        first = words.split(" ")[0].strip(",").casefold()
        if words and first not in view.lexicon.months and len(words.split()) <= _PLACE_WORDS:
            return words if re.search(r"\b[A-Z]\.[A-Z]$", words) is None else f"{words}."
    return ""


def _symbol(view: _View) -> str:
    """A symbol on a line at the head, or as the file's name; the number of a resolution in its title."""
    for line in view.head():
        if match := _SYMBOL.search(view.words(line)):
            return match[0]
    stem = view.source.rpartition(".")[0]
    if _FILED.fullmatch(stem):
        return stem.replace("_", "/")
    organ = _organ(view)
    titles = [view.title, *(view.words(line) for line in view.head())]
    for rule in _data()["numbered"]:
        pattern = _NUMBERED.format(words="|".join(rule["words"]))
        for words in titles if organ == rule["organ"] else ():
            if match := re.search(pattern, words, re.IGNORECASE):
                return str(rule["symbol"]).format(**match.groupdict())
    return ""


def _parties(view: _View) -> tuple[str, ...]:
    """Who is named: by the title, by the line of those who submit it, by the first sentence; else the organ."""
    titles = [clause for clause in view.head() if clause.kind in (ClauseKind.TITLE, ClauseKind.HEADING)]
    for title in [view.title, *map(view.words, titles)]:
        if parties := _between(view, title):
            return parties
    for line in view.head():
        sponsors, colon, _ = view.words(line).partition(":")
        if colon and (parties := _named(view, sponsors)):
            return parties
    for words in [view.title, *map(view.words, titles)]:
        if len(parties := _named(view, words)) > 1:
            return parties
    if organ := _organ(view):
        return (organ,)
    sentence = view.first_sentence()
    if sentence is None or sentence.kind is ClauseKind.PREAMBULAR:
        return ()
    for clause in (view.speakers(), sentence):
        said = view.before_subject(clause) if clause else ""
        if len(parties := _named(view, said)) > 1:
            return parties
        if clause is not None and (group := _group(view, said)):
            return (group,)
    return _paired(view) or _often_named(view)


def _group(view: _View, words: str) -> str:
    """The group for which the speakers of a sentence stand: "We, the Leaders of the G7"."""
    for name, forms in _data()["groups"].items():
        if re.search(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", words[:_GROUP_ROOM]):
            return str(name)
    return ""


def _paired(view: _View) -> tuple[str, ...]:
    """The two that the first sentences name in one word: "the U.S.-Estmere partnership"."""
    pattern = _names(view.language)
    for clause in view.clauses[:_PAIRED_CLAUSES] if pattern else ():
        words = view.opening(clause)
        for match in re.finditer(r"[^\s(,;“]+[-–][^\s),;”]+", words):
            parts = [pattern.fullmatch(part) for part in re.split(r"[-–]", match[0])] if pattern else []
            if len(parts) > 1 and all(parts):
                return tuple(dict.fromkeys(_settled(view, part[0]) for part in parts if part))
    return ()


def _often_named(view: _View) -> tuple[str, ...]:
    """Those that are named all over the text, where they are few: they speak of themselves."""
    clauses = view.clauses[:_OFTEN_CLAUSES]
    counts = Counter(party for clause in clauses for party in _named(view, view.opening(clause)))
    often = [party for party, count in counts.items() if count >= max(_OFTEN_LEAST, _OFTEN_SHARE * len(clauses))]
    return tuple(often) if 1 < len(often) <= _OFTEN_PARTIES else ()


def _between(view: _View, title: str) -> tuple[str, ...]:
    """The names that a title lists after "between" or "by": words with capitals, parted by commas and "and"."""
    openers, joiners = view.listed("party_words"), "|".join(map(re.escape, sorted(view.lexicon.joiners)))
    if not openers or not joiners:
        return ()
    match = re.search(rf"\b(?:{'|'.join(openers)})\s+(.+)", title)
    names = re.split(rf"\s*,\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+", match[1]) if match else []
    bare = [re.sub(r"^(?:the|la|le|les|el|los|las|l’|l')\s*(?=[^\W\d_a-z])", "", name.strip()) for name in names]
    if not all(_is_name(name) for name in bare):
        return ()
    return tuple(dict.fromkeys(_bare_name(view, name) for name in bare))


def _bare_name(view: _View, name: str) -> str:
    """The state that a name holds, if it is one ("the Government of Japan"), else the name."""
    states = _named(view, name)
    return states[0] if len(states) == 1 else _settled(view, name)


def _is_name(words: str) -> bool:
    """Whether it is one to seven words with capitals, small ones of three letters or less between them, or one short
    word of a script that has no capitals."""
    parts = words.split()
    if len(words) <= _CASELESS_ROOM and words.isalpha() and words.upper() == words.lower():
        return True
    capitals = all(part[0].isupper() or len(part) <= 3 for part in parts)
    return 0 < len(parts) <= 7 and capitals and parts[0][0].isupper() and parts[-1][0].isupper()


def _named(view: _View, words: str) -> tuple[str, ...]:
    """The states and unions that are named in `words`, each once."""
    pattern = _names(view.language)
    if pattern is None:
        return ()
    return tuple(dict.fromkeys(_settled(view, match[0]) for match in pattern.finditer(words)))


def _settled(view: _View, name: str) -> str:
    return str(_data()["aliases"].get(view.language, {}).get(name, name))


def _organ(view: _View) -> str:
    """Who speaks in a resolution: "The Security Council," before its preamble; "" in other texts."""
    for clause in view.clauses[:_HEAD_LINES]:
        words = view.words(clause)
        if len(words) <= _ORGAN_ROOM and words[-1] in ",，،" and clause.kind is not ClauseKind.SIGNATURE:
            name = words[:-1].strip()
            return re.sub(r"^(?:(?:The|Le|La|El|Los|Las|إن)\s+|L[’'])", "", name)
    return ""


_PARTIES = ("states_of_the_world", "unions_of_states")


@cache
def _names(language: str) -> re.Pattern[str] | None:
    """The names of states and territories, the longest first; possessives name what is theirs, not a party."""
    path = ROOT / "lexicons" / f"{language}.toml"
    if not language or not path.exists():
        return None
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    names = [name for table in _PARTIES for name in tables.get(table, {}).get("names", [])]
    longest = sorted(map(re.escape, {*names, *_data()["territories"].get(language, ())}), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?![\w-]|[’']s?\b)") if longest else None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("lexicons", "metadata.toml").read_text(encoding="utf-8"))
