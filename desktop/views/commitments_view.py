"""The Commitments: a sentence that counts them, filters, and a table of who promises what, how firmly and by when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from core.comparison.selection import RowFilter, Show
from core.comparison.summary import CommitmentRow, Summary, strongest, summarise
from core.comparison.values import Comparison, Relation
from desktop.models.commitments_model import CommitmentFilter, CommitmentsModel
from desktop.theme import Theme
from desktop.views.commitment_filters import CommitmentFilters
from desktop.views.commitment_rows import CommitmentRows
from desktop.views.count_sentence import CountSentence
from desktop.views.inspector_parts import link_button
from desktop.views.overview_strip import OverviewStrip
from desktop.views.statement_table import StatementTable
from desktop.wording import kind_word, unread_words


class CommitmentsView(QWidget):
    """Shows the commitments of a Comparison.

    Signals: row_selected(str): the row in hand, "" for none. row_requested(str): a row to show in the Synopsis.
    zoom_changed(float).
    """

    row_selected = Signal(str)
    row_requested = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row_filter = RowFilter()
        self._summary: Summary | None = None
        self._model = CommitmentsModel(self)
        self._sentence = CountSentence(theme, self)
        self._farthest = QLabel(self)
        self._farthest.setTextFormat(Qt.TextFormat.PlainText)
        self._farthest.setProperty("role", "muted")
        self._farthest.setWordWrap(True)
        self._filters = CommitmentFilters(self)
        self._table = StatementTable(theme, self.tr("COMMITMENT"), self)
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Commitments"))
        self._table.set_painter(CommitmentRows(self._model, self._table))
        self._strip = OverviewStrip(theme, self)
        self._empty = QLabel(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._clear = link_button(self.tr("Take the filters away"))
        self._arrange()
        self._connect()
        self.set_theme(theme)
        self._refresh()

    @property
    def table(self) -> StatementTable:
        """The table of commitments."""
        return self._table

    @property
    def selected_row(self) -> str:
        """The id of the row in hand, "" for none."""
        index = self._table.currentIndex()
        return self._model.rows[index.row()].row.id if index.isValid() else ""

    @property
    def sentence(self) -> str:
        """What stands above the table."""
        return self._sentence.words()

    def show_comparison(self, comparison: Comparison | None, summary: Summary | None = None) -> None:
        """Show the commitments of `comparison`; its `summary` is made here where the caller has none yet."""
        held = self.selected_row
        self._summary = summary or (summarise(comparison) if comparison else None)
        self._model.set_comparison(comparison, self._summary)
        self._filters.set_actors(self._model.actors())
        self._table.header.set_comparison(comparison, self._notes())
        self._sentence.set_parts(self._parts())
        self._farthest.setText(self._farthest_words())
        self._refresh(held)

    def set_row_filter(self, row_filter: RowFilter) -> None:
        """Show the commitments whose rows pass."""
        self._row_filter = row_filter
        self._apply()

    def select_row(self, row_id: str) -> None:
        """Take the row in hand and bring it into sight; nothing happens where it is not shown."""
        line = self._model.line_of(row_id)
        if line is not None:
            self._table.go_to_line(line)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self._head.setStyleSheet(f"#commitments_head {{ background: {theme.background.name()}; }}")
        for part in (self._table, self._strip, self._sentence):
            part.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Show words `zoom` times as large, 0.6 to 2.5."""
        self._table.set_zoom(zoom)

    def _arrange(self) -> None:
        self._head = QWidget(self)
        self._head.setObjectName("commitments_head")
        self._head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(18, 12, 14, 12)
        head.setSpacing(8)
        for widget in (self._sentence, self._farthest, self._filters):
            head.addWidget(widget)
        nothing = QWidget(self)
        inside = QVBoxLayout(nothing)
        inside.addStretch()
        inside.addWidget(self._empty)
        inside.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch()
        shown = QWidget(self)
        line = QHBoxLayout(shown)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._table)
        line.addWidget(self._strip)
        self._stack = QStackedLayout()
        self._stack.addWidget(shown)
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(self._stack, 1)
        self.setFocusProxy(self._table)

    def _connect(self) -> None:
        self._filters.filter_changed.connect(self._apply)
        self._clear.clicked.connect(self._filters.clear)
        self._table.line_changed.connect(lambda _: self.row_selected.emit(self.selected_row))
        self._table.link_followed.connect(self.row_requested)
        self._table.zoom_changed.connect(self.zoom_changed)
        self._table.enter_pressed.connect(self._request)
        self._table.rows_laid_out.connect(lambda: self._strip.set_view(*self._table.viewed()))
        self._strip.place_chosen.connect(self._table.view_from)

    def _request(self, line: int) -> None:
        self.row_requested.emit(self._model.rows[line].row.id)

    def _apply(self) -> None:
        held = self.selected_row
        self._model.set_filters(self._row_filter, self._filters.chosen, self._filters.order)
        self._refresh(held)

    def _refresh(self, held: str = "") -> None:
        self._table.lines_replaced()
        self._strip.set_lines([row.row.relation for row in self._model.rows])
        self._strip.set_view(*self._table.viewed())
        self._stack.setCurrentIndex(0 if self._model.rows else 1)
        has_any = self._summary is not None and bool(self._summary.commitments)
        self._empty.setText(self._why_empty(has_any=has_any))
        filtered = self._filters.chosen != CommitmentFilter()
        self._clear.setVisible(has_any and filtered)
        self._filters.setVisible(has_any)
        self.select_row(held)
        if held and not self.selected_row:
            self.row_selected.emit("")

    def _why_empty(self, *, has_any: bool) -> str:
        if self._model.comparison is None:
            return self.tr("Open statements to see what they promise.")
        if not has_any:
            found = self.tr("No commitments were found in these statements.")
            return f"{found} {unread_words(self._model.comparison)}".rstrip()
        return self.tr("No commitment passes these filters.")

    def _notes(self) -> dict[str, str]:
        if self._summary is None:
            return {}
        counts = {profile.statement: sum(profile.commitments.values()) for profile in self._summary.profiles}
        notes = {
            statement: self.tr("1 commitment") if count == 1 else self.tr("{0} commitments").format(count)
            for statement, count in counts.items()
        }
        comparison = self._model.comparison
        return {**notes, **dict.fromkeys(comparison.unread if comparison else (), self.tr("not read"))}

    def _parts(self) -> list[tuple[Relation | None, str]]:
        comparison, summary = self._model.comparison, self._summary
        if comparison is None or summary is None or not summary.commitments:
            return [(None, self.tr("No commitments"))]
        counts = summary.commitment_counts
        number = counts[Show.ALL]
        named = self.tr("1 commitment") if number == 1 else self.tr("{0} commitments").format(number)
        if len(comparison.statements) == 1:
            return [(None, self.tr("{0}.").format(named))]
        return [
            (None, self.tr("{0}:").format(named)),
            (Relation.SAME, self.tr("{0} shared,").format(counts[Show.SHARED])),
            (Relation.DIFFERS, self.tr("{0} that differ,").format(counts[Show.DIFFERS])),
            (Relation.ONLY, self.tr("{0} in one statement only.").format(counts[Show.ONLY])),
        ]

    def _farthest_words(self) -> str:
        """The commitment on which the levels are farthest apart, with the words of the weakest and the strongest."""
        comparison, summary = self._model.comparison, self._summary
        differing = [row for row in summary.commitments if row.row.relation is Relation.DIFFERS] if summary else []
        apart = [row for row in differing if row.levels[0] < row.levels[1]]
        said = [self._standing_words(comparison, summary), unread_words(comparison)] if comparison and summary else []
        if comparison is not None and apart:
            row = max(apart, key=lambda each: each.spread)
            weak, strong = (self._said(comparison, row, level) for level in row.levels)
            said.append(self.tr("Farthest apart: {0}, from {1} to {2}.").format(row.topic, weak, strong))
        words = " ".join(filter(None, said))
        self._farthest.setVisible(bool(words))
        return words

    def _standing_words(self, comparison: Comparison, summary: Summary) -> str:
        """How many of the shared all statements have, and in what the others differ."""
        said = []
        number = len(comparison.statements)
        if number > 2 and summary.shared_by_all + summary.shared_by_some:
            words = self.tr("Of the shared, {0} stand in all {1} statements and {2} in some.")
            said.append(words.format(summary.shared_by_all, number, summary.shared_by_some))
        if summary.commitment_kinds:
            kinds = (f"{kind_word(kind).lower()} ({count})" for kind, count in summary.commitment_kinds.items())
            said.append(self.tr("They differ in {0}.").format(", ".join(kinds)))
        return " ".join(said)

    def _said(self, comparison: Comparison, row: CommitmentRow, level: int) -> str:
        acts = (act for held in row.acts.values() if (act := strongest(held)))
        act = next(act for act in acts if act.level == level)
        words = " ".join(act.verb.text.split())
        return self.tr("“{0}” (level {1}, {2})").format(words, level, comparison.letters[act.statement])
