"""Who acts: whether the words before a verb name the signatories, a body of theirs, a paper, or somebody else.

Who the signatories are is learned from the statement: the states that its title and opening name; "we", "the leaders",
"both sides" and the like stand for them everywhere. A named body that is no state ("the Task Force") is theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from core.clauses.statement import Statement
from core.commitments.acts import ActKind
from core.commitments.inflection import ANY_FORM, THIRD
from core.commitments.lexicon import BIT, Lexicon, Subjects
from core.commitments.tokens import STOPS, Token, is_gerund

OPENING = 1500
"""Characters of a statement in which it names its parties."""

_ADVERB = BIT["adverbs"] | BIT["negations"]
_COORDINATOR = BIT["coordinators"]
_PREPOSITION = BIT["prepositions"]
_DETERMINER = BIT["determiners"]
_LINK = BIT["relatives"] | BIT["subordinators"] | BIT["that"]


DEADLINE_WORDS = 8
"""Words after a passive among which it is said by when."""
HEAD_WORDS = 6
"""Words at the head of a clause among which its subject is looked for when its verb is not known."""
LONGEST_NAME = 4
"""Words that the name of a state has at most."""


_FOLLOWED = re.compile(r"\b([A-Z][\w-]+) ([^\W\d_]+)")
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w.-]*")


class Who(StrEnum):
    """What the subject of a verb is to the statement."""

    PARTY = "party"
    BODY = "body"
    PAPER = "paper"
    OTHER = "other"
    CARRIED = "carried"
    REDUCED = "reduced relative"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens `first` to `last` (exclusive) of a clause, and what they are."""

    who: Who
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose statement it is.

    `names` are those of states, as tuples of words; `capitals` the words that have a capital inside a sentence.
    """

    names: frozenset[tuple[str, ...]]
    capitals: frozenset[str] = frozenset()


def parties_of(statement: Statement, lexicon: Lexicon) -> Parties:
    """Learn the parties: states in the title and the opening, and those of which the text says that they promise."""
    opening = f"{statement.title}\n{statement.text[:OPENING]}"
    words = [_unowned(word, lexicon) for word in opening.lower().replace("’", "'").split()]
    keys = [word.strip('.,;:()[]—–“”"') if not word.count(".") > 1 else word for word in words]
    runs = {tuple(keys[at : at + n]) for at in range(len(keys)) for n in range(1, LONGEST_NAME + 1)}
    found = runs & lexicon.subjects.states | _promising(statement.text, lexicon)
    return Parties(frozenset(found), frozenset(_INSIDE.findall(statement.text)) | _speaking(statement.text, lexicon))


def _unowned(key: str, lexicon: Lexicon) -> str:
    """The word without what makes it an owner ("Ostrana's")."""
    return next((key.removesuffix(end) for end in lexicon.possessive_endings if key.endswith(end)), key)


def _speaking(text: str, lexicon: Lexicon) -> set[str]:
    """The words with a capital that somewhere stand right before "commits", "welcomes" and the like: names."""
    pairs = set(_FOLLOWED.findall(text))
    return {word for word, verb in pairs if _performs(verb, lexicon, form=THIRD)}


def _promising(text: str, lexicon: Lexicon) -> set[tuple[str, ...]]:
    """The states that more than once stand right before a verb by which one promises or judges."""
    followed = Counter(match.groups() for match in lexicon.subjects.state_followed.finditer(text))
    counts: Counter[str] = Counter()
    for (name, verb), count in followed.items():
        if verb in lexicon.modals or _performs(verb, lexicon):
            counts[name] += count
    return {tuple(name.lower().split()) for name, count in counts.items() if count > 1}


def _performs(word: str, lexicon: Lexicon, *, form: int = ANY_FORM) -> bool:
    return any(
        forms & form and not tail and sense.act in (ActKind.COMMIT, ActKind.STANCE) and not sense.weak
        for forms, base in lexicon.forms.get(word, ())
        for tail, sense in lexicon.senses[base]
    )


def is_addressee(tokens: list[Token], parties: Parties, lexicon: Lexicon) -> bool:
    """Whether a noun phrase names somebody who can be asked: a group, a body, or a name before any preposition."""
    head = next((n for n, token in enumerate(tokens) if token.classes & _PREPOSITION and not token.name), len(tokens))
    words = lexicon.subjects
    return any(
        token.key in words.groups
        or token.key in words.organs
        or token.key in words.addressees
        or _is_name(token, parties)
        for token in tokens[:head]
    )


def is_group(tokens: list[Token], subject: Subject, lexicon: Lexicon) -> bool:
    """Whether the subject is a group of states or people ("advanced economies"), whoever they are."""
    for token in tokens[subject.first : subject.last]:
        if token.key in lexicon.subjects.groups:
            return True
        if token.classes & _PREPOSITION:
            return False
    return False


def subject_before(tokens: list[Token], left: int, at: int, parties: Parties, lexicon: Lexicon) -> Subject:
    """The subject of the verb at `at`; nothing before `left` belongs to it."""
    end = at
    while end > left and tokens[end - 1].classes & _ADVERB:
        end -= 1
    if end == left:
        return Subject(Who.NONE)
    pronouns = lexicon.subjects.pronouns
    if end - 2 >= left and tokens[end - 1].key == ":" and tokens[end - 2].key in pronouns:
        end -= 1
    last = tokens[end - 1]
    if last.key == ",":
        return _before_aside(tokens, left, end - 1, parties, lexicon)
    if last.classes & _COORDINATOR or last.key in STOPS:
        return Subject(Who.CARRIED)
    joined = end - 2 >= left and tokens[end - 2].classes & _COORDINATOR
    if last.key in pronouns and (last.name or joined):
        return Subject(Who.PARTY, end - 1, end)
    start = _segment_start(tokens, left, end)
    headed = not tokens[0].classes & (_PREPOSITION | _ADVERB | _LINK)
    if left == 0 and tokens[start].classes & _COORDINATOR and _list_after_preposition(tokens, start):
        if place := _second_article(tokens, start + 1, end):
            return _phrase(tokens, place, end, parties, lexicon)
        if headed:
            return Subject(Who.OTHER, start, end)
    said = next((n + 1 for n in range(start + 1, end - 1) if tokens[n].key in lexicon.saying), end)
    if said < end and tokens[said].classes & _DETERMINER:
        return _phrase(tokens, said, end, parties, lexicon)
    whole = _phrase(tokens, start, end, parties, lexicon, opens=start > left or left == 0)
    if whole.who is not Who.OTHER:
        return _with_list(tokens, left, start, whole, parties, lexicon)
    for place in range(end - 2, start, -1) if left else ():
        if tokens[place].classes & _COORDINATOR:
            part = _phrase(tokens, place + 1, end, parties, lexicon)
            if part.who in (Who.PARTY, Who.BODY):
                return part
    return whole


def _list_after_preposition(tokens: list[Token], start: int) -> bool:
    """Whether a list of names that ends at `start` hangs from a noun ("ties between Japan, the ROK, and …")."""
    place = start - 1
    while place > 0 and (tokens[place].name or tokens[place].key == "," or tokens[place].classes & _DETERMINER):
        place -= 1
    return 0 < place < start - 1 and bool(tokens[place].classes & _PREPOSITION) and not tokens[place - 1].name


def names_agent(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether words at `at`, after a passive, name who does it ("by a company"), and not by when ("by May 2030")."""
    after = tokens[at : at + DEADLINE_WORDS]
    if not after or not (after[0].classes & _PREPOSITION and after[0].classes & BIT["inclusions"]):
        return False
    said = " ".join(token.word for token in after)
    return next(lexicon.deadlines.find(said, {after[0].key: [0]}, len(said)), None) is None


