"""RTF files become a Document: their tracked changes are settled and hidden words taken out, then they are converted.

RTF is a stream of words and control words, whose groups in braces nest. One pass over it drops the words that do not
stand in the text, and writes signs where changes and comments are and for characters that the converter changes; the
rest goes through as it is. Linear in the length of the file, and no recursion: groups may nest without end.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from core.reading import word_signs
from core.reading.document import ChangeKind, Document, LeftOut
from core.reading.forms import Form
from core.reading.options import ReadingOptions
from core.reading.word_blocks import converted
from core.reading.word_changes import Margin

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>.)|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}]+)|.",
    re.DOTALL,
)
_CHARACTERS = {b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad"}
_BREAKS = frozenset((b"par", b"line", b"tab", b"sect", b"page"))
_SPOKEN = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_PAGE_EDGES = {
    b"header": "page header", b"headerl": "page header", b"headerr": "page header", b"headerf": "page header",
    b"footer": "page footer", b"footerl": "page footer", b"footerr": "page footer", b"footerf": "page footer",
}  # fmt: skip
_ASIDE = frozenset((
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"listtext", b"pntext", b"xe", b"tc",
    *_PAGE_EDGES,
))  # fmt: skip
"""Destinations whose words are no words of the text, or are labels; a star marks others."""
_LABELS = frozenset((b"listtext", b"pntext"))
_SPOKEN_IN = frozenset((b"", b"footnote", b"shptxt"))
"""Destinations whose words are read, "" the body of the text."""
_NO_BREAK_IN = "cp125"
"""Code pages of one byte a character, in which A0 and AD are the no-break space and the soft hyphen."""

_Change = tuple[ChangeKind, int, int]


def read_rich_text(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The RTF file `data` called `name`; raises SourceDamaged, SourceEncrypted or SourceTooLarge."""
    margin = Margin(options.tracked)
    rewriter = _Rewriter(margin)
    written = rewriter.rewrite(data)
    return converted(written, name, Form.RICH_TEXT, margin=margin, left_out=list(rewriter.left_out))


@dataclass(frozen=True, slots=True)
class _State:
    """How the words of a group are meant; what a group changes ends with it.

    `fallback` is how many characters after a Unicode one stand in for it in old programs. `author` is a place in the
    table of authors, `date` the number that the format packs it into.
    """

    destination: bytes = b""
    hidden: bool = False
    inserted: bool = False
    deleted: bool = False
    author: int = 0
    date: int = 0
    fallback: int = 1
    in_table: bool = False

    @property
    def change(self) -> _Change | None:
        if not self.inserted and not self.deleted:
            return None
        return (ChangeKind.DELETED if self.deleted else ChangeKind.INSERTED, self.author, self.date)


