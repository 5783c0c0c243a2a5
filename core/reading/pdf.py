"""PDFs become Documents: the words in the order of reading, in paragraphs, with the page of each.

Running headers and footers, page numbers and what is set sideways are left out and said so; footnotes stand at the end.
What a PDF does not say (which lines make a paragraph, which are a heading) is told from the places and sizes of its
letters. Pages that are pictures are named by number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from core.errors import SourceTooLarge, SourceUnsupported
from core.reading.blocks import Block, compose, note_sign
from core.reading.document import Document, LeftOut, Mark, MarkKind
from core.reading.forms import damaged, shut
from core.reading.options import ReadingOptions
from core.reading.pdf_cells import Placed, flat, over_page, table_rows
from core.reading.pdf_direction import laid_out
from core.reading.pdf_furniture import Note, furniture, parted, roman_signs
from core.reading.pdf_lines import Line, changed, lines
from core.reading.pdf_notes import Signs
from core.reading.pdf_page import MalformedError, Page, WrongPasswordError, pages
from core.reading.pdf_paragraphs import Hyphens, Paragraph, column_edges, leading, paragraph, paragraphs
from core.reading.pdf_tables import ruled
from core.reading.pdf_unruled import unruled

_HEADING = 1.12
"""Letters larger than the text's by this make a heading."""
_HEADING_LENGTH = 200
_LEAST_TEXT, _FEWEST_SIGNS = 0.2, 2
"""The share of all letters that a text has at least whose notes are longer than itself, and the signs in it."""
_STOPS = (".", ";", ":", ",", "。", "；", "،")


def read_pdf(data: bytes, name: str, options: ReadingOptions, password: str = "") -> Document:
    """The PDF `data` called `name`; raises SourceEncrypted, SourceDamaged, SourceTooLarge, or SourceUnsupported where
    every page is a picture."""
    found = _pages(data, name, options, password)
    reader = _Reader(laid_out(found))
    scanned = reader.scanned
    if scanned and not reader.has_words:
        raise SourceUnsupported(
            f"“{name}” is scanned: {_numbered(scanned)} {'is a picture' if len(scanned) == 1 else 'are pictures'}, "
            "without letters. Have a text-recognition program (OCR) read it, then open its result, or paste the words."
        )
    return reader.document(name)


def _pages(data: bytes, name: str, options: ReadingOptions, password: str) -> list[Page]:
    found: list[Page] = []
    try:
        for page in pages(data, password):
            found.append(page)
            if len(found) > options.max_pages:
                raise SourceTooLarge(
                    f"“{name}” has more than {options.max_pages:,} pages. Take the pages that you want to compare into "
                    "a file of their own."
                )
    except WrongPasswordError as error:
        raise shut(name, was_wrong=bool(password)) from error
    except MalformedError as error:
        raise damaged(name) from error
    return found


