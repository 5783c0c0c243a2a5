"""Mails: the words that were sent, what they quote, what is attached; nothing lost unsaid, nothing hangs."""

from __future__ import annotations

import binascii
import struct
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ReadingError, SourceEmpty, SourceEncrypted, SourceMissing, SourceTooLarge
from core.reading.document import Document, MarkKind
from core.reading.options import ReadingOptions
from core.reading.read import read_bytes
from tests.unit.reading.files import PICTURE, compound_file, word_file

HEAD = "From: desk@ministry.example\nTo: press@ministry.example\nSubject: Draft\nMIME-Version: 1.0\n"
PAGE = "<html><body><h1>Joint Statement</h1><p>We will meet.</p><ol><li>Once a year.</ol></body></html>"


def letter(content: str | bytes, *fields: str) -> Document:
    body = content if isinstance(content, bytes) else content.encode()
    return read_bytes((HEAD + "".join(f"{field}\n" for field in fields) + "\n").encode() + body, "a.eml")


def mail(text: str = "", subject: str = "Draft") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "desk@ministry.example", "press@ministry.example", subject
    made["Message-ID"] = "<1@ministry.example>"
    if text:
        made.set_content(text)
    return made


def with_files(*files: tuple[str, bytes], text: str = "See the drafts.") -> bytes:
    made = mail(text)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def said_of(document: Document, why: str) -> list[str]:
    return [left.what for left in document.left_out if why in left.why]


def quoted(document: Document) -> list[tuple[str, int]]:
    kind = MarkKind.QUOTATION
    return [(document.text[mark.start : mark.end], mark.level) for mark in document.marks if mark.kind is kind]


def test_the_words_are_read_and_the_head_is_said() -> None:
    document = letter("We will meet.\n\nWe may part.\n")
    assert (document.text, document.title, document.format) == ("We will meet.\n\nWe may part.", "Draft", "eml")
    assert said_of(document, "head of the mail") == [
        "Subject: Draft",
        "From: desk@ministry.example",
        "To: press@ministry.example",
    ]


@pytest.mark.parametrize(
    ("data", "is_mail"),
    [
        pytest.param(b"Message-ID: <1@a>\r\nSubject: x\r\n\r\nWe will meet.", True, id="mail without MIME"),
        pytest.param(b"From a@b Thu May 14\nReturn-Path: <a@b>\nFrom: a\n\nWe will meet.", True, id="from a mailbox"),
        pytest.param(b"Content-Type: text/plain\r\nX-A: b\r\n c\r\nTo: d\r\n\r\nWe will meet.", True, id="folded"),
        pytest.param(b"From: The Ministry\nTo: The press\nSubject: Fish\n\nWe will meet.", False, id="memorandum"),
        pytest.param(b"Message-ID: one\n\nWe will meet.", False, id="one line with a colon"),
        pytest.param(b"We met.\nMIME-Version: 1.0\nFrom: a\n\nWe will meet.", False, id="words before the head"),
    ],
)
def test_a_mail_is_told_by_its_head_and_not_by_its_name(data: bytes, is_mail: bool) -> None:
    document = read_bytes(data, "a.txt")
    assert document.format == ("eml" if is_mail else "txt")
    assert ("Subject" in document.text) == (b"Subject" in data and not is_mail)
    assert document.text.endswith("We will meet.")


def test_the_name_tells_where_the_head_is_that_of_a_memorandum() -> None:
    assert read_bytes(b"From: a\nSubject: Fish\n\nWe will meet.", "a.eml").title == "Fish"


def test_of_two_forms_the_richer_is_read_and_what_only_the_other_says_is_said() -> None:
    made = mail("Joint Statement\n\nWe will meet.\n\n1. Once a year.\n\nSeen by scanner.\n")
    made.add_alternative(PAGE, subtype="html")
    document = read_bytes(made.as_bytes(), "a.eml")
    assert document.text == "Joint Statement\n\nWe will meet.\n\n1. Once a year."
    assert document.title == "Joint Statement"
    assert said_of(document, "another form") == ["Seen by scanner."]


