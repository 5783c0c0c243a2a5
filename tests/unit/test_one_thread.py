import os
import subprocess
import sys

import pytest

from core.one_thread import keep_to_one_thread

START = """
import os, sys
import desktop.__main__ as program

assert "numpy" not in sys.modules, "numpy has asked for its threads already"
program.main(["compare", "--help"])
assert "numpy" in sys.modules
print(os.environ["OPENBLAS_NUM_THREADS"], file=sys.stderr)
"""


def test_the_program_asks_for_one_thread_before_it_imports_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    said = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert said.stderr.strip() == "1"


def test_what_the_environment_says_of_threads_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    monkeypatch.setenv("MKL_NUM_THREADS", "")
    monkeypatch.delenv("MKL_NUM_THREADS")
    monkeypatch.setenv("VECLIB_MAXIMUM_THREADS", "2")
    keep_to_one_thread()
    assert (os.environ["OPENBLAS_NUM_THREADS"], os.environ["MKL_NUM_THREADS"]) == ("3", "1")
