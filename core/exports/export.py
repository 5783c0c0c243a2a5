"""A Comparison becomes a file to hand on, in the form that the file's ending names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.comparison.notes import NO_NOTES, notes_by_row
from core.comparison.values import Comparison
from core.errors import ExportError
from core.exports import csv_table, html_report, json_data
from core.writing import replacing, why_not_written


@dataclass(frozen=True, slots=True)
class Format:
    """A form of report: its `name` for a person, the endings that choose it, the first the usual one, and the function
    that makes the file's bytes of a Comparison and the notes on its rows (row id → words): the same for the same."""

    name: str
    endings: tuple[str, ...]
    render: Callable[[Comparison, Mapping[str, str]], bytes]


FORMATS = (
    Format("Report to read and print (HTML)", (".html", ".htm"), html_report.render),
    Format("Table for Excel (CSV)", (".csv",), csv_table.render),
    Format("Data (JSON)", (".json",), json_data.render),
)
"""What can be written, in the order in which a person is asked."""

_BY_ENDING: Mapping[str, Format] = {ending: form for form in FORMATS for ending in form.endings}


def format_of(path: Path) -> Format:
    """The Format that the ending of `path` names, in any case of letters; raises ExportError for any other."""
    if form := _BY_ENDING.get(path.suffix.lower()):
        return form
    known = ", ".join(form.endings[0] for form in FORMATS)
    raise ExportError(f"“{path.name}” was not written: its ending does not say which report it is. Known are {known}.")


def export(comparison: Comparison, path: Path, *, notes: Mapping[str, str] = NO_NOTES) -> None:
    """Write `comparison`, and the person's `notes` (clause id → words), to `path`, whole or not at all; raises
    ExportError where the ending is unknown or the file cannot be written, and then an older file of that name is as it
    was."""
    content = format_of(path).render(comparison, notes_by_row(comparison, notes))
    try:
        with replacing(path) as new:
            new.write_bytes(content)
    except OSError as error:
        raise ExportError(f"“{path.name}” could not be written: {why_not_written(path, error)}.") from error
