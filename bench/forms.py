"""Files of every form that can be written here, with the same invented text: what readers are fed and measured with.

`written(ending, paragraphs)` gives the bytes of one file. Old Word (.doc) has no writer here: `converted` has
LibreOffice make it, where that is installed.
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path

import docx

HEADING = "Joint Statement on Ports and Data"
_SENTENCES = (
    "The Participants will recognise each other’s authorised economic operators by 31 December 2027.",
    "Each Participant shall publish its customs laws, fees and forms on a single website, free of charge.",
    "They reaffirm that open sea lanes are the foundation of prosperity, and note resolution 2254 (2015), para. 5 (a).",
    "Aldermark intends to provide $45 million for the deepening of the approach channel [by 2030].",
    "Neither Participant will impose export duties on goods covered by the Framework, including those in Annex II.",
)
_EACH = 3
"""Sentences a paragraph, some fifty words."""
PARAGRAPHS_A_PAGE = 8
"""So that a page has some four hundred words, as one of twelve-point type."""
_LINES = 48
"""Lines a column of a PDF."""


def paragraphs(count: int) -> list[str]:
    """That many numbered paragraphs, each with other words."""
    chosen = ((_SENTENCES[(place + at) % len(_SENTENCES)] for at in range(_EACH)) for place in range(count))
    return [f"{place}. {' '.join(words)} This is commitment number {place}." for place, words in enumerate(chosen, 1)]


def written(ending: str, text: Sequence[str]) -> bytes:
    """A file with a heading and the paragraphs of `text`; `ending` is a key of WRITERS."""
    return WRITERS[ending](text)


def converted(word: bytes, ending: str, office: str) -> bytes:
    """The Word file `word` in another form, made by the LibreOffice whose command is `office`."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.docx").write_bytes(word)
        settings = f"-env:UserInstallation={Path(folder, 'settings').as_uri()}"
        command = [office, settings, "--headless", "--convert-to", ending, "--outdir", folder, "a.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
        return Path(folder, f"a.{ending}").read_bytes()


def packed(members: dict[str, bytes | str], *, stored_first: bool = False) -> bytes:
    """A zip archive; `stored_first` leaves the first member as it is, as OpenDocument and EPUB want it.

    Two members may come to the same name, as what breaks readers has it.
    """
    file = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore", UserWarning)
        for place, (name, data) in enumerate(members.items()):
            method = zipfile.ZIP_STORED if stored_first and not place else zipfile.ZIP_DEFLATED
            package.writestr(name, data, method)
    return file.getvalue()


def _word(text: Sequence[str]) -> bytes:
    made = docx.Document()
    made.add_heading(HEADING, 0)
    for paragraph in text:
        made.add_paragraph(paragraph)
    made.add_paragraph("An item of a list.", style="List Number")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Aldermark", "240 tariff lines"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _word_with_macros(text: Sequence[str]) -> bytes:
    """A .docm says so by the type of its main part."""
    plain, macros = "wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml"
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(_word(text))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(f"openxmlformats-officedocument.{plain}".encode(), macros.encode())
            new.writestr(name, data)
    return file.getvalue()


def _open_document(text: Sequence[str]) -> bytes:
    body = "".join(f'<text:p text:style-name="Standard">{escape(paragraph)}</text:p>' for paragraph in text)
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("style", "style"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:text><text:h text:outline-level="1">{HEADING}</text:h>{body}<text:list><text:list-item><text:p>An '
        "item of a list.</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    members: dict[str, bytes | str] = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return packed(members, stored_first=True)


def _rich_text(text: Sequence[str]) -> bytes:
    def said(words: str) -> str:
        return "".join(
            f"\\{sign}" if sign in "\\{}" else sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in words
        )

    body = "".join(f"\\pard {said(paragraph)}\\par\n" for paragraph in text)
    fonts = "{\\fonttbl{\\f0 Times New Roman;}}"
    note = "{\\footnote A note.}"
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\n\\b {HEADING}\\b0{note}\\par\n{body}}}".encode("ascii")


