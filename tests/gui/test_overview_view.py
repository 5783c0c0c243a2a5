"""The Overview says what a comparison comes to, and its differences lead to their rows."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.comparison.values import Comparison, Relation
from desktop.theme import FontRole, load_theme
from desktop.views.count_sentence import CountSentence
from desktop.views.overview_view import OverviewView
from desktop.views.text_layout import cut_title
from tests.gui.comparisons import Line, made


def _comparison(differences: int = 2) -> Comparison:
    return made(
        [
            Line({"x": "We will fish.", "y": "We will fish."}, Relation.SAME),
            *(
                Line({"x": f"We *will* trade {n}.", "y": f"We *will* not {n}."}, levels={"x": 4, "y": 1}, topic="Trade")
                for n in range(differences)
            ),
            Line({"z": "Alone."}, Relation.ONLY),
        ]
    )


@pytest.fixture
def view(qtbot: QtBot) -> OverviewView:
    made_view = OverviewView(load_theme(dark=False))
    qtbot.addWidget(made_view)
    made_view.resize(1200, 800)
    made_view.show_comparison(_comparison())
    made_view.show()
    return made_view


def _said(view: OverviewView) -> str:
    return " | ".join(label.text().replace("\u200b", "") for label in view.findChildren(QLabel) if label.isVisible())


def _button(view: OverviewView, words: str) -> QPushButton:
    return _buttons(view, words)[0]


def _buttons(view: OverviewView, words: str) -> list[QPushButton]:
    return [button for button in view.findChildren(QPushButton) if button.isVisible() and words in button.text()]


def test_the_sentence_counts_the_rows_and_the_pairs_are_told(view: OverviewView) -> None:
    assert view.sentence == "3 statements, 4 rows: 1 shared, 2 that differ, 1 in one statement only."
    assert "Closest are A and B" in _said(view)
    assert "Statement of x, Statement of y: " in view.matrix.accessibleName()
    assert "Statement of z: 0 clauses shared, 0 differ, 1 only here" in view.profiles.accessibleName()


def test_a_difference_shows_both_sides_and_leads_to_its_row(view: OverviewView, qtbot: QtBot) -> None:
    assert "level 1" in _said(view)
    with qtbot.waitSignal(view.row_requested) as asked:
        qtbot.mouseClick(_button(view, "row 2"), Qt.MouseButton.LeftButton)
    assert asked.args == ["x-2"]


def test_more_differences_are_shown_when_asked_for(view: OverviewView, qtbot: QtBot) -> None:
    view.show_comparison(_comparison(6))
    qtbot.waitUntil(lambda: len(_buttons(view, "row ")) == 8)
    qtbot.mouseClick(_button(view, "4 more differences"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_buttons(view, "row ")) == 12)
    assert not _buttons(view, "more")


def test_pairs_that_are_equally_close_are_not_ranked(view: OverviewView) -> None:
    view.show_comparison(made([Line(dict.fromkeys("xyz", "We thank the host."), Relation.SAME)]))
    assert "All pairs are equally close" in _said(view)
    assert "Closest" not in _said(view)


def test_one_statement_and_none_are_shown_too(view: OverviewView) -> None:
    view.show_comparison(made([Line({"x": "Alone."}, Relation.ONLY)], "x"))
    assert view.sentence == "One statement, 1 clause."
    assert "How close each pair is" not in _said(view)
    assert "Statement by statement" in _said(view)
    view.show_comparison(None)
    assert "Open statements" in view.sentence
    assert "Statement by statement" not in _said(view)


def test_it_is_built_when_it_comes_into_sight(qtbot: QtBot) -> None:
    hidden = OverviewView(load_theme(dark=True))
    qtbot.addWidget(hidden)
    hidden.show_comparison(_comparison())
    assert hidden.sentence == ""
    hidden.show()
    assert hidden.sentence.startswith("3 statements")


@pytest.mark.parametrize("width", [430, 700, 1200])
def test_numbers_and_parts_do_not_overlap_or_leave_their_panel(view: OverviewView, qtbot: QtBot, width: int) -> None:
    view.matrix.setFixedWidth(width)
    view.profiles.setFixedWidth(width)
    cells = [view.matrix.cell_rect(line, column) for line in range(3) for column in range(3)]
    parts = [rect for line in range(3) for rect in view.profiles.part_rects(line).values()]
    for boxes in (cells, parts):
        assert all(box.left() >= 0 and box.right() <= width and box.width() > 20 for box in boxes)
        assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]


@pytest.mark.parametrize("width", [200, 420, 900])
def test_the_sentence_wraps(qtbot: QtBot, width: int) -> None:
    sentence = CountSentence(load_theme(dark=False))
    qtbot.addWidget(sentence)
    sentence.set_parts([(None, "41 rows:"), (Relation.SAME, "9 shared,"), (Relation.DIFFERS, "14 that differ.")])
    boxes = sentence.boxes(width)
    assert all(box.right() <= width for box in boxes)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]


def test_a_shortened_title_keeps_its_end_which_tells_it_from_others(qtbot: QtBot) -> None:
    font = load_theme(dark=False).font(FontRole.BODY)
    room = QFontMetricsF(font).horizontalAdvance("… of Ostrana") + 2
    assert cut_title("… Republic of Ostrana", font, room) == "… of Ostrana"
    assert cut_title("… Republic of Ostrana", font, 4 * room) == "… Republic of Ostrana"
    assert cut_title("Joint Declaration of Ostrana", font, room).startswith("Joint")
