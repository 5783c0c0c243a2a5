"""What a person does in the window: open, drop, paste, order, undo, search, save, export, and close at any time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.comparison.selection import Show
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.views.commitments_view import CommitmentsView
from desktop.views.header_bar import FilterChip, SearchBox
from desktop.views.inspector_view import InspectorView
from desktop.views.message_bar import MessageBar
from desktop.views.overview_view import OverviewView
from desktop.views.start_cards import RecentCard, SampleCard
from desktop.views.statement_list import StatementList, cross_area
from desktop.views.status_line import StatusLine
from desktop.views.synopsis_view import SynopsisView
from tests.gui.conftest import Answers, Gate


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until everything is answered."""
    qtbot.waitUntil(lambda: not window.session.is_working, timeout=20_000)


def drop(window: MainWindow, qtbot: QtBot, paths: Sequence[Path] = (), *, words: str = "", address: str = "") -> None:
    """Drop files, words or an address in the middle of the window."""
    data = QMimeData()
    if urls := [QUrl.fromLocalFile(str(path)) for path in paths] + ([QUrl(address)] if address else []):
        data.setUrls(urls)
    if words:
        data.setText(words)
    drop_upon(window, window.rect().center(), data, Qt.DropAction.CopyAction)
    settle(window, qtbot)


def drop_upon(widget: QWidget, place: QPoint, data: QMimeData, action: Qt.DropAction) -> None:
    keys = (action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place, *keys)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), *keys))


def titles(window: MainWindow, role: Qt.ItemDataRole = Qt.ItemDataRole.EditRole) -> list[str]:
    cards = window.findChild(StatementList).model()
    return [cards.index(row, 0).data(role) for row in range(cards.rowCount())]


def messages(window: MainWindow) -> list[str]:
    return window.findChild(MessageBar).texts


def status(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.findChild(StatusLine).findChildren(QLabel))


def button(parent: QWidget, words: str) -> QAbstractButton:
    QApplication.sendPostedEvents()  # among them requests to lay out: the button is where it will be
    shown = [each for each in parent.findChildren(QAbstractButton) if each.isVisible()]
    found = [each for each in shown if each.text() == words or each.text().startswith(f"{words}  ")]
    assert found, f"there is no button “{words}”"
    return found[0]


def dialog(window: MainWindow) -> QDialog:
    [found] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return found


NORTH, SOUTH, EAST = "Joint Statement of the North", "Joint Statement of the South", "Joint Statement of the East"


def test_dropped_files_become_columns_and_the_status_says_that_nothing_is_lost(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])

    assert titles(window) == [NORTH, SOUTH]
    assert titles(window, Qt.ItemDataRole.DisplayRole) == ["… North", "… South"]
    assert window.findChild(SynopsisView).isVisible()
    assert "2 statements · 8 clauses in" in status(window)
    assert "every word of every statement is shown once" in status(window)