def agent_after(tokens: list[Token], at: int, parties: Parties, lexicon: Lexicon) -> Subject:
    """Who does what a passive says that ends before `at` ("shall be removed by both Parties"), as a subject."""
    start = at + 1
    if start >= len(tokens) or not names_agent(tokens, at, lexicon):
        return Subject(Who.NONE)
    ends = (n for n in range(start, len(tokens)) if tokens[n].key in (*STOPS, ".") or _ends_agent(tokens[n]))
    return _phrase(tokens, start, next(ends, len(tokens)), parties, lexicon, opens=False)


def bound_after(tokens: list[Token], at: int, parties: Parties, lexicon: Lexicon) -> Subject:
    """Whom a paper binds to do something, as a subject ("the pact commits both sides to cut"); ends before "to"."""
    end = next((n for n in range(at, len(tokens)) if tokens[n].key in (*STOPS, ".") or _ends_agent(tokens[n])), at)
    if end == len(tokens) or not tokens[end].classes & BIT["infinitive"]:
        return Subject(Who.NONE)
    while end > at and tokens[end - 1].classes & (_ADVERB | BIT["negations"]):
        end -= 1
    return _phrase(tokens, at, end, parties, lexicon, opens=False) if end > at else Subject(Who.NONE)


def _ends_agent(token: Token) -> bool:
    return bool(token.classes & (_PREPOSITION | BIT["infinitive"] | BIT["relatives"] | BIT["that"])) and not token.name