@dataclass(slots=True)
class _Rewriter:
    """The one pass; `left_out` grows as words are dropped that no change accounts for."""

    margin: Margin
    left_out: dict[LeftOut, None] = field(default_factory=dict)
    out: list[bytes] = field(default_factory=list)
    state: _State = _State()
    outer: list[_State] = field(default_factory=list)
    codec: str = "cp1252"
    authors: list[str] = field(default_factory=list)
    fresh: bool = False
    """Whether a group has just begun, so that a control word names its destination."""
    starred: bool = False
    skip: int = 0
    """How many characters are still to come that stand in for a Unicode one."""
    swallow: bool = False
    """Whether these are to go, since a sign stands for the Unicode one."""
    run: _Change | None = None
    """The change that the last words belong to, and below, its number or the words that it keeps out."""
    number: int = 0
    dropped: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    aside: dict[bytes, list[str]] = field(default_factory=dict)
    """Destination → its words so far."""
    comment: dict[bytes, str] = field(default_factory=dict)
    """What is known of the comment that is coming."""
    begun: dict[str, int] = field(default_factory=dict)
    """Reference of a comment → the place in `out` where its stretch begins."""
    labelled: bool = False
    """Whether the list item before us bears the label that its writer computed: it is then believed, and no list named
    from which the converter would compute another, since it counts lists apart that go on with each other."""
    is_item: bool = False
    """Whether the paragraph before us bears a label, and below, whether the one before it does."""
    follows_item: bool = False
    label: str = ""
    """The label of the paragraph before us, which the converter passes over in a table."""
    boxes_from: list[int] = field(default_factory=list)
    """The places in `out` where the text boxes begin that are open."""
    boxes: list[bytes] = field(default_factory=list)
    """Text boxes that wait for the end of the paragraph on which they hang."""

    def rewrite(self, data: bytes) -> bytes:
        """The file with its changes settled."""
        at = 0
        while (token := _TOKEN.match(data, at)) is not None:
            at = token.end()
            if token["word"] == b"bin":
                size = max(0, int(token["number"] or 0))
                self.out.append(data[token.start() : at + size])
                at += size
            else:
                self._token(token)
        self._enter(None)
        self._end_hidden()
        if self.boxes:
            self.out.insert(len(self.out) - (self.out[-1:] == [b"}"]), rb"\par " + self._boxes())
        return b"".join(self.out)

    def _token(self, token: re.Match[bytes]) -> None:
        if token["brace"] == b"{":
            self.out.append(b"{")
            self.outer.append(self.state)
            self.fresh, self.starred, self.skip = True, False, 0
            return
        if token["brace"] == b"}":
            self._close()
        elif token["word"] is not None:
            self._control(token)
        elif token["sign"] == b"*" and self.fresh:
            self.starred = True
            self.out.append(token.group())
            return
        elif token["sign"] in _CHARACTERS:
            self._character(token.group(), _CHARACTERS[token["sign"]])
        elif token["byte"] is not None:
            self._byte(token.group(), bytes.fromhex(token["byte"].decode()))
        else:
            self._words(token.group(), (token["sign"] or token["text"] or b"").decode(self.codec, "replace"))
        self.fresh = False

    def _control(self, token: re.Match[bytes]) -> None:
        word, number = token["word"], None if token["number"] is None else int(token["number"])
        if self.fresh:
            self._open(word)
        if word == b"u" and number is not None:
            self._unicode(token.group(), number & 0xFFFF)
        elif word in _BREAKS:
            self._words(token.group(), " ")
            if word == b"par" and self.state.destination in (b"", b"shptxt"):
                self.out.append(self._boxes())
                self.labelled = False
                self.follows_item, self.is_item, self.label = self.is_item, False, ""
        elif word in _SPOKEN:
            self._words(token.group(), _SPOKEN[word])
        else:
            if word in (b"cell", b"nestcell") and self.boxes:
                self.out.append(rb"\par " + self._boxes().replace(rb"\pard", rb"\pard\intbl"))
            self._property(word, number)
            # What ends the word before must stay: "\pard\ls1 We" has no other space.
            self.out.append(rb"\ls0 " if word == b"ls" and self.labelled else token.group())

    def _boxes(self) -> bytes:
        """The text boxes that hang on the paragraph that ends here, as paragraphs that follow it."""
        held, self.boxes = self.boxes, []
        return b"".join(rb"{\pard\plain " + box + rb"\par}" for box in held)

    def _keep_box(self) -> None:
        """Take the box that ends here out of the paragraph, which it would part."""
        start = self.boxes_from.pop()
        self.boxes.append(b"".join(self.out[start:]).rstrip())
        self.out[start:] = [b""] * (len(self.out) - start)

    def _property(self, word: bytes, number: int | None) -> None:
        is_on, state = number != 0, self.state
        match word:
            case b"trowd" | b"intbl":
                self.state = replace(state, in_table=True)
            case b"cell" | b"nestcell":
                self.label = ""
            case b"pard":
                self.state = replace(state, in_table=False)
            case b"v":
                self.state = replace(state, hidden=is_on)
            case b"deleted":
                self.state = replace(state, deleted=is_on)
            case b"revised":
                self.state = replace(state, inserted=is_on)
            case b"revauth" | b"revauthdel":
                self.state = replace(state, author=number or 0)
            case b"revdttm" | b"revdttmdel":
                self.state = replace(state, date=number or 0)
            case b"plain":
                self.state = replace(state, hidden=False, inserted=False, deleted=False)
            case b"uc":
                self.state = replace(state, fallback=max(0, number or 0))
            case b"ansicpg":
                self.codec = _codec(number or 0)
            case b"footnote":
                self._enter(None)

    def _open(self, word: bytes) -> None:
        """The control word that begins a group names its destination, if it has one of its own."""
        if word in _SPOKEN_IN or word in _ASIDE or self.starred:
            self._enter(None)
            if word == b"shptxt":
                self.boxes_from.append(len(self.out) - 1)
            elif word in _LABELS:
                self._begin_item()
            self.state = replace(self.state, destination=word)

    def _begin_item(self) -> None:
        """A paragraph bears a label. The converter moves a quotation behind the list that follows it, unless an empty
        paragraph stands between them."""
        if not self.follows_item and not self.is_item and not self.state.in_table:
            self.out.insert(len(self.out) - 1, rb"{\pard\plain\par}")
        self.is_item = True

    def _close(self) -> None:
        self.out.append(b"}")
        inner, self.skip = self.state.destination, 0
        if not self.outer:
            return
        self.state = self.outer.pop()
        if inner == self.state.destination:
            if inner == b"revtbl":
                self.authors.append(_whole(self.aside.pop(inner, [])).strip().rstrip(";"))
            return
        self._enter(None)
        if inner == b"shptxt" and self.boxes_from:
            self._keep_box()
        words = _whole(self.aside.pop(inner, [])).strip()
        if inner in _PAGE_EDGES and words:
            self.left_out[LeftOut(" ".join(words.split()), _PAGE_EDGES[inner])] = None
        elif inner == b"atrfstart":
            self.begun[words] = len(self.out)
            self.out.append(b"")
        elif inner == b"annotation":
            self._comment_said(words)
        elif inner == b"listtext":
            self.labelled = any(sign.isalnum() for sign in words)
            self.label = words if self.labelled else ""
        elif inner in (b"atnauthor", b"atnref", b"atndate"):
            self.comment[inner] = words

    def _comment_said(self, words: str) -> None:
        date = self.comment.get(b"atndate", "")
        packed = int(date) if re.fullmatch(r"-?[0-9]{1,10}", date) else 0
        number = self.margin.comment(self.comment.get(b"atnauthor", ""), _date(packed), words)
        self.left_out[LeftOut(" ".join(words.split()), "comment")] = None
        begin, end = _written(word_signs.begin(number)), _written(word_signs.end(number))
        place = self.begun.get(self.comment.get(b"atnref", ""))
        if place is None:
            self.out.append(begin + end)
        else:
            self.out[place] = begin
            self.out.append(end)
        self.comment.clear()

    def _unicode(self, raw: bytes, code: int) -> None:
        character = chr(code)
        if 0xFDD0 <= code <= 0xFDEF:
            raw = rb"\u63 "
        if character in ("\u00a0", "\u00ad"):
            self._character(raw, character)
        else:
            self._words(raw, character)
        self.skip, self.swallow = self.state.fallback, character in ("\u00a0", "\u00ad")

    def _byte(self, raw: bytes, byte: bytes) -> None:
        is_kept = self.codec.startswith(_NO_BREAK_IN) and byte in (b"\xa0", b"\xad")
        if is_kept and not self.skip:
            self._character(raw, byte.decode("latin-1"))
        else:
            self._words(raw, byte.decode(self.codec, "replace"))

    def _character(self, raw: bytes, character: str) -> None:
        """A character that the converter changes: a sign for it, or the character itself."""
        if self.state.destination in _SPOKEN_IN:
            raw = _written(character if character == "\u2011" else word_signs.kept_space(character))
        self._words(raw, character)

    def _words(self, raw: bytes, said: str) -> None:
        """Words in the file's form, and as they are meant."""
        over = min(self.skip, len(said))
        self.skip -= over
        if over and self.swallow:
            raw = raw[over:] if len(raw) == len(said) else b""
        said = said[over:]
        if self.state.destination not in _SPOKEN_IN:
            self.aside.setdefault(self.state.destination, []).append(said)
            self.out.append(raw)
            return
        if raw.isspace() and not raw.strip(b"\r\n"):
            self.out.append(raw)
            return
        if self.state.hidden:
            self.hidden.append(said)
            return
        self._end_hidden()
        if self.label and self.state.in_table and self.state.destination == b"" and said.strip():
            self.out.append(_written(f"{self.label} "))
        self.label = ""
        self._enter(self.state.change)
        if self.run is not None and not self.margin.keeps(self.run[0]):
            self.dropped.append(said)
        else:
            self.out.append(raw)

    def _end_hidden(self) -> None:
        if words := " ".join(_whole(self.hidden).split()):
            self.left_out[LeftOut(words, "hidden text")] = None
        self.hidden.clear()

    def _enter(self, change: _Change | None) -> None:
        """From here on words belong to `change`: write the signs where it begins, and where the one before ends."""
        if change == self.run:
            return
        if self.run is not None and self.margin.keeps(self.run[0]):
            self.out.append(_written(word_signs.end(self.number)))
        elif self.run is not None:
            number = self._number(self.run, _whole(self.dropped))
            self.dropped.clear()
            self.out.append(_written(word_signs.begin(number) + word_signs.end(number)))
        self.run = change
        if change is not None and self.margin.keeps(change[0]):
            self.number = self._number(change, "")
            self.out.append(_written(word_signs.begin(self.number)))

    def _number(self, change: _Change, words: str) -> int:
        kind, author, date = change
        named = self.authors[author] if author < len(self.authors) else ""
        return self.margin.change(kind, named, _date(date), words=words)


def _whole(words: list[str]) -> str:
    """The words together; the format writes characters beyond the first plane as two halves."""
    return "".join(words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _codec(page: int) -> str:
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"


def _date(packed: int) -> str:
    """The day and time that the format packs into a number ([MS-DOC] 2.9.56, DTTM), as ISO 8601; "" for none."""
    minute, hour, day = packed & 63, packed >> 6 & 31, packed >> 11 & 31
    month, year = packed >> 16 & 15, 1900 + (packed >> 20 & 511)
    is_one = 1 <= month <= 12 and day > 0 and hour < 24 and minute < 60
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00" if is_one else ""


def _written(signs: str) -> bytes:
    """The characters in the form that every program reads, with nothing to stand in for them."""
    codes = b"".join(rb"\u%d" % (ord(sign) - 0x10000 if ord(sign) > 0x7FFF else ord(sign)) for sign in signs)
    return rb"{\uc0" + codes + b"}"
