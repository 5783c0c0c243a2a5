"""The acts of a statement's clauses: who commits or asks whom, how firmly, by when, how much, and why.

A clause is read by `parse`, each predicate judged by `judge`; an item takes the verb of its chapeau; what belongs to
a promise (deadlines, amounts, hedges, conditions) is read from its own words. The words are the lexicon's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act, ActKind, Phrase
from core.commitments.as_written import as_written
from core.commitments.defaults import by_default
from core.commitments.found import Found, inherited, is_stem, settled, start_of, subject_of, under, verb_of
from core.commitments.fragments import bare_deed, bare_perfect, listed_deed
from core.commitments.grading import graded_words
from core.commitments.groups import Aspect, skip
from core.commitments.inflection import INFINITIVE
from core.commitments.judge import judge
from core.commitments.lexicon import BIT, Lexicon, lexicon_of
from core.commitments.parse import Opening, predicates
from core.commitments.qualifiers import (
    amounts_in,
    attribution_in,
    conditions_in,
    deadlines_in,
    hedges_in,
    reporting_in,
    window,
    with_baselines,
)
from core.commitments.subjects import Parties, Who, is_addressee, parties_of
from core.commitments.tails import coordinated
from core.commitments.tokens import STOPS, Token, Tokenizer, has_form, is_finite

_SILENT = frozenset({ClauseKind.TITLE, ClauseKind.HEADING, ClauseKind.SIGNATURE, ClauseKind.NOTE})
_RESOLVING = frozenset({ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE})
_SHORT_FORM = re.compile(r"\s*\([^()]*\)")
_BRACKETS = str.maketrans("[]", "  ")
SPEAKER_WORDS = 10
"""Words that a clause naming who resolves has at most."""
_AUXILIARY = BIT["auxiliaries"] | BIT["be_other"] | BIT["have"]
_BINDING = frozenset({ActKind.COMMIT, ActKind.DIRECT})


def find_acts(statement: Statement, *, lexicon: Lexicon | None = None) -> tuple[Act, ...]:
    """The acts of every clause of `statement`, in the order of the text.

    `lexicon` is that of the statement's language where none is given; a language that has none gives no acts. Raises
    LexiconError.
    """
    words = lexicon or lexicon_of(statement.language)
    if words is None:
        return ()
    # Square brackets hold what is not settled; the words in and around them are read as if it were.
    read = replace(statement, text=statement.text.translate(_BRACKETS))
    acts = _Finder(read, words).acts()
    return acts if read.text == statement.text else tuple(as_written(act, statement.text) for act in acts)


class _Finder:
    """One statement's reading: who its parties are, and what its chapeaux left open."""

    def __init__(self, statement: Statement, lexicon: Lexicon) -> None:
        self._statement = statement
        self._text = statement.text
        self._lexicon = lexicon
        self._tokenizer = Tokenizer(statement.text, lexicon)
        self._parties: Parties = parties_of(statement, lexicon)
        self._chapeaux = {clause.parent for clause in statement.clauses if clause.parent}
        self._open: dict[str, Found] = {}
        self._actors: dict[str, str] = {}
        self._speaker = ""

    def acts(self) -> tuple[Act, ...]:
        """All acts."""
        return tuple(act for clause in self._statement.clauses for act in self._of_clause(clause))

    def _of_clause(self, clause: Clause) -> list[Act]:
        words = self._text[clause.body : clause.end]
        is_chapeau = clause.id in self._chapeaux
        if (clause.kind in _SILENT and not is_chapeau) or words.lower().startswith(self._lexicon.contacts):
            return []
        tokens = self._tokenizer.tokens(clause.body, clause.end)
        if not tokens or self._names_speaker(tokens):
            return []
        parent = self._open.get(clause.parent or "")
        found = self._judged(tokens, clause, parent)
        if is_chapeau and found:
            self._open[clause.id] = found[-1]
            self._actors[clause.id] = self._actor(found[-1], tokens, clause)
            found = (
                [] if clause.kind in _SILENT else found[: len(found) - (len(found) == 1 and is_stem(found[-1], tokens))]
            )
        return self._as_acts(clause, tokens, found)

    def _names_speaker(self, tokens: list[Token]) -> bool:
        """Whether the clause only names who resolves ("The Security Council,"); it is then remembered."""
        if tokens[-1].key != "," or len(tokens) > SPEAKER_WORDS or any(token.forms for token in tokens):
            return False
        if not tokens[0].classes & BIT["determiners"] or not tokens[1].name:
            return False
        self._speaker = self._text[tokens[0].start : tokens[-2].end]
        return True

    def _judged(self, tokens: list[Token], clause: Clause, parent: Found | None) -> list[Found]:
        opening = Opening.RESOLUTION if clause.kind in _RESOLVING else Opening.PLAIN
        if parent is not None or clause.kind is ClauseKind.ITEM:
            opening = Opening.ITEM
        found = []
        for predicate in predicates(tokens, opening, self._parties, self._lexicon):
            if predicate.inherited:
                verdict = inherited(predicate, parent)
            else:
                verdict = judge(predicate, tokens, opening, self._lexicon)
            if verdict is not None:
                found.append(Found(verdict, predicate, *verb_of(predicate, tokens)))
        if parent is None and opening is not Opening.RESOLUTION:
            found = self._fragment(tokens, found) or found
        if found:
            return self._with_tails(settled(found, tokens), tokens, opening, parent)
        if parent is not None:
            return [Found(under(parent.verdict), None, 0, 1)]
        verdict = (
            None
            if clause.kind is ClauseKind.ITEM
            else by_default(tokens, self._text[clause.start : clause.end], self._lexicon)
        )
        return [Found(verdict, None, 0, 1)] if verdict else []

    def _fragment(self, tokens: list[Token], found: list[Found]) -> list[Found]:
        """The act of a sentence whose deeds stand without a subject of their own; none where it is no such sentence."""
        if done := bare_perfect(tokens, self._lexicon):
            told = judge(done, tokens, Opening.PLAIN, self._lexicon)
            return [Found(told, done, *verb_of(done, tokens))] if told else []
        deed = None
        if not any(one.verdict.explicit for one in found):
            deed = bare_deed(tokens, self._lexicon)
        if deed is None and not any(one.verdict.kind in _BINDING for one in found):
            deed = listed_deed(tokens, self._lexicon)
        verdict = inherited(deed, None) if deed else None
        return [Found(verdict, deed, *verb_of(deed, tokens))] if deed and verdict else []

    def _with_tails(
        self, found: list[Found], tokens: list[Token], opening: Opening, parent: Found | None
    ) -> list[Found]:
        """Add what is promised, more or less firmly, in coordination with each promise."""
        all_acts = []
        for place, one in enumerate(found):
            all_acts.append(one)
            if one.predicate is None or one.verdict.kind is not ActKind.COMMIT:
                continue
            end = found[place + 1].first if place + 1 < len(found) else len(tokens)
            for predicate in coordinated(one.predicate, tokens, end, self._lexicon):
                verdict = (
                    inherited(predicate, parent)
                    if predicate.inherited
                    else judge(predicate, tokens, opening, self._lexicon)
                )
                if verdict is not None and verdict.kind is ActKind.COMMIT:
                    all_acts.append(Found(verdict, predicate, *verb_of(predicate, tokens)))
        return all_acts

    def _as_acts(self, clause: Clause, tokens: list[Token], found: list[Found]) -> list[Act]:
        starts = [clause.start, *(start_of(one, tokens) for one in found[1:]), clause.end]
        return [self._act(clause, tokens, one, starts[place], starts[place + 1]) for place, one in enumerate(found)]

    def _act(self, clause: Clause, tokens: list[Token], one: Found, start: int, end: int) -> Act:
        verdict = one.verdict
        verb = Phrase(
            tokens[one.first].start,
            tokens[one.last - 1].end,
            self._text[tokens[one.first].start : tokens[one.last - 1].end],
        )
        own = max(start, tokens[one.after].start if one.after else start)
        words = [token for token in tokens if own <= token.start < end]
        promise = window(self._text, words, end)
        act = Act(
            self._statement.id,
            clause.id,
            start,
            end,
            verdict.kind,
            verdict.why,
            verb,
            verdict.level,
            verdict.force,
            lead=verdict.lead,
            graded=graded_words(one.predicate.group, verdict, tokens, self._text) if one.predicate else (),
            attribution=attribution_in(promise, subject_of(one, tokens), self._lexicon),
            reporting=() if verdict.kind is ActKind.RECITAL else reporting_in(promise, self._lexicon),
        )
        if verdict.kind not in _BINDING:
            return act
        deadlines = deadlines_in(promise, verb, self._lexicon)
        amounts = amounts_in(promise, own, verb, deadlines, self._lexicon)
        amounts, deadlines = with_baselines(amounts, deadlines, promise, self._lexicon)
        denials = (one.predicate.group.denials if one.predicate else 0) + self._denies(one, tokens)
        return replace(
            act,
            actor=self._actor(one, tokens, clause),
            negative=denials % 2 > 0,
            denied_twice=denials > 1,
            deadlines=deadlines,
            amounts=amounts,
            hedges=hedges_in(promise, self._lexicon),
            conditions=conditions_in(promise, deadlines, self._lexicon),
        )

    def _actor(self, one: Found, tokens: list[Token], clause: Clause) -> str:
        """Who is bound or asked, in the text's words; in square brackets where only implied."""
        if one.inherited and clause.parent in self._actors:
            name = self._actors[clause.parent]
            return name if name.startswith("[") else f"[{name}]"
        if one.predicate is None:
            return self._implied()
        subject, group = one.predicate.subject, one.predicate.group
        if one.verdict.kind is ActKind.DIRECT and not one.verdict.to_subject:
            asks = group.sense is not None and group.sense.act is ActKind.DIRECT
            return self._asked(tokens, group.last if asks else _after_plea(one.verdict.noun, tokens) or group.reach)
        undergoes = subject.who in (Who.OTHER, Who.BODY, Who.PAPER) and group.aspect is Aspect.PASSIVE
        if undergoes and subject.first < group.first and one.verdict.kind is ActKind.COMMIT:
            return self._implied()
        first, last = subject.first, subject.last
        passed = BIT["coordinators"] | BIT["adverbs"]
        kept = BIT["determiners"] | BIT["negations"]
        while first < last - 1 and tokens[first].classes & passed and not tokens[first].classes & kept:
            first += 1
        if last <= first:
            return self._implied()
        end = tokens[last - 1].end
        short_form = _SHORT_FORM.match(self._text, end, clause.end)
        return self._text[tokens[first].start : short_form.end() if short_form else end]

    def _denies(self, one: Found, tokens: list[Token]) -> bool:
        """Whether it is the subject that makes the promise one not to do ("neither side will"), or what stands before
        the noun that promises ("have no intention of")."""
        subject = one.predicate.subject if one.predicate else None
        first = tokens[subject.first] if subject and subject.first < subject.last else None
        denials = self._lexicon.subjects.denials
        noun, last = one.verdict.noun, one.predicate.group.last if one.predicate else 0
        owner = next((tokens[n] for n in range(noun - 1, last - 1, -1) if tokens[n].classes & BIT["determiners"]), None)
        return any(token is not None and token.key in denials for token in (first, owner))

    def _implied(self) -> str:
        return f"[{self._speaker or self._lexicon.subjects.implied}]"

    def _asked(self, tokens: list[Token], at: int) -> str:
        """Who is asked: the words between "calls on" and "to", if they name states, bodies or people."""
        at += at < len(tokens) and bool(tokens[at].classes & BIT["infinitive"])
        said = at < len(tokens) and bool(tokens[at].classes & BIT["that"])
        at += said
        end = at
        while end < len(tokens) and not (_begins_verb(tokens, end, at) if said else _ends_address(tokens, end)):
            end += 1
        named = at < end < len(tokens) and is_addressee(tokens[at:end], self._parties, self._lexicon)
        return self._text[tokens[at].start : tokens[end - 1].end] if named else f"[{self._lexicon.subjects.addressee}]"


