"""The Inspector shows who changed what and when, and the comments, of the row in hand."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.reading.document import ChangeKind, Comment, Document, TrackedChange
from desktop.theme import load_theme
from desktop.views.inspector_view import InspectorView

TEXT = "We shall meet in May. They will part."


def _said(view: InspectorView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def view(qtbot: QtBot) -> InspectorView:
    shown = InspectorView(load_theme(dark=False))
    qtbot.addWidget(shown)
    shown.resize(300, 700)
    shown.show()
    return shown


def test_the_margin_of_the_row_in_hand_is_shown(view: InspectorView, qtbot: QtBot) -> None:
    changes = (
        TrackedChange(3, 8, ChangeKind.INSERTED, "A. Kest", "2026-05-03T09:10:00Z"),
        TrackedChange(8, 8, ChangeKind.DELETED, "", "", "should"),
    )
    comments = (Comment(22, 26, "C. Dorn", "no date", "Who?"),)
    document = Document(TEXT, "a.docx", "docx", changes=changes, comments=comments)
    comparison = compare([segment(document, id="a")])
    first, second = comparison.rows
    view.show_row(comparison, first.id)
    qtbot.waitUntil(lambda: "inserted by A. Kest, 3 May 2026" in _said(view))
    for words in ("“shall”", "“should”", "deleted"):
        assert words in _said(view)
    assert "Who?" not in _said(view)
    view.show_row(comparison, second.id)
    qtbot.waitUntil(lambda: "comment by C. Dorn" in _said(view))
    assert "Who?" in _said(view)
    assert "“shall”" not in _said(view)
