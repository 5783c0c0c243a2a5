"""Why two clauses stand in one row, in words for a person: the strongest of the evidence that spoke for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.alignment.pointing import POINTING_EVIDENCE
from core.alignment.rows import Reason
from core.alignment.sheet import Sheet
from core.alignment.sparse import Sparse
from core.clauses.statement import Clause

_KINDS = {
    "exact": ("exact",),
    "words": ("words", "pairs", "contained", "text", "rare", "words_over_others", *POINTING_EVIDENCE),
    "meaning": ("like_words", "like_words_over_others", "meaning", "meaning_over_others"),
    "names": ("names",),
    "numbers": ("numbers", "same_numbers"),
    "heading": ("heading", "both_headings", "paragraph", "paragraph_rival_worst", "paragraph_rival_best"),
    "lead-in": ("chapeau",),
    "label": ("label", "same_label"),
    "act": ("verbs", "acts"),
    "subject": ("subject", "same_subject"),
    "surroundings": ("context", "before", "after", "near"),
    "place": ("place", "depth", "edge", "apart"),
    "rivals": (
        "rival_worst",
        "rival_best",
        "mutual",
        "words_rival_worst",
        "words_rival_best",
        "like_words_rival_worst",
        "like_words_rival_best",
        "meaning_rival_worst",
        "meaning_rival_best",
    ),
    "third": ("third",),
}
"""What a person is told of → the evidence behind it."""

_RANK = {"exact": -1, "rivals": 1}
"""What is said first and what last, however strong; the others by their strength."""
_AT_MOST = 4
_TRIFLING = 0.03
"""A reason that is a smaller part than this of all that spoke for a pair is not worth a word."""
_ALIKE = 0.4
"""From here on headings, or paragraphs, are called alike."""
_SAME_MEANING = 0.8
"""From here on the meaning of two clauses is called the same."""
_NAMED = 3
"""So many words are named at the most."""
_RARE = 2.5
"""The weight from which a shared word is worth naming."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Two clauses, by number, with all the evidence for them, by name: what was not looked at is not there."""

    sheet: Sheet
    a: int
    b: int
    evidence: Mapping[str, float]

    @property
    def clauses(self) -> tuple[Clause, Clause]:
        """The two clauses."""
        return self.sheet.clauses[self.a], self.sheet.clauses[self.b]

    def seen(self, name: str) -> float:
        """A piece of evidence, 0 where it was not looked at."""
        return self.evidence.get(name, 0.0)

    def shared(self, stems: Sparse) -> list[int]:
        """The stems that both have, the rarest first."""
        both = set(stems.columns_of(self.a)) & set(stems.columns_of(self.b))
        return sorted(both, key=lambda stem: (-self.weight(stem), stem))

    def weight(self, stem: int) -> float:
        """What a stem weighs."""
        return float(self.sheet.vocabulary.weight[stem])

    def named(self, stems: Sequence[int]) -> str:
        """The first few stems as words for a person."""
        return ", ".join(self.sheet.vocabulary.names[stem] for stem in stems[:_NAMED])


def reasons(pair: Shown, effect: Mapping[str, float]) -> tuple[Reason, ...]:
    """The one to four strongest reasons, that of rivals last; `effect` says what a unit of evidence adds.

    The strength of a reason is its part, 0 to 1, in all that spoke for the pair.
    """
    added = {}
    for kind, names in _KINDS.items():
        value = sum([effect[name] * _speaking(name, pair.seen(name)) for name in names if name in pair.evidence])
        if value > 0:
            added[kind] = value
    total = sum(added.values())
    if pair.seen("exact"):
        added.pop("words", None)
    found: list[Reason] = []
    for kind in sorted(added, key=lambda kind: (_RANK.get(kind, 0), -added[kind], kind)):
        said = _SAY[kind](pair)
        if said and (added[kind] >= _TRIFLING * total or not found):
            found.append(Reason(kind, added[kind] / total, said))
        if len(found) == _AT_MOST:
            break
    return tuple(found) or (Reason("words", 0.0, _words(pair)),)


