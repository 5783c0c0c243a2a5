"""How the rows of the Commitments measure and paint: what is promised, by whom, how far the statements are apart."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout

from core.comparison.summary import CommitmentRow
from core.comparison.values import Relation
from desktop.models.commitments_model import CommitmentsModel
from desktop.theme import FontRole
from desktop.views.clause_cell import CellStyle
from desktop.views.commitment_cell import CommitmentCell
from desktop.views.marks import LEVELS, draw_hatch, draw_level_bar, draw_relation, relation_colour
from desktop.views.statement_table import StatementTable
from desktop.views.text_layout import lay_out_elided, line_pitch
from desktop.wording import formula, kind_word, row_word

_KEPT_CELLS = 2000
_HEAD_WIDTH = 214
_TOPIC_LINES = 3


class CommitmentRows:
    """The RowPainter of the Commitments."""

    def __init__(self, model: CommitmentsModel, table: StatementTable) -> None:
        self._model = model
        self._table = table
        self._style = CellStyle(table.theme, table.zoom)
        self._cells: OrderedDict[tuple[str, int], CommitmentCell | None] = OrderedDict()
        self._heads: OrderedDict[str, _Head] = OrderedDict()

    def guess(self) -> int:
        return round(118 * self._table.zoom)

    def head_width(self) -> int:
        return round(_HEAD_WIDTH * max(1.0, self._table.zoom))

    def head_height(self, line: int) -> int:
        return round(self._head(line).height)

    def measure(self, line: int, *, keep: bool) -> int:
        cells = (self._cell(line, column, keep=keep) for column in self._table.header.visible_sections())
        tallest = max((cell.height for cell in cells if cell is not None), default=0.0)
        return round(max(tallest, self._head(line).height))

    def paint_cell(self, painter: QPainter, rect: QRect, line: int, column: int) -> None:
        theme = self._table.theme
        cell = self._cell(line, column)
        if cell is not None:
            cell.paint(painter, QRectF(rect), theme.badge_ink(column))
            return
        draw_hatch(painter, rect.adjusted(0, 0, -1, -1), theme)
        if self._model.comparison is not None:
            letter = self._model.comparison.letters[self._model.statements[column]]
            painter.setFont(self._style.small)
            painter.setPen(theme.muted)
            words = QCoreApplication.translate("CommitmentRows", "not in {0}").format(letter)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def paint_head(self, painter: QPainter, rect: QRect, line: int) -> None:
        self._head(line).paint(painter, QRectF(rect), in_hand=line == self._table.currentIndex().row())

    def head_tip(self, line: int) -> str:
        return self._model.rows[line].row.why

    def cell_tip(self, line: int, column: int, point: QPointF) -> str:
        cell = self._cell(line, column)
        return cell.tip_at(point) if cell is not None else ""

    def link_at(self, line: int, column: int, point: QPointF) -> str:
        return ""

    def head_link_at(self, line: int, point: QPointF) -> str:
        in_hand = line == self._table.currentIndex().row()
        return self._model.rows[line].row.id if in_hand and self._head(line).link_box.contains(point) else ""

    def is_one_cell(self, line: int) -> bool:
        return False

    def forget(self) -> None:
        self._cells.clear()
        self._heads.clear()
        self._style = CellStyle(self._table.theme, self._table.zoom)

    def _cell(self, line: int, column: int, *, keep: bool = True) -> CommitmentCell | None:
        key = (self._model.rows[line].row.id, column)
        if key in self._cells:
            self._cells.move_to_end(key)
            return self._cells[key]
        text = self._model.cell(line, column)
        cell = CommitmentCell(text, self._table.columnWidth(column), self._style) if text else None
        if keep:
            self._cells[key] = cell
        if len(self._cells) > _KEPT_CELLS:
            self._cells.popitem(last=False)
        return cell

    def _head(self, line: int) -> _Head:
        row = self._model.rows[line]
        if row.row.id not in self._heads:
            self._heads[row.row.id] = _Head(row, self._model, self.head_width(), self._style)
            if len(self._heads) > _KEPT_CELLS:
                self._heads.popitem(last=False)
        return self._heads[row.row.id]


class _Head:
    """A row head, laid out: topic, relation and formula, the levels, the kinds of difference, the link."""

    def __init__(self, row: CommitmentRow, model: CommitmentsModel, width: float, style: CellStyle) -> None:
        self._row = row
        self._style = style
        theme, px = style.theme, style.px
        comparison = model.comparison
        self._left = px(34)
        room = width - self._left - px(10)
        strong = theme.font(FontRole.STRONG, zoom=style.zoom)
        self._topic, taken = lay_out_elided(
            row.topic, (), room, strong, theme, pitch=line_pitch(strong), max_lines=_TOPIC_LINES
        )
        self._topic_top = px(9)
        self._word = row_word(comparison, row.row) if comparison else ""
        letters = formula(comparison, row.row) if comparison else ""
        self._word_font = theme.font(FontRole.CAPTION, zoom=style.zoom)
        y = self._topic_top + taken + px(1)
        self._word_box = QRectF(
            self._left, y, QFontMetricsF(self._word_font).horizontalAdvance(self._word), style.small_pitch
        )
        letters_left = self._word_box.right() + px(9)
        letters_room = width - letters_left - px(8)
        self._letters = style.elided(letters, letters_room)
        self._letters_box = QRectF(letters_left, y, letters_room, style.small_pitch)
        y += style.small_pitch + px(4)
        self._bar = QPointF(self._left, y + style.small_pitch / 2)
        levels_left = self._left + LEVELS * px(6) + px(6)
        self._levels_box = QRectF(levels_left, y, width - levels_left - px(8), style.small_pitch)
        y += style.small_pitch
        kinds = " · ".join(kind_word(d.kind).lower() for d in row.row.differences if d.substance)
        self._kinds: QTextLayout | None = None
        self._kinds_top = y + px(2)
        if kinds:
            self._kinds, taken = lay_out_elided(
                kinds, (), room, style.small, theme, pitch=style.small_pitch, max_lines=2
            )
            y = self._kinds_top + taken
        link = QCoreApplication.translate("CommitmentRows", "Show in Synopsis ›")
        self._link = link
        self.link_box = QRectF(self._left, y + px(3), QFontMetricsF(self._word_font).horizontalAdvance(link), px(17))
        self.height = self.link_box.bottom() + px(9)

    def paint(self, painter: QPainter, rect: QRectF, *, in_hand: bool) -> None:
        style, theme, corner = self._style, self._style.theme, rect.topLeft()
        relation: Relation = self._row.row.relation
        shape = QRectF(style.px(13), self._topic_top + style.px(2), style.px(13), style.px(13))
        draw_relation(painter, shape.translated(corner), relation, theme)
        painter.setPen(theme.text)
        self._topic.draw(painter, corner + QPointF(self._left, self._topic_top))
        painter.setFont(self._word_font)
        painter.setPen(relation_colour(relation, theme))
        painter.drawText(self._word_box.translated(corner), _LEFT, self._word)
        painter.setFont(style.small)
        painter.setPen(theme.text)
        painter.drawText(self._letters_box.translated(corner), _LEFT, self._letters)
        painter.setPen(theme.muted)
        low, high = self._row.levels
        draw_level_bar(painter, corner + self._bar, low, high, theme.muted, theme.stub, style.zoom)
        painter.drawText(self._levels_box.translated(corner), _LEFT, _levels(low, high))
        if self._kinds is not None:
            self._kinds.draw(painter, corner + QPointF(self._left, self._kinds_top))
        if in_hand:
            painter.setFont(self._word_font)
            painter.setPen(theme.accent)
            painter.drawText(self.link_box.translated(corner), _LEFT, self._link)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _levels(low: int, high: int) -> str:
    if low == high:
        return QCoreApplication.translate("CommitmentRows", "level {0}").format(low)
    return QCoreApplication.translate("CommitmentRows", "levels {0} to {1}").format(low, high)