def _numbered(numbers: Sequence[int]) -> str:
    """ "page 3", "pages 1–4 and 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"


class _Reader:
    """One reading: tells the parts of the pages apart and puts them together anew."""

    def __init__(self, found: Sequence[Page]) -> None:
        self._pages = found
        self._body = _body_size(found)
        self._romans = roman_signs(word.text for page in found for word in page.words if word.raised)
        placed = [ruled(page.words, page.number, page.rules) for page in found]
        self._furniture = furniture(placed, self._body)
        self.scanned = [
            page.number
            for page, held in zip(found, placed, strict=True)
            if page.is_picture and self._furniture.segments.issuperset(held)
        ]
        """The numbers of the pages that are pictures, and have no words but running headers and page numbers."""
        self._text: list[Line] = []
        self._notes: list[Note] = []
        self._repeated: list[LeftOut] = []
        for page in placed:
            kept = [segment for segment in page if segment not in self._furniture.segments]
            self._take(unruled(kept, self._text[-1] if self._text else None))
        self._signs = Signs(self._notes, flat(self._text))
        self._text = [held for line in self._text if (held := changed(line, self._signs.without))]
        every = [*flat(self._text), *(line for note in self._notes for line in note.lines)]
        self._hyphens = Hyphens(every)

    @property
    def has_words(self) -> bool:
        """Whether any page has words of the text."""
        return bool(self._text or self._notes)

    def document(self, name: str) -> Document:
        """What was read, from the file called `name`."""
        placed = [*self._formed(), *self._noted()]
        document = compose(
            [each.block for each in placed],
            source=name,
            format="pdf",
            left_out=list(self._left_out()),
            note_places=_note_places(placed),
        )
        return replace(document, marks=(*document.marks, *_page_marks(placed, len(document.text))))

    def _take(self, page: Sequence[Line]) -> None:
        goes_on = bool(self._notes) and not self._notes[-1].ends_with_stop
        text, notes = parted(lines(page), self._body, goes_on=goes_on, romans=self._romans)
        if text and self._text and (joined := over_page(self._text[-1], text[0])) is not None:
            self._text[-1] = joined.table
            self._repeated += joined.left_out
            text = text[1:]
        self._text += text
        for note in notes:
            if note.sign or not self._notes:
                self._notes.append(note)
            else:
                self._notes[-1] = replace(self._notes[-1], lines=(*self._notes[-1].lines, *note.lines))

    def _formed(self) -> Iterator[Placed]:
        widths = {page.number: round(page.width) for page in self._pages}
        plain = [line for line in self._text if line.table is None]
        edges = column_edges(plain, widths)
        apart = leading(plain, edges)
        parts: list[Line | list[Paragraph]] = []
        for in_table, held in groupby(self._text, key=lambda line: line.table is not None):
            run = list(held)
            parts += run if in_table else [paragraphs(run, self._hyphens, edges, apart)]
        made = [each for part in parts if isinstance(part, list) for each in part]
        levels = sorted({round(each.size, 1) for each in made if self._is_large(each)}, reverse=True)
        for part in parts:
            if isinstance(part, Line):
                yield from table_rows(part, self._hyphens, apart)
            else:
                yield from (self._placed(each, levels) for each in part)

    def _placed(self, each: Paragraph, levels: Sequence[float]) -> Placed:
        where = each.pages, each.notes
        if self._is_large(each):
            return Placed(Block(each.words, MarkKind.HEADING, levels.index(round(each.size, 1)) + 1), *where)
        if self._is_bold_line(each):
            return Placed(Block(each.words, MarkKind.HEADING, len(levels) + 1), *where)
        return Placed(Block(each.words), *where)

    def _is_large(self, each: Paragraph) -> bool:
        return each.size >= _HEADING * self._body and len(each.words) <= _HEADING_LENGTH

    def _is_bold_line(self, each: Paragraph) -> bool:
        short = len(each.words) <= _HEADING_LENGTH and each.lines <= 2
        return each.bold and short and not each.words.endswith(_STOPS) and any(s.isalpha() for s in each.words)

    def _noted(self) -> Iterator[Placed]:
        for number, note in enumerate(self._notes):
            sign = note_sign(note.sign)
            if not note.lines:
                yield Placed(Block(sign, MarkKind.NOTE, note=number), ((0, note.page),))
                continue
            made = paragraph(note.lines, self._hyphens)
            shift = len(sign) + 1
            places = tuple((at + shift if at else 0, page) for at, page in made.pages)
            yield Placed(Block(f"{sign} {made.words}", MarkKind.NOTE, note=number), places)

    def _left_out(self) -> Iterator[LeftOut]:
        yield from self._furniture.left_out
        yield from self._repeated
        if self._signs.taken:
            yield LeftOut(" ".join(self._signs.taken), "signs of the notes, which stand at the end")
        for page in self._pages:
            if page.sideways:
                yield LeftOut(page.sideways, f"set sideways on page {page.number}")
        if self._hyphens.left_out:
            yield LeftOut(" ".join(self._hyphens.left_out), "hyphens at line ends: the words are joined")
        if self.scanned:
            yield LeftOut(_numbered(self.scanned), "scanned: a picture, without letters")


def _body_size(found: Sequence[Page]) -> float:
    """The size in which most letters are set; where those are of notes, that of the text which bears their signs."""
    signs: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    for page in found:
        for word in page.words:
            sizes[word.size] += len(word.text)
            if word.raised and word.glued:
                signs[round(word.size, 1)] += 1
    rounded: Counter[float] = Counter()
    for size, letters in sizes.items():
        rounded[round(size, 1)] += letters
    if not rounded:
        return 0.0
    usual = rounded.most_common(1)[0][0]
    enough = _LEAST_TEXT * rounded.total()
    bearing = [size for size, count in signs.items() if count >= _FEWEST_SIGNS and rounded[size] >= enough]
    return max(bearing) if bearing and usual not in signs and max(bearing) > usual else usual


def _note_places(placed: Sequence[Placed]) -> dict[int, int]:
    """Number of a note → where it hangs in the text that `compose` makes of the blocks."""
    places: dict[int, int] = {}
    at = 0
    for each in placed:
        for offset, number in each.notes:
            places.setdefault(number, at + offset)
        at += len(each.block.words) + 2
    return places


def _page_marks(placed: Sequence[Placed], end: int) -> Iterator[Mark]:
    """Where each page's words stand in the text that `compose` makes of the blocks."""
    starts: list[tuple[int, int]] = []
    at = 0
    for each in placed:
        for offset, page in each.pages:
            if not starts or starts[-1][1] != page:
                starts.append((at + offset, page))
        at += len(each.block.words) + 2
    stops = [*(start for start, _ in starts[1:]), end][: len(starts)]
    for (start, page), stop in zip(starts, stops, strict=True):
        yield Mark(start, stop, MarkKind.PAGE, page)
