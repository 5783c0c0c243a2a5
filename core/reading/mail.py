"""Mails (.eml): the words of the mail become a Document; what is attached is named, and read when it is asked for.

Of the forms in which a mail says the same, HTML is read, unless plain text says more. What it quotes stays, as a
quotation, but for a mail that forwards a text: there the quoted text is the text. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from core.errors import ReadingError, SourceEmpty, SourceEncrypted, SourceMissing, SourceTooLarge
from core.reading import word_signs
from core.reading.blocks import Block
from core.reading.document import Document, LeftOut
from core.reading.forms import Form, recognise
from core.reading.mail_packed import OUTLOOK, Packed, packed_by_outlook, signed_content, uuencoded
from core.reading.mail_quotes import Done, paragraphs, unflowed, unquoted, without_heads, without_prefixes
from core.reading.mime import MAILBOX, Part, decoded_words, parse_mail
from core.reading.options import ReadingOptions
from core.reading.plain_text import decode, shown
from core.reading.protected import unlocked
from core.reading.source import shown_name
from core.reading.web import read_markup, settled
from core.reading.web_charset import decode_page

_HEAD = ("subject", "from", "to", "cc", "date")
_TEXTS = ("text/plain", "text/html", "text/enriched", "text/x-amp-html")
_TEXT_ENDINGS = (".txt", ".text", ".asc")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_LONGEST_NAME = 80
_NAMED = 8
"""So many files of a mailbox are named where it is said to be one."""
_PLAIN_IS_MORE = 2
"""How many times as many words the plain text must have for it to be read in place of the HTML."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail that can be read, by the name that tells it apart from the others."""

    name: str
    content: bytes


