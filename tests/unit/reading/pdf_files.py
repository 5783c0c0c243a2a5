"""Writes PDFs as word processors do: justified lines in columns, with headers, page numbers, footnotes, a password.

The letters have widths of our own, which the file declares, so that no font is needed.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
_NARROW, _WIDE = "ijltfrI.,;:'!|()[]-", "mwMW@%"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def width_of(text: str, size: float) -> float:
    """How wide `text` is in letters of `size`."""
    units = sum(
        280 if sign in _NARROW + " " else 860 if sign in _WIDE else 690 if sign.isupper() else 540 for sign in text
    )
    return units * size / 1000


@dataclass(frozen=True)
class Piece:
    """Words at a place: points from the left and the top of the page."""

    x: float
    y: float
    text: str
    size: float = 10.0
    bold: bool = False
    turned: bool = False


def pdf(
    pages: Sequence[Sequence[Piece]],
    *,
    password: str = "",
    scanned: Sequence[int] = (),
    stamped: bool = False,
    strips: int = 1,
    rotate: int = 0,
) -> bytes:
    """A PDF of these pages; those whose numbers (from 1) are `scanned` show a picture, in so many strips, and no words,
    or, `stamped`, their last piece."""
    file = _File(password)
    widths = " ".join(str(round(width_of(bytes([code]).decode("cp1252", "replace"), 1000))) for code in range(32, 256))
    fonts = [
        file.add(
            f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255"
            f"/Widths[{widths}]>>"
        )
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    picture = file.add(
        "<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"\x80\xff" * 32,
    )
    parent = file.number + 2 * len(pages) + 1
    kids = []
    for number, page in enumerate(pages, 1):
        drawn = _pictures(strips) if number in scanned else ""
        drawn += "\n".join(map(_drawn, page if number not in scanned else page[-1:] if stamped else ()))
        content = file.add("<<", drawn.encode("cp1252"))
        kids.append(
            file.add(
                f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}"
                f"/Contents {content} 0 R/Resources<</Font<</F0 {fonts[0]} 0 R/F1 {fonts[1]} 0 R>>"
                f"/XObject<</P {picture} 0 R>>>>>>"
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    assert file.add(f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>") == parent
    return file.finished(file.add(f"<</Type/Catalog/Pages {parent} 0 R>>"))


def _pictures(strips: int) -> str:
    height = HEIGHT / strips
    return "".join(f"q {WIDTH} 0 0 {height:.2f} 0 {at * height:.2f} cm /P Do Q\n" for at in range(strips))


def _drawn(piece: Piece) -> str:
    said = piece.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    y = HEIGHT - piece.y
    place = f"0 1 -1 0 {piece.x:.2f} {y:.2f} Tm" if piece.turned else f"1 0 0 1 {piece.x:.2f} {y:.2f} Tm"
    return f"BT /F{int(piece.bold)} {piece.size} Tf {place} ({said}) Tj ET"


class _File:
    """The objects of a PDF, shut with RC4 of 40 bits where there is a password."""

    def __init__(self, password: str) -> None:
        self._objects: list[bytes] = []
        self._id = b"0123456789abcdef"
        self._key = b""
        if password:
            padded = (password.encode("latin-1") + _PADDING)[:32]
            self._owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
            self._key = hashlib.md5(padded + self._owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + self._id).digest()[
                :5
            ]
            self._user = _rc4(self._key, _PADDING)

    @property
    def number(self) -> int:
        return len(self._objects)

    def add(self, said: str, stream: bytes | None = None) -> int:
        """Add an object and give its number; with a stream, `said` is its dictionary without the closing sign."""
        number = len(self._objects) + 1
        body = said.encode("latin-1")
        if stream is not None:
            packed = zlib.compress(stream)
            if self._key:
                packed = _rc4(hashlib.md5(self._key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], packed)
            body += f"/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\nendstream"
        self._objects.append(body)
        return number

    def finished(self, root: int) -> bytes:
        """The whole file."""
        shut = ""
        if self._key:
            said = f"<</Filter/Standard/V 1/R 2/O<{self._owner.hex()}>/U<{self._user.hex()}>/P -4>>"
            self._objects.append(said.encode())
            shut = f"/Encrypt {self.number} 0 R/ID[<{self._id.hex()}><{self._id.hex()}>]"
        whole, places = b"%PDF-1.5\n", []
        for number, body in enumerate(self._objects, 1):
            places.append(len(whole))
            whole += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(places) + 1
        return (
            whole
            + (
                f"xref\n0 {size}\n0000000000 65535 f \n{table}"
                f"trailer\n<</Size {size}/Root {root} 0 R{shut}>>\nstartxref\n{len(whole)}\n%%EOF\n"
            ).encode()
        )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


@dataclass(frozen=True)
class Paragraph:
    """Words to be set. `notes` maps a word's place to the sign and words of its footnote; `space` stands before it."""

    words: str
    size: float = 10.0
    bold: bool = False
    notes: dict[int, tuple[str, str]] = field(default_factory=dict)
    space: float = 6.0
    indent: float = 0.0


