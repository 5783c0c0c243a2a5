"""Word files that a password keeps shut open with it, and with no other."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from core.command_line import main
from core.errors import ReadingError, SourceDamaged, SourceEncrypted
from core.reading.document import Document
from core.reading.read import read

WORDS = "The Parties agree to meet."


@cache
def shut_file(password: str) -> bytes:
    plain, shut = BytesIO(), BytesIO()
    made = docx.Document()
    made.add_paragraph(WORDS)
    made.save(plain)
    OOXMLFile(plain).encrypt(password, shut)
    return shut.getvalue()


def _read(folder: Path, data: bytes, password: str = "") -> Document:
    path = folder / "shut.docx"
    path.write_bytes(data)
    return read(path, password=password)


@pytest.mark.parametrize("password", ["lantern", "Laterne für Fährleute", "灯 🏮", "a" * 255])
def test_the_password_opens_the_file(password: str, tmp_path: Path) -> None:
    document = _read(tmp_path, shut_file(password), password)
    assert (document.text, document.format, document.source) == (WORDS, "docx", "shut.docx")


def test_without_the_password_it_stays_shut_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceEncrypted, match="is protected by a password") as missing:
        _read(tmp_path, shut_file("lantern"))
    with pytest.raises(SourceEncrypted, match="The password given does not open") as wrong:
        _read(tmp_path, shut_file("lantern"), "Lantern")
    assert missing.value.needs_password
    assert wrong.value.needs_password
    assert "Lantern" not in str(wrong.value)


def test_a_password_does_no_harm_where_none_is_needed(tmp_path: Path) -> None:
    (tmp_path / "open.txt").write_text(WORDS)
    assert read(tmp_path / "open.txt", password="lantern").text == WORDS


def test_a_broken_container_is_damaged(tmp_path: Path) -> None:
    data = shut_file("lantern")
    with pytest.raises(SourceDamaged):
        _read(tmp_path, data.replace(b"<keyData ", b"<keyDate "), "lantern")
    with pytest.raises((SourceDamaged, SourceEncrypted)):
        _read(tmp_path, data[: len(data) // 2], "lantern")


def test_a_lock_of_another_kind_is_no_matter_of_passwords(tmp_path: Path) -> None:
    data = shut_file("lantern").replace(
        b"\x04\x00\x04\x00\x40\x00\x00\x00<?xml", b"\x04\x00\x03\x00\x40\x00\x00\x00<?xml"
    )
    with pytest.raises(SourceEncrypted, match="otherwise than by a password") as other:
        _read(tmp_path, data, "lantern")
    assert not other.value.needs_password


@given(st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_broken_ends_in_a_sentence(tmp_path: Path, data: st.DataObject) -> None:
    broken = bytearray(shut_file("lantern"))
    # The first blocks hold the container's own tables and what it says of its protection.
    for place in data.draw(st.lists(st.integers(0, min(6000, len(broken) - 1)), min_size=1, max_size=8)):
        broken[place] = data.draw(st.integers(0, 255))
    with suppress(ReadingError):
        assert _read(tmp_path, bytes(broken), "lantern").text


def test_the_command_line_takes_the_password(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shut.docx"
    path.write_bytes(shut_file("lantern"))
    assert main(["read", str(path)]) == 1
    assert "is protected by a password" in capsys.readouterr().err
    assert main(["read", "--password", "lantern", str(path)]) == 0
    assert WORDS in capsys.readouterr().out
