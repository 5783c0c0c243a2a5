"""The forms of verbs: how those of a lexicon bend, by rules of their endings and, where irregular, in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

INFINITIVE, THIRD, PAST, PARTICIPLE, GERUND, FUTURE = 1, 2, 4, 8, 16, 32
"""Forms of a verb; a word can be several at once ("committed")."""
ANY_FORM = 63

FORM_NAMES = {
    "third": THIRD,
    "past": PAST,
    "participle": PARTICIPLE,
    "gerund": GERUND,
    "plain": INFINITIVE,
    "future": FUTURE,
}
"""The forms in the order of an irregular verb's entry; `plain` is the plural present, if not the infinitive itself."""


class Inflection:
    """How the verbs of a language bend: rules by ending, and the irregular ones in full."""

    def __init__(self, rules: Iterable[Mapping[str, Any]], irregular: Mapping[str, str]) -> None:
        self._rules = [(tuple(rule["endings"]), rule) for rule in rules]
        self._irregular = irregular

    def all_forms(self, bases: Iterable[str]) -> dict[str, tuple[tuple[int, str], ...]]:
        """Word → the forms that it is, each with the verb."""
        found: dict[str, dict[str, int]] = {}
        for base in bases:
            for form, word in self._forms(base):
                readings = found.setdefault(word, {})
                readings[base] = readings.get(base, 0) | form
        return {word: tuple((form, base) for base, form in readings.items()) for word, readings in found.items()}

    def _forms(self, base: str) -> Iterator[tuple[int, str]]:
        yield INFINITIVE, base
        if base in self._irregular:
            written = zip(FORM_NAMES.values(), self._irregular[base].split(), strict=False)
            yield from ((form, word) for form, words in written for word in words.split("|"))
            return
        rule = next(rule for endings, rule in self._rules if base.endswith(endings))
        stem = base[: len(base) - rule["cut"]]
        for name, form in FORM_NAMES.items():
            yield from ((form, stem + ending) for ending in rule.get(name, "").split("|") if name in rule)
