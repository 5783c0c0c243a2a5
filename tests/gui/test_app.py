"""The program starts, checks itself, and says by its exit code whether all went well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.reading.samples import sample_sets


def start(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "STATE", "DATA", "CACHE")},
    }
    command = [sys.executable, "-m", "desktop", "open", "--check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=90, check=False)


def test_the_samples_are_loaded_and_painted(tmp_path: Path) -> None:
    ended = start(*sample_sets()[0].paths, home=tmp_path)
    assert (ended.returncode, ended.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (
        0,
        "",
    )


@pytest.mark.parametrize("name", ["absent.txt", "absent.communique"])
def test_a_file_that_cannot_be_opened_fails_the_check(tmp_path: Path, name: str) -> None:
    ended = start(*sample_sets()[0].paths, tmp_path / name, home=tmp_path)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


def test_the_start_view_alone_is_painted(tmp_path: Path) -> None:
    assert start(home=tmp_path).returncode == 0
