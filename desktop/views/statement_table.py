"""A table of statements side by side: one column a statement, row head and column head staying put.

The base of the Synopsis and of the Commitments. It arranges: columns of a readable width, row heights that are guessed
at first, measured before they come into sight and, for the rest, in idle slices, pixel scrolling, the outline of the
row in hand, zoom. What a cell looks like and how high it is, is the business of its RowPainter.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop.theme import FontRole, Theme
from desktop.tips import tip
from desktop.views.row_header import RowHeader
from desktop.views.row_heights import RowHeights
from desktop.views.row_painter import RowPainter
from desktop.views.statement_headers import StatementHeader

Index = QModelIndex | QPersistentModelIndex

_COLUMN_CHARACTERS = 28
"""A column of fewer average characters is hard to read; narrower windows scroll sideways."""
_SMALLEST_COLUMN = 200
_NEARLY = 0.9
"""Where so much of that width makes all columns fit, it is enough: better than scrolling for the last few pixels."""
_ZOOMS = (0.6, 2.5)
_ZOOM_STEP = 1.1


class StatementTable(QTableView):
    """The table; `set_painter` gives it its RowPainter.

    Signals: line_changed(int): the line in hand, -1 for none. line_activated(int): Enter, Space or a click on a line.
    enter_pressed(int): Enter alone, on a line.
    link_followed(str): a click on a link to a row, with its id. zoom_changed(float). rows_laid_out(): heights, lines
    or the part in sight are others now.
    """

    line_changed = Signal(int)
    line_activated = Signal(int)
    enter_pressed = Signal(int)
    link_followed = Signal(str)
    zoom_changed = Signal(float)
    rows_laid_out = Signal()

    def __init__(self, theme: Theme, head_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._row_painter: RowPainter | None = None
        self._heights: RowHeights | None = None
        self._walks_by_keys = False
        self._header = StatementHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self._rows_header = RowHeader(theme, self)
        self._rows_header.line_clicked.connect(self._take_line)
        self._rows_header.link_followed.connect(self.link_followed)
        self.setVerticalHeader(self._rows_header)
        self._head_title = head_title
        self._corner = QPushButton(head_title, self)
        self._corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._corner.setToolTip(self.tr("Show or hide columns"))
        self._corner.clicked.connect(self._show_columns_menu)
        self._configure()
        self.set_theme(theme)

    @property
    def theme(self) -> Theme:
        """What the table is painted with."""
        return self._theme

    @property
    def zoom(self) -> float:
        """1 for text of 13 pixels."""
        return self._zoom

    @property
    def shows_cell_in_hand(self) -> bool:
        """Whether the cell in hand is framed: not for a person who works with the mouse alone."""
        return self._walks_by_keys and self.hasFocus()

    @property
    def header(self) -> StatementHeader:
        """The column heads."""
        return self._header

    @property
    def is_settled(self) -> bool:
        """Whether all heights have been measured."""
        return self._heights is None or self._heights.are_all_known

    def set_painter(self, row_painter: RowPainter) -> None:
        """Give the table what measures and paints its rows."""
        self._row_painter = row_painter
        self._rows_header.row_painter = row_painter
        self.setItemDelegate(_Delegate(self, row_painter))
        self._heights = RowHeights(self, row_painter)
        self._heights.changed.connect(self.rows_laid_out)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self._header.set_theme(theme)
        self._rows_header.set_theme(theme)
        self._corner.setFont(theme.font(FontRole.CAPTION))
        line = f"1px solid {theme.border.name()}"
        self._corner.setStyleSheet(
            f"QPushButton {{ background: {theme.panel.name()}; color: {theme.muted.name()}; padding: 0; border: none;"
            f" border-radius: 0; border-bottom: {line}; border-right: {line}; }}"
            f"QPushButton:hover {{ color: {theme.accent.name()}; }}"
        )
        self._relay()

    def set_zoom(self, zoom: float) -> None:
        """Show words `zoom` times as large, between 0.6 and 2.5."""
        zoom = min(max(round(zoom, 2), _ZOOMS[0]), _ZOOMS[1])
        if zoom == self._zoom:
            return
        self._zoom = self._rows_header.zoom = zoom
        self._fit_columns()
        self._relay()
        self.zoom_changed.emit(zoom)

    def lines_replaced(self) -> None:
        """To be called when the model was reset: rows are guessed again, columns fitted again."""
        self._rows_header.set_line_in_hand(self.currentIndex().row())
        self._name_corner()
        self._fit_columns()
        self._relay()

    def lines_changed(self) -> None:
        """To be called when lines came or went: what is laid out still holds, heights are asked anew."""
        if self._heights is None or self.model() is None:
            return
        self._heights.restart()
        self.viewport().update()
        self._rows_header.viewport().update()

    def go_to_line(self, line: int) -> None:
        """Make `line` the one in hand, and bring it and a little of its surroundings into sight."""
        model = self.model()
        if model is None or not 0 <= line < model.rowCount() or not model.columnCount():
            return
        column = self.currentIndex().column() if self.currentIndex().isValid() else self._first_column()
        self._measure_round(line)
        index = model.index(line, column)
        self.setCurrentIndex(index)
        self.scroll_to_line(line)

    def place_of(self, line: int) -> int:
        """Where the top of `line` stands in the sight, in pixels; to be handed to `put_line` later."""
        return self.rowViewportPosition(line)

    def put_line(self, line: int, place: int) -> None:
        """Scroll so that the top of `line` stands at `place` pixels in the sight."""
        if 0 <= line < self.model().rowCount():
            self._measure_round(line)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(line) - place)

    def first_line_in_sight(self) -> int:
        """The first line whose top is in sight, -1 where there is none."""
        line = self.rowAt(0)
        if line >= 0 and self.rowViewportPosition(line) < 0 and line + 1 < self.model().rowCount():
            return line + 1
        return line

    def scroll_to_line(self, line: int) -> None:
        """Bring `line` into sight, all of it if there is room, without moving sideways."""
        top, height = self.rowViewportPosition(line), self.rowHeight(line)
        room, bar = self.viewport().height(), self.verticalScrollBar()
        margin = min(48, max(0, room - height) // 2)
        if top < margin:
            bar.setValue(bar.value() + top - margin)
        elif top + height > room - margin:
            bar.setValue(bar.value() + min(top - margin, top + height - room + margin))

    def viewed(self) -> tuple[float, float]:
        """The lines in sight, in fractions: (0.5, 3.0) is from the middle of the first to the end of the third."""
        return self._line_at(0), self._line_at(self.viewport().height())

    def view_from(self, line: float) -> None:
        """Scroll so that the place `line`, in fractions of lines, is in the middle of the sight."""
        model = self.model()
        if model is None or not model.rowCount():
            return
        whole = min(max(int(line), 0), model.rowCount() - 1)
        self._measure_round(whole)
        place = self._rows_header.sectionPosition(whole) + (line - whole) * self.rowHeight(whole)
        self.verticalScrollBar().setValue(int(place - self.viewport().height() / 2))

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(self.frameWidth(), self.frameWidth(), self._rows_header.width(), self._header.height())
        self._corner.setVisible(self._rows_header.isVisible() and self._header.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        if self._heights is not None:
            self._heights.settle()
        self.rows_laid_out.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
        if dy and self._heights is not None:
            self._rows_header.scrolled(dy)
            self._heights.scrolled()
            self.rows_laid_out.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.currentIndex().row()
        if line < 0:
            return
        outline = QRect(0, self.rowViewportPosition(line), self.viewport().width(), self.rowHeight(line))
        width = min(self.viewport().width(), self._header.length() - self._header.offset())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.accent, 2))
        painter.drawLine(0, outline.top() + 1, width, outline.top() + 1)
        painter.drawLine(0, outline.bottom(), width, outline.bottom())
        painter.drawLine(width - 1, outline.top() + 1, width - 1, outline.bottom())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Unlike Qt's item views, take no row in hand unasked: the person may not have chosen one yet."""
        super(QAbstractItemView, self).focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self._rows_header.set_line_in_hand(current.row())
        if current.row() != previous.row():
            self.line_changed.emit(current.row())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        self._measure_round(index.row())
        self.scroll_to_line(index.row())
        self._scroll_sideways(index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._walks_by_keys = True
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.line_activated.emit(index.row())
            if event.key() != Qt.Key.Key_Space:
                self.enter_pressed.emit(index.row())
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(str(index.data()))
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.model() and self.model().rowCount():
            self.go_to_line(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1)
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key opens the menu of the columns, which the mouse finds on their heads."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._show_columns_menu()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._walks_by_keys = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if link := self._link_at(point):
            self.link_followed.emit(link)
        else:
            self.line_activated.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_link = bool(self._link_at(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._row_painter is not None:
            index = self.indexAt(event.pos())
            corner = QPointF(self.visualRect(index).topLeft())
            said = ""
            if index.isValid():
                said = self._row_painter.cell_tip(index.row(), index.column(), QPointF(event.pos()) - corner)
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().viewportEvent(event)

    def _link_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid() or self._row_painter is None:
            return ""
        corner = QPointF(self.visualRect(index).topLeft())
        return self._row_painter.link_at(index.row(), index.column(), QPointF(point) - corner)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.set_zoom(self._zoom * _ZOOM_STEP**steps)
            event.accept()
            return
        super().wheelEvent(event)

    def _configure(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(32)
        self._header.shown_columns_changed.connect(self._columns_shown)

    def least_column_width(self) -> int:
        """What a column needs to be readable."""
        metrics = QFontMetrics(self._theme.font(FontRole.BODY, zoom=self._zoom))
        return max(_SMALLEST_COLUMN, metrics.averageCharWidth() * _COLUMN_CHARACTERS)

    def _fit_columns(self) -> None:
        shown = self._header.visible_sections()
        if not shown:
            return
        room, width = self.viewport().width(), self.viewport().width() // len(shown)
        least = self.least_column_width()
        if width >= least * _NEARLY:
            least = width
        width = max(least, width)
        if all(self.columnWidth(section) == width for section in shown[:-1]) and shown:
            last = max(least, room - width * (len(shown) - 1))
            if self.columnWidth(shown[-1]) == last:
                return
        self._header.blockSignals(True)
        for section in shown:
            self._header.resizeSection(section, width)
        self._header.resizeSection(shown[-1], max(least, room - width * (len(shown) - 1)))
        self._header.blockSignals(False)
        self.updateGeometries()
        self._relay()

    def _show_columns_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._header.fill_menu(menu)
        menu.popup(self._corner.mapToGlobal(self._corner.rect().bottomLeft()))

    def _columns_shown(self) -> None:
        self._name_corner()
        self._fit_columns()
        self._relay()

    def _name_corner(self) -> None:
        hidden = len(self._header.hidden_statements)
        self._corner.setText(self.tr("{0} hidden").format(hidden) if hidden else self._head_title)

    def _first_column(self) -> int:
        shown = self._header.visible_sections()
        return shown[0] if shown else 0

    def _scroll_sideways(self, column: int) -> None:
        left, width = self.columnViewportPosition(column), self.columnWidth(column)
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        if left < 0:
            bar.setValue(bar.value() + left)
        elif left + width > room:
            bar.setValue(bar.value() + min(left, left + width - room))

    def _take_line(self, line: int) -> None:
        self.go_to_line(line)
        self.line_activated.emit(line)

    def _measure_round(self, line: int) -> None:
        if self._heights is not None:
            self._heights.measure_round(line)

    def _relay(self) -> None:
        """Nothing that was laid out holds."""
        if self._row_painter is not None:
            self._row_painter.forget()
            self._rows_header.setFixedWidth(self._row_painter.head_width())
        self.lines_changed()

    def _line_at(self, y: int) -> float:
        model = self.model()
        if model is None or not model.rowCount():
            return 0.0
        line = self.rowAt(y)
        if line < 0:
            return float(model.rowCount()) if y > 0 else 0.0
        return line + (y - self.rowViewportPosition(line)) / max(1, self.rowHeight(line))


class _Delegate(QStyledItemDelegate):
    def __init__(self, table: StatementTable, row_painter: RowPainter) -> None:
        super().__init__(table)
        self._table = table
        self._row_painter = row_painter

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        theme, in_hand = self._table.theme, index.row() == self._table.currentIndex().row()
        painter.fillRect(rect, theme.selection if in_hand else theme.surface)
        self._row_painter.paint_cell(painter, rect, index.row(), index.column())
        painter.setPen(theme.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not self._row_painter.is_one_cell(index.row()):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if self._table.shows_cell_in_hand and index == self._table.currentIndex():
            painter.setPen(QPen(theme.accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(4, 4, -5, -5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._table.columnWidth(index.column()), self._table.rowHeight(index.row()))
