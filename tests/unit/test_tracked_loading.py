"""Tracked changes and comments go all the way: to statements before and after, their clauses, and the kept file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.command_line import FINE, main
from core.loading import load
from core.project.project_file import Project, save
from core.project.project_file import load as open_project
from core.reading.options import ReadingOptions, Tracked

CHANGED = (
    r"{\rtf1\ansi{\*\revtbl{Unknown;}{A. Kest;}}We {\deleted\revauthdel1 should}{\revised\revauth1 shall} meet"
    r"{\super\chftn{\footnote\pard See Annex.}}. They will part{\*\atnauthor C. Dorn}{\*\annotation When?}.\par}"
)
PLAIN = r"{\rtf1\ansi We will meet.\par}"
ALL_NEW = r"{\rtf1\ansi {\revised We will meet.}\par}"
BOTH = ReadingOptions(tracked=Tracked.BOTH)


def written(folder: Path, text: str, name: str = "draft.rtf") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_both_readings_are_two_statements(tmp_path: Path) -> None:
    path = written(tmp_path, CHANGED)
    before, after = load([path], options=BOTH).statements
    assert (before.id, after.id) == ("draft-before", "draft-after")
    assert before.title.endswith(" (before the changes)")
    assert after.title.endswith(" (after the changes)")
    assert before.words_of(before.clauses[0]) == "We should meet."
    assert after.words_of(after.clauses[0]) == "We shall meet."


@pytest.mark.parametrize("text", [PLAIN, ALL_NEW])
def test_a_file_with_one_reading_is_one_statement(tmp_path: Path, text: str) -> None:
    loaded = load([written(tmp_path, text)], options=BOTH)
    assert [statement.id for statement in loaded.statements] == ["draft"]
    assert loaded.troubles == ()


def test_a_clause_knows_its_changes_comments_and_notes(tmp_path: Path) -> None:
    [statement] = load([written(tmp_path, CHANGED)]).statements
    meet, part, note = statement.clauses
    assert [(change.kind, change.author) for change in statement.changes_in(meet)] == [
        ("deleted", "A. Kest"),
        ("inserted", "A. Kest"),
    ]
    assert statement.changes_in(part) == []
    assert [comment.words for comment in statement.comments_on(part)] == ["When?"]
    assert statement.comments_on(meet) == []
    assert (meet.hangs_on, part.hangs_on, note.hangs_on) == (None, None, meet.id)


def test_a_kept_comparison_has_them_again(tmp_path: Path) -> None:
    loaded = load([written(tmp_path, CHANGED)])
    project = Project(loaded.statements, loaded.documents)
    save(project, tmp_path / "a.communique")
    opened = open_project(tmp_path / "a.communique")
    [statement], [again] = project.statements, opened.statements
    assert (again.changes, again.comments) == (statement.changes, statement.comments)
    assert again.clauses == statement.clauses


def test_the_command_line_reads_as_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, CHANGED)
    assert main(["read", "--json", "--tracked", "rejected", str(path)]) == FINE
    said = json.loads(capsys.readouterr().out)
    assert said["text"].startswith("We should meet")
    assert [change["words"] for change in said["changes"]] == ["", "shall"]
    assert main(["compare", "--tracked", "both", "--export", str(tmp_path / "a.json"), str(path)]) == FINE
    facts = json.loads((tmp_path / "a.json").read_text())
    assert [statement["id"] for statement in facts["statements"]] == ["draft-before", "draft-after"]