@dataclass
class _Said:
    """What the mail, or a part of it, says."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    language: str = ""

    def add(self, other: _Said) -> None:
        """Take what the part that follows says."""
        self.blocks += other.blocks
        self.left_out += other.left_out
        self.encodings += other.encodings
        self.language = self.language or other.language

    @property
    def words(self) -> list[str]:
        """All words, in order."""
        return [word for said in self.blocks for word in word_signs.plain(said.words).split()]


def read_mail(data: bytes, name: str, options: ReadingOptions) -> Document:
    """The mail `data` called `name`; what can be read among its files is named in `attachments`.

    Raises SourceEncrypted, SourceUndecodable or SourceTooLarge; SourceEmpty where it is a mailbox of several mails,
    which then are the files in it.
    """
    mail = parse_mail(data, options)
    if mail.kind == MAILBOX:
        raise _several(name, mail, options)
    subject = " ".join(decoded_words(mail.fields.get("subject", "")).split())
    title, done = without_prefixes(subject)
    said = _Words(name, options).said(mail)
    blocks, heads = without_heads(said.blocks, done)
    blocks = list(unquoted(blocks)) if done is Done.FORWARDED else blocks
    files, beside = _files(mail, options)
    document = settled(blocks, name, Form.MAIL.value, [*_head(mail), *heads, *said.left_out, *beside, *_faults(mail)])
    return replace(
        document,
        title=document.title or title,
        language=said.language,
        encoding=said.encodings[0] if len(set(said.encodings)) == 1 else "",
        attachments=tuple(file.name for file in files),
    )


def attached(data: bytes, name: str, wanted: str, options: ReadingOptions) -> bytes:
    """The content of the attachment `wanted` of the mail `data` called `name`; SourceMissing where it has none such."""
    files = _files(parse_mail(data, options), options)[0] if recognise(data, name) is Form.MAIL else ()
    for file in files:
        if file.name == wanted:
            return file.content
    raise SourceMissing(f"“{name}” has no attachment “{wanted}”. Open the mail anew, and see what it has.")


class _Words:
    """One reading of the words of one mail."""

    def __init__(self, name: str, options: ReadingOptions) -> None:
        self._name = name
        self._options = options
        self._notes = 0
        self._taken = 0.0
        self._opened = 0

    def said(self, part: Part) -> _Said:
        """What the part says, without its files."""
        if part.kind in _ENCRYPTED and (signed := _signed(part, self._options)):
            self._opened += 1
            return self.said(signed) if self._opened <= self._options.max_mail_depth else _Said()
        if part.kind in _ENCRYPTED and not part.parameters.get("smime-type", "").lower().startswith("signed"):
            raise _encrypted(self._name)
        if part.kind == "multipart/alternative":
            return _best([self.said(each) for each in part.parts])
        if part.kind in _TEXTS and not _is_file(part):
            return self._page(part) if part.kind == "text/html" else self._plain(part)
        said = _Said()
        for each in part.parts:
            said.add(self.said(each))
        return said

    def _page(self, part: Part) -> _Said:
        markup = decode_page(part.content, self._name, declared=part.charset)
        self._take(markup.text.count("<"), self._options.max_tags)
        page = read_markup(markup.text, self._name, self._options, notes_before=self._notes)
        self._notes = page.last_note
        return _Said(list(page.blocks), [*markup.left_out, *page.left_out], [markup.encoding], page.language)

    def _take(self, count: int, most: int) -> None:
        """Refuse a mail whose parts together have more than one text may have."""
        self._taken += count / most
        if self._taken > 1:
            raise SourceTooLarge(
                f"“{self._name}” is longer than a statement can be. Save the part that you need, or paste its text."
            )

    def _plain(self, part: Part) -> _Said:
        content, _ = uuencoded(part.content)
        if not content.strip():
            return _Said()
        if part.charset:
            markup = decode_page(content, self._name, declared=part.charset)
            text, encoding, left_out = markup.text, markup.encoding, markup.left_out
        else:
            (text, encoding), left_out = decode(content, self._name), ()
        self._take(len(text), self._options.max_characters)
        text, unshown = shown(word_signs.without_strays(text))
        if part.parameters.get("format", "").lower() == "flowed":
            text = unflowed(text, deletes_space=part.parameters.get("delsp", "").lower() == "yes")
        return _Said([*paragraphs(text)], [*left_out, *unshown], [encoding])


def _best(forms: Sequence[_Said]) -> _Said:
    """The one of several forms of the same that is read: the last, as the richest, unless another says much more."""
    with_words = [form for form in forms if form.blocks]
    if not with_words:
        return _Said()
    best = with_words[-1]
    for form in reversed(with_words):
        if len(form.words) > _PLAIN_IS_MORE * len(best.words):
            best = form
    read_there = set(best.words)
    for form in with_words:
        if form is not best and (others := [word for word in form.words if word not in read_there]):
            best.left_out.append(LeftOut(" ".join(others), "only in another form of the same mail, which is not read"))
    return best


def _is_file(part: Part) -> bool:
    return part.is_attached or bool(part.file_name)


def _files(mail: Part, options: ReadingOptions) -> tuple[list[Attachment], list[LeftOut]]:
    """The files that can be read, those in attached mails among them, and those that cannot."""
    files: list[Attachment] = []
    left_out: list[LeftOut] = []
    used: set[str] = set()
    for file in _contents(mail, options, options.max_mail_depth):
        name = shown_name(Path(file.name.replace("\\", "/").rpartition("/")[2] or "attachment"))
        if why := _why_unread(name, file.content, options):
            left_out.append(LeftOut(name, why))
        else:
            files.append(Attachment(_named_apart(name, used), file.content))
            left_out.append(LeftOut(files[-1].name, "attached file, which can be read as a statement of its own"))
        if not file.is_whole:
            left_out.append(LeftOut(f"the end of {name}", "it is missing: the mail was not saved or copied completely"))
    return files, left_out


def _contents(mail: Part, options: ReadingOptions, deepest: int) -> Iterator[Packed]:
    """What stands in the mail beside its words, and in mails and packages in it."""
    for part in mail.leaves():
        if part.kind in _SIGNATURES:
            continue
        content = part.content
        if part.kind in _TEXTS and not _is_file(part):
            yield from uuencoded(content)[1] if part.kind != "text/html" else ()
        elif part.kind in _ENCRYPTED and (signed := _signed(part, options)):
            yield from _contents(signed, options, deepest - 1) if deepest > 1 else ()
        elif content.startswith(OUTLOOK) and (packed := tuple(packed_by_outlook(content))):
            yield from packed
        elif content:
            yield from _files_of(part, content, options, deepest)


def _signed(part: Part, options: ReadingOptions) -> Part | None:
    """The part that is packed with its signature."""
    content = signed_content(part.content)
    return parse_mail(content, options) if content else None


def _files_of(part: Part, content: bytes, options: ReadingOptions, deepest: int) -> Iterator[Packed]:
    name = shown_name(Path(part.file_name)) if part.file_name else ""
    is_mail = part.kind in ("message/rfc822", "message/global") or _is_mail(content, name)
    inner = parse_mail(content, options) if is_mail else None
    if inner is None:
        yield Packed(name or "attachment", content)
        return
    if inner.kind != MAILBOX:
        subject = " ".join(decoded_words(inner.fields.get("subject", "")).split()).replace("/", "-").replace("\\", "-")
        yield Packed(name or shown_name(Path(f"{subject[:_LONGEST_NAME] or 'mail'}.eml")), content)
    if deepest > 1:
        yield from _contents(inner, options, deepest - 1)


def _is_mail(content: bytes, name: str) -> bool:
    try:
        return recognise(content, name) is Form.MAIL
    except ReadingError:
        return False


def _why_unread(name: str, content: bytes, options: ReadingOptions) -> str:
    """Why a file is not offered, "" where it can be read."""
    if content.startswith(OUTLOOK):
        return "packed by Outlook in its own way; ask for it in another form, or save what is in it from Outlook"
    try:
        form = recognise(unlocked(content, name, "", options), name)
    except SourceEncrypted:
        return ""
    except ReadingError:
        return "attached file in a form in which no statement is read"
    if form is Form.TEXT and not name.lower().endswith(_TEXT_ENDINGS):
        return "attached file in a form in which no statement is read"
    return ""


def _named_apart(name: str, used: set[str]) -> str:
    """The name, with a number before its ending where it is used; it is used from then on."""
    path, apart, number = PurePath(name), name, 2
    while apart in used:
        apart, number = f"{path.stem} ({number}){path.suffix}", number + 1
    used.add(apart)
    return apart


def _head(mail: Part) -> Iterator[LeftOut]:
    for name in _HEAD:
        if said := " ".join(decoded_words(mail.fields.get(name, "")).split()):
            yield LeftOut(f"{name.capitalize()}: {said}", "head of the mail")


def _faults(part: Part) -> Iterator[LeftOut]:
    if not part.is_looked_into:
        yield LeftOut("parts of the mail", "there are more of them, or deeper ones in each other, than a mail has")
    if not part.is_whole and part.parts:
        yield LeftOut("the end of the mail", "it is missing: the mail was not saved or copied completely")
    for each in part.parts:
        yield from _faults(each)


def _several(name: str, mailbox: Part, options: ReadingOptions) -> SourceEmpty:
    names = tuple(file.name for file in _files(mailbox, options)[0])
    first = ", ".join(f"“{each}”" for each in names[:_NAMED])
    return SourceEmpty(
        f"“{name}” is a mailbox with {len(mailbox.parts):,} mails. On the command line --attachments reads them, and "
        f"what is attached to them: {first}{' and others' if len(names) > _NAMED else ''}.",
        attachments=names,
    )


def _encrypted(name: str) -> SourceEncrypted:
    return SourceEncrypted(
        f"“{name}” is encrypted. Open it in your mail program, and save its text or its attachments from there."
    )
