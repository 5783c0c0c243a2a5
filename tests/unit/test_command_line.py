"""The command line: what it prints and writes, its exit codes, and a sentence for every trouble."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest

from core import __version__
from core.alignment import prepare
from core.command_line import main, subcommands
from core.loading import load
from core.project.corrections import PutTogether
from core.project.project_file import Project, save
from core.reading.samples import sample_sets

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "north.txt").write_text("We will open all ports by 2030.\n\nWe thank the hosts.\n", "utf-8")
    (tmp_path / "south.md").write_text("We shall open all ports by 2035.\n\nWe thank the hosts.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def test_comparing_prints_rows_differences_and_summary(folder: Path, capsys: Captured) -> None:
    assert main(["compare", "north.txt", "south.md"]) == 0
    said, troubles = capsys.readouterr()
    assert "Two statements, 2 rows" in said
    assert "◐ differs" in said
    assert "A≠B" in said
    assert "What differs" in said
    assert "Every word of every statement is shown once." in said
    assert "\x1b" not in said
    assert troubles == ""


def test_reports_are_written_and_named(folder: Path, capsys: Captured) -> None:
    exports = ["--export", "a.json", "--export", "a.html", "--export", "a.csv"]
    assert main(["compare", "north.txt", "south.md", *exports]) == 0
    assert json.loads(Path("a.json").read_text("utf-8"))["statements"][0]["id"] == "north"
    assert Path("a.html").is_file()
    assert Path("a.csv").is_file()
    assert "Written: a.html" in capsys.readouterr().out


def test_quiet_prints_nothing(folder: Path, capsys: Captured) -> None:
    assert main(["compare", "north.txt", "south.md", "--quiet", "--export", "a.json"]) == 0
    assert capsys.readouterr() == ("", "")
    assert Path("a.json").is_file()


def test_all_prints_shared_rows_too(folder: Path, capsys: Captured) -> None:
    main(["compare", "north.txt", "south.md"])
    assert "thank the hosts" not in capsys.readouterr().out
    main(["compare", "north.txt", "south.md", "--all"])
    assert "thank the hosts" in capsys.readouterr().out


def test_rows_follow_the_statement_that_is_asked_for(folder: Path, capsys: Captured) -> None:
    main(["compare", "north.txt", "south.md", "--order", "south", "--export", "a.json", "--quiet"])
    assert json.loads(Path("a.json").read_text("utf-8"))["reading_order"] == "south"


def test_a_file_that_cannot_be_used_is_named_and_the_others_are_compared(folder: Path, capsys: Captured) -> None:
    Path("empty.txt").touch()
    Path("there").mkdir()
    files = ["north.txt", "empty.txt", "absent.txt", "there", "south.md", "north.txt"]
    assert main(["compare", *files, "--export", "a.json"]) == 1
    said, troubles = capsys.readouterr()
    assert "Two statements" in said
    assert len(troubles.splitlines()) == 4
    for name in ("empty.txt", "absent.txt", "there", "north.txt"):
        assert f"“{name}”" in troubles
    assert len(json.loads(Path("a.json").read_text("utf-8"))["statements"]) == 2


def test_without_any_usable_file_nothing_is_printed_or_written(folder: Path, capsys: Captured) -> None:
    assert main(["compare", "absent.txt", "--export", "a.json"]) == 1
    said, troubles = capsys.readouterr()
    assert said == ""
    assert "absent.txt" in troubles
    assert not Path("a.json").exists()


def test_a_report_that_cannot_be_written_is_named_and_the_rest_is_done(folder: Path, capsys: Captured) -> None:
    assert main(["compare", "north.txt", "south.md", "--export", "absent/a.json", "--export", "b.json"]) == 1
    said, troubles = capsys.readouterr()
    assert "Two statements" in said
    assert "Written: b.json" in said
    assert "“a.json” could not be written" in troubles


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        pytest.param(["compare"], "name the statements", id="no files"),
        pytest.param(["compare", "north.txt", "--export", "a.xyz"], "its ending does not say", id="unknown ending"),
        pytest.param(["compare", "north.txt", "--order", "west"], "there are north", id="unknown order"),
        pytest.param(["compare", "north.txt", "--sample"], "without files of your own", id="sample and files"),
        pytest.param(["compare", "--sample", "none"], "partnership", id="unknown sample"),
        pytest.param(["compare", "a.communique", "b.communique"], "only one", id="two kept comparisons"),
        pytest.param(["compare", "north.txt", "--colour"], "unrecognized arguments", id="unknown option"),
        pytest.param(["--verbose"], "required", id="no command"),
        pytest.param(["north.txt"], "no window", id="window where there is none"),
    ],
)
def test_what_cannot_be_followed_is_refused_before_any_work(
    argv: list[str], sentence: str, folder: Path, capsys: Captured
) -> None:
    assert main(argv) == 2
    said, troubles = capsys.readouterr()
    assert said == ""
    assert sentence in troubles


def test_a_source_is_never_written_over(folder: Path, capsys: Captured) -> None:
    Path("page.html").write_text("<p>We will meet.</p>", "utf-8")
    Path("link.html").symlink_to("page.html")
    assert main(["compare", "north.txt", "page.html", "--export", "link.html"]) == 2
    assert "would be lost" in capsys.readouterr().err
    assert Path("page.html").read_text("utf-8") == "<p>We will meet.</p>"


@pytest.mark.parametrize("sample", [[], *([sample.id] for sample in sample_sets())])
def test_the_samples_can_be_compared(sample: list[str], folder: Path, capsys: Captured) -> None:
    assert main(["compare", "--sample", *sample]) == 0
    said, troubles = capsys.readouterr()
    assert "What differs" in said
    assert troubles == ""


def test_a_kept_comparison_comes_with_its_corrections_and_takes_more_files(folder: Path, capsys: Captured) -> None:
    loaded = load([Path("north.txt"), Path("south.md")])
    together = PutTogether(frozenset({"north-1", "south-2"}))
    save(Project(loaded.statements, loaded.documents, "south", (together,)), Path("a.communique"))
    Path("east.txt").write_text("We will open all ports by 2031.", "utf-8")
    assert main(["compare", "a.communique", "east.txt", "--export", "a.json", "--quiet"]) == 0
    data = json.loads(Path("a.json").read_text("utf-8"))
    assert [statement["id"] for statement in data["statements"]] == ["north", "south", "east"]
    assert data["reading_order"] == "south"
    assert data["corrections"]["together"] == [["north-1", "south-2"]]
    Path("a.communique").write_bytes(b"no comparison")
    assert main(["compare", "a.communique", "east.txt"]) == 1
    assert "“a.communique” is damaged" in capsys.readouterr().err


def test_version_and_help_answer(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Communiqué {__version__}\n"
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in subcommands())
    assert main(["compare", "--help"]) == 0
    assert "--export" in capsys.readouterr().out
    assert main([]) == 2


@pytest.mark.parametrize(
    ("argv", "files", "check"),
    [
        pytest.param([], [], False, id="no arguments"),
        pytest.param(["a.txt", "b.docx"], ["a.txt", "b.docx"], False, id="files alone"),
        pytest.param(["open"], [], False, id="open"),
        pytest.param(["open", "--check", "a.txt"], ["a.txt"], True, id="open and close"),
    ],
)
def test_the_window_opens_where_nothing_else_is_asked_for(argv: list[str], files: list[str], check: bool) -> None:
    asked: list[tuple[list[str], bool]] = []

    def open_window(paths: Sequence[Path], check: bool) -> int:
        asked.append(([str(path) for path in paths], check))
        return 7

    assert main(argv, open_window=open_window) == 7
    assert asked == [(files, check)]


def process(*argv: str, **environment: str) -> subprocess.Popen[bytes]:
    code = "import sys; from core.command_line import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
    )


def test_a_reader_that_leaves_early_is_no_trouble(folder: Path) -> None:
    Path("long.txt").write_text("\n\n".join(f"We will do thing {n}." for n in range(4000)), "utf-8")
    with process("compare", "long.txt") as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


class FullDisk(io.TextIOWrapper):
    """An output that takes nothing."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_under_the_output_is_a_sentence(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FullDisk(Path("said.txt").open("wb")) as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["compare", "north.txt", "south.md", "--export", "a.json"]) == 1
    assert capsys.readouterr().err == "The answer could not be printed: no space left on device.\n"
    assert Path("a.json").is_file()


