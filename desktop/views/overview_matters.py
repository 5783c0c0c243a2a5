"""What matters: the differences in order of weight, with the words on both sides, each leading to its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.comparison.summary import Matter
from core.comparison.values import Comparison, Side
from desktop.theme import FontRole, Theme
from desktop.views.inspector_parts import BadgeLine, BadgeOf, Sign, Words, link_button, tint
from desktop.wording import absence_word, kind_word

_AT_FIRST = 8
_MORE_AT_ONCE = 40


class MatterList(QWidget):
    """Signals: row_requested(str): the row of a difference."""

    row_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comparison: Comparison | None = None
        self._matters: tuple[Matter, ...] = ()
        self._shown = 0
        self._numbers: dict[str, int] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_matters(self, comparison: Comparison, matters: Sequence[Matter], theme: Theme) -> None:
        """Show the first of `matters`; the person asks for more."""
        self._comparison, self._matters, self._theme = comparison, tuple(matters), theme
        self._numbers = {row.id: number for number, row in enumerate(comparison.rows, 1)}
        self._shown = 0
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not matters:
            self._layout.addWidget(Words(self.tr("Nothing differs in substance."), theme, muted=True))
        self._show_more(_AT_FIRST)

    def _show_more(self, count: int) -> None:
        assert self._comparison is not None
        end = min(len(self._matters), self._shown + count)
        for place in range(self._shown, end):
            self._layout.addWidget(self._item(self._comparison, place + 1, self._matters[place]))
        self._shown = end
        if rest := len(self._matters) - end:
            more = link_button(
                self.tr("1 more difference") if rest == 1 else self.tr("{0} more differences").format(rest)
            )
            more.clicked.connect(more.deleteLater)
            more.clicked.connect(lambda: self._show_more(_MORE_AT_ONCE))
            self._layout.addWidget(more)

    def _item(self, comparison: Comparison, place: int, matter: Matter) -> QWidget:
        item = QFrame(self)
        item.setObjectName("matter")
        item.setStyleSheet(f"#matter {{ border: none; border-top: 1px solid {self._theme.border.name()}; }}")
        lines = QVBoxLayout(item)
        lines.setContentsMargins(0, 8, 0, 9)
        lines.setSpacing(4)
        lines.addLayout(self._head(place, matter))
        sides = QGridLayout()
        sides.setContentsMargins(26, 0, 0, 0)
        sides.setHorizontalSpacing(10)
        sides.setVerticalSpacing(4)
        sides.setColumnStretch(1, 1)
        for line, side in enumerate(matter.difference.sides):
            self._add_side(sides, line, comparison, matter, side)
        lines.addLayout(sides)
        return item

    def _head(self, place: int, matter: Matter) -> QHBoxLayout:
        theme, kind = self._theme, matter.difference.kind
        head = QHBoxLayout()
        head.setSpacing(8)
        number = QLabel(str(place))
        number.setFont(theme.font(FontRole.STRONG))
        number.setFixedWidth(max(18, number.sizeHint().width()))
        tint(number, theme.muted)
        word = QLabel(kind_word(kind))
        word.setFont(theme.font(FontRole.CAPTION))
        word.setContentsMargins(0, 2, 0, 0)
        tint(word, theme.differs)
        link = link_button(self.tr("row {0} ›").format(self._numbers[matter.row.id]))
        link.setAccessibleName(self.tr("Show row {0}: {1}").format(self._numbers[matter.row.id], matter.topic))
        link.clicked.connect(lambda: self.row_requested.emit(matter.row.id))
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Sign(kind, theme.differs, theme, self), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words(matter.topic, theme, role=FontRole.STRONG), 1)
        head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _add_side(self, grid: QGridLayout, line: int, comparison: Comparison, matter: Matter, side: Side) -> None:
        places = {statement.id: place for place, statement in enumerate(comparison.statements)}
        badges = [BadgeOf(comparison.letters[s], places[s], comparison.statement[s].title) for s in side.statements]
        said = f"“{side.words}”" if side.words else absence_word(matter.difference.kind)
        grid.addWidget(BadgeLine(badges, self._theme, self), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(said, self._theme, muted=not side.words), line, 1)
        if side.level is not None:
            level = QLabel(self.tr("level {0}").format(side.level))
            level.setProperty("role", "muted")
            grid.addWidget(level, line, 2, Qt.AlignmentFlag.AlignTop)
