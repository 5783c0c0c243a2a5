"""What a predicate does: its act, how strong it is, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.commitments.acts import LEVELS, ActKind
from core.commitments.groups import Aspect, Group, says, sense_at
from core.commitments.lexicon import BIT, Lexicon, Sense
from core.commitments.nouns import noun_of_commitment, plea_of
from core.commitments.parse import Opening, Predicate, is_own_deed
from core.commitments.subjects import Subject, Who, is_group, names_agent
from core.commitments.tokens import STOPS, Token, is_finite, is_gerund

GOING_ON, PLEDGED, DECIDED = 3, 4, 5
"""Levels of "we are building", of an item that stands under no verb, and of "decides to": a decision to continue or to
remain is a decision all the same."""

_FUTURE = (ActKind.COMMIT, ActKind.STANCE)
"""What the modals "will" and "would" do by themselves."""
_ENDS_NOUN = BIT["prepositions"] | BIT["infinitive"] | BIT["relatives"] | BIT["that"]
_OURS = (Who.PARTY, Who.BODY, Who.CARRIED, Who.NONE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An act without its place: `level` of a commit, `force` of a direct; `rule` and `cap` say why. `noun` is the place
    of the noun that promises ("reaffirm our commitment"), 0 where none does."""

    kind: ActKind
    rule: str
    level: int | None = None
    force: int | None = None
    cap: str = ""
    to_subject: bool = False
    explicit: bool = True
    lead: str = ""
    noun: int = 0
    describes: bool = False

    @property
    def why(self) -> str:
        """The rule, the words that fired, what capped the level, and what it comes to, in words for a person."""
        rule = f"{self.rule}; {self.cap}" if self.cap else self.rule
        meaning = self._meaning()
        return f"{rule}: {meaning}" if meaning else rule

    def _meaning(self) -> str:
        """What the words do; "" where the rule says that itself."""
        if self.kind is ActKind.COMMIT:
            return f"{LEVELS[self.level or PLEDGED]} ({self.level})"
        if self.kind is ActKind.DIRECT:
            return "asks others to act" + (f", force {self.force} of 6" if self.force else "")
        if self.kind is ActKind.PERMIT:
            return "gives leave"
        if self.rule.endswith("”"):
            return "gives a view" if self.kind is ActKind.STANCE else "tells what was before"
        return "describes, and binds nobody" if self.describes else ""


def judge(predicate: Predicate, tokens: list[Token], opening: Opening, lexicon: Lexicon) -> Verdict | None:
    """What `predicate` does, None where it does nothing that has a name."""
    group = predicate.group
    verdict: Verdict | None
    if group.modal is not None:
        verdict = _modal(predicate, tokens, lexicon)
    elif group.aspect is Aspect.STATE:
        verdict = _state(predicate, tokens, lexicon)
    elif group.aspect is Aspect.PASSIVE:
        verdict = _describes(
            group, "says in the passive how things are", telling=names_agent(tokens, group.last, lexicon)
        )
    elif predicate.subject.who not in _OURS:
        named = _carried(group.sense, group, tokens, lexicon) if group.sense else None
        verdict = named or _of_some(predicate, tokens, lexicon)
        verdict = verdict or _describes(group, "tells what others do", telling=group.aspect is Aspect.PROGRESSIVE)
    elif group.aspect is Aspect.PROGRESSIVE:
        verdict = _progressive(group)
    else:
        verdict = _simple(predicate, tokens, opening, lexicon)
    verdict = _reported(verdict, predicate, tokens, lexicon)
    if verdict is not None and says(group, tokens, lexicon):
        # What is said counts, not that it is.
        verdict = replace(verdict, explicit=False)
    if verdict is None or verdict.lead:
        return verdict
    return replace(verdict, lead=_lead(verdict, group))


def _lead(verdict: Verdict, group: Group) -> str:
    """The verb that makes the act: the first that does what the verdict says, else the first that there is."""
    senses = [sense for sense in (group.modal, group.sense, *group.chain) if sense is not None]
    fired = next((sense for sense in senses if sense.act is verdict.kind), senses[0] if senses else None)
    return fired.lead if fired is not None else ""