def subject_at_head(tokens: list[Token], at: int, parties: Parties, lexicon: Lexicon) -> Subject:
    """The clause's first words as a subject, where its first verb is none that the lexicon knows."""
    if at and tokens[0].key in lexicon.subjects.together:
        return Subject(Who.PARTY, 0, 1)
    for end in range(min(at, HEAD_WORDS), 0, -1):
        phrase = _phrase(tokens, 0, end, parties, lexicon)
        if phrase.who in (Who.PARTY, Who.BODY):
            return phrase
    return Subject(Who.OTHER)


def _before_aside(tokens: list[Token], left: int, comma: int, parties: Parties, lexicon: Lexicon) -> Subject:
    """A subject parted from its verb by words between commas ("We, the leaders of …, will"), or a carried one."""
    pronouns = lexicon.subjects.pronouns
    for place in range(left, comma):
        opens = place == left or tokens[place - 1].key == ","
        if opens and tokens[place].key in pronouns and _stands_alone(tokens, place, place + 1):
            return Subject(Who.PARTY, place, place + 1)
    place = left
    while place < comma:
        stop = next((n for n in range(place, comma) if tokens[n].key == ","), comma)
        phrase = _phrase(tokens, place, stop, parties, lexicon)
        if phrase.who in (Who.PARTY, Who.BODY) and stop < comma:
            return phrase
        if place < stop and not tokens[place].classes & (_PREPOSITION | _ADVERB | _COORDINATOR | _LINK):
            break
        place = stop + 1
    named = _others_before_aside(tokens, left, comma, lexicon)
    return Subject(Who.OTHER, 0, named) if named else Subject(Who.CARRIED)


def _others_before_aside(tokens: list[Token], left: int, comma: int, lexicon: Lexicon) -> int:
    """Where the name of a group of others ends that opens the clause and is parted from its verb by an aside
    ("Tax authorities, drawing upon their work, should"), 0 where none does."""
    if left > 0:
        return 0
    end = next((n for n in range(comma) if tokens[n].key == ","), 0)
    head = next((n for n in range(end) if tokens[n].classes & _PREPOSITION), end)
    aside = tokens[end + 1] if end + 1 < comma else None
    named = head > 0 and tokens[head - 1].key in lexicon.subjects.groups
    return end if named and aside is not None and (is_gerund(aside) or aside.classes & (_PREPOSITION | _LINK)) else 0


