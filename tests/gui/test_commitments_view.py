"""The Commitments count, filter and order what statements promise, and lead back to the Synopsis."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.clauses.segment import segment
from core.commitments.acts import ActKind
from core.comparison.compare import compare
from core.comparison.selection import RowFilter, Show
from core.comparison.summary import summarise
from core.comparison.values import Comparison, Relation
from core.reading.read import read_pasted
from desktop.models.clause_text import SpanKind
from desktop.models.commitment_text import Chip, ChipKind, CommitmentText, commitment_text
from desktop.models.commitments_model import CommitmentFilter, CommitmentsModel, Order
from desktop.models.roles import Role
from desktop.theme import load_theme
from desktop.views.clause_cell import CellStyle
from desktop.views.commitment_cell import CommitmentCell
from desktop.views.commitments_view import CommitmentsView
from tests.gui.comparisons import Line, made


def _comparison() -> Comparison:
    return made(
        [
            Line({"x": "We will fish.", "y": "We will fish."}, Relation.SAME, topic="Fish"),
            Line({"x": "We *will* trade.", "y": "We will *talk*."}, levels={"x": 4, "y": 1}, topic="Trade"),
            Line({"z": "We will pay $5 million by 2030."}, Relation.ONLY, topic="Money"),
            Line({"x": "Nothing is promised here.", "y": "Nor here."}),
            Line({"x": "We will *build*.", "y": "We will *dig*."}, levels={"x": 4, "y": 3}, topic="Ports"),
        ]
    )


@pytest.fixture
def view(qtbot: QtBot) -> CommitmentsView:
    made_view = CommitmentsView(load_theme(dark=False))
    qtbot.addWidget(made_view)
    made_view.resize(1000, 640)
    made_view.show_comparison(_comparison())
    made_view.show()
    qtbot.waitUntil(lambda: made_view.table.is_settled)
    return made_view


def _topics(view: CommitmentsView) -> list[str]:
    model = view.table.model()
    return [model.index(line, 0).data(Role.LINE).topic for line in range(model.rowCount())]


def _combo(view: CommitmentsView, name: str) -> QComboBox:
    return next(combo for combo in view.findChildren(QComboBox) if combo.accessibleName() == name)


def test_the_sentence_counts_and_names_what_is_farthest_apart(view: CommitmentsView) -> None:
    assert view.sentence == "4 commitments: 1 shared, 2 that differ, 1 in one statement only."
    said = " ".join(label.text() for label in view.findChildren(QLabel))
    assert "Farthest apart: Trade, from “will” (level 1, B) to “will” (level 4, A)." in said


def test_what_is_farthest_apart_comes_first_and_other_orders_can_be_chosen(view: CommitmentsView) -> None:
    assert _topics(view) == ["Trade", "Ports", "Money", "Fish"]
    _combo(view, "Sort").setCurrentIndex(2)
    assert _topics(view) == ["Fish", "Trade", "Money", "Ports"]


def test_filters_leave_what_passes_all_of_them(view: CommitmentsView, qtbot: QtBot) -> None:
    view.set_row_filter(RowFilter(Show.DIFFERS))
    assert _topics(view) == ["Trade", "Ports"]
    level = next(button for button in view.findChildren(QPushButton) if button.text() == "3")
    qtbot.mouseClick(level, Qt.MouseButton.LeftButton)
    assert _topics(view) == ["Ports"]
    qtbot.mouseClick(level, Qt.MouseButton.LeftButton)
    view.set_row_filter(RowFilter())
    _combo(view, "Deadline").setCurrentIndex(1)
    assert _topics(view) == ["Money"]


def test_words_are_sought_and_a_button_takes_the_filters_away(view: CommitmentsView, qtbot: QtBot) -> None:
    words = next(line for line in view.findChildren(QLineEdit) if line.accessibleName() == "Topic or words")
    qtbot.keyClicks(words, "dig")
    qtbot.waitUntil(lambda: _topics(view) == ["Ports"])
    qtbot.keyClicks(words, "nowhere")
    qtbot.waitUntil(lambda: _topics(view) == [])
    clear = next(b for b in view.findChildren(QPushButton) if b.isVisible() and "filters away" in b.text())
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(_topics(view)) == 4


def test_a_row_leads_to_the_synopsis_by_enter_and_by_its_link(view: CommitmentsView, qtbot: QtBot) -> None:
    view.select_row("x-4")
    view.table.setFocus()
    with qtbot.waitSignal(view.row_requested) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == ["x-4"]
    heads = view.table.verticalHeader()
    line = view.table.currentIndex().row()
    foot = heads.sectionViewportPosition(line) + heads.sectionSize(line)
    asked_rows: list[str] = []
    view.row_requested.connect(asked_rows.append)
    for up in range(8, 40, 6):
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, foot - up))
    assert set(asked_rows) == {view.selected_row}


def test_the_row_in_hand_stays_in_hand_or_is_given_up(view: CommitmentsView) -> None:
    seen: list[str] = []
    view.row_selected.connect(seen.append)
    view.select_row("z-1")
    view.set_row_filter(RowFilter(Show.ONLY))
    assert view.selected_row == "z-1"
    view.set_row_filter(RowFilter(Show.DIFFERS))
    assert view.selected_row == ""
    assert seen[-1] == ""


def test_without_commitments_a_sentence_stands_there(view: CommitmentsView) -> None:
    view.show_comparison(made([Line({"x": "Hello."}, Relation.ONLY)]))
    assert "No commitments" in view.sentence
    view.show_comparison(None)
    assert any(label.isVisible() and "Open statements" in label.text() for label in view.findChildren(QLabel))


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = CommitmentsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    comparison = _comparison()
    model.set_comparison(comparison, summarise(comparison))
    model.set_filters(RowFilter(), CommitmentFilter(act=ActKind.COMMIT, actor="We"), Order.STRONGEST_FIRST)
    assert model.rowCount() == 4
    spoken = model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Fish. shared")
    model.set_comparison(None, None)
    assert tester.model() is model


@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.5])
@pytest.mark.parametrize("width", [200, 230, 500])
def test_no_writing_in_a_cell_overlaps_other_writing_or_leaves_its_cell(qtbot: QtBot, zoom: float, width: int) -> None:
    chips = (
        Chip(ChipKind.DEADLINE, "no later than the end of the second quarter of the year 2031"),
        Chip(ChipKind.AMOUNT, "$5 million"),
        Chip(ChipKind.NEGATED, "not"),
        Chip(ChipKind.HEDGE, "as appropriate"),
    )
    text = CommitmentText(
        "2 (b) (ii)", "will continue " * 30, (), ActKind.COMMIT, 4, "the United States of " * 4, True, chips, 9, 4
    )
    width = round(width * max(1.0, zoom))
    cell = CommitmentCell(text, width, CellStyle(load_theme(dark=False), zoom))
    boxes = cell.boxes()
    assert all(box.left() >= 0 and box.right() <= width and box.bottom() <= cell.height for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]


def test_chips_say_who_reports_who_stands_apart_and_what_an_amount_is_reckoned_from() -> None:
    words = "We will, with the exception of Ostrana, cut losses by 43 % relative to 2019 levels and review progress."
    comparison = compare([segment(read_pasted(words), id="x")])
    shown = commitment_text(comparison, summarise(comparison).commitments[0], "x")
    assert shown is not None
    assert [(chip.kind, chip.words) for chip in shown.chips] == [
        (ChipKind.AMOUNT, "43 % relative to 2019 levels"),
        (ChipKind.ATTRIBUTION, "with the exception of Ostrana"),
        (ChipKind.REPORTING, "review progress"),
    ]


def test_a_chip_shows_both_ends_of_a_range() -> None:
    comparison = compare([segment(read_pasted("We will pay between $5 million and $10 million."), id="x")])
    shown = commitment_text(comparison, summarise(comparison).commitments[0], "x")
    assert shown is not None
    assert [chip.words for chip in shown.chips] == ["between $5 million and $10 million"]


def test_only_a_verb_that_made_the_act_is_written_as_one() -> None:
    comparison = made([Line({"x": "We will fish.", "y": "We will not be read."})], "xy")
    acts = [comparison.acts[0], replace(comparison.acts[1], kind=ActKind.RECITAL, level=None)]
    shown = []
    for lead in ("", "will"):
        other = replace(comparison, acts=(acts[0], replace(acts[1], lead=lead)))
        shown.append(commitment_text(other, summarise(other).commitments[0], "y"))
    assert [any(span.kind is SpanKind.VERB for span in text.spans) for text in shown if text] == [False, True]
