"""The numbers and dates of a text in whatever language: what versions of it in several languages must share.

Digits of any script are read, with the language's separators ("1 000,5" is "1,000.5") and what multiplies them ("18
milliards", "180亿"). A date is its numbers and its month. Number words and Roman numerals are read too, generously: a
text that says "twenty-one" may mean 21, 20 and 1, so that no number is missed that may well be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import combinations
from typing import NamedTuple

from core.clauses.words import Word, key
from core.comparison.figure_words import FigureWords, figure_words


class Sort(StrEnum):
    """What a figure counts."""

    NUMBER = "number"
    MONTH = "month"


class Value(NamedTuple):
    """What a figure comes to, the same in every language."""

    sort: Sort
    number: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """`text[start:end]` is a number in digits or words, or names a month; `in_date` says that a month is with it."""

    value: Value
    start: int
    end: int
    in_date: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a stretch of text says in figures, in order, and the values that its words may stand for besides."""

    written: tuple[Figure, ...] = ()
    hinted: frozenset[Value] = frozenset()

    @property
    def values(self) -> frozenset[Value]:
        """The values that are written in figures."""
        return frozenset(figure.value for figure in self.written)

    def may_say(self, value: Value) -> bool:
        """Whether the text says this, in figures or perhaps in words."""
        return value in self.hinted or value in self.values


_SPACE = "[ \u00a0\u202f\u2009]"
_GROUPS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}}(?!\d))+(?:[.,٫]\d+)?"
_BACKWARDS = rf"\d{{3}}(?:{_SPACE}\d{{3}})*{_SPACE}\d{{1,2}}(?!\d)|0\d\d(?:{_SPACE}\d{{3}})+(?!\d)"
_OTHERS = r"\d+(?:[.,٫٬’'．，]\d+)*"
_NUMBER = re.compile(rf"(?<![A-Za-z\d])(?:{_GROUPS}|{_OTHERS})")
_NUMBER_BACKWARDS = re.compile(rf"(?<![A-Za-z\d])(?:{_BACKWARDS}|{_GROUPS}|{_OTHERS})")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")
_DATE_IN_NUMBERS = re.compile(
    r"(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)|(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])"
)
_SHORT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)([-–—/])(\d\d)(?!\d|[-–—/]\d)")
_CHINESE_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月(?!份?内)")
_ROMAN = re.compile(r"(?<![\w.])[IVXLCDMХІ]{1,7}(?:e|er|ème)?(?!\w)")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WORD_BEHIND = re.compile(r"[\s-]?([^\W\d_]+)")
_CHARACTER_BEHIND = re.compile(r"\s?([^\W\d_])")
_TEN = 10
_PLAIN = 3
"""From here on a number word is a number: "one", "first" and "second" are more often something else."""
_LONGEST = 4
_MOST_WORDS = 8
"""Number words in a row that are read as parts of one number."""
_NEAR = 8
"""Characters between a month's name and the numbers that make a date of it ("18 et 19 avril", "29 de abril")."""
_DAYS = range(1, 32)
_YEARS = range(1000, 3000)


def figures(text: str, words: Sequence[Word], start: int, end: int, *, language: str) -> Figures:
    """The figures in `text[start:end]`, of which `words` are the words."""
    known = figure_words(language)
    months = list(_months(text, start, end, known))
    spelled = list(_in_words(words, known))
    hinted = set(_roman(text, start, end)).union(*(values for _, values in spelled))
    numbers: list[Figure] = []
    in_numbers = list(_DATE_IN_NUMBERS.finditer(text, start, end))
    for date in in_numbers:
        # Which of the two is the month is for the reader to say.
        parts = [Decimal(int(part)) for part in date.groups() if part and part not in "./"]
        hinted |= {Value(sort, part) for part in parts for sort in Sort}
        year = max(parts)
        numbers.append(Figure(Value(Sort.NUMBER, year), date.start(), date.end(), True))
    pattern = _NUMBER_BACKWARDS if known.groups_backwards else _NUMBER
    for match in pattern.finditer(text, start, end):
        if not any(found.start() < match.end() and match.start() < found.end() for found in in_numbers):
            numbers += _numbers(text, match, end, known)
    for years in _SHORT_YEAR.finditer(text, start, end):
        hinted.add(Value(Sort.NUMBER, Decimal(int(years[1][:2] + str(int(years[3])).zfill(2)))))
    taken = [month for month in months if any(_near(month, number) for number in numbers)]
    dated = [_dated(number, months) for number in numbers if not _is_in(number, taken)]
    said = [*dated, *taken, *(figure for figure, _ in spelled if figure)]
    return Figures(tuple(sorted(said, key=lambda figure: figure.start)), frozenset(hinted))


