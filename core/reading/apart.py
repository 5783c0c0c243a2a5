"""Files become Documents apart from the program: a crash, a hang or a hunger for memory that a file causes ends the
process that reads it, and nothing else.

Small texts, which no parser of other people's takes part in reading, are read at once. All else goes to a process (see
worker.py) that is started when the first such file comes, reads one after the other, and ends with the ReadingApart,
whatever happens in between. One that fails is ended and another takes the next file. Files and passwords go through
pipes, never through a command line or the disk.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from core.errors import Failure, ReadingError, SourceEmpty, SourceEncrypted, SourceTroublesome
from core.progress import OnProgress, ShouldCancel, never, no_progress, stop_if
from core.reading.document import Document
from core.reading.exchange import Answer, Request, answer_in, packed, receive, send
from core.reading.forms import Form, plain_form
from core.reading.options import ReadingOptions
from core.reading.read import read_bytes
from core.reading.source import bytes_of, shown_name

WORKER_ARGUMENT = "--read-for-the-program"
"""With this one argument the frozen program, which has no Python beside it, becomes the process that reads."""

_START = "import sys; sys.path[:] = sys.argv[1:]; from core.reading.worker import serve; serve()"
_AT_ONCE = {Form.TEXT: 200_000, Form.MARKDOWN: 30_000}
"""Bytes of a text that is read in the program itself, at most. The worst that can be written in them takes a second:
with some signs the time for Markdown grows as the square of the length."""
_LOOK = 0.05
"""Seconds between two looks at whether the person wants to stop."""
_DEFAULT = ReadingOptions()


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What reading one file may take."""

    memory_bytes: int = 1 << 30
    """Of the whole process. Linux keeps it; macOS and Windows do not."""

    cpu_seconds: int = 10
    """Of work. Windows does not count it."""

    cpu_seconds_per_megabyte: int = 2
    """Of work, besides those: a long record as a PDF, the slowest form, takes half of it."""

    waited_seconds: float = 300.0
    """Of the clock: for what neither works nor answers, and for Windows. A machine with much else to do takes several
    times as long as the work does."""

    def seconds_for(self, size: int) -> int:
        """Seconds of work for a file of `size` bytes."""
        return self.cpu_seconds + self.cpu_seconds_per_megabyte * size // 1_000_000


@dataclass(frozen=True, slots=True)
class Spent:
    """What the worker said that a file took: seconds of CPU, and the most memory that it has had since it began."""

    cpu_seconds: float = 0.0
    peak_bytes: int = 0


class ReadingApart:
    """Reads files in a process of its own; to be used in a `with`, at whose end no process is left.

    `command` starts another process than the program's own worker.
    """

    def __init__(self, *, limits: WorkerLimits | None = None, command: Sequence[str] = ()) -> None:
        self._limits = limits or WorkerLimits()
        self._command = command or worker_command()
        self._worker: _Worker | None = None
        self.spent = Spent()
        """By the file that was read last, nothing where the program read it itself."""

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def process_id(self) -> int | None:
        """The process that reads, None where there is none at present."""
        return self._worker.process_id if self._worker else None

    def read(
        self,
        path: Path,
        *,
        password: str = "",
        options: ReadingOptions = _DEFAULT,
        on_progress: OnProgress = no_progress,
        should_cancel: ShouldCancel = never,
    ) -> Document:
        """Read the file at `path`, as `core.reading.read.read` does, whose promises hold here too.

        Besides those it raises SourceTroublesome where reading failed, took too long or too much memory. Cancelled is
        raised within a tenth of a second of when `should_cancel` says so.
        """
        name = shown_name(path)
        data = bytes_of(path, options=options, on_progress=on_progress, should_cancel=should_cancel)
        stop_if(should_cancel)
        document = self.read_bytes(
            data, name, options=options, password=password or options.password, should_cancel=should_cancel
        )
        on_progress(len(data) + 1, len(data) + 1)
        return document

    def read_bytes(
        self,
        data: bytes,
        name: str,
        *,
        options: ReadingOptions = _DEFAULT,
        password: str = "",
        should_cancel: ShouldCancel = never,
    ) -> Document:
        """Read `data`, the whole content of a file called `name`; raises as `read` does."""
        self.spent = Spent()
        if _is_read_at_once(data, name):
            return read_bytes(data, name, options=options, password=password)
        limits = self._limits
        request = packed(Request(name, options, password, limits.memory_bytes, limits.seconds_for(len(data))))
        was_fresh = self._worker is None
        try:
            return self._asked(request, data, name, should_cancel)
        except SourceTroublesome as error:
            if was_fresh or error.failure is Failure.TIME:
                raise
        # The files before this one may have left the process in no state to read it.
        return self._asked(request, data, name, should_cancel)

    def _asked(self, request: bytes, data: bytes, name: str, should_cancel: ShouldCancel) -> Document:
        """What the worker says; it is ended where it fails, and where the person wants to stop."""
        is_well = False
        try:
            answer = self._ready(name).ask(request, data, self._limits.waited_seconds, should_cancel)
            is_well = answer.failure is None
        finally:
            if not is_well:
                self._end()
        self.spent = Spent(answer.cpu_seconds, answer.peak_bytes)
        if answer.document is not None:
            return answer.document
        if answer.failure is None:
            raise _foreseen(answer)
        _log(answer)
        raise _failed(name, answer, self._limits)

    def _ready(self, name: str) -> _Worker:
        if self._worker is None:
            try:
                self._worker = _Worker(self._command)
            except OSError as error:
                raise SourceTroublesome(
                    f"“{name}” could not be read, because the system starts no process to read it in "
                    f"({error.strerror or 'no reason given'}). Close other programs, then open it again.",
                    Failure.CRASH,
                    fault=str(error),
                ) from error
        return self._worker

    def _end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


