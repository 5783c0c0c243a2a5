"""The form of a source, told by its content and never by the ending of its name.

What cannot hold a statement, or is read in no version yet, is refused here with a sentence.
"""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO

from core.errors import (
    SourceDamaged,
    SourceEncrypted,
    SourceUnknown,
    SourceUnsupported,
)
from core.reading.mime import field_names, kind_of

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError)
"""What reading a broken archive raises; the last of these where a member's name is no text."""


class Form(StrEnum):
    """A form that is read; the value is what Document.format says."""

    TEXT = "txt"
    MARKDOWN = "md"
    WORD = "docx"
    WORD_WITH_MACROS = "docm"
    OPEN_DOCUMENT = "odt"
    RICH_TEXT = "rtf"
    OLD_WORD = "doc"
    PDF = "pdf"
    WEB = "html"
    WEB_ARCHIVE = "mhtml"
    MAIL = "eml"
    BOOK = "epub"


_HEAD = 4096
_TYPES_AT_MOST = 1_000_000
ZIP_FILE = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and the containers of protected new ones."""
_RICH_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_PACKED_ENDINGS = (".docx", ".docm", ".dotx", ".odt", ".epub", ".zip")
_WEB_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".xht")
_MARKDOWN_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")

_PICTURES = {
    rb"\x89PNG\r\n": "PNG",
    rb"\xff\xd8\xff": "JPEG",
    rb"GIF8[79]a": "GIF",
    rb"II\*\x00": "TIFF",
    rb"MM\x00\*": "TIFF",
    rb"RIFF.{4}WEBP": "WebP",
    rb".{4}ftyp(?:heic|heix|mif1|avif)": "HEIF",
    rb"BM.{4}\x00{4}": "BMP",
    rb"8BPS\x00": "Photoshop",
}
_OTHERS = {
    rb"\x7fELF|MZ.{1,200}PE\x00\x00|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe": "a program",
    rb"\x1f\x8b|BZh\d1AY|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd": "a packed archive",
    rb"ID3[\x02-\x04]|OggS\x00|fLaC\x00|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp": "a sound or film recording",
    rb"\x78\x9f\x3e\x22": "what Outlook packs beside a mail (winmail.dat)",
    rb"SQLite format 3\x00": "a database",
}
_LATER = {
    rb"\s*<\?xml\b": "an XML file",
}
_MAIL_FIELDS = frozenset(
    {"mime-version", "message-id", "return-path", "delivered-to", "dkim-signature", "content-type", "x-unsent"}
)
"""Fields that nobody writes at the head of a text, as people do with "From" and "Subject"."""
_MAIL_ENDINGS = (".eml", ".mht", ".mhtml")
_SENT_FIELDS = frozenset({"to", "cc", "bcc", "message-id", "received", "return-path", "delivered-to", "x-unsent"})
_ARCHIVED = ("multipart/related", "text/html")
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|h1|center|font|article)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|table|li|span|b|i)\b[^<>]*>", re.IGNORECASE)
_LATER_PACKED = {
    "ods": "a spreadsheet",
    "xlsx": "a spreadsheet",
    "odp": "a set of slides",
    "ppt": "a set of slides",
    "pptx": "a set of slides",
}


def recognise(data: bytes, name: str) -> Form:
    """The form of `data`, the content of the file called `name`; raises ReadingError where it cannot be read.

    Markdown is the one form without a sign of its own: a text is Markdown where its name says so. Words with tags that
    do not open as a page does are one where their name says so.
    """
    if data.startswith((ZIP_FILE, _EMPTY_ZIP)) or _begins_a_zip(data, name):
        return _packed(data, name)
    if data.startswith(COMPOUND_FILE):
        return _compound(data, name)
    if _RICH_TEXT.match(data):
        return Form.RICH_TEXT
    if _PDF.match(data):
        return Form.PDF
    if _is_page(data, name):
        return Form.WEB
    if fields := _mail_fields(data, name):
        return Form.WEB_ARCHIVE if _is_archive(data, fields) else Form.MAIL
    _refuse_signatures(data, name)
    return Form.MARKDOWN if name.lower().endswith(_MARKDOWN_ENDINGS) else Form.TEXT


def plain_form(data: bytes, name: str) -> Form | None:
    """TEXT or MARKDOWN where `data` is that, told without unpacking anything, else None. Raises as `recognise` does."""
    if data.startswith((ZIP_FILE, _EMPTY_ZIP, COMPOUND_FILE)) or _begins_a_zip(data, name):
        return None
    form = recognise(data, name)
    return form if form in (Form.TEXT, Form.MARKDOWN) else None


def is_mail(data: bytes, name: str) -> bool:
    """Whether `data`, or the beginning of it, opens as a mail does."""
    fields = _mail_fields(data, name)
    return bool(fields) and not _is_archive(data, fields)


def damaged(name: str) -> SourceDamaged:
    """What is said of a file whose form is known but whose content is broken."""
    return SourceDamaged(
        f"“{name}” is damaged or was not copied completely. Get it anew, or open it in a word processor, save it as "
        ".docx and open that."
    )


def encrypted(name: str) -> SourceEncrypted:
    """What is said of a file that a password keeps shut."""
    return SourceEncrypted(
        f"“{name}” is protected by a password. Open it in a word processor with the password, save a copy without one, "
        "and open the copy."
    )


def shut(name: str, *, was_wrong: bool = False) -> SourceEncrypted:
    """What is said of a file that opens as soon as the right password is given."""
    said = (
        f"The password given does not open “{name}”. Check capitals and spaces, and try again."
        if was_wrong
        else f"“{name}” is protected by a password. On the command line --password takes the password; or save a copy "
        "without one, and open that."
    )
    return SourceEncrypted(said, needs_password=True)


def unknown_lock(name: str) -> SourceEncrypted:
    """What is said of a file that no password opens here."""
    return SourceEncrypted(
        f"“{name}” is protected otherwise than by a password that the program can use (by rights that a server "
        "manages, a certificate or an unknown cipher, for instance). Open it in a word processor, save a copy without "
        "protection if you may, and open the copy."
    )


def _begins_a_zip(data: bytes, name: str) -> bool:
    return ZIP_FILE.startswith(data) and name.lower().endswith(_PACKED_ENDINGS)


def _is_page(data: bytes, name: str) -> bool:
    head = data[:_HEAD]
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "latin-1"
    words = head.removeprefix(codecs.BOM_UTF8).decode(encoding, "replace")
    lower = name.lower()
    if lower.endswith(_MARKDOWN_ENDINGS):
        return False
    return _PAGE.match(words) is not None or (lower.endswith(_WEB_ENDINGS) and _TAG.search(words) is not None)


def _mail_fields(data: bytes, name: str) -> frozenset[str]:
    """The names of the fields at the head of a mail or an archived page; none where `data` is neither."""
    fields = field_names(data)
    is_named_so = name.lower().endswith(_MAIL_ENDINGS) and not fields.isdisjoint(("from", "subject", "date"))
    return fields if len(fields) > 1 and (is_named_so or not fields.isdisjoint(_MAIL_FIELDS)) else frozenset()


def _is_archive(data: bytes, fields: frozenset[str]) -> bool:
    """Whether what opens with these fields is an archived page: such a one was sent to nobody."""
    if "snapshot-content-location" in fields:
        return True
    return fields.isdisjoint(_SENT_FIELDS) and kind_of(data) in _ARCHIVED


def _packed(data: bytes, name: str) -> Form:
    # Taken in only where it is needed: a text does without it.
    import anydoc

    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            holds_word = any(part.startswith("word/") for part in package.namelist())
    except BROKEN_ZIP as error:
        raise damaged(name) from error
    form = anydoc.format_from_bytes(data)
    if form == "docx" and _has_macros(data):
        return Form.WORD_WITH_MACROS
    if form in ("docx", "odt", "epub"):
        return Form(form)
    if form in _LATER_PACKED:
        raise _later(_LATER_PACKED[form], name)
    if holds_word:
        raise damaged(name)
    raise SourceUnknown(f"“{name}” is a packed archive, not a statement. Unpack it and open the files in it.")


def _has_macros(data: bytes) -> bool:
    """Whether a Word package says that its main part may hold macros."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        try:
            with package.open("[Content_Types].xml") as types:
                return b"macroEnabled.main+xml" in types.read(_TYPES_AT_MOST)
        except (*BROKEN_ZIP, KeyError):
            return False


