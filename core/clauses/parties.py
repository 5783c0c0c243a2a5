"""Who speaks in a statement: proposed from its title, from those who submit it, from its organ or its first sentence.

Where nothing names them as such, those are proposed that are named all over the text, if they are few; in a letter
nobody is, for it speaks of others' texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.clauses.state_names import NamedState, initials_in, states_in
from core.clauses.statement import Clause, ClauseKind
from core.clauses.statement_view import HEAD_LINES, StatementView, metadata_words

_ORGAN_ROOM = 60
_GROUP_ROOM = 200
_PAIRED_CLAUSES = 3
_OFTEN_CLAUSES = 200
_OFTEN_SHARE = 0.15
_OFTEN_LEAST = 3
_OFTEN_PARTIES = 4
"""Parties that no sentence names as such are named in this part of the first clauses; more than so many are none."""
_LIST_LEAST = 5
"""Where so many states are listed, names between them are parties too: "Ireland, INTERPOL, Israel"."""
_CASELESS_ROOM = 12
_NAME_WORDS = 7
_INFLECTING = ("ru", "tr")
"""Where names stand in other cases, only known ones are proposed."""
_ARTICLES = re.compile(
    r"^(?:(?:the|la|le|les|el|los|las|der|die|das|dem|den|il|lo|gli|i|o|a|os|as)\s+|(?:l’|l')\s*)(?=[^\W\d_a-z])"
)
_ORGAN_ARTICLE = re.compile(r"^(?:(?:The|Le|La|El|Los|Las|Der|Die|Das|Il|O|A|إن)\s+|L[’'])")


def parties(view: StatementView) -> tuple[str, ...]:
    """Who is named: by the title, by the line of those who submit it, as its organ, by the first sentence."""
    titles = [_without_subject(view, title) for title in view.titles()]
    return (
        _first(_between(view, title) for title in titles)
        or _sponsors(view)
        or _first(_titled(view, title) for title in titles)
        or _first(_polities(view, title) for title in titles)
        or _organ_alone(view)
        or _told(view, titles)
    )


def _first(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next((names for names in found if names), ())


def _without_subject(view: StatementView, title: str) -> str:
    """A title up to where it says what it is about, if that is not before it says between whom."""
    openers = view.any_of("party_words")
    opener = openers.search(title) if openers else None
    head, rest = (title[: opener.end()], title[opener.end() :]) if opener else ("", title)
    return head + view.before_subject(rest, about="title_about_words")


def organ(view: StatementView) -> str:
    """Who speaks in a resolution: "The Security Council," before its preamble or its first decision; "" elsewhere."""
    known = view.listed("organs")
    for clause, following in pairwise(view.clauses[: HEAD_LINES + 1]):
        words = view.words(clause)
        if len(words) > _ORGAN_ROOM or words[-1] not in ",，،" or not _goes_on(view, following):
            continue
        if clause.kind is ClauseKind.SIGNATURE or view.greets(clause):
            continue
        name = _ORGAN_ARTICLE.sub("", words[:-1].strip())
        if _is_organ(name, known, view):
            return name
    return ""


def _goes_on(view: StatementView, clause: Clause) -> bool:
    """Whether it says what an organ recalls or decides."""
    decides = (ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE)
    return clause.kind in decides or view.text[clause.end - 1] in ",，،"


def _is_organ(name: str, known: Sequence[str], view: StatementView) -> bool:
    """Whether one of the name's words says that it is an organ, and the name opens no sentence."""
    found = re.findall(r"[^\W_]+", name.casefold())
    if not found or found[0] in view.lexicon.openers or name[0].islower():
        return False
    if view.language == "zh":
        return any(name.endswith(word) for word in known)
    return any(word in known for word in found)


def _titled(view: StatementView, title: str) -> tuple[str, ...]:
    """Those that a title names, if they are more than one."""
    readings = (_named(view, title), _paired(view, title), tuple(initials_in(title, view.language)))
    return next((named for named in readings if len(named) > 1), ())


