"""The tensors that an ONNX file carries: the weights of a network, without a program that runs such files.

An ONNX file is a protobuf message: fields, each a number (field number × 8 + how it is coded) and a value. The graph of
a model is its field 7, the tensors of a graph are its field 5; in a tensor 1 are the dimensions, 2 the type, 8 the name
and 9 the bytes (onnx.proto of ONNX's IR version 3 and later).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_GRAPH, _TENSOR = 7, 5
_DIMENSION, _TYPE, _NAME, _BYTES = 1, 2, 8, 9
_TYPES: Mapping[int, np.dtype[Any]] = {
    1: np.dtype("<f4"),
    3: np.dtype("i1"),
    6: np.dtype("<i4"),
    7: np.dtype("<i8"),
    9: np.dtype("?"),
}
"""Number of a type → how its values are stored; tensors of other types are left out."""
_VARINT, _EIGHT, _COUNTED, _FOUR = 0, 1, 2, 5
"""How the value of a field is coded."""

Tensor = NDArray[Any]


def tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a file by name, in the order of the file. Raises ValueError where it is no such file."""
    data = memoryview(path.read_bytes())
    try:
        return {
            name: values
            for graph in _values(data, _GRAPH)
            for tensor in _values(graph, _TENSOR)
            for name, values in _tensor(tensor)
        }
    except (IndexError, KeyError) as error:
        raise ValueError(f"{path.name} breaks off") from error


def _tensor(data: memoryview) -> Iterator[tuple[str, Tensor]]:
    fields: dict[int, list[Any]] = {}
    for number, value in _fields(data):
        fields.setdefault(number, []).append(value)
    kind = _TYPES.get(fields[_TYPE][0])
    if kind is not None and _BYTES in fields:
        values: Tensor = np.frombuffer(fields[_BYTES][0], kind)
        yield bytes(fields[_NAME][0]).decode(), values.reshape(fields.get(_DIMENSION, []))


def _values(data: memoryview, wanted: int) -> Iterator[memoryview]:
    return (value for number, value in _fields(data) if number == wanted and isinstance(value, memoryview))


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """The fields of a message: number and value, a number or bytes."""
    at = 0
    while at < len(data):
        key, at = _number(data, at)
        coding = key & 7
        if coding == _VARINT:
            value, at = _number(data, at)
            yield key >> 3, value
            continue
        if coding == _COUNTED:
            size, at = _number(data, at)
        elif coding in (_EIGHT, _FOUR):
            size = 8 if coding == _EIGHT else 4
        else:
            raise ValueError("not an ONNX file")
        if at + size > len(data):
            raise IndexError
        yield key >> 3, data[at : at + size]
        at += size


def _number(data: memoryview, at: int) -> tuple[int, int]:
    """A number coded seven bits a byte, the lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at