def _near(month: Figure, number: Figure) -> bool:
    if number.value.number not in _DAYS and number.value.number not in _YEARS:
        return False
    return month.start - number.end <= _NEAR and number.start - month.end <= _NEAR


def _is_in(number: Figure, months: Iterable[Figure]) -> bool:
    """Whether a number is that of a month ("4月")."""
    return any(month.start <= number.start < month.end for month in months)


def _dated(number: Figure, months: Iterable[Figure]) -> Figure:
    if number.in_date or not any(_near(month, number) for month in months):
        return number
    return Figure(number.value, number.start, number.end, True)


def _months(text: str, start: int, end: int, known: FigureWords) -> Iterator[Figure]:
    if known.chinese_numerals:
        for match in _CHINESE_MONTH.finditer(text, start, end):
            number = (
                Decimal(int(match[1])) if match[1].isdecimal() else _total(list(_digits_of(match[1], known)), known)
            )
            if 1 <= number <= 12:
                yield Figure(Value(Sort.MONTH, number), match.start(), match.end(), True)
    if not known.months:
        return
    for match in _month_pattern(frozenset(known.months), known.prefixes).finditer(text, start, end):
        if not known.capital_months or match["name"][0].isupper():
            month = Value(Sort.MONTH, Decimal(known.months[match["name"].casefold()]))
            yield Figure(month, match.start("name"), match.end(), True)


@cache
def _month_pattern(names: frozenset[str], prefixes: tuple[str, ...]) -> re.Pattern[str]:
    before = f"(?:{'|'.join(map(re.escape, prefixes))})?" if prefixes else ""
    found = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w){before}(?P<name>{found})(?!\w)", re.IGNORECASE)


def _digits_of(characters: str, known: FigureWords) -> Iterator[Decimal]:
    for character in characters:
        if (value := known.number(character)) is not None:
            yield value


def _numbers(text: str, match: re.Match[str], end: int, known: FigureWords) -> Iterator[Figure]:
    values, after = _read(match.group(), known), match.end()
    if len(values) == 1:
        size, after = _magnitude(text, after, end, known)
        values = (values[0] * size,)
    for value in values:
        yield Figure(Value(Sort.NUMBER, value), match.start(), after)


def _magnitude(text: str, at: int, end: int, known: FigureWords) -> tuple[Decimal, int]:
    """What the words from `at` on multiply the number before them by, and where these words end."""
    size = Decimal(1)
    following = _CHARACTER_BEHIND if known.chinese_numerals else _WORD_BEHIND
    while (word := following.match(text, at, end)) and (factor := known.magnitude(key(word[1]))) is not None:
        size, at = size * factor, word.end()
    return size, at


def _read(written: str, known: FigureWords) -> tuple[Decimal, ...]:
    """What digits and the signs between them say: one number, or several that the signs part ("1.2.3")."""
    groups = re.split(_SPACE, written)
    if known.groups_backwards and (len(groups[-1]) < _HUNDREDS or groups[0].startswith("0")):
        groups.reverse()
    plain = "".join(str(int(sign)) if sign.isdecimal() else _SIGNS.get(sign, sign) for sign in "".join(groups))
    marks = [sign for sign in plain if sign in ".,'"]
    decimal = "," if known.comma_decimals else "."
    if not marks:
        return (Decimal(plain),)
    if _GROUPED.fullmatch(plain) and (len(marks) > 1 or marks[0] != decimal) and not plain.startswith("0"):
        return (Decimal(re.sub(r"[.,']", "", plain)),)
    whole, last, part = plain.rpartition(marks[-1])
    if marks.count(last) == 1 and last != "'" and (len(marks) == 1 or _GROUPED.fullmatch(whole)):
        return (Decimal(f"{re.sub(r'[.,]', '', whole)}.{part}"),)
    return tuple(Decimal(part) for part in re.split(r"[.,']", plain))