def _speaking(name: str, value: float) -> float:
    """Distance is evidence against; nearness is what it leaves."""
    return value - 1 if name in ("depth", "apart") else value


def _exact(pair: Shown) -> str:
    return "the same words" if pair.seen("exact") else ""


def _words(pair: Shown) -> str:
    shared = pair.shared(pair.sheet.words)
    both = sum([pair.weight(stem) for stem in shared])
    either = float(pair.sheet.mass[pair.a] + pair.sheet.mass[pair.b]) - both
    if not either:
        return "neither has words that tell it from others"
    said = f"{both / either:.0%} of the weighted words shared"
    rare = [stem for stem in shared if pair.weight(stem) >= _RARE]
    return f"{said}; rare words: {pair.named(rare)}" if rare else said


def _meaning(pair: Shown) -> str:
    if "like_words" in pair.evidence:
        return "the same in other words" if max(pair.seen("meaning"), pair.seen("like_words")) >= _ALIKE else ""
    if pair.seen("meaning") < _ALIKE:
        return ""
    return "they mean the same" if pair.seen("meaning") >= _SAME_MEANING else "they mean nearly the same"


def _names(pair: Shown) -> str:
    return _common("same names", pair, pair.sheet.names)


def _numbers(pair: Shown) -> str:
    return _common("same numbers", pair, pair.sheet.numbers)


def _common(what: str, pair: Shown, stems: Sparse) -> str:
    shared = pair.shared(stems)
    return f"{what}: {pair.named(shared)}" if shared else ""


def _heading(pair: Shown) -> str:
    if pair.seen("both_headings"):
        return "both are headings"
    one, other = (clause.topic for clause in pair.clauses)
    if one and one.casefold() == other.casefold():
        return f"same heading “{one}”"
    if pair.seen("heading") >= _ALIKE:
        return f"like headings “{one}” and “{other}”"
    return "their paragraphs treat the same subject" if pair.seen("paragraph") >= _ALIKE else ""


def _lead_in(pair: Shown) -> str:
    return "both stand under like lead-ins" if pair.seen("chapeau") else ""


def _label(pair: Shown) -> str:
    return f"both are numbered {pair.clauses[0].label}" if pair.seen("label") or pair.seen("same_label") else ""


def _act(pair: Shown) -> str:
    verbs = _common("same acting verb", pair, pair.sheet.verbs)
    kinds = sorted(pair.sheet.kinds_of(pair.a) & pair.sheet.kinds_of(pair.b))
    return verbs or (f"both are of the kind “{kinds[0]}”" if kinds else "")


def _surroundings(pair: Shown) -> str:
    if max(pair.seen("before"), pair.seen("after")) >= 0.5:
        return "its neighbours are aligned"
    return "what stands around them is alike" if pair.seen("context") >= 0.3 else ""


def _subject(pair: Shown) -> str:
    if not pair.seen("same_subject"):
        return ""
    subjects = pair.sheet.subjects
    return f"same subject: {subjects.names[subjects.first[pair.a]].replace('_', ' ')}"


def _place(pair: Shown) -> str:
    if pair.seen("edge"):
        return "both stand at the same end of the text"
    return "same place in the order" if pair.seen("place") >= 0.3 or _distance(pair) <= 0.1 else ""


def _distance(pair: Shown) -> float:
    """How far the two stand from each other, as a part of their statements."""
    return pair.seen("apart") if "apart" in pair.evidence else pair.seen("depth")


def _rivals(pair: Shown) -> str:
    return "nothing else fits either of them better" if pair.seen("mutual") else ""


def _third(pair: Shown) -> str:
    return "both fit the same clause of another statement" if pair.seen("third") >= 0.3 else ""


_SAY: Mapping[str, Callable[[Shown], str]] = {
    "exact": _exact,
    "words": _words,
    "meaning": _meaning,
    "names": _names,
    "numbers": _numbers,
    "heading": _heading,
    "lead-in": _lead_in,
    "label": _label,
    "act": _act,
    "surroundings": _surroundings,
    "place": _place,
    "subject": _subject,
    "rivals": _rivals,
    "third": _third,
}
