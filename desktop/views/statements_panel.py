"""The panel at the left: the statements, the tile that takes another, and what they come to in a few counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.clauses.statement import Statement
from core.comparison.selection import Show
from core.comparison.summary import Summary
from core.comparison.values import DifferenceKind, Relation
from desktop.models.statements_model import StatementsModel
from desktop.theme import FontRole, Theme
from desktop.views.marks import LEVELS, draw_kind, draw_level_bar, draw_relation
from desktop.views.statement_list import StatementList
from desktop.views.tiles import AddTile
from desktop.wording import kind_word, level_word

_SIGN = 12
_LINE = 25


class Counts(Enum):
    """Which counts the panel shows below the statements."""

    DIFFERENCES = "differences"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True)
class Fact:
    """A count with its sign: a kind of difference, a state, or a level of strength (1 to 6)."""

    sign: DifferenceKind | Relation | int
    words: str
    count: int


class FactList(QWidget):
    """Facts, one a line: sign, words, count."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: tuple[Fact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these, from top to bottom."""
        self._facts = tuple(facts)
        self.setAccessibleName(", ".join(f"{fact.words}: {fact.count}" for fact in facts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _LINE * len(self._facts))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, fact in enumerate(self._facts):
            self._paint(painter, QRectF(0, place * _LINE, self.width(), _LINE), fact)

    def _paint(self, painter: QPainter, line: QRectF, fact: Fact) -> None:
        theme = self._theme
        font = theme.font(FontRole.BODY)
        painter.setFont(font)
        painter.setPen(theme.muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{fact.count:,}")
        left = self._paint_sign(painter, line, fact.sign)
        room = line.width() - left - QFontMetrics(font).horizontalAdvance(f"{fact.count:,}") - 8
        words = QFontMetrics(font).elidedText(fact.words, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(theme.text)
        area = line.adjusted(left, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_sign(self, painter: QPainter, line: QRectF, sign: DifferenceKind | Relation | int) -> float:
        """Returns where the words begin."""
        theme = self._theme
        area = QRectF(1, line.center().y() - _SIGN / 2, _SIGN, _SIGN)
        if isinstance(sign, DifferenceKind):
            draw_kind(painter, area, sign, theme.differs if sign.is_substance else theme.muted)
        elif isinstance(sign, Relation):
            draw_relation(painter, area, sign, theme)
        else:
            middle = QPointF(1, line.center().y())
            return 10 + draw_level_bar(painter, middle, 1, sign, theme.text, theme.stub, 1.0)
        return _SIGN + 12


class StatementsPanel(QScrollArea):
    """Statements, add tile, counts.

    Signals: add_wanted(), removal_wanted(str), order_wanted(list[str]), title_wanted(str, str), chosen(str).
    """

    add_wanted = Signal()
    removal_wanted = Signal(str)
    order_wanted = Signal(list)
    title_wanted = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, card_actions: Sequence[QAction], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(170)
        self._model = StatementsModel(self)
        self._model.order_wanted.connect(self.order_wanted, Qt.ConnectionType.QueuedConnection)
        self._model.title_wanted.connect(self.title_wanted, Qt.ConnectionType.QueuedConnection)
        self._list = StatementList(self._model, theme, self)
        self._list.addActions(list(card_actions))
        self._list.removal_wanted.connect(self.removal_wanted, Qt.ConnectionType.QueuedConnection)
        self._list.chosen.connect(self.chosen)
        self._add = AddTile(self.tr("Add or drop a statement"), theme, self)
        self._add.clicked.connect(self.add_wanted)
        self._caption = self._make_caption("")
        self._facts = FactList(theme, self)
        self._summary: Summary | None = None
        self._counts = Counts.DIFFERENCES
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget(self)
        content.setProperty("role", "panel")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(content)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(0)
        lines.addWidget(self._make_caption(self.tr("STATEMENTS")))
        lines.addSpacing(8)
        lines.addWidget(self._list)
        lines.addWidget(self._add)
        lines.addSpacing(22)
        lines.addWidget(self._caption)
        lines.addSpacing(4)
        lines.addWidget(self._facts)
        lines.addStretch(1)
        self.setWidget(content)

    def _make_caption(self, words: str) -> QLabel:
        caption = QLabel(words, self)
        caption.setProperty("role", "caption")
        caption.setContentsMargins(2, 0, 0, 0)
        return caption

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._list.set_theme(theme)
        self._facts.set_theme(theme)
        self._add.set_theme(theme)

    def show_statements(self, statements: Sequence[Statement], letters: Mapping[str, str]) -> None:
        """Show these as cards; `letters` maps id → the letter of its column. What was in hand stays in hand."""
        current = self._list.current
        self._model.set_statements(statements, letters)
        self._list.choose(current)
        self.chosen.emit(self._list.current)

    def show_summary(self, summary: Summary | None) -> None:
        """Show what the statements come to."""
        self._summary = summary
        self._model.set_summary(summary)
        self._show_counts()

    def show_counts(self, counts: Counts) -> None:
        """Choose which counts stand below the statements."""
        self._counts = counts
        self._show_counts()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The counts that are shown."""
        return self._facts.facts

    @property
    def current(self) -> str:
        """The id of the statement in hand, "" for none."""
        return self._list.current

    def choose(self, statement: str) -> None:
        """Take this statement in hand."""
        self._list.choose(statement)

    def edit_title(self) -> None:
        """Let the person type another name for the statement in hand."""
        self._list.edit_title()

    def _show_counts(self) -> None:
        strength = self._counts is Counts.STRENGTH
        facts = self._strength() if strength else self._differences()
        self._caption.setText(self.tr("HOW STRONG") if strength else self.tr("WHAT MATTERS"))
        self._caption.setVisible(bool(facts))
        self._facts.set_facts(facts)

    def _strength(self) -> list[Fact]:
        profiles = self._summary.profiles if self._summary else ()
        return [
            Fact(level, f"{level}  {level_word(level)}", sum(profile.commitments[level] for profile in profiles))
            for level in range(LEVELS, 0, -1)
            if profiles
        ]

    def _differences(self) -> list[Fact]:
        if self._summary is None or len(self._summary.profiles) < 2:
            return []
        kinds = [Fact(kind, kind_word(kind), count) for kind, count in self._summary.kinds.items() if count]
        alone = self._summary.rows[Show.ONLY]
        stands = self.tr("In one statement only")
        return [*kinds, *([Fact(Relation.ONLY, stands, alone)] if alone else [])]
