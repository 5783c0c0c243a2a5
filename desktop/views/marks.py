"""The small drawn signs that all views share: relation shapes, letter badges, level ticks, hatching, kinds.

They are drawn, not written, so that they look alike whatever fonts a machine has. Each function paints into a rectangle
and leaves the painter as it found it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.comparison.values import DifferenceKind, Relation
from desktop.theme import FontRole, Theme

LEVELS = 6
_HATCH_STEP = 8


@contextmanager
def _saved(painter: QPainter) -> Iterator[QPainter]:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.restore()


def relation_colour(relation: Relation, theme: Theme) -> QColor:
    """The colour of a state; reworded rows bind nobody differently, so they have that of shared ones."""
    return {Relation.DIFFERS: theme.differs, Relation.ONLY: theme.only}.get(relation, theme.shared)


def draw_relation(painter: QPainter, rect: QRectF, relation: Relation, theme: Theme) -> None:
    """A full disc for shared and reworded, a half-filled one for differs, a ring for only."""
    colour = relation_colour(relation, theme)
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side - 1.5, side - 1.5)
    disc.moveCenter(rect.center())
    with _saved(painter):
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if relation in (Relation.SAME, Relation.REWORDED) else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if relation is Relation.DIFFERS:
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(disc, 90 * 16, 180 * 16)


def draw_strip_mark(painter: QPainter, rect: QRectF, relation: Relation, theme: Theme) -> None:
    """The same three states as a bar: solid, left half filled, outline."""
    colour = relation_colour(relation, theme)
    if relation in (Relation.SAME, Relation.REWORDED):
        painter.fillRect(rect, colour)
        return
    if rect.height() >= 4:
        painter.setPen(QPen(colour, 1))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(QRectF(rect.left(), rect.top(), 2, rect.height()), colour)
        painter.fillRect(QRectF(rect.right() - 2, rect.top(), 2, rect.height()), colour)
    if relation is Relation.DIFFERS:
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width() / 2, rect.height()), colour)


def draw_badge(painter: QPainter, rect: QRectF, letter: str, fill: QColor, font: QFont) -> None:
    """A statement's letter, white on its colour."""
    with _saved(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, rect.height() / 4.5, rect.height() / 4.5)
        painter.setPen(QColor(Qt.GlobalColor.white))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)


def badge_font(theme: Theme, size: float, letter: str = "A") -> QFont:
    """The font in which `letter` fits a badge of `size` pixels."""
    font = theme.font(FontRole.STRONG)
    font.setPixelSize(max(6, round(size * (0.62 if len(letter) == 1 else 0.46))))
    return font


def badge_icon(theme: Theme, place: int, letter: str, size: int = 18) -> QIcon:
    """A badge for menus and buttons."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_badge(painter, QRectF(0, 0, size, size), letter, theme.badge(place), badge_font(theme, size, letter))
    painter.end()
    return QIcon(pixmap)


def draw_level_column(
    painter: QPainter, bottom_left: QPointF, level: int, ink: QColor, stub: QColor, zoom: float
) -> None:
    """Six ticks, one upon the other, as many of them filled, from the bottom, as the level says."""
    x, width, height, pitch, low = bottom_left.x(), 4 * zoom, 4 * zoom, 6 * zoom, 2 * zoom
    bottoms = [bottom_left.y() - step * pitch for step in range(LEVELS)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRects([QRectF(x, bottom - height, width, height) for bottom in bottoms[:level]])
    painter.setBrush(stub)
    painter.drawRects([QRectF(x, bottom - low, width, low) for bottom in bottoms[level:]])


def level_column_height(zoom: float) -> float:
    """What draw_level_column takes up."""
    return (LEVELS * 6 - 2) * zoom


def draw_level_bar(
    painter: QPainter, left_middle: QPointF, lowest: int, highest: int, ink: QColor, stub: QColor, zoom: float
) -> float:
    """Six upright ticks in a line, those from `lowest` to `highest` filled; returns the width taken."""
    width, pitch, height = 4 * zoom, 6 * zoom, 11 * zoom
    for step in range(LEVELS):
        x = left_middle.x() + step * pitch
        if lowest <= step + 1 <= highest:
            painter.fillRect(QRectF(x, left_middle.y() - height / 2, width, height), ink)
        else:
            painter.fillRect(QRectF(x, left_middle.y() + height / 2 - 2 * zoom, width, 2 * zoom), stub)
    return LEVELS * pitch


def draw_hatch(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The slanted lines of an absent cell; they start at the cell's corner, so that scrolling does not shift them."""
    painter.save()
    painter.setBrushOrigin(rect.topLeft())
    painter.fillRect(rect, _hatching(theme))
    painter.restore()