def test_what_is_lost_is_said_instead(
    window: MainWindow, drafts: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.comparison.values.Statement.uncovered", lambda self: "lost words")
    drop(window, qtbot, drafts[:2])

    assert "lost words" in status(window)
    assert "every word" not in status(window)


def test_a_further_drop_adds_a_column_to_the_running_comparison(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    rows_before = {row.id for row in window.session.answer.comparison.rows}
    drop(window, qtbot, drafts[2:])

    assert titles(window) == [NORTH, SOUTH, EAST]
    assert rows_before & {row.id for row in window.session.answer.comparison.rows}


def test_each_bad_file_has_its_sentence_and_the_good_ones_are_loaded(
    window: MainWindow, drafts: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    drop(window, qtbot, [drafts[0], tmp_path / "absent.txt", tmp_path, empty, drafts[1], drafts[0]])

    assert titles(window) == [NORTH, SOUTH]
    assert len(messages(window)) == 4
    for name in ("absent.txt", tmp_path.name, "empty.txt", "north.txt"):
        assert any(name in text for text in messages(window)), name


def test_messages_can_be_selected_and_dismissed_one_by_one_and_all(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, qtbot, [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"])
    bar = window.findChild(MessageBar)
    label = next(each for each in bar.findChildren(QLabel) if "c.txt" in each.text())
    qtbot.waitUntil(lambda: label.height() < 2 * label.fontMetrics().height())
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard

    qtbot.mouseClick(button(bar, "Dismiss"), Qt.MouseButton.LeftButton)
    assert len(messages(window)) == 2
    qtbot.mouseClick(button(bar, "Dismiss all"), Qt.MouseButton.LeftButton)
    assert messages(window) == []
    assert not bar.isVisible()


def test_one_statement_alone_is_shown_and_the_next_is_invited(
    window: MainWindow, drafts: list[Path], answers: Answers, qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:1])
    assert window.findChild(SynopsisView).isVisible()
    assert not any(chip.isVisible() for chip in window.findChildren(FilterChip))

    answers.open = drafts[1:2]
    qtbot.mouseClick(button(window.centralWidget(), "Open files…"), Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert titles(window) == [NORTH, SOUTH]
    assert any(chip.isVisible() for chip in window.findChildren(FilterChip))


def test_a_filter_hides_nothing_of_a_statement_that_is_alone(
    window: MainWindow, drafts: list[Path], settings: Settings, qtbot: QtBot
) -> None:
    settings.change(show=Show.DIFFERS)
    drop(window, qtbot, drafts[:1])
    rows = window.findChild(SynopsisView).table.model().rowCount
    assert rows() == len(window.session.answer.comparison.rows)

    drop(window, qtbot, drafts[1:2])
    assert rows() == sum(row.relation == "differs" for row in window.session.answer.comparison.rows)


def test_long_work_says_what_it_does_and_can_be_cancelled(
    window: MainWindow, drafts: list[Path], gate: Gate, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in drafts])
    drop_upon(window, window.rect().center(), data, Qt.DropAction.CopyAction)
    line = window.findChild(StatusLine)
    qtbot.waitUntil(lambda: line.findChild(QProgressBar).isVisible())
    assert "Setting 3 statements side by side" in status(window)

    qtbot.mouseClick(button(line, "Cancel"), Qt.MouseButton.LeftButton)

    assert not line.findChild(QProgressBar).isVisible()
    assert titles(window) == []
    assert window.findChildren(SampleCard)[0].isVisible()


def test_statements_are_counted_while_they_are_compared(
    window: MainWindow, drafts: list[Path], gate: Gate, qtbot: QtBot
) -> None:
    assert "No statements yet" in status(window)
    window.files.open(drafts[:2])
    gate.wait_for_one(qtbot)
    assert "2 statements" in status(window)
    assert "No statements yet" not in status(window)
    window.session.cancel()
    assert "No statements yet" in status(window)


def test_a_first_comparison_that_takes_long_leaves_no_blank_window(
    window: MainWindow, drafts: list[Path], gate: Gate, qtbot: QtBot
) -> None:
    window.files.open(drafts[:2])
    gate.wait_for_one(qtbot)
    [waits] = [label for label in window.findChildren(QLabel) if "being set side by side" in label.text()]
    assert waits.isVisible()
    assert not window.findChild(SynopsisView).isVisible()
    gate.open()
    qtbot.waitUntil(window.findChild(SynopsisView).isVisible)
    assert not waits.isVisible()


def test_the_window_can_be_closed_during_work(window: MainWindow, drafts: list[Path], gate: Gate, qtbot: QtBot) -> None:
    window.session.open_files(drafts)
    gate.wait_for_one(qtbot)
    window.close()
    assert not window.isVisible()


def test_pasted_words_become_a_statement_with_the_name_that_was_given(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("The Parties will meet in May.\n\nThey thank the host.")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(window)
    assert "meet in May" in asked.findChild(QPlainTextEdit).toPlainText()
    qtbot.keyClicks(asked.findChild(QLineEdit), "Spring draft")
    qtbot.mouseClick(button(asked, "Add Statement"), Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert titles(window) == ["Spring draft"]


def test_copied_files_are_opened_at_once(window: MainWindow, drafts: list[Path], qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in drafts])
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)

    assert titles(window) == [NORTH, SOUTH, EAST]


def test_pasting_into_the_search_box_is_no_statement(window: MainWindow, drafts: list[Path], qtbot: QtBot) -> None:
    drop(window, qtbot, drafts[:2])
    QGuiApplication.clipboard().setText("strait")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.findChild(SearchBox)
    qtbot.keyClick(search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert search.text() == "strait"
    assert len(titles(window)) == 2


def test_something_from_elsewhere_is_refused_with_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, qtbot, address="https://example.org/statement.pdf")

    assert "not on this computer" in messages(window)[0]


def test_removing_ordering_and_renaming_can_be_undone_and_done_again(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts)
    cards = window.findChild(StatementList)
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(2, 0))
    qtbot.keyClick(cards, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(window, qtbot)
    assert titles(window) == [NORTH, EAST, SOUTH]

    qtbot.keyClick(cards, Qt.Key.Key_F2)
    editor = cards.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "East, second draft")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(window) == [NORTH, "East, second draft", SOUTH])
    settle(window, qtbot)

    place = cards.visualRect(cards.model().index(0, 0))
    qtbot.mouseMove(cards.viewport(), cross_area(place).center())
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=cross_area(place).center())
    qtbot.waitUntil(lambda: titles(window) == ["East, second draft", SOUTH])
    settle(window, qtbot)

    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(window, qtbot)
        seen.append(titles(window))
    assert seen == [[NORTH, "East, second draft", SOUTH], [NORTH, EAST, SOUTH], [NORTH, SOUTH, EAST]]

    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        settle(window, qtbot)
    assert titles(window) == ["East, second draft", SOUTH]


def test_a_card_dragged_upon_another_takes_its_place(window: MainWindow, drafts: list[Path], qtbot: QtBot) -> None:
    drop(window, qtbot, drafts)
    cards = window.findChild(StatementList)
    dragged = cards.model().mimeData([cards.model().index(2, 0)])
    place = cards.visualRect(cards.model().index(0, 0)).topLeft() + QPoint(20, 1)
    drop_upon(cards.viewport(), place, dragged, Qt.DropAction.MoveAction)
    qtbot.waitUntil(lambda: titles(window) == [EAST, NORTH, SOUTH])
    settle(window, qtbot)


def test_the_filters_say_how_many_rows_they_leave_and_are_kept(
    window: MainWindow, drafts: list[Path], settings: Settings, qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts)
    chip = next(chip for chip in window.findChildren(FilterChip) if chip.text() == "Differs")
    count = sum(row.relation == "differs" for row in window.session.answer.comparison.rows)
    assert chip.accessibleName() == f"Differs {count}"

    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)

    assert chip.isChecked()
    assert settings.preferences.show is Show.DIFFERS
    assert window.findChild(SynopsisView).table.model().rowCount() == count


