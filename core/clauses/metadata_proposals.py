"""Date, place, parties and symbol, proposed from what a statement says at its head and its end.

A proposal is made where the form of the text makes it likely: a line of its own that holds a date, a first sentence
that says when its speakers met, a title that says between whom (`parties`). Where nothing does, the field stays empty:
the person can fill it. Words are data (metadata.toml, states.toml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.clauses.dates import FoundDate, dates_in
from core.clauses.lexicon import segmentation_lexicon
from core.clauses.metadata import Details, is_date
from core.clauses.parties import organ, parties
from core.clauses.state_names import states_in
from core.clauses.statement import Clause, ClauseKind
from core.clauses.statement_view import SENTENCE_ROOM, StatementView, metadata_words

_DATELINE_ROOM = 60
_OPENING_ROOM = 40
_CASELESS_ROOM = 12
_PLACE_WORDS = 5
_GUEST_ROOM = 160
"""Within so many characters after "welcomed" a sentence says to where."""
_SYMBOL = re.compile(
    r"(?<![\w/])(?=[^\s]*\d)[A-Z]{1,7}(?:\(\d{4}\))?(?:/[A-Z0-9][A-Z0-9.\-]*(?:\(\d{1,4}\))?){1,6}(?: \(\d{4}\))?"
)
_FILED = re.compile(r"[A-Z]{1,6}(?:_[A-Z0-9.\-]+)*_\d+(?:_[A-Z0-9.\-]+)*(?:\s?\(\d{4}\))?")
_NUMBERED = r"\b(?:{words})\s+(?P<number>\d{{1,5}})\s?\((?P<year>\d{{4}})\)"
_DATED_FILE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_](\d\d)(?:[-_](\d\d))?(?!\d)")
_PLACE_NAME = r"[^\W\d_][\w.’'-]*(?:[ ,]{1,2}(?:[^\W\d_a-zа-я][\w.’'-]*|de|del|la|el|of|the|am|an))*"
_PLACE = re.compile(rf"(?=[^\W\d_a-zа-яё])({_PLACE_NAME})")
_AROUND = " \t\n,;:.–—-|()[]،，、"


def propose(text: str, clauses: Sequence[Clause], *, title: str, source: str, language: str) -> Details:
    """What `text` says of itself; `source` is its file's name, whose stem may be a symbol ("S_2023_772") or hold the
    date ("2023-05-20 statement")."""
    view = StatementView(text, clauses, title, source, language, segmentation_lexicon(language))
    date, place = _when_and_where(view)
    return Details(
        date=date.iso if date else _filed_date(source),
        date_words=" ".join(text[date.start : date.end].split()) if date else "",
        place=place,
        parties=parties(view),
        symbol=_symbol(view),
    )


def _filed_date(source: str) -> str:
    """The day or month that stands in a file's name."""
    match = _DATED_FILE.search(source.rpartition(".")[0])
    iso = "-".join(part for part in match.groups() if part) if match else ""
    return iso if is_date(iso) else ""


def _when_and_where(view: StatementView) -> tuple[FoundDate | None, str]:
    lines = list(view.lines())
    for number, line in enumerate(lines):
        found = dates_in(view.text, line.start, line.end, language=view.language)
        if found:
            at = found[-1] if line.kind is ClauseKind.SIGNATURE else found[0]
            beside = _place_beside(view, line, at) or _place_on_next_line(view, lines, number)
            return at, beside or _place_in_line(view, line, at) or _told_in_sentences(view)[1]
    return _told_in_sentences(view)


def _told_in_sentences(view: StatementView) -> tuple[FoundDate | None, str]:
    for number, sentence in enumerate(view.first_sentences()):
        if (before := _dateline(view, sentence)) is not None and number == 0:
            return before, _place_beside(view, replace(sentence, end=before.end), before)
        if sentence.kind is ClauseKind.PREAMBULAR:
            break
        end = min(sentence.end, sentence.start + SENTENCE_ROOM)
        found = dates_in(view.text, sentence.start, end, language=view.language)
        met = _met(view, sentence.start, end)
        if met is not None and (number == 0 or _opens_dated(sentence, found, met)):
            return (found[0] if found else None), _place_in_sentence(view, sentence.start, met, end, found)
        if number == 0 and (place := _place_of_visit(view, sentence.start, end)):
            return None, place
    return None, ""


def _opens_dated(sentence: Clause, dates: Sequence[FoundDate], met: int) -> bool:
    """Whether the sentence says when before it says that somebody met: "On 13 April 2031, the Ministers met"."""
    return bool(dates) and dates[0].start - sentence.start < _OPENING_ROOM and dates[0].end < met


