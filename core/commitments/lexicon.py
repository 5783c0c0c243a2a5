"""The words that make acts, read from resources/lexicons/<language>.toml: data, so that a desk officer can add to them.

A Lexicon is a value: two files with the same words give equal behaviour, and nothing here changes after loading. What
the tables of the file mean is in docs/commitments.md. The engine asks for words by their class ("modal", "coordinator")
and knows no word of a language itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from core.commitments.acts import ActKind
from core.commitments.amounts import AmountWords, amount_words
from core.commitments.inflection import Inflection
from core.commitments.slots import alternatives, slots
from core.commitments.templates import PhraseBook, TemplateError, phrase_book
from core.errors import LexiconError
from core.resources import resource

FUTURE_WORDS = "the future tense"
"""What a reason calls the future tense of a language that has one in its verbs."""
DEFAULT_LANGUAGE = "en"
CODE_LENGTH = 2
WORD_CLASSES = (
    "be",
    "be_past",
    "be_other",
    "remain",
    "have",
    "auxiliaries",
    "negations",
    "infinitive",
    "coordinators",
    "relatives",
    "that",
    "subordinators",
    "prepositions",
    "determiners",
    "adverbs",
    "inclusions",
    "pronominal",
)
BIT: Mapping[str, int] = {name: 1 << place for place, name in enumerate(WORD_CLASSES)}
MODAL = 1 << len(WORD_CLASSES)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb, modal, state or noun does. `act` is None for a plain deed, which is an act only under another verb.

    `level` (1 to 6) caps whatever it stands under; `carries` is the most that a noun of commitment after it keeps;
    `gerund` is its level where a deed follows ("look forward to building"), `programme` where a programme does
    ("endorse the plan"), `goal` where a goal does that says what for ("set a target of"); `narrated` is the act in the
    past tense; `passes` hands the act on to the verb that follows ("pleased to announce"), and `level` is then that of
    a plain deed; `settles` makes a decision of what it says would be done ("agreed that the summit would be held").
    `lead` is the verb as acts are compared by it ("call on" for "call upon").
    """

    words: str
    act: ActKind | None
    source: str
    level: int | None = None
    force: int | None = None
    carries: int | None = None
    narrated: ActKind | None = None
    gerund: int | None = None
    programme: int | None = None
    goal: int | None = None
    weak: bool = False
    negative: bool = False
    passes: bool = False
    preamble: ActKind | None = None
    settles: bool = False
    lead: str = ""


@dataclass(frozen=True)
class Subjects:
    """The words by which texts name who acts."""

    pronouns: frozenset[str]
    anaphors: frozenset[str]
    groups: frozenset[str]
    organs: frozenset[str]
    papers: frozenset[str]
    programmes: frozenset[str]
    goals: frozenset[str]
    efforts: frozenset[str]
    aims: frozenset[str]
    activities: frozenset[str]
    titles: frozenset[str]
    own: frozenset[str]
    others: frozenset[str]
    partly: frozenset[str]
    alone: frozenset[str]
    implied: str
    addressee: str
    possessives: frozenset[str]
    owners: frozenset[str]
    links: frozenset[str]
    together: frozenset[str]
    objects: frozenset[str]
    addressees: frozenset[str]
    denials: frozenset[str]
    states: frozenset[tuple[str, ...]]
    state_followed: re.Pattern[str]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language.

    `senses` maps a verb to what may follow it, the longest first, and what it then does.
    """

    language: str
    version: int
    sources: Mapping[str, str]
    forms: Mapping[str, tuple[tuple[int, str], ...]]
    senses: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    modals: Mapping[str, Sense]
    future: Sense | None
    states: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    nouns: Mapping[str, Sense]
    pleas: Mapping[str, Sense]
    classes: Mapping[str, int]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    impersonal: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]
    elisions: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    not_gerund: frozenset[str]
    indefinite: frozenset[str]
    origins: frozenset[str]
    saying: frozenset[str]
    past_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    not_past: tuple[str, ...]
    judging: frozenset[str]
    listing: frozenset[str]
    contacts: tuple[str, ...]
    effects: frozenset[str]
    holding: frozenset[str]
    undergone: frozenset[str]
    placing: frozenset[str]
    subjects: Subjects
    deadlines: PhraseBook = field(repr=False)
    hedges: PhraseBook = field(repr=False)
    conditions: PhraseBook = field(repr=False)
    reporting: PhraseBook = field(repr=False)
    attributions: PhraseBook = field(repr=False)
    baselines: PhraseBook = field(repr=False)
    amounts: AmountWords = field(repr=False)


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """The program's lexicon of `language` (ISO 639-1; "" is taken for English), None where it has none.

    Raises LexiconError.
    """
    file = _file_of(language)
    return load_lexicon(file) if file else None


def tables_of(language: str) -> Mapping[str, Any] | None:
    """The tables of the program's file for `language`, None where it has none. Raises LexiconError."""
    file = _file_of(language)
    return _tables(file) if file else None


