"""The loaded statements as cards: badge, title, words, how much of each is matched.

A card is chosen by click or arrow keys, renamed in place, dragged to another place, and removed by its × or a key. The
list is as high as its cards: what is around it scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.models.statements_model import StatementRole, StatementsModel
from desktop.theme import FontRole, Theme
from desktop.views.marks import badge_font, draw_badge
from desktop.views.text_layout import cut_title

Index = QModelIndex | QPersistentModelIndex

_BADGE = 20
_CARD_GAP = 8
_PAD = 10
_BAR_HEIGHT = 5
_CROSS = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class StatementCard(QStyledItemDelegate):
    """Paints one card, and knows where its parts are.

    Signals: removal_wanted(str): the id of the statement whose × was clicked.
    """

    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title = QFontMetrics(self.theme.font(FontRole.STRONG)).height()
        facts = QFontMetrics(self.theme.font(FontRole.SMALL)).height()
        return QSize(120, _CARD_GAP + 2 * _PAD + title + 2 * facts + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        card = _card(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.accent if chosen else theme.border, 1))
        painter.setBrush(theme.selection if chosen else theme.surface)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        letter = index.data(StatementRole.LETTER)
        badge = QRectF(card.left() + _PAD, card.top() + _PAD, _BADGE, _BADGE)
        draw_badge(painter, badge, letter, theme.badge(index.row()), badge_font(theme, _BADGE, letter))
        self._paint_words(painter, card, index, with_cross=chosen or hovered)
        if chosen or hovered:
            _paint_cross(painter, cross_area(option.rect), theme)
        painter.restore()

    def _paint_words(self, painter: QPainter, card: QRect, index: Index, *, with_cross: bool) -> None:
        theme = self.theme
        strong, small = theme.font(FontRole.STRONG), theme.font(FontRole.SMALL)
        left = card.left() + _PAD + _BADGE + 9
        right = card.right() - _PAD
        title_right = right - (_CROSS + 4 if with_cross else 0)
        title = QRect(left, card.top() + _PAD, title_right - left, QFontMetrics(strong).height())
        facts = QRect(left, title.bottom() + 3, right - left, QFontMetrics(small).height())
        painter.setFont(strong)
        painter.setPen(theme.text)
        painter.drawText(title, _LEFT, cut_title(str(index.data()), strong, title.width()))
        painter.setFont(small)
        painter.setPen(theme.muted)
        painter.drawText(facts, _LEFT, _elided(index.data(StatementRole.FACTS), small, facts.width()))
        matched = index.data(StatementRole.MATCHED)
        if matched is not None:
            self._paint_matched(painter, facts.translated(0, facts.height() + 2), matched)

    def _paint_matched(self, painter: QPainter, area: QRect, matched: float) -> None:
        theme = self.theme
        words = self.tr("{0} % matched").format(round(matched * 100))
        painter.drawText(area, _LEFT | Qt.AlignmentFlag.AlignRight, words)
        room = area.width() - QFontMetrics(painter.font()).horizontalAdvance(self.tr("{0} % matched").format(100)) - 8
        bar = QRectF(area.left(), area.center().y() - _BAR_HEIGHT / 2 + 1, room, _BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.stub)
        painter.drawRoundedRect(bar, 2.5, 2.5)
        painter.setBrush(theme.shared)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), room * matched, _BAR_HEIGHT), 2.5, 2.5)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            area = cross_area(option.rect).adjusted(-4, -4, 4, 4)
            if event.button() == Qt.MouseButton.LeftButton and area.contains(event.position().toPoint()):
                self.removal_wanted.emit(index.data(StatementRole.ID))
                return True
        return super().editorEvent(event, model, option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        card = _card(option.rect)
        left = card.left() + _PAD + _BADGE + 3
        editor.setGeometry(left, card.top() + 4, card.right() - left - 4, editor.sizeHint().height())


class StatementList(QListView):
    """The cards.

    Signals: removal_wanted(str), chosen(str): the id of the statement in hand, "" for none.
    """

    removal_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, model: StatementsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = StatementCard(theme, self)
        self._cards.removal_wanted.connect(self.removal_wanted)
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self.setAccessibleName(self.tr("Statements"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().currentChanged.connect(self._report_choice)
        model.modelReset.connect(self.updateGeometry)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._cards.theme = theme
        self.viewport().update()

    @property
    def current(self) -> str:
        """The id of the statement in hand, "" for none."""
        return self.currentIndex().data(StatementRole.ID) or ""

    def choose(self, statement: str) -> None:
        """Take this statement in hand, if it is there."""
        ids = [self.model().index(row, 0).data(StatementRole.ID) for row in range(self.model().rowCount())]
        if statement in ids:
            self.setCurrentIndex(self.model().index(ids.index(statement), 0))

    def edit_title(self) -> None:
        """Let the person type another name for the statement in hand."""
        if self.currentIndex().isValid():
            self.setFocus()
            self.edit(self.currentIndex())

    def sizeHint(self) -> QSize:
        card = self._cards.sizeHint(QStyleOptionViewItem(), QModelIndex())
        return QSize(200, card.height() * self.model().rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete) and self.current:
            self.removal_wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _report_choice(self) -> None:
        self.chosen.emit(self.current)


def cross_area(rect: QRect) -> QRect:
    """Where the × of the card in `rect` is."""
    card = _card(rect)
    return QRect(card.right() - _PAD - _CROSS + 3, card.top() + _PAD + 1, _CROSS, _CROSS)


def _card(rect: QRect) -> QRect:
    return rect.adjusted(0, 0, 0, -_CARD_GAP)


def _paint_cross(painter: QPainter, area: QRect, theme: Theme) -> None:
    painter.setPen(QPen(theme.muted, 1.5))
    box = QRectF(area).adjusted(2.5, 2.5, -2.5, -2.5)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(QPointF(box.right(), box.top()), QPointF(box.left(), box.bottom()))


def _elided(words: str, font: QFont, room: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
