"""Running text laid out in a width: spans become formats, lines stand at an even pitch, right-to-left reads right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from desktop.models.clause_text import Span, SpanKind
from desktop.theme import Theme

_LINE_PITCH = 1.4
"""Distance of base lines in font sizes; a little more than 1.3, so that tints of neighbouring lines stay apart."""

_STRONG = frozenset({"L", "R", "AL"})
"""The classes of letters that have a direction (Unicode Standard Annex 9)."""
_BOLD = frozenset({SpanKind.VERB, SpanKind.LEAD})
_UNDER = (SpanKind.PRESENTATION, SpanKind.WORDING, SpanKind.DEADLINE, SpanKind.AMOUNT, SpanKind.SUBSTANCE, SpanKind.HIT)
"""What colours the ground of words, the later over the earlier."""


def cut_title(title: str, font: QFont, room: float) -> str:
    """A title in `room` pixels. Of a shortened one ("… Republic of Ostrana") the end stays, which tells it from the
    others, as far as whole words of it have room."""
    metrics = QFontMetricsF(font)
    words = title.split()
    while title.startswith("…") and len(words) > 2 and metrics.horizontalAdvance(" ".join(words)) > room:
        del words[1]
    return metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room)


def line_pitch(font: QFont) -> float:
    """The height of one line of `font`."""
    return float(max(round(font.pixelSize() * _LINE_PITCH), round(QFontMetricsF(font).height())))


def lay_out(
    text: str, spans: Sequence[Span], width: float, font: QFont, theme: Theme, *, pitch: float, max_lines: int = 0
) -> tuple[QTextLayout, float]:
    """`text` broken to lines of `width`, one each `pitch` pixels, and the height that it takes; with `max_lines`, no
    more lines than that."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping(reads_leftward(text)))
    layout.setFormats(list(formats(spans, theme)))
    layout.setCacheEnabled(True)
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * pitch + (pitch - line.height()) / 2))
        count += 1
        if count == max_lines:
            break
    layout.endLayout()
    return layout, count * pitch


def lay_out_elided(
    text: str, spans: Sequence[Span], width: float, font: QFont, theme: Theme, *, pitch: float, max_lines: int
) -> tuple[QTextLayout, float]:
    """Like lay_out; text that does not fit into `max_lines` ends in an ellipsis."""
    layout, height = lay_out(text, spans, width, font, theme, pitch=pitch, max_lines=max_lines)
    units = text.encode("utf-16-le")
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    end = last.textStart() + last.textLength() if last else 0
    if last is None or 2 * end >= len(units):
        return layout, height
    kept = units[: 2 * end].decode("utf-16-le", "ignore").rstrip()
    while True:
        shown = _cut(spans, len(kept.encode("utf-16-le")) // 2)
        layout, height = lay_out(f"{kept} …", shown, width, font, theme, pitch=pitch)
        if layout.lineCount() <= max_lines or len(kept) < 2:
            return layout, height
        kept = kept.rsplit(" ", 1)[0] if " " in kept else kept[: len(kept) // 2]


def _cut(spans: Sequence[Span], end: int) -> list[Span]:
    return [Span(span.start, min(span.end, end), span.kind) for span in spans if span.start < end]


def formats(spans: Sequence[Span], theme: Theme) -> Iterable[QTextLayout.FormatRange]:
    """The spans, which may overlap, as stretches of one format each."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    for start, end in pairwise(edges):
        kinds = frozenset(span.kind for span in spans if span.start <= start and end <= span.end)
        if kinds:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = start, end - start
            stretch.format = _format(kinds, theme)
            yield stretch


def reads_leftward(text: str) -> bool:
    """Whether the text runs from right to left: whether its first letter does."""
    if text.isascii():
        return False
    directions = (bidirectional(character) for character in text)
    return next((direction for direction in directions if direction in _STRONG), "L") != "L"


@lru_cache(maxsize=2)
def _wrapping(leftward: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


@lru_cache(maxsize=256)
def _format(kinds: frozenset[SpanKind], theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    if kinds & _BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    if SpanKind.LABEL in kinds:
        made.setForeground(theme.muted)
    grounds = {
        SpanKind.PRESENTATION: theme.wording,
        SpanKind.WORDING: theme.wording,
        SpanKind.DEADLINE: theme.deadline,
        SpanKind.AMOUNT: theme.amount,
        SpanKind.SUBSTANCE: theme.substance,
        SpanKind.HIT: theme.hit,
    }
    ground = next((kind for kind in reversed(_UNDER) if kind in kinds), None)
    if ground:
        made.setBackground(grounds[ground])
    if SpanKind.SUBSTANCE in kinds:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(theme.differs)
    return made