_SIGNS = {"٫": ".", "٬": ",", "’": "'", "．": ".", "，": ","}


def _in_words(words: Sequence[Word], known: FigureWords) -> Iterator[tuple[Figure | None, frozenset[Value]]]:
    """Each number in words, None where several may stand there ("seven and eight"), and all that it may mean."""
    for run in _runs(words, known):
        values = [value for value, _, _ in run]
        spans = combinations(range(len(run) + 1), 2)
        may_be = {_total(values[first:last], known) for first, last in spans if last - first <= _MOST_WORDS}
        number = _total(values, known)
        if known.chinese_numerals and len(values) > 1 and max(values) < _TEN:
            number = Decimal("".join(str(value) for value in values))
        elif values[0] in _POWERS or not _is_one_number(values, known):
            number = Decimal(0)
        figure = Figure(Value(Sort.NUMBER, number), run[0][1], run[-1][2])
        yield figure if number >= _PLAIN else None, frozenset(Value(Sort.NUMBER, value) for value in may_be | {number})


_Spelled = tuple[Decimal, int, int]
"""What a number word stands for, and where it stands."""


def _runs(words: Sequence[Word], known: FigureWords) -> Iterator[list[_Spelled]]:
    """The number words that follow each other."""
    parts = [(part, word.start, word.end) for word in words for part in re.split("[-']", word.key) if part]
    keys = [part for part, _, _ in parts]
    run: list[_Spelled] = []
    at = 0
    while at < len(parts):
        taken, value = _number_at(keys, at, known)
        if value is not None:
            run.append((value, parts[at][1], parts[at + taken - 1][2]))
        elif run and not (taken == 1 and keys[at] in known.joiners):
            yield run
            run = []
        at += taken
    if run:
        yield run


def _number_at(keys: Sequence[str], at: int, known: FigureWords) -> tuple[int, Decimal | None]:
    """How many words from `at` on are one, and the number that they stand for."""
    for size in range(_LONGEST, 1, -1):
        phrase = tuple(keys[at : at + size])
        if phrase in known.no_numbers:
            return size, None
        if phrase in known.phrases:
            return size, known.phrases[phrase]
    value = known.number(keys[at])
    return 1, known.magnitude(keys[at]) if value is None else value


def _is_one_number(run: Sequence[Decimal], known: FigureWords) -> bool:
    """Whether number words in a row are one number: no place is filled twice, as it is in "seven and eight"."""
    filled: set[int] = set()
    before = Decimal(0)
    for value in run:
        place = len(str(value))
        if place in filled and not (before in _GO_ON and _TEN <= value < 2 * _TEN):
            return False
        if place > _HUNDREDS:
            filled.clear()
        elif value in _small(known) and before < _TEN:
            filled.discard(1)
        filled.add(place)
        before = value
    return True


_HUNDREDS = 3
_POWERS = frozenset(Decimal(10**power) for power in range(2, 13))
"""What multiplies a number in front of it; alone ("thousands of") it is none."""
_GO_ON = (60, 80)
"""French counts on from these: "soixante-dix", "quatre-vingt-treize"."""


def _small(known: FigureWords) -> tuple[int, ...]:
    """What multiplies the word before it alone, and not all before it."""
    return (10, 100, 1_000) if known.chinese_numerals else (100,)


def _total(run: Sequence[Decimal], known: FigureWords) -> Decimal:
    """What number words in a row come to: "two hundred thirty thousand", "三百五十万"."""
    large = 10_000 if known.chinese_numerals else 1_000
    total = current = before = Decimal(0)
    for value in run:
        if value >= large:
            total += max(current, Decimal(1)) * value
            current = before = Decimal(0)
        elif value in _small(known) and 0 < before < 10:
            current += before * value - before
            before = Decimal(0)
        else:
            current += value
            before = value
    return total + current


def _roman(text: str, start: int, end: int) -> Iterator[Value]:
    for match in _ROMAN.finditer(text, start, end):
        values = [_ROMAN_VALUES[letter] for letter in match.group() if letter in _ROMAN_VALUES]
        paired = zip(values, [*values[1:], 0], strict=True)
        yield Value(Sort.NUMBER, Decimal(sum(-value if value < after else value for value, after in paired)))
