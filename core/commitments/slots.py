"""What the slots of a lexicon's phrases stand for ("by {date}"), as patterns made of the lexicon's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any


def alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NAME = r"[^\s,;:.()]+"
"""A word of a name, as far as signs show it."""


def slots(data: Mapping[str, Any]) -> dict[str, str]:
    """What the slots of phrases stand for, as patterns."""
    time, numbers = data["time"], alternatives(data["amounts"]["numbers"])
    month, year = alternatives(time["months"]), r"(?:19|20|21)\d\d"
    day = rf"\d{{1,2}}(?:{alternatives(time['day_endings'])})?"
    between = rf"(?:(?:{alternatives(time['day_links'])})\s+)?" if time["day_links"] else ""
    return {
        "month": month,
        "year": year,
        "date": rf"(?:{day}\s+)?{between}(?:{month})(?:\s+{day}(?!\d))?(?:,?\s+{year})?|{year}(?:[-–/]\d{{2,4}})?",
        "number": rf"\d+(?:\.\d+)?|{numbers}",
        "unit": alternatives(time["units"]),
        "summit": rf"(?:{alternatives(time['summits'])})\s?\d*",
        "word": r"\w+",
        "who": rf"(?:{_NAME}\s+){{0,7}}?{_NAME}(?=\s+(?:{alternatives(time['after_who'])})\b|\s*[,;:.()]|\s*$)",
        "event": r"[^,;:.()]+",
    }