@dataclass(frozen=True)
class Setting:
    """How pages are laid out. `header` and `footer` may hold "{page}"; `hyphenated` parts long words at line ends."""

    columns: int = 1
    header: str = ""
    footer: str = ""
    hyphenated: bool = False
    justified: bool = True
    gutter: float = 20.0
    margin: float = 70.0


@dataclass
class _Cursor:
    setting: Setting
    pages: list[list[Piece]] = field(default_factory=lambda: [[]])
    column: int = 0
    y: float = 0.0
    foot: float = 0.0
    notes: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y, self.foot = 90.0, HEIGHT - 90

    @property
    def left(self) -> float:
        return self.setting.margin + self.column * (self.room + self.setting.gutter)

    @property
    def room(self) -> float:
        whole = WIDTH - 2 * self.setting.margin - (self.setting.columns - 1) * self.setting.gutter
        return whole / self.setting.columns

    def go_to(self, height: float) -> None:
        """Make room for a line."""
        if self.y + height <= self.foot:
            self.y += height
            return
        self.put_notes()
        self.column += 1
        if self.column == self.setting.columns:
            self.column = 0
            self.pages.append([])
        self.y, self.foot = 90.0 + height, HEIGHT - 90

    def put_notes(self) -> None:
        """Set the footnotes of the column at its foot."""
        rise = HEIGHT - 80 - max((piece.y for piece in self.notes), default=0)
        self.pages[-1] += [Piece(p.x, p.y + rise, p.text, p.size) for p in self.notes]
        self.notes = []


def typeset(paragraphs: Sequence[Paragraph], setting: Setting | None = None) -> list[list[Piece]]:
    """The pages that the paragraphs make."""
    setting = setting or Setting()
    cursor = _Cursor(setting)
    for paragraph in paragraphs:
        cursor.y += paragraph.space
        _set(paragraph, cursor)
    cursor.put_notes()
    for number, page in enumerate(cursor.pages, 1):
        for words, y in ((setting.header, 45.0), (setting.footer, HEIGHT - 40)):
            if words:
                said = words.format(page=number)
                page.append(Piece((WIDTH - width_of(said, 9)) / 2, y, said, 9))
    return cursor.pages


def _set(paragraph: Paragraph, cursor: _Cursor) -> None:
    words = list(enumerate(paragraph.words.split()))
    is_first = True
    while words:
        indent = paragraph.indent if is_first else 0.0
        line, words = _line(words, paragraph, cursor.room - indent, cursor.setting)
        cursor.go_to(paragraph.size * 1.3)
        for place, _ in line:
            if place in paragraph.notes:
                _keep_note(*paragraph.notes[place], cursor)
        spare = cursor.room - indent - width_of(" ".join(word for _, word in line), paragraph.size)
        spare -= sum(2.5 for place, _ in line if place in paragraph.notes)
        stretch = spare / max(1, len(line) - 1) if words and cursor.setting.justified else 0.0
        x = cursor.left + indent
        for place, word in line:
            cursor.pages[-1].append(Piece(x, cursor.y, word, paragraph.size, paragraph.bold))
            x += width_of(word, paragraph.size)
            if place in paragraph.notes:
                sign = paragraph.notes[place][0]
                cursor.pages[-1].append(Piece(x, cursor.y - 3.5, sign, paragraph.size * 0.6))
                x += width_of(sign, paragraph.size * 0.6)
            x += width_of(" ", paragraph.size) + stretch
        is_first = False


def _keep_note(sign: str, words: str, cursor: _Cursor) -> None:
    rest = words.split()
    height = 0.0 if cursor.notes else 10.0
    y = max((piece.y for piece in cursor.notes), default=0.0)
    is_first = True
    while rest:
        line: list[str] = []
        while rest and width_of(" ".join([*line, rest[0]]), 8) <= cursor.room - 8:
            line.append(rest.pop(0))
        y += 10.5
        height += 10.5
        if is_first:
            cursor.notes.append(Piece(cursor.left, y - 2.5, sign, 5))
        cursor.notes.append(Piece(cursor.left + 5, y, " ".join(line), 8))
        is_first = False
    cursor.foot -= height + 2


def _line(
    words: list[tuple[int, str]], paragraph: Paragraph, room: float, setting: Setting
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The words that fit, and the rest; a long word is parted where that is wanted."""
    line: list[tuple[int, str]] = []
    rest = list(words)
    while rest:
        said = " ".join(word for _, word in [*line, rest[0]])
        if width_of(said, paragraph.size) + 4 > room and line:
            break
        line.append(rest.pop(0))
    if rest and setting.hyphenated and len(rest[0][1]) > 7 and rest[0][1].isalpha() and rest[0][1].islower():
        place, word = rest[0]
        for cut in range(len(word) - 3, 2, -1):
            said = " ".join([*(w for _, w in line), word[:cut] + "-"])
            if width_of(said, paragraph.size) + 4 <= room:
                line.append((-1, word[:cut] + "-"))
                rest[0] = (place, word[cut:])
                break
    return line, rest
