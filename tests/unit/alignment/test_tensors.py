"""The tensors of an ONNX file are read as they were written; what is no such file, or breaks off, is refused."""

from pathlib import Path

import numpy as np
import pytest

from core.alignment.tensors import tensors


def number(value: int) -> bytes:
    head, rest = value & 127, value >> 7
    return bytes([head | 128]) + number(rest) if rest else bytes([head])


def counted(field: int, data: bytes) -> bytes:
    return number(field * 8 + 2) + number(len(data)) + data


def plain(field: int, value: int) -> bytes:
    return number(field * 8) + number(value)


def tensor(name: str, kind: int, values: np.ndarray) -> bytes:
    shape = b"".join(plain(1, size) for size in values.shape)
    return counted(5, shape + plain(2, kind) + counted(8, name.encode()) + counted(9, values.tobytes()))


WEIGHTS = np.arange(-100, 100, dtype="i1").reshape(2, 100)
SCALES = np.array([[0.5], [2.0]], dtype="<f4")
GRAPH = counted(7, counted(1, b"a node") + tensor("w", 3, WEIGHTS) + tensor("s", 1, SCALES))
MODEL = plain(1, 8) + number(4 * 8 + 5) + b"four" + number(9 * 8 + 1) + b"eight or" + GRAPH


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.onnx"


def test_tensors_have_their_names_and_shapes(path: Path) -> None:
    path.write_bytes(MODEL)
    found = tensors(path)
    assert list(found) == ["w", "s"]
    assert np.array_equal(found["w"], WEIGHTS)
    assert np.array_equal(found["s"], SCALES)


def test_tensors_of_types_that_the_program_has_no_use_for_are_left_out(path: Path) -> None:
    path.write_bytes(counted(7, tensor("doubles", 11, np.zeros(3)) + tensor("s", 1, SCALES)))
    assert list(tensors(path)) == ["s"]


@pytest.mark.parametrize("length", [len(MODEL) - 1, len(MODEL) - len(GRAPH) + 1, len(MODEL) - len(GRAPH) - 3, 1])
def test_a_file_that_breaks_off_is_refused(path: Path, length: int) -> None:
    path.write_bytes(MODEL[:length])
    with pytest.raises(ValueError, match="breaks off"):
        tensors(path)


def test_another_file_is_refused(path: Path) -> None:
    path.write_bytes(b"\x0f no such file")
    with pytest.raises(ValueError, match="not an ONNX file"):
        tensors(path)
