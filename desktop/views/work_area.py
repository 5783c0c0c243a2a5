"""The room of an open comparison: statements at the left, the view that is shown, the inspector at the right."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.clauses.statement import Statement
from core.comparison.selection import Hit, RowFilter
from core.comparison.values import Comparison
from desktop.actions import Actions
from desktop.comparing import Answer
from desktop.theme import Theme
from desktop.views.commitments_view import CommitmentsView
from desktop.views.inspector_view import InspectorView
from desktop.views.overview_view import OverviewView
from desktop.views.statements_panel import Counts, StatementsPanel
from desktop.views.synopsis_view import SynopsisView

_PANEL_WIDTH, _INSPECTOR_WIDTH = 236, 290


class Page(Enum):
    """The views of a comparison."""

    SYNOPSIS = "synopsis"
    COMMITMENTS = "commitments"
    OVERVIEW = "overview"


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
    """Hands what is to be shown to the views. What the person wishes, the parts themselves say.

    Signals: row_requested(str): a row to be shown in the Synopsis.
    """

    row_requested = Signal(str)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._answer: Answer | None = None
        self._filled: dict[Page, Comparison | None] = dict.fromkeys(Page)
        self._row = ""
        self._shows_inspector = True
        self.panel = StatementsPanel(actions.of_a_statement(), theme, self)
        self.synopsis = SynopsisView(theme, self)
        self.commitments = CommitmentsView(theme, self)
        self.overview = OverviewView(theme, self)
        self.inspector = InspectorView(theme, self)
        self._invitation = Invitation(actions.open, actions.paste, self)
        self._wait = QLabel(self.tr("The statements are being set side by side …"), self)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait.setProperty("role", "muted")
        self._pages: Mapping[Page, QWidget] = {
            Page.SYNOPSIS: self.synopsis,
            Page.COMMITMENTS: self.commitments,
            Page.OVERVIEW: self.overview,
        }
        self._stack = QStackedWidget(self)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._lay_out()
        self._stack.hide()
        self.synopsis.row_selected.connect(self._take_row)
        self.commitments.row_selected.connect(self._take_row)
        for view in (self.commitments, self.overview, self.inspector):
            view.row_requested.connect(self.row_requested)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._invitation)
        lines.addWidget(self._wait, 1)
        lines.addWidget(self._stack, 1)
        for part in (self.panel, middle, self.inspector):
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([_PANEL_WIDTH, 900, _INSPECTOR_WIDTH])

    def set_hidden(self, statements: Collection[str]) -> None:
        """Hide the columns of these statements (ids) in every view, and show the others."""
        for table in (self.synopsis.table, self.commitments.table):
            table.header.set_hidden(statements)

    @property
    def page(self) -> Page:
        """The view that is shown."""
        shown = self._stack.currentWidget()
        return next(page for page, view in self._pages.items() if view is shown)

    @property
    def kept_sizes(self) -> tuple[int, ...]:
        """The widths to begin with the next time; empty while a part is hidden, whose width nobody knows then."""
        shown = self.isVisible() and self.panel.isVisible() and self.inspector.isVisible()
        return tuple(self.sizes()) if shown else ()

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        for part in (self.panel, self.synopsis, self.commitments, self.overview, self.inspector):
            part.set_theme(theme)

    def show_page(self, page: Page) -> None:
        """Show another view of the same comparison, with the same row in hand."""
        self._stack.setCurrentWidget(self._pages[page])
        self._fill_page()
        self.panel.show_counts(Counts.STRENGTH if page is Page.COMMITMENTS else Counts.DIFFERENCES)
        self._settle_inspector()
        if self._row:
            self.select_row(self._row)

    def show_inspector(self, shown: bool) -> None:
        """Show the Inspector beside the Synopsis, or do not."""
        self._shows_inspector = shown
        self._settle_inspector()

    def show_statements(self, statements: Sequence[Statement], letters: Mapping[str, str]) -> None:
        """Show what is loaded, while it may not be compared yet."""
        self.panel.show_statements(statements, letters)

    def show_answer(self, answer: Answer | None) -> None:
        """Show another comparison everywhere; the row in hand stays in hand if it is still there."""
        self._answer = answer
        self.panel.show_summary(answer.summary if answer else None)
        self._wait.setVisible(answer is None)
        self._stack.setVisible(answer is not None)
        self._fill_page()
        self.inspector.show_row(self._comparison, self._row)
        self._invitation.setVisible(answer is not None and len(answer.comparison.statements) == 1)

    def set_row_filter(self, row_filter: RowFilter) -> None:
        """Show the rows that pass."""
        self.synopsis.set_row_filter(row_filter)
        self.commitments.set_row_filter(RowFilter(row_filter.show))

    def set_zoom(self, zoom: float) -> None:
        """Show words `zoom` times as large."""
        self.synopsis.set_zoom(zoom)
        self.commitments.set_zoom(zoom)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Mark what a search found."""
        self.synopsis.show_hits(hits)

    def select_row(self, row_id: str) -> None:
        """Take a row in hand, in the view that is shown; the Overview has none."""
        if self.page is Page.SYNOPSIS:
            self.synopsis.select_row(row_id)
        elif self.page is Page.COMMITMENTS:
            self.commitments.select_row(row_id)

    @property
    def _comparison(self) -> Comparison | None:
        return self._answer.comparison if self._answer else None

    def _fill_page(self) -> None:
        """Give the view that is shown the latest answer. The others wait until they are shown: three views at once
        would keep the window from answering."""
        page, answer, comparison = self.page, self._answer, self._comparison
        if self._filled[page] is comparison:
            return
        self._filled[page] = comparison
        if page is Page.SYNOPSIS:
            self.synopsis.show_comparison(comparison)
        elif page is Page.COMMITMENTS:
            self.commitments.show_comparison(comparison, answer.summary if answer else None)
        else:
            self.overview.show_comparison(comparison, answer.summary if answer else None)

    def _take_row(self, row_id: str) -> None:
        self._row = row_id
        self.inspector.show_row(self._comparison, row_id)

    def _settle_inspector(self) -> None:
        self.inspector.setVisible(self._shows_inspector and self.page is Page.SYNOPSIS)