def test_a_page_that_says_hardly_anything_gives_way_to_the_plain_text() -> None:
    made = mail("We will meet once a year, and whenever one of us asks for it.\n")
    made.add_alternative("<p>Your program shows no text.</p>", subtype="html")
    assert read_bytes(made.as_bytes(), "a.eml").text.startswith("We will meet")


def test_quoted_words_stay_as_quotations() -> None:
    document = letter("We agree.\n\n> We will meet\n> once a year.\n>\n>> Will you?\n\nRegards\n-- \nThe desk\n")
    assert document.text == "We agree.\n\nWe will meet\nonce a year.\n\nWill you?\n\nRegards\n--\nThe desk"
    assert quoted(document) == [("We will meet\nonce a year.", 1), ("Will you?", 2)]


@pytest.mark.parametrize(("subject", "levels"), [("Fwd: Draft", [1]), ("WG: Draft", [1]), ("Re: Draft", [1, 2])])
def test_the_text_of_a_forwarded_mail_is_no_quotation(subject: str, levels: list[int]) -> None:
    text = "See below.\n\n> We will meet once a year, and speak of fish.\n>\n>> They asked for it.\n"
    document = read_bytes(mail(text, subject).as_bytes(), "a.eml")
    assert document.title == "Draft"
    assert [level for _, level in quoted(document)] == levels


INNER = "-----Original Message-----\nFrom: Anna\nSent: 14 May\nTo: The desk\nSubject: Draft\n\nWe will meet.\n"


@pytest.mark.parametrize(("subject", "levels"), [("Fwd: Draft", []), ("Re: Draft", [1]), ("Draft", [])])
def test_the_head_of_a_mail_in_the_mail_is_left_out(subject: str, levels: list[int]) -> None:
    """In an answer it says that what follows is quoted."""
    document = read_bytes(mail("See below.\n\n" + INNER, subject).as_bytes(), "a.eml")
    assert document.text == "See below.\n\nWe will meet."
    assert [level for _, level in quoted(document)] == levels
    head = "-----Original Message-----; From: Anna; Sent: 14 May; To: The desk; Subject: Draft"
    assert said_of(document, "mail in it") == [head]


def test_heads_of_mails_in_pages() -> None:
    head = "<div>Von: Anna</div><div>Gesendet: 14. Mai</div><div>Betreff: Entwurf</div><br>"
    page = f"<p>Begin forwarded message:</p><blockquote>{head}<h2>Draft</h2><p>We will meet.</p></blockquote>"
    document = letter(page, "Content-Type: text/html")
    assert document.text == "Draft\n\nWe will meet."


def test_a_memorandum_in_the_mail_is_no_head_of_a_mail() -> None:
    assert letter("From: The Ministry\nTo: The press\n\nWe will meet.").text.startswith("From: The Ministry\nTo:")


def test_lines_that_were_broken_to_be_sent_are_put_together() -> None:
    document = letter("We will \nmeet.\n> And \n> part.\n", "Content-Type: text/plain; format=flowed")
    assert document.text == "We will meet.\n\nAnd part."


@pytest.mark.parametrize(
    ("content", "fields", "text"),
    [
        pytest.param("é".encode("latin-1"), ("Content-Type: text/plain; charset=iso-8859-1",), "é", id="declared"),
        pytest.param("мир".encode("koi8-r"), ("Content-Type: text/plain; charset=KOI8-R",), "мир", id="Russian"),
        pytest.param("é".encode(), ("Content-Type: text/plain; charset=us-ascii",), "é", id="says ASCII, is UTF-8"),
        pytest.param("日本".encode("iso2022_jp"), ("Content-Type: text/plain; charset=iso-2022-jp",), "日本", id="JIS"),
        pytest.param(b"word \xff", ("Content-Type: text/plain; charset=utf-8",), "word �", id="lies"),
        pytest.param("é".encode(), ("Content-Type: text/plain; charset=klingon",), "é", id="unknown"),
        pytest.param(b"=C3=A9=\n t", ("Content-Transfer-Encoding: quoted-printable",), "é t", id="quoted-printable"),
        pytest.param(b"w6k=", ("Content-Transfer-Encoding: base64",), "é", id="base64"),
        pytest.param(b"!w?6k=.\n\n##", ("Content-Transfer-Encoding: base64",), "é", id="base64 with junk"),
        pytest.param(b"d29yZCB3b3", ("Content-Transfer-Encoding: BASE64",), "word wo", id="base64 cut off"),
    ],
)
def test_encodings_are_believed_as_far_as_they_are_true(content: bytes, fields: tuple[str, ...], text: str) -> None:
    assert letter(content, *fields).text == text


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("=?utf-8?B?w4l0w6k=?= =?utf-8?Q?_et_hiver?=", "Été et hiver"),
        ("=?koi8-r?b?zcnS?=", "мир"),
        ("=?klingon?q?x?=", "=?klingon?q?x?="),
        ("=?utf-8?b?////?=", "���"),
        ("=?utf-8?b?!?=", ""),
        ("Été", "Été"),
    ],
)
def test_subjects_are_decoded(written: str, subject: str) -> None:
    data = f"Message-ID: 1\nSubject: {written}\n\nWe will meet.".encode()
    assert read_bytes(data, "a.eml").title == subject


