"""What a statement says of itself beside its words: when, where, by whom, under which symbol.

Proposed from the text by `metadata_proposals`, edited by the person; title and language stand on the Statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Details:
    """Each is empty where it is not known.

    `date` is in ISO 8601: a day ("2025-11-13"), a month ("2025-11"), a year, or an interval of days
    ("2023-05-19/2023-05-21"); `date_words` is the date as the text has it. `parties` are those who speak, each once, in
    the order of the text; `symbol` is under which the text is filed ("S/RES/2254 (2015)").
    """

    date: str = ""
    date_words: str = ""
    place: str = ""
    parties: tuple[str, ...] = ()
    symbol: str = ""

    def __post_init__(self) -> None:
        if not is_date(self.date):
            raise ValueError(f"“{self.date}” is no date in the form 2025-11-13")


def is_date(words: str) -> bool:
    """Whether `words` is empty or a date as Details has it; an interval does not run backwards."""
    days = words.split("/")
    if len(days) > 2 or (len(days) == 2 and not days[0] <= days[1]):
        return False
    return not words or all(_is_day(day) for day in days)


def _is_day(words: str) -> bool:
    match = _DAY.fullmatch(words)
    if match is None or not match[0].isascii():
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