def _met(view: StatementView, start: int, end: int) -> int | None:
    """Where the word ends that says in `text[start:end]` that its speakers came together; None without one."""
    words = view.any_of("meeting_words")
    if words is None:
        return None
    if told := words.search(view.text, start, end):
        return told.end()
    at, nouns = view.any_of("at_words"), view.any_of("meeting_nouns")
    noun = nouns.search(view.text, start, end) if at and nouns and at.match(view.text, start, end) else None
    return noun.end() if noun else None


def _dateline(view: StatementView, sentence: Clause) -> FoundDate | None:
    """The date that stands before the first sentence: "Geneva, 3 May 2024 – The ministers met"."""
    head = min(sentence.end, sentence.start + _DATELINE_ROOM)
    found = dates_in(view.text, sentence.start, head, language=view.language)
    return found[0] if found and re.match(r"\)?\s*(?:[–—:]|--?\s)", view.text[found[0].end :][:4]) else None


def _place_beside(view: StatementView, line: Clause, date: FoundDate) -> str:
    """What stands beside the date on its line, if it looks like the name of a place: "Geneva, 3 May 2024"."""
    before, after = view.text[line.start : date.start].strip(_AROUND), view.text[date.end : line.end].strip(_AROUND)
    if line.kind in (ClauseKind.TITLE, ClauseKind.HEADING):
        return ""
    opening = rf"(?:.*\b(?:{'|'.join(view.listed('meeting_words'))})\s+)?(?:{'|'.join(view.listed('place_words'))})\s+"
    for words in (before, after):
        name = " ".join(words.split())
        if view.listed("place_words"):
            name = re.sub(rf"^{opening}", "", name, flags=re.IGNORECASE)
        name = re.sub(r"\s+(?:on|the|this|le|el|den|em|il)$", "", re.sub(r"\s+(?:on|le|el)(?:\s+the)?$", "", name))
        name = _without(view.listed("city_signs"), _without(view.listed("year_words"), name.strip(_AROUND)))
        if name and _PLACE.fullmatch(name) and _is_place(name):
            return name
    return ""


def _without(signs: Sequence[str], words: str) -> str:
    """The words without one of the signs that they begin with."""
    opened = next((sign for sign in signs if re.match(rf"{re.escape(sign)}(?!\w)", words)), "")
    return words.removeprefix(opened).strip(_AROUND)


def _place_in_line(view: StatementView, line: Clause, date: FoundDate) -> str:
    """The place before the date in a line that speaks of a meeting: "Issued by the Council in Lima, 3 May 2031"."""
    openers = view.listed("place_words")
    said = view.text[line.start : date.start].strip(_AROUND)
    spoken = [words for name in ("meeting_words", "meeting_nouns") if (words := view.any_of(name))]
    if not openers or not any(words.search(said) for words in spoken):
        return ""
    place = re.search(rf"\b(?:{'|'.join(openers)})\s+({_PLACE_NAME})$", said)
    return " ".join(place[1].split()) if place and _is_place(place[1]) else ""


def _is_place(words: str) -> bool:
    """Whether it is a few words with capitals, or one short word of a script without."""
    parts = words.replace(",", " ").split()
    if len(words) <= _CASELESS_ROOM and words.isalpha() and words.upper() == words.lower():
        return True
    capitals = all(part[0].isupper() or len(part) <= 3 for part in parts)
    return 0 < len(parts) <= _PLACE_WORDS and capitals and parts[0][0].isupper() and parts[-1][0].isupper()


def _place_on_next_line(view: StatementView, lines: Sequence[Clause], number: int) -> str:
    """A line beside that of the date that names a place and its state: "Rio de Janeiro, Brazil"."""
    for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
        words = view.words(other)
        place, comma, state = words.rpartition(",")
        named = states_in(state.strip(), view.language)
        if comma and _is_place(place) and len(named) == 1 and named[0].end == len(state.strip()) and not named[0].start:
            return words
    return ""


def _place_in_sentence(view: StatementView, start: int, met: int, end: int, dates: Sequence[FoundDate]) -> str:
    """Where the speakers met, by a sentence that says that they did; `met` is where it has said so."""
    return (
        _place_after(view, met, end)
        or _place_to_which(view, start, end)
        or _place_with_ending(view, start, end)
        or _place_in_frame(view, start, end)
        or (_place_before_date(view, start, dates[0]) if dates else "")
    )


def _place_after(view: StatementView, start: int, end: int) -> str:
    """The name after the first "in" or "at" of a sentence that says that its speakers met, else the building."""
    openers = view.listed("place_words")
    cities = metadata_words()["city_words"].get(view.language, ())
    in_cities = tuple(f"{opener} {city}" for opener in openers for city in cities)
    for match in _after_any((*in_cities, *openers), view.text[start:end]):
        if name := _place_at(view, start + match.end(), end):
            return name
    buildings = view.listed("buildings")
    for match in _after_any(tuple(f"{opener} the" for opener in openers), view.text[start:end]):
        name = _place_at(view, start + match.end(), end)
        if name.split(" ")[-1].casefold() in buildings:
            return name
    return ""


