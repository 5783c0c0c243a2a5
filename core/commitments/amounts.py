"""Quantities in a text: how much, of what, whether that is a floor or a ceiling, and the ends of a range.

Money, percentages and fractions of a point, counted things ("100 graduate fellowships"), shares ("a third") and
multiples ("double"). Years, dates, the numbers of resolutions and articles, and spans of time are no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from core.commitments.acts import Amount

_FRACTION = r"(?:\d+-)?\d/\d|[½¼¾]"
TIMES = "times"
"""The unit of a multiple ("double", "halve")."""
LARGE = 10
"""Spelled numbers of things from which on they are taken for a quantity: "two ports" mostly names them."""
_ENDS = r"(?=\W*$|[,.;:)]"


@dataclass(frozen=True)
class AmountWords:
    """The words of a language that quantities are made of, and the patterns that find them."""

    digits: re.Pattern[str]
    decimal: str
    spelled: frozenset[str]
    money_hint: re.Pattern[str]
    percent_hint: re.Pattern[str]
    money: re.Pattern[str]
    percent: re.Pattern[str]
    counted: re.Pattern[str]
    quantity: re.Pattern[str]
    currency: re.Pattern[str]
    comparator: re.Pattern[str]
    comparators: Mapping[str, str]
    symbols: Mapping[str, str]
    currencies: Mapping[str, str]
    magnitudes: Mapping[str, int]
    numbers: Mapping[str, int]
    shares: Mapping[str, str]
    multiples: Mapping[str, str]
    articles: frozenset[str]
    several: tuple[str, ...]
    not_counted: frozenset[str]
    not_after: re.Pattern[str]
    units: frozenset[str]


def amount_words(data: Mapping[str, Any], grammar: Mapping[str, Any]) -> AmountWords:
    """Make the patterns from the [amounts] table of a lexicon; `grammar` has the small words, which name no thing."""
    shares = {**data["fractions"], **data["loose_fractions"], **data["parts"]}
    comparators = {words: meaning for meaning, found in data["comparators"].items() for words in found}
    comparators.update(dict.fromkeys(data["between"], ""))
    spelled = [*data["numbers"], *shares, *data["multiples"], *data["magnitudes"], *data["several"]]
    symbol, currency = _any(data["symbols"]), _any(data["currencies"])
    written = _Written(data, grammar)
    return AmountWords(
        re.compile(rf"{_FRACTION}|{written.digits}"),
        data["decimal"],
        # Of "a third" the first word that is no article.
        frozenset(next((word for word in words.split() if word not in data["articles"]), words) for words in spelled),
        re.compile(rf"{symbol}|\b(?:{currency})\b", re.IGNORECASE),
        re.compile(_any(data["percent"]), re.IGNORECASE),
        re.compile(written.money(), re.IGNORECASE),
        re.compile(written.percent(), re.IGNORECASE),
        re.compile(written.counted()),
        re.compile(written.quantity, re.IGNORECASE),
        re.compile(rf"\b(?:{currency})\b", re.IGNORECASE),
        re.compile(rf"\b({_any(comparators)})\s+(?:(?:{_any(data['after_comparator'])})\s+)?$", re.IGNORECASE),
        comparators,
        data["symbols"],
        data["currencies"],
        data["magnitudes"],
        data["numbers"],
        shares,
        data["multiples"],
        frozenset(data["articles"]),
        tuple(data["several"]),
        frozenset(data["not_counted"]),
        re.compile(rf"\b(?:{_any(data['not_after'])})\s+$", re.IGNORECASE),
        frozenset(data["units"]),
    )


class _Written:
    """How quantities are written in a language, as patterns."""

    def __init__(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        self._data = data
        small = ("prepositions", "coordinators", "relatives", "that", "infinitive")
        self._small = _any(word for name in small for word in grammar[name])
        self._closed = _any(word for name in (*small, "determiners") for word in grammar[name])
        self._sizes = _any(data["magnitudes"])
        self._ranges, self._spans = _any(data["ranges"]), _any(data["spans"])
        thousands, decimal = (re.escape(signs) for signs in ("".join(data["thousands"]), data["decimal"]))
        self._marked = rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+"
        self.digits = rf"{self._marked}(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
        self._size = rf"(?:[\s-]?(?:{self._sizes})\b){{0,2}}"
        word = rf"(?:{_any(data['numbers'])})(?:[- ](?:{_any(data['numbers'])}))?"
        whole = (
            rf"(?:{word}|(?:{_any([*data['articles'], *data['several'], *data['parts']])})(?=\s(?:{self._sizes})\b))"
        )
        self._spelled = whole
        self._number = rf"(?:{_FRACTION}|{self.digits}|{whole})"
        self.quantity = rf"(?:{_FRACTION}|{self.digits}|\b{whole}){self._size}"

    def money(self) -> str:
        """Amounts of money: "US$ 5 million", "EUR 3 bn", "half a billion dollars", "between $5 and $10 billion"."""
        symbol, currency = _any(self._data["symbols"]), _any(self._data["currencies"])
        # The second: "millions d'euros".
        named = rf"(?:\s|(?<=['’]))(?:{currency})\b"
        sign = rf"(?:(?:\b(?:{currency})\s?)?(?:{symbol})\s?|\b(?:{currency})\s)"
        one = rf"{self._number}{self._size}"
        ranged = rf"(?:\s?(?:{self._spans})\s?{sign}?{one}|\s(?:{self._ranges})\s{one})?"
        links = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in self._data["between"])
        between = rf"(?:{links}){sign}{one}\s(?:{self._ranges})\s{sign}?{one}(?:{named})?"
        return rf"{between}|{sign}{one}{ranged}(?:{named})?|\b{one}{ranged}{named}"

    def percent(self) -> str:
        """Percentages and points, also of a range."""
        percent = _any(self._data["percent"])
        one = rf"{self._number}(?:\s?(?:{self._ranges})\s?{self._number})?"
        links = "|".join(rf"(?<=\b{re.escape(word)}\s)" for word in self._data["between"])
        between = (
            rf"(?:{links}){self._number}\s?(?:{percent})\s(?:{self._ranges})\s{self._number}\s?(?:{percent})(?!\w)"
        )
        return rf"{between}|(?<![\w.]){one}\s?(?:{percent})(?!\w)"

    def counted(self) -> str:
        """Counted things, shares, multiples, "zero duties", and numbers with their thousands marked."""
        data = self._data
        units, plural = _any(data["units"]), _any(data["plural_endings"])
        digits = rf"(?<![\w.,/$€£¥₹‐‑–-])(?:{self.digits})(?![\w/]|[.,]\d|-\d)"
        between = rf"(?!(?:{self._small})\s)[\w-]+\s"
        # A doubled ending ("access") makes no plural.
        things = rf"\s(?:{between}){{0,3}}?[\w-]*[^\W{''.join(data['plural_endings'])}](?:{plural})(?!\w)"
        large = _any(word for word, value in data["numbers"].items() if value >= LARGE)
        zero = _any(word for word, value in data["numbers"].items() if value == 0)
        span = rf"(?:\s?(?:{self._spans}|{self._ranges})\s?(?:{self.digits}){self._size})?"
        named = rf"(?:\s?(?:{units})(?!\w)|{things})"
        spelled = (
            rf"(?<![\w-])(?:(?:{self._spelled})(?:\s(?:{self._sizes})\b)+|(?:{large})(?:-(?:{_any(data['numbers'])}))?)"
        )
        return "|".join(
            (
                rf"{digits}{self._size}{span}{named}",
                rf"{spelled}{named}",
                rf"(?<![\w-])(?:{_any(data['fractions'])})(?!\w)",
                rf"(?<![\w-])(?:{_any(data['loose_fractions'])}){_ENDS}|\s(?:{self._closed})\s)",
                rf"(?<![\w-])(?:{_any(data['multiples'])})(?!\w)(?!\s(?:{_any(data['not_multiplied'])})\b)",
                rf"(?<![\w-])(?:{zero})\s(?:[\w-]+\s)?(?:{_any(data['rates'])})(?!\w)",
                rf"(?<![\w.,/-]){self._marked}(?![\w/]|[.,]\d)",
            )
        )


def find_amounts(text: str, start: int, end: int, words: AmountWords) -> tuple[Amount, ...]:
    """The quantities in `text[start:end]`, in order, with the words that compare ("at least") in front of them."""
    found: list[Amount] = []
    for match in _matches(text, start, end, words):
        if any(match.start() < amount.end and amount.start < match.end() for amount in found):
            continue
        before = words.comparator.search(text, max(start, match.start() - 40), match.start())
        at = before.start(1) if before else match.start()
        comparator = words.comparators[before.group(1).lower()] if before else ""
        number, upper, unit = _read(match.group(), words)
        found.append(Amount(at, match.end(), text[at : match.end()], number, unit, comparator, upper=upper))
    return tuple(sorted(found, key=lambda amount: amount.start))


def _matches(text: str, start: int, end: int, words: AmountWords) -> Iterator[re.Match[str]]:
    if words.money_hint.search(text, start, end):
        yield from words.money.finditer(text, start, end)
    if words.percent_hint.search(text, start, end):
        yield from words.percent.finditer(text, start, end)
    for match in words.counted.finditer(text, start, end):
        last = match.group().split()[-1]
        year = re.match(r"\d{4}(?![\d,.])", match.group())
        if words.not_after.search(text, max(start, match.start() - 20), match.start()):
            continue
        if last in words.units or (last.lower() not in words.not_counted and not year):
            yield match


def _read(written: str, words: AmountWords) -> tuple[Decimal | None, Decimal | None, str]:
    """The number, the upper end of a range (None where there is none) and the unit of an amount's own words."""
    plain = " ".join(written.lower().split())
    if plain in words.multiples:
        return _number(words.multiples[plain], "."), None, TIMES
    if plain in words.shares:
        return _number(words.shares[plain], "."), None, ""
    ends = [(match, *_value(match.group(), words)) for match in words.quantity.finditer(written)][:2]
    if not ends:
        return None, None, _unit(written, 0, words)
    (_, lower, size), (last, upper, above) = ends[0], ends[-1]
    if lower is not None and upper is not None and size == 1 < above and lower * above <= upper:
        lower *= above
    return lower, upper if len(ends) > 1 else None, _unit(written, last.end(), words)


