"""Manners of the whole window: every control can be spoken and reached, dark is dark, dialogs do what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions import Actions
from desktop.main_window import MainWindow
from desktop.settings import Appearance, Settings
from desktop.views.synopsis_view import SynopsisView
from tests.gui.test_main_window import button, dialog, drop, messages, titles


def controls(window: MainWindow) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QPlainTextEdit, QComboBox)
    found = (each for kind in kinds for each in window.findChildren(kind))
    return [each for each in found if each.isVisible() and not each.objectName().startswith("qt_")]


@pytest.mark.parametrize("page", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_every_control_has_a_name_to_speak(window: MainWindow, drafts: list[Path], page: Qt.Key, qtbot: QtBot) -> None:
    drop(window, qtbot, drafts)
    qtbot.keyClick(window, page, Qt.KeyboardModifier.ControlModifier)
    nameless = [
        f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in controls(window)
        if not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert nameless == []


def test_tab_leads_from_the_search_to_the_statements_to_the_synopsis(
    window: MainWindow, drafts: list[Path], qtbot: QtBot
) -> None:
    drop(window, qtbot, drafts)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    reached: list[str] = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.accessibleName() or getattr(focus, "text", str)())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)

    assert reached == ["Search all statements", "Export", "Statements", "Add or drop a statement", "Synopsis"]


def test_dark_can_be_chosen_and_is_kept(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    def brightness() -> int:
        return window.grab().toImage().pixelColor(QPoint(20, window.height() // 2)).lightness()

    actions = window.findChild(Actions)
    actions.appearances[Appearance.LIGHT].trigger()
    light = brightness()
    actions.appearances[Appearance.DARK].trigger()

    assert light > 200
    assert brightness() < 60
    assert settings.preferences.appearance is Appearance.DARK


def test_the_keys_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    keys = dialog(window).findChild(QTreeWidget)
    listed = {keys.topLevelItem(row).text(0): keys.topLevelItem(row).text(1) for row in range(keys.topLevelItemCount())}

    assert listed["Next Difference"] == "F8"
    assert listed["Find"] == "Ctrl+F"
    dialog(window).close()


@pytest.mark.parametrize("name", ["about", "error_details"])
def test_a_dialog_of_the_help_menu_opens_and_closes(window: MainWindow, name: str, qtbot: QtBot) -> None:
    getattr(window.findChild(Actions), name).trigger()
    shown = dialog(window)
    assert shown.windowTitle()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not [each for each in window.findChildren(QDialog) if each.isVisible()]


def test_a_label_leads_to_its_row(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paths = []
    for name, verb in (("a", "demands"), ("b", "urges")):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            f"The Council,\n\n1. {verb.title()} that the parties stop;\n\n2. {verb.title()} the parties to meet;\n\n"
            "12. Decides to remain seized of the matter.\n",
            "utf-8",
        )
        paths.append(path)
    drop(window, qtbot, paths)
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(window)
    qtbot.keyClicks(asked.findChild(QLineEdit), "12")
    visible = [item for item in _items(asked.findChild(QListWidget)) if not item.isHidden()]
    assert len(visible) == 2
    qtbot.keyClick(asked.findChild(QLineEdit), Qt.Key.Key_Return)

    comparison = window.session.answer.comparison
    row = next(row for row in comparison.rows if row.id == window.findChild(SynopsisView).selected_row)
    assert {clause.label.rstrip(".") for clause in row.clauses} == {"12"}


def _items(widget: QListWidget) -> list:
    return [widget.item(row) for row in range(widget.count())]


def test_an_empty_paste_can_be_typed_or_given_up(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    asked = dialog(window)
    assert not button(asked, "Add Statement").isEnabled()
    qtbot.keyClicks(asked.findChild(QPlainTextEdit), "The Parties will meet.")
    assert button(asked, "Add Statement").isEnabled()
    qtbot.mouseClick(button(asked, "Cancel"), Qt.MouseButton.LeftButton)

    assert titles(window) == []
    assert messages(window) == []
