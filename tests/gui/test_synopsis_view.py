"""The Synopsis shows rows as the core made them, can be walked by keys and mouse, and never paints over itself."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from core.comparison.selection import RowFilter, Show, find_words
from core.comparison.values import Comparison, Relation
from desktop.models.clause_text import ClauseText
from desktop.models.roles import Role
from desktop.models.synopsis_model import SynopsisModel
from desktop.theme import FontRole, load_theme
from desktop.views.clause_cell import CellStyle, ClauseCell
from desktop.views.synopsis_view import SynopsisView
from desktop.views.text_layout import lay_out, reads_leftward
from tests.gui.comparisons import Line, made

SAME = Relation.SAME


def _comparison() -> Comparison:
    same = [Line(dict.fromkeys("xyz", f"We share view number {n}."), SAME) for n in range(4)]
    return made(
        [
            Line({"x": "A *first* matter.", "y": "A *second* matter."}),
            *same,
            Line({"x": "We will act by 2030.", "y": "We *will* act."}, levels={"x": 4, "y": 2}),
            Line({"z": "Only z says so."}, Relation.ONLY),
            Line({"x": "A last word.", "y": "A last *plea*."}, moved="y"),
        ]
    )


@pytest.fixture
def view(qtbot: QtBot) -> SynopsisView:
    made_view = SynopsisView(load_theme(dark=False))
    qtbot.addWidget(made_view)
    made_view.resize(900, 600)
    made_view.show_comparison(_comparison())
    made_view.show()
    qtbot.waitUntil(lambda: made_view.table.is_settled)
    return made_view


def _row_ids(view: SynopsisView) -> list[str]:
    model = view.table.model()
    return [model.index(line, 0).data(Role.ROW_ID) for line in range(model.rowCount())]


def _click(qtbot: QtBot, view: SynopsisView, line: int, column: int = 0) -> None:
    place = view.table.visualRect(view.table.model().index(line, column)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_equal_rows_fold_into_one_line_that_a_click_and_enter_unfold(view: SynopsisView, qtbot: QtBot) -> None:
    assert _row_ids(view) == ["x-1", "", "x-6", "z-5", "x-7"]
    assert view.table.model().index(1, 0).data() == "4 shared rows"
    _click(qtbot, view, 1)
    assert _row_ids(view)[1:6] == ["", "x-2", "x-3", "x-4", "x-5"]
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert _row_ids(view) == ["x-1", "", "x-6", "z-5", "x-7"]


def test_a_filter_leaves_its_rows_and_shared_ones_are_not_folded_away(view: SynopsisView) -> None:
    view.set_row_filter(RowFilter(Show.ONLY))
    assert _row_ids(view) == ["z-5"]
    view.set_row_filter(RowFilter(Show.SHARED))
    assert _row_ids(view) == ["x-2", "x-3", "x-4", "x-5"]
    view.set_row_filter(RowFilter(Show.ALL, commitments_only=True))
    assert _row_ids(view) == ["x-6"]


def test_the_row_in_hand_stays_in_hand_under_a_filter_that_leaves_it(view: SynopsisView) -> None:
    view.select_row("x-6")
    view.set_row_filter(RowFilter(Show.DIFFERS))
    assert view.selected_row == "x-6"
    view.set_row_filter(RowFilter(Show.ONLY))
    assert view.selected_row == ""


def test_differences_and_commitments_are_gone_through_in_order(view: SynopsisView, qtbot: QtBot) -> None:
    seen: list[str] = []
    view.row_selected.connect(seen.append)
    for _ in range(5):
        view.go_to_next_difference()
    view.go_to_previous_difference()
    view.go_to_previous_commitment()
    assert seen == ["x-1", "x-6", "x-7", "x-6"]
    view.go_to_next_commitment()
    assert view.selected_row == "x-6"


def test_a_shared_commitment_is_found_in_its_folded_run(view: SynopsisView) -> None:
    same = [Line({"x": words, "y": words}, SAME) for words in ("We talk.", "We will act.", "We hope.")]
    view.show_comparison(made([Line({"x": "One.", "y": "Two."}), *same, Line({"x": "We will go.", "y": "No."})]))
    view.go_to_next_commitment()
    assert view.selected_row == "x-3"
    view.go_to_next_commitment()
    assert view.selected_row == "x-5"
    view.go_to_previous_commitment()
    assert view.selected_row == "x-3"


def test_keys_walk_rows_and_cells(view: SynopsisView, qtbot: QtBot) -> None:
    view.select_row("x-1")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Right)
    assert view.table.currentIndex().column() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_End)
    assert view.selected_row == "x-7"
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.selected_row == "z-5"
    qtbot.keyClick(view.table, Qt.Key.Key_Home)
    assert view.selected_row == "x-1"
    assert view.table.currentIndex().column() == 1


def test_the_cell_in_hand_is_copied(view: SynopsisView, qtbot: QtBot) -> None:
    view.select_row("x-6")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "We will act by 2030."


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_key_shows_and_hides_columns(view: SynopsisView, qtbot: QtBot) -> None:
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view.table.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert view.table.header.visible_sections() == [0, 2]


def test_a_folded_row_that_is_asked_for_is_unfolded(view: SynopsisView) -> None:
    view.select_row("x-4")
    assert view.selected_row == "x-4"


def test_hits_unfold_their_runs_and_are_distinguished(view: SynopsisView) -> None:
    comparison = _comparison()
    view.show_hits(find_words(comparison, "number 2"))
    assert "x-4" in _row_ids(view)
    line = _row_ids(view).index("x-4")
    texts: tuple[ClauseText, ...] = view.table.model().index(line, 0).data(Role.CELL)
    assert [texts[0].text[s.start : s.end] for s in texts[0].spans if s.kind.name == "HIT"] == ["number 2"]


def test_a_moved_clause_leads_to_where_it_stood(view: SynopsisView, qtbot: QtBot) -> None:
    line = _row_ids(view).index("x-7")
    view.select_row("x-7")
    corner = view.table.visualRect(view.table.model().index(line, 1))
    with qtbot.waitSignal(view.table.link_followed):
        place = QPoint(corner.right() - 40, corner.top() + 17)
        qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.selected_row == "x-6"


def test_columns_are_dragged_to_another_order(view: SynopsisView, qtbot: QtBot) -> None:
    header = view.table.header
    first, second = (QPoint(header.sectionViewportPosition(s) + 60, 20) for s in (0, 1))
    beyond = second + QPoint(header.sectionSize(1) // 2, 0)
    with qtbot.waitSignal(view.columns_reordered) as reordered:
        qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=first)
        for step in range(1, 11):
            qtbot.mouseMove(header.viewport(), first + (beyond - first) * step / 10)
        qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=beyond)
    assert reordered.args == [["y", "x", "z"]]
    view.show_comparison(_comparison())
    assert [header.visualIndex(section) for section in range(3)] == [0, 1, 2]


def test_columns_keep_a_readable_width_and_scroll_sideways(view: SynopsisView, qtbot: QtBot) -> None:
    view.resize(500, 500)
    qtbot.waitUntil(lambda: view.table.is_settled)
    assert all(view.table.columnWidth(column) >= 180 for column in range(3))
    assert view.table.horizontalScrollBar().maximum() > 0
    view.table.header.set_shown(1, False)
    view.table.header.set_shown(2, False)
    assert view.table.horizontalScrollBar().maximum() == 0


def test_a_hidden_column_stays_hidden_until_it_is_asked_for(view: SynopsisView) -> None:
    header = view.table.header
    header.set_shown(1, False)
    view.show_comparison(_comparison())
    assert header.visible_sections() == [0, 2]
    header.set_shown(0, False)
    header.set_shown(2, False)
    assert header.visible_sections() == [2], "the last column cannot be hidden"
    header.set_shown(1, True)
    assert header.hidden_statements == {"x"}


def test_zoom_by_call_and_by_wheel(view: SynopsisView, qtbot: QtBot) -> None:
    height = view.table.rowHeight(0)
    with qtbot.waitSignal(view.zoom_changed):
        view.set_zoom(2.0)
    assert view.table.rowHeight(0) > height
    view.set_zoom(100)
    assert view.table.zoom == 2.5
    turn = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.table.viewport(), turn)
    assert 2.2 < view.table.zoom < 2.5


def test_what_is_in_sight_keeps_its_place_when_rows_above_it_go(view: SynopsisView, qtbot: QtBot) -> None:
    lines = [
        Line(
            {"x": f"Clause {n} of x. " * 9, "y": f"Clause {n} of y."}, Relation.DIFFERS if n % 3 else Relation.REWORDED
        )
        for n in range(60)
    ]
    view.show_comparison(made(lines))
    qtbot.waitUntil(lambda: view.table.is_settled)
    view.select_row("x-42")
    before = view.table.visualRect(view.table.currentIndex()).top()
    view.set_row_filter(RowFilter(Show.DIFFERS))
    assert view.selected_row == "x-42"
    assert view.table.visualRect(view.table.currentIndex()).top() == before
    view.show_comparison(made(lines))
    assert view.table.visualRect(view.table.currentIndex()).top() == before


def test_a_screen_reader_finds_the_table_and_its_rows(view: SynopsisView) -> None:
    table = QAccessible.queryAccessibleInterface(view.table)
    assert table.role() is QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Synopsis"
    spoken = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert any(words.startswith("differs A≠B. A: A first matter") for words in spoken)
    assert "C: Statement of z" in spoken


def test_the_strip_leads_to_the_place_that_is_clicked(view: SynopsisView, qtbot: QtBot) -> None:
    lines = [Line({"x": f"Clause *{n}* of x. " * 9, "y": f"Clause {n} of y."}) for n in range(60)]
    view.show_comparison(made(lines))
    qtbot.waitUntil(lambda: view.table.is_settled)
    place = view.strip.mark_rect(40).center().toPoint()
    qtbot.mouseClick(view.strip, Qt.MouseButton.LeftButton, pos=place)
    first, last = view.table.viewed()
    assert first < 40.5 < last
    qtbot.mouseClick(view.strip, Qt.MouseButton.LeftButton, pos=view.strip.mark_rect(0).center().toPoint())
    assert view.table.viewed()[0] == 0


def test_each_row_has_a_name_that_can_be_spoken(view: SynopsisView) -> None:
    model = view.table.model()
    spoken = model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "differs A≠B. A: A first matter.. B: A second matter.. C: absent"


def test_nothing_and_one_statement_are_shown_too(view: SynopsisView) -> None:
    view.show_comparison(None)
    assert view.table.model().rowCount() == 0
    view.show_comparison(made([Line({"x": "Alone."}, Relation.ONLY)], "x"))
    assert view.table.model().index(0, 0).data() == "Alone."
    assert not view.strip.isVisible()
    assert not view.table.verticalHeader().isVisible()
    view.show_comparison(made([], "x"))
    view.go_to_next_difference()
    view.select_row("no such row")
    assert view.selected_row == ""


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = SynopsisModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_comparison(_comparison())
    model.toggle_fold(1)
    model.toggle_fold(1)
    model.set_row_filter(RowFilter(Show.DIFFERS))
    model.set_hits(find_words(_comparison(), "matter"))
    model.set_comparison(None)
    assert tester.model() is model
    assert model.rowCount(QModelIndex()) == 0


@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.5])
@pytest.mark.parametrize("width", [120, 200, 420])
def test_no_writing_in_a_cell_overlaps_other_writing_or_leaves_its_cell(qtbot: QtBot, zoom: float, width: int) -> None:
    texts = [
        ClauseText("x-1", "12 (b) (ii)", "We will act " * 20, (), level=4, home="y-2", home_number=1234),
        ClauseText("x-2", "¶ 3", "Donaudampfschifffahrtsgesellschaftskapitän" * 2, ()),
        ClauseText("x-3", "¶ 4", "يتعهد الطرفان بالعمل معا " * 6, (), home="y-3", home_number=7),
    ]
    cell = ClauseCell(texts, width, CellStyle(load_theme(dark=False), zoom))
    boxes = cell.boxes()
    assert all(
        box.left() >= 0 and box.right() <= width and box.top() >= 0 and box.bottom() <= cell.height for box in boxes
    )
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]


def test_right_to_left_text_begins_at_the_right_and_is_marked_where_it_stands(qtbot: QtBot) -> None:
    arabic = "يتعهد الطرفان"
    layout, _ = lay_out(arabic, (), 300, load_theme(dark=False).font(FontRole.BODY), load_theme(dark=False), pitch=18)
    first_word, last_word = (layout.lineAt(0).cursorToX(place)[0] for place in (0, len(arabic)))
    assert first_word > last_word
    assert first_word > 290
    assert reads_leftward("12. يتعهد")
    assert not reads_leftward("12. We undertake يتعهد")


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_row_head_says_why_in_a_tip_that_wraps(view: SynopsisView, qtbot: QtBot) -> None:
    heads = view.table.verticalHeader().viewport()
    place = QPoint(40, view.table.rowViewportPosition(0) + 20)
    QApplication.sendEvent(heads, QHelpEvent(QEvent.Type.ToolTip, place, heads.mapToGlobal(place)))
    assert QToolTip.text() == "<qt>Row 1: differs A≠B<br>8 of 10 weighted words shared</qt>"
    QToolTip.hideText()


def test_the_head_of_a_row_that_begins_above_the_sight_stays_in_sight(view: SynopsisView, qtbot: QtBot) -> None:
    view.show_comparison(made([Line({"x": "Long. " * 900, "y": "Short."}), Line({"x": "End.", "y": "No end."})]))
    qtbot.waitUntil(lambda: view.table.is_settled)
    heads = view.table.verticalHeader().viewport()
    at_top = heads.grab(heads.rect().adjusted(2, 2, -2, 70 - heads.height())).toImage()
    view.table.verticalScrollBar().setValue(700)
    assert heads.grab(heads.rect().adjusted(2, 2, -2, 70 - heads.height())).toImage() == at_top
