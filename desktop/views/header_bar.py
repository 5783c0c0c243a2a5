"""The bar at the top: the name, the views, the filters with their counts, the search box, Export.

Tabs and filters mirror the QActions that they are given, so that menu, key and button always agree. Where the bar is
too narrow for one line the filters go to a second; what means nothing now is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.comparison.selection import Show
from core.comparison.values import Relation
from desktop.actions import Actions
from desktop.theme import FontRole, Theme
from desktop.views.marks import draw_relation, relation_colour

_RELATION = {Show.SHARED: Relation.SAME, Show.DIFFERS: Relation.DIFFERS, Show.ONLY: Relation.ONLY}
_SHAPE = 10
_PAD = 12
_GAP = 7
_TICK = (QPointF(2.5, 5.2), QPointF(4.4, 7.2), QPointF(7.8, 3))
_SEARCH_LEAST, _SEARCH_MOST = 190, 320


class FilterChip(QAbstractButton):
    """A rounded button that is on or off: shape, word, and how many rows it would leave."""

    def __init__(self, action: QAction, word: str, relation: Relation | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._relation = relation
        self._theme = theme
        self._count = ""
        self.setText(word)
        self.setCheckable(True)
        self.setChecked(action.isChecked())
        self.setToolTip(_with_key(action))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.toggled.connect(self.setChecked)
        self.set_count(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def set_count(self, count: int | None) -> None:
        """Show `count`, or none."""
        self._count = "" if count is None else str(count)
        self.setAccessibleName(f"{self.text()} {self._count}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = QFontMetrics(self._theme.font(FontRole.STRONG))
        width = 2 * _PAD + word.horizontalAdvance(self.text())
        if self._relation or not self._count:
            width += _SHAPE + _GAP
        if self._count:
            width += _GAP + QFontMetrics(self._theme.font(FontRole.SMALL)).horizontalAdvance(self._count)
        return QSize(width, word.height() + 11)

    def nextCheckState(self) -> None:
        """The action decides: a filter that is on stays on when it is chosen again."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.accent if self.isChecked() or self.underMouse() or self.hasFocus() else theme.border
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(theme.accent_soft if self.isChecked() else theme.surface)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = self._paint_shape(painter)
        painter.setFont(theme.font(FontRole.STRONG if self.isChecked() else FontRole.BODY))
        painter.setPen(relation_colour(self._relation, theme) if self._relation else theme.text)
        area = self.rect().adjusted(left, 0, -_PAD, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font(FontRole.SMALL))
        painter.setPen(theme.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)

    def _paint_shape(self, painter: QPainter) -> int:
        """The state's shape, or a box to tick where there is neither state nor count; returns where the word begins."""
        if not self._relation and self._count:
            return _PAD
        area = QRectF(_PAD, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE)
        if self._relation:
            draw_relation(painter, area, self._relation, self._theme)
        else:
            painter.setPen(QPen(self._theme.accent if self.isChecked() else self._theme.muted, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            if self.isChecked():
                painter.drawPolyline([area.topLeft() + point for point in _TICK])
        return _PAD + _SHAPE + _GAP


class SearchBox(QLineEdit):
    """Where words are sought. Enter goes to the next hit, Shift+Enter to the one before, Escape gives up.

    Signals: next_wanted(), previous_wanted().
    """

    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setPlaceholderText(self.tr("Search all statements"))
        self.setAccessibleName(self.tr("Search all statements"))
        self.setMinimumWidth(_SEARCH_LEAST)
        self.setMaximumWidth(_SEARCH_MOST)
        self.setAcceptDrops(False)
        self.textChanged.connect(self._show_key)
        self._show_key()

    def set_found(self, note: str) -> None:
        """Say, inside the box, how much was found ("3 of 12")."""
        self._say(note if self.text() else self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if back else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def _show_key(self) -> None:
        self._say("" if self.text() else self._key)

    def _say(self, note: str) -> None:
        self._note.setText(note)
        self._note.adjustSize()
        self.setTextMargins(0, 0, self._note.width() + 4 if note else 0, 0)
        self._place_note()

    def _place_note(self) -> None:
        self._note.move(self.width() - self._note.width() - 10, (self.height() - self._note.height()) // 2)


class HeaderBar(QWidget):
    """Name, views, filters, search, Export.

    Signals: search_changed(str), next_hit_wanted(), previous_hit_wanted().
    """

    search_changed = Signal(str)
    next_hit_wanted = Signal()
    previous_hit_wanted = Signal()

    def __init__(self, actions: Actions, export_menu: QMenu, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._name = QLabel("Communiqué", self)
        self._name.setFont(theme.font(FontRole.HEADING))
        self._tab_group = QButtonGroup(self)
        self._tabs = self._make_tabs(actions)
        self._filters = QWidget(self)
        self._chips = self._make_chips(actions)
        self._commitments_only = FilterChip(
            actions.commitments_only, self.tr("Commitments only"), None, theme, self._filters
        )
        self._search = SearchBox(actions.find.shortcut().toString(QKeySequence.SequenceFormat.NativeText), self)
        self._search.textChanged.connect(self.search_changed)
        self._search.next_wanted.connect(self.next_hit_wanted)
        self._search.previous_wanted.connect(self.previous_hit_wanted)
        self._export = QPushButton(self.tr("Export"), self)
        self._export.setProperty("role", "primary")
        self._export.setToolTip(_with_key(actions.export))
        self._export.setMenu(export_menu)
        self._lay_out()
        self._is_narrow = False
        self.set_comparing(False, False)

    def _make_tabs(self, actions: Actions) -> tuple[QPushButton, ...]:
        words = {
            actions.synopsis: self.tr("Synopsis"),
            actions.commitments: self.tr("Commitments"),
            actions.overview: self.tr("Overview"),
        }
        return tuple(self._make_tab(action, word) for action, word in words.items() if action.isVisible())

    def _make_tab(self, action: QAction, word: str) -> QPushButton:
        tab = QPushButton(word, self)
        tab.setProperty("role", "tab")
        tab.setCheckable(True)
        tab.setChecked(action.isChecked())
        tab.setToolTip(_with_key(action))
        # Wide enough for the bold word that it has while it is chosen.
        tab.setMinimumWidth(QFontMetrics(self._theme.font(FontRole.STRONG)).horizontalAdvance(word) + 34)
        tab.clicked.connect(action.trigger)
        self._tab_group.addButton(tab)
        action.toggled.connect(tab.setChecked)
        action.enabledChanged.connect(tab.setEnabled)
        return tab

    def _make_chips(self, actions: Actions) -> Mapping[Show, FilterChip]:
        words = {
            Show.ALL: self.tr("All"),
            Show.DIFFERS: self.tr("Differs"),
            Show.SHARED: self.tr("Shared"),
            Show.ONLY: self.tr("Only in one"),
        }
        return {
            show: FilterChip(actions.show_rows[show], word, _RELATION.get(show), self._theme, self._filters)
            for show, word in words.items()
        }

    def _lay_out(self) -> None:
        chips = QHBoxLayout(self._filters)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(6)
        for chip in (*self._chips.values(), self._commitments_only):
            chips.addWidget(chip)
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for tab in self._tabs:
            tabs.addWidget(tab)
        self._first = QHBoxLayout()
        self._first.setSpacing(14)
        self._first.addWidget(self._name)
        self._first.addLayout(tabs)
        self._first.addWidget(self._filters)
        self._first.addStretch(1)
        self._first.addWidget(self._search, 2)
        self._first.addWidget(self._export)
        self._second = QHBoxLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 9, 16, 9)
        lines.setSpacing(8)
        lines.addLayout(self._first)
        lines.addLayout(self._second)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        for chip in (*self._chips.values(), self._commitments_only):
            chip.set_theme(theme)
        self.update()

    def set_comparing(self, has_rows: bool, has_several: bool) -> None:
        """Show what is done to rows only where there are rows, and the filters only where there are several
        statements to differ."""
        for tab in self._tabs:
            tab.setVisible(has_rows)
        self._search.setVisible(has_rows)
        self._export.setVisible(has_rows)
        self._filters.setVisible(has_several)
        self._arrange()

    def set_filters_shown(self, relations: bool, commitments_only: bool) -> None:
        """Show those filters that mean something in the view that is shown."""
        for chip in self._chips.values():
            chip.setVisible(relations)
        self._commitments_only.setVisible(commitments_only)
        self._arrange()

    def set_counts(self, counts: Mapping[Show, int]) -> None:
        """Say how many rows each filter would leave."""
        for show, chip in self._chips.items():
            chip.set_count(counts[show])
        self._arrange()

    def set_found(self, note: str) -> None:
        """Say how much the search found."""
        self._search.set_found(note)

    def begin_search(self) -> None:
        """Take the keys to the search box."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def clear_search(self) -> None:
        """Seek nothing any more."""
        self._search.clear()

    def open_export_menu(self) -> None:
        """Ask which report is wanted."""
        self._export.showMenu()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.border)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        narrow = self._width_in_one_line() > self.width()
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if narrow:
            self._first.removeWidget(self._filters)
            self._second.addWidget(self._filters, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._second.removeWidget(self._filters)
            self._first.insertWidget(2, self._filters)

    def _width_in_one_line(self) -> int:
        parts = (self._name, *self._tabs, self._filters, self._export)
        shown = [part for part in parts if not part.isHidden()]
        search = 0 if self._search.isHidden() else self._search.minimumWidth() + 14
        return 32 + sum(each.sizeHint().width() for each in shown) + 14 * 5 + search


def _with_key(action: QAction) -> str:
    words = action.text().replace("&", "").rstrip("…")
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({key})" if key else words
