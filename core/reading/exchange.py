"""What crosses between the program and the process that reads for it: bytes that are data and never code.

A message is a head (JSON of a frozen dataclass) and a body (bytes as they are), each behind its length. What comes in
is taken for nothing until it has exactly the fields and types that the dataclass declares; what differs raises
ValueError, and so does a message that breaks off.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, get_args, get_origin, get_type_hints

from core.errors import Failure
from core.reading.document import Comment, Document, Mark, TrackedChange
from core.reading.options import ReadingOptions

_T = TypeVar("_T")
_LENGTHS = struct.Struct(">QQ")
_LARGEST = 1 << 28
"""Bytes of a head or a body at most; more is no message, and would fill the memory of whoever believes it."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be read: the body holds its bytes. A limit of 0 is none."""

    name: str
    options: ReadingOptions
    password: str = ""
    memory_bytes: int = 0
    cpu_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request: a Document; or else a ReadingError by its name, its sentence and what else it says; or
    else how the process that reads has failed, and with what (`fault`).

    `cpu_seconds` were spent on it; `peak_bytes` is the most memory that the process has had since it began, 0 where the
    system does not say.
    """

    document: Document | None = None
    error: str = ""
    sentence: str = ""
    needs_password: bool = False
    attachments: tuple[str, ...] = ()
    failure: Failure | None = None
    fault: str = ""
    cpu_seconds: float = 0.0
    peak_bytes: int = 0


# Messages


def send(fd: int, head: bytes, body: bytes = b"") -> None:
    """Write a message to the file descriptor `fd`; raises OSError where nobody reads it."""
    for part in (_LENGTHS.pack(len(head), len(body)), head, body):
        waiting = memoryview(part)
        while waiting:
            waiting = waiting[os.write(fd, waiting[:_PIECE]) :]


def receive(fd: int) -> tuple[bytes, bytes] | None:
    """The head and the body of the next message at `fd`, None where there will be none."""
    lengths = _taken(fd, _LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise ValueError("a message breaks off")
    wanted = _LENGTHS.unpack(lengths)
    if max(wanted) > _LARGEST:
        raise ValueError(f"a message of {sum(wanted):,} bytes")
    head, body = (_taken(fd, length) for length in wanted)
    if (len(head), len(body)) != wanted:
        raise ValueError("a message breaks off")
    return head, body


def _taken(fd: int, length: int) -> bytes:
    """`length` bytes, fewer where the other side has closed."""
    pieces = []
    while length and (piece := os.read(fd, min(length, _PIECE))):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


# Values


def packed(value: object) -> bytes:
    """`value`, a dataclass of words, numbers, truths, choices, tuples and other such dataclasses, as JSON.

    Halves of surrogate pairs, which no other encoding takes, cross unharmed.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(kind: type[_T], data: bytes) -> _T:
    """The value of the dataclass `kind` that `data` says; ValueError where it says no such thing."""
    declared: type = kind
    try:
        value = _reader(declared)(json.loads(data.decode("utf-8", "surrogatepass")))
    except RecursionError as error:
        raise ValueError("lists in lists without end") from error
    if not isinstance(value, kind):
        raise ValueError(f"no {kind.__name__}")
    return value


def answer_in(head: bytes) -> Answer:
    """The answer that `head` says, whose Document has nothing outside of its text; ValueError where it is none."""
    answer = unpacked(Answer, head)
    if answer.document is not None:
        _check_places(answer.document)
    return answer


def _check_places(document: Document) -> None:
    room = len(document.text)
    spans: tuple[Mark | TrackedChange | Comment, ...] = (*document.marks, *document.changes, *document.comments)
    if not all(0 <= span.start <= span.end <= room for span in spans):
        raise ValueError("a span outside of the text")
    if not all(0 <= mark.place <= room for mark in document.marks if mark.place is not None):
        raise ValueError("a note that hangs outside of the text")


def _plain(value: object) -> object:
    """Fields that are worked out from others (`init=False`) do not cross."""
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value) if each.init}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


@cache
def _reader(hint: type) -> Callable[[object], object]:
    """What takes parsed JSON for a value of the type `hint`."""
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    if get_origin(hint) is UnionType:
        return _optional_reader(*(each for each in get_args(hint) if each is not NoneType))
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint)[0])
    if issubclass(hint, StrEnum):
        return _choice_reader(hint)
    if hint is float:
        return _number
    if hint in (str, int, bool):
        return _exact_reader(hint)
    raise TypeError(f"{hint} does not cross")


def _dataclass_reader(hint: type) -> Callable[[object], object]:
    hints = get_type_hints(hint)
    readers = {each.name: _reader(hints[each.name]) for each in fields(hint) if each.init}

    def read(said: object) -> object:
        if not isinstance(said, dict) or said.keys() != readers.keys():
            raise ValueError(f"not the fields of {hint.__name__}")
        return hint(**{name: reader(said[name]) for name, reader in readers.items()})

    return read


def _optional_reader(hint: type) -> Callable[[object], object]:
    reader = _reader(hint)
    return lambda said: None if said is None else reader(said)


def _tuple_reader(hint: type) -> Callable[[object], object]:
    reader = _reader(hint)

    def read(said: object) -> object:
        if not isinstance(said, list):
            raise ValueError("no list")
        return tuple(map(reader, said))

    return read


def _choice_reader(hint: type[StrEnum]) -> Callable[[object], object]:
    def read(said: object) -> object:
        if not isinstance(said, str):
            raise ValueError(f"no {hint.__name__}")
        return hint(said)

    return read


def _exact_reader(hint: type) -> Callable[[object], object]:
    """A truth is no number here, though Python says so."""

    def read(said: object) -> object:
        if type(said) is not hint:
            raise ValueError(f"no {hint.__name__}")
        return said

    return read


def _number(said: object) -> object:
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise ValueError("no number")
    return float(said)
