"""The lines of a PDF become paragraphs: joined where a line was only full, parted where it was ended.

A line was ended where the next one's first word would still have fitted, where the space below it, the indent or the
letters change, and before the label of a list. Over the edge of a column or page a paragraph goes on where its sentence
does. Hyphens at the ends of lines are taken out, except those that the word has by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, zip_longest
from statistics import median

from core.reading.blocks import note_sign
from core.reading.pdf_lines import Line

_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}|[ivxl]{1,6}|[^\W\d_]{1,2})\)|\d{1,3}\.(?:\d{1,2}\.?)*|[ivxl]{1,6}\.|[A-Z]\.|[•▪◦●■➢✓–—-])(?=\s|\Z)"
)
_BULLETS = "•▪◦●■➢✓"
_STOPS = ".;:!?…。；：！？؟"
_PAUSES = _STOPS + ",،，、"
_CLOSERS = "\"'”’»)]›」』】）》"
_FLUSH = 0.3
"""What lines set to the same edge may lack of it, in sizes of their letters."""
_SPACED, _FEWEST_SPACED = 0.8, 4
"""The share, and the number, of clearly ended lines below which there is space, where paragraphs are parted by it."""
_EXACT = 1.0
_FLUSH_SHARE = 0.55
"""The share of lines that reach exactly, to points, the edge to which text is justified; the last line of a paragraph
does not."""
_FEWEST_FLUSH = 4
_HYPHEN = "-‐"
_HYPHENATED = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)+")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
"""Signs of Chinese and Japanese, which are written without spaces, and their punctuation."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_DASHES = ("—", "–")
_SHORTEST_PART = 2
"""Letters that stand before a line end at least where a word is parted: "e-" is of "e-commerce"."""
_SUSPENDED = ("and", "or")
"""Words after which the rest of a word follows that a hyphen leaves open ("pre- and post-conflict")."""


@dataclass(frozen=True, slots=True)
class JoiningOptions:
    """When lines are parted: `gap` is the share of the usual distance of two lines from
    which a paragraph begins, `wide_gap` the same where a sentence clearly runs on, `indent` in sizes of the
    letters, `size` the share by which letters differ, `slack` what a full line may lack at its right edge, in sizes,
    `short` the share of its column by which the next word would have fitted on a line that is clearly ended."""

    gap: float = 1.22
    wide_gap: float = 1.6
    indent: float = 0.8
    size: float = 0.06
    slack: float = 0.4
    short: float = 0.25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together: their words, the size and weight of their letters, where pages begin in them, as
    (offset, page) from the first on, and where notes hang, as (offset, number)."""

    words: str
    size: float
    bold: bool
    lines: int
    pages: tuple[tuple[int, int], ...]
    notes: tuple[tuple[int, int], ...] = ()


def paragraphs(
    lines: Sequence[Line],
    hyphens: Hyphens,
    edges: Mapping[tuple[int, str], Edges],
    leading: Leading,
    options: JoiningOptions | None = None,
) -> list[Paragraph]:
    """The paragraphs of `lines`, which are in the order of reading; `edges` are those of `column_edges`."""
    options = options or JoiningOptions()
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, leading, edges, options):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph(group, hyphens) for group in groups]


def paragraph(lines: Sequence[Line], hyphens: Hyphens) -> Paragraph:
    """The paragraph that the lines make."""
    words = ""
    pages: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    for line in lines:
        said = written(line)
        words = hyphens.joined(words, said) if words else said
        start = len(words) - len(said)
        if not pages or pages[-1][1] != line.page:
            pages.append((start, line.page))
        notes += [(start + offset, number) for offset, number in _hanging(line)]
    largest = max(lines, key=lambda line: len(line.text))
    return Paragraph(words, largest.size, all(line.bold for line in lines), len(lines), tuple(pages), tuple(notes))


def written(line: Line) -> str:
    """The line's words; what is raised keeps being so."""
    said = "".join(
        f"{'' if word.glued else ' '}{note_sign(word.text) if word.raised else word.text}" for word in line.words
    )
    return said.strip()