def _modal(predicate: Predicate, tokens: list[Token], lexicon: Lexicon) -> Verdict:
    group, who = predicate.group, predicate.subject.who
    modal = group.modal
    assert modal is not None
    said = f"“{modal.words}” of {_who(who)}"
    if modal.act is ActKind.COMMIT:
        if who is Who.BODY and _is_effect(group, tokens, lexicon):
            return Verdict(ActKind.STANCE, f"{said} names an effect", explicit=False)
        if who in _OURS:
            asked = _asks(group)
            return asked or _capped(ActKind.COMMIT, said, modal.level or PLEDGED, group)
        if who is not Who.REDUCED and not modal.weak and _is_to_be_done(group, tokens, lexicon):
            rule = f"“{modal.words}” in the passive with a deed, which binds the signatories"
            return _capped(ActKind.COMMIT, rule, modal.level or PLEDGED, group)
        if predicate.reported is None and not modal.weak and is_group(tokens, predicate.subject, lexicon):
            return _capped(ActKind.COMMIT, f"{said}, a group of them", modal.level or PLEDGED, group)
        return Verdict(ActKind.STANCE, said, explicit=False, describes=True)
    if modal.act is ActKind.DIRECT:
        if who in _OURS or not _may_act(predicate, tokens, lexicon) or predicate.reported:
            return Verdict(ActKind.STANCE, said, explicit=False, describes=True)
        return Verdict(ActKind.DIRECT, said, force=modal.force, to_subject=True)
    if (
        modal.act is ActKind.STANCE
        and group.aspect is Aspect.STATE
        and group.sense is not None
        and group.sense.level == 2
    ):
        return _capped(ActKind.COMMIT, said, 2, group)
    holds = _heads(group, tokens, lexicon.holding)
    allows = modal.act is ActKind.PERMIT and not holds and (who in _OURS or _may_act(predicate, tokens, lexicon))
    return Verdict(ActKind.PERMIT, said) if allows else Verdict(ActKind.STANCE, said, explicit=False, describes=True)