def test_the_next_difference_is_one_key_away(window: MainWindow, drafts: list[Path], qtbot: QtBot) -> None:
    drop(window, qtbot, drafts[:2])
    synopsis = window.findChild(SynopsisView)
    differing = [row.id for row in window.session.answer.comparison.rows if row.relation == "differs"]
    visited = []
    for _ in differing:
        qtbot.keyClick(window, Qt.Key.Key_F8)
        visited.append(synopsis.selected_row)

    assert visited == differing
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert synopsis.selected_row == differing[-2]


def test_a_search_reaches_every_hit_even_where_the_filter_hides_it(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts)
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.findChild(SearchBox)
    qtbot.keyClicks(search, "strait")
    qtbot.waitUntil(lambda: "3 found" in [label.text() for label in search.findChildren(QLabel)])
    qtbot.keyClick(search, Qt.Key.Key_Return)

    synopsis = window.findChild(SynopsisView)
    row = next(row for row in window.session.answer.comparison.rows if row.id == synopsis.selected_row)
    assert any("strait" in window.session.answer.comparison.statement[c.statement].words_of(c) for c in row.clauses)
    assert "1 of 3" in [label.text() for label in search.findChildren(QLabel)]

    qtbot.keyClicks(search, "xyz")
    qtbot.waitUntil(lambda: "not found" in [label.text() for label in search.findChildren(QLabel)])
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_zoom_by_keys_is_kept(window: MainWindow, drafts: list[Path], settings: Settings, qtbot: QtBot) -> None:
    drop(window, qtbot, drafts[:2])
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert settings.preferences.zoom > 1
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert settings.preferences.zoom == 1


