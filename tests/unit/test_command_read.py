"""`communique read`: one answer a file, whatever the file is, and no file changes."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from core.command_line import main

Captured = pytest.CaptureFixture[str]

MARKDOWN = "# Declaration\n\n## Ports\n\n1. We have decided to:\n\n   (a) open all ports;\n\n   (b) close none.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "north.md").write_text(MARKDOWN, "utf-8")
    (tmp_path / "south.txt").write_text("Ministers met.\n\nThey thanked the hosts.\n", "utf-8")
    (tmp_path / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def json_lines(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


def test_json_is_one_line_a_file_and_troubles_are_lines_too(folder: Path, capsys: Captured) -> None:
    assert main(["read", ".", "absent.pdf", "--json"]) == 1
    said, troubles = capsys.readouterr()
    assert troubles == ""
    empty, north, south, absent = json_lines(said)
    assert [line["source"] for line in (empty, north, south, absent)] == [
        "empty.txt",
        "north.md",
        "south.txt",
        "absent.pdf",
    ]
    assert set(empty) == set(absent) == {"source", "path", "error"}
    assert "“empty.txt” is empty" in empty["error"]
    assert "error" not in north
    assert "error" not in south


def test_json_has_what_the_program_sees(folder: Path, capsys: Captured) -> None:
    assert main(["read", "north.md", "--json"]) == 0
    [line] = json_lines(capsys.readouterr().out)
    text, clauses = line["text"], {clause["label"]: clause for clause in line["clauses"]}
    item = clauses["1 (b)"]
    assert text[item["start"] : item["end"]] == "(b) close none."
    assert (item["kind"], item["topic"], item["page"]) == ("item", "Ports", None)
    assert item["parent"] == clauses["1"]["id"]
    assert line["format"] == "md"
    assert line["language"] == "en"
    assert "heading" in {mark["kind"] for mark in line["marks"]}
    assert line["uncovered"] == ""


def test_without_json_clauses_stand_with_kind_label_place_and_what_governs_them(folder: Path, capsys: Captured) -> None:
    assert main(["read", "north.md", "empty.txt"]) == 1
    said, troubles = capsys.readouterr()
    assert "“empty.txt” is empty" in troubles
    for words in ("north.md", "md, utf-8, en", "1 title", "1 (b)", "completes 3; under “Ports”", "(b) close none."):
        assert words in said
    assert "\x1b" not in said


def test_a_narrow_terminal_is_kept_to(folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["read", "north.md"]) == 0
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 40


def test_names_with_quotes_newlines_and_no_text_stay_on_one_line(folder: Path, capsys: Captured) -> None:
    names = ['a "b".txt', "a\nb\x1b[31m.txt", os.fsdecode(b"caf\xe9.txt")]
    for name in names:
        Path(name).touch()
    assert main(["read", "--json", *names]) == 1
    lines = json_lines(capsys.readouterr().out)
    assert [line["path"] for line in lines] == names
    assert main(["read", *names]) == 1
    troubles = capsys.readouterr().err
    assert len(troubles.splitlines()) == 3
    assert "\x1b" not in troubles


def test_json_is_ascii_whatever_the_text(folder: Path, capsys: Captured) -> None:
    Path("south.txt").write_text("各方同意 𝒜 “ça”.", "utf-8")
    assert main(["read", "south.txt", "--json"]) == 0
    said = capsys.readouterr().out
    assert said.isascii()
    assert json_lines(said)[0]["text"] == "各方同意 𝒜 “ça”."


def test_a_folder_of_a_thousand_files_takes_no_more_memory_than_one_of_a_hundred(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Path("many")
    many.mkdir()
    for number in range(1000):
        words = " ".join(f"We will open port {number}-{place}." for place in range(20))
        (many / f"{number:04}.txt").write_text(words, "utf-8")
    with Path("out.jsonl").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["read", "--json", *map(str, sorted(many.iterdir())[:100])]) == 0
        tracemalloc.start()
        try:
            assert main(["read", "many", "--json"]) == 0
            kept, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 1100
    assert kept < 500_000
    assert peak < 5_000_000


class FullDisk(io.TextIOWrapper):
    """An output that takes nothing."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_under_the_output_is_a_sentence(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for argv in (["read", "north.md"], ["read", "empty.txt", "--json"]):
        with FullDisk(Path("said.txt").open("wb")) as full, monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", full)
            assert main(argv) == 1
        assert "could not be printed: no space left on device" in capsys.readouterr().err


def test_nothing_to_read_cannot_be_followed(capsys: Captured) -> None:
    assert main(["read"]) == 2
    assert main(["read", "--help"]) == 0
    assert "--json" in capsys.readouterr().out


def test_files_in_a_mail_are_named_and_read_in_its_place(folder: Path, capsys: Captured) -> None:
    names = {"draft.txt": "We will meet.", "empty.txt": "?"}
    parts = "".join(f"--b\nContent-Disposition: attachment; filename={n}\n\n{words}\n" for n, words in names.items())
    mail = f"Message-ID: 1\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n{parts}--b--\n"
    (folder / "mail.eml").write_text(mail, "utf-8")
    assert main(["read", "mail.eml", "--json"]) == 0
    [said] = json_lines(capsys.readouterr().out)
    assert (said["text"], said["attachments"]) == ("See below.", ["draft.txt", "empty.txt"])
    assert main(["read", "mail.eml"]) == 0
    assert "Attached     draft.txt, empty.txt" in capsys.readouterr().out
    assert main(["read", "mail.eml", "north.md", "--json", "--attachments"]) == 1
    said = json_lines(capsys.readouterr().out)
    assert [each["source"] for each in said] == ["mail.eml: empty.txt", "mail.eml: draft.txt", "north.md"]
    assert "no words in “mail.eml: empty.txt”" in said[0]["error"]
