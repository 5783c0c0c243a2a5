"""Choosing a clause to put into the row in hand: a search line over a list, the nearest clauses first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.comparison.values import Comparison, Row
from desktop.models.clause_list_model import Candidate, ClauseListModel
from desktop.models.roles import Role
from desktop.theme import FontRole, Theme
from desktop.views.marks import badge_font, draw_badge

Index = QModelIndex | QPersistentModelIndex


class ClausePicker(QWidget):
    """Signals: clause_chosen(str): the id of a clause. dismissed()."""

    clause_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ClauseListModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._title = QLabel(self.tr("Put a clause into this row"), self)
        self._title.setFont(theme.font(FontRole.STRONG))
        self._title.setWordWrap(True)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Words or label"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._list = QListView(self)
        self._list.setModel(self._found)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Clauses of other rows"))
        self._list.activated.connect(self._choose)
        self._delegate = _CandidateDelegate(theme, self)
        self._list.setItemDelegate(self._delegate)
        self._list.selectionModel().currentChanged.connect(self._enable)
        self._put = QPushButton(self.tr("Put together"), self)
        self._put.setProperty("role", "primary")
        self._put.clicked.connect(lambda: self._choose(self._list.currentIndex()))
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.clicked.connect(self.dismissed)
        buttons = QHBoxLayout()
        buttons.addWidget(self._put)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 12)
        for widget in (self._title, self._search, self._list):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self._enable()

    def offer(self, comparison: Comparison | None, row: Row | None) -> None:
        """Offer the clauses of all rows but `row`."""
        self._search.clear()
        self._model.set_row(comparison, row)
        self._enable()

    def begin(self) -> None:
        """Put the cursor into the search line."""
        self._search.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
            self._list.setCurrentIndex(self._found.index(0, 0))
        else:
            super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        self._found.setFilterFixedString(words)
        self._enable()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            candidate: Candidate = index.data(Role.CELL)
            self.clause_chosen.emit(candidate.clause.id)

    def _enable(self) -> None:
        self._put.setEnabled(self._list.currentIndex().isValid())


class _CandidateDelegate(QStyledItemDelegate):
    """Badge, label, and two lines of words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(self.theme.font(FontRole.SMALL)).height()
        return QSize(100, small + 2 * QFontMetrics(self.theme.font(FontRole.BODY)).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        candidate: Candidate = index.data(Role.CELL)
        rect: QRect = option.rect
        theme = self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.selection if chosen else theme.surface)
        badge = QRectF(rect.left() + 6, rect.top() + 6, 16, 16)
        draw_badge(
            painter, badge, candidate.letter, theme.badge(candidate.place), badge_font(theme, 16, candidate.letter)
        )
        words = rect.adjusted(30, 4, -8, -4)
        painter.setPen(theme.muted)
        small = theme.font(FontRole.SMALL)
        painter.setFont(small)
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, candidate.caption)
        body = theme.font(FontRole.BODY)
        metrics = QFontMetrics(body)
        painter.setFont(body)
        painter.setPen(theme.text)
        words = words.adjusted(0, QFontMetrics(small).height() + 2, 0, 0)
        for line in _two_lines(candidate.words, metrics, words.width()):
            painter.drawText(words, Qt.AlignmentFlag.AlignTop, line)
            words = words.adjusted(0, metrics.height(), 0, 0)
        painter.setPen(theme.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """As many words as fit into the first line; the rest, elided, in the second."""
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    first = ""
    for word in text.split(" "):
        longer = f"{first} {word}".strip()
        if metrics.horizontalAdvance(longer) > width:
            break
        first = longer
    rest = text[len(first) :].strip()
    return first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
