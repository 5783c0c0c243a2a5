"""Bytes become text: the encoding is told by mark, by UTF-8's own rules, and only then by a guess.

A UTF-8 text with LF line ends comes back unchanged, character by character. Other line ends become LF; a control
character, which no window or export can show, becomes "�" so that every offset stays where it was.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from core.errors import SourceUndecodable, SourceUnknown
from core.reading.document import Document, LeftOut
from core.reading.options import ReadingOptions

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_GUESSED_BYTES = 100_000
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI")


def read_plain(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The text file called `name`; raises SourceUndecodable, or SourceUnknown where `data` is no text."""
    text, encoding = decode(data, name)
    if len(_CONTROL.findall(text)) > options.max_control_share * len(text):
        raise SourceUnknown(_binary(name))
    text, left_out = shown(text)
    return Document(text, name, "txt", left_out=left_out, encoding=encoding)


def shown(text: str) -> tuple[str, tuple[LeftOut, ...]]:
    """`text` with LF line ends and "�" for control characters, and what was replaced."""
    text, count = _CONTROL.subn("�", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not count:
        return text, ()
    signs = "1 control character" if count == 1 else f"{count} control characters"
    return text, (LeftOut(signs, "cannot be shown; “�” stands in the place"),)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text that `data` encodes, without a byte order mark, and the encoding's name as Python has it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data.removeprefix(mark), encoding, name), encoding
    if wide := _unmarked_utf16(data):
        return wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise SourceUnknown(_binary(name)) from error
        _refuse_broken_utf8(data, name, error)
    return _guessed(data, name)


def _marked(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            raise _broken(name, "UTF-8", data, error) from error
        raise SourceUndecodable(
            f"“{name}” says that it is {encoding[:6].upper()}, but it is not, or its end is missing. "
            "Get it anew, or open it in an editor, save it as UTF-8 and open that."
        ) from error


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every letter has two bytes, so that NULs (or the high bytes of one script) abound."""
    if b"\0" not in data or len(data) % 2:
        return None
    # Taken in only where there is something to guess; UTF-8 says itself what it is.
    import chardet

    guess = chardet.detect(data[:_GUESSED_BYTES])["encoding"]
    if guess is None or not guess.lower().startswith("utf-16"):
        return None
    encoding = guess.lower()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else (text, encoding)


def _refuse_broken_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> None:
    """A text with more good UTF-8 sequences than bad ones is UTF-8 with a fault; a guess would garble all of it."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not sign.isascii() for sign in text) - bad
    if good > bad:
        raise _broken(name, "UTF-8", data, error) from error


def _broken(name: str, encoding: str, data: bytes, error: UnicodeDecodeError) -> SourceUndecodable:
    line = data.count(b"\n", 0, error.start) + 1
    return SourceUndecodable(
        f"“{name}” is {encoding} text with a fault in line {line:,}: these bytes are no character. "
        "Open it in an editor, correct that line, save it as UTF-8 and open it again, or paste its text."
    )


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    for encoding in _guesses(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _mixes_alphabets(text):
            return text, codecs.lookup(encoding).name
    raise SourceUndecodable(
        f"The encoding of “{name}” could not be told. Open it in an editor or word processor that shows it rightly, "
        "save it as UTF-8, and open that, or paste its text."
    )


def _guesses(data: bytes) -> list[str]:
    """Encodings, the likeliest first; those of today before those of old systems, unless these fit twice as well."""
    import chardet

    sample = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_GUESSED_BYTES]
    every, modern = (
        {guess["encoding"]: guess["confidence"] for guess in guesses if guess["encoding"]}
        for guesses in (
            chardet.detect_all(sample, ignore_threshold=True, prefer_superset=True, encoding_era=era)
            for era in (chardet.EncodingEra.ALL, chardet.EncodingEra.MODERN_WEB)
        )
    )
    old_fits = max(every.values(), default=0) > 2 * max(modern.values(), default=0)
    return sorted(every | modern, key=lambda encoding: encoding not in modern and not old_fits)


def _mixes_alphabets(text: str) -> bool:
    """Whether letters of two alphabets stand side by side in a word: the sign of a wrong guess ("йtй" for "été")."""
    names = (
        (unicodedata.name(left, ""), unicodedata.name(right, ""))
        for left, right in pairwise(text)
        if left.isalpha() and right.isalpha() and not (left.isascii() and right.isascii())
    )
    return any(_alphabet(left) != _alphabet(right) for left, right in names)


def _alphabet(name: str) -> str:
    return next((alphabet for alphabet in _ALPHABETS if name.startswith(alphabet)), "")


def _binary(name: str) -> str:
    return f"“{name}” holds binary data, not a text. Open the statement itself, or paste its text."
