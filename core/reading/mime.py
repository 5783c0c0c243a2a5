"""The parts of a mail or an archived web page, after RFC 2045 to 2049 and 2231, as clients write them.

Takes whatever it is given: what is malformed is read as far as it goes, what is nested or counted beyond all sense is
not looked into. One pass a level, nothing is copied before it is asked for.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from urllib.parse import unquote_to_bytes

from core.reading.mail_packed import uuencoded
from core.reading.options import ReadingOptions
from core.reading.web_charset import known_encoding

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_MAILBOX = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*>?From [^\r\n]*(?:\r\n|\n|\r)|\s+)?")
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]+")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)")
_PARAMETER = re.compile(r';\s*([^=;\s"]{1,100})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL)
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*?)\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t]+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_COMMENT = re.compile(r"[\s(;]")
_GAP = re.compile(rb"(?:\r\n|\n)[ \t]*(?:\r\n|\n)")
_NOT_BASE64, _A_WORD = re.compile(rb"[^A-Za-z0-9+/=\s]"), re.compile(rb"[A-Za-z]{2}")
_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
"""Blanks at the end of a line were added on the way (RFC 2045, 6.7)."""
_SENT = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n)|(?<=\r\r))From [^\r\n]{1,300}[0-9]{1,2}:[0-9]{2}[^\r\n]{1,300}(?:\r\n|\n|\r)"
    rb"(?=[!-9;-~]{1,200}[ \t]*:)"
)
"""The line before each mail of a mailbox (RFC 4155): who sent it, and when."""
_LONGEST_HEAD = 200_000
_LONGEST_FIELD = 8_000
_PLAIN = "text/plain"
MAILBOX = "multipart/x-mailbox"
"""The kind that a file of several mails is given here: each of its parts is one."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part: its kind ("text/html"), its fields by name in small letters, and its parts where it has some.

    `is_whole` is false where it is of parts and the mark of its end is missing; `is_looked_into` where it is of more
    parts than are looked at.
    """

    kind: str
    fields: Mapping[str, str]
    parameters: Mapping[str, str]
    parts: tuple[Part, ...] = ()
    is_whole: bool = True
    is_looked_into: bool = True
    _body: memoryview = field(default=memoryview(b""), repr=False)

    @property
    def content(self) -> bytes:
        """What the part holds, its transfer encoding undone."""
        body = bytes(self._body)
        match _COMMENT.split(self.fields.get("content-transfer-encoding", "").strip().lower())[0]:
            case "base64":
                encoded, added = _parted(body)
                decoded = _from_base64(encoded)
                return decoded + b"\n\n" + added if added and self.kind == _PLAIN else decoded
            case "quoted-printable":
                return binascii.a2b_qp(_SOFT_BREAK.sub(b"=", body))
            case "x-uuencode" | "uuencode" | "x-uue":
                return b"".join(file.content for file in uuencoded(body)[1]) or body
            case _:
                return body

    @property
    def charset(self) -> str:
        """The encoding that is declared for its words, "" where none is."""
        return self.parameters.get("charset", "")

    @property
    def file_name(self) -> str:
        """What the part is called as a file, "" where it is none."""
        written = parameters_of(self.fields.get("content-disposition", "")).get("filename", "")
        return decoded_words(written or self.parameters.get("name", "")).replace("\\", "/").rpartition("/")[2].strip()

    @property
    def is_attached(self) -> bool:
        """Whether it says that it stands beside the words."""
        return self.fields.get("content-disposition", "").strip().lower().startswith("attachment")

    def leaves(self) -> Iterator[Part]:
        """The parts that are of no parts, in order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def parse_mime(data: bytes, options: ReadingOptions) -> Part:
    """The part that `data` is; never raises."""
    return _Parser(data, options).part(_begin(data), len(data), 0, _PLAIN)


def parse_mail(data: bytes, options: ReadingOptions) -> Part:
    """The mail that `data` is, or a part of the kind MAILBOX where it is several; never raises."""
    starts = [found.span() for found in islice(_SENT.finditer(data), options.max_mail_parts + 1)]
    if len(starts) < 2 or starts[0][0] > 0:
        return parse_mime(data, options)
    ends = [start for start, _ in starts[1:]] + [len(data)]
    kept = list(zip((begin for _, begin in starts), ends, strict=True))[: options.max_mail_parts]
    mails = tuple(Part("message/rfc822", {}, {}, _body=memoryview(data)[begin:end]) for begin, end in kept)
    return Part(MAILBOX, {}, {}, mails, is_looked_into=len(mails) == len(starts))


def field_names(data: bytes) -> frozenset[str]:
    """The names of the fields that `data` opens with, in small letters; none where it opens with anything else."""
    start = _begin(data)
    found = _END_OF_HEAD.search(data, start, start + _LONGEST_HEAD)
    head = _FOLD.sub(b" ", data[start : found.start() if found else start + _LONGEST_HEAD])
    fields = [_FIELD.match(line) for line in _LINE_END.split(head)]
    # The last line may be cut off.
    if not all(fields[:-1] if found is None else fields):
        return frozenset()
    return frozenset(match[1].decode("ascii").lower() for match in fields if match)


def kind_of(data: bytes) -> str:
    """The kind that `data` says it is, in small letters; "text/plain" where it says nothing."""
    return _kind(_fields(data[_begin(data) : _begin(data) + _LONGEST_HEAD]), _PLAIN)