@lru_cache(maxsize=4)
def _hatching(theme: Theme) -> QBrush:
    """The pattern that draw_hatch repeats."""
    tile = QPixmap(_HATCH_STEP, _HATCH_STEP)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.hatch, 1))
    for shift in (-_HATCH_STEP, 0, _HATCH_STEP):
        painter.drawLine(QLineF(shift - 1, _HATCH_STEP + 1, shift + _HATCH_STEP + 1, -1))
    painter.end()
    return QBrush(tile)


def draw_comment(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A speech bubble: somebody commented on this."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(_at(rect, 0.04, 0.08), _at(rect, 0.96, 0.7)), rect.width() * 0.16, rect.width() * 0.16)
    tail = QPainterPath()
    tail.addPolygon(QPolygonF([_at(rect, 0.22, 0.66), _at(rect, 0.24, 1.0), _at(rect, 0.56, 0.66)]))
    with _saved(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(path.united(tail))


def draw_change(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """A pencil: somebody changed this, and the source keeps track of it."""
    with _saved(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        shaft = [_at(rect, *point) for point in ((0.0, 1.0), (0.07, 0.7), (0.72, 0.05), (0.95, 0.28), (0.3, 0.93))]
        painter.drawPolygon(QPolygonF(shaft))


def draw_kind(painter: QPainter, rect: QRectF, kind: DifferenceKind, colour: QColor) -> None:
    """The sign of a kind of difference, in `colour`."""
    side = min(rect.width(), rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    inner = box.adjusted(side * 0.1, side * 0.1, -side * 0.1, -side * 0.1)
    with _saved(painter):
        painter.setPen(QPen(colour, max(1.2, side / 9), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if kind is DifferenceKind.STRENGTH:
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(_kind_path(kind, inner))


def _kind_path(kind: DifferenceKind, box: QRectF) -> QPainterPath:
    path = QPainterPath()
    if kind is DifferenceKind.STRENGTH:
        path.addPolygon(QPolygonF([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.bottomRight()]))
        path.closeSubpath()
    elif kind is DifferenceKind.DEADLINE:
        path.addEllipse(box)
        path.moveTo(_at(box, 0.5, 0.22))
        path.lineTo(box.center())
        path.lineTo(_at(box, 0.72, 0.62))
    elif kind is DifferenceKind.ACTOR:
        path.addEllipse(QRectF(_at(box, 0.3, 0.0), _at(box, 0.7, 0.4)))
        path.arcMoveTo(QRectF(_at(box, 0.08, 0.52), _at(box, 0.92, 1.5)), 0)
        path.arcTo(QRectF(_at(box, 0.08, 0.52), _at(box, 0.92, 1.5)), 0, 180)
    elif kind is DifferenceKind.SCOPE:
        path.moveTo(_at(box, 0.95, 0.1))
        path.lineTo(_at(box, 0.5, 0.1))
        path.arcTo(QRectF(_at(box, 0.05, 0.1), _at(box, 0.85, 0.9)), 90, 180)
        path.lineTo(_at(box, 0.95, 0.9))
    else:
        _add_strokes(path, box, _STROKES[kind])
    return path


_STROKES: dict[DifferenceKind, tuple[tuple[tuple[float, float], ...], ...]] = {
    DifferenceKind.POLARITY: (((0.05, 0.35), (0.95, 0.35), (0.95, 0.75)),),
    DifferenceKind.AMOUNT: (
        ((0.38, 0.0), (0.26, 1.0)),
        ((0.76, 0.0), (0.64, 1.0)),
        ((0.08, 0.33), (0.98, 0.33)),
        ((0.02, 0.67), (0.92, 0.67)),
    ),
    DifferenceKind.FIGURE: (
        ((0.05, 0.22), (0.25, 0.05), (0.25, 0.95)),
        ((0.55, 0.25), (0.72, 0.06), (0.92, 0.25), (0.55, 0.95), (0.98, 0.95)),
    ),
    DifferenceKind.CONDITION: (
        ((0.2, 0.28), (0.32, 0.06), (0.66, 0.06), (0.8, 0.28), (0.5, 0.52), (0.5, 0.68)),
        ((0.5, 0.95), (0.5, 0.97)),
    ),
    DifferenceKind.BRACKET: (
        ((0.35, 0.0), (0.08, 0.0), (0.08, 1.0), (0.35, 1.0)),
        ((0.65, 0.0), (0.92, 0.0), (0.92, 1.0), (0.65, 1.0)),
    ),
    DifferenceKind.WORDING: (((0.05, 0.3), (0.3, 0.1), (0.6, 0.35), (0.95, 0.15)), ((0.05, 0.8), (0.95, 0.8))),
    DifferenceKind.PRESENTATION: (((0.05, 0.2), (0.95, 0.2)), ((0.05, 0.55), (0.6, 0.55)), ((0.05, 0.9), (0.8, 0.9))),
}


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def _add_strokes(path: QPainterPath, box: QRectF, strokes: tuple[tuple[tuple[float, float], ...], ...]) -> None:
    for first, *rest in strokes:
        path.moveTo(_at(box, *first))
        for point in rest:
            path.lineTo(_at(box, *point))
