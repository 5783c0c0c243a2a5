"""The shapes that stand for things everywhere in the window: states (● ◐ ○), badges with a letter, level ticks.

They are painted, not written, so that they look the same with every font. A colour never stands alone: the state has
its shape, the badge its letter, the level the number of its ticks.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from core.comparison.selection import Show
from core.comparison.values import Relation
from desktop.theme import Theme

HIGHEST_LEVEL = 6


class State(Enum):
    """What a row is, as the window says it: a reworded row binds nobody differently, so it is shared."""

    SHARED = "shared"
    DIFFERS = "differs"
    ONLY = "only"


def state_of(relation: Relation) -> State:
    """The state that a relation is shown as."""
    if relation is Relation.DIFFERS:
        return State.DIFFERS
    return State.ONLY if relation is Relation.ONLY else State.SHARED


def shown_state(show: Show) -> State | None:
    """The state of the rows that a choice of Show leaves; None where it leaves all."""
    return None if show is Show.ALL else State(show.value)


def state_colour(theme: Theme, state: State) -> QColor:
    """The colour of a state, for its shape and its word."""
    return {State.SHARED: theme.shared, State.DIFFERS: theme.differs, State.ONLY: theme.only}[state]


def paint_state(painter: QPainter, area: QRectF, state: State, theme: Theme) -> None:
    """A full, half or empty disc in the middle of `area`."""
    size = min(area.width(), area.height())
    disc = QRectF(0, 0, size - 1.5, size - 1.5)
    disc.moveCenter(area.center())
    colour = state_colour(theme, state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(QBrush(colour) if state is State.SHARED else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    if state is State.DIFFERS:
        painter.setBrush(colour)
        painter.drawPie(disc, 90 * 16, 180 * 16)
    painter.restore()


def paint_badge(painter: QPainter, area: QRectF, letter: str, place: int, theme: Theme, font: QFont) -> None:
    """The letter of column `place` (from 0), white on its own colour."""
    fitted = QFont(font)
    fitted.setBold(True)
    fitted.setPixelSize(max(6, round(area.height() * (0.58 if len(letter) == 1 else 0.46))))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.badge(place))
    painter.drawRoundedRect(area, area.height() * 0.22, area.height() * 0.22)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(fitted)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def paint_level(painter: QPainter, area: QRectF, level: int, colour: QColor, theme: Theme) -> None:
    """Six ticks side by side, the first `level` of them full, the others stubs."""
    step = area.width() / HIGHEST_LEVEL
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for tick in range(HIGHEST_LEVEL):
        full = tick < level
        height = area.height() if full else max(2.0, area.height() * 0.2)
        painter.setBrush(colour if full else theme.stub)
        corner = QPointF(area.left() + tick * step, area.bottom() - height)
        painter.drawRect(QRectF(corner, QPointF(corner.x() + max(1.0, step - 2), area.bottom())))
    painter.restore()
