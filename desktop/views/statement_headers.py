"""The two headers of a table of statements: column heads with badge and title, row heads with shape, word, formula.

Both are QHeaderViews, so that they stay put while the table scrolls, and columns can be dragged.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QToolTip, QWidget

from core.comparison.values import Comparison
from desktop.theme import FontRole, Theme
from desktop.tips import tip
from desktop.views.marks import badge_font, draw_badge
from desktop.views.text_layout import cut_title

_BADGE = 20
_HEIGHT = 44
_LEAST_BESIDE_NOTE = 60


class StatementHeader(QHeaderView):
    """A column head for each statement: badge, title, and at the right what `note` says of it.

    Signals: columns_reordered(list[str]): the ids in their new order, after a drag. shown_columns_changed().
    columns_hidden(frozenset[str]): the ids of those that the person hides now.
    """

    columns_reordered = Signal(list)
    shown_columns_changed = Signal()
    columns_hidden = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._comparison: Comparison | None = None
        self._notes: dict[str, str] = {}
        self._hidden: frozenset[str] = frozenset()
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.sectionMoved.connect(self._report_order)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.viewport().update()

    def set_comparison(self, comparison: Comparison | None, notes: dict[str, str] | None = None) -> None:
        """Name the columns after the statements, in their order; `notes` maps statement ids to a few words. Columns
        that were hidden stay so."""
        self._comparison, self._notes = comparison, notes or {}
        hidden = self._hidden_sections()
        self.blockSignals(True)
        for section in range(self.count()):
            self.setSectionHidden(section, section in hidden)
            self.moveSection(self.visualIndex(section), section)
        self.blockSignals(False)
        self.viewport().update()

    def visible_sections(self) -> list[int]:
        """The columns that are shown, from left to right."""
        order = (self.logicalIndex(place) for place in range(self.count()))
        return [section for section in order if not self.isSectionHidden(section)]

    @property
    def hidden_statements(self) -> frozenset[str]:
        """The ids of the statements whose columns are hidden; they stay so as long as they are in the comparison."""
        statements = self._comparison.statements if self._comparison else ()
        return frozenset(statements[section].id for section in self._hidden_sections())

    def set_hidden(self, statements: Collection[str]) -> None:
        """Hide the columns of these statements (ids), now or once they are there, and show the others; where all would
        be hidden, none is."""
        if self._hidden == frozenset(statements):
            return
        self._hidden = frozenset(statements)
        hidden = self._hidden_sections()
        for section in range(self.count()):
            self.setSectionHidden(section, section in hidden)
        self.shown_columns_changed.emit()

    def set_shown(self, section: int, shown: bool) -> None:
        """Show or hide a column; the last one that is shown stays."""
        if self._comparison is None or not (shown or self.visible_sections() != [section]):
            return
        statement = frozenset({self._comparison.statements[section].id})
        self.set_hidden(self.hidden_statements - statement if shown else self.hidden_statements | statement)
        self.columns_hidden.emit(self._hidden)

    def _hidden_sections(self) -> frozenset[int]:
        statements = self._comparison.statements if self._comparison else ()
        hidden = frozenset(place for place, statement in enumerate(statements) if statement.id in self._hidden)
        return hidden if len(hidden) < len(statements) else frozenset()

    def fill_menu(self, menu: QMenu) -> None:
        """Add the columns to `menu`, to be shown or hidden."""
        visible = self.visible_sections()
        metrics = QFontMetrics(self._theme.font(FontRole.BODY))
        statements = self._comparison.statements if self._comparison else ()
        for section, statement in enumerate(statements):
            title = metrics.elidedText(self._title(statement.id), Qt.TextElideMode.ElideRight, 320).replace("&", "&&")
            letter = self._comparison.letters[statement.id] if self._comparison else ""
            action = menu.addAction(f"{letter}  {title}")
            action.setCheckable(True)
            action.setChecked(section in visible)
            action.setEnabled(visible != [section])
            action.toggled.connect(lambda shown, section=section: self.set_shown(section, shown))
        menu.addSeparator()
        show_all = menu.addAction(self.tr("Show all columns"))
        show_all.setEnabled(bool(self.hidden_statements))
        show_all.triggered.connect(self._show_all)

    def sizeHint(self) -> QSize:
        return QSize(self.length(), _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if self._comparison is None or section >= len(self._comparison.statements):
            return
        statement = self._comparison.statements[section]
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.panel)
        painter.setPen(theme.border)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        letter = self._comparison.letters[statement.id]
        badge = QRectF(rect.left() + 10, rect.center().y() - _BADGE / 2 + 0.5, _BADGE, _BADGE)
        draw_badge(painter, badge, letter, theme.badge(section), badge_font(theme, _BADGE, letter))
        room = rect.adjusted(10 + _BADGE + 10, 0, -12, 0)
        note = self._notes.get(statement.id, "")
        if self._names_sources():
            half = room.height() // 2
            self._paint_words(painter, room.adjusted(0, 5, 0, 2 - half), FontRole.STRONG, self._title(statement.id))
            lower = room.adjusted(0, half + 1, 0, -5)
            self._paint_words(painter, self._beside_note(painter, lower, note), FontRole.SMALL, statement.source)
        else:
            self._paint_words(
                painter, self._beside_note(painter, room, note), FontRole.STRONG, self._title(statement.id)
            )
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            words = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), tip(words or ""), self)
            return True
        return super().viewportEvent(event)

    def _names_sources(self) -> bool:
        """Titles of joint statements often begin alike; where two are the same or one has no room, files tell more."""
        metrics = QFontMetrics(self._theme.font(FontRole.STRONG))
        statements = self._comparison.statements if self._comparison else ()
        if len({self._title(statement.id) for statement in statements}) < len(statements):
            return True
        return any(
            metrics.horizontalAdvance(self._title(statements[section].id)) > self.sectionSize(section) - 2 * _BADGE - 12
            for section in self.visible_sections()
        )

    def _title(self, statement: str) -> str:
        return self._comparison.short_titles[statement] if self._comparison else ""

    def _paint_words(self, painter: QPainter, rect: QRect, role: FontRole, words: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.muted if role is FontRole.SMALL else self._theme.text)
        painter.drawText(rect, _LINE, cut_title(words, font, rect.width()))

    def _beside_note(self, painter: QPainter, rect: QRect, note: str) -> QRect:
        """Paint the note at the right, if there is room beside it, and return what is left."""
        font = self._theme.font(FontRole.SMALL)
        width = QFontMetrics(font).horizontalAdvance(note) + 8 if note else 0
        if not note or rect.width() - width < _LEAST_BESIDE_NOTE:
            return rect
        painter.setFont(font)
        painter.setPen(self._theme.muted)
        painter.drawText(rect, _LINE_RIGHT, note)
        return rect.adjusted(0, 0, -width, 0)

    def _report_order(self) -> None:
        if self._comparison is not None:
            statements = self._comparison.statements
            order = [self.logicalIndex(place) for place in range(self.count())]
            self.columns_reordered.emit([statements[section].id for section in order])

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.viewport().mapToGlobal(point))

    def _show_all(self) -> None:
        self.set_hidden(())
        self.columns_hidden.emit(self._hidden)


_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LINE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