def _file_of(language: str) -> Path | None:
    code = language or DEFAULT_LANGUAGE
    try:
        return resource("lexicons", f"{code}.toml") if len(code) == CODE_LENGTH and code.isalpha() else None
    except FileNotFoundError:
        return None


def load_lexicon(path: Path) -> Lexicon:
    """Read a lexicon's file. Raises LexiconError with a sentence that names the file and the entry at fault."""
    data = _tables(path)
    try:
        return lexicon_from(data)
    except KeyError as trouble:
        raise LexiconError(f"The word list “{path.name}” lacks {trouble}.") from trouble
    except (TypeError, ValueError, AttributeError, TemplateError) as trouble:
        raise LexiconError(f"The word list “{path.name}” has an entry that cannot be used: {trouble}.") from trouble


def _tables(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise LexiconError(f"The word list “{path.name}” cannot be read: {trouble.strerror}.") from trouble
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise LexiconError(f"The word list “{path.name}” is not well-formed: {trouble}.") from trouble


def lexicon_from(data: Mapping[str, Any]) -> Lexicon:
    """Make a lexicon of the tables of a file. Raises KeyError, TypeError, ValueError or AttributeError."""
    sources = data["sources"]
    bend = Inflection(data["inflection"], data["irregular"])
    senses: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for entry in data["verbs"]:
        for words in entry["verbs"]:
            base, *tail = words.split()
            sense = _sense(words, entry, sources)
            for then in entry.get("then", [""]):
                senses.setdefault(base, []).append(((*tail, *then.split()), sense))
    classes: dict[str, int] = {}
    for name in WORD_CLASSES:
        for word in data["grammar"].get(name, ()):
            classes[word] = classes.get(word, 0) | BIT[name]
    modals = _by_words(data["modals"], sources)
    for word in modals:
        classes[word] = classes.get(word, 0) | MODAL
    patterns = slots(data)
    return Lexicon(
        language=data["language"],
        version=data["version"],
        sources=sources,
        forms=bend.all_forms(senses),
        senses={base: _longest_first(found) for base, found in senses.items()},
        modals=modals,
        future=_sense(FUTURE_WORDS, data["future"], sources) if "future" in data else None,
        states=_by_first(data["states"], sources),
        nouns=_by_words([entry for entry in data["nouns"] if entry.get("act") != "direct"], sources),
        pleas=_by_words([entry for entry in data["nouns"] if entry.get("act") == "direct"], sources),
        classes=classes,
        phrases=_phrases(classes),
        impersonal=_by_first(data["impersonal"], sources),
        elisions=tuple(data["grammar"].get("elisions", ())),
        adverb_endings=tuple(data["grammar"]["adverb_endings"]),
        gerund_endings=tuple(data["grammar"]["gerund_endings"]),
        indefinite=frozenset(data["grammar"]["indefinite"]),
        origins=frozenset(data["grammar"]["origins"]),
        saying=frozenset(data["grammar"]["saying"]),
        not_gerund=frozenset(data["grammar"]["not_gerund"]),
        past_endings=tuple(data["grammar"]["past_endings"]),
        participle_endings=tuple(data["grammar"]["participle_endings"]),
        possessive_endings=tuple(data["grammar"]["possessive_endings"]),
        not_past=tuple(data["grammar"]["not_past"]),
        judging=frozenset(data["defaults"]["judging"]),
        listing=frozenset(data["defaults"]["listing"]),
        effects=frozenset(data["effects"]["verbs"]),
        holding=frozenset(data["effects"]["holding"]),
        undergone=frozenset(data["effects"]["undergone"]),
        placing=frozenset(data["time"]["placing"]),
        contacts=tuple(data["grammar"]["contacts"]),
        subjects=_subjects(data),
        deadlines=_book(data["deadlines"], patterns, tuple(data["amounts"]["numbers"])),
        hedges=_book(data["hedges"], patterns),
        conditions=_book(data["conditions"], patterns),
        reporting=_book(data["reporting"], patterns),
        attributions=_book(data["attributions"], patterns),
        baselines=_book(data["baselines"], patterns),
        amounts=amount_words(data["amounts"], data["grammar"]),
    )


def _sense(words: str, entry: Mapping[str, Any], sources: Mapping[str, str]) -> Sense:
    act, narrated, source = entry.get("act", "commit"), entry.get("narrated"), entry["source"]
    if source not in sources:
        raise ValueError(f"“{words}” names a source “{source}” that [sources] does not have")
    level, force = entry.get("level"), entry.get("force")
    for number in (level, force, entry.get("carries"), entry.get("gerund"), entry.get("programme"), entry.get("goal")):
        if number is not None and not 1 <= number <= 6:
            raise ValueError(f"“{words}” has {number} where a number from 1 to 6 belongs")
    if act == "commit" and level is None:
        raise ValueError(f"“{words}” commits and has no level")
    return Sense(
        words,
        None if act == "deed" else ActKind(act),
        source,
        level,
        force,
        entry.get("carries"),
        ActKind(narrated) if narrated else None,
        entry.get("gerund"),
        entry.get("programme"),
        entry.get("goal"),
        entry.get("weak", False),
        entry.get("negative", False),
        entry.get("passes", False),
        ActKind(entry["preamble"]) if "preamble" in entry else None,
        entry.get("settles", False),
        entry.get("lead", words),
    )


def _by_words(entries: Iterable[Mapping[str, Any]], sources: Mapping[str, str]) -> dict[str, Sense]:
    return {words: _sense(words, entry, sources) for entry in entries for words in entry["words"]}


def _by_first(
    entries: Iterable[Mapping[str, Any]], sources: Mapping[str, str]
) -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for words, sense in _by_words(entries, sources).items():
        first, *tail = words.split()
        found.setdefault(first, []).append((tuple(tail), sense))
    return {first: _longest_first(senses) for first, senses in found.items()}


def _longest_first(
    senses: Iterable[tuple[tuple[str, ...], Sense]],
) -> tuple[tuple[tuple[str, ...], Sense], ...]:
    return tuple(sorted(senses, key=lambda found: -len(found[0])))


def _phrases(classes: Mapping[str, int]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the other words of those small words that are written in several, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in classes:
        first, *tail = words.split()
        if tail:
            found.setdefault(first, []).append(tuple(tail))
    return {first: tuple(sorted(tails, key=len, reverse=True)) for first, tails in found.items()}


_ACTORS = ("states_of_the_world", "unions_of_states", "movements")
"""Tables of those who act under a name of their own."""


def _subjects(data: Mapping[str, Any]) -> Subjects:
    written = data["subjects"]
    lists = {
        name: frozenset(written[name])
        for name in (
            "pronouns",
            "anaphors",
            "groups",
            "organs",
            "papers",
            "programmes",
            "goals",
            "efforts",
            "aims",
            "activities",
            "titles",
            "own",
            "others",
            "partly",
            "alone",
            "possessives",
            "owners",
            "links",
            "together",
            "objects",
            "addressees",
            "denials",
        )
    }
    names = [name for table in _ACTORS for name in data[table]["names"]]
    return Subjects(
        **lists,
        implied=written["implied"],
        addressee=written["addressee"],
        states=frozenset(tuple(name.lower().split()) for name in names),
        state_followed=re.compile(rf"\b(?=[^\W\da-z_])({alternatives(names)})\s+(\w+)"),
    )


def _book(entries: Sequence[Mapping[str, Any]], slots: Mapping[str, str], openers: Iterable[str] = ()) -> PhraseBook:
    unsourced = next((entry for entry in entries if not entry.get("source")), None)
    if unsourced is not None:
        raise ValueError(f"“{unsourced['phrases'][0]}” names no source")
    return phrase_book(((entry.get("kind", ""), entry["phrases"]) for entry in entries), slots, openers)