def _after_plea(noun: int, tokens: list[Token]) -> int:
    """Where it is said who is asked by a noun ("our call on"), 0 where there is no such noun."""
    follows = noun + 1 if noun else 0
    return follows + (0 < follows < len(tokens) and bool(tokens[follows].classes & BIT["prepositions"]))


def _begins_verb(tokens: list[Token], at: int, first: int) -> bool:
    """Whether the subject that begins at `first`, of what is demanded ("that all parties withdraw"), ends at `at`."""
    token, before = tokens[at], tokens[at - 1]
    if token.key in STOPS or is_finite(token):
        return True
    bare = has_form(token, INFINITIVE) or token.classes & BIT["be_other"]
    return at > first and bool(bare) and not token.name and not before.classes & BIT["determiners"]


def _ends_address(tokens: list[Token], at: int) -> bool:
    """Whether the words that name who is asked end at `at`: at "that", a clause, or "to" with a verb after it."""
    token = tokens[at]
    if token.key in ";:" or token.classes & (BIT["that"] | BIT["relatives"]):
        return True
    if not token.classes & BIT["infinitive"]:
        return False
    place, _ = skip(tokens, at + 1)
    return place < len(tokens) and (
        has_form(tokens[place], INFINITIVE)
        or bool(tokens[place].classes & _AUXILIARY)
        or not (tokens[place].classes or tokens[place].name)
    )
