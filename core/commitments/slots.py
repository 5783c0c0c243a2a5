"""What the slots of a lexicon's phrases stand for ("by {date}"), as patterns made of the lexicon's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any


def alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NAME = r"[^\s,;:.()]+"
"""A word of a name, as far as signs show it."""


_YEAR = r"(?:19|20|21)\d\d"


def _dates(time: Mapping[str, Any]) -> str:
    """Days, months, years and parts of them, as they are written ("Friday 5 December 2025", "mid-2030s", "Q3 2026")."""
    day = rf"\d{{1,2}}(?:{alternatives(time['day_endings'])})?"
    days = rf"{day}(?:\s?[-–]\s?{day})?"
    link = rf"(?:(?:{alternatives(time['day_links'])})\s+)?" if time["day_links"] else ""
    weekday = rf"(?:(?:{alternatives(time['weekdays'])}),?\s+)?"
    part = rf"(?:(?:{alternatives(time['parts'])})[-–\s])?"
    month, short = alternatives(time["months"]), rf"(?:{alternatives(time['short_months'])})\.?"
    then = rf"(?:,?\s+{_YEAR})?"
    return "|".join(
        (
            rf"{weekday}(?:{days}\s+)?{link}{part}(?:{month})(?:\s+{days}(?!\d))?{then}",
            rf"{weekday}(?:{days}\s+{short}{then}|{short}\s+{days}(?!\d){then}|{short}\s+{_YEAR})",
            rf"(?:{alternatives(time['quarters'])})\s?{_YEAR}",
            rf"\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|{_YEAR}-\d\d-\d\d(?!\d)",
            rf"{part}{_YEAR}(?:s|[-–/]\d{{2,4}})?",
        )
    )


def slots(data: Mapping[str, Any]) -> dict[str, str]:
    """What the slots of phrases stand for, as patterns."""
    time, numbers = data["time"], alternatives(data["amounts"]["numbers"])
    return {
        "month": alternatives(time["months"]),
        "year": _YEAR,
        "date": _dates(time),
        "number": rf"(?:\d+(?:\.\d+)?|(?:{numbers}))(?:\s\(\d+\))?",
        "unit": alternatives(time["units"]),
        "summit": rf"(?:{alternatives(time['summits'])})\s?\d*",
        "word": r"\w+",
        "who": rf"(?:{_NAME}\s+){{0,7}}?{_NAME}(?=\s+(?:{alternatives(time['after_who'])})\b|\s*[,;:.()]|\s*$)",
        "event": r"(?:[^,;:.()]|[.,](?=\d))+",
    }