def _is_to_be_done(group: Group, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a passive without "by" tells of a deed that the signatories will see to ("the port will be dredged"), and
    not of a view ("will be welcomed") or of what happens to somebody ("will be affected")."""
    if group.aspect is not Aspect.PASSIVE or names_agent(tokens, group.last, lexicon):
        return False
    if tokens[group.head].key in lexicon.undergone:
        return False
    return group.sense is None or group.sense.act in (None, ActKind.COMMIT)


def _may_act(predicate: Predicate, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether "may" gives leave to somebody: states or other groups, or in the passive; "efforts may vary" does not."""
    return is_group(tokens, predicate.subject, lexicon) or predicate.group.aspect is Aspect.PASSIVE


def _of_some(predicate: Predicate, tokens: list[Token], lexicon: Lexicon) -> Verdict | None:
    """What a group of states promises or has promised ("advanced economies have committed to"), None where it is told
    in the past or said of somebody else."""
    group, sense = predicate.group, predicate.group.sense
    said = group.aspect is Aspect.PERFECT or (group.aspect is Aspect.SIMPLE and not group.past)
    if not said or sense is None or sense.act is not ActKind.COMMIT or sense.weak or predicate.reported is not None:
        return None
    if predicate.subject.who is not Who.OTHER or not is_group(tokens, predicate.subject, lexicon):
        return None
    return _capped(ActKind.COMMIT, f"“{sense.words}” of a group of them", sense.level or PLEDGED, group)


def _is_effect(group: Group, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a body "will allow" or "will be", which promises no deed."""
    if group.aspect is Aspect.STATE:
        return group.sense is None
    return _heads(group, tokens, lexicon.effects)


def _heads(group: Group, tokens: list[Token], verbs: frozenset[str]) -> bool:
    """Whether the group's verb is one of `verbs`."""
    head = tokens[group.head] if group.head < len(tokens) else None
    return head is not None and any(base in verbs for _, base in head.forms or ((0, head.key),))


def _asks(group: Group) -> Verdict | None:
    """Whether the group goes on asking ("will continue to call on")."""
    senses = [sense for sense in (group.sense, *group.chain) if sense is not None]
    if len(senses) > 1 and senses[0].level == GOING_ON and senses[-1].act is ActKind.DIRECT:
        return Verdict(ActKind.DIRECT, f"“{senses[-1].words}”, asked again", force=senses[-1].force)
    return None


def _state(predicate: Predicate, tokens: list[Token], lexicon: Lexicon) -> Verdict:
    group, sense = predicate.group, predicate.group.sense
    if sense is None:
        return _describes(group, "says how things are")
    said = f"“{sense.words}”"
    if sense.act is ActKind.DIRECT:
        return Verdict(ActKind.DIRECT, f"{said} in the passive", force=sense.force, to_subject=True)
    if predicate.subject.who not in _OURS:
        return Verdict(ActKind.STANCE, f"{said} of others", describes=True)
    if sense.passes and group.chain and _was_done(group, tokens):
        return Verdict(ActKind.RECITAL, f"{said} to have done")
    if sense.passes and group.chain and group.chain[-1].act:
        last = group.chain[-1]
        named = noun_of_commitment(tokens, group.reach, lexicon) if last.carries else None
        if named is not None:
            level = min(last.carries or PLEDGED, named[0].level or PLEDGED)
            rule = f"{said}, then “{last.words}” with “{named[0].words}” after it"
            return Verdict(ActKind.COMMIT, rule, level=level, noun=named[1])
        return _plain(group.chain[-1], f"{said}, then “{group.chain[-1].words}”", group)
    if sense.act is ActKind.COMMIT:
        verdict = _capped(ActKind.COMMIT, said, sense.level or PLEDGED, group)
        if group.remain and (verdict.level or 0) > GOING_ON:
            return replace(verdict, level=GOING_ON, cap=f"“{group.remain}” says that it goes on")
        return verdict
    if sense.carries:
        return _held(group, sense, tokens, lexicon)
    recital = sense.act is ActKind.RECITAL and (group.past or predicate.subject.who is Who.NONE)
    return Verdict(
        ActKind.STANCE if sense.act is ActKind.RECITAL and not recital else sense.act or ActKind.STANCE, said
    )


def _held(group: Group, sense: Sense, tokens: list[Token], lexicon: Lexicon) -> Verdict:
    """ "Steadfast in our commitment", "remain focused on building" promise; "united in our support" is a view."""
    noun = noun_of_commitment(tokens, group.last, lexicon)
    deed = group.last < len(tokens) and is_gerund(tokens[group.last])
    if noun is None and not deed:
        return Verdict(ActKind.STANCE, f"“{sense.words}”")
    level = min(sense.carries or GOING_ON, noun[0].level or GOING_ON) if noun else sense.carries
    return Verdict(ActKind.COMMIT, f"“{sense.words}” with a promise after it", level=level, noun=noun[1] if noun else 0)


def _was_done(group: Group, tokens: list[Token]) -> bool:
    """Whether a perfect infinitive follows ("proud to have delivered")."""
    return any(token.classes & BIT["have"] for token in tokens[group.last : group.reach])


def _describes(group: Group, rule: str, *, telling: bool = False) -> Verdict:
    """A verdict on words that neither promise nor ask: they tell, or say how things are."""
    return Verdict(ActKind.RECITAL if group.past or telling else ActKind.STANCE, rule, explicit=False)


def _progressive(group: Group) -> Verdict:
    sense = group.sense
    if group.past:
        return Verdict(ActKind.RECITAL, "was under way")
    if sense is not None and sense.act in (ActKind.STANCE, ActKind.DIRECT) and not sense.weak:
        return Verdict(sense.act, f"“{sense.words}”", force=sense.force)
    base = sense.level if sense is not None and sense.level else GOING_ON
    return _capped(ActKind.COMMIT, "what the signatories are doing now", base, group)


def _simple(predicate: Predicate, tokens: list[Token], opening: Opening, lexicon: Lexicon) -> Verdict | None:
    group, sense = predicate.group, predicate.group.sense
    if sense is None:
        return _describes(group, "tells what was done") if group.past else None
    said = f"“{sense.words}”"
    carried = _carried(sense, group, tokens, lexicon)
    if carried is not None:
        return carried
    plea = plea_of(tokens, group.last, lexicon) if sense.act is ActKind.STANCE else None
    if plea is not None:
        rule = f"{said} with “{plea[0].words}” of one's own after it"
        return Verdict(ActKind.DIRECT, rule, force=plea[0].force, noun=plea[1], lead=plea[0].lead)
    if sense.gerund and group.gerund_follows:
        return Verdict(ActKind.COMMIT, f"{said} with a deed", level=sense.gerund)
    if sense.programme and group.aspect is Aspect.SIMPLE and _is_programme(tokens, group.last, lexicon):
        return Verdict(ActKind.COMMIT, f"{said} with a programme adopts it", level=sense.programme)
    if sense.goal and _is_goal(tokens, group.last, lexicon):
        return Verdict(ActKind.COMMIT, f"{said} with a goal", level=sense.goal)
    decided = sense.level == DECIDED and _is_collective(predicate, tokens, lexicon)
    if group.past and sense.narrated and predicate.subject.who is not Who.NONE and not decided:
        return Verdict(sense.narrated, f"{said} in the past tells what was done")
    if sense.passes and group.chain:
        last = group.chain[-1]
        if last.act is None and sense.level and not group.past:
            return _capped(ActKind.COMMIT, f"{said} with a deed", sense.level, group)
        return _plain(last, f"{said}, then “{last.words}”", group)
    goes_on = sense.level == GOING_ON and sense.weak
    if goes_on and group.chain and group.chain[-1].act in (ActKind.DIRECT, ActKind.STANCE):
        return _plain(group.chain[-1], f"{said}, then “{group.chain[-1].words}”", group)
    if sense.act is None:
        if is_own_deed(predicate) and _follows_subject(predicate, tokens):
            return _capped(ActKind.COMMIT, f"{said} is what the signatories do", GOING_ON, group)
        return _describes(group, f"{said} tells what is done")
    if opening is Opening.RESOLUTION and sense.preamble and tokens[group.head].key.endswith(lexicon.gerund_endings):
        return Verdict(sense.preamble, f"{said} in a preamble")
    return _plain(sense, said, group)


def _follows_subject(predicate: Predicate, tokens: list[Token]) -> bool:
    """Whether nothing but adverbs parts the verb from its subject."""
    return all(token.classes & BIT["adverbs"] for token in tokens[predicate.subject.last : predicate.group.first])


def _is_programme(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase at `at`, up to its first preposition, ends with a programme ("the plan of action")."""
    end = _noun_end(tokens, at)
    return at < end and tokens[end - 1].key in lexicon.subjects.programmes


def _is_goal(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase at `at` ends with a goal, and then says what for ("an ambitious target of", "to")."""
    end = _noun_end(tokens, at)
    words = lexicon.subjects
    follows = tokens[end].key if end < len(tokens) else ""
    return at < end and tokens[end - 1].key in words.goals and follows in words.aims | words.links


def _noun_end(tokens: list[Token], at: int) -> int:
    """Where the noun phrase at `at` ends: at its first preposition, a stop or a finite verb."""
    while at < len(tokens) and not (
        tokens[at].key in STOPS or tokens[at].classes & _ENDS_NOUN or is_finite(tokens[at])
    ):
        at += 1
    return at


def _is_collective(predicate: Predicate, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether the leaders or ministers act together: what they "launched" at the meeting is a decision, not history."""
    words, subject = lexicon.subjects, predicate.subject
    if predicate.group.aspect is not Aspect.SIMPLE:
        return False
    keys = [token.key for token in tokens[subject.first : subject.last]]
    return any(key in words.alone or key in words.titles or key in words.together for key in keys)


def _plain(sense: Sense, said: str, group: Group) -> Verdict:
    if sense.act is ActKind.COMMIT:
        return _capped(ActKind.COMMIT, said, sense.level or PLEDGED, group)
    return Verdict(sense.act or ActKind.STANCE, said, force=sense.force)


def _capped(kind: ActKind, said: str, level: int, group: Group) -> Verdict:
    """A commit whose level is that of its weakest verb."""
    weakest = min(
        (sense for sense in (group.sense, *group.chain) if sense is not None and (sense.level or DECIDED) <= GOING_ON),
        key=lambda sense: sense.level or level,
        default=None,
    )
    verdict = Verdict(kind, said, level=level)
    if group.remain and level > GOING_ON:
        verdict = replace(verdict, level=GOING_ON, cap=f"“{group.remain}” says that it goes on")
    goes_on = weakest is not None and weakest.level == GOING_ON and level == DECIDED
    if weakest is not None and not goes_on and (weakest.level or level) < (verdict.level or level):
        verdict = replace(verdict, level=weakest.level, cap=f"“{weakest.words}” caps it at {weakest.level}")
    return verdict


def _carried(sense: Sense, group: Group, tokens: list[Token], lexicon: Lexicon) -> Verdict | None:
    """A commitment that is named by a noun: "reaffirm our commitment to", "announce our intention to"."""
    if not sense.carries or group.aspect not in (Aspect.SIMPLE, Aspect.PERFECT):
        return None
    found = noun_of_commitment(tokens, group.last, lexicon)
    if found is None:
        return None
    noun, place = found
    level = min(sense.carries, noun.level or sense.carries)
    verdict = Verdict(ActKind.COMMIT, f"“{sense.words}” with “{noun.words}” after it", level=level, noun=place)
    after, _ = sense_at(tokens, place + 2, lexicon) if place + 2 < len(tokens) else (None, 0)
    if (
        tokens[place + 1 : place + 2]
        and tokens[place + 1].classes & BIT["infinitive"]
        and after
        and after.level
        and after.level < level
    ):
        verdict = replace(verdict, level=after.level, cap=f"“{after.words}” caps it at {after.level}")
    return verdict


def _reported(verdict: Verdict | None, predicate: Predicate, tokens: list[Token], lexicon: Lexicon) -> Verdict | None:
    """A promise that is reaffirmed ("we reaffirm that we will", "reaffirmed that they would") is no stronger than the
    reaffirming."""
    group, reporter = predicate.group, predicate.reported
    if verdict is None or reporter is None or reporter.sense is None:
        return verdict
    if reporter.sense.settles and group.modal is not None and _is_settled(group, group.modal):
        return _capped(ActKind.COMMIT, f"“{reporter.sense.words}” what “{group.modal.words}” be done", DECIDED, group)
    if reporter.past and reporter.sense.carries and _of_reporter(predicate.subject, tokens, lexicon):
        verdict = _told(group) or verdict
    if verdict.level is None:
        return verdict
    limit = reporter.sense.carries
    if limit is None and reporter.sense.act is ActKind.STANCE:
        return Verdict(ActKind.STANCE, f"“{reporter.sense.words}” says no promise but a belief", explicit=False)
    if limit and limit < verdict.level:
        return replace(verdict, level=limit, cap=f"“{reporter.sense.words}”, which says it, caps it at {limit}")
    return verdict


def _of_reporter(subject: Subject, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether those who report are themselves the subject ("the sides reaffirmed that they")."""
    own = lexicon.subjects.together | lexicon.subjects.pronouns
    return subject.who is Who.PARTY and subject.last == subject.first + 1 and tokens[subject.first].key in own


def _told(group: Group) -> Verdict | None:
    """What is promised by "would", as "will" stands in the past; None where it is no such modal."""
    modal = group.modal
    if modal is None or modal.act is not ActKind.STANCE or modal.level is None:
        return None
    return _capped(ActKind.COMMIT, f"“{modal.words}” of the signatories, told in the past", modal.level, group)


def _is_settled(group: Group, modal: Sense) -> bool:
    """Whether what is agreed is that something is to be done: it "would be held", or, nobody named, "should be"."""
    return modal.act in _FUTURE or (modal.act is ActKind.DIRECT and group.aspect is Aspect.PASSIVE)


def _who(who: Who) -> str:
    return "the signatories" if who in _OURS else "others"
