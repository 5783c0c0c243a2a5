"""Exporting: the ending chooses the form, a file is whole or not there, and trouble is a sentence."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from core.comparison.compare import compare
from core.comparison.values import Comparison
from core.errors import ExportError
from core.exports.export import FORMATS, export
from core.writing import replacing, why_not_written
from tests.gui.comparisons import Line, made


@pytest.fixture
def comparison() -> Comparison:
    return made([Line({"x": "We will meet.", "y": "We may meet."})], "xy")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("out.json", b"{"),
        ("OUT.JSON", b"{"),
        ("out.html", b"<!doctype"),
        ("out.htm", b"<!doctype"),
        ("out.csv", b"\xef\xbb\xbf"),
    ],
)
def test_the_ending_chooses_the_form(comparison: Comparison, tmp_path: Path, name: str, beginning: bytes) -> None:
    export(comparison, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["out.xyz", "out", "json", ".json"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(
    comparison: Comparison, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportError, match=r"ending .*\.html, \.csv, \.json"):
        export(comparison, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_trouble_with_the_place_is_a_sentence(comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"folder “.*” does not exist"):
        export(comparison, tmp_path / "absent" / "out.json")
    with pytest.raises(ExportError, match="there is a folder of that name"):
        export(comparison, tmp_path / "folder.json")
    with pytest.raises(ExportError, match="is not a folder"):
        export(comparison, tmp_path / "file" / "out.json")
    with pytest.raises(ExportError, match="name is too long"):
        export(comparison, tmp_path / f"{'x' * 300}.json")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "you are not allowed to write in “reports”, or another program has the file open"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "“reports” can only be read"),
        (errno.EIO, "input/output error"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(number: int, words: str) -> None:
    assert why_not_written(Path("reports/out.json"), OSError(number, os.strerror(number))) == words


def test_a_write_that_fails_leaves_the_old_file(comparison: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")

    def write_half() -> None:
        with replacing(path) as new:
            new.write_text("half")
            raise OSError(errno.ENOSPC, "No space")

    with pytest.raises(OSError, match="No space"):
        write_half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_report_is_replaced_whole_and_keeps_its_permissions(comparison: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old" * 100_000)
    path.chmod(0o640)
    export(comparison, path)
    assert json.loads(path.read_text("utf-8"))["format"] == "communique"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "out.json"
    link.symlink_to(tmp_path / "there" / "real.json")
    export(comparison, link)
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.json").is_file()


def test_every_form_can_write_nothing_at_all(tmp_path: Path) -> None:
    for form in FORMATS:
        assert form.name
        export(compare([]), tmp_path / f"out{form.endings[0]}")