def _segment_start(tokens: list[Token], left: int, end: int) -> int:
    """Where the stretch before `end` begins: after a stop, or at an article with a capital (a heading ran on)."""
    for place in range(end - 1, left - 1, -1):
        if tokens[place].key in ",;:—–":
            return place + 1
        small = tokens[place].classes & (_DETERMINER | _PREPOSITION) and not tokens[place].forms
        if place > left and tokens[place].name and small:
            return place
    return left


def _with_list(
    tokens: list[Token], left: int, start: int, found: Subject, parties: Parties, lexicon: Lexicon
) -> Subject:
    """Take in the names before the last of a list ("Australia, India, Japan, and the United States")."""
    first = found.first
    while start - 1 > left and tokens[start - 1].key == "," and found.who in (Who.PARTY, Who.BODY):
        before = _segment_start(tokens, left, start - 1)
        names = [token for token in tokens[before : start - 1] if not token.classes & (_DETERMINER | _COORDINATOR)]
        named = any(token.name for token in tokens[found.first : found.first + LONGEST_NAME])
        if not names or not all(token.name for token in names) or not named:
            break
        if _phrase(tokens, before, start - 1, parties, lexicon).who is not found.who:
            break
        first = start = before
    return Subject(found.who, first, found.last)


def _phrase(
    tokens: list[Token], start: int, end: int, parties: Parties, lexicon: Lexicon, *, opens: bool = True
) -> Subject:
    """What the noun phrase that fills `tokens[start:end]` is; `opens` says that it does not follow a verb at once."""
    coordinated = bool(tokens[start].classes & _COORDINATOR) if start < end else False
    skipped = _ADVERB | _COORDINATOR
    kept = lexicon.subjects.denials
    while start < end and tokens[start].classes & skipped and not tokens[start].classes & _DETERMINER:
        if tokens[start].key in kept:
            break
        start += 1
    if start >= end:
        return Subject(Who.NONE)
    words = lexicon.subjects
    last = tokens[end - 1]
    if tokens[start].classes & _PREPOSITION or tokens[start].classes & BIT["infinitive"]:
        if last.key not in words.pronouns:
            if opens and (place := _second_article(tokens, start, end)):
                return _phrase(tokens, place, end, parties, lexicon)
            return Subject(Who.CARRIED if coordinated else Who.OTHER)
        return Subject(Who.PARTY if opens else Who.REDUCED, end - 1, end)
    if tokens[start].key in words.pronouns:
        return Subject(Who.PARTY if _stands_alone(tokens, start, end) else Who.OTHER, start, end)
    if end - start == 1 and tokens[start].key in words.anaphors:
        return Subject(Who.CARRIED, start, end)
    if last.key in words.pronouns:
        return Subject(Who.REDUCED, start, end)
    if any(token.key in words.objects for token in tokens[start:end]):
        return Subject(Who.PARTY, start, end)
    picks = tokens[start].classes & BIT["pronominal"] or tokens[start].key in words.denials
    if picks and start + 2 < end and tokens[start + 1].key in words.links:
        # "None of the Parties", "each of the two sides".
        return Subject(_phrase(tokens, start + 2, end, parties, lexicon).who, start, end)
    head = next((n for n in range(start, end) if tokens[n].classes & _PREPOSITION and not tokens[n].name), end)
    if tokens[start].opens:
        head = _before_pact(tokens, start, head, words)
    if _second_article(tokens, start, head):
        return Subject(Who.REDUCED, start, end)
    return Subject(_kind(tokens, start, head, parties, lexicon), start, end)


