"""Makes the files, good and bad, that the tests of reading open."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf50"
    "0f000303018071e6e1a00000000049454e44ae426082"
)


def saved(document: Document) -> bytes:
    """The bytes of a python-docx document."""
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def word_file(*paragraphs: str) -> bytes:
    """A .docx of plain paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def word_file_of(*elements: str) -> bytes:
    """A .docx whose body is the given WordprocessingML; "w:" is declared."""
    document = docx.Document()
    for place, element in enumerate(elements):
        document.element.body.insert(place, parse_xml(element.replace(">", f" {nsdecls('w')}>", 1)))
    return saved(document)


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """The same package with one part's content replaced or added."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
        target.writestr(part, content)
    return packed.getvalue()


def with_footnotes(data: bytes, *notes: str) -> bytes:
    """The same Word package with the given w:footnote elements."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = part_of(data, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>',
    )
    links = part_of(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'footnotes" Target="footnotes.xml"/></Relationships>',
    )
    for part, content in (
        ("[Content_Types].xml", kinds),
        ("word/_rels/document.xml.rels", links),
        ("word/footnotes.xml", f'<w:footnotes xmlns:w="{main}">{"".join(notes)}</w:footnotes>'.encode()),
    ):
        data = with_part(data, part, content)
    return data


def part_of(data: bytes, part: str) -> bytes:
    """The content of one part of a package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(part)


def compound_file(*streams: str) -> bytes:
    """A minimal OLE compound file with empty streams of the given names, as old Office and protected new Office use.

    After [MS-CFB]: a header, one sector of the allocation table, one of the directory (at most three streams).
    """
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        *(bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 4096, end, 0, end, 0, 0),
    )
    allocation = struct.pack("<128I", table, end, *[free] * 126)
    entries = [_entry("Root Entry", 5, 1 if streams else free)]
    entries += [
        _entry(name, 2, free, place + 2 if place + 1 < len(streams) else free) for place, name in enumerate(streams)
    ]
    return header.ljust(512, b"\xff") + allocation + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int, child: int, right: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        *(written, len(written), kind, 1, 0xFFFFFFFF, right, child, bytes(16), 0, 0, 0, 0xFFFFFFFE, 0),
    )