def test_attachments_are_named_and_read_one_by_one() -> None:
    data = with_files(
        ("draft.docx", word_file("We will meet.")),
        ("draft.docx", word_file("We may part.")),
        ("map.png", PICTURE),
        ("notes.txt", "Été".encode()),
        ("table.csv", b"a,b"),
        ("../../etc/shut.docx", compound_file("EncryptionInfo", "EncryptedPackage")),
    )
    document = read_bytes(data, "a.eml")
    assert document.attachments == ("draft.docx", "draft (2).docx", "notes.txt", "shut.docx")
    assert said_of(document, "no statement") == ["map.png", "table.csv"]
    read = [read_bytes(data, "a.eml", options=ReadingOptions(attachment=name)) for name in document.attachments[:3]]
    assert [(each.source, each.text, each.format) for each in read] == [
        ("a.eml: draft.docx", "We will meet.", "docx"),
        ("a.eml: draft (2).docx", "We may part.", "docx"),
        ("a.eml: notes.txt", "Été", "txt"),
    ]
    with pytest.raises(SourceEncrypted, match=r"“a.eml: shut.docx”"):
        read_bytes(data, "a.eml", options=ReadingOptions(attachment="shut.docx"))


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        pytest.param("filename*=utf-8''%D0%9F%D0%BB%D0%B0%D0%BD.txt", "План.txt", id="RFC 2231"),
        pytest.param("filename*0*=utf-8''%D0%9F; filename*1=lan.txt", "Пlan.txt", id="in pieces"),
        pytest.param('filename="=?utf-8?B?0J/Qu9Cw0L0=?=.txt"', "План.txt", id="encoded word"),
        pytest.param('filename="a \\"draft\\".txt"', 'a "draft".txt', id="quotes"),
        pytest.param("filename=C:\\drafts\\plan.txt", "plan.txt", id="path of Windows"),
        pytest.param('filename="plan.txt', "plan.txt", id="quote that does not end"),
    ],
)
def test_names_of_attachments(disposition: str, name: str) -> None:
    head = f"--b\nContent-Disposition: attachment; {disposition}\n\nWe will meet.\n--b--"
    document = letter(f"--b\n\nSee below.\n{head}", "Content-Type: multipart/mixed; boundary=b")
    assert document.attachments == (name,)


def test_a_mail_in_a_mail_is_an_attachment_and_so_is_what_it_holds() -> None:
    inner = mail("We will meet.", "The draft")
    inner.add_attachment(b"We may part.", maintype="text", subtype="plain", filename="annex.txt")
    outer = mail("See below.")
    outer.add_attachment(inner)
    document = read_bytes(outer.as_bytes(), "a.eml")
    assert document.text == "See below."
    assert document.attachments == ("The draft.eml", "annex.txt")
    read = [read_bytes(outer.as_bytes(), "a.eml", options=ReadingOptions(attachment=n)) for n in document.attachments]
    assert [each.text for each in read] == ["We will meet.", "We may part."]


def test_a_mail_without_words_of_its_own_says_what_is_attached() -> None:
    with pytest.raises(SourceEmpty, match=r"attached to it: “draft.txt”\.") as caught:
        read_bytes(with_files(("draft.txt", b"We will meet."), text="\n"), "a.eml")
    assert caught.value.attachments == ("draft.txt",)


