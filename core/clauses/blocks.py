"""The blocks of a text: its paragraphs, list items and lines that stand for themselves.

An empty line parts blocks. A single line break joins where the lines were wrapped (the next word would not have fitted,
or a sentence runs on) and parts where it was meant: before a list item, after a line that had room left. A stretch that
the form marks is never joined with what stands beside it. Linear in the length of the text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.clauses.labels import label_at
from core.clauses.lexicon import SegmentationLexicon
from core.progress import ShouldCancel, never, stop_if
from core.reading.document import Mark, MarkKind

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028]|\u2029")
_TERMINAL = frozenset(".;:!?…。．；：！？؛؟۔।॥")
_PAUSE = _TERMINAL | frozenset(",،，、")
_YEAR = re.compile(r"(?:19|20)\d\d(?=[.,;)]|\s[^\W\d_])")
_BEFORE_YEAR = re.compile(r"(?P<word>[^\W\d_]+)(?P<day>\s\d{1,2},)?\Z")
_LABEL_ROOM = 12
_ONE_LINE_EACH = -1
_CLOSERS = "\"'”’»)]›」』】）》"


@dataclass(frozen=True, slots=True)
class Block:
    """`text[start:end]`, trimmed; `lines` counts its lines; `mark` is what the form says of it."""

    start: int
    end: int
    lines: int
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    apart: bool
    """Whether an empty line stands before it."""
    mark: Mark | None

    @property
    def width(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class WrapOptions:
    """How hard-wrapped lines are told.

    `shortest` is the least width of a line that may have been wrapped; `share` the part of the lines without a stop
    that must run on in small letters for a text to count as wrapped; `full` the part of these that must be full at one
    width, or, where they are `enough`, they are a list; `slack` how far from full a wrapped line may be. Lines that
    run on at more than `widest` characters were not wrapped: each is a paragraph.
    """

    shortest: int = 30
    share: float = 0.25
    slack: int = 3
    full: float = 0.6
    enough: int = 3
    widest: int = 200


def blocks(
    text: str,
    marks: Sequence[Mark] = (),
    *,
    lexicon: SegmentationLexicon,
    options: WrapOptions | None = None,
    should_cancel: ShouldCancel = never,
) -> list[Block]:
    """The blocks of `text`, in order; together they hold every character that is not white space."""
    options = options or WrapOptions()
    lines = list(_lines(text, marks))
    stop_if(should_cancel)
    width = _wrap_width(text, lines, options)
    stop_if(should_cancel)
    found: list[Block] = []
    first = 0
    for place in range(1, len(lines) + 1):
        stop_if(should_cancel)
        if place < len(lines) and _joins(text, lines[place - 1], lines[place], width, lexicon, options):
            continue
        if first < len(lines):
            found.append(Block(lines[first].start, lines[place - 1].end, place - first, lines[first].mark))
        first = place
    return found


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[_Line]:
    """The lines that hold more than white space, each with the innermost mark over its start."""
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end), reverse=True)
    open_marks: list[Mark] = []
    before = 0
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if not content:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        while waiting and waiting[-1].start <= start:
            open_marks.append(waiting.pop())
        while open_marks and open_marks[-1].end <= start:
            open_marks.pop()
        gap = text[before:start]
        apart = "\u2029" in gap or len(_BREAKS.findall(gap)) > 1
        before = start + len(content)
        yield _Line(start, before, apart, open_marks[-1] if open_marks else None)


def _wrap_width(text: str, lines: Sequence[_Line], options: WrapOptions) -> int:
    """The width at which the text was wrapped, 0 where it does not show, _ONE_LINE_EACH where each line is a block."""
    unfinished = [
        (one, other) for one, other in pairwise(lines) if not other.apart and _may_run_on(text, one, other, options)
    ]
    running = [(one, other) for one, other in unfinished if _opens_small(text, other)]
    if not running or len(running) < options.share * len(unfinished):
        return 0
    width = sorted(one.width for one, _ in running)[math.ceil(0.95 * (len(running) - 1))]
    if width > options.widest:
        return _ONE_LINE_EACH
    full = sum(_is_full(text, one, other, width, options) for one, other in running)
    if full >= options.full * len(running):
        return width
    return 0 if len(running) < options.enough else _ONE_LINE_EACH


def _is_full(text: str, one: _Line, other: _Line, width: int, options: WrapOptions) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    word = text[other.start : min(other.end, other.start + 40)].split()[0]
    return one.width + 1 + len(word) > width - options.slack


def _may_run_on(text: str, one: _Line, other: _Line, options: WrapOptions) -> bool:
    """Whether a sentence may go on over the line break: a long line without a stop, and no list item after it."""
    return (
        one.width >= options.shortest
        and text[one.end - 1] not in _TERMINAL
        and label_at(text, other.start, other.end) is None
    )


def _opens_small(text: str, line: _Line) -> bool:
    """Whether the line's first letter or digit is none that opens a sentence."""
    first = next((sign for sign in text[line.start : line.start + 8] if sign.isalnum()), "")
    return first != "" and not first.isupper()


def _joins(text: str, one: _Line, other: _Line, width: int, lexicon: SegmentationLexicon, options: WrapOptions) -> bool:
    if one.mark != other.mark:
        return False
    if _is_bare_label(text, one, other):
        return True
    if other.apart:
        return _parts_a_date(text, one, other, lexicon)
    if one.mark is not None and one.mark.kind in (MarkKind.TITLE, MarkKind.HEADING):
        return True
    if width == _ONE_LINE_EACH:
        return False
    bare = text[max(one.start, one.end - 8) : one.end].rstrip(_CLOSERS)
    pauses = not bare or bare[-1] in _PAUSE
    full = width > 0 and _is_full(text, one, other, width, options)
    if label_at(text, other.start, other.end) and (pauses or not full):
        return False
    runs_on = _may_run_on(text, one, other, options) and _opens_small(text, other)
    return full or (runs_on and not pauses)


def _is_bare_label(text: str, one: _Line, other: _Line) -> bool:
    """Whether the line is a label alone, whose words stand on the next: "(a)", "12."."""
    if one.width > _LABEL_ROOM:
        return False
    label = label_at(text, one.start, other.end)
    return label is not None and label.end == other.start


def _parts_a_date(text: str, one: _Line, other: _Line, lexicon: SegmentationLexicon) -> bool:
    """Whether an empty line stands by mistake before the year of a date ("in August", "by"), as in pasted pages."""
    year = _YEAR.match(text, other.start, other.end)
    before = _BEFORE_YEAR.search(text[max(one.start, one.end - 30) : one.end])
    if year is None or before is None:
        return False
    word = before["word"].casefold()
    return word in lexicon.months or (not before["day"] and word in lexicon.small_words)
