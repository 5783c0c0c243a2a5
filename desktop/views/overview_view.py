"""The Overview: the counts in a sentence, how close the pairs are, each statement's profile, and what matters."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.comparison.selection import Show
from core.comparison.summary import Summary, summarise
from core.comparison.values import Comparison, Relation
from desktop.theme import FontRole, Theme
from desktop.views.count_sentence import CountSentence
from desktop.views.overview_matrix import PairMatrix
from desktop.views.overview_matters import MatterList
from desktop.views.overview_profiles import ProfilePanel

_SIDE_BY_SIDE_FROM = 940
"""Below this width, the two columns stand one under the other."""


class OverviewView(QScrollArea):
    """Shows what a Comparison comes to. Builds itself when it comes into sight, not before.

    Signals: row_requested(str): a row to show in the Synopsis.
    """

    row_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comparison: Comparison | None = None
        self._summary: Summary | None = None
        self._is_stale = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Overview"))
        self._sentence = CountSentence(theme, self)
        self._extremes = QLabel(self)
        self._extremes.setTextFormat(Qt.TextFormat.PlainText)
        self._extremes.setProperty("role", "muted")
        self._extremes.setWordWrap(True)
        self._pairs_note = QLabel(self)
        self._matrix = PairMatrix(theme, self)
        self._profiles = ProfilePanel(theme, self)
        self._matters = MatterList(theme, self)
        self._matters.row_requested.connect(self.row_requested)
        self._arrange()

    @property
    def sentence(self) -> str:
        """What stands at the top."""
        return self._sentence.words()

    @property
    def matrix(self) -> PairMatrix:
        """How close the pairs are."""
        return self._matrix

    @property
    def profiles(self) -> ProfilePanel:
        """Statement by statement."""
        return self._profiles

    def show_comparison(self, comparison: Comparison | None, summary: Summary | None = None) -> None:
        """Show what `comparison` comes to; its `summary` is made here where the caller has none yet."""
        self._comparison, self._summary = comparison, summary
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        for part in (self._sentence, self._matrix, self._profiles):
            part.set_theme(theme)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)

    def _arrange(self) -> None:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 14, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(self._sentence)
        layout.addWidget(self._extremes)
        left = QVBoxLayout()
        left.setSpacing(16)
        levels = QLabel(
            self.tr("1 best effort, 2 intention, 3 continued, 4 firm pledge, 5 collective decision, 6 legal obligation")
        )
        matters = QLabel(self.tr("The differences in order of weight. Each opens its row."))
        self._pairs_card = self._card(self.tr("How close each pair is"), self._pairs_note, self._matrix)
        left.addWidget(self._pairs_card)
        left.addWidget(self._card(self.tr("Statement by statement"), levels, self._profiles))
        left.addStretch()
        right = QVBoxLayout()
        self._matters_card = self._card(self.tr("What matters"), matters, self._matters)
        right.addWidget(self._matters_card)
        right.addStretch()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 4)
        layout.addLayout(self._columns)
        layout.addStretch()
        self.setWidget(page)

    def _card(self, heading: str, under: QLabel, content: QWidget) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        lines = QVBoxLayout(card)
        lines.setContentsMargins(16, 12, 16, 14)
        lines.setSpacing(6)
        title = QLabel(heading, card)
        title.setFont(self._theme.font(FontRole.HEADING))
        under.setProperty("role", "muted")
        under.setWordWrap(True)
        lines.addWidget(title)
        lines.addWidget(under)
        lines.addWidget(content)
        return card

    def _refresh(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._build()

    def _build(self) -> None:
        self._is_stale = False
        comparison = self._comparison
        if comparison is None or not comparison.statements:
            self._sentence.set_parts([(None, self.tr("Open statements to see what they come to."))])
            self._extremes.hide()
            self._set_cards_visible(visible=False, pairs=False)
            return
        summary = self._summary = self._summary or summarise(comparison)
        many = len(comparison.statements) > 1
        self._sentence.set_parts(self._parts(comparison, summary))
        self._extremes.setText(self._extreme_words(comparison, summary))
        self._extremes.setVisible(bool(self._extremes.text()))
        self._pairs_note.setText(self._alike_words(comparison))
        self._matrix.show_pairs(comparison, summary.closeness)
        self._profiles.show_profiles(comparison, summary.profiles)
        self._matters.show_matters(comparison, summary.matters, self._theme)
        self._set_cards_visible(visible=True, pairs=many)

    def _set_cards_visible(self, *, visible: bool, pairs: bool) -> None:
        for card in self.findChildren(QFrame):
            if card.property("role") == "card":
                card.setVisible(visible and (pairs or card not in (self._pairs_card, self._matters_card)))

    def _parts(self, comparison: Comparison, summary: Summary) -> list[tuple[Relation | None, str]]:
        rows, count = summary.rows, len(comparison.statements)
        if count == 1:
            clauses = len(comparison.statements[0].clauses)
            words = self.tr("One statement, 1 clause.") if clauses == 1 else self.tr("One statement, {0} clauses.")
            return [(None, words.format(clauses))]
        return [
            (None, self.tr("{0} statements, {1} rows:").format(count, rows[Show.ALL])),
            (Relation.SAME, self.tr("{0} shared,").format(rows[Show.SHARED])),
            (Relation.DIFFERS, self.tr("{0} that differ,").format(rows[Show.DIFFERS])),
            (Relation.ONLY, self.tr("{0} in one statement only.").format(rows[Show.ONLY])),
        ]

    def _alike_words(self, comparison: Comparison) -> str:
        if len({statement.language for statement in comparison.statements}) == 1:
            return self.tr("Wording in common, as a part of the words of both")
        return self.tr("Wording in common, as a part of the words of both; between languages, the rows that agree")

    def _extreme_words(self, comparison: Comparison, summary: Summary) -> str:
        pairs = sorted(summary.closeness, key=lambda pair: summary.closeness[pair])
        if len(pairs) < 2:
            return ""
        if round(100 * summary.closeness[pairs[0]]) == round(100 * summary.closeness[pairs[-1]]):
            return self.tr("All pairs are equally close.")
        closest, farthest = (
            self.tr("{0} and {1}, {2} %").format(
                *(comparison.letters[statement] for statement in pair), round(100 * summary.closeness[pair])
            )
            for pair in (pairs[-1], pairs[0])
        )
        return self.tr("Closest are {0}. Farthest apart are {1}.").format(closest, farthest)