def test_an_attachment_that_is_not_there() -> None:
    for data in (with_files(), b"We will meet."):
        with pytest.raises(SourceMissing, match=r"“a.eml” has no attachment “gone.docx”"):
            read_bytes(data, "a.eml", options=ReadingOptions(attachment="gone.docx"))


@pytest.mark.parametrize(
    "kind", ["multipart/encrypted; boundary=b", "application/pkcs7-mime; smime-type=enveloped-data"]
)
def test_an_encrypted_mail_is_said_to_be_one(kind: str) -> None:
    with pytest.raises(SourceEncrypted, match=r"“a.eml” is encrypted"):
        letter("--b\n\nVersion: 1\n--b--", f"Content-Type: {kind}")


def test_a_mail_that_is_cut_off_says_so() -> None:
    data = with_files(("draft.txt", b"We will meet. " * 1000))
    document = read_bytes(data[:-2000], "a.eml")
    assert said_of(document, "copied completely") == ["the end of the mail"]
    assert not said_of(read_bytes(data, "a.eml"), "copied completely")


def test_parts_in_parts_without_end() -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1000))
    with pytest.raises(SourceEmpty):
        read_bytes((HEAD + parts + "\nwords").encode(), "a.eml")
    many = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nWe will meet.\n" * 3000 + "--b--"
    document = read_bytes(many.encode(), "a.eml", options=ReadingOptions(max_mail_parts=500))
    assert document.text.count("We will meet.") == 500
    assert said_of(document, "more of them") == ["parts of the mail"]


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_all_parts_together_may_not_be_more_than_one_text(kind: str) -> None:
    parts = f"--b\nContent-Type: {kind}\n\n<p>We will meet.</p>\n" * 3
    content, head = f"{parts}--b--", "Content-Type: multipart/mixed; boundary=b"
    assert letter(content, head).text
    data = f"{HEAD}{head}\n\n{content}".encode()
    with pytest.raises(SourceTooLarge, match=r"“a.eml” is longer"):
        read_bytes(data, "a.eml", options=ReadingOptions(max_tags=5, max_characters=59))


def test_a_mark_within_a_line_parts_nothing() -> None:
    document = letter("--b\r\n\r\nWe will --b\r\n--bad\r\nmeet.\r\n--b--", "Content-Type: multipart/mixed; boundary=b")
    assert document.text == "We will --b\n--bad\nmeet."


def test_mails_in_mails_without_end() -> None:
    document = letter(
        "--b\n\nWe will meet.\n--b\nContent-Type: message/rfc822\n\n"
        + "Message-ID: 1\nContent-Type: message/rfc822\n\n" * 1000
        + "words",
        "Content-Type: multipart/mixed; boundary=b",
    )
    assert document.text == "We will meet."
    assert len(document.attachments) <= ReadingOptions().max_mail_depth


@given(st.integers(0, 5000), st.binary(max_size=12))
def test_whatever_the_bytes_are_the_answer_is_a_document_or_a_reading_error(place: int, noise: bytes) -> None:
    made = mail("We will meet.\n\n> We may part.\n", "=?utf-8?q?=C3=89t=C3=A9?=")
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(b"We will meet.", maintype="text", subtype="plain", filename="Été.txt")
    data = made.as_bytes()
    place %= len(data)
    for changed in (data[:place] + noise + data[place + len(noise) :], data[:place]):
        with suppress(ReadingError):
            document = read_bytes(changed, "a.eml")
            for name in document.attachments:
                with suppress(ReadingError):
                    read_bytes(changed, "a.eml", options=ReadingOptions(attachment=name))


def uu(content: bytes, name: str = "draft.txt") -> str:
    lines = [binascii.b2a_uu(content[at : at + 45]).decode() for at in range(0, len(content), 45)]
    return f"begin 644 {name}\n{''.join(lines)}`\nend\n"


