"""The empty window is an invitation: drop, open or paste statements, try a sample, or go on where one was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.reading.samples import SampleSet
from desktop.actions import Actions
from desktop.settings import Recent
from desktop.theme import Theme
from desktop.views.start_cards import DropZone, RecentCard, SampleCard
from desktop.views.tiles import Tile

_WIDEST = 1080
_NARROW = 760


class StartView(QScrollArea):
    """What the window shows while nothing is loaded.

    Signals: sample_wanted(SampleSet), recent_wanted(Recent).
    """

    sample_wanted = Signal(object)
    recent_wanted = Signal(object)

    def __init__(
        self, samples: Sequence[SampleSet], actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self._drop = DropZone(actions, theme, self)
        self._samples: list[Tile] = [self._sample_card(sample) for sample in samples]
        self._sample_grid = QGridLayout()
        self._sample_columns = 0
        self._recents: list[Tile] = []
        self._clear = QPushButton(self.tr("Clear this list"), self)
        self._clear.setProperty("role", "link")
        self._clear.clicked.connect(actions.clear_recent.trigger)
        self._recent_lines = QVBoxLayout()
        self._recent_part = QWidget(self)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Set statements side by side"), self)
        heading.setProperty("role", "headline")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        below = QLabel(self.tr("See what they share, where they differ, and what stands in only one."), self)
        below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        samples = QVBoxLayout()
        samples.setSpacing(8)
        head = self._caption(self.tr("TRY A SAMPLE"))
        head.setMinimumHeight(self._clear.sizeHint().height())
        samples.addWidget(head)
        self._sample_grid.setSpacing(8)
        samples.addLayout(self._sample_grid)
        samples.addStretch(1)
        self._fill_recent_part()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(28)
        self._halves.addLayout(samples, 2)
        self._halves.addWidget(self._recent_part, 3)
        content = QWidget(self)
        content.setMaximumWidth(_WIDEST)
        lines = QVBoxLayout(content)
        lines.setContentsMargins(24, 22, 24, 16)
        lines.setSpacing(0)
        lines.addWidget(heading)
        lines.addSpacing(4)
        lines.addWidget(below)
        lines.addSpacing(18)
        lines.addWidget(self._drop)
        lines.addSpacing(22)
        lines.addLayout(self._halves)
        lines.addSpacing(18)
        lines.addWidget(self._promise())
        lines.addStretch(1)
        outer = QWidget(self)
        middle = QHBoxLayout(outer)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(content, 100)
        middle.addStretch(1)
        self.setWidget(outer)

    def _fill_recent_part(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._caption(self.tr("RECENT COMPARISONS")))
        head.addStretch(1)
        head.addWidget(self._clear)
        self._recent_lines.setSpacing(8)
        part = QVBoxLayout(self._recent_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(8)
        part.addLayout(head)
        part.addLayout(self._recent_lines)
        part.addStretch(1)
        self._recent_part.hide()

    def _promise(self) -> QWidget:
        promise = QLabel(
            self.tr(
                "<b>Nothing leaves this computer.</b> No account, no upload, no network; "
                "your files are read and never changed."
            ),
            self,
        )
        promise.setTextFormat(Qt.TextFormat.RichText)
        promise.setWordWrap(True)
        promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return promise

    def _caption(self, words: str) -> QLabel:
        caption = QLabel(words, self)
        caption.setProperty("role", "caption")
        return caption

    def _sample_card(self, sample: SampleSet) -> SampleCard:
        card = SampleCard(sample, self._theme, self)
        card.clicked.connect(lambda: self.sample_wanted.emit(sample))
        return card

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self._drop.set_theme(theme)
        for card in (*self._samples, *self._recents):
            card.set_theme(theme)

    def show_recent(self, recents: Sequence[Recent]) -> None:
        """Offer these, the latest first."""
        for card in self._recents:
            self._recent_lines.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._recents = [RecentCard(recent, self._theme, self._recent_part) for recent in recents]
        for card, recent in zip(self._recents, recents, strict=True):
            card.clicked.connect(lambda checked=False, recent=recent: self.recent_wanted.emit(recent))
            self._recent_lines.addWidget(card)
        self._recent_part.setVisible(bool(recents))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Samples and recent comparisons side by side where there is room; samples alone in two columns."""
        narrow = self.viewport().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(direction)
        columns = 1 if narrow or self._recents else 2
        if columns != self._sample_columns:
            self._sample_columns = columns
            for place, card in enumerate(self._samples):
                self._sample_grid.addWidget(card, place // columns, place % columns)
