"""How the lines of the Synopsis measure and paint: cells of clauses, hatching, folded runs, row heads."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from core.comparison.values import Relation, Row
from desktop.models.synopsis_model import FoldLine, RowLine, SynopsisModel
from desktop.theme import FontRole
from desktop.views.clause_cell import CellStyle, ClauseCell
from desktop.views.marks import draw_hatch, draw_relation, relation_colour
from desktop.views.statement_table import StatementTable
from desktop.views.text_layout import line_pitch
from desktop.wording import formula, row_word

_KEPT_CELLS = 3000
"""Laid-out cells that are kept: some forty screens of six columns."""
_HEAD_WIDTH = 82
_LEAST_ROW = 58


@dataclass(frozen=True, slots=True)
class _Head:
    """The writing of a row head, and where it stands from the corner of the head."""

    shape: QRectF
    word_box: QRectF
    word: str
    letters_box: QRectF
    letters: str


class SynopsisRows:
    """The RowPainter of the Synopsis."""

    def __init__(self, model: SynopsisModel, table: StatementTable) -> None:
        self._model = model
        self._table = table
        self._style = CellStyle(table.theme, table.zoom)
        self._cells: OrderedDict[tuple[str, int], ClauseCell] = OrderedDict()
        self._heights: dict[str, int] = {}
        self._heads: dict[str, _Head] = {}

    def guess(self) -> int:
        return round(140 * self._table.zoom)

    def head_width(self) -> int:
        return round(_HEAD_WIDTH * max(1.0, self._table.zoom))

    def head_height(self, line: int) -> int:
        shown = self._model.lines[line]
        if isinstance(shown, FoldLine):
            return self._table.rowHeight(line)
        return round(self._head(shown.row).letters_box.bottom() + self._style.bottom)

    def measure(self, line: int, *, keep: bool) -> int:
        shown = self._model.lines[line]
        if isinstance(shown, FoldLine):
            return round(line_pitch(self._table.theme.font(FontRole.BODY, zoom=self._table.zoom)) + 14)
        height = self._heights.get(shown.row.id)
        if height is None or keep:
            height = self._heights[shown.row.id] = self._height(shown.row, keep=keep)
        return height

    def paint_cell(self, painter: QPainter, rect: QRect, line: int, column: int) -> None:
        shown = self._model.lines[line]
        if isinstance(shown, FoldLine):
            self._paint_fold(painter, rect, shown)
            return
        theme = self._table.theme
        if shown.row.cell(self._model.statements[column]) is None:
            draw_hatch(painter, rect.adjusted(0, 0, -1, -1), theme)
            return
        self._cell(shown.row, column).paint(painter, QRectF(rect), theme.badge_ink(column))

    def paint_head(self, painter: QPainter, rect: QRect, line: int) -> None:
        shown = self._model.lines[line]
        comparison, theme = self._model.comparison, self._table.theme
        if comparison is None:
            return
        if isinstance(shown, FoldLine):
            painter.fillRect(rect, theme.panel)
            box = QRectF(0, 0, 12, 12)
            box.moveCenter(QRectF(rect).center())
            draw_relation(painter, box, Relation.SAME, theme)
            return
        head, corner = self._head(shown.row), QPointF(rect.topLeft())
        self._paint_number(painter, QRectF(rect), shown.number, room=head.shape.left())
        draw_relation(painter, head.shape.translated(corner), shown.row.relation, theme)
        painter.setPen(relation_colour(shown.row.relation, theme))
        painter.setFont(self._style.caption)
        painter.drawText(head.word_box.translated(corner), Qt.AlignmentFlag.AlignCenter, head.word)
        painter.setPen(theme.muted)
        painter.setFont(self._style.small)
        painter.drawText(head.letters_box.translated(corner), _TOP_CENTRE, head.letters)

    def head_tip(self, line: int) -> str:
        shown, comparison = self._model.lines[line], self._model.comparison
        if comparison is None or isinstance(shown, FoldLine):
            return ""
        word, letters = row_word(comparison, shown.row), formula(comparison, shown.row)
        number = QCoreApplication.translate("SynopsisRows", "Row {0}: {1} {2}").format(shown.number, word, letters)
        return f"{number.strip()}\n{shown.row.why}".strip()

    def cell_tip(self, line: int, column: int, point: QPointF) -> str:
        shown = self._model.lines[line]
        return self._cell(shown.row, column).tip_at(point) if isinstance(shown, RowLine) else ""

    def link_at(self, line: int, column: int, point: QPointF) -> str:
        shown = self._model.lines[line]
        return self._cell(shown.row, column).link_at(point) if isinstance(shown, RowLine) else ""

    def head_link_at(self, line: int, point: QPointF) -> str:
        return ""

    def is_one_cell(self, line: int) -> bool:
        return isinstance(self._model.lines[line], FoldLine)

    def forget_words(self) -> None:
        """Other words are distinguished now, but no cell is of another size."""
        self._cells.clear()

    def forget(self) -> None:
        self._cells.clear()
        self._heights.clear()
        self._heads.clear()
        self._style = CellStyle(self._table.theme, self._table.zoom)

    def _height(self, row: Row, *, keep: bool) -> int:
        columns = self._table.header.visible_sections()
        tallest = max((self._cell(row, column, keep=keep).height for column in columns), default=0.0)
        return round(
            max(tallest, self._head(row).letters_box.bottom() + self._style.bottom, _LEAST_ROW * self._table.zoom)
        )

    def _cell(self, row: Row, column: int, *, keep: bool = True) -> ClauseCell:
        key = (row.id, column)
        if (cell := self._cells.get(key)) is not None:
            self._cells.move_to_end(key)
            return cell
        cell = ClauseCell(self._model.texts(row, column), self._table.columnWidth(column), self._style)
        if keep:
            self._cells[key] = cell
        if len(self._cells) > _KEPT_CELLS:
            self._cells.popitem(last=False)
        return cell

    def _head(self, row: Row) -> _Head:
        if row.id not in self._heads:
            self._heads[row.id] = self._laid_out_head(row)
        return self._heads[row.id]

    def _laid_out_head(self, row: Row) -> _Head:
        style, width, comparison = self._style, self.head_width(), self._model.comparison
        px = style.px
        shape = QRectF(width / 2 - px(6), px(12), px(13), px(13))
        word = QRectF(4, shape.bottom() + px(3), width - 8, style.small_pitch)
        letters = _breakable(formula(comparison, row)) if comparison else ""
        room = QRect(0, 0, width - 8, 10_000)
        taken = QFontMetrics(style.small).boundingRect(room, _TOP_CENTRE, letters).height() if letters else 0
        said = row_word(comparison, row) if comparison else ""
        return _Head(shape, word, said, QRectF(4, word.bottom(), width - 8, taken), letters)

    def _paint_number(self, painter: QPainter, rect: QRectF, number: int, *, room: float) -> None:
        """The row's number, by which the Inspector and links call it, in the corner; a very long one is in the tip."""
        inset = self._style.px(7)
        if inset + self._style.small_metrics.horizontalAdvance(str(number)) + 2 > room:
            return
        painter.setPen(self._table.theme.muted)
        painter.setFont(self._style.small)
        corner = rect.adjusted(inset, self._style.top, 0, 0)
        painter.drawText(corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(number))

    def _paint_fold(self, painter: QPainter, rect: QRect, fold: FoldLine) -> None:
        """One line over all columns: each cell paints its part of it."""
        theme, zoom = self._table.theme, self._table.zoom
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.panel)
        words = QCoreApplication.translate("SynopsisRows", "{0} shared rows").format(len(fold.rows))
        painter.setPen(QPen(theme.muted))
        painter.setFont(theme.font(FontRole.BODY, zoom=zoom))
        left = round(20 * zoom)
        line = QRect(left + 16, rect.top(), self._table.viewport().width() - left - 16, rect.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.muted)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = QPointF(left + 4, rect.center().y() + 0.5)
        painter.drawPolygon(_triangle(middle, 4 * zoom, points_down=fold.is_open))
        painter.restore()


_TOP_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def _breakable(letters: str) -> str:
    """A formula that may break before each of its signs."""
    return letters.replace("≠", "\u200b≠").replace("=", "\u200b=")


def _triangle(middle: QPointF, reach: float, *, points_down: bool) -> QPolygonF:
    if points_down:
        corners = ((-reach, -reach / 2), (reach, -reach / 2), (0.0, reach / 2))
    else:
        corners = ((-reach / 2, -reach), (-reach / 2, reach), (reach / 2, 0.0))
    return QPolygonF([middle + QPointF(x, y) for x, y in corners])
