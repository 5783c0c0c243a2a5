"""What the Inspector is put together from: badges, headings, and cards of what each statement says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.comparison.values import DifferenceKind, Relation
from desktop.theme import FontRole, Theme
from desktop.tips import tip
from desktop.views.marks import badge_font, draw_badge, draw_kind, draw_relation

_BADGE = 17
_LONGEST = 220
"""Words of a side beyond this many characters are in the tooltip only; the Synopsis shows them all."""


@dataclass(frozen=True, slots=True)
class BadgeOf:
    """The letter and the column (from 0) of a statement, and its title, which is spoken."""

    letter: str
    place: int
    title: str


class BadgeLine(QWidget):
    """The badges of some statements side by side."""

    def __init__(self, badges: Sequence[BadgeOf], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges = tuple(badges)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        titles = ", ".join(badge.title for badge in badges)
        self.setAccessibleName(titles)
        self.setToolTip(tip(titles))

    def sizeHint(self) -> QSize:
        return QSize(len(self._badges) * (_BADGE + 3) - 3, _BADGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, badge in enumerate(self._badges):
            box = QRectF(at * (_BADGE + 3), 0, _BADGE, _BADGE)
            font = badge_font(self._theme, _BADGE, badge.letter)
            draw_badge(painter, box, badge.letter, self._theme.badge(badge.place), font)
        painter.end()


class Sign(QWidget):
    """The sign of a kind of difference, or the shape of a relation."""

    def __init__(self, sign: DifferenceKind | Relation, colour: QColor, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign, self._colour, self._theme = sign, colour, theme
        self.setFixedSize(14, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, 2, 14, 14)
        if isinstance(self._sign, Relation):
            draw_relation(painter, box, self._sign, self._theme)
        else:
            draw_kind(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), self._sign, self._colour)
        painter.end()


class Words(QLabel):
    """Running text that wraps, breaks over long words rather than widening the panel, and can be copied."""

    def __init__(self, text: str, theme: Theme, *, role: FontRole = FontRole.BODY, muted: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(role))
        tint(self, theme.muted if muted else theme.text)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        shown = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
        self.setText(breakable(shown))
        if shown != text:
            self.setToolTip(tip(text))


class Caption(QLabel):
    """A small bold heading of a section."""

    def __init__(self, text: str) -> None:
        super().__init__(text.upper())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "caption")


class Card(QFrame):
    """A bordered group: a coloured heading with a sign, and lines below it."""

    def __init__(self, heading: str, sign: DifferenceKind | None, colour: QColor, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 9)
        self._layout.setSpacing(5)
        if not heading:
            return
        line = QHBoxLayout()
        line.setSpacing(7)
        if sign is not None:
            line.addWidget(Sign(sign, colour, theme, self))
        title = QLabel(heading, self)
        title.setFont(theme.font(FontRole.STRONG))
        tint(title, colour)
        line.addWidget(title)
        line.addStretch()
        self._layout.addLayout(line)

    def add_side(self, badges: Sequence[BadgeOf], words: str, note: str = "", *, muted: bool = False) -> None:
        """What some statements say, and under it, small, what there is to add."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(BadgeLine(badges, self._theme, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Words(words, self._theme, muted=muted))
        if note:
            column.addWidget(Words(note, self._theme, role=FontRole.SMALL, muted=True))
        line.addLayout(column, 1)
        self._layout.addLayout(line)

    def add_words(self, words: str, *, muted: bool = True) -> None:
        """A line of small writing."""
        self._layout.addWidget(Words(words, self._theme, role=FontRole.SMALL, muted=muted))

    def add_widget(self, widget: QWidget) -> None:
        """Anything else."""
        self._layout.addWidget(widget)


def tint(label: QLabel, colour: QColor) -> None:
    """Write a label in `colour`; by its palette, since a style sheet for each label would be slow."""
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    label.setPalette(palette)


def link_button(text: str) -> QPushButton:
    """A flat button that looks like a link."""
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def breakable(text: str, *, longest: int = 24) -> str:
    """The text with places where words of more than `longest` characters may break."""
    return " ".join(
        "\u200b".join(word[at : at + longest] for at in range(0, len(word), longest)) or word
        for word in text.split(" ")
    )