def _pdf(text: Sequence[str]) -> bytes:
    """Pages of Helvetica in one column, written by hand: a PDF needs no library to be well-formed."""
    return _pages(text, signs=85, columns=(72,))


def in_two_columns(text: Sequence[str]) -> bytes:
    """A PDF as `written` gives, its pages in two columns."""
    return _pages(text, signs=34, columns=(50, 310))


def _pages(text: Sequence[str], *, signs: int, columns: tuple[int, ...]) -> bytes:
    """A PDF whose columns begin at those points from the left and are about that many signs wide."""
    lines = [line for paragraph in (HEADING, *text) for line in (*_wrapped(paragraph, signs), "")]
    stacks = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    pages = [stacks[at : at + len(columns)] for at in range(0, len(stacks), len(columns))]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for number, page in enumerate(pages, start=1):
        stream = "\n".join(_column(lines, left) for lines, left in zip(page, columns, strict=False))
        stream += f"\nBT /F1 9 Tf 290 40 Td ({number}) Tj ET"
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} "
            f"/Contents {len(objects) + 2} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    return _numbered_objects(objects)


def _column(lines: Sequence[str], left: int) -> str:
    said = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    return f"BT /F1 11 Tf {left} 770 Td 14 TL\n{said}ET"


def _numbered_objects(objects: Sequence[str]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    parts = [made]
    length = len(made)
    for number, body in enumerate(objects, start=1):
        places.append(length)
        parts.append(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1", "replace"))
        length += len(parts[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    parts.append(
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
        f"startxref\n{length}\n%%EOF\n".encode("ascii")
    )
    return b"".join(parts)


def _wrapped(words: str, columns: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= columns:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _escaped(line: str) -> str:
    plain = line.replace("’", "'")
    return plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _web(text: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in text)
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{HEADING}</title></head><body><nav><a href=/>"
        f"Home</a> <a href=/news>News</a></nav><main><article><h1>{HEADING}</h1>\n{body}<ol><li>An item of a list.</li>"
        "</ol></article></main><footer>All rights reserved</footer></body></html>"
    ).encode()


def _archived_web(text: Sequence[str]) -> bytes:
    page = base64.encodebytes(_web(text)).decode("ascii").replace("\n", "\r\n")
    return (
        "From: <Saved by a browser>\r\nSubject: Joint Statement\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----part"\r\n\r\n------part\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://example.org/statement\r\n\r\n{page}\r\n------part--\r\n"
    ).encode("ascii")


def _mail(text: Sequence[str]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "desk@example.org", "press@example.org"
    mail["Subject"], mail["Date"] = f"Fwd: {HEADING}", "Thu, 14 May 2026 10:00:00 +0000"
    mail.set_content("\n\n".join((HEADING, *text)))
    mail.add_alternative(_web(text).decode(), subtype="html")
    mail.add_attachment(b"The Participants will meet again.", maintype="text", subtype="plain", filename="annex.txt")
    return mail.as_bytes()


def _book(text: Sequence[str]) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text)
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">1</dc:identifier>'
        f'<dc:title>{HEADING}</dc:title><dc:language>en</dc:language></metadata><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body>'
        f"<h1>{HEADING}</h1>{body}</body></html>"
    )
    members: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "book.opf": package,
        "a.xhtml": page,
    }
    return packed(members, stored_first=True)


def _plain(text: Sequence[str]) -> bytes:
    return "\n\n".join((HEADING, *text)).encode()


def _markdown(text: Sequence[str]) -> bytes:
    return "\n\n".join((f"# {HEADING}", *text, "- An item of a list.\n- Another.")).encode()


WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "docx": _word,
    "docm": _word_with_macros,
    "odt": _open_document,
    "rtf": _rich_text,
    "pdf": _pdf,
    "html": _web,
    "mhtml": _archived_web,
    "eml": _mail,
    "epub": _book,
    "md": _markdown,
    "txt": _plain,
}