def _compound(data: bytes, name: str) -> Form:
    """Old Office files are containers, whose streams are named in UTF-16."""
    if _OUTLOOK in data:
        raise SourceUnsupported(
            f"“{name}” is a mail in Outlook's own form (.msg). Save it from Outlook as text or HTML, or paste its text."
        )
    if "WordDocument".encode("utf-16-le") in data:
        return Form.OLD_WORD
    if _OUTLOOK in data:
        raise SourceUnsupported(
            f"“{name}” is a mail in Outlook's own form (.msg). Save it from Outlook as text or HTML, or paste its text."
        )
    raise SourceUnknown(
        f"“{name}” is an old Office file that holds no Word text, or is damaged. Save its text as .docx, or paste it."
    )


def _refuse_signatures(data: bytes, name: str) -> None:
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8)
    if picture := _first(_PICTURES, head):
        raise SourceUnknown(
            f"“{name}” is a picture ({picture}), not a text. Open the statement itself, or paste the words in it."
        )
    if other := _first(_OTHERS, head):
        raise SourceUnknown(f"“{name}” is {other}, not a text. Open the statement itself, or paste its text.")
    if later := _first(_LATER, head):
        raise _later(later, name)


def _first(signatures: dict[bytes, str], head: bytes) -> str:
    return next(
        (said for signature, said in signatures.items() if re.match(signature, head, re.DOTALL)),
        "",
    )


def _later(said: str, name: str) -> SourceUnsupported:
    return SourceUnsupported(f"“{name}” is {said}. Save it as .docx, or paste its text.")
