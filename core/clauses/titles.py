"""What tells statements apart whose titles begin alike, as those of joint statements do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

_LEAST = 12
"""Letters that two titles must have in common at their beginning before it is left out."""


def short_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """The titles, white space folded; where one begins as another does, what they have in common is "…".

    Only whole words are left out, and a title that is the beginning of another, or the same, stays whole.
    """
    folded = [" ".join(title.split()) for title in titles]
    return tuple(
        _without(title, max((_shared(title, other) for at, other in enumerate(folded) if at != place), default=0))
        for place, title in enumerate(folded)
    )


def _shared(title: str, other: str) -> int:
    """The letters of `title`, up to a word's beginning, with which `other` begins as well."""
    pairs = zip(title + " ", other + " ", strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return (title + " ").rfind(" ", 0, alike) + 1


def _without(title: str, shared: int) -> str:
    return f"… {title[shared:]}" if _LEAST <= shared < len(title) else title
