"""An act as it is found, before it has its words: the verdict and its place, what an item takes from its chapeau, and
what is left out because it only tells or judges around a promise."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.commitments.acts import ActKind
from core.commitments.groups import Aspect
from core.commitments.inflection import GERUND
from core.commitments.judge import GOING_ON, PLEDGED, Verdict
from core.commitments.lexicon import BIT, Sense
from core.commitments.parse import Predicate
from core.commitments.subjects import Subject, Who
from core.commitments.tokens import STOPS, Token


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict, the predicate that it is of (None for a sentence judged as a whole), and the words of its verb.

    `after` is the token at which its own words begin, where something that is no act of its own stands before.
    """

    verdict: Verdict
    predicate: Predicate | None
    first: int
    last: int
    after: int = 0

    @property
    def inherited(self) -> bool:
        """Whether the act is that of the chapeau."""
        return self.predicate is None or self.predicate.inherited


def inherited(predicate: Predicate, parent: Found | None) -> Verdict | None:
    """What an item's own verb does under its chapeau's, or alone."""
    sense, chain = predicate.group.sense, predicate.group.chain
    if parent is not None and _is_going_on(parent) and predicate.group.form & GERUND:
        doing = Verdict(
            ActKind.COMMIT, "what the signatories are doing now", level=GOING_ON, lead=sense.lead if sense else ""
        )
        return _capped_by_own(doing, (sense, *chain))
    if parent is not None:
        return _capped_by_own(under(parent.verdict), (sense, *chain))
    if sense is None:
        return None
    if sense.act not in (None, ActKind.COMMIT) and not (sense.act is ActKind.STANCE and sense.weak):
        act = sense.act or ActKind.STANCE
        return Verdict(act, f"“{sense.words}” opens the item", force=sense.force, lead=sense.lead)
    deed = Verdict(
        ActKind.COMMIT, "a deed that stands by itself, as in a list of promises", level=PLEDGED, lead=sense.lead
    )
    return _capped_by_own(deed, (sense, *chain))


def _is_going_on(chapeau: Found) -> bool:
    """Whether a chapeau only says that the signatories "are:", and its items what they do."""
    predicate = chapeau.predicate
    if predicate is None or predicate.subject.who is not Who.PARTY:
        return False
    group = predicate.group
    return group.aspect is Aspect.STATE and group.sense is None and group.modal is None and not group.past


def _capped_by_own(above: Verdict, senses: tuple[Sense | None, ...]) -> Verdict:
    """The verdict from above, no stronger than the verbs of the item's own."""
    for own in senses:
        if own is not None and own.level and above.level and own.level < above.level:
            above = replace(above, level=own.level, cap=f"“{own.words}” caps it at {own.level}")
    return above


def under(verdict: Verdict) -> Verdict:
    """The verdict as it is an item's, which takes it from its chapeau."""
    return replace(verdict, rule=f"under its chapeau, {verdict.rule}")


def verb_of(predicate: Predicate, tokens: list[Token]) -> tuple[int, int]:
    """The tokens of the phrase that makes the act."""
    group = predicate.group
    first = min(group.first, len(tokens) - 1)
    return first, max(min(max(group.reach, group.last), len(tokens)), first + 1)


def start_of(one: Found, tokens: list[Token]) -> int:
    """Where an act begins: at its subject if that stands right before the verb, else at the verb."""
    subject = one.predicate.subject if one.predicate else None
    if subject and subject.first < subject.last <= one.first:
        between = tokens[subject.last : one.first]
        if all(token.classes & (BIT["adverbs"] | BIT["negations"]) for token in between):
            return tokens[subject.first].start
    return tokens[one.first].start


def subject_of(one: Found, tokens: list[Token]) -> tuple[int, int]:
    """The offsets of the subject's words; those of the sentence's first word where no verb is known."""
    subject = one.predicate.subject if one.predicate else Subject(Who.NONE, 0, 1)
    if subject.first >= subject.last:
        return (0, 0)
    return tokens[subject.first].start, tokens[subject.last - 1].end


def is_stem(one: Found, tokens: list[Token]) -> bool:
    """Whether a chapeau only opens its items ("We intend to:")."""
    if one.predicate is None:
        return True
    rest = [token for token in tokens[one.last :] if token.key not in STOPS and not token.classes & BIT["infinitive"]]
    return not rest


def _only_reports(one: Found) -> bool:
    """Whether "we reaffirm that we will" or "we announce that we will" is one act, that of the second verb."""
    sense = one.predicate.group.sense if one.predicate else None
    return sense is not None and (sense.carries is not None or sense.settles)


def _own_words(found: list[Found], place: int, tokens: list[Token]) -> int:
    """Where the words of an act begin that follows a clause of others ("Work began in 2023, and we will …")."""
    before = found[place - 1] if place else None
    if before is None or before.verdict.explicit or before.predicate is None or before.predicate.reported:
        return 0
    one = found[place]
    first = one.predicate.subject.first if one.predicate and one.predicate.subject.first > before.first else one.first
    return next((at + 1 for at in range(first - 1, before.last - 1, -1) if tokens[at].key == ";"), first)


def _of_ours(predicate: Predicate) -> bool:
    """Whether the signatories' own past is told in the main clause."""
    return predicate.reported is None and predicate.subject.who in (Who.PARTY, Who.BODY, Who.CARRIED)


def settled(found: list[Found], tokens: list[Token]) -> list[Found]:
    """Leave out what only tells or judges around a promise, and what repeats the act before it."""
    explicit = [one for one in found if one.verdict.explicit]
    if not explicit:
        return found[:1]
    starts = [_own_words(found, place, tokens) for place in range(len(found))]
    found = [replace(one, after=start) if start else one for one, start in zip(found, starts, strict=True)]
    reporters = [one.predicate.reported for one in found if one.predicate and one.verdict.kind is ActKind.COMMIT]
    return [
        one
        for one in found
        if (one.verdict.explicit and not (one.predicate and one.predicate.group in reporters and _only_reports(one)))
        or (one.verdict.kind is ActKind.RECITAL and one.predicate and _of_ours(one.predicate))
    ]
