"""Files are read apart: what goes wrong there stays there, and the answer is the same as without it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.forms import WRITERS, paragraphs
from core.errors import Cancelled, Failure, ReadingError, SourceEncrypted, SourceTroublesome
from core.reading.apart import ReadingApart, WorkerLimits
from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.read import read
from tests.unit.reading.files import PICTURE, compound_file, word_file
from tests.unit.reading.pdf_files import Piece, pdf
from tests.unit.reading.workers import worker

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the system's limits are POSIX's")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit on memory, and has /proc")

WORDS = "We will meet."
FORM = b"{\\rtf1 " + WORDS.encode() + b"}"


def has_ended(process: int | None) -> bool:
    """Whether a child of this process is no more, not even as one that waits to be asked what it died of."""
    assert process is not None
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def outcome(reading: ReadingApart | None, path: Path, options: ReadingOptions) -> Document | tuple[object, ...]:
    """The Document, or all that its error says."""
    try:
        return reading.read(path, options=options) if reading else read(path, options=options)
    except ReadingError as error:
        return type(error), str(error), vars(error)


# The same answers


def test_every_form_is_read_as_it_is_without_a_process_of_its_own(tmp_path: Path) -> None:
    words = paragraphs(3)
    with ReadingApart() as reading:
        for ending, write in WRITERS.items():
            path = written(tmp_path, f"draft.{ending}", write(words))
            assert reading.read(path) == read(path)


def test_errors_are_the_same_too(tmp_path: Path) -> None:
    shut = pdf([[Piece(72, 72, WORDS)]], password="sesame")
    attached = (
        b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=draft.txt\n\nWe will meet.\n--x--\n"
    )
    files = {
        "shut.pdf": shut,
        "broken.docx": word_file(WORDS)[:-300],
        "wordless.docx": word_file(""),
        "picture.txt": PICTURE,
        "old.doc": compound_file("Workbook"),
        "attached.eml": attached,
    }
    with ReadingApart() as reading:
        for name, data in files.items():
            path = written(tmp_path, name, data)
            for options in (ReadingOptions(), ReadingOptions(password="wrong"), ReadingOptions(max_characters=2)):
                assert outcome(reading, path, options) == outcome(None, path, options)
        path = tmp_path / "shut.pdf"
        assert WORDS in reading.read(path, password="sesame").text
        with pytest.raises(SourceEncrypted) as caught:
            reading.read(path)
        assert caught.value.needs_password


def test_progress_counts_the_bytes_and_one_step_more(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    seen: list[tuple[int, int]] = []
    with ReadingApart() as reading:
        reading.read(path, on_progress=lambda *step: seen.append(step))
    assert seen[-1] == (len(FORM) + 1, len(FORM) + 1)
    assert seen == sorted(seen)


# Processes


def test_small_texts_need_no_process_and_all_other_files_share_one(tmp_path: Path) -> None:
    text = written(tmp_path, "a.txt", WORDS.encode())
    longer = [written(tmp_path, f"long.{ending}", WORDS.encode() * 20_000) for ending in ("txt", "md")]
    rich = written(tmp_path, "a.rtf", FORM)
    with ReadingApart() as reading:
        reading.read(text)
        assert reading.process_id is None
        reading.read(rich)
        process = reading.process_id
        assert all(reading.read(path).text == WORDS * 20_000 for path in longer)
        assert reading.process_id == process is not None
        assert reading.spent.cpu_seconds > 0
    assert reading.process_id is None
    assert has_ended(process)


def test_a_process_that_was_killed_is_replaced_and_the_file_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    with ReadingApart() as reading:
        reading.read(path)
        first = reading.process_id
        assert first is not None
        os.kill(first, 9)
        assert reading.read(path).text.strip() == WORDS
        assert reading.process_id != first
        assert has_ended(first)


@pytest.mark.parametrize(
    ("trouble", "failure", "said"),
    [
        pytest.param("os.abort()", Failure.CRASH, "exit code", id="crash"),
        pytest.param("os._exit(0)", Failure.CRASH, "exit code 0", id="leaving"),
        pytest.param("{}['a']", Failure.CRASH, "KeyError: 'a' at", id="another error"),
        pytest.param("f = lambda: f(); f()", Failure.CRASH, "RecursionError", id="recursion without end"),
        pytest.param("while True: pass", Failure.TIME, "exit code", id="hang", marks=posix_only),
        pytest.param("bytearray(2**31)", Failure.MEMORY, "", id="memory", marks=linux_only),
        pytest.param("open('left', 'w')", Failure.CRASH, "open 'left'", id="writing"),
        pytest.param("os.open('left', os.O_CREAT | os.O_WRONLY)", Failure.CRASH, "open 'left'", id="writing by number"),
        pytest.param("os.mkdir('left')", Failure.CRASH, "os.mkdir 'left'", id="a folder"),
        pytest.param("os.system('true')", Failure.CRASH, "os.system", id="another program"),
        pytest.param(
            "import socket; socket.create_connection(('127.0.0.1', 9))", Failure.CRASH, "socket", id="network"
        ),
        pytest.param("os.write(4, b'x' * 99)", Failure.CRASH, "bytes", id="a false answer"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_the_next_file_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    trouble: str,
    failure: Failure,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    bad, good = written(tmp_path, "bad.rtf", FORM), written(tmp_path, "good.rtf", FORM)
    with ReadingApart(
        limits=WorkerLimits(cpu_seconds=1), command=worker(f"if name == 'bad.rtf':\n    {trouble}")
    ) as reading:
        with pytest.raises(SourceTroublesome) as caught:
            reading.read(bad)
        assert (caught.value.failure, said in caught.value.fault) == (failure, True), caught.value.fault
        assert caught.value.fault in caplog.text
        assert "“bad.rtf”" in str(caught.value)
        assert str(caught.value).endswith(".")
        assert reading.process_id is None
        assert reading.read(good).source == "good.rtf"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.rtf", "good.rtf"]


def test_a_reader_that_waits_without_end_is_ended(tmp_path: Path) -> None:
    path = written(tmp_path, "bad.rtf", FORM)
    with ReadingApart(limits=WorkerLimits(waited_seconds=0.2), command=worker("time.sleep(999)")) as reading:
        with pytest.raises(SourceTroublesome, match=r"“bad\.rtf” was stopped") as caught:
            reading.read(path)
        assert caught.value.failure is Failure.TIME
        assert reading.process_id is None


def test_a_file_is_not_blamed_for_what_the_one_before_it_left_behind(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    with ReadingApart(command=worker("if sys.argv.count('again'): os.abort()\nsys.argv.append('again')")) as reading:
        first, second = reading.read(path), reading.read(path)
    assert first == second


@posix_only
def test_the_time_of_one_file_is_not_that_of_the_next(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    busy = "until = time.process_time() + 0.6\nwhile time.process_time() < until: pass"
    with ReadingApart(limits=WorkerLimits(cpu_seconds=1), command=worker(busy)) as reading:
        reading.read(path)
        process = reading.process_id
        reading.read(path)
        reading.read(path)
        assert reading.process_id == process


def test_what_a_library_prints_is_no_answer(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    with ReadingApart(command=worker("os.write(1, b'warning')\nprint('warning')\nos.read(0, 1)")) as reading:
        assert reading.read(path).text == FORM.decode()


def test_where_no_process_can_be_started_that_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    with (
        ReadingApart(command=[str(tmp_path / "absent")]) as reading,
        pytest.raises(SourceTroublesome, match=r"“a\.rtf”.*starts no process"),
    ):
        reading.read(path)


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
def test_the_person_can_stop_it_at_any_moment(tmp_path: Path, error: type[BaseException]) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    processes: list[int | None] = []
    with ReadingApart(command=worker("time.sleep(999)")) as reading:

        def should_cancel() -> bool:
            processes.append(reading.process_id)
            if processes[-1] is not None and error is KeyboardInterrupt:
                raise KeyboardInterrupt
            return processes[-1] is not None

        with pytest.raises(error):
            reading.read(path, should_cancel=should_cancel)
        assert has_ended(processes[-1])
        assert reading.process_id is None


@linux_only
@pytest.mark.parametrize("moment", ["time.sleep(999)", "pass"], ids=["while it reads", "while it waits"])
def test_when_the_program_is_killed_the_process_ends_too(tmp_path: Path, moment: str) -> None:
    path = written(tmp_path, "a.rtf", FORM)
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom core.reading.apart import ReadingApart\n"
        f"reading = ReadingApart(command={worker(moment)!r})\n"
        "def look():\n"
        "    if reading.process_id: print(reading.process_id, flush=True); os.kill(os.getpid(), 9)\n"
        f"reading.read(Path({str(path)!r}), should_cancel=look)\n"
        "look()\n"
    )
    root = str(Path(__file__).parents[3])
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )
    process = int(ran.stdout)
    until = time.monotonic() + 20
    while is_running(process):
        assert time.monotonic() < until, "the process outlives the program"
        time.sleep(0.01)


def is_running(process: int) -> bool:
    """Whether somebody's child still runs; nobody may ask what it died of."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
