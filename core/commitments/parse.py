"""The finite verbs of a clause, each with its subject: a shallow parse, made for the sentences of statements.

It goes from left to right, passes over relative and adverbial clauses, and takes a verb for a new predicate where a
subject of the signatories stands before it or where it is coordinated with the predicate before. What a predicate does
is decided in `judge`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from core.commitments.acts import ActKind
from core.commitments.groups import (
    FINITE_AUXILIARY,
    Aspect,
    Group,
    chain_after,
    headed,
    read_group,
    says,
    skip,
    state_at,
)
from core.commitments.inflection import FUTURE, GERUND, INFINITIVE, PARTICIPLE, PAST, THIRD
from core.commitments.lexicon import BIT, MODAL, Lexicon
from core.commitments.nouns import noun_of_commitment
from core.commitments.subjects import (
    Parties,
    Subject,
    Who,
    agent_after,
    bound_after,
    is_group,
    subject_at_head,
    subject_before,
)
from core.commitments.tokens import STOPS, Token, has_form, is_finite, is_gerund, is_modal, matches
from core.commitments.verb_or_noun import is_noun

_ADVERB = BIT["adverbs"]
_COORDINATOR = BIT["coordinators"]
_TURNING = BIT["that"] | BIT["relatives"] | BIT["subordinators"]
_VERBAL = FINITE_AUXILIARY | MODAL
_BEFORE_NO_VERB = BIT["infinitive"] | BIT["determiners"]
_OURS = (Who.PARTY, Who.BODY)


class Opening(StrEnum):
    """What may stand at the head of a clause without a subject."""

    PLAIN = "plain"
    RESOLUTION = "resolution"
    ITEM = "item"


class Stretch(StrEnum):
    """What the words that are being read belong to."""

    MAIN = "main clause"
    THAT = "what is said or agreed"
    ASIDE = "a relative or adverbial clause"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group that counts, and its subject.

    `reported` is the verb group that it hangs from by "that"; `inherited` says that it is an item's own verb, which
    does what the chapeau says.
    """

    group: Group
    subject: Subject
    reported: Group | None = None
    inherited: bool = False


def is_own_deed(predicate: Predicate) -> bool:
    """Whether it says what the signatories do now ("we promote the use of lights"), and not what they hold or have."""
    group, sense = predicate.group, predicate.group.sense
    plain = sense is not None and sense.act is None and not (sense.weak or sense.carries or sense.narrated)
    return plain and not group.past and group.modal is None and predicate.subject.who is Who.PARTY


def predicates(tokens: list[Token], opening: Opening, parties: Parties, lexicon: Lexicon) -> list[Predicate]:
    """The predicates of a clause in order."""
    return _Reader(tokens, opening, parties, lexicon).read()


_PASSED_OVER = Subject(Who.REDUCED)
"""The subject of a verb that is of no main clause; such a predicate is not kept."""


