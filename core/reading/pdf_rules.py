"""The level and upright lines that are drawn on a page of a PDF, by which tables are ruled."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_THIN = 3.0
"""Points up to which what is drawn is a line; what is higher and wider is an area."""
_SHORTEST = 4.0
_MOST_OBJECTS = 5_000
_MOST_POINTS = 4_000
"""A page with more of either holds a map or a chart; no lines are told of it."""

Point = tuple[float, float]


class Rule(NamedTuple):
    """A line along an axis, in points as the page is shown, `y` downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.bottom - self.top


def rules(page: pypdfium2.PdfPage, shown: Callable[[float, float], Point]) -> tuple[Rule, ...]:
    """The lines of the page, their ends as `shown` gives them; none where the page holds too much to be a table."""
    count = pdfium.FPDFPage_CountObjects(page.raw)
    if count > _MOST_OBJECTS:
        return ()
    found: list[Rule] = []
    points = 0
    for index in range(count):
        held = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(held) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        segments = pdfium.FPDFPath_CountSegments(held)
        points += segments
        if points > _MOST_POINTS:
            return ()
        found += _drawn(held, segments, shown)
    return tuple(found)


def _drawn(held: pdfium.FPDF_PAGEOBJECT, segments: int, shown: Callable[[float, float], Point]) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(held, fill, stroke) or not (fill.value or stroke.value):
        return
    for corners in _outlines(held, segments):
        placed = [shown(x, y) for x, y in corners]
        whole = _rule(placed)
        if whole is not None:
            yield whole
        elif stroke.value:
            yield from (side for pair in pairwise(placed) if (side := _rule(pair)) is not None)


def _rule(points: list[Point] | tuple[Point, Point]) -> Rule | None:
    """The line that the points make, None where they make an area, a slanting line or a dot."""
    across, down = [x for x, _ in points], [y for _, y in points]
    rule = Rule(min(across), min(down), max(across), max(down))
    if not all(math.isfinite(edge) for edge in rule):
        return None
    width, height = rule.right - rule.left, rule.bottom - rule.top
    return rule if min(width, height) <= _THIN and max(width, height) >= _SHORTEST else None


def _outlines(held: pdfium.FPDF_PAGEOBJECT, segments: int) -> Iterator[list[Point]]:
    """What is drawn without lifting the pen, point by point; nothing of what has bends."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(held, matrix):
        return
    outline: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(held, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind not in (pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_LINETO):
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(outline) > 1:
                yield outline
            outline = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        outline.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
        if pdfium.FPDFPathSegment_GetClose(segment) and outline:
            outline.append(outline[0])
    if len(outline) > 1:
        yield outline
