"""What the person noted on a row is in every report, as it was written, and on the row where its clause stands now."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.command_line import FINE, main
from core.comparison.notes import notes_by_row
from core.comparison.values import Comparison, Relation
from core.exports.export import FORMATS, export
from core.loading import load
from core.project.changes import noted
from core.project.project_file import Project, save
from tests.gui.comparisons import Line, made
from tests.unit.exports.test_html_report import Page

NOTE = "Ask <b>Treasury</b> & “Finance”:\nwho pays? شكرا"


@pytest.fixture
def comparison() -> Comparison:
    return made([Line({"x": "We will pay.", "y": "We may pay."}), Line({"y": "Alone."}, Relation.ONLY)], "xy")


def written(comparison: Comparison, folder: Path, ending: str, notes: dict[str, str]) -> bytes:
    export(comparison, folder / f"out{ending}", notes=notes)
    return (folder / f"out{ending}").read_bytes()


def test_data_has_a_note_on_each_row(comparison: Comparison, tmp_path: Path) -> None:
    rows = json.loads(written(comparison, tmp_path, ".json", {"x-1": NOTE}))["rows"]
    assert [row["note"] for row in rows] == [NOTE, ""]


def test_the_table_has_notes_in_its_last_column(comparison: Comparison, tmp_path: Path) -> None:
    content = written(comparison, tmp_path, ".csv", {"x-1": NOTE, "y-2": "=1+1"}).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(content, newline=""))
    assert head[-1] == "Note"
    assert [line[-1] for line in lines] == [NOTE, "'=1+1"]


def test_the_report_has_a_note_below_its_row(comparison: Comparison, tmp_path: Path) -> None:
    content = written(comparison, tmp_path, ".html", {"x-1": NOTE})
    page = Page(content)
    assert "Note on row 1" in "".join(page.words)
    assert NOTE in page.cells
    assert not list(page.having("b"))
    assert content.decode().index("Note on row 1") < content.decode().index('id="row-2"')


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.endings[0])
def test_without_notes_nothing_is_said_of_them(comparison: Comparison, tmp_path: Path, form: object) -> None:
    ending = form.endings[0]
    assert written(comparison, tmp_path, ending, {}) == written(comparison, tmp_path, ending, {"gone-7": NOTE})


def test_notes_of_rows_that_came_together_stand_below_each_other(comparison: Comparison) -> None:
    assert notes_by_row(comparison, {"x-1": "first", "y-1": "second", "y-2": "alone", "z-9": "gone"}) == {
        "x-1": "first\nsecond",
        "y-2": "alone",
    }


def test_what_is_written_on_a_row_takes_the_place_of_all_its_notes() -> None:
    project = replace(Project(), notes={"x-1": "first", "y-1": "second", "y-2": "alone"})
    assert noted(project, "x-1", "both", clauses=["x-1", "y-1"]).notes == {"x-1": "both", "y-2": "alone"}
    assert noted(project, "x-1", "", clauses=["x-1", "y-1"]).notes == {"y-2": "alone"}
    assert noted(project, "y-2", "alone", clauses=["y-2"]) is project


def test_a_kept_comparison_is_exported_with_its_notes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We will meet.")
    loaded = load([tmp_path / "a.txt"])
    save(Project(loaded.statements, loaded.documents, notes={"a-1": NOTE}), tmp_path / "a.communique")
    out = tmp_path / "out.json"
    assert main(["compare", "--quiet", "--export", str(out), str(tmp_path / "a.communique")]) == FINE
    assert [row["note"] for row in json.loads(out.read_text("utf-8"))["rows"]] == [NOTE]
