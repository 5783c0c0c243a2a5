"""What commitments gives: the acts of a clause, each with who, how firmly, by when, how much, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ActKind(StrEnum):
    """What a clause does. The tests for each are in docs/commitments.md."""

    COMMIT = "commit"
    DIRECT = "direct"
    STANCE = "stance"
    RECITAL = "recital"
    PERMIT = "permit"


class DeadlineKind(StrEnum):
    """How a deadline says when."""

    DATE = "date"
    EVENT = "event"
    DURATION = "duration"
    RECURRING = "recurring"
    VAGUE = "vague"


LEVELS: Mapping[int, str] = {
    1: "best effort",
    2: "intention",
    3: "continued",
    4: "firm pledge",
    5: "collective decision",
    6: "legal obligation",
}
"""What each level of a commitment is called; the ladder is explained in docs/commitments.md."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a statement: `text[start:end]` in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Deadline(Phrase):
    """Words that say by when or how often; `year` where they name one."""

    kind: DeadlineKind
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Amount(Phrase):
    """Words of a quantity. `number` is in units of `unit` ("$18 billion": 18000000000 USD), None if it cannot be read;
    `comparator` is one of "", "at least", "at most", "about", "more than", "less than"; `baseline` are the words that
    say what it is reckoned from ("relative to 2019 levels"), None where none do. Of a range ("5 to 10 percent")
    `number` is the lower end and `upper` the upper, None where it is no range."""

    number: Decimal | None
    unit: str
    comparator: str = ""
    baseline: Phrase | None = None
    upper: Decimal | None = None

    @property
    def in_full(self) -> str:
        """The words of the quantity and of what it is reckoned from ("43 % relative to 2019 levels")."""
        return f"{self.text} {self.baseline.text}" if self.baseline else self.text


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a clause does, at `text[start:end]` of its statement.

    `level` is 1 to 6 for a commit, None otherwise; `force` is 1 (invites) to 6 (demands) for a direct, None otherwise
    (sources disagree on its order). `actor` names who is bound or asked, in the words of the text, in square brackets
    where only implied. `verb` is the phrase that makes the act ("will continue to advance"); `lead` is the lexicon's
    entry for its leading verb ("call on", "urge", "will"), the same in all forms of the verb and "" where none fired;
    `graded` are the words that only say how firmly ("will", "are committed to"), without the deed and without adverbs.
    `negative` is a promise not to do; `denied_twice` one that comes by two denials ("will not fail to"), and so to do.
    `reporting` are the words that say who reports on a promise, reviews or monitors it ("report back to the Council");
    `attribution` those by which an act is not of all signatories alike ("most members", "for its part", "with the
    exception of Ostrana"). `why` names the rule, the words that fired and what capped the level.
    """

    statement: str
    clause: str
    start: int
    end: int
    kind: ActKind
    why: str
    verb: Phrase
    level: int | None = None
    force: int | None = None
    actor: str = ""
    negative: bool = False
    deadlines: tuple[Deadline, ...] = ()
    amounts: tuple[Amount, ...] = ()
    hedges: tuple[Phrase, ...] = ()
    conditions: tuple[Phrase, ...] = ()
    lead: str = ""
    reporting: tuple[Phrase, ...] = ()
    attribution: tuple[Phrase, ...] = ()
    graded: tuple[Phrase, ...] = ()
    denied_twice: bool = False

    def __post_init__(self) -> None:
        if (self.level is not None) != (self.kind is ActKind.COMMIT):
            raise ValueError("a commit has a level, and nothing else has one")
        if self.level is not None and not 1 <= self.level <= 6:
            raise ValueError(f"a level is 1 to 6, not {self.level}")
