"""The bytes of a web page become its markup: a byte order mark is believed first, then what the page declares.

Labels mean what browsers take them to mean (Encoding Standard of the WHATWG): a page that says "iso-8859-1" is read
as Windows' superset of it. A page that declares nothing, or what nobody knows, is read as plain text is.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from core.errors import SourceUndecodable
from core.reading.document import LeftOut
from core.reading.plain_text import decode

_HEAD = 4096
"""Browsers look for a declaration in the first 1024 bytes; saved pages open with comments and scripts."""
_DECLARED = (
    re.compile(rb"""(?i)<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})"""),
    re.compile(rb"""(?i)\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']"""),
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    # The declaration could be read byte by byte, so that it cannot be true.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_NO_PAGE = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "oem")
_OTHER_NAMES = {"x-sjis": "cp932", "windows-949": "cp949", "unicode": "utf-8", "x-x-big5": "big5hkscs"}


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup, the encoding that it was read by, and what could not be read."""

    text: str
    encoding: str
    left_out: tuple[LeftOut, ...] = ()


def decode_page(data: bytes, name: str, *, declared: str = "") -> Markup:
    """The markup that `data` encodes; `declared` is what a mail or an archive says beside the page.

    Bytes that are no character in the declared encoding become "�", and this is said; a page that is UTF-8 in every
    byte is UTF-8, whatever it declares. Raises SourceUndecodable where nothing is declared and nothing fits.
    """
    if data.startswith(_MARKS):
        return _marked(data, name)
    encoding = known_encoding(declared) or _said_inside(data)
    # Whoever says beside the page that it is UTF-16 may be right, and what it is is told by its bytes.
    is_wide = declared.strip("\"' ").lower().startswith(("utf-16", "unicode", "ucs-2")) and b"\0" in data[:_HEAD]
    if is_wide or not encoding:
        return Markup(*decode(data, name))
    if _is_utf8(data):
        return Markup(data.decode("utf-8"), "utf-8")
    text = data.decode(encoding, "replace")
    return Markup(text, encoding, _replaced(text, encoding))


def known_encoding(label: str) -> str:
    """The encoding that a label in a page or mail means, as Python calls it; "" where there is none."""
    label = label.strip().strip("\"'").lower()
    try:
        encoding = codecs.lookup(_OTHER_NAMES.get(label, label)).name
        b"".decode(encoding)
    except (LookupError, ValueError):
        return ""
    return "" if encoding in _NO_PAGE else _SUPERSETS.get(encoding, encoding)


def _said_inside(data: bytes) -> str:
    found = (pattern.search(data[:_HEAD]) for pattern in _DECLARED)
    return next((known_encoding(match[1].decode("ascii", "replace")) for match in found if match), "")


def _marked(data: bytes, name: str) -> Markup:
    try:
        return Markup(*decode(data, name))
    except SourceUndecodable:
        encoding = "utf-8" if data.startswith(codecs.BOM_UTF8) else "utf-16"
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        return Markup(text, encoding, _replaced(text, encoding))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _replaced(text: str, encoding: str) -> tuple[LeftOut, ...]:
    if not (count := text.count("�")):
        return ()
    places = "1 place" if count == 1 else f"{count} places"
    return (LeftOut(f"bytes in {places}", f"no character in the page's encoding ({encoding}); “�” stands there"),)
