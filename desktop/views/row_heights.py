"""How high the rows of a table are, when there are too many to measure them all at once.

Rows have a guessed height at first. What comes into sight is measured before it is painted; when the person rests from
scrolling, idle slices prepare the pages before and behind the sight, then measure all the rest. What is on the screen
never jumps: where heights above it change, the table scrolls along.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from desktop.views.row_painter import RowPainter

_SLICE_MS = 5
"""How long one idle slice may measure, so that a frame is never late for it."""
_APPLIED_AT_ONCE = 400
"""Heights out of sight that idle slices find are set in lots: each lot costs a layout of the scroll bar."""
_REST_MS = 120
"""After this long without scrolling, the person is taken to rest, and idle slices go on."""
_ROUND = 1
"""So many lines before and behind one that is gone to are measured with it."""


class RowHeights(QObject):
    """Measures the rows of `table` by `row_painter`.

    Signals: changed(): heights are others now, or all of them are known.
    """

    changed = Signal()

    def __init__(self, table: QTableView, row_painter: RowPainter) -> None:
        super().__init__(table)
        self._table = table
        self._painter = row_painter
        self._known: list[bool] = []
        self._found: dict[int, int] = {}
        self._near = range(0)
        self._unprepared: Iterator[int] = iter(())
        self._is_settling = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._measure_slice)

    @property
    def are_all_known(self) -> bool:
        """Whether nothing is left to measure or to prepare."""
        return not self._idle.isActive()

    def restart(self) -> None:
        """Nothing that was known holds; the line in hand, or else the first in sight, keeps its place."""
        anchor = self._line_to_hold()
        before = self._table.rowViewportPosition(anchor) if anchor >= 0 else 0
        self._known = [False] * self._table.model().rowCount()
        self._found = {}
        self._table.verticalHeader().setDefaultSectionSize(self._painter.guess())
        if anchor >= 0:
            self.measure_round(anchor)
            self._scroll_by(self._table.rowViewportPosition(anchor) - before)
        self.settle()
        self._begin(after_ms=0)
        self.changed.emit()

    def measure_round(self, line: int) -> None:
        """Make the heights of `line` and its neighbours right."""
        self._measure(range(max(0, line - _ROUND), min(len(self._known), line + _ROUND + 1)))

    def settle(self) -> None:
        """Make the heights of all lines in sight right."""
        if self._is_settling or len(self._known) != self._table.model().rowCount():
            return
        self._is_settling = True
        try:
            while missing := [line for line in self._in_sight() if not self._known[line]]:
                self._measure(range(missing[0], missing[-1] + 1))
        finally:
            self._is_settling = False

    def scrolled(self) -> None:
        """To be called when the sight has moved."""
        self.settle()
        self._begin(after_ms=_REST_MS)

    def _line_to_hold(self) -> int:
        held = self._table.currentIndex().row()
        sight = self._in_sight()
        return held if held in sight else (sight.start if sight else -1)

    def _in_sight(self) -> range:
        height = self._table.viewport().height()
        first, last = self._table.rowAt(0), self._table.rowAt(height - 1)
        if first < 0 or height <= 0:
            return range(0)
        return range(first, len(self._known) if last < 0 else min(last + 1, len(self._known)))

    def _measure(self, lines: range) -> None:
        if len(self._known) != self._table.model().rowCount():
            return
        for line in lines:
            if not self._known[line] and line not in self._found:
                self._found[line] = self._painter.measure(line, keep=True)
        self._apply([line for line in lines if line in self._found])

    def _apply(self, lines: list[int]) -> None:
        """Give `lines` the heights found; where those above the sight change, scroll along."""
        header, sight = self._table.verticalHeader(), self._in_sight()
        anchor = next((line for line in sight if self._known[line]), sight.start)
        before = header.sectionPosition(anchor)
        heights = [(line, self._found.pop(line)) for line in lines]
        changed = [(line, height) for line, height in heights if height != self._table.rowHeight(line)]
        for line, _ in heights:
            self._known[line] = True
        if not changed:
            return
        header.blockSignals(True)
        for line, height in changed:
            header.resizeSection(line, height)
        header.blockSignals(False)
        self._table.updateGeometries()
        shift = header.sectionPosition(anchor) - before
        self._scroll_by(shift)
        shown = [line for line, _ in changed if line in sight]
        if shift or shown:
            self._repaint_from(0 if shift else self._table.rowViewportPosition(shown[0]))

    def _scroll_by(self, pixels: int) -> None:
        if pixels:
            bar = self._table.verticalScrollBar()
            bar.setValue(bar.value() + pixels)

    def _repaint_from(self, top: int) -> None:
        for painted in (self._table.viewport(), self._table.verticalHeader().viewport()):
            painted.update(0, max(0, top), painted.width(), painted.height() - max(0, top))

    def _begin(self, *, after_ms: int) -> None:
        """Begin idle slices: first what may come into sight next, then all the rest."""
        sight = self._in_sight()
        self._near = range(max(0, sight.start - len(sight)), min(len(self._known), sight.stop + len(sight)))
        unknown = (line for line, known in enumerate(self._known) if not known and line not in self._found)
        self._unprepared = chain(self._near, unknown)
        self._idle.start(after_ms)

    def _measure_slice(self) -> None:
        self._idle.setInterval(0)
        clock = QElapsedTimer()
        clock.start()
        line = None
        while clock.elapsed() < _SLICE_MS and (line := next(self._unprepared, None)) is not None:
            height = self._painter.measure(line, keep=line in self._near)
            if not self._known[line]:
                self._found[line] = height
        if line is None or len(self._found) >= _APPLIED_AT_ONCE:
            self._apply(list(self._found))
        if line is None:
            self._idle.stop()
            self.changed.emit()
