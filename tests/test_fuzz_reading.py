"""Broken and hostile files are met with a document or a sentence: a small run of the fuzzer in bench."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of memory and time for a process are POSIX's")
def test_three_hundred_broken_files_bring_nothing_down() -> None:
    command = [sys.executable, str(ROOT / "bench" / "fuzz_reading.py"), "--count", "300", "--seed", "7"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("300 inputs")
