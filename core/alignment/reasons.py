"""Why two clauses stand in one row, in words for a person: the strongest of the evidence that spoke for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.alignment.rows import Reason
from core.alignment.sheet import Sheet
from core.alignment.sparse import Sparse
from core.clauses.statement import Clause

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
_NAMED = 3
"""So many words are named at the most."""
_RARE = 2.5
"""The weight from which a shared word is worth naming."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Two clauses, by number, with all the evidence for them, by name."""

    sheet: Sheet
    a: int
    b: int
    evidence: Mapping[str, float]

    @property
    def clauses(self) -> tuple[Clause, Clause]:
        """The two clauses."""
        return self.sheet.clauses[self.a], self.sheet.clauses[self.b]

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
        value = sum([effect[name] * _speaking(name, pair.evidence[name]) for name in names])
        if value > 0:
            added[kind] = value
    total = sum(added.values())
    if pair.evidence["exact"]:
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
    return value - 1 if name == "depth" else value


def _exact(pair: Shown) -> str:
    return "the same words" if pair.evidence["exact"] else ""


def _words(pair: Shown) -> str:
    shared = pair.shared(pair.sheet.words)
    both = sum([pair.weight(stem) for stem in shared])
    either = float(pair.sheet.mass[pair.a] + pair.sheet.mass[pair.b]) - both
    if not either:
        return "neither has words that tell it from others"
    said = f"{both / either:.0%} of the weighted words shared"
    rare = [stem for stem in shared if pair.weight(stem) >= _RARE]
    return f"{said}; rare words: {pair.named(rare)}" if rare else said


def _names(pair: Shown) -> str:
    return _common("same names", pair, pair.sheet.names)


def _numbers(pair: Shown) -> str:
    return _common("same numbers", pair, pair.sheet.numbers)


def _common(what: str, pair: Shown, stems: Sparse) -> str:
    shared = pair.shared(stems)
    return f"{what}: {pair.named(shared)}" if shared else ""


def _heading(pair: Shown) -> str:
    if pair.evidence["both_headings"]:
        return "both are headings"
    one, other = (clause.topic for clause in pair.clauses)
    if one and one.casefold() == other.casefold():
        return f"same heading “{one}”"
    if pair.evidence["heading"] >= _ALIKE:
        return f"like headings “{one}” and “{other}”"
    return "their paragraphs treat the same subject" if pair.evidence["paragraph"] >= _ALIKE else ""


def _lead_in(pair: Shown) -> str:
    return "both stand under like lead-ins" if pair.evidence["chapeau"] else ""


def _label(pair: Shown) -> str:
    return f"both are numbered {pair.clauses[0].label}" if pair.evidence["label"] else ""


def _act(pair: Shown) -> str:
    verbs = _common("same acting verb", pair, pair.sheet.verbs)
    kinds = sorted(pair.sheet.kinds_of(pair.a) & pair.sheet.kinds_of(pair.b))
    return verbs or (f"both are of the kind “{kinds[0]}”" if kinds else "")


def _surroundings(pair: Shown) -> str:
    if max(pair.evidence["before"], pair.evidence["after"]) >= 0.5:
        return "its neighbours are aligned"
    return "what stands around them is alike" if pair.evidence["context"] >= 0.3 else ""


def _subject(pair: Shown) -> str:
    if not pair.evidence["same_subject"]:
        return ""
    subjects = pair.sheet.subjects
    return f"same subject: {subjects.names[subjects.first[pair.a]].replace('_', ' ')}"


def _place(pair: Shown) -> str:
    if pair.evidence["edge"]:
        return "both stand at the same end of the text"
    return "same place in the order" if pair.evidence["place"] >= 0.3 or pair.evidence["depth"] <= 0.1 else ""


def _rivals(pair: Shown) -> str:
    return "nothing else fits either of them better" if pair.evidence["mutual"] else ""


def _third(pair: Shown) -> str:
    return "both fit the same clause of another statement" if pair.evidence["third"] >= 0.3 else ""


_SAY: Mapping[str, Callable[[Shown], str]] = {
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