class _Reader:
    """Where the reading is: what stretch of the clause, what came before, where a subject may begin."""

    def __init__(self, tokens: list[Token], opening: Opening, parties: Parties, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._opening = opening
        self._parties = parties
        self._lexicon = lexicon
        self._has_future = lexicon.future is not None
        self._found: list[Predicate] = []
        self._left = 0
        self._stretch = Stretch.MAIN
        self._last: Predicate | None = None
        self._last_was_main = True
        self._awaits_verb = False
        self._participles_count = False

    def read(self) -> list[Predicate]:
        at = self._begin()
        while at < len(self._tokens):
            token = self._tokens[at]
            if (token.classes & _TURNING or token.key in STOPS) and self._turns(at):
                at += 1
                continue
            predicate = self._predicate(at) if token.forms or token.classes & _VERBAL else None
            if predicate is None:
                at += 1
                continue
            self._keep(predicate)
            at = self._left = max(predicate.group.last, at + 1)
        return self._found

    def _begin(self) -> int:
        head = _opening(self._tokens, self._opening, self._lexicon)
        if head is None:
            return 0
        self._found.append(head)
        self._last = head
        self._participles_count = self._opening is Opening.RESOLUTION
        self._left = max(head.group.last, 1)
        return self._left

    def _keep(self, predicate: Predicate) -> None:
        self._awaits_verb = self._awaits_verb and self._stretch is Stretch.ASIDE
        self._last_was_main = predicate.subject.who is not Who.REDUCED
        if not self._last_was_main:
            return
        if self._participles_count and self._found and _leads_up(self._found[0], predicate):
            self._found.clear()
            self._participles_count = False
        self._found.append(predicate)
        self._last = predicate
        if self._says_without_that(predicate.group):
            self._enter(Stretch.THAT, predicate.group.last - 1)

    def _says_without_that(self, group: Group) -> bool:
        """Whether what was said follows without "that" ("the ministers said they would")."""
        follows = self._tokens[group.last] if group.last < len(self._tokens) else None
        words = self._lexicon.subjects
        opens = follows is not None and (
            follows.classes & BIT["determiners"] or follows.key in words.pronouns | words.together
        )
        return bool(opens) and says(group, self._tokens, self._lexicon)

    def _turns(self, at: int) -> bool:
        """Note what the token at `at` does to the stretch being read; False where it may begin a verb."""
        token = self._tokens[at]
        if token.key in STOPS:
            said = self._awaits_verb and token.key == ","
            self._awaits_verb = said
            self._stretch = Stretch.THAT if said else Stretch.MAIN
            return True
        if token.classes & BIT["that"]:
            self._enter(Stretch.THAT if self._is_complement(at) else Stretch.ASIDE, at)
            return True
        leads = token.classes & BIT["subordinators"] and not (
            at + 1 < len(self._tokens) and is_gerund(self._tokens[at + 1])
        )
        if token.classes & BIT["relatives"] or leads:
            self._enter(Stretch.ASIDE, at)
            return True
        return False

    def _enter(self, stretch: Stretch, at: int) -> None:
        self._stretch, self._left = stretch, at + 1
        self._awaits_verb = self._awaits_verb or stretch is Stretch.THAT

    def _is_complement(self, at: int) -> bool:
        """Whether "that" at `at` says what is reaffirmed, noted or agreed, rather than describing a noun."""
        if at == 0:
            return False
        before = self._tokens[at - 1]
        if before.classes & (BIT["prepositions"] | BIT["determiners"]):
            return False
        if self._last is not None and at <= max(self._last.group.reach, self._last.group.last) + 1:
            return True
        return bool(before.forms) or before.key in STOPS or bool(before.classes & _COORDINATOR)

    def _predicate(self, at: int) -> Predicate | None:
        """The predicate whose verb begins at `at`, None where none does."""
        token, before = self._tokens[at], self._tokens[at - 1] if at else None
        auxiliary = bool(token.classes & _VERBAL) or (self._has_future and has_form(token, FUTURE))
        if not (token.forms or auxiliary) or (token.name and (is_modal(token) or not auxiliary)):
            return None
        if not auxiliary and is_noun(self._tokens, at, self._lexicon):
            return None
        if (
            before
            and before.classes & (BIT["infinitive"] | BIT["determiners"])
            and not before.classes & BIT["pronominal"]
        ):
            return None
        if not auxiliary and self._participles_count and is_gerund(token):
            return self._participial(at)
        parted = before is not None and (before.key == "," or (" " in before.key and before.classes & _COORDINATOR))
        if not auxiliary and parted and is_gerund(token):
            return self._trailing(at)
        group = read_group(self._tokens, at, self._lexicon)
        if group is None:
            return None
        subject = subject_before(self._tokens, self._left, at, self._parties, self._lexicon)
        if subject.who is Who.CARRIED and self._last is None and self._left and before and before.key == ",":
            # What stands between is a relative clause ("Members, who have joined the pact, commit to").
            subject = subject_before(self._tokens, 0, at, self._parties, self._lexicon)
        if self._stretch is Stretch.ASIDE or subject.who in (Who.NONE, Who.REDUCED):
            return self._of_aside(group, subject, at, auxiliary)
        return self._of_main(group, subject, at, auxiliary)

    def _of_aside(self, group: Group, subject: Subject, at: int, auxiliary: bool) -> Predicate | None:
        """A verb of a relative or adverbial clause: passed over, but for "under which the two sides will …"."""
        if subject.who is Who.CARRIED and subject.first == subject.last:
            return self._of_main(group, subject, at, auxiliary)
        if at == 0 and group.modal is not None:
            return Predicate(group, subject)
        promises = group.modal is not None and group.modal.act is ActKind.COMMIT and subject.who in _OURS
        if promises and self._left > 1 and self._tokens[self._left - 2].classes & BIT["prepositions"]:
            return Predicate(group, subject)
        known = subject.who in (*_OURS, Who.REDUCED) and not is_gerund(self._tokens[at])
        aside = self._stretch is Stretch.ASIDE or subject.who is Who.REDUCED
        return Predicate(group, _PASSED_OVER) if aside and (auxiliary or known) else None

    def _of_main(self, group: Group, subject: Subject, at: int, auxiliary: bool) -> Predicate | None:
        if subject.who is Who.PAPER and not auxiliary and (bound := self._bound(group)):
            chain, reach, more = chain_after(self._tokens, bound.last, self._lexicon)
            return Predicate(replace(group, chain=chain, reach=reach, denials=group.denials + more), bound)
        anaphor = subject.who is Who.CARRIED and subject.first < subject.last
        if anaphor and self._last is None and self._tokens[subject.first].key in self._lexicon.subjects.together:
            subject = replace(subject, who=Who.PARTY)
        if not auxiliary and not self._accepts(at, group, subject):
            return None
        if group.aspect is Aspect.PASSIVE and group.modal is not None:
            agent = agent_after(self._tokens, group.last, self._parties, self._lexicon)
            subject = agent if agent.who in _OURS else subject
        if auxiliary and subject.who is Who.CARRIED and not anaphor and not self._last_was_main:
            return Predicate(group, _PASSED_OVER)
        of_participle = self._participles_count and self._last is not None and self._last.group.form & GERUND
        if auxiliary and subject.who is Who.CARRIED and not anaphor and of_participle:
            # "Recalling the pact, which …, and may": what a preamble recalls is described.
            return Predicate(group, _PASSED_OVER)
        said = self._stretch is Stretch.THAT
        if said and self._opening is Opening.RESOLUTION and subject.first < subject.last:
            subject = replace(subject, who=Who.OTHER)
        reported = self._last.group if said and self._last else None
        if anaphor and self._tokens[subject.first].key in self._lexicon.subjects.together:
            party = next((one.subject for one in reversed(self._found) if one.subject.who in _OURS), None)
            subject = replace(subject, who=Who.PARTY) if party else subject
        if subject.who is Who.CARRIED and self._last is not None:
            if said and anaphor and group.aspect is Aspect.PROGRESSIVE:
                return Predicate(group, _PASSED_OVER)
            return Predicate(group, self._last.subject, self._last.reported)
        if subject.who is Who.CARRIED:
            subject = subject_at_head(self._tokens, at, self._parties, self._lexicon)
            if subject.who is Who.OTHER and self._tokens[at - 1].key == ":":
                # A quotation that leaves out who: "The text goes on: <...> will end the fees".
                subject = Subject(Who.NONE)
        return Predicate(group, subject, reported)

    def _accepts(self, at: int, group: Group, subject: Subject) -> bool:
        """Whether a verb without auxiliary is a predicate here."""
        tokens, sense = self._tokens, group.sense
        if sense is None:
            return False
        deed = sense.act is None and not (sense.narrated and group.past) and not self._names(group)
        if deed and not (sense.goal or self._does(group, subject) or self._did(at, group, subject)):
            return False
        follows = tokens[group.last] if group.last < len(tokens) else None
        if says(group, tokens, self._lexicon) and (follows is None or follows.key in (",", ".")):
            # "…, the ministers said.": what they said stands before.
            return False
        told = (sense.act is None and not sense.goal) or (at and tokens[at - 1].key == ",")
        described = self._participles_count and subject.who is not Who.PARTY
        if group.past and (described or (follows and _is_agent(tokens, group.last))):
            return False
        first = self._left == 0 and subject.who in _OURS
        if group.past and told and not first and follows and follows.classes & BIT["prepositions"]:
            return False
        if subject.who in _OURS:
            object_of_last = subject.first == self._left and self._left > 0 and self._stretch is Stretch.MAIN
            reduced = group.past and self._left > 0 and tokens[at - 1].key == ","
            return not object_of_last and not reduced and not tokens[at - 1].classes & BIT["prepositions"]
        if subject.who in (Who.OTHER, Who.PAPER):
            return self._names(group, own=True) or self._pledges(group, subject)
        if subject.who is not Who.CARRIED or self._last is None:
            return False
        if subject.first < subject.last:
            return tokens[subject.first].key in self._lexicon.subjects.together
        place = at - 1
        while place > 0 and tokens[place].classes & _ADVERB and not tokens[place].classes & _COORDINATOR:
            place -= 1
        coordinated = tokens[place].key in STOPS or bool(tokens[place].classes & _COORDINATOR)
        return coordinated and self._goes_on(at, group, self._last.group)

    def _bound(self, group: Group) -> Subject | None:
        """Whom a paper commits to a deed, None where it commits none of the signatories."""
        sense = group.sense
        if sense is None or sense.act is not ActKind.COMMIT or group.past or self._stretch is not Stretch.MAIN:
            return None
        bound = bound_after(self._tokens, group.last, self._parties, self._lexicon)
        return bound if bound.who is Who.PARTY else None

    def _does(self, group: Group, subject: Subject) -> bool:
        """Whether it is what "we" do now, as the first verb of the clause."""
        subject_is_first = subject.first < subject.last and self._stretch is Stretch.MAIN and not self._found
        pronoun = subject_is_first and self._tokens[subject.last - 1].key in self._lexicon.subjects.pronouns
        return pronoun and is_own_deed(Predicate(group, subject))

    def _did(self, at: int, group: Group, subject: Subject) -> bool:
        """Whether the signatories' own deed is told ("the leaders promoted trade and announced …")."""
        between = self._tokens[subject.last : at]
        named = subject.who is Who.PARTY and self._left == 0 and all(token.classes & _ADVERB for token in between)
        holds = group.sense is not None and group.sense.carries is not None
        return named and not holds and group.past and group.aspect is Aspect.SIMPLE and self._stretch is Stretch.MAIN

    def _names(self, group: Group, *, own: bool = False) -> bool:
        """Whether a noun of commitment follows ("share a commitment"); with `own`, one of the signatories'."""
        carries = group.sense is not None and bool(group.sense.carries)
        return carries and noun_of_commitment(self._tokens, group.last, self._lexicon, own=own) is not None

    def _pledges(self, group: Group, subject: Subject) -> bool:
        """Whether a group of some of them promises ("advanced economies commit to")."""
        sense = group.sense
        promises = sense is not None and sense.act is ActKind.COMMIT and not sense.weak and not group.past
        return promises and self._stretch is Stretch.MAIN and is_group(self._tokens, subject, self._lexicon)

    def _goes_on(self, at: int, group: Group, last: Group) -> bool:
        """Whether a verb is coordinated with the predicate before, as a predicate of its own."""
        sense = group.sense
        if sense is None or (sense.act is None and not group.past) or last.modal is not None:
            return False
        if sense.weak and group.form & INFINITIVE and not self._takes_infinitive(at, group, last):
            return False
        if last.aspect is Aspect.SIMPLE and last.form & group.form:
            return True
        if self._participles_count and last.form & GERUND and group.form & THIRD and sense.act is not None:
            # "Recalling the pact, calls upon": after what leads up to it, a paragraph does what it is for.
            return not sense.weak
        if last.aspect is Aspect.PERFECT and has_form(self._tokens[at], PARTICIPLE):
            return True
        by_state = last.aspect in (Aspect.STATE, Aspect.PROGRESSIVE, Aspect.PASSIVE)
        return by_state and bool(group.form & (INFINITIVE | THIRD | PAST))

    def _takes_infinitive(self, at: int, group: Group, last: Group) -> bool:
        """Whether "and intend to" cannot be one of a list of infinitives: none has begun."""
        marker = BIT["infinitive"]
        follows = self._tokens[group.last] if group.last < len(self._tokens) else None
        begun = any(token.classes & marker for token in self._tokens[last.head : at])
        return follows is not None and bool(follows.classes & marker) and not begun

    def _trailing(self, at: int) -> Predicate | None:
        """A participle after a main clause, where it promises: "…, underscoring their commitment to"."""
        if self._last is None or self._last.subject.who not in _OURS or self._stretch is not Stretch.MAIN:
            return None
        group = headed(self._tokens, at, at, Aspect.SIMPLE, None, GERUND, False, self._lexicon)
        sense = group.sense
        announces = sense is not None and sense.carries and sense.act is ActKind.COMMIT and not sense.weak
        follows = self._tokens[group.last] if group.last < len(self._tokens) else None
        notes = sense is not None and sense.preamble is not None
        of_others = notes and (follows is None or follows.key not in self._lexicon.subjects.owners)
        return Predicate(group, self._last.subject) if announces or (self._names(group) and not of_others) else None

    def _participial(self, at: int) -> Predicate | None:
        """In a resolution, a participle after a comma or coordinator that does what a paragraph's opening does."""
        place = at
        while place and self._tokens[place - 1].classes & _ADVERB:
            place -= 1
        if not place or not (self._tokens[place - 1].key in STOPS or self._tokens[place - 1].classes & _COORDINATOR):
            return None
        group = headed(self._tokens, at, at, Aspect.SIMPLE, None, GERUND, False, self._lexicon)
        if group.sense is None or group.sense.act is None or group.sense.weak:
            return None
        return Predicate(group, self._last.subject if self._last else Subject(Who.NONE))


def _is_agent(tokens: list[Token], at: int) -> bool:
    """Whether "by" at `at` names who did it ("supported by the Union"), not how ("concluded by thanking")."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    both = bool(tokens[at].classes & BIT["inclusions"]) and bool(tokens[at].classes & BIT["prepositions"])
    return both and follows is not None and not is_gerund(follows)


def _leads_up(head: Predicate, main: Predicate) -> bool:
    """Whether an opening participle only leads up to a main clause ("Recognizing …, we will")."""
    leads = head.group.form & (GERUND | PARTICIPLE) and not head.group.form & THIRD
    named = main.subject.who in _OURS and main.subject.first < main.subject.last
    return bool(leads) and named and main.reported is None


def _opening(tokens: list[Token], opening: Opening, lexicon: Lexicon) -> Predicate | None:
    """The predicate that a clause opens with, without a subject: "Decides", "Recalling", "Deeply concerned"."""
    nobody = Subject(Who.NONE)
    impersonal = _impersonal(tokens, lexicon)
    if impersonal is not None:
        return Predicate(impersonal, nobody)
    at, negative = skip(tokens, 0)
    if at >= len(tokens):
        return None
    state = state_at(tokens, at, lexicon)
    if state is not None and opening is Opening.RESOLUTION:
        sense, last = state
        chain, reach, denied = chain_after(tokens, last, lexicon)
        return Predicate(
            Group(0, at, last, reach, PARTICIPLE, Aspect.STATE, None, sense, chain, negative + denied), nobody
        )
    forms = 0
    for form, _ in tokens[at].forms:
        forms |= form
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].name or (opening is Opening.PLAIN and follows and (follows.name or is_finite(follows))):
        return None
    if follows and tokens[at].key in lexicon.subjects.groups and follows.key in lexicon.subjects.groups:
        return None
    wanted = THIRD | GERUND if opening is Opening.RESOLUTION else GERUND | INFINITIVE | THIRD
    if not forms & wanted or (opening is Opening.PLAIN and not forms & (INFINITIVE | THIRD)):
        return None
    group = headed(tokens, at, at, Aspect.SIMPLE, None, forms & (THIRD | GERUND | INFINITIVE), negative, lexicon)
    if opening is Opening.ITEM:
        return Predicate(group, nobody, inherited=True)
    if group.sense is None or group.sense.act is None or (opening is Opening.PLAIN and group.sense.weak):
        return None
    return Predicate(group, nobody)


def _impersonal(tokens: list[Token], lexicon: Lexicon) -> Group | None:
    """ "It was agreed to", "nothing in this": nobody is named. Adverbs in between are passed over."""
    plain = [place for place, token in enumerate(tokens[:IMPERSONAL_WORDS]) if not token.classes & _ADVERB]
    if not plain:
        return None
    words = [tokens[place] for place in plain]
    for tail, sense in lexicon.impersonal.get(words[0].key, ()):
        if matches(words, 1, tail):
            last = plain[len(tail)] + (not words[len(tail)].classes & BIT["infinitive"])
            chain, reach, denials = chain_after(tokens, last, lexicon)
            return Group(0, plain[len(tail)], last, reach, PARTICIPLE, Aspect.STATE, None, sense, chain, denials)
    return None


IMPERSONAL_WORDS = 8
"""Words at the head of a clause among which "it was further agreed" stands."""