def _stands_alone(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a pronoun at `start` is the subject of what follows `end`: no other verb or noun comes between."""
    after = start + 1
    while after < end and (tokens[after].classes & _ADVERB or tokens[after].key == tokens[start].key):
        after += 1
    return after >= end or bool(tokens[after].classes & _DETERMINER) or tokens[after].name


def _before_pact(tokens: list[Token], start: int, end: int, words: Subjects) -> int:
    """Where "signatories" ends before the "to" that says of which paper, else `end`."""
    for place in range(start + 1, end):
        if tokens[place].classes & BIT["infinitive"] and tokens[place - 1].key in words.groups:
            return place if any(token.key in words.papers for token in tokens[place:end]) else end
    return end


def _second_article(tokens: list[Token], start: int, end: int) -> int:
    """Where an article follows a noun ("the steps the United States", "over coming months the Committee"), else 0."""
    before = _DETERMINER | _COORDINATOR | _ADVERB | _PREPOSITION
    places = (n for n in range(start + 1, end) if tokens[n].classes & _DETERMINER and not tokens[n].classes & _ADVERB)
    return next((n for n in places if not tokens[n - 1].classes & before and tokens[n - 1].key not in STOPS), 0)


def _kind(tokens: list[Token], start: int, end: int, parties: Parties, lexicon: Lexicon) -> Who:
    """What a noun phrase without its prepositions is: the best of its coordinated parts."""
    kinds, at = [], start
    for place in range(start, end + 1):
        if place == end or tokens[place].classes & _COORDINATOR:
            if place > at:
                kinds.append(_part(tokens[at:place], parties, lexicon))
            at = place + 1
    if kinds[-1:] == [Who.OTHER] and Who.PARTY not in kinds:
        return Who.OTHER
    for kind in (Who.PARTY, Who.BODY, Who.PAPER):
        if kind in kinds:
            return kind
    return Who.OTHER


def _part(part: list[Token], parties: Parties, lexicon: Lexicon) -> Who:
    words = lexicon.subjects
    keys = [token.key for token in part]
    head = _unowned(keys[-1], lexicon)
    two = " ".join(keys[-2:])
    owner = next((n for n, key in enumerate(keys[:-1]) if key.endswith(lexicon.possessive_endings)), None)
    ours = keys[0] in words.possessives or (
        owner is not None and _named(part[: owner + 1], parties, lexicon) is not Who.OTHER
    )
    if head in words.groups:
        return _group(part, keys, head, parties, lexicon)
    if head in words.activities and ours:
        return Who.BODY
    if head in words.papers:
        return Who.PAPER
    if head in words.organs or two in words.organs:
        return Who.BODY if ours or part[0].name or part[0].classes & _DETERMINER else Who.OTHER
    if len(keys) > 1 and any(key in words.titles for key in keys[:2]) and part[-1].name:
        return Who.PARTY
    return Who.OTHER if owner is not None else _named(part, parties, lexicon)


def _group(part: list[Token], keys: list[str], head: str, parties: Parties, lexicon: Lexicon) -> Who:
    words = lexicon.subjects
    if head in words.alone and set(keys[:-1]) <= words.partly | words.own:
        return Who.PARTY
    if any(key in words.others for key in keys[:-1]):
        return Who.OTHER
    if len(keys) == 1:
        return Who.PARTY if head in words.alone else Who.OTHER
    own = any(key in words.own for key in keys[:-1]) or any(_is_name(token, parties) for token in part[:-1])
    return Who.PARTY if own else Who.OTHER


def _is_name(token: Token, parties: Parties) -> bool:
    """Whether a capital is that of a name, and not of the first word of a sentence."""
    return token.name and (not token.opens or token.word.isupper() or token.word in parties.capitals)


def _named(part: list[Token], parties: Parties, lexicon: Lexicon) -> Who:
    """A name: of a party, of another state, or of a body."""
    names = [token for token in part if not token.classes & _DETERMINER]
    if not names or not any(token.name for token in names):
        return Who.OTHER
    key = tuple(_unowned(token.key, lexicon) for token in names)
    if key in parties.names:
        return Who.PARTY
    if key in lexicon.subjects.states:
        return Who.OTHER
    if not all(token.name for token in names):
        return Who.OTHER
    return Who.BODY if len(names) > 1 or _is_name(names[0], parties) else Who.OTHER