def parameters_of(value: str) -> dict[str, str]:
    """The parameters behind the first semicolon of a field, by name in small letters; RFC 2231's pieces are joined."""
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAMETER.finditer(value[:_LONGEST_FIELD]):
        said = _ESCAPED.sub(r"\1", found[2]) if found[2] is not None else found[3].strip()
        section = _SECTION.match(found[1].lower())
        if section and (section[2] or section[3]):
            pieces.setdefault(section[1], {})[int(section[2] or 0)] = (said, bool(section[3]))
        else:
            plain.setdefault(found[1].lower(), said)
    return plain | {name: _joined(numbered) for name, numbered in pieces.items()}


def decoded_words(value: str) -> str:
    """A field's value with RFC 2047's encoded words read; words in no known encoding stay as they are written."""
    return _WORD.sub(_decoded_word, _BETWEEN_WORDS.sub(r"\1", value))


def _decoded_word(found: re.Match[str]) -> str:
    encoding = known_encoding(found[1].partition("*")[0])
    written = found[3].encode("ascii", "replace")
    if not encoding:
        return found[0]
    if found[2] in "qQ":
        return binascii.a2b_qp(written, header=True).decode(encoding, "replace")
    letters = _NO_BASE64.sub(b"", written)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4)).decode(encoding, "replace")


def _parted(body: bytes) -> tuple[bytes, bytes]:
    """What is in base64, and the words that a mailing list added behind it, which stand there as they are."""
    gaps = [gap.span() for gap in _GAP.finditer(body)]
    for (start, end), (after, _) in pairwise([*gaps, (len(body), 0)]):
        if _NOT_BASE64.search(body, end, after):
            return (body[:start], body[end:]) if _A_WORD.search(body, end) else (body, b"")
    return body, b""


def _from_base64(written: bytes) -> bytes:
    letters = _NO_BASE64.sub(b"", written)
    rest = len(letters) % 4
    letters = letters[:-1] if rest == 1 else letters + b"=" * (-len(letters) % 4)
    return binascii.a2b_base64(letters)


def _joined(pieces: Mapping[int, tuple[str, bool]]) -> str:
    encoding, joined = "utf-8", b""
    for number in sorted(pieces):
        said, is_encoded = pieces[number]
        if is_encoded and number == min(pieces) and said.count("'") >= 2:
            label, _, said = said.split("'", 2)
            encoding = known_encoding(label) or encoding
        joined += unquote_to_bytes(said) if is_encoded else said.encode(encoding, "replace")
    return joined.decode(encoding, "replace")


class _Parser:
    """One reading of one file."""

    def __init__(self, data: bytes, options: ReadingOptions) -> None:
        self._data = data
        self._view = memoryview(data)
        self._left = options.max_mail_parts
        self._deepest = options.max_mail_depth

    def part(self, start: int, end: int, depth: int, otherwise: str) -> Part:
        """The part that stands in `data[start:end]`, of the kind `otherwise` where it does not say."""
        last = min(end, start + _LONGEST_HEAD)
        if empty := _LINE_END.match(self._data, start, end):
            head, begin = b"", empty.end()
        elif found := _END_OF_HEAD.search(self._data, start, last):
            head, begin = self._data[start : found.start()], found.end()
        else:
            head, begin = self._data[start:last], end
        fields = _fields(head)
        part = Part(_kind(fields, otherwise), fields, parameters_of(fields.get("content-type", "")))
        boundary = part.parameters.get("boundary", "").rstrip().encode("utf-8", "replace")
        if not part.kind.startswith("multipart/") or not boundary:
            return replace(part, _body=self._view[begin:end])
        if depth >= self._deepest:
            return replace(part, is_looked_into=False)
        return self._of_parts(part, b"--" + boundary, begin, end, depth)

    def _of_parts(self, whole: Part, mark: bytes, begin: int, end: int, depth: int) -> Part:
        otherwise = "message/rfc822" if whole.kind == "multipart/digest" else _PLAIN
        parts: list[Part] = []
        opened: int | None = None
        for start, after, is_last in (*self._marks(mark, begin, end), (end, end, False)):
            if opened is not None and opened < start:
                parts.append(self.part(opened, start, depth + 1, otherwise))
            if self._left <= 0:
                return replace(whole, parts=tuple(parts), is_looked_into=False)
            self._left -= 1
            if is_last:
                return replace(whole, parts=tuple(parts))
            opened = after
        return replace(whole, parts=tuple(parts), is_whole=False)

    def _marks(self, mark: bytes, begin: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Where the lines that part the parts begin and end, line breaks included, and whether one is the last."""
        literal = re.escape(mark)
        line = re.compile(literal + rb"(?<=[\r\n]" + literal + rb")(--)?[ \t]*(?:\r\n|\n|\r|\Z)")
        for found in islice(line.finditer(self._data, begin, end), self._left + 1):
            start = found.start() - 1
            start -= self._data[start - 1 : start + 1] == b"\r\n"
            yield max(begin, start), found.end(), found[1] is not None


def _begin(data: bytes) -> int:
    found = _MAILBOX.match(data)
    return found.end() if found else 0


def _kind(fields: Mapping[str, str], otherwise: str) -> str:
    kind = fields.get("content-type", "").partition(";")[0].strip().lower()
    return kind if kind.count("/") == 1 else otherwise


def _fields(head: bytes) -> dict[str, str]:
    """The first field of each name, unfolded; what is no field is passed over."""
    fields: dict[str, str] = {}
    for line in _LINE_END.split(_FOLD.sub(b" ", head)):
        if found := _FIELD.match(line):
            fields.setdefault(found[1].decode("ascii").lower(), _text_of(found[2][:_LONGEST_FIELD]))
    return fields


def _text_of(value: bytes) -> str:
    """A field should be ASCII; many are UTF-8, some are of the sender's code page."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