def test_a_file_that_is_written_into_the_words_is_an_attachment() -> None:
    text = "The Parties agree to meet." * 9
    data = (HEAD + "\nSee below.\n\n" + uu(text.encode()) + "\nMore follows.\n").encode()
    document = read_bytes(data, "a.eml")
    assert (document.text, document.attachments) == ("See below.\n\nMore follows.", ("draft.txt",))
    assert read_bytes(data, "a.eml", options=ReadingOptions(attachment="draft.txt")).text == text


@pytest.mark.parametrize(
    "words", ["begin 644 talks\nat once, and end them soon.", "begin 644 x", "We begin 644 talks.\nend"]
)
def test_words_that_begin_alike_are_words(words: str) -> None:
    document = letter(words)
    assert document.text.split() == words.split()
    assert document.attachments == ()


def test_a_file_in_the_words_that_is_cut_off_says_so() -> None:
    document = letter("Here.\n\n" + uu(b"We will meet. " * 20)[:-70])
    assert document.text == "Here."
    assert said_of(document, "was not saved or copied completely") == ["the end of draft.txt"]


SENT = "From desk@ministry.example Tue Mar  3 09:12:44 2026\n"


def mailbox() -> bytes:
    second = with_files(("draft.docx", word_file("The Parties will part.")), text="See the draft.").decode()
    first = HEAD + "\nWe will meet.\n\n>From the North we hear nothing.\n\n"
    return (SENT + first + SENT + second.replace("Subject: Draft", "Subject: Second") + "\n").encode()


def test_each_mail_of_a_mailbox_is_offered_and_so_is_what_it_holds() -> None:
    with pytest.raises(SourceEmpty, match="is a mailbox with 2 mails") as offered:
        read_bytes(mailbox(), "box.mbox")
    assert offered.value.attachments == ("Draft.eml", "Second.eml", "draft.docx")

    def text(name: str) -> str:
        return read_bytes(mailbox(), "box.mbox", options=ReadingOptions(attachment=name)).text

    assert text("Draft.eml") == "We will meet.\n\nFrom the North we hear nothing."
    assert text("Second.eml") == "See the draft."
    assert text("draft.docx") == "The Parties will part."


def test_a_mailbox_of_one_mail_is_that_mail() -> None:
    assert read_bytes((SENT + HEAD + "\nWe will meet.\n").encode(), "box.mbox").text == "We will meet."


def test_a_mailbox_in_a_mail_gives_its_mails() -> None:
    document = read_bytes(with_files(("box.mbox", mailbox())), "a.eml")
    assert document.attachments == ("Draft.eml", "Second.eml", "draft.docx")


def test_an_empty_line_parts_flowed_paragraphs() -> None:
    document = letter("We will \nmeet. \n\nWe may part.\n", "Content-Type: text/plain; format=flowed")
    assert [part.strip() for part in document.text.split("\n\n")] == ["We will meet.", "We may part."]


def test_blanks_that_were_added_behind_a_soft_break_are_no_words() -> None:
    fields = ("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable")
    assert (
        letter("We will=  \n meet in caf=C3=A9s, 50=\t\r\n=25 of us.\n", *fields).text
        == "We will meet in cafés, 50% of us."
    )


@pytest.mark.parametrize(("kind", "is_read"), [("application/pdf", False), ("text/rtf", True)])
def test_what_is_attached_without_a_name_is_named_or_said(kind: str, is_read: bool) -> None:
    content = "{\\rtf1 We will meet.}" if is_read else PICTURE.decode("latin-1")
    fields = ('Content-Type: multipart/mixed; boundary="x"',)
    body = f"--x\n\nSee the draft.\n--x\nContent-Type: {kind}\n\n{content}\n--x--\n".encode("latin-1")
    document = letter(body, *fields)
    assert document.attachments == (("attachment",) if is_read else ())
    assert said_of(document, "attached file") == ["attachment"]


def tnef(*attributes: tuple[int, bytes]) -> bytes:
    packed = (struct.pack("<BHHI", 2, kind, 6, len(said)) + said + b"\0\0" for kind, said in attributes)
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(packed)


