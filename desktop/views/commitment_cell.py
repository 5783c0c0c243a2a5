"""A cell of the Commitments, laid out: level and actor, the promise in a few lines, and chips for when and how much."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from core.comparison.values import DifferenceKind
from desktop.models.commitment_text import Chip, ChipKind, CommitmentText
from desktop.theme import FontRole, Theme
from desktop.views.clause_cell import CellStyle
from desktop.views.marks import LEVELS, draw_kind, draw_level_bar
from desktop.views.text_layout import lay_out_elided
from desktop.wording import act_word

_LINES = 4
_CHIP_KINDS = {
    ChipKind.DEADLINE: DifferenceKind.DEADLINE,
    ChipKind.AMOUNT: DifferenceKind.AMOUNT,
    ChipKind.NEGATED: DifferenceKind.POLARITY,
    ChipKind.CONDITION: DifferenceKind.CONDITION,
    ChipKind.ATTRIBUTION: DifferenceKind.ACTOR,
}


@dataclass(frozen=True)
class _ChipBox:
    chip: Chip
    words: str
    box: QRectF


class CommitmentCell:
    """What one statement says in a commitment, in `width` pixels."""

    def __init__(self, text: CommitmentText, width: float, style: CellStyle) -> None:
        self._text = text
        self._style = style
        left, right, top = style.px(12), style.px(12), style.px(9)
        room = max(20.0, width - left - right)
        pitch = style.body_pitch
        strong = QFontMetricsF(style.theme.font(FontRole.STRONG, zoom=style.zoom))
        caption_width = min(room / 3, style.small_metrics.horizontalAdvance(text.caption))
        self._caption = style.elided(text.caption, caption_width)
        self._caption_box = QRectF(left + room - caption_width, top, caption_width, pitch)
        self._bar = QPointF(left, top + pitch / 2)
        at = left + (LEVELS * style.px(6) + style.px(6) if text.level else 0)
        self._level = str(text.level) if text.level else ""
        self._level_box = QRectF(at, top, strong.horizontalAdvance(self._level), pitch)
        at = self._level_box.right() + (style.px(10) if text.level else 0)
        actor_room = max(0.0, self._caption_box.left() - style.px(8) - at)
        self._actor = style.elided(_actor(text), max(0.0, actor_room - style.px(8)))
        self._actor_box = QRectF(
            at, top + 1, min(actor_room, style.small_metrics.horizontalAdvance(self._actor) + style.px(8)), pitch - 2
        )
        self._words_at = QPointF(left, top + pitch + style.px(2))
        self._layout, taken = lay_out_elided(
            text.text, text.spans, room, style.body, style.theme, pitch=pitch, max_lines=_LINES
        )
        self._chips = self._place_chips(left, self._words_at.y() + taken + style.px(5), room)
        words_end = self._words_at.y() + taken
        self.height = max((chip.box.bottom() for chip in self._chips), default=words_end) + style.px(11)

    def boxes(self) -> list[QRectF]:
        """The boxes of all pieces of writing, from the cell's corner; none of them overlap."""
        words = self._layout.boundingRect().translated(self._words_at)
        heads = [box for box, said in ((self._level_box, self._level), (self._actor_box, self._actor)) if said]
        return [*heads, self._caption_box, words, *(chip.box for chip in self._chips)]

    def tip_at(self, point: QPointF) -> str:
        """What there is to say of what lies at `point`, "" where nothing."""
        if self._actor_box.contains(point) and self._actor != _actor(self._text):
            return self._text.actor
        for chip in self._chips:
            if chip.box.contains(point) and chip.words != chip.chip.words:
                return chip.chip.words
        return self._text.why if point.y() < self._words_at.y() else ""

    def paint(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        """Paint into `rect`; `ink` is the hue of the statement."""
        theme, style, corner = self._style.theme, self._style, rect.topLeft()
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if self._text.level:
            draw_level_bar(painter, corner + self._bar, 1, self._text.level, ink, theme.stub, style.zoom)
            painter.setFont(theme.font(FontRole.STRONG, zoom=style.zoom))
            painter.setPen(theme.text)
            painter.drawText(self._level_box.translated(corner), _LEFT, self._level)
        painter.setFont(style.small)
        self._paint_actor(painter, self._actor_box.translated(corner))
        painter.setPen(theme.muted)
        painter.drawText(self._caption_box.translated(corner), _RIGHT, self._caption)
        painter.setPen(theme.text)
        self._layout.draw(painter, corner + self._words_at)
        for chip in self._chips:
            self._paint_chip(painter, chip, chip.box.translated(corner))
        painter.restore()

    def _paint_actor(self, painter: QPainter, box: QRectF) -> None:
        theme = self._style.theme
        if self._text.actor_differs and self._actor:
            painter.fillRect(box, theme.substance)
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.differs)
        painter.setPen(theme.text if self._text.level else theme.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter if self._text.level else _LEFT, self._actor)

    def _place_chips(self, left: float, top: float, room: float) -> list[_ChipBox]:
        style, placed = self._style, []
        height, gap = style.small_pitch + style.px(3), style.px(5)
        x, y = left, top
        for chip in self._all_chips():
            sign = style.px(16) if chip.kind in _CHIP_KINDS else 0.0
            words = style.elided(chip.words, max(10.0, room - sign - style.px(16)))
            width = min(room, style.small_metrics.horizontalAdvance(words) + sign + style.px(16))
            if x > left and x + width > left + room:
                x, y = left, y + height + gap
            placed.append(_ChipBox(chip, words, QRectF(x, y, width, height)))
            x += width + gap
        return placed

    def _all_chips(self) -> tuple[Chip, ...]:
        if not self._text.more:
            return self._text.chips
        words = QCoreApplication.translate("CommitmentCell", "+ {0}, level {1}")
        return (*self._text.chips, Chip(ChipKind.MORE, words.format(self._text.more, self._text.more_level)))

    def _paint_chip(self, painter: QPainter, chip: _ChipBox, box: QRectF) -> None:
        theme, style = self._style.theme, self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen, ground, ink = _chip_colours(chip.chip.kind, theme)
        painter.setPen(pen)
        painter.setBrush(ground if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2.2, box.height() / 2.2)
        words = box.adjusted(style.px(8), 0, -style.px(8), 0)
        if (kind := _CHIP_KINDS.get(chip.chip.kind)) is not None:
            side = style.px(10)
            draw_kind(painter, QRectF(words.left(), box.center().y() - side / 2, side, side), kind, ink)
            words.setLeft(words.left() + style.px(16))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(ink)
        painter.setFont(style.small)
        painter.drawText(words, _LEFT, chip.words)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _actor(text: CommitmentText) -> str:
    if text.level:
        return " ".join(text.actor.split())
    if text.unread:
        return QCoreApplication.translate("CommitmentCell", "not read in this language")
    if text.act is None:
        return QCoreApplication.translate("CommitmentCell", "no commitment")
    return act_word(text.act)


def _chip_colours(kind: ChipKind, theme: Theme) -> tuple[QPen, QColor | None, QColor]:
    """The edge, the ground and the writing of a chip."""
    if kind in (ChipKind.DEADLINE, ChipKind.AMOUNT):
        return QPen(theme.deadline), theme.deadline, theme.on_mark
    if kind is ChipKind.NEGATED:
        return QPen(theme.text), None, theme.text
    dashed = QPen(theme.border_strong, 1, Qt.PenStyle.DashLine)
    return dashed, None, theme.muted
