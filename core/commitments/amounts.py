"""Quantities in a text: how much, of what, and whether that is a floor or a ceiling.

Money, percentages and fractions of a point, and counted things ("100 graduate fellowships"). Years, dates, the numbers
of resolutions and articles, and spans of time are no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from core.commitments.acts import Amount

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FRACTION = r"(?:\d+-)?\d/\d|[½¼¾]"


@dataclass(frozen=True)
class AmountWords:
    """The words of a language that quantities are made of, and the patterns that find them."""

    hint: re.Pattern[str]
    money_hint: re.Pattern[str]
    percent_hint: re.Pattern[str]
    money: re.Pattern[str]
    percent: re.Pattern[str]
    counted: re.Pattern[str]
    comparator: re.Pattern[str]
    comparators: Mapping[str, str]
    symbols: Mapping[str, str]
    currencies: Mapping[str, str]
    magnitudes: Mapping[str, int]
    numbers: Mapping[str, int]
    fractions: Mapping[str, str]
    spelled: re.Pattern[str]
    ranges: str
    not_counted: frozenset[str]
    not_after: re.Pattern[str]
    units: frozenset[str]


def amount_words(data: Mapping[str, Any], small_words: Iterable[str]) -> AmountWords:
    """Make the patterns from the [amounts] table of a lexicon. No `small_words` are in the name of a counted thing."""
    number = rf"(?:{_FRACTION}|{_DIGITS}|(?:{_any(data['numbers'])})(?:[- ](?:{_any(data['numbers'])}))?)"
    span = rf"{number}(?:\s?(?:{_any(data['ranges'])})\s?{number})?"
    size = rf"(?:\s?(?:{_any(data['magnitudes'])})\b)?"
    symbol, currency = _any(data["symbols"]), _any(data["currencies"])
    before = rf"(?:(?:{currency})\s?)?(?:{symbol})\s?{span}{size}(?:\s(?:{currency})\b)?"
    money = rf"{before}|(?:{currency})\s{span}{size}|\b{span}{size}\s(?:{currency})\b"
    percent = rf"(?<![\w.]){span}\s?(?:{_any(data['percent'])})(?!\w)"
    units = _any(data["units"])
    digits = rf"(?<![\w.,/$€£¥₹‐‑–-])(?:{_DIGITS})(?![\w/]|[.,]\d|-\d)"
    between = rf"(?!(?:{_any(small_words)})\s)[\w-]+\s"
    plural = _any(data["plural_endings"])
    # A doubled ending ("access") makes no plural.
    things = rf"\s(?:{between}){{0,3}}?[\w-]*[^\W{''.join(data['plural_endings'])}](?:{plural})(?!\w)"
    spans = _any(data["spans"])
    counted = rf"{digits}{size}(?:\s?(?:{spans})\s?(?:{_DIGITS}){size})?(?:\s?(?:{units})(?!\w)|{things})"
    counted += rf"|(?<![\w-])(?:{_any(data['fractions'])})(?!\w)"
    zero = _any(word for word, value in data["numbers"].items() if value == 0)
    counted += rf"|(?<![\w-])(?:{zero})\s(?:[\w-]+\s)?(?:{_any(data['rates'])})(?!\w)"
    counted += r"|(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?![\w/]|[.,]\d)"
    comparators = {words: meaning for meaning, found in data["comparators"].items() for words in found}
    spelled = _any([*data["numbers"], *data["fractions"]])
    return AmountWords(
        re.compile(rf"\d|\b(?:{spelled})\b", re.IGNORECASE),
        re.compile(rf"{symbol}|\b(?:{currency})\b", re.IGNORECASE),
        re.compile(_any(data["percent"]), re.IGNORECASE),
        re.compile(money, re.IGNORECASE),
        re.compile(percent, re.IGNORECASE),
        re.compile(counted),
        re.compile(rf"\b({_any(comparators)})\s+(?:(?:{_any(data['after_comparator'])})\s+)?$", re.IGNORECASE),
        comparators,
        data["symbols"],
        data["currencies"],
        data["magnitudes"],
        data["numbers"],
        data["fractions"],
        re.compile(rf"\b(?:{spelled})\b[- ]?", re.IGNORECASE),
        _any(data["ranges"]),
        frozenset(data["not_counted"]),
        re.compile(rf"\b(?:{_any(data['not_after'])})\s+$", re.IGNORECASE),
        frozenset(data["units"]),
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
        number, unit = _read(match.group(), words)
        found.append(Amount(at, match.end(), text[at : match.end()], number, unit, comparator))
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


def _read(written: str, words: AmountWords) -> tuple[Decimal | None, str]:
    """The (first) number and the unit of an amount's own words."""
    number = re.search(rf"{_FRACTION}|{_DIGITS}", written)
    value = _number(number.group()) if number else _spelled(written, words)
    rest = written[number.end() :] if number else words.spelled.sub("", written)
    pieces = re.findall(r"[^\W\d_]+|[^\w\s]", written.lower())
    size = next((words.magnitudes[piece] for piece in pieces if piece in words.magnitudes), 1)
    value = None if value is None else value * size
    unit = next((words.symbols[sign] for sign in sorted(words.symbols, key=len, reverse=True) if sign in written), "")
    unit = unit or next((words.currencies[piece] for piece in pieces if piece in words.currencies), "")
    return value, unit or _unit(rest, words)


def _unit(rest: str, words: AmountWords) -> str:
    """The unit among the words after a number: its size and the end of a range left out ("to 4-1/2 percent")."""
    kept = re.sub(rf"^\s*(?:{words.ranges})\s*(?:{_FRACTION}|{_DIGITS})", "", rest)
    return " ".join(word for word in kept.split() if word.lower() not in words.magnitudes)


def _number(digits: str) -> Decimal | None:
    signs = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
    if digits in signs:
        return Decimal(signs[digits])
    try:
        if "/" in digits:
            whole, _, fraction = digits.rpartition("-")
            above, below = fraction.split("/")
            return Decimal(whole or 0) + Decimal(above) / Decimal(below)
        return Decimal(digits.replace(",", ""))
    except (InvalidOperation, ZeroDivisionError):
        return None


def _spelled(written: str, words: AmountWords) -> Decimal | None:
    part = next((part for spelling, part in words.fractions.items() if spelling in written.lower()), "")
    if part:
        return _number(part)
    values = [words.numbers[word] for word in re.findall(r"[^\W\d_]+", written.lower()) if word in words.numbers]
    return Decimal(sum(values[:2])) if values else None


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))