def _value(written: str, words: AmountWords) -> tuple[Decimal | None, int]:
    """The value of one number with its size ("two hundred million"), and its size."""
    digits = words.digits.match(written)
    rest = written[digits.end() :] if digits else written
    total = _number(digits.group(), words.decimal) if digits else None
    size = 1
    for word in re.findall(r"[^\W\d_]+", rest.lower()):
        if word in words.magnitudes:
            size *= words.magnitudes[word]
        elif word in words.numbers or word in words.articles:
            total = (total or Decimal(0)) + words.numbers.get(word, 1)
    if not digits and rest.lower().startswith(words.several):
        return None, size
    part = next((part for spelling, part in words.shares.items() if rest.lower().startswith(spelling)), "")
    total = _number(part, ".") if part else total
    return None if total is None else total * size, size


def _unit(written: str, after: int, words: AmountWords) -> str:
    """The currency, or the words after the number."""
    named = words.currency.search(written)
    sign = next((sign for sign in sorted(words.symbols, key=len, reverse=True) if sign in written), "")
    if named and len(sign) <= 1:
        return words.currencies[" ".join(named.group().lower().split())]
    return words.symbols[sign] if sign else " ".join(written[after:].split())


def _number(digits: str, decimal: str) -> Decimal | None:
    signs = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
    if digits in signs:
        return Decimal(signs[digits])
    try:
        if "/" in digits:
            whole, _, fraction = digits.rpartition("-")
            above, below = fraction.split("/")
            return Decimal(whole or 0) + Decimal(above) / Decimal(below)
        return Decimal(
            "".join("." if sign == decimal else sign for sign in digits if sign.isdigit() or sign == decimal)
        )
    except (InvalidOperation, ZeroDivisionError):
        return None


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace("'", "['’]") for word in longest_first)
