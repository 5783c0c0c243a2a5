"""Dates as texts write them, read into ISO 8601: "13 November 2025", "May 19-21, 2023", "2025年11月13日".

Month names are data (metadata.toml). A date without a year is none, nor is one that no calendar has.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.clauses.metadata import is_date
from core.resources import resource

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`text[start:end]` is the date that `iso` says."""

    start: int
    end: int
    iso: str


def dates_in(text: str, start: int, end: int, *, language: str) -> list[FoundDate]:
    """The dates in `text[start:end]`, in order; months are those of `language`, and English ones everywhere."""
    months = _months(language)
    found = []
    for match in _pattern(language).finditer(text, start, end):
        if iso := _iso(match, months):
            found.append(FoundDate(match.start(), match.end(), iso))
    return found


def month_names(language: str) -> Mapping[str, int]:
    """The names of months in `language` (casefolded, without final stops) → 1 to 12; empty where it has none here."""
    lists = _data()["months"].get(language, ())
    return {name: month for month, same in enumerate(lists, start=1) for name in same.split()}


def _iso(match: re.Match[str], months: dict[str, int]) -> str:
    parts = {name: found.translate(_DIGITS) for name, found in match.groupdict().items() if found}
    if "iso" in parts:
        return parts["iso"] if is_date(parts["iso"]) else ""
    year = int(next(found for name, found in parts.items() if name.startswith("year")))
    named = [found for name, found in parts.items() if name.startswith(("month", "until"))]
    month, *others = [int(found) if found.isdecimal() else months[found.casefold().rstrip(".")] for found in named]
    days = [int(found) for name, found in parts.items() if name.startswith(("day", "last"))]
    begun = zip([month, *(others or [month])], days, strict=False)
    iso = "/".join(f"{year:04}-{of:02}-{day:02}" for of, day in begun) or f"{year:04}-{month:02}"
    return iso if is_date(iso) else ""


@cache
def _months(language: str) -> dict[str, int]:
    """A month's name, without case → 1 to 12."""
    return {**month_names(_FALLBACK), **month_names(language)}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    joiners = "|".join(_data()["date_joiners"].get(language, "").split())
    between = rf"\s{{1,3}}(?:(?:{joiners})\s{{1,3}}){{0,2}}" if joiners else r"\s{1,3}"
    ordinal = r"(?:st|nd|rd|th|er|º|°|\.)?"
    year = r"\d{4}(?!\d)"
    dash = r"\s?(?:[-–—/]{1,2}|and|to|et|au|y|al|и|по)\s?"
    return re.compile(
        rf"""(?<![\w/-])(?:
          (?P<iso>\d{{4}}-\d\d-\d\d)(?![\w-])
        | (?P<day1>\d{{1,2}}){ordinal}(?:{dash}(?P<last1>\d{{1,2}}){ordinal})?{between}(?P<month1>{month})\b\.?,?
          {between}(?P<year1>{year})
        | (?P<month2>{month})\b\.?\s{{1,3}}(?P<day2>\d{{1,2}}){ordinal}(?:{dash}(?P<last2>\d{{1,2}}){ordinal})?
          ,?\s{{1,3}}(?P<year2>{year})
        | (?P<month5>{month})\b\.?\s{{1,3}}(?P<day5>\d{{1,2}}){ordinal}{dash}(?P<until5>{month})\b\.?
          \s{{1,3}}(?P<last5>\d{{1,2}}){ordinal},?\s{{1,3}}(?P<year5>{year})
        | (?P<day6>\d{{1,2}}){ordinal}{between}(?P<month6>{month})\b\.?{dash}
          (?P<last6>\d{{1,2}}){ordinal}{between}(?P<until6>{month})\b\.?,?{between}(?P<year6>{year})
        | (?P<month3>{month})\b\.?,?{between}(?P<year3>{year})
        )
        | (?P<year4>\d{{4}})\s?年\s?(?P<month4>\d{{1,2}})\s?月(?:\s?(?P<day4>\d{{1,2}})\s?日)?""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resource("lexicons", "metadata.toml").read_text(encoding="utf-8"))