def test_what_outlook_packs_is_unpacked() -> None:
    files = ((0x9002, b""), (0x8010, b"draft.docx\0"), (0x800F, word_file("The Parties will part.")))
    more = ((0x9002, b""), (0x8010, b"ship.png\0"), (0x800F, PICTURE))
    data = with_files(("winmail.dat", tnef((0x8006, b"\1"), *files, *more)))
    document = read_bytes(data, "a.eml")
    assert document.attachments == ("draft.docx",)
    assert said_of(document, "no statement is read") == ["ship.png"]
    options = ReadingOptions(attachment="draft.docx")
    assert read_bytes(data, "a.eml", options=options).text == "The Parties will part."


@pytest.mark.parametrize("packed", [tnef(), tnef((0x800F, b"x" * 40))[:30], tnef((0x9003, b"rich words"))])
def test_what_cannot_be_unpacked_is_said_with_the_way_out(packed: bytes) -> None:
    document = read_bytes(with_files(("winmail.dat", packed)), "a.eml")
    assert document.text == "See the drafts."
    assert said_of(document, "save what is in it from Outlook") == ["winmail.dat"]
    with pytest.raises(ReadingError, match="what Outlook packs"):
        read_bytes(packed, "winmail.dat")


def test_what_a_list_adds_behind_encoded_words_is_read_as_it_is() -> None:
    fields = ("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64 (by the gateway)")
    body = binascii.b2a_base64("We will meet in cafés.".encode()) + b"\n____\nThe list of the League\n"
    assert letter(body, *fields).text == "We will meet in cafés.\n\n____\nThe list of the League"


@pytest.mark.parametrize("filling", [b"\n" * 90_000, b"\n#\n" * 30_000, b"= \t" * 30_000, b"\n\nFrom 1:11" * 9_000])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "x-uuencode"])
def test_what_parts_nothing_costs_nothing(encoding: str, filling: bytes) -> None:
    fields = ("Content-Type: text/plain; charset=utf-8", f"Content-Transfer-Encoding: {encoding}")
    with suppress(ReadingError):
        letter(SENT.encode() + filling, *fields)


def test_words_that_are_uuencoded_as_a_whole() -> None:
    fields = ("Content-Type: text/plain", "Content-Transfer-Encoding: x-uuencode")
    assert letter(uu(b"We will meet."), *fields).text == "We will meet."


def der(kind: int, *held: bytes) -> bytes:
    content = b"".join(held)
    return bytes([kind, 0x83]) + len(content).to_bytes(3, "big") + content


def in_pieces(content: bytes) -> bytes:
    pieces = b"".join(der(4, content[at : at + 50]) for at in range(0, len(content), 50))
    return b"\x24\x80" + pieces + b"\0\0"


def signed(content: bytes, *, data: str = "06092A864886F70D010701") -> bytes:
    held = der(0x30, bytes.fromhex(data), der(0xA0, content))
    whole = der(0x30, bytes.fromhex("06092A864886F70D010702"), der(0xA0, der(0x30, b"\2\1\1", der(0x31), held)))
    head = HEAD + "Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
    return head.encode() + binascii.b2a_base64(whole)


@pytest.mark.parametrize("pack", [lambda content: der(4, content), in_pieces])
def test_words_that_are_packed_with_their_signature_are_read(pack: Callable[[bytes], bytes]) -> None:
    inner = with_files(("draft.docx", word_file("The Parties will part.")), text="We will meet.")
    document = read_bytes(signed(pack(inner)), "a.eml")
    assert (document.text, document.attachments) == ("We will meet.", ("draft.docx",))


def test_signatures_in_signatures_without_end() -> None:
    data = b"Content-Type: text/plain\n\nWe will meet.\n"
    for _ in range(20):
        data = signed(der(4, data)).replace(HEAD.encode(), b"Subject: Draft\nMIME-Version: 1.0\n")
    with pytest.raises(SourceEmpty):
        read_bytes(data, "a.eml")


@given(st.integers(0, 400), st.binary(max_size=20))
def test_a_broken_signature_gives_a_document_or_a_sentence(place: int, noise: bytes) -> None:
    whole = der(0x30, bytes.fromhex("06092A864886F70D010701"), der(0xA0, in_pieces(b"We will meet. " * 20)))
    head = HEAD + "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\n"
    with suppress(ReadingError):
        read_bytes(head.encode() + whole[:place] + noise + whole[place + len(noise) :], "a.eml")