def _is_read_at_once(data: bytes, name: str) -> bool:
    if len(data) > max(_AT_ONCE.values()):
        return False
    form = plain_form(data, name)
    return form is not None and len(data) <= _AT_ONCE[form]


def worker_command() -> list[str]:
    """What starts a worker: this very program, which finds its modules where this process does."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT]
    return [sys.executable, "-I", "-S", "-c", _START, *(path for path in sys.path if path)]


class _Worker:
    """A running process that reads, and the pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_creation_flags(),
        )

    @property
    def process_id(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def ask(self, request: bytes, data: bytes, patience: float, should_cancel: ShouldCancel) -> Answer:
        """The answer, which says so where there is none because the process failed or `patience` (seconds) ended.

        Raises Cancelled. After a failure and after Cancelled the process answers no more.
        """
        answers: SimpleQueue[Answer] = SimpleQueue()
        exchange = Thread(target=self._exchange, args=(request, data, answers), name="reading apart")
        exchange.start()
        answer = None
        try:
            answer = _awaited(answers, patience, should_cancel)
        finally:
            if answer is None:
                self._process.kill()
            exchange.join()
        if answer is None:
            return Answer(failure=Failure.TIME, fault=f"no answer within {patience:g} s")
        return self._examined(answer)

    def _exchange(self, request: bytes, data: bytes, answers: SimpleQueue[Answer]) -> None:
        """Pipes that wait cannot be given up everywhere: a thread waits, until the process answers or has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        answer = Answer(failure=Failure.CRASH)
        try:
            send(self._process.stdin.fileno(), request, data)
            if message := receive(self._process.stdout.fileno()):
                answer = answer_in(message[0])
        except OSError:
            # The process is gone; what it died of says more than that nobody reads or writes at its end.
            answer = Answer(failure=Failure.CRASH)
        except ValueError as error:
            answer = Answer(failure=Failure.CRASH, fault=str(error))
        finally:
            answers.put(answer)

    def _examined(self, answer: Answer) -> Answer:
        """`answer`, and of a process that died without a word what it died of."""
        if answer.failure is not Failure.CRASH or answer.fault:
            return answer
        code = self.end()
        is_out_of_time = sys.platform != "win32" and code == -signal.SIGXCPU
        return Answer(failure=Failure.TIME if is_out_of_time else Failure.CRASH, fault=f"exit code {code}")

    def end(self) -> int:
        """End the process, whatever it does, and give its exit code, which tells a death of its own from this one."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        return code


def _creation_flags() -> int:
    """On Windows a console program would open a console of its own."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def _awaited(answers: SimpleQueue[Answer], patience: float, should_cancel: ShouldCancel) -> Answer | None:
    """The answer as soon as it is there, None where patience ends; raises Cancelled."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            return answers.get(timeout=_LOOK)
        except Empty:
            stop_if(should_cancel)
    return None


def _foreseen(answer: Answer) -> ReadingError:
    """The error that the reader raised."""
    if answer.error == SourceEncrypted.__name__:
        return SourceEncrypted(answer.sentence, needs_password=answer.needs_password)
    if answer.error == SourceEmpty.__name__:
        return SourceEmpty(answer.sentence, attachments=answer.attachments)
    kinds = {kind.__name__: kind for kind in ReadingError.__subclasses__() if kind is not SourceTroublesome}
    return kinds.get(answer.error, ReadingError)(answer.sentence)


def _log(answer: Answer) -> None:
    """Tell whoever keeps a log what failed; nobody else hears of it."""
    # Taken in only where there is something to tell.
    import logging

    logger = logging.getLogger(__name__)
    if logger.hasHandlers():
        logger.warning("reading a file failed: %s, %s", answer.failure, answer.fault)


def _failed(name: str, answer: Answer, limits: WorkerLimits) -> SourceTroublesome:
    failure = answer.failure or Failure.CRASH
    trouble = {
        Failure.CRASH: f"Reading “{name}” failed, because there is something in it that the program cannot cope with.",
        Failure.TIME: f"Reading “{name}” was stopped: it came to no end, though it had much time.",
        Failure.MEMORY: f"Reading “{name}” was stopped: it takes more than {limits.memory_bytes >> 20:,} MB of memory.",
    }[failure]
    way_out = "Open it in a word processor or viewer, save the statement alone as .docx or .txt, and open that."
    return SourceTroublesome(f"{trouble} {way_out}", failure, fault=answer.fault)