def test_a_name_that_no_file_can_have_is_a_sentence(folder: Path, capsys: Captured) -> None:
    assert main(["compare", "north.txt", "x" * 300, "--export", f"{'y' * 300}.json"]) == 1
    troubles = capsys.readouterr().err.splitlines()
    assert [f"“{sign * 300}" in line for sign, line in zip("xy", troubles, strict=True)] == [True, True]


def test_a_terminal_that_lacks_a_sign_shows_a_question_mark(folder: Path) -> None:
    with process("compare", "north.txt", "south.md", "absent.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0") as running:
        said, troubles = running.communicate()
    assert running.returncode == 1
    assert b"? differs" in said
    assert b"?absent.txt?" in troubles
    assert b"Traceback" not in troubles


def test_a_file_name_that_is_no_text_is_no_trouble(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text("We may meet.", "utf-8")
    assert main(["compare", name, "north.txt", "--export", "a.json"]) == 0
    assert json.loads(Path("a.json").read_text("utf-8"))["statements"][0]["id"] == "caf�"


def test_files_in_a_mail_are_named_and_compared_in_its_place(folder: Path, capsys: Captured) -> None:
    mail = EmailMessage()
    mail["Message-ID"] = "<1@a.example>"
    mail.set_content("See the drafts.")
    for name in ("north.txt", "south.md"):
        mail.add_attachment((folder / name).read_bytes(), maintype="text", subtype="plain", filename=name)
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    assert main(["compare", "mail.eml", "--export", "a.json"]) == 0
    assert "Attached to “mail.eml”: “north.txt”, “south.md”. With --attachments" in capsys.readouterr().err
    assert main(["compare", "mail.eml", "--attachments", "--export", "b.json"]) == 0
    assert not capsys.readouterr().err
    compared = json.loads((folder / "b.json").read_text("utf-8"))["statements"]
    assert [each["source"] for each in compared] == ["mail.eml: north.txt", "mail.eml: south.md"]


def test_words_of_the_persons_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, statement, out = tmp_path / "mine.toml", tmp_path / "a.txt", tmp_path / "out.json"
    own.write_text('[[verbs]]\nverbs = ["endorse"]\nlevel = 5\n', encoding="utf-8")
    statement.write_text("We endorse the chart of the reefs.\n", encoding="utf-8")
    assert main(["compare", str(statement), "--lexicon", str(own), "--export", str(out)]) == 0
    written = json.loads(out.read_text("utf-8"))
    assert re.fullmatch(r"mine\.toml \([0-9a-f]{8}\)", written["word_list"])
    assert f"word list “{written['word_list']}”" in " ".join(capsys.readouterr().out.split())
    assert [act["level"] for act in written["acts"]] == [5]
    own.write_text("[[verbs]]\nverbs = [", encoding="utf-8")
    assert main(["compare", str(statement), "--lexicon", str(own)]) == 2
    assert "line 2" in capsys.readouterr().err


@pytest.fixture
def versions(folder: Path) -> list[str]:
    """A text in two languages, whose second sentence stands first in the other."""
    english = (
        "The two governments will build a railway tunnel by 2031.\n\nThey condemn the seizure of fishing vessels.\n"
    )
    french = "Ils condamnent la saisie de navires de pêche.\n\nIls construiront un tunnel ferroviaire d'ici à 2031.\n"
    (folder / "en.txt").write_text(english, "utf-8")
    (folder / "fr.txt").write_text(french, "utf-8")
    return ["en.txt", "fr.txt"]


def test_languages_are_set_together_by_meaning_unless_refused(versions: list[str], capsys: Captured) -> None:
    assert main(["compare", *versions]) == 0
    assert "Two statements, 2 rows" in capsys.readouterr().out
    assert main(["compare", *versions, "--no-meaning"]) == 0
    said, troubles = capsys.readouterr()
    assert "Two statements, 2 rows" not in said
    assert troubles == ""


def test_a_missing_encoder_is_said_where_it_is_wanted(
    versions: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "is_installed", lambda: False)
    assert main(["compare", *versions]) == 0
    assert "is not installed" in capsys.readouterr().err
    assert main(["compare", *versions, "--no-meaning"]) == 0
    assert main(["compare", "north.txt", "south.md"]) == 0
    assert capsys.readouterr().err == ""