def _polities(view: StatementView, title: str) -> tuple[str, ...]:
    """The names that a title lists after its first "of", each of which says what kind of state it is of."""
    kinds, openers, joiners = view.any_of("polities"), view.any_of("of_words"), _joiners(view)
    opener = openers.search(title) if openers and kinds else None
    listed = re.split(joiners, title[opener.end() :].strip()) if opener and joiners else []
    names = [_ARTICLES.sub("", name.strip()) for name in listed]
    found = len(names) > 1 and all(kinds and kinds.search(name) and _is_name(name) for name in names)
    return tuple(dict.fromkeys(_bare_name(view, name) for name in names)) if found else ()


def _joiners(view: StatementView) -> str:
    """A pattern of what parts the names of a list, "" where the language has none."""
    joiners = "|".join(map(re.escape, sorted(view.lexicon.joiners)))
    return rf"\s*,\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+" if joiners else ""


def _sponsors(view: StatementView) -> tuple[str, ...]:
    for line in view.head():
        sponsors, colon, _ = view.words(line).partition(":")
        if colon and (found := _named(view, sponsors)):
            return found
    return ()


def _organ_alone(view: StatementView) -> tuple[str, ...]:
    return (found,) if (found := organ(view)) else ()


def _told(view: StatementView, titles: Sequence[str]) -> tuple[str, ...]:
    """Who speaks by the sentences at the head."""
    sentences = view.first_sentences()
    if view.is_letter() or not sentences or sentences[0].kind is ClauseKind.PREAMBULAR:
        return ()
    for clause in (view.speakers(), sentences[0]):
        said = _said_of_speakers(view, view.opening(clause)) if clause else ""
        if len(found := _listed(view, said)) > 1:
            return found
        if clause is not None and (group := _group(said[:_GROUP_ROOM])):
            return (group,)
    for title in titles:
        if group := _group(title):
            return (group,)
    for clause in view.clauses[:_PAIRED_CLAUSES]:
        if found := _paired(view, view.opening(clause)):
            return found
    return _organ_that_met(view, sentences[0]) or _organ_on_top(view) or _often_named(view)


def _said_of_speakers(view: StatementView, words: str) -> str:
    """The words up to where they say what the speakers speak about, once they have said who these are."""
    said = view.before_subject(words)
    return said if states_in(said, view.language, offices=True) or _group(said) else words


def _group(words: str) -> str:
    """The group for which the speakers of a sentence stand: "We, the Leaders of the G7"."""
    for name, forms in metadata_words()["groups"].items():
        if re.search(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, forms))})(?![A-Za-z])", words):
            return str(name)
    return ""


def _paired(view: StatementView, words: str) -> tuple[str, ...]:
    """The two (or more) that are named in one word: "the U.S.-Estmere partnership"."""
    for match in re.finditer(r"[^\s(,;“]+[-–][^\s),;”]+", words):
        parts = [_whole(view, part) for part in re.split(r"[-–]", match[0])]
        if len(parts) > 1 and all(parts):
            return tuple(dict.fromkeys(parts))
    return ()


def _whole(view: StatementView, part: str) -> str:
    """The state or group of which the words are the name, and nothing else."""
    found = states_in(part, view.language)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(part)):
        return found[0].name
    return next((str(name) for name, forms in metadata_words()["groups"].items() if part in forms), "")


def _organ_that_met(view: StatementView, sentence: Clause) -> tuple[str, ...]:
    """The organ of which the first sentence says that it met: "since the Open Market Committee met in December"."""
    known, met = view.listed("organs"), view.any_of("meeting_words")
    said = view.opening(sentence)
    told = met.search(said) if met else None
    before = said[: told.start()] if told else ""
    match = re.search(r"\b[Tt]he ((?:[A-Z][\w.-]*\s(?:of\s|for\s|on\s)?){2,6})$", before)
    name = match[1].strip() if match else ""
    return (name,) if name.split(" ")[-1:] and name.split(" ")[-1].casefold() in known else ()


