"""Sentences for the person, inside the window: several at a time, none of them in the way, each stays until dismissed.

What a message says can be selected and copied. The same sentence is shown once.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import Level, Message, Offer
from desktop.theme import Theme

_MOST_HEIGHT = 168
"""More messages than fit in this many pixels are scrolled."""


class MessageRow(QFrame):
    """One message, with what can be done about it.

    Signals: dismissed().
    """

    dismissed = Signal()

    def __init__(self, message: Message, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self.setAccessibleName(message.text)
        text = QLabel(message.text, self)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 10, 5)
        line.setSpacing(10)
        line.addWidget(_Sign(message.level, theme, self), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        if message.written is not None:
            folder = QUrl.fromLocalFile(str(message.written.parent))
            open_folder = QPushButton(self.tr("Open folder"), self)
            open_folder.setProperty("role", "link")
            open_folder.clicked.connect(lambda: QDesktopServices.openUrl(folder))
            line.addWidget(open_folder, 0, Qt.AlignmentFlag.AlignTop)
        for offer in message.offers:
            button = QPushButton(offer.words, self)
            button.setProperty("role", "link")
            button.setAccessibleName(f"{offer.words}: {message.text}")
            button.clicked.connect(lambda checked=False, offer=offer: self._take_up(offer))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        dismiss = QPushButton(self.tr("Dismiss"), self)
        dismiss.setProperty("role", "link")
        dismiss.setAccessibleName(self.tr("Dismiss: {0}").format(message.text))
        dismiss.clicked.connect(self.dismissed)
        line.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)

    def _take_up(self, offer: Offer) -> None:
        self.dismissed.emit()
        offer.do()


class MessageBar(QFrame):
    """The messages that have not been dismissed, the latest first; not shown while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Messages"))
        self._theme = theme
        self._rows: list[MessageRow] = []
        self._dismiss_all = QPushButton(self.tr("Dismiss all"), self)
        self._dismiss_all.setProperty("role", "link")
        self._dismiss_all.clicked.connect(self.clear)
        self._list = QWidget(self)
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 4, 0, 4)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self._area = _Area(self._list, self)
        lines = QVBoxLayout(self)
        lines.setSpacing(0)
        lines.addWidget(self._area)
        lines.addWidget(self._dismiss_all, 0, Qt.AlignmentFlag.AlignRight)
        lines.setContentsMargins(0, 0, 10, 2)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        for sign in self.findChildren(_Sign):
            sign.set_theme(theme)

    @property
    def texts(self) -> list[str]:
        """What the shown messages say, the latest first."""
        return [row.message.text for row in self._rows]

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Add `message` at the top."""
        for row in [row for row in self._rows if row.message == message]:
            self._drop(row)
        row = MessageRow(message, self._theme, self._list)
        row.dismissed.connect(lambda: self._drop(row))
        self._rows.insert(0, row)
        self._lines.insertWidget(0, row)
        self._settle()

    @Slot()
    def clear(self) -> None:
        """Dismiss every message."""
        for row in list(self._rows):
            self._drop(row)

    def _drop(self, row: MessageRow) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._settle()

    def _settle(self) -> None:
        self.setVisible(bool(self._rows))
        self._dismiss_all.setVisible(len(self._rows) > 1)
        self._area.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.panel)
        painter.setPen(self._theme.border)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class _Area(QScrollArea):
    """As high as its content, up to a limit."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self.setWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), 300)
        layout = self._content.layout()
        height = (
            layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else self._content.sizeHint().height()
        )
        return QSize(width, min(height, _MOST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class _Sign(QWidget):
    """A disc with a tick, an i or an exclamation mark: the level does not hang on its colour."""

    _SIDE = 16

    def __init__(self, level: Level, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._level = level
        self._theme = theme
        self.setFixedSize(self._SIDE, self._SIDE + 4)

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = {Level.DONE: theme.shared, Level.NOTICE: theme.accent, Level.ERROR: theme.error}[self._level]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        disc = QRectF(0.5, 3.5, self._SIDE - 1, self._SIDE - 1)
        painter.drawEllipse(disc)
        painter.setPen(QPen(theme.panel, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = disc.center()
        if self._level is Level.DONE:
            painter.drawPolyline([middle + point for point in _TICK])
            return
        dot, stroke = (-4, (-1, 4)) if self._level is Level.NOTICE else (4, (-4, 0.5))
        painter.drawPoint(middle + QPointF(0, dot))
        painter.drawLine(middle + QPointF(0, stroke[0]), middle + QPointF(0, stroke[1]))


_TICK = (QPointF(-3.5, 0.3), QPointF(-1, 2.8), QPointF(3.6, -2.6))
