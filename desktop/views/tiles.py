"""Buttons that are as large as what they offer: a card that opens a comparison, a tile that takes another statement."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.theme import FontRole, Theme

RADIUS = 6


class Tile(QAbstractButton):
    """A flat button with an edge that lights up under the pointer and with the keys; subclasses paint what is in it."""

    def __init__(self, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self.theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        pen = QPen(self.theme.accent if lit else self.edge_colour(), 2 if self.hasFocus() else 1)
        if self.is_dashed():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.theme.accent_soft if self.isDown() else self.theme.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self.paint_content(painter)

    def is_dashed(self) -> bool:
        """Whether the edge says that something can be dropped here."""
        return False

    def edge_colour(self) -> QColor:
        """The colour of the edge at rest."""
        return self.theme.border_strong if self.is_dashed() else self.theme.border

    def paint_content(self, painter: QPainter) -> None:
        """Paint what the tile says."""
        painter.setFont(self.theme.font(FontRole.BODY))
        painter.setPen(self.theme.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class AddTile(Tile):
    """Takes another statement: by click, or by dropping a file anywhere."""

    _CROSS = 9

    def is_dashed(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self.theme.font(FontRole.BODY)).height() + 24)

    def paint_content(self, painter: QPainter) -> None:
        font = self.theme.font(FontRole.BODY)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 30)
        width = self._CROSS + 9 + metrics.horizontalAdvance(words)
        left = (self.width() - width) / 2
        middle = QPointF(left + self._CROSS / 2, self.height() / 2)
        half = self._CROSS / 2
        painter.setPen(QPen(self.theme.muted, 1.5))
        painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
        painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))
        painter.setFont(font)
        painter.setPen(self.theme.muted)
        area = QRectF(left + self._CROSS + 9, 0, width, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
