"""The line of filters above the Commitments: words, actor, levels, act, deadline, and the order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLayout, QLayoutItem, QLineEdit, QPushButton, QWidget

from core.commitments.acts import ActKind
from desktop.models.commitments_model import CommitmentFilter, Order
from desktop.wording import act_word, level_word

_TYPING_MS = 150
"""The table follows what is typed after this rest."""


class CommitmentFilters(QWidget):
    """Signals: filter_changed(): `chosen` or `order` are others now."""

    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(self.tr("Topic or words"))
        self._words.setClearButtonEnabled(True)
        self._words.setMinimumWidth(130)
        self._words.setAccessibleName(self.tr("Topic or words"))
        self._actor = self._combo(self.tr("Actor"))
        self._levels = [self._level_button(level) for level in range(1, 7)]
        self._act = self._combo(self.tr("Act"))
        self._act.addItem(self.tr("any"), None)
        for kind in ActKind:
            self._act.addItem(act_word(kind), kind)
        self._act.setToolTip(self.tr("Rows in which some statement does this"))
        self._deadline = self._combo(self.tr("Deadline"))
        for words, wanted in ((self.tr("any"), None), (self.tr("with"), True), (self.tr("without"), False)):
            self._deadline.addItem(words, wanted)
        self._order = self._combo(self.tr("Sort"))
        for words, order in (
            (self.tr("farthest apart"), Order.FARTHEST_FIRST),
            (self.tr("strongest"), Order.STRONGEST_FIRST),
            (self.tr("as in the text"), Order.READING),
        ):
            self._order.addItem(words, order)
        self._arrange()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.filter_changed)
        self._words.textChanged.connect(lambda: self._typing.start())
        for combo in (self._actor, self._act, self._deadline, self._order):
            combo.currentIndexChanged.connect(lambda: self.filter_changed.emit())
        self.set_actors(())

    @property
    def chosen(self) -> CommitmentFilter:
        """What the person wants to see."""
        return CommitmentFilter(
            words=self._words.text().strip(),
            actor=self._actor.currentData() or "",
            levels=frozenset(level for level, button in enumerate(self._levels, 1) if button.isChecked()),
            act=self._act.currentData(),
            deadline=self._deadline.currentData(),
        )

    @property
    def order(self) -> Order:
        """In which order."""
        return Order(self._order.currentData())

    def set_actors(self, actors: Sequence[str]) -> None:
        """Offer these actors; the one that is chosen stays chosen if it is among them."""
        held = self._actor.currentData()
        self._actor.blockSignals(True)
        self._actor.clear()
        self._actor.addItem(self.tr("anyone"), "")
        for actor in actors:
            self._actor.addItem(" ".join(actor.split()), actor)
        self._actor.setCurrentIndex(max(0, self._actor.findData(held)) if held else 0)
        self._actor.blockSignals(False)

    def clear(self) -> None:
        """Take all filters away; the order stays."""
        self.blockSignals(True)
        self._words.clear()
        for combo in (self._actor, self._act, self._deadline):
            combo.setCurrentIndex(0)
        for button in self._levels:
            button.setChecked(False)
        self.blockSignals(False)
        self.filter_changed.emit()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(160)
        return combo

    def _level_button(self, level: int) -> QPushButton:
        button = QPushButton(str(level), self)
        button.setCheckable(True)
        button.setProperty("role", "pill")
        words = self.tr("level {0}, {1}").format(level, level_word(level))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.toggled.connect(lambda: self.filter_changed.emit())
        return button

    def _arrange(self) -> None:
        layout = FlowLayout(self)
        layout.addWidget(self._words)
        for name, widgets in (
            (self.tr("Actor"), [self._actor]),
            (self.tr("Level"), self._levels),
            (self.tr("Act"), [self._act]),
            (self.tr("Deadline"), [self._deadline]),
            (self.tr("Sort"), [self._order]),
        ):
            group = QWidget(self)
            line = QHBoxLayout(group)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(3 if len(widgets) > 1 else 7)
            label = QLabel(name, group)
            label.setProperty("role", "muted")
            line.addWidget(label)
            for widget in widgets:
                line.addWidget(widget)
            layout.addWidget(group)


class FlowLayout(QLayout):
    """Sets widgets side by side, and goes on in a new line where the width ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = 12
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > rect.left() and x + size.width() > rect.right() + 1:
                x, y, line = rect.left(), y + line + 8, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.top()
