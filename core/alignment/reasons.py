"""Why two clauses stand in one row, in words for a person: the strongest of the evidence that spoke for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.alignment.profile import Profile, Vocabulary
from core.alignment.rows import Reason

_KINDS = {
    "exact": ("exact",),
    "words": ("words", "pairs", "contained", "text", "rare", "words_over_others"),
    "names": ("names",),
    "numbers": ("numbers",),
    "heading": ("heading", "both_headings", "paragraph", "paragraph_rival_worst", "paragraph_rival_best"),
    "lead-in": ("chapeau",),
    "label": ("label",),
    "act": ("verbs", "acts"),
    "subject": ("subject", "same_subject"),
    "surroundings": ("context", "before", "after", "near"),
    "place": ("place", "depth", "edge"),
    "rivals": ("rival_worst", "rival_best", "mutual", "words_rival_worst", "words_rival_best"),
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
_RARE = 2.5
"""The weight from which a shared word is worth naming."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Two clauses with all the evidence for them, by name."""

    one: Profile
    other: Profile
    evidence: Mapping[str, float]


def reasons(pair: Shown, effect: Mapping[str, float], vocabulary: Vocabulary) -> tuple[Reason, ...]:
    """The one to four strongest reasons, that of rivals last; `effect` says what a unit of evidence adds.

    The strength of a reason is its part, 0 to 1, in all that spoke for the pair.
    """
    added = {}
    for kind, names in _KINDS.items():
        value = sum([effect[name] * _speaking(name, pair.evidence[name]) for name in names])
        if value > 0:
            added[kind] = value
    total = sum(added.values())
    if pair.evidence["exact"]:
        added.pop("words", None)
    found: list[Reason] = []
    for kind in sorted(added, key=lambda kind: (_RANK.get(kind, 0), -added[kind], kind)):
        said = _SAY[kind](pair, vocabulary)
        if said and (added[kind] >= _TRIFLING * total or not found):
            found.append(Reason(kind, added[kind] / total, said))
        if len(found) == _AT_MOST:
            break
    return tuple(found) or (Reason("words", 0.0, _words(pair, vocabulary)),)


def _speaking(name: str, value: float) -> float:
    """Distance is evidence against; nearness is what it leaves."""
    return value - 1 if name == "depth" else value


def _exact(pair: Shown, vocabulary: Vocabulary) -> str:
    return "the same words" if pair.evidence["exact"] else ""


def _words(pair: Shown, vocabulary: Vocabulary) -> str:
    weight = vocabulary.weight
    shared = pair.one.single.keys() & pair.other.single.keys()
    both = sum([weight[stem] for stem in shared])
    either = pair.one.mass + pair.other.mass - both
    if not either:
        return "neither has words that tell it from others"
    said = f"{both / either:.0%} of the weighted words shared"
    rare = sorted((stem for stem in shared if weight[stem] >= _RARE), key=lambda stem: (-weight[stem], stem))
    return f"{said}; rare words: {_named(rare, vocabulary)}" if rare else said


def _names(pair: Shown, vocabulary: Vocabulary) -> str:
    return _common("same names", pair.one.names & pair.other.names, vocabulary)


def _numbers(pair: Shown, vocabulary: Vocabulary) -> str:
    return _common("same numbers", pair.one.numbers & pair.other.numbers, vocabulary)


def _common(what: str, stems: frozenset[int], vocabulary: Vocabulary) -> str:
    ranked = sorted(stems, key=lambda stem: (-vocabulary.weight.get(stem, 0.0), stem))
    return f"{what}: {_named(ranked, vocabulary)}" if ranked else ""


def _named(stems: Sequence[int], vocabulary: Vocabulary) -> str:
    return ", ".join(vocabulary.names[stem] for stem in stems[:3])


def _heading(pair: Shown, vocabulary: Vocabulary) -> str:
    if pair.evidence["both_headings"]:
        return "both are headings"
    one, other = pair.one.clause.topic, pair.other.clause.topic
    if one and one.casefold() == other.casefold():
        return f"same heading “{one}”"
    if pair.evidence["heading"] >= _ALIKE:
        return f"like headings “{one}” and “{other}”"
    return "their paragraphs treat the same subject" if pair.evidence["paragraph"] >= _ALIKE else ""


def _lead_in(pair: Shown, vocabulary: Vocabulary) -> str:
    return "both stand under like lead-ins" if pair.evidence["chapeau"] else ""


def _label(pair: Shown, vocabulary: Vocabulary) -> str:
    return f"both are numbered {pair.one.clause.label}" if pair.evidence["label"] else ""


def _act(pair: Shown, vocabulary: Vocabulary) -> str:
    verbs = _common("same acting verb", pair.one.verbs & pair.other.verbs, vocabulary)
    kinds = sorted(pair.one.act_kinds & pair.other.act_kinds)
    return verbs or (f"both are of the kind “{kinds[0]}”" if kinds else "")


def _surroundings(pair: Shown, vocabulary: Vocabulary) -> str:
    if max(pair.evidence["before"], pair.evidence["after"]) >= 0.5:
        return "its neighbours are aligned"
    return "what stands around them is alike" if pair.evidence["context"] >= 0.3 else ""


def _subject(pair: Shown, vocabulary: Vocabulary) -> str:
    return f"same subject: {pair.one.subject.replace('_', ' ')}" if pair.evidence["same_subject"] else ""


def _place(pair: Shown, vocabulary: Vocabulary) -> str:
    if pair.evidence["edge"]:
        return "both stand at the same end of the text"
    return "same place in the order" if pair.evidence["place"] >= 0.3 or pair.evidence["depth"] <= 0.1 else ""


def _rivals(pair: Shown, vocabulary: Vocabulary) -> str:
    return "nothing else fits either of them better" if pair.evidence["mutual"] else ""


def _third(pair: Shown, vocabulary: Vocabulary) -> str:
    return "both fit the same clause of another statement" if pair.evidence["third"] >= 0.3 else ""


_SAY: Mapping[str, Callable[[Shown, Vocabulary], str]] = {
    "exact": _exact,
    "words": _words,
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
