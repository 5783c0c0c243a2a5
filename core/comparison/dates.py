"""Deadlines as days: "by 2030" and "no later than the end of 2030" end on the same one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from core.comparison.variants import Variants


def last_day(keys: Sequence[str], variants: Variants) -> date | None:
    """The day on which a deadline of these words (small ones set aside) ends; None where they say more or less than a
    day, a month or a year of our time by which it is to be met."""
    parts = [part for key in keys for part in key.split("-")]
    said = [part for part in parts if part not in variants.latest]
    if len(said) == len(parts) or not said:
        return None
    months = [key for key in said if key in variants.months]
    numbers = [int(key) for key in said if key.isascii() and key.isdigit()]
    years = [number for number in numbers if 1900 <= number <= 2199]
    days = [number for number in numbers if 1 <= number <= 31]
    if len(years) != 1 or len(months) > 1 or len(days) > len(months) or len(said) != 1 + len(months) + len(days):
        return None
    month = variants.months.index(months[0]) + 1 if months else 12
    longest = monthrange(years[0], month)[1]
    day = days[0] if days else longest
    return date(years[0], month, day) if day <= longest else None