def _organ_on_top(view: StatementView) -> tuple[str, ...]:
    """The organ whose name is the first line: "Bank of Aldermark", "Federal Open Market Committee"."""
    top = next((view.words(clause) for clause in view.head()), "")
    words = _ORGAN_ARTICLE.sub("", top).split()
    organs, small = view.listed("organs_on_top"), [word for word in words if word.islower()]
    if len(words) < 2 or not _is_name(" ".join(words)):
        return ()
    opens, closes = words[0].casefold() in organs and bool(small), words[-1].casefold() in organs and not small
    return (" ".join(words),) if opens or closes else ()


def _often_named(view: StatementView) -> tuple[str, ...]:
    """Those that are named all over the text, where they are few: they speak of themselves."""
    clauses = view.clauses[:_OFTEN_CLAUSES]
    counts = Counter(party for clause in clauses for party in _named(view, view.opening(clause)))
    often = [party for party, count in counts.items() if count >= max(_OFTEN_LEAST, _OFTEN_SHARE * len(clauses))]
    return tuple(often) if 1 < len(often) <= _OFTEN_PARTIES else ()


def _between(view: StatementView, title: str) -> tuple[str, ...]:
    """The names that a title lists after "between" or "by": words with capitals, parted by commas and "and"."""
    openers, joiners = view.any_of("party_words"), _joiners(view)
    opener = openers.search(title) if openers and joiners and not title.isupper() else None
    if opener is None:
        return ()
    names = re.split(joiners, title[opener.end() :].strip())
    bare = [_ARTICLES.sub("", name.strip()) for name in names]
    named = all(len(_named(view, name)) == 1 for name in bare)
    if not named and (view.language in _INFLECTING or not all(_is_name(name) for name in bare)):
        return ()
    return tuple(dict.fromkeys(_bare_name(view, name) for name in bare))


def _bare_name(view: StatementView, name: str) -> str:
    """The state that a name holds, if it is one ("the Government of Japan"), else the name."""
    states = _named(view, name)
    return states[0] if len(states) == 1 else name


def _is_name(words: str) -> bool:
    """Whether it is one to seven words with capitals, small ones of three letters or less between them, or one short
    word of a script that has no capitals."""
    parts = words.split()
    if len(words) <= _CASELESS_ROOM and words.isalpha() and words.upper() == words.lower():
        return True
    capitals = all(part[0].isupper() or len(part) <= 3 for part in parts)
    return 0 < len(parts) <= _NAME_WORDS and capitals and parts[0][0].isupper() and parts[-1][0].isupper()


def _named(view: StatementView, words: str) -> tuple[str, ...]:
    """The states and unions that are named in `words`, each once."""
    return tuple(dict.fromkeys(state.name for state in states_in(words, view.language)))


def _listed(view: StatementView, words: str) -> tuple[str, ...]:
    """Those that a sentence names as its speakers, with the offices that speak for them, and what a long list of states
    holds besides."""
    states = states_in(words, view.language, offices=True)
    if len(states) < _LIST_LEAST:
        return tuple(dict.fromkeys(state.name for state in states))
    found: list[str] = []
    for state, following in pairwise([*states, None]):
        found += [state.name] if state else []
        found += _others_between(view, words, state, following) if state and following else []
    return tuple(dict.fromkeys(found))


def _others_between(view: StatementView, words: str, state: NamedState, following: NamedState) -> list[str]:
    """The names between two states of a list; what stands right before the second is a part of its own name."""
    _, *between = words[state.end : following.start].split(",")
    joiners = "|".join(map(re.escape, sorted(view.lexicon.joiners)))
    names = [re.sub(rf"^(?:(?:{joiners})\s+)?", "", name.strip()) for name in between[:-1]]
    bare = [_ARTICLES.sub("", name) for name in names]
    return bare if all(_is_name(name) for name in bare) else []
