"""Bad input is met with its own error, whose one line names the file, the trouble and the way out."""

from __future__ import annotations

import os
import threading
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import (
    Cancelled,
    ReadingError,
    SourceDamaged,
    SourceEmpty,
    SourceEncrypted,
    SourceForbidden,
    SourceMissing,
    SourceNotAFile,
    SourceTooLarge,
    SourceUndecodable,
    SourceUnknown,
    SourceUnsupported,
)
from core.reading.options import ReadingOptions
from core.reading.read import read, read_pasted
from tests.unit.reading.files import PICTURE, compound_file, part_of, with_part, word_file

DEFAULT = ReadingOptions()
WORD_FILE = word_file("The Participants will meet once a year.", "They will bear their own costs.")


def refused(path: Path, error: type[ReadingError], *said: str, options: ReadingOptions = DEFAULT) -> None:
    with pytest.raises(error) as caught:
        read(path, options=options)
    assert caught.type is error
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    for words in said:
        assert words in sentence


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def archive(**members: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return packed.getvalue()


NAME_OF_NO_TEXT = archive(é="We will meet.").replace("é".encode(), b"\xff\xfe")


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        pytest.param("a.txt", b"", SourceEmpty, "“a.txt” is empty", id="empty"),
        pytest.param("a.txt", b" \r\n\t\n\xc2\xa0", SourceEmpty, "no words in “a.txt”", id="white space"),
        pytest.param("a.docx", word_file(""), SourceEmpty, "no words in “a.docx”", id="wordless Word file"),
        pytest.param("a.docx", PICTURE, SourceUnknown, "“a.docx” is a picture (PNG)", id="picture renamed"),
        pytest.param("a.txt", b"II*\0\x08\0\0\0", SourceUnknown, "is a picture (TIFF)", id="TIFF"),
        pytest.param("a.txt", bytes(range(256)) * 4, SourceUnknown, "holds binary data", id="binary"),
        pytest.param("a.txt", b"\x00\x01\x02word\x03\x04", SourceUnknown, "holds binary data", id="binary in UTF-8"),
        pytest.param("a", b"\x7fELF\x02\x01\x01" + bytes(64), SourceUnknown, "is a program", id="program"),
        pytest.param("a.gz", b"\x1f\x8b\x08\0\0\0", SourceUnknown, "is a packed archive", id="gzip"),
        pytest.param("a.docx", archive(note="We will meet."), SourceUnknown, "is a packed archive", id="other zip"),
        pytest.param(
            "a.zip", NAME_OF_NO_TEXT, SourceDamaged, "“a.zip” is damaged", id="zip with a name that is no text"
        ),
        pytest.param("a.docx", WORD_FILE[:2], SourceDamaged, "“a.docx” is damaged", id="two bytes"),
        pytest.param("a.docx", WORD_FILE[: len(WORD_FILE) // 2], SourceDamaged, "“a.docx” is damaged", id="half"),
        pytest.param("a.docx", WORD_FILE[:-1], SourceDamaged, "“a.docx” is damaged", id="last byte missing"),
        pytest.param("a.docx", with_part(WORD_FILE, "word/document.xml", b"<w:doc"), SourceDamaged, "", id="bad XML"),
        pytest.param(
            "a.docx", compound_file("EncryptionInfo", "EncryptedPackage"), SourceEncrypted, "password", id="password"
        ),
        pytest.param("a.docx", compound_file("WordDocument"), SourceDamaged, "“a.docx” is damaged", id="broken doc"),
        pytest.param("a.xls", compound_file("Workbook"), SourceUnknown, "old Office file", id="xls"),
        pytest.param("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", SourceDamaged, "is damaged", id="PDF"),
        pytest.param("a.doc", rb"{\rtf1\ansi }", SourceEmpty, "no words in “a.doc”", id="wordless RTF"),
        pytest.param("a.txt", b"<!DOCTYPE html>\n<p>\n<hr>", SourceEmpty, "no words", id="wordless web page"),
        pytest.param("a.txt", b'<?xml version="1.0"?><a>We</a>', SourceUnsupported, "is an XML file", id="XML"),
        pytest.param("a.msg", compound_file("__properties_version1.0"), SourceUnsupported, "(.msg)", id="Outlook"),
        pytest.param("a.txt", b"\xff\xfeW\0e\0 \0w", SourceUndecodable, "says that it is UTF-16", id="half UTF-16"),
        pytest.param(
            "a.txt",
            "We “will” meet –\nand “may” part".encode() + b" \xe2\x80",
            SourceUndecodable,
            "fault in line 2",
            id="UTF-8 cut inside a character",
        ),
        pytest.param("a.md", b"# \xef\xbb\xbf\n\n***\n", SourceEmpty, "no words", id="Markdown of signs alone"),
    ],
)
def test_content_that_cannot_be_read(
    tmp_path: Path, name: str, data: bytes, error: type[ReadingError], said: str
) -> None:
    refused(written(tmp_path, name, data), error, said, f"“{name}”")


def test_missing_file_and_missing_folder(tmp_path: Path) -> None:
    refused(tmp_path / "gone.txt", SourceMissing, "“gone.txt”")
    refused(tmp_path / "no folder" / "gone.txt", SourceMissing, "“gone.txt”")
    refused(written(tmp_path, "file", b"We") / "in a file.txt", SourceMissing, "“in a file.txt”")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    refused(tmp_path / "nul\0.txt", SourceMissing, "“nul�.txt”")
    refused(tmp_path / ("long" * 200), SourceForbidden, "“longlong")


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "statements.docx"
    folder.mkdir()
    refused(folder, SourceNotAFile, "“statements.docx” is a folder")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    refused(tmp_path / "pipe.txt", SourceNotAFile, "“pipe.txt” is a device or a pipe")
    refused(Path(os.devnull), SourceNotAFile, "is a device or a pipe")


def test_a_link_that_leads_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    refused(tmp_path / "a.txt", SourceForbidden, "could not read “a.txt”")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "secret.txt", b"We will meet.")
    path.chmod(0)
    if os.access(path, os.R_OK):  # who is root may read everything: let the system refuse as it would others

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    refused(path, SourceForbidden, "You may not read “secret.txt”")


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("was opened"))
    refused(path, SourceTooLarge, "“large.txt” has 200 MB", "up to 100 MB")


