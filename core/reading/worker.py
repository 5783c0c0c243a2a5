"""The process that reads foreign bytes for the program: a request comes in, an answer goes out, until there are none.

It lives by its standard input and output alone, which nothing else in it can reach, and ends when the program closes
them or ends, in the midst of a file too. What a reader does not foresee ends it after a last answer, which says where
it happened; what ends it without an answer (a crash of a library, the system's limits) the program sees by that.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import NoReturn

from core.errors import Failure, ReadingError, SourceEmpty, SourceEncrypted
from core.reading.confinement import allow, confine, peak_bytes
from core.reading.document import Document
from core.reading.exchange import Answer, Request, packed, receive, send, unpacked
from core.reading.read import read_bytes

Reader = Callable[[Request, bytes], Document]
"""Makes a Document of a file's bytes; raises ReadingError."""

_FAILED = 1
_FAULT_ROOM = 500


def serve(reader: Reader | None = None) -> NoReturn:
    """Answer requests until there are no more, then end the process. `reader` is the program's where None."""
    asking, answering = _own_pipes()
    # Whoever presses Ctrl-C means the program, which ends this process when it wants to.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker(asking, answering, reader or _read).serve()


def _read(request: Request, data: bytes) -> Document:
    return read_bytes(data, request.name, options=request.options, password=request.password)


def _own_pipes() -> tuple[int, int]:
    """Standard input and output under numbers of their own; what else writes to them from here on writes to nothing."""
    asking, answering = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        for fd in (asking, answering):
            msvcrt.setmode(fd, os.O_BINARY)
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nothing, fd)
    return asking, answering


class _Worker:
    """What answers at `answering` what is asked at `asking`."""

    def __init__(self, asking: int, answering: int, reader: Reader) -> None:
        self._asking = asking
        self._answering = answering
        self._reader = reader
        self._requests: SimpleQueue[tuple[bytes, bytes]] = SimpleQueue()
        self._began = 0.0

    def serve(self) -> NoReturn:
        """Read one file after the other; the thread beside sees when the program has gone."""
        confine(self._refuse)
        sys.excepthook = self._last_words
        Thread(target=self._listen, daemon=True).start()
        while True:
            self._tell(self._answer(*self._requests.get()))
            # What the next file takes until it has limits of its own is not for this one to pay.
            allow(memory_bytes=0, cpu_seconds=0)

    def _listen(self) -> None:
        try:
            while message := receive(self._asking):
                self._requests.put(message)
        finally:
            os._exit(0)

    def _answer(self, head: bytes, data: bytes) -> Answer:
        request = unpacked(Request, head)
        self._began = time.process_time()
        allow(memory_bytes=request.memory_bytes, cpu_seconds=request.cpu_seconds)
        try:
            return Answer(self._reader(request, data))
        except ReadingError as error:
            return Answer(
                error=type(error).__name__,
                sentence=str(error),
                needs_password=isinstance(error, SourceEncrypted) and error.needs_password,
                attachments=error.attachments if isinstance(error, SourceEmpty) else (),
            )

    def _tell(self, answer: Answer) -> None:
        spent = time.process_time() - self._began
        send(self._answering, packed(replace(answer, cpu_seconds=spent, peak_bytes=peak_bytes())))

    def _last_words(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
        """Say what nobody foresaw, and end."""
        if isinstance(error, MemoryError):
            self._end(Answer(failure=Failure.MEMORY))
        at = traceback.extract_tb(trace)[-1]
        fault = f"{kind.__name__}: {error} at {Path(at.filename).name}:{at.lineno}"
        self._end(Answer(failure=Failure.CRASH, fault=fault[:_FAULT_ROOM]))

    def _refuse(self, act: str) -> NoReturn:
        self._end(Answer(failure=Failure.CRASH, fault=f"an act that no reader has business with: {act}"))

    def _end(self, answer: Answer) -> NoReturn:
        allow(memory_bytes=0, cpu_seconds=0)
        try:
            self._tell(answer)
        finally:
            os._exit(_FAILED)
