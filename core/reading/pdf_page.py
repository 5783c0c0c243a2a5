"""The words of a PDF's pages with their places: the module that speaks to PDFium, with `pdf_rules` for drawn lines.

Places are points (1/72 inch) as the page is shown: x from its left edge, y from its top edge downwards. Nothing is
decided here about lines, columns or paragraphs.
"""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from core.reading.pdf_rules import Rule, rules

_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line whose word goes on in the next."""
_SIGNS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\u00a0": " "})
"""Signs of old symbol fonts as those that they show."""
_LINES = re.compile(r"[^\r\n]+")
_WORDS = re.compile(r"[^\0-\x20\u2000-\u200a\u3000\ufffe]*[\x02\ufffe]|[^\0-\x20\u2000-\u200a\u3000\ufffe]+")
_UNITS = f"utf-16-{sys.byteorder[0]}e"
_NO_DRAWING = bytes(ctypes.sizeof(ctypes.c_void_p))
_TILTED = 20
"""Degrees from which text counts as set sideways."""
_BOLD = re.compile(rb"bold|black|heavy|semibd|,b|-bd", re.IGNORECASE)
_MIXED = re.compile(r"[^\W\d].*\d|\D\d{1,3}\W*\Z|\A\d{3,}[\W\d]*\Z|.[ivxl]{1,6}\W*\Z|\A\d{1,3}[^\W\d]|[*†‡§]")
_SMALL = 0.82
_IMAGE_SHARE = 0.3
_FEW_WORDS = 40
"""A page with no more words whose pictures cover this part of it may be a scanned one."""


class Word(NamedTuple):
    """Characters without white space between them. `y` is the baseline; `raised` says of a small piece whether it
    stands above the line; `glued` that no space parts it from the piece before; `notes` are the numbers of those whose
    signs stood behind it. A tuple, for there are very many."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    raised: bool = False
    glued: bool = False
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size, its upright words in the order of the file, those set sideways, whether it
    is a picture rather than words, and the lines that are drawn on it."""

    number: int
    width: float
    height: float
    words: Sequence[Word]
    sideways: str
    is_picture: bool
    rules: Sequence[Rule] = ()


class WrongPasswordError(Exception):
    """The PDF opens with another password, or with one where none was given."""


class MalformedError(Exception):
    """PDFium cannot make anything of it."""


def pages(data: bytes, password: str) -> Iterator[Page]:
    """The pages of the PDF `data`; raises WrongPasswordError or MalformedError before the first."""
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise WrongPasswordError from error
        raise MalformedError from error
    try:
        for index in range(len(document)):
            yield _page(document, index)
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        page = document.get_page(index)
    except pypdfium2.PdfiumError:
        return Page(index + 1, 0.0, 0.0, (), "", is_picture=False)
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return Page(index + 1, 0.0, 0.0, (), "", is_picture=False)
    try:
        looker = _Looker(page, text)
        words = looker.words()
        is_picture = len(words) <= _FEW_WORDS and _covered(page) >= _IMAGE_SHARE
        width, height = page.get_size()
        return Page(index + 1, width, height, words, " ".join(looker.sideways), is_picture, rules(page, looker.shown))
    finally:
        text.close()
        page.close()


def _covered(page: pypdfium2.PdfPage) -> float:
    """Which part of the page its pictures cover, of which a scanned page may have many, strip by strip."""
    width, height = page.get_size()
    covered = 0.0
    area = float(max(1.0, width * height))
    for held in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = held.get_bounds()
        covered += float((right - left) * (top - bottom))
    return covered / area


@dataclass(frozen=True, slots=True)
class _Type:
    """How one drawing of text is set: all its characters share it."""

    is_upright: bool
    is_level: bool
    """Whether its baseline runs level, so that all its characters have the same."""
    scale: float
    size: float
    bold: bool
    y: float


class _Looker:
    """Asks PDFium about the characters of one page.

    What it asks for is filled into the same few values. A question costs as much as all else that is done for a word,
    so those whose answer is the same for a whole drawing of text are asked once for it.
    """

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> None:
        self._raw = text.raw
        self._rotation = page.get_rotation()
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self.sideways: list[str] = []

    def words(self) -> list[Word]:
        """The upright words; those set sideways are gathered in `sideways`."""
        found: list[Word] = []
        drawing, its_type = b"", self._type_at(0)
        page = self._characters()
        for line in _LINES.finditer(page):
            runs = list(_WORDS.finditer(page, line.start(), line.end()))
            if not runs:
                continue
            is_one = self._drawing(runs[0].start()) == self._drawing(runs[-1].end() - 1)
            for place, run in enumerate(runs):
                first, last = run.start(), run.end() - 1
                if not place or not is_one:
                    own = self._drawing(first)
                    if own != drawing or own == _NO_DRAWING:
                        drawing, its_type = own, self._type_at(first)
                text = _text(run.group())
                if not its_type.is_upright:
                    self.sideways.append(text)
                elif is_one or last == first or not _MIXED.search(text) or self._drawing(last) == drawing:
                    found.append(self._word(first, last, text, its_type))
                else:
                    found += self._pieces(first, last, text, its_type)
        return found

    def _characters(self) -> str:
        """The page's text, each sign in the place that PDFium counts for it."""
        count = max(0, pdfium.FPDFText_CountChars(self._raw))
        buffer = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self._raw, 0, count, buffer) == count + 1 and buffer[count] == 0:
            said = bytes(buffer)[:-2].decode(_UNITS, "surrogatepass")
            if len(said) == count:
                return said.translate(_SIGNS)
        codes = (pdfium.FPDFText_GetUnicode(self._raw, at) for at in range(count))
        return "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes).translate(_SIGNS)

    def _drawing(self, at: int) -> bytes:
        """What tells one drawing of text from another, by the address that PDFium has for it."""
        return bytes(pdfium.FPDFText_GetTextObject(self._raw, at))

    def _type_at(self, at: int) -> _Type:
        """The type in which the character is set."""
        matrix = self._matrix
        scale, is_upright, is_level = 1.0, True, True
        if pdfium.FPDFText_GetMatrix(self._raw, at, matrix):
            scale = math.hypot(matrix.c, matrix.d)
            scale = scale if math.isfinite(scale) else 0.0
            is_level = not self._rotation and matrix.b == 0 and matrix.a > 0
            angle = 0.0 if is_level else math.degrees(math.atan2(matrix.b, matrix.a)) - float(self._rotation)
            is_upright = abs((angle + 180) % 360 - 180) < _TILTED
        pdfium.FPDFText_GetFontInfo(self._raw, at, self._name, len(self._name), self._flags)
        bold = _BOLD.search(self._name.value) is not None
        return _Type(is_upright, is_level, scale, self._size(at, scale), bold, self._baseline(at))

    def _size(self, at: int, scale: float) -> float:
        size = float(pdfium.FPDFText_GetFontSize(self._raw, at)) * scale
        return size if math.isfinite(size) else 0.0

    def _word(self, first: int, last: int, text: str, its_type: _Type) -> Word:
        left, right = self._edges(first)
        if last > first:
            start, end = self._edges(last)
            left, right = (left, end) if end > left else (start, right)
        y = its_type.y if its_type.is_level else self._baseline(first)
        return Word(text, left, right, y, its_type.size, its_type.bold)

    def _edges(self, at: int) -> tuple[float, float]:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, box)
        if not self._rotation:
            return box.left - self._left, box.right - self._left
        one = self.shown(box.left, box.bottom)[0]
        other = self.shown(box.right, box.top)[0]
        return min(one, other), max(one, other)

    def _baseline(self, at: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._raw, at, self._x, self._y)
        return self.shown(self._x.value, self._y.value)[1]

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """The place as the page is shown, turned as the file says."""
        match self._rotation:
            case 90:
                return y - self._bottom, x - self._left
            case 180:
                return self._right - x, y - self._bottom
            case 270:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y

    def _pieces(self, first: int, last: int, text: str, its_type: _Type) -> list[Word]:
        """A word that may bear the sign of a note: cut where its characters change from large to small or back."""
        whole = self._word(first, last, text, its_type)
        if len(text) != last - first + 1:
            return [whole]
        sizes = [self._size(at, its_type.scale) for at in range(first, last + 1)]
        full = max(sizes)
        is_small = [size < _SMALL * full for size in sizes]
        cuts = [0, *(at for at in range(1, len(text)) if is_small[at] != is_small[at - 1]), len(text)]
        if len(cuts) == 2:
            return [whole]
        line = self._baseline(first + is_small.index(False))
        pieces = []
        for start, end in pairwise(cuts):
            left, right = self._edges(first + start)[0], self._edges(first + end - 1)[1]
            raised = is_small[start] and line - self._baseline(first + start) > 0.1 * full
            pieces.append(
                Word(text[start:end], left, max(left, right), line, full, whole.bold, raised=raised, glued=start > 0)
            )
        return pieces


def _text(said: str) -> str:
    """The word as it is written: with a hyphen where PDFium says that it goes on in the next line."""
    if said[-1] in _HYPHENS:
        said = said[:-1] + "-"
    if said.isascii():
        return said
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
