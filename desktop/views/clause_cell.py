"""A cell of the Synopsis, laid out: for each clause a small line (label, level, link) and its words.

Made for a width, a theme and a zoom; knows its height, paints itself, and says what lies under a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout

from desktop.models.clause_text import ClauseText, Span, SpanKind
from desktop.models.margin_text import margin_counts
from desktop.theme import FontRole, Theme
from desktop.views.marks import draw_change, draw_comment, draw_level_column, level_column_height
from desktop.views.text_layout import lay_out, line_pitch, reads_leftward


class CellStyle:
    """What cells are laid out with: fonts and distances, made once for a theme and a zoom."""

    def __init__(self, theme: Theme, zoom: float) -> None:
        self.theme = theme
        self.zoom = zoom
        self.small = theme.font(FontRole.SMALL, zoom=zoom)
        self.body = theme.font(FontRole.BODY, zoom=zoom)
        self.caption = theme.font(FontRole.CAPTION, zoom=zoom)
        self.small_metrics = QFontMetricsF(self.small)
        self.small_pitch = line_pitch(self.small)
        self.body_pitch = line_pitch(self.body)
        self.left = self.px(20)
        """Where words begin: there is room for the level ticks before them."""
        self.right = self.px(14)
        self.top = self.px(10)
        self.bottom = self.px(14)

    def px(self, pixels: float) -> float:
        """A distance at this zoom."""
        return pixels * self.zoom

    def elided(self, words: str, room: float) -> str:
        """Small writing that fits into `room`."""
        if self.small_metrics.horizontalAdvance(words) <= room:
            return words
        return self.small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


@dataclass(frozen=True)
class _Block:
    text: ClauseText
    layout: QTextLayout
    caption: str
    caption_box: QRectF
    link: str
    link_box: QRectF
    signs_box: QRectF
    words_top: float
    bottom: float
    is_leftward: bool


class ClauseCell:
    """The clauses of one cell in `width` pixels."""

    def __init__(self, texts: Sequence[ClauseText], width: float, style: CellStyle) -> None:
        self._style = style
        self._width = width
        self._blocks: list[_Block] = []
        top = style.top
        for text in texts:
            block = self._block(text, top)
            self._blocks.append(block)
            top = block.bottom + style.px(8)
        words = top - style.px(8) + style.bottom if texts else 0.0
        ticks = level_column_height(style.zoom) + style.px(20) if self.level else 0.0
        self.height = max(words, ticks)

    @property
    def level(self) -> int:
        """The highest level of its clauses, 0 where nothing is committed to."""
        return max((block.text.level or 0 for block in self._blocks), default=0)

    def boxes(self) -> list[QRectF]:
        """The boxes of all pieces of writing, from the cell's corner; none of them overlap."""
        found = []
        for block in self._blocks:
            found.append(block.caption_box)
            found.extend(box for box in (block.link_box, block.signs_box) if not box.isEmpty())
            words = block.layout.boundingRect()
            found.append(words.translated(self._style.left, block.words_top))
        return found

    def link_at(self, point: QPointF) -> str:
        """The id of the row that a link at `point` (from the cell's corner) leads to, "" where there is none."""
        return next((block.text.home for block in self._blocks if block.link and block.link_box.contains(point)), "")

    def tip_at(self, point: QPointF) -> str:
        """What there is to say of what lies at `point`, "" where nothing."""
        for block in self._blocks:
            if block.link and block.link_box.contains(point):
                return QCoreApplication.translate("ClauseCell", "Stands elsewhere in its own text. Go to that place.")
            if block.signs_box.contains(point):
                counts = margin_counts(block.text.comments, block.text.changes)
                return "\n".join([counts, *block.text.margin])
            if block.caption_box.contains(point):
                return block.text.why
        return ""

    def paint(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        """Paint into `rect`; `ink` is the hue of the statement."""
        theme, style = self._style.theme, self._style
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        # A cell may be far higher than the window; its other lines cost nothing.
        in_sight = rect.intersected(QRectF(painter.viewport()))
        for block in self._blocks:
            painter.setFont(style.small)
            painter.setPen(theme.muted)
            line = _LINE_RIGHT if block.is_leftward else _LINE
            painter.drawText(block.caption_box.translated(rect.topLeft()), line, block.caption)
            if block.link:
                self._paint_link(painter, block, rect.topLeft())
            self._paint_signs(painter, block, rect.topLeft())
            painter.setPen(theme.text)
            block.layout.draw(painter, rect.topLeft() + QPointF(style.left, block.words_top), [], in_sight)
        if self.level:
            foot = QPointF(rect.left() + style.px(8), rect.bottom() - style.px(10))
            draw_level_column(painter, foot, self.level, ink, theme.stub, style.zoom)
        painter.restore()

    def _paint_signs(self, painter: QPainter, block: _Block, corner: QPointF) -> None:
        """A bubble for comments, a line of writing struck and underlined for tracked changes; each with its number."""
        theme, box = self._style.theme, block.signs_box.translated(corner)
        side = self._style.px(_SIGN)
        left = box.left()
        for count, draw in ((block.text.comments, draw_comment), (block.text.changes, draw_change)):
            if not count:
                continue
            draw(painter, QRectF(left, box.center().y() - side / 2, side, side), theme.accent)
            painter.setPen(theme.accent)
            painter.drawText(
                QRectF(left + side + self._style.px(2), box.top(), box.width(), box.height()), _LINE, f"{count}"
            )
            left += self._sign_width(count)

    def _sign_width(self, count: int) -> float:
        style = self._style
        return style.px(_SIGN + 2 + 7) + style.small_metrics.horizontalAdvance(f"{count}") if count else 0.0

    def _paint_link(self, painter: QPainter, block: _Block, corner: QPointF) -> None:
        theme, box = self._style.theme, block.link_box.translated(corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.deadline)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QPen(theme.on_mark))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, block.link)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _block(self, text: ClauseText, top: float) -> _Block:
        style, metrics = self._style, self._style.small_metrics
        room = max(20.0, self._width - style.left - style.right)
        height = style.small_pitch
        link = _link_words(text) if text.home else ""
        link_width = min(room, metrics.horizontalAdvance(link) + style.px(14)) if link else 0.0
        caption = _caption_words(text)
        signs = self._sign_width(text.comments) + self._sign_width(text.changes)
        signs += style.px(9) if signs else 0.0
        beside = not link or metrics.horizontalAdvance(caption) + signs + link_width + style.px(8) <= room
        line_room = room - link_width - style.px(8) if link and beside else room
        caption_room = min(metrics.horizontalAdvance(caption) + 1, line_room - signs) if signs else line_room
        leftward = reads_leftward(text.text)
        caption_box = QRectF(style.left + (room - caption_room if leftward else 0), top, caption_room, height)
        signs_left = caption_box.left() - signs if leftward else caption_box.right() + style.px(9)
        signs_box = QRectF(signs_left, top, signs - style.px(9), height) if signs else QRectF()
        link_box = QRectF()
        if link:
            link_left = style.left + room - link_width if beside and not leftward else style.left
            link_box = QRectF(link_left, top if beside else top + height + 1, link_width, height)
        words_top = (top if beside or not link else link_box.top()) + height + style.px(1)
        layout, taken = lay_out(text.text, _all_spans(text), room, style.body, style.theme, pitch=style.body_pitch)
        return _Block(
            text,
            layout,
            style.elided(caption, caption_room),
            caption_box,
            link,
            link_box,
            signs_box,
            words_top,
            words_top + taken,
            leftward,
        )


_SIGN = 11
"""The side of a sign on the small line, in pixels."""
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LINE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _all_spans(text: ClauseText) -> Sequence[Span]:
    if not text.is_heading:
        return text.spans
    return (*text.spans, Span(0, len(text.text.encode("utf-16-le")) // 2, SpanKind.LEAD))


def _caption_words(text: ClauseText) -> str:
    parts = [text.caption]
    if text.level is not None:
        parts.append(QCoreApplication.translate("ClauseCell", "level {0}").format(text.level))
    return " · ".join(parts)


def _link_words(text: ClauseText) -> str:
    return QCoreApplication.translate("ClauseCell", "moved from row {0}").format(text.home_number)