def test_a_sample_opens_with_one_click(window: MainWindow, qtbot: QtBot) -> None:
    card = window.findChildren(SampleCard)[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert len(titles(window)) >= 3
    assert messages(window) == []


def test_a_comparison_is_saved_opened_again_and_remembered(
    window: MainWindow, drafts: list[Path], answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    answers.save = tmp_path / "kept.communique"
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert "kept.communique" in messages(window)[0]
    assert "kept" in window.windowTitle()
    assert "All changes kept in kept.communique" in status(window)

    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert titles(window) == []
    [card] = [card for card in window.findChildren(RecentCard) if card.isVisible()]
    assert card.text() == "kept"

    for path in drafts:
        path.unlink()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert titles(window) == [NORTH, SOUTH]

    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(button(window.centralWidget(), "Clear this list"), Qt.MouseButton.LeftButton)
    assert not [each for each in window.findChildren(RecentCard) if each.isVisible()]


def test_statements_from_files_are_remembered_by_their_files(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    [card] = [card for card in window.findChildren(RecentCard) if card.isVisible()]
    assert card.text() == "north and south"

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert titles(window) == [NORTH, SOUTH]


def test_the_commitments_and_the_overview_lead_back_to_the_row(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    synopsis, commitments = window.findChild(SynopsisView), window.findChild(CommitmentsView)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert commitments.isVisible()
    assert not synopsis.isVisible()
    commitments.table.setFocus()
    qtbot.keyClick(commitments.table, Qt.Key.Key_Down)
    qtbot.keyClick(commitments.table, Qt.Key.Key_Down)
    row = commitments.selected_row
    qtbot.keyClick(commitments.table, Qt.Key.Key_Return)

    assert synopsis.isVisible()
    assert synopsis.selected_row == row != ""

    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(OverviewView).isVisible()
    assert not any(chip.isVisible() for chip in window.findChildren(FilterChip))


def test_a_correction_asked_for_in_the_inspector_is_made_and_can_be_undone(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    row = next(row for row in window.session.answer.comparison.rows if len(row.cells) == 2)
    first, second = (cell.clauses[0].id for cell in row.cells)
    window.findChild(InspectorView).set_apart_requested.emit([first], [second])
    settle(window, qtbot)
    comparison = window.session.answer.comparison
    assert comparison.row_of[first] is not comparison.row_of[second]

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    comparison = window.session.answer.comparison
    assert comparison.row_of[first] is comparison.row_of[second]


def test_a_report_is_written_where_the_person_says_and_the_window_says_where(
    window: MainWindow, drafts: list[Path], answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    answers.export = tmp_path / "report.json"
    export = button(window.centralWidget(), "Export")
    data_action = next(action for action in export.menu().actions() if "JSON" in action.text())
    data_action.trigger()
    settle(window, qtbot)

    assert json.loads(answers.export.read_text("utf-8"))["format"] == "communique"
    assert "report.json" in messages(window)[0]
    assert button(window.findChild(MessageBar), "Open folder").isVisible()


def test_a_report_that_cannot_be_written_is_a_sentence(
    window: MainWindow, drafts: list[Path], answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts[:2])
    answers.export = tmp_path / "no such folder" / "report.html"
    button(window.centralWidget(), "Export").menu().actions()[0].trigger()
    settle(window, qtbot)

    assert "report.html" in messages(window)[0]


def test_leaving_pasted_words_asks_first(window: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    drop(window, qtbot, words="The Parties will meet in May.")
    answers.keep = None
    window.close()
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(window)) == 1


def test_saving_while_leaving_closes_once_it_is_saved(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, qtbot, words="The Parties will meet in May.")
    answers.keep, answers.save = True, tmp_path / "kept.communique"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert answers.save.exists()


def test_what_could_not_be_saved_is_not_let_go_then_or_later(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, qtbot, words="The Parties will meet in May.")
    answers.keep, answers.save = True, tmp_path / "no such folder" / "kept.communique"
    window.close()
    settle(window, qtbot)
    assert window.isVisible()
    assert "kept.communique" in messages(window)[0]

    answers.save = tmp_path / "kept.communique"
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)
    assert window.isVisible()


def test_geometry_and_choices_are_there_at_the_next_start(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    window.resize(1100, 760)
    window.close()

    assert not window.isVisible()
    assert settings.preferences.geometry


def test_every_menu_action_has_words_and_no_key_twice(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    in_menus = set()
    waiting = list(window.menuBar().actions())
    while waiting:
        action = waiting.pop()
        in_menus.add(action)
        if action.menu():
            waiting += action.menu().actions()
    assert all(action.text() for action in window.actions())
    assert not [action.text() for action in window.actions() if action.isVisible() and action not in in_menus]


@pytest.mark.parametrize("size", [(1480, 920), (1280, 720), (1000, 700)])
def test_no_word_of_a_button_is_cut(
    window: MainWindow, drafts: list[Path], size: tuple[int, int], qtbot: QtBot
) -> None:
    window.resize(*size)
    drop(window, qtbot, drafts)
    assert (window.width(), window.height()) == size
    for each in window.findChildren(QAbstractButton):
        if each.isVisible() and each.text() and not isinstance(each, QListView):
            assert each.width() >= each.minimumSizeHint().width(), each.text()
            corner = each.mapTo(window, QPoint(each.width(), each.height()))
            assert corner.x() <= window.width(), each.text()
            assert corner.y() <= window.height(), each.text()