def _hanging(line: Line) -> Iterator[tuple[int, int]]:
    """Where notes hang on the line as it is written: behind which character, and their numbers."""
    for at, word in enumerate(line.words):
        if word.notes:
            yield from ((len(written(replace(line, words=line.words[: at + 1]))), number) for number in word.notes)


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of a column on a page begin and how far right they reach; `is_flush` where nearly all that are
    full reach exactly so far."""

    left: float
    right: float
    is_flush: bool = False


def column_edges(lines: Iterable[Line], widths: Mapping[int, float]) -> dict[tuple[int, str], Edges]:
    """Page and column → its edges; `widths` are those of the pages.

    Lines that are set to the same edge show it themselves. Else it is that of the column on all pages of this width,
    where a page that is not parted has the left column alone if its lines reach no further.
    """
    here: dict[tuple[int, str], list[Line]] = {}
    for line in lines:
        here.setdefault((line.page, line.column), []).append(line)
    alike: dict[tuple[float, str], list[float]] = {}
    for (page, column), held in here.items():
        alike.setdefault((widths[page], column), []).extend(line.right for line in held)
    usual = {key: sorted(reached)[int(0.98 * (len(reached) - 1))] for key, reached in alike.items()}
    edges = {}
    for (page, column), held in here.items():
        furthest = max(line.right for line in held)
        left_column = usual.get((widths[page], column + "l"), 0.0)
        reaching = sum(line.right > furthest - _FLUSH * line.size for line in held)
        if len(held) >= _FEWEST_FLUSH and reaching > len(held) / 2:
            right = furthest
        else:
            right = left_column if furthest < left_column + 1 else usual[widths[page], column]
        exact = sum(abs(line.right - right) < _EXACT for line in held)
        is_flush = len(held) >= _FEWEST_FLUSH and exact > _FLUSH_SHARE * len(held)
        edges[page, column] = Edges(min(line.left for line in held), right, is_flush)
    return edges


@dataclass(frozen=True, slots=True)
class Leading:
    """How far lines stand apart: `usual` for each size of letters, `is_spaced` where paragraphs are parted by space, so
    that a line that is only not quite full does not end one."""

    usual: Mapping[float, float]
    is_spaced: bool = False


def leading(
    lines: Sequence[Line], edges: Mapping[tuple[int, str], Edges], options: JoiningOptions | None = None
) -> Leading:
    """That of the lines, which are in the order of reading."""
    options = options or JoiningOptions()
    usual = usual_distances(lines)
    ended = [
        other.y - one.y > options.gap * usual[round(one.size)]
        for one, other in pairwise(lines)
        if _is_below(one, other) and abs(one.size - other.size) < 0.5 and _is_short(one, other, edges, options)
    ]
    return Leading(usual, len(ended) >= _FEWEST_SPACED and sum(ended) > _SPACED * len(ended))


def _is_short(before: Line, line: Line, edges: Mapping[tuple[int, str], Edges], options: JoiningOptions) -> bool:
    """Whether on the line before there was much more room than the first word of `line` takes."""
    edge = edges[before.page, before.column]
    return edge.right - before.right - line.first > options.short * (edge.right - edge.left)


def usual_distances(lines: Iterable[Line]) -> dict[float, float]:
    """Size of letters → the usual distance from line to line."""
    distances: dict[float, list[float]] = {}
    for one, other in pairwise(lines):
        if _is_below(one, other) and abs(one.size - other.size) < 0.5:
            distances.setdefault(round(one.size), []).append(other.y - one.y)
    return {size: median(found) for size, found in distances.items()}


def _is_below(one: Line, other: Line) -> bool:
    return one.page == other.page and one.column == other.column and 0 < other.y - one.y < 4 * max(one.size, other.size)


def _begins(
    group: Sequence[Line],
    line: Line,
    leading: Leading,
    edges: Mapping[tuple[int, str], Edges],
    options: JoiningOptions,
) -> bool:
    """Whether `line` begins a paragraph after `group`."""
    before = group[-1]
    if abs(before.size - line.size) > options.size * max(before.size, line.size):
        return True
    end = before.text.rstrip(_CLOSERS)[-1:]
    opens_small = line.text[:1].islower()
    full = is_full(before, line, edges, options)
    is_ended = not full and (not leading.is_spaced or _is_short(before, line, edges, options))
    if not _is_below(before, line):
        label = _LABEL.match(line.text)
        is_item = label is not None and (end in _PAUSES or label.group() in _BULLETS)
        has_room = is_ended if end not in _STOPS else not full
        return is_item or not (
            opens_small or end in _HYPHEN or (not has_room and _goes_on(group, line, edges, options))
        )
    if before.bold != line.bold and not full:
        return True
    gap = options.gap if end in _STOPS or not opens_small or not full else options.wide_gap
    if line.y - before.y > gap * leading.usual.get(round(line.size), line.y - before.y):
        return True
    if opens_small and (end in _HYPHEN or end in _DASHES):
        return False
    if before.size > 1.1 * _smallest(leading.usual) and not _LABEL.match(line.text):
        return False
    if is_ended:
        return not _is_centred(before, line)
    indent = line.left - min(
        other.left for other in group[-2:] if other.page == line.page and other.column == line.column
    )
    has_label = _LABEL.match(line.text) is not None
    if has_label and (end in _PAUSES or indent < -options.indent * line.size):
        return True
    is_hanging = _LABEL.match(group[0].text) is not None and len(group) == 1
    return indent > options.indent * line.size and not is_hanging and (end in _PAUSES or len(group) > 1)


def _goes_on(
    group: Sequence[Line], line: Line, edges: Mapping[tuple[int, str], Edges], options: JoiningOptions
) -> bool:
    """Whether a full line is followed by `line`, the first of the next column or page: one that has no label and is
    not set in otherwise. Few paragraphs end with a full line, so a stop at its end says little."""
    if group[-1].text.rstrip(_CLOSERS)[-1:] not in _STOPS:
        return True
    if _LABEL.match(line.text):
        return False
    indent, before = (held.left - edges[held.page, held.column].left for held in (line, group[-1]))
    return indent < before + options.indent * line.size


def _smallest(usual: Mapping[float, float]) -> float:
    return min(usual, default=0.0)


def is_full(
    before: Line, line: Line, edges: Mapping[tuple[int, str], Edges], options: JoiningOptions | None = None
) -> bool:
    """Whether the first word of `line` would not have fitted on the line before."""
    options = options or JoiningOptions()
    edge = edges[before.page, before.column]
    space = 0.25 * before.size
    room = edge.right - before.right
    if edge.is_flush:
        return room < _FLUSH * before.size
    return line.first + space > room - options.slack * before.size


def _is_centred(before: Line, line: Line) -> bool:
    """Whether the lines stand one below the other around a middle, as those of a title, and no sentence ends."""
    apart = abs((before.left + before.right) - (line.left + line.right))
    return apart < 4 and abs(before.left - line.left) > 2 and before.text[-1:] not in _STOPS


class Hyphens:
    """Which hyphens at the ends of lines belong to their words, told from how the document writes them elsewhere.

    Where it does not say, it is told from whether the document parts words at its line ends: from those words of which
    it does say, else from how many of its lines end so. Two words that the document also has by themselves keep it.
    """

    def __init__(self, lines: Sequence[Line], *, often: float = 0.06) -> None:
        self._joined: list[str] = []
        ends: list[tuple[str, str]] = []
        self._inside: list[str] = []
        for line, after in zip_longest(lines, lines[1:]):
            parts = line.text.endswith(tuple(_HYPHEN))
            if parts and after is not None:
                ends.append(_halves(line.text, after.text))
            self._inside.append(line.text.rpartition(" ")[0] if parts else line.text)
        told = [self._told(head, tail) for head, tail in ends if head and tail[:1].islower()]
        parted, kept = told.count(False), told.count(True)
        self._parts_words = parted > kept if parted or kept else len(ends) > often * len(lines)

    @cached_property
    def _whole(self) -> Counter[str]:
        """How often the document has each word inside of its lines; asked only where a hyphen stands at an end."""
        hyphenated = "\n".join(words for words in self._inside if any(sign in words for sign in _HYPHEN))
        whole = Counter(_HYPHENATED.findall(hyphenated.casefold()))
        whole.update(_WORD.findall("\n".join(self._inside).casefold()))
        return whole

    @property
    def left_out(self) -> Sequence[str]:
        """The words whose hyphen was taken out, as they stood ("co-operate")."""
        return self._joined

    def joined(self, before: str, after: str) -> str:
        """The words of two lines, one after the other."""
        if before.endswith("\u00ad"):
            return before[:-1] + after
        if _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1]):
            return before + after
        if _is_dashed(before, after):
            return before + after
        if not before.endswith(tuple(_HYPHEN)) or len(before) < 2 or before[-2].isspace() or not after[:1].isalnum():
            return f"{before} {after}"
        head, tail = _halves(before, after)
        if tail.casefold() in _SUSPENDED:
            return f"{before} {after}"
        if not before[-2].isalpha() or not after[:1].isalpha() or self._keeps(head, tail):
            return before + after
        self._joined.append(f"{head}-{tail}")
        return before[:-1] + after

    def _keeps(self, head: str, tail: str) -> bool:
        if not tail[:1].islower() or len(re.split("[-‐]", head)[-1]) < _SHORTEST_PART:
            return True
        told = self._told(head, tail)
        if told is not None:
            return told
        both = all(self._whole[half.casefold()] for half in (re.split("[-‐]", head)[-1], tail))
        return both or not self._parts_words

    def _told(self, head: str, tail: str) -> bool | None:
        """Whether the document writes the word with its hyphen elsewhere, None where it does not say."""
        one, two = (self._whole[f"{head}{sign}{tail}".casefold()] for sign in ("", "-"))
        return None if one == two else two > one


def _halves(before: str, after: str) -> tuple[str, str]:
    """The parts of the word that is parted at the end of `before`."""
    tail = re.split(r"[^\w'’]", after, maxsplit=1)[0]
    return re.split(r"[^\w'’‐-]", before[:-1])[-1], tail


def _is_dashed(before: str, after: str) -> bool:
    """Whether a dash without space around it stands where the line was ended."""
    if before.endswith(_DASHES):
        return not before[-2:-1].isspace() and len(before) > 1 and after[:1].isalnum()
    return after.startswith(_DASHES) and before[-1:].isalnum() and after[1:2].isalnum()
