"""What stands in no part of a mail of its own: files written into the words (uuencode) or packed by Outlook, and words
that are packed with the signature that they bear.

All is read as far as it goes, and nothing is raised.
"""

from __future__ import annotations

import binascii
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

OUTLOOK = b"\x78\x9f\x3e\x22"
"""How what Outlook packs (winmail.dat, TNEF) begins."""
_BEGIN = re.compile(rb"(?:\A|(?<=[\r\n]))begin [0-7]{3,4} ([^\r\n]{1,255})(?:\r\n|\n|\r)")
_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_NONE = 0x20
"""The sign for nothing; signs that count further up to 0x60, which is nothing too."""
_KINDS = struct.Struct("<BHHI")
_HEAD, _SUM = 6, 2
_DATA = bytes.fromhex("06092A864886F70D010701")
"""The name of what is signed where it is plain data (RFC 5652, 4)."""
_HELD, _BYTES, _PIECES, _END = 0xA0, 0x04, 0x24, b"\0\0"
_NEXT_FILE, _FILE_NAME, _FILE_CONTENT = 0x9002, 0x8010, 0x800F


@dataclass(frozen=True, slots=True)
class Packed:
    """A file: what it is called and what it holds; `is_whole` is false where its end is missing."""

    name: str
    content: bytes
    is_whole: bool = True


def uuencoded(words: bytes) -> tuple[bytes, tuple[Packed, ...]]:
    """The words without the files that are written into them, and these."""
    kept, files, at = [], [], 0
    while found := _BEGIN.search(words, at):
        file, end = _uudecoded(words, found)
        kept.append(words[at : found.start() if file else end])
        if file:
            files.append(file)
        at = end
    return b"".join((*kept, words[at:])), tuple(files)


def _uudecoded(words: bytes, begin: re.Match[bytes]) -> tuple[Packed | None, int]:
    """The file that begins there, and where it ends; none where what follows is no such file."""
    content: list[bytes] = []
    at, is_whole = begin.end(), False
    while at < len(words) and (line := _LINE.match(words, at)):
        if line[1].rstrip() == b"end":
            at, is_whole = line.end(), True
            break
        decoded = _decoded_line(line[1])
        is_cut_off = decoded is None and any(content) and line.end() == len(words)
        if decoded is None and not is_cut_off:
            return None, begin.end()
        content.append(decoded or b"")
        at = line.end()
    if not any(content):
        return None, begin.end()
    return Packed(begin[1].decode("utf-8", "replace").strip(), b"".join(content), is_whole), at


def _decoded_line(line: bytes) -> bytes | None:
    """What a line says; it begins with how many bytes that is. Blanks at its end may have been lost on the way."""
    if not line.strip() or line.strip() == b"`":
        return b""
    length = (line[0] - _NONE) & 0x3F
    signs = -(-length // 3) * 4
    if not _NONE <= line[0] <= 0x60 or len(line.rstrip()) > signs + 2 or len(line) < signs - 3:
        return None
    try:
        return binascii.a2b_uu(line[: signs + 1].ljust(signs + 1))
    except binascii.Error:
        return None


def packed_by_outlook(content: bytes) -> Iterator[Packed]:
    """The files in a winmail.dat ([MS-OXTNEF] 2.1.3); none where it does not hold together."""
    name, held = "", b""
    for kind, said in _attributes(content):
        if kind == _NEXT_FILE:
            if held:
                yield Packed(name, held)
            name, held = "", b""
        elif kind == _FILE_NAME:
            name = _text(said)
        elif kind == _FILE_CONTENT:
            held = said
    if held:
        yield Packed(name, held)


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEAD
    while content.startswith(OUTLOOK) and at + _KINDS.size <= len(content):
        _, kind, _, length = _KINDS.unpack_from(content, at)
        at += _KINDS.size
        if at + length > len(content):
            return
        yield kind, content[at : at + length]
        at += length + _SUM


def _text(said: bytes) -> str:
    words = said.split(b"\0")[0]
    try:
        return words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("cp1252", "replace")


def signed_content(content: bytes) -> bytes:
    """What is packed with its signature (S/MIME, RFC 5652, 5.2); nothing where it is encrypted or is no such thing."""
    found = content.find(_DATA)
    if found < 0:
        return b""
    kind, at, _ = _opened(content, found + len(_DATA))
    kind, at, length = _opened(content, at) if kind == _HELD else (0, at, 0)
    if kind == _BYTES:
        return content[at : at + length]
    pieces = []
    end = at + length if length else len(content)
    while kind == _PIECES and at < end and not content.startswith(_END, at):
        piece, at, length = _opened(content, at)
        if piece != _BYTES:
            break
        pieces.append(content[at : at + length])
        at += length
    return b"".join(pieces)


def _opened(content: bytes, at: int) -> tuple[int, int, int]:
    """The kind of what stands there, where what it holds begins, and how long that is, 0 where its end is marked."""
    if at + 2 > len(content):
        return 0, len(content), 0
    kind, length = content[at], content[at + 1]
    if length < 0x80:
        return kind, at + 2, length
    begin = at + 2 + (length & 0x7F)
    return kind, begin, int.from_bytes(content[at + 2 : begin], "big")
