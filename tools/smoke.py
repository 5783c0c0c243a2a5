"""Tries the frozen program as a person would who has no Python.

    smoke.py PROGRAM

Its version is the source's; it compares the samples to the same JSON as the source does; its window loads and paints
the samples and closes, without a screen and, where Xvfb is installed, on one; it reads a PDF, for which it starts
itself once more; nothing of it is left running. The licences of what it carries are beside it. Each step says how long
it took; the first that fails ends with exit code 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

from core import __version__
from core.reading.samples import sample_sets

MINUTE = 60
PROMISE = "The Parties will open their ports."


def run(what: str, command: Sequence[str], home: Path, **environment: str) -> str:
    """What `command` prints, run in `home` with hardly any environment; ends this program where it fails."""
    kept = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=home,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **kept, **environment},
        capture_output=True,
        text=True,
        timeout=5 * MINUTE,
        check=False,
    )
    if done.returncode or "Traceback" in done.stderr:
        raise SystemExit(f"{what}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    print(f"{what}: {time.monotonic() - start:.2f} s")
    return done.stdout


def expect(what: str, holds: bool) -> None:
    """End this program where something does not hold."""
    if not holds:
        raise SystemExit(f"{what}: this does not hold")


def running(program: Path) -> list[str]:
    """The processes that run `program`, where the system lists them as Linux does."""
    return [link.parent.name for link in Path("/proc").glob("[0-9]*/exe") if os.path.realpath(link) == str(program)]


def write_pdf(path: Path) -> None:
    """A page with one sentence, by Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    paper = QPdfWriter(str(path))
    painter = QPainter(paper)
    painter.drawText(1000, 1000, PROMISE)
    painter.end()
    application.quit()


def main(program: Path) -> int:
    samples = [str(path) for path in sample_sets()[0].paths]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        said = run("version", [str(program), "--version"], home)
        expect("the version is the source's", __version__ in said)
        run("compare", [str(program), "compare", *samples, "--export", "frozen.json"], home)
        source = [sys.executable, "-m", "desktop", "compare", *samples, "--export", str(home / "source.json")]
        subprocess.run(source, check=True, capture_output=True)
        same = (home / "frozen.json").read_bytes() == (home / "source.json").read_bytes()
        expect("the frozen program and the source give the same JSON", same)
        write_pdf(home / "paper.pdf")
        said = run("read a PDF", [str(program), "read", "paper.pdf"], home)
        expect("the words of a PDF are read", PROMISE in said)
        window = [str(program), "open", "--check", *samples]
        run("window without a screen", window, home, QT_QPA_PLATFORM="offscreen")
        if shutil.which("xvfb-run"):
            run("window on a screen", ["xvfb-run", "-a", *window], home)
    expect("nothing of the program is left running", not running(program))
    licences = program.parent / "licences"
    expect("the licences are there", all((licences / name).is_file() for name in ("LICENSE.txt", "NOTICE.txt")))
    expect("every licence folder holds something", all(any(d.iterdir()) for d in licences.iterdir() if d.is_dir()))
    print("The frozen program works.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]).resolve()))
