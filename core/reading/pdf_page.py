"""The words of a PDF's pages with their places: the one module that speaks to PDFium.

Places are points (1/72 inch) as the page is shown: x from its left edge, y from its top edge downwards. Nothing is
decided here about lines, columns or paragraphs.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line whose word goes on in the next."""
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "\u00a0": " "})
_BOLD = re.compile(rb"bold|black|heavy|semibd|,b|-bd", re.IGNORECASE)
_MIXED = re.compile(r"[^\W\d].*\d|\D\d{1,3}\W*\Z|\A\d{1,3}[^\W\d]|[*†‡§]")
_SMALL = 0.82
_IMAGE_SHARE = 0.3
"""A page without words whose pictures cover this part of it is a scanned one."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them. `y` is the baseline; `raised` says of a small piece whether it
    stands above the line; `glued` that no space parts it from the piece before."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    raised: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size, its upright words in the order of the file, and those set sideways."""

    number: int
    width: float
    height: float
    words: Sequence[Word]
    sideways: str
    is_scanned: bool


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
        return Page(index + 1, 0.0, 0.0, (), "", is_scanned=False)
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return Page(index + 1, 0.0, 0.0, (), "", is_scanned=False)
    try:
        looker = _Looker(page, text)
        words = looker.words()
        scanned = not words and _covered(page) >= _IMAGE_SHARE
        width, height = page.get_size()
        return Page(index + 1, width, height, words, " ".join(looker.sideways), scanned)
    finally:
        text.close()
        page.close()


def _covered(page: pypdfium2.PdfPage) -> float:
    """Which part of the page its largest picture covers."""
    width, height = page.get_size()
    largest = 0.0
    area = float(max(1.0, width * height))
    for held in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = held.get_bounds()
        largest = max(largest, float((right - left) * (top - bottom)))
    return largest / area


class _Looker:
    """Asks PDFium about the characters of one page. What it asks for is filled into the same few values."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> None:
        self._raw = text.raw
        self._rotation = page.get_rotation()
        box = page.get_cropbox()
        self._left, self._bottom, self._right, self._top = box
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._scale = 1.0
        self.sideways: list[str] = []

    def words(self) -> list[Word]:
        """The upright words; those set sideways are gathered in `sideways`."""
        found: list[Word] = []
        for first, last, text in self._runs():
            if not self._is_upright(first):
                self.sideways.append(text)
            elif _MIXED.search(text) and last > first:
                found += self._pieces(first, text)
            else:
                found.append(self._word(first, last, text))
        return found

    def _runs(self) -> Iterator[tuple[int, int, str]]:
        """The first and last character of each word, and its text."""
        units = self._units()
        first = -1
        for at, unit in enumerate([*units, 0x20]):
            if unit in _HYPHENS:
                first = at if first < 0 else first
                yield first, at, _text(units[first:at]) + "-"
                first = -1
            elif unit <= 0x20 or unit == 0xA0 or 0x2000 <= unit <= 0x200A or unit == 0x3000:
                if first >= 0:
                    yield first, at - 1, _text(units[first:at])
                first = -1
            elif first < 0:
                first = at

    def _units(self) -> Sequence[int]:
        """The code of each character; all at once where each is one unit of UTF-16."""
        count = max(0, pdfium.FPDFText_CountChars(self._raw))
        buffer = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self._raw, 0, count, buffer) == count + 1 and buffer[count] == 0:
            return list(buffer)[:count]
        return [pdfium.FPDFText_GetUnicode(self._raw, at) for at in range(count)]

    def _is_upright(self, at: int) -> bool:
        """Whether the character stands upright on the page; its scale is then known for `_size`."""
        self._scale = 1.0
        if not pdfium.FPDFText_GetMatrix(self._raw, at, self._matrix):
            return True
        matrix = self._matrix
        scale = math.hypot(matrix.c, matrix.d)
        self._scale = scale if math.isfinite(scale) else 0.0
        if not self._rotation and matrix.b == 0 and matrix.a > 0:
            return True
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - float(self._rotation)
        return abs((angle + 180) % 360 - 180) < 20

    def _size(self, at: int) -> float:
        """The size of the letter, whose scale is that of the word."""
        size = float(pdfium.FPDFText_GetFontSize(self._raw, at)) * self._scale
        return size if math.isfinite(size) else 0.0

    def _word(self, first: int, last: int, text: str) -> Word:
        left, right = self._edges(first)
        if last > first:
            right = max(left, self._edges(last)[1])
        return Word(text, left, right, self._baseline(first), self._size(first), self._is_bold(first))

    def _edges(self, at: int) -> tuple[float, float]:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, box)
        if not self._rotation:
            return box.left - self._left, box.right - self._left
        one = self._shown(box.left, box.bottom)[0]
        other = self._shown(box.right, box.top)[0]
        return min(one, other), max(one, other)

    def _baseline(self, at: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._raw, at, self._x, self._y)
        return self._shown(self._x.value, self._y.value)[1]

    def _shown(self, x: float, y: float) -> tuple[float, float]:
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

    def _is_bold(self, at: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self._raw, at, self._name, len(self._name), self._flags)
        return _BOLD.search(self._name.value) is not None

    def _pieces(self, first: int, text: str) -> list[Word]:
        """A word that may bear the sign of a note: cut where its characters change from large to small or back."""
        if len(text.encode("utf-16-le")) != 2 * len(text):
            return [self._word(first, first + len(text) - 1, text)]
        sizes = [self._size(first + place) for place in range(len(text))]
        full = max(sizes)
        is_small = [size < _SMALL * full for size in sizes]
        cuts = [0, *(at for at in range(1, len(text)) if is_small[at] != is_small[at - 1]), len(text)]
        whole = self._word(first, first + len(text) - 1, text)
        if len(cuts) == 2:
            return [whole]
        line = self._baseline(first + is_small.index(False))
        pieces = []
        for start, end in pairwise(cuts):
            piece = self._word(first + start, first + end - 1, text[start:end])
            raised = is_small[start] and line - piece.y > 0.1 * full
            pieces.append(
                Word(piece.text, piece.left, piece.right, line, full, whole.bold, raised=raised, glued=start > 0)
            )
        return pieces


def _text(units: Sequence[int]) -> str:
    """UTF-16 units as text; what is no character becomes "�"."""
    if all(unit < 0xD800 for unit in units):
        return "".join(map(chr, units)).translate(_BULLETS)
    packed = b"".join(
        min(unit, 0xFFFF).to_bytes(2, "little") if unit <= 0xFFFF else chr(unit).encode("utf-16-le") for unit in units
    )
    return packed.decode("utf-16-le", "replace").translate(_BULLETS)
