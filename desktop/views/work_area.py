"""The room of an open comparison: statements at the left, the view that is shown, the inspector at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.clauses.statement import Statement
from core.comparison.selection import Hit, RowFilter
from core.comparison.values import Comparison
from desktop.actions import Actions
from desktop.session import Answer
from desktop.theme import Theme
from desktop.views.statements_panel import Counts, StatementsPanel
from desktop.views.synopsis_view import SynopsisView

_PANEL_WIDTH, _INSPECTOR_WIDTH = 236, 290


class Page(Enum):
    """The views of a comparison."""

    SYNOPSIS = "synopsis"


class Invitation(QFrame):
    """Stands above a statement that is alone, and offers the ways to the next one."""

    def __init__(self, open_action: QAction, paste_action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        words = QLabel(
            self.tr("One statement is open. Add a second to see what they share and where they differ."), self
        )
        words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 16, 10)
        line.addWidget(words, 1)
        for action, text, role in (
            (open_action, self.tr("Open files…"), "primary"),
            (paste_action, self.tr("Paste text…"), ""),
        ):
            button = QPushButton(text, self)
            button.setProperty("role", role)
            button.clicked.connect(action.trigger)
            line.addWidget(button)


class WorkArea(QSplitter):
    """Hands what is to be shown to the views, and the person's wishes on.

    Signals: row_selected(str): the id of the row in hand, "" for none. page_wanted(Page).
    """

    row_selected = Signal(str)
    page_wanted = Signal(object)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.panel = StatementsPanel(actions.of_a_statement(), theme, self)
        self._invitation = Invitation(actions.open, actions.paste, self)
        self.synopsis = SynopsisView(theme, self)
        self._pages: Mapping[Page, QWidget] = {Page.SYNOPSIS: self.synopsis}
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._comparison: Comparison | None = None
        self.addWidget(self.panel)
        middle = QWidget(self)
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._invitation)
        lines.addWidget(self._stack, 1)
        self.addWidget(middle)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([_PANEL_WIDTH, 900])
        self.synopsis.row_selected.connect(self._take_row)

    @property
    def page(self) -> Page:
        """The view that is shown."""
        shown = self._stack.currentWidget()
        return next(page for page, view in self._pages.items() if view is shown)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        for part in (self.panel, self.synopsis):
            part.set_theme(theme)

    def show_page(self, page: Page) -> None:
        """Show another view of the same comparison."""
        self._stack.setCurrentWidget(self._pages[page])
        self.panel.show_counts(Counts.DIFFERENCES)

    def show_statements(self, statements: Sequence[Statement], letters: Mapping[str, str]) -> None:
        """Show what is loaded, while it may not be compared yet."""
        self.panel.show_statements(statements, letters)

    def show_answer(self, answer: Answer | None) -> None:
        """Show another comparison everywhere; the row in hand stays in hand if it is still there."""
        self._comparison = answer.comparison if answer else None
        self.panel.show_summary(answer.summary if answer else None)
        self.synopsis.show_comparison(self._comparison)
        self._invitation.setVisible(self._comparison is not None and len(self._comparison.statements) == 1)

    def set_row_filter(self, row_filter: RowFilter) -> None:
        """Show the rows that pass."""
        self.synopsis.set_row_filter(row_filter)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Mark what a search found."""
        self.synopsis.show_hits(hits)

    def select_row(self, row_id: str) -> None:
        """Take a row in hand, in the view that is shown."""
        self.synopsis.select_row(row_id)

    def _take_row(self, row_id: str) -> None:
        self.row_selected.emit(row_id)
