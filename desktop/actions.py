"""What a person can do, with its words and keys: the one file that knows the menu texts and the shortcuts.

An Actions holds one QAction for each; the main window says what they do, the menus and buttons only show them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.comparison.selection import Show
from core.reading.options import Tracked
from desktop.settings import Appearance

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """Every action of the window. They work by their keys from anywhere in `window`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._make_file_actions()
        self._make_edit_actions()
        self._make_view_actions()
        self._make_go_actions()
        self._make_help_actions()

    def _make_file_actions(self) -> None:
        make = self._make
        self.open = make(self.tr("&Open…"), Keys.Open, tip=self.tr("Add statements, or open a kept comparison"))
        self.paste = make(self.tr("&Paste as Statement…"), Keys.Paste, tip=self.tr("Add what was copied elsewhere"))
        self.clear_recent = make(self.tr("&Clear This List"), tip=self.tr("Forget the recent comparisons"))
        self.save = make(self.tr("&Save Comparison"), Keys.Save, tip=self.tr("Keep statements, corrections and notes"))
        self.save_as = make(self.tr("Save Comparison &As…"), "Ctrl+Shift+S")
        self.export = make(self.tr("&Export…"), "Ctrl+E", tip=self.tr("Write a report of this comparison"))
        self.close = make(self.tr("&Close Comparison"), "Ctrl+W", tip=self.tr("Back to the start; no file is changed"))
        self.quit = make(self.tr("&Quit"), "Ctrl+Q")

    def _make_edit_actions(self) -> None:
        make = self._make
        self.undo = make(self.tr("&Undo"), Keys.Undo)
        self.redo = make(self.tr("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.find = make(self.tr("&Find…"), Keys.Find, tip=self.tr("Search all statements"))
        self.find_next = make(self.tr("Find &Next"), "F3")
        self.find_previous = make(self.tr("Find &Previous"), "Shift+F3")
        self.rename = make(self.tr("Re&name Statement…"), "F2")
        self.details = make(
            self.tr("Statement &Details…"), "Ctrl+I", tip=self.tr("Title, date, place, parties, symbol, language")
        )
        self.read_again = make(
            self.tr("Read A&gain from File"), tip=self.tr("As its file is now; corrections and notes stay")
        )
        self.tracked = {
            Tracked.ACCEPTED: make(self.tr("&Accepted"), tip=self.tr("The text after the changes")),
            Tracked.REJECTED: make(self.tr("&Rejected"), tip=self.tr("The text before the changes")),
            Tracked.BOTH: make(self.tr("&Both, Side by Side"), tip=self.tr("Two statements, before and after")),
        }
        self._tracked_menu = QMenu(self.tr("Read &Tracked Changes As"), self._window)
        self._tracked_menu.addActions(list(self.tracked.values()))
        self.read_tracked = self._tracked_menu.menuAction()
        self.move_earlier = make(self.tr("Move Statement &Earlier"), "Alt+Up")
        self.move_later = make(self.tr("Move Statement &Later"), "Alt+Down")
        self.read_in_order = make(self.tr("&Rows in the Order of This Statement"), "Ctrl+R", checkable=True)
        self.own_words = make(
            self.tr("Your &Word List…"), tip=self.tr("Words of your own by which commitments are found")
        )
        self.remove = make(self.tr("Re&move Statement"), "Ctrl+Del", tip=self.tr("Its file is not touched"))

    def _make_view_actions(self) -> None:
        make = self._make
        self.synopsis = make(self.tr("&Synopsis"), "Ctrl+1", checkable=True)
        self.commitments = make(self.tr("&Commitments"), "Ctrl+2", checkable=True)
        self.overview = make(self.tr("&Overview"), "Ctrl+3", checkable=True)
        self._views = self._group(self.synopsis, self.commitments, self.overview)
        self.show_rows = {
            Show.ALL: make(self.tr("&All Rows"), "Alt+1", checkable=True),
            Show.DIFFERS: make(self.tr("Rows That &Differ"), "Alt+2", checkable=True),
            Show.SHARED: make(self.tr("&Shared Rows"), "Alt+3", checkable=True),
            Show.ONLY: make(self.tr("Rows in &One Statement Only"), "Alt+4", checkable=True),
        }
        self._shown = self._group(*self.show_rows.values())
        self.commitments_only = make(self.tr("&Commitments Only"), "Alt+5", checkable=True)
        self.by_meaning = make(
            self.tr("Set Clauses Together by &Meaning Too"),
            tip=self.tr("Also in different languages; without, by the words that they share alone"),
            checkable=True,
        )
        self.zoom_in = make(self.tr("Zoom &In"), "Ctrl++", "Ctrl+=")
        self.zoom_out = make(self.tr("Zoom O&ut"), "Ctrl+-")
        self.zoom_reset = make(self.tr("Actual Si&ze"), "Ctrl+0")
        self.statements_panel = make(self.tr("S&tatements Panel"), "F9", checkable=True)
        self.inspector = make(self.tr("I&nspector"), "Shift+F9", checkable=True)
        self.appearances = {
            Appearance.SYSTEM: make(self.tr("As the &System"), checkable=True),
            Appearance.LIGHT: make(self.tr("&Light"), checkable=True),
            Appearance.DARK: make(self.tr("&Dark"), checkable=True),
        }
        self._appearance = self._group(*self.appearances.values())
        self.full_screen = make(self.tr("&Full Screen"), "F11", checkable=True)

    def _make_go_actions(self) -> None:
        make = self._make
        self.next_difference = make(self.tr("&Next Difference"), "F8")
        self.previous_difference = make(self.tr("&Previous Difference"), "F7")
        self.next_commitment = make(self.tr("Next &Commitment"), "Shift+F8")
        self.previous_commitment = make(self.tr("Previous Co&mmitment"), "Shift+F7")
        self.go_to_label = make(
            self.tr("&Go to Label…"), "Ctrl+G", tip=self.tr("Show the clause “12 (b)”, for instance")
        )

    def _make_help_actions(self) -> None:
        make = self._make
        self.shortcuts = make(self.tr("&Keys"), "F1")
        self.error_details = make(self.tr("&Details of Errors"))
        self.about = make(self.tr("&About Communiqué"))

    def _make(
        self, text: str, *keys: str | QKeySequence.StandardKey, tip: str = "", checkable: bool = False
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        if tip:
            action.setToolTip(tip)
            action.setStatusTip(tip)
        self._window.addAction(action)
        return action

    def _group(self, *actions: QAction) -> QActionGroup:
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)
        return group

    def of_a_comparison(self) -> tuple[QAction, ...]:
        """What only makes sense while rows are shown."""
        return (
            self.save,
            self.save_as,
            self.export,
            self.find,
            self.find_next,
            self.find_previous,
            self.synopsis,
            self.commitments,
            self.overview,
            self.zoom_in,
            self.zoom_out,
            self.zoom_reset,
            self.statements_panel,
            self.inspector,
            self.next_commitment,
            self.previous_commitment,
            self.go_to_label,
        )

    def of_differences(self) -> tuple[QAction, ...]:
        """What only makes sense while several statements are shown."""
        return (
            *self.show_rows.values(),
            self.commitments_only,
            self.next_difference,
            self.previous_difference,
        )

    def of_a_statement(self) -> tuple[QAction, ...]:
        """What is done to the statement in hand."""
        return (
            self.rename,
            self.details,
            self.read_again,
            self.read_tracked,
            self.move_earlier,
            self.move_later,
            self.read_in_order,
            self.remove,
        )

    def set_history(self, undo_name: str, redo_name: str) -> None:
        """Mirror what can be undone and done again; "" for nothing."""
        self.undo.setEnabled(bool(undo_name))
        self.undo.setText(self.tr("&Undo: {0}").format(undo_name) if undo_name else self.tr("&Undo"))
        self.redo.setEnabled(bool(redo_name))
        self.redo.setText(self.tr("&Redo: {0}").format(redo_name) if redo_name else self.tr("&Redo"))


class Menus(QObject):
    """The menu bar's menus. `samples` and `recent` are filled by the main window."""

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        super().__init__(bar)
        self.samples = QMenu(self.tr("Open a Sa&mple"), bar)
        self.recent = QMenu(self.tr("Open &Recent"), bar)
        self._fill_file_menu(bar.addMenu(self.tr("&File")), actions)
        self._fill_edit_menu(bar.addMenu(self.tr("&Edit")), actions)
        self._fill_view_menu(bar.addMenu(self.tr("&View")), actions)
        self._fill_go_menu(bar.addMenu(self.tr("&Go")), actions)
        self._fill_help_menu(bar.addMenu(self.tr("&Help")), actions)

    def _fill_file_menu(self, menu: QMenu, actions: Actions) -> None:
        menu.addActions([actions.open, actions.paste])
        menu.addMenu(self.recent)
        menu.addMenu(self.samples)
        menu.addSeparator()
        menu.addActions([actions.save, actions.save_as, actions.export])
        menu.addSeparator()
        menu.addActions([actions.close, actions.quit])

    def _fill_edit_menu(self, menu: QMenu, actions: Actions) -> None:
        menu.addActions([actions.undo, actions.redo])
        menu.addSeparator()
        menu.addActions([actions.find, actions.find_next, actions.find_previous])
        menu.addSeparator()
        menu.addActions(list(actions.of_a_statement()))
        menu.addSeparator()
        menu.addAction(actions.own_words)

    def _fill_view_menu(self, menu: QMenu, actions: Actions) -> None:
        menu.addActions([actions.synopsis, actions.commitments, actions.overview])
        menu.addSeparator()
        menu.addActions([*actions.show_rows.values(), actions.commitments_only])
        menu.addSeparator()
        menu.addAction(actions.by_meaning)
        menu.addSeparator()
        menu.addActions([actions.zoom_in, actions.zoom_out, actions.zoom_reset])
        menu.addSeparator()
        menu.addActions([actions.statements_panel, actions.inspector])
        appearance = menu.addMenu(self.tr("&Appearance"))
        appearance.addActions(list(actions.appearances.values()))
        menu.addAction(actions.full_screen)

    def _fill_go_menu(self, menu: QMenu, actions: Actions) -> None:
        menu.addActions([actions.next_difference, actions.previous_difference])
        menu.addSeparator()
        menu.addActions([actions.next_commitment, actions.previous_commitment])
        menu.addSeparator()
        menu.addAction(actions.go_to_label)

    def _fill_help_menu(self, menu: QMenu, actions: Actions) -> None:
        menu.addActions([actions.shortcuts, actions.error_details])
        menu.addSeparator()
        menu.addAction(actions.about)