def _after_any(openers: Sequence[str], words: str) -> list[re.Match[str]]:
    if not openers:
        return []
    return list(re.finditer(rf"\b(?:{'|'.join(openers)})\s+(?=[^\W\d_a-z])", words))


def _place_at(view: StatementView, start: int, end: int) -> str:
    """The name of a place that begins at `start`, "" where none does."""
    name = _PLACE.match(view.text, start, end)
    words = " ".join(name[1].split()).rstrip(" ,.’'") if name else ""
    words = re.sub(r"(?:[ ,]+(?:of|the|de|del|la|el|am|an))+$", "", words)
    first = words.split(" ")[0].strip(",").casefold()
    if not words or first in view.lexicon.months or len(words.split()) > _PLACE_WORDS:
        return ""
    return words if re.search(r"\b[A-Z]\.[A-Z]$", words) is None else f"{words}."


def _place_to_which(view: StatementView, start: int, end: int) -> str:
    """Where a guest is welcomed: "welcomed the Prime Minister to Washington", "to the White House"."""
    guests, openers = view.any_of("guest_words"), view.listed("guest_place_words")
    welcome = guests.search(view.text, start, end) if guests else None
    if welcome is None:
        return ""
    room = min(end, welcome.end() + _GUEST_ROOM)
    articled = tuple(f"{opener} the" for opener in openers)
    for match in _after_any((*openers, *articled), view.text[welcome.end() : room]):
        name = _place_at(view, welcome.end() + match.end(), end)
        is_building = name.split(" ")[-1].casefold() in view.listed("buildings")
        if name and not name.isupper() and (is_building or not match[0].endswith("the ")):
            return name
    return ""


def _place_of_visit(view: StatementView, start: int, end: int) -> str:
    """Where a visit or a summit was during which the speakers spoke: "during the State Visit in Washington"."""
    during, nouns = view.any_of("during_words"), view.any_of("meeting_nouns")
    opened = during.search(view.text, start, end) if during else None
    noun = nouns.search(view.text, opened.end(), min(end, opened.end() + _GUEST_ROOM)) if opened and nouns else None
    return _place_after(view, noun.end(), min(end, noun.end() + _OPENING_ROOM)) if noun else ""


def _place_with_ending(view: StatementView, start: int, end: int) -> str:
    """The first name with an ending that says where: "İstanbul’da"."""
    endings = "|".join(view.listed("place_endings"))
    match = (
        re.search(rf"(?<!\w)([^\W\d_a-zçğıöşü]\w+)[’'](?:{endings})(?!\w)", view.text[start:end]) if endings else None
    )
    return match[1] if match else ""


def _place_in_frame(view: StatementView, start: int, end: int) -> str:
    """The signs between two that say where they met: "在北京举行"."""
    before, after = view.listed("place_frame_opens"), view.listed("place_frame_closes")
    if not before:
        return ""
    match = re.search(rf"(?:{'|'.join(before)})(\w{{2,8}}?)(?:{'|'.join(after)})", view.text[start:end])
    return match[1] if match else ""


def _place_before_date(view: StatementView, start: int, date: FoundDate) -> str:
    """The one or two words between the preposition that says where and that of the date: "في الرياض في 3 مايو"."""
    before, dated = "|".join(view.listed("place_before_date")), "|".join(view.listed("date_openers"))
    if not before:
        return ""
    said = view.text[start : date.start]
    match = re.search(rf"(?<!\w)(?:{before})\s+([^\W\d_]+(?:\s[^\W\d_]+)?)[\s،]+(?:(?:{dated})\s+)+$", said)
    return match[1] if match else ""


def _symbol(view: StatementView) -> str:
    """A symbol on a line at the head, or as the file's name; the number of a resolution in its title."""
    for line in view.head():
        if match := _SYMBOL.search(view.words(line)):
            return match[0]
    stem = view.source.rpartition(".")[0]
    if _FILED.fullmatch(stem):
        return stem.replace("_", "/")
    speaks = organ(view)
    titles = [view.title, *(view.words(line) for line in view.head())]
    for rule in metadata_words()["numbered"]:
        pattern = _NUMBERED.format(words="|".join(rule["words"]))
        for words in titles if speaks == rule["organ"] else ():
            if match := re.search(pattern, words, re.IGNORECASE):
                return str(rule["symbol"]).format(**match.groupdict())
    return ""
