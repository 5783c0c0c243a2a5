"""The Inspector says how a row's clauses differ and why, and asks for the corrections that the person chooses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.values import Comparison, Relation
from core.reading.read import read_pasted
from desktop.models.clause_list_model import ClauseListModel
from desktop.theme import load_theme
from desktop.views.inspector_view import InspectorView
from tests.gui.comparisons import Line, made


def _comparison() -> Comparison:
    return made(
        [
            Line({"x": "We will act by 2030.", "y": "We *will* act.", "z": "We act."}, levels={"x": 4, "y": 2}),
            Line({"z": "Fish are " + "w" * 90}, Relation.ONLY, topic="Fisheries"),
            Line({"x": "Far away.", "y": "Far away."}, Relation.SAME),
        ]
    )


@pytest.fixture
def view(qtbot: QtBot) -> InspectorView:
    made_view = InspectorView(load_theme(dark=True))
    qtbot.addWidget(made_view)
    made_view.resize(300, 700)
    made_view.show()
    return made_view


def _said(view: InspectorView) -> str:
    shown = (label for label in view.findChildren(QLabel) if label.isVisible())
    return " | ".join(label.text().replace("\u200b", "") for label in shown)


def _button(view: InspectorView, words: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.isVisible() and b.text() == words)


def _show(view: InspectorView, qtbot: QtBot, row: str, words: str) -> None:
    view.show_row(_comparison(), row)
    qtbot.waitUntil(lambda: words in _said(view))


def test_a_row_shows_its_differences_their_sides_and_the_reasons(view: InspectorView, qtbot: QtBot) -> None:
    _show(view, qtbot, "x-1", "ROW 1 · WE WILL ACT BY 2030.")
    said = _said(view)
    for words in ("differs", "Strength", "level 4, firm pledge", "level 2, intention", "“will” is a firm pledge"):
        assert words in said
    assert "sure, 80 %" in said
    assert "8 of 10 weighted words shared" in said


def test_without_a_row_there_is_a_hint_and_no_button_that_does_nothing(view: InspectorView, qtbot: QtBot) -> None:
    view.show_row(_comparison(), "")
    qtbot.waitUntil(lambda: "Choose a row" in _said(view))
    assert not [button for button in view.findChildren(QPushButton) if button.isVisible()]
    view.show_row(None, "")
    qtbot.waitUntil(lambda: "Here you will see" in _said(view))


def test_a_clause_is_set_apart_from_the_others_or_all_from_each_other(view: InspectorView, qtbot: QtBot) -> None:
    _show(view, qtbot, "x-1", "Strength")
    menu = _button(view, "Set apart").menu()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    with qtbot.waitSignal(view.set_apart_requested) as asked:
        actions["B from the others"].trigger()
    assert asked.args == [["y-1"], ["x-1", "z-1"]]
    with qtbot.waitSignal(view.set_apart_requested) as asked:
        actions["All from each other"].trigger()
    assert asked.args == [["x-1", "y-1", "z-1"], []]


def test_a_lone_clause_cannot_be_set_apart(view: InspectorView, qtbot: QtBot) -> None:
    _show(view, qtbot, "z-2", "ROW 2 · FISHERIES")
    assert not _button(view, "Set apart").isEnabled()


def test_a_clause_is_sought_and_put_into_the_row(view: InspectorView, qtbot: QtBot) -> None:
    _show(view, qtbot, "z-2", "ROW 2 · FISHERIES")
    qtbot.mouseClick(_button(view, "Put together…"), Qt.MouseButton.LeftButton)
    assert not _button(view, "Put together").isEnabled()
    search = next(line for line in view.findChildren(QLineEdit) if line.isVisible())
    qtbot.keyClicks(search, "far")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    found = next(each for each in view.findChildren(QAbstractItemView) if each.isVisible())
    assert found.model().rowCount() == 2
    with qtbot.waitSignal(view.put_together_requested) as asked:
        qtbot.mouseClick(_button(view, "Put together"), Qt.MouseButton.LeftButton)
    assert asked.args == [["z-2", "x-2"]]
    assert _button(view, "Put together…").isVisible()


def test_escape_leaves_the_list_of_clauses(view: InspectorView, qtbot: QtBot) -> None:
    _show(view, qtbot, "x-1", "Strength")
    qtbot.mouseClick(_button(view, "Put together…"), Qt.MouseButton.LeftButton)
    search = next(line for line in view.findChildren(QLineEdit) if line.isVisible())
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert _button(view, "Put together…").isVisible()


def test_long_words_do_not_widen_the_panel(view: InspectorView, qtbot: QtBot) -> None:
    _show(view, qtbot, "z-2", "ROW 2 · FISHERIES")
    assert all(label.mapTo(view, label.rect().topRight()).x() < view.width() for label in view.findChildren(QLabel))


def test_the_list_of_clauses_keeps_qts_rules_and_leaves_out_the_row(qtbot: QtBot) -> None:
    model = ClauseListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    comparison = _comparison()
    model.set_row(comparison, comparison.rows[0])
    shown = [model.index(line).data() for line in range(model.rowCount())]
    assert [words.split()[0] for words in shown] == ["C", "A", "B"]
    model.set_row(None, None)
    assert tester.model() is model
    assert model.rowCount() == 0


def test_of_a_statement_that_is_alone_there_is_no_talk_of_others(view: InspectorView, qtbot: QtBot) -> None:
    view.show_row(made([Line({"x": "We will act."}, Relation.ONLY)], "x"), "x-1")
    qtbot.waitUntil(lambda: "will — level 4, firm pledge" in _said(view))
    assert "only A" not in _said(view)
    assert "Why this row".upper() not in _said(view)


def test_a_note_is_kept_when_the_person_goes_on(view: InspectorView, qtbot: QtBot) -> None:
    next_row = _comparison().rows[2].id
    _show(view, qtbot, "x-1", "Strength")
    field = view.findChild(QPlainTextEdit)
    qtbot.keyClicks(field, "Ask the ministry.")
    with qtbot.waitSignal(view.note_written) as written:
        _show(view, qtbot, next_row, "ROW 3")
    assert written.args == ["x-1", "Ask the ministry."]
    assert field.toPlainText() == ""
    view.set_notes({next_row: "Settled."})
    assert field.toPlainText() == "Settled."


def test_who_reports_who_stands_apart_and_baselines_are_named(view: InspectorView, qtbot: QtBot) -> None:
    words = "We will, with the exception of Ostrana, cut losses by 43 % relative to 2019 levels and review progress."
    statement = segment(read_pasted(words), id="x")
    comparison = compare([statement])
    view.show_row(comparison, comparison.rows[0].id)
    qtbot.waitUntil(lambda: "Reports or monitors: review progress" in _said(view))
    assert "Not of all alike: with the exception of Ostrana" in _said(view)
    assert "43 % is reckoned relative to 2019 levels" in _said(view)