def test_a_text_longer_than_a_statement_can_be(tmp_path: Path) -> None:
    options = ReadingOptions(max_characters=10)
    refused(written(tmp_path, "a.txt", b"We will meet."), SourceTooLarge, "13 characters", "up to 10", options=options)
    with pytest.raises(SourceTooLarge):
        read_pasted("We will meet.", options=options)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = with_part(WORD_FILE, "word/document.xml", bytes(100_000_000))
    assert len(bomb) < 1_000_000
    refused(written(tmp_path, "bomb.docx", bomb), SourceTooLarge, "“bomb.docx” unpacks to more than 64 MB")


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    body = part_of(WORD_FILE, "word/document.xml").split(b"?>", 1)[1].replace(b"once", b"&secret;")
    entity = b'<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    refused(written(tmp_path, "a.docx", with_part(WORD_FILE, "word/document.xml", entity + body)), SourceDamaged)


@pytest.mark.parametrize("name", ["line\nbreak.txt", "“quoted” 'name\".txt", "tab\t.txt", "right\u202eto left.txt"])
def test_odd_names_are_said_on_one_line(tmp_path: Path, name: str) -> None:
    refused(written(tmp_path, name, b""), SourceEmpty, ".txt” is empty")
    document = read(written(tmp_path, name, b"We will meet."))
    assert document.text == "We will meet."
    assert document.source.isprintable()


def test_a_name_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/draft\xff.txt"))
    path.write_bytes(b"We will meet.")
    assert read(path).source == "draft�.txt"


def test_pasted_text_without_words() -> None:
    for nothing in ("", " \r\n\t", "…\u200b"):
        with pytest.raises(SourceEmpty, match="no words in what was pasted"):
            read_pasted(nothing)


def test_reading_is_cancelled_between_two_looks(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", b"We will meet. " * 100)
    asked = threading.Event()
    seen: list[int] = []

    def on_progress(done: int, total: int) -> None:
        assert 0 <= done <= total == 1401
        seen.append(done)
        asked.set()

    with pytest.raises(Cancelled):
        read(path, options=ReadingOptions(chunk_bytes=500), on_progress=on_progress, should_cancel=asked.is_set)
    assert seen == [500]


def test_progress_ends_at_its_total(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = written(tmp_path, "a.txt", b"We will meet.")
    read(path, options=ReadingOptions(chunk_bytes=5), on_progress=lambda *step: seen.append(step))
    assert seen == [(5, 14), (10, 14), (13, 14), (14, 14)]


@given(st.integers(0, len(WORD_FILE) - 1))
def test_a_word_file_truncated_anywhere_is_damaged(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = written(tmp_path_factory.getbasetemp(), "cut.docx", WORD_FILE[:length])
    refused(path, SourceDamaged if length else SourceEmpty, "“cut.docx”")


@given(st.integers(0, len(WORD_FILE) - 1), st.binary(min_size=1, max_size=8))
def test_whatever_the_bytes_are_the_answer_is_a_document_or_a_reading_error(
    tmp_path_factory: pytest.TempPathFactory, place: int, noise: bytes
) -> None:
    data = WORD_FILE[:place] + noise + WORD_FILE[place + len(noise) :]
    for changed in (data, noise * 3):
        path = written(tmp_path_factory.getbasetemp(), "noise.docx", changed)
        with suppress(ReadingError):
            assert read(path).source == "noise.docx"
