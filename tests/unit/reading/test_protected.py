"""Word files and OpenDocument texts that a password keeps shut open with it, and with no other.

`shut_*` were saved by LibreOffice, but for the obfuscation, which it reads and does not write.
"""

from __future__ import annotations

import binascii
import hashlib
import os
import struct
import zipfile
import zlib
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI
from olefile import OleFileIO

from core.command_line import main
from core.errors import ReadingError, SourceDamaged, SourceEncrypted, SourceTooLarge
from core.reading.apart import ReadingApart
from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.read import read, read_bytes
from tests.unit.reading.files import word_file
from tests.unit.reading.old_word_files import packed

DATA = Path(__file__).parents[2] / "data"
SHUT = ["shut_rc4.doc", "shut_xor.doc", "shut_aes.odt", "shut_blowfish.odt"]
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


@pytest.mark.parametrize("name", SHUT)
def test_old_word_files_and_open_documents_open_with_their_password_alone(name: str) -> None:
    document = read(DATA / name, password="lantern")
    assert (document.text, document.format) == (WORDS, name[-3:])
    for password, said in (("", "is protected by a password"), ("Lantern", "The password given does not open")):
        with pytest.raises(SourceEncrypted, match=said) as shut:
            read(DATA / name, password=password)
        assert shut.value.needs_password


@pytest.mark.parametrize("name", SHUT)
def test_the_process_that_reads_opens_them_without_writing_a_file(name: str) -> None:
    with ReadingApart() as apart:
        assert apart.read(DATA / name, password="lantern").text == WORDS


def open_text() -> bytes:
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", CONTENT)
    return package.getvalue()


def wholly_shut(password: str, *, memory: int = 64, derivation: str = "office:manifest:argon2id") -> bytes:
    """A text as LibreOffice has encrypted it since 24.2: the package in another one."""
    salt, vector = os.urandom(16), os.urandom(12)
    start = hashlib.sha256(password.encode()).digest()
    key = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64).derive(start)
    packed = zlib.compressobj(wbits=-15)
    clear = packed.compress(open_text()) + packed.flush()
    manifest = MANIFEST.format(vector=_base64(vector), salt=_base64(salt), memory=memory, derivation=derivation)
    shut = BytesIO()
    with zipfile.ZipFile(shut, "w") as outer:
        outer.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        outer.writestr("encrypted-package", vector + AESGCM(key).encrypt(vector, clear, None))
        outer.writestr("META-INF/manifest.xml", manifest)
    return shut.getvalue()


def _base64(content: bytes) -> str:
    return binascii.b2a_base64(content, newline=False).decode()


CONTENT = f"""<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>
 <text:p>{WORDS}</text:p></office:text></office:body></office:document-content>"""
MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
 xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" manifest:version="1.4">
 <manifest:file-entry manifest:full-path="encrypted-package" manifest:size="1"><manifest:encryption-data>
 <manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm"
  manifest:initialisation-vector="{vector}"/>
 <manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256"
  manifest:key-size="32"/>
 <manifest:key-derivation manifest:key-derivation-name="{derivation}" loext:argon2-iterations="3"
  loext:argon2-memory="{memory}" loext:argon2-lanes="4" manifest:salt="{salt}" manifest:key-size="32"/>
 </manifest:encryption-data></manifest:file-entry></manifest:manifest>"""


def test_a_package_that_is_encrypted_as_a_whole_opens() -> None:
    shut = wholly_shut("Laterne für Fährleute")
    assert read_bytes(shut, "shut.odt", password="Laterne für Fährleute").text == WORDS
    with pytest.raises(SourceEncrypted, match="The password given does not open"):
        read_bytes(shut, "shut.odt", password="Laterne")


@pytest.mark.parametrize("settings", [{"memory": 1 << 30}, {"derivation": "PGP"}])
def test_a_lock_that_is_not_opened_is_said_with_the_way_out(settings: dict[str, object]) -> None:
    with pytest.raises(SourceEncrypted, match="save a copy without protection") as other:
        read_bytes(wholly_shut("lantern", **settings), "shut.odt", password="lantern")
    assert not other.value.needs_password


@pytest.mark.parametrize("most", [300, 20_000])
def test_what_unpacks_to_too_much_is_refused_behind_its_lock_too(most: int) -> None:
    options = ReadingOptions(max_unpacked_bytes=most)
    for name in SHUT[2:]:
        with pytest.raises(SourceTooLarge, match="unpacks to more"):
            read_bytes((DATA / name).read_bytes(), name, password="lantern", options=options)


def shut_as_word_does_since_2002(password: str) -> bytes:
    """An old Word file whose keys the system's own library made ([MS-OFFCRYPTO] 2.3.5)."""
    salt, verifier, room = os.urandom(16), os.urandom(16), 512
    with OleFileIO(DATA / "old_word.doc") as container:
        words, table = (bytearray(container.openstream(name).read()) for name in ("WordDocument", "1Table"))
    for place in range(0x9A, 0x9A + 8 * 93, 8):
        start, length = struct.unpack_from("<II", words, place)
        struct.pack_into("<I", words, place, start + room if length else start)

    def crypted(content: bytes) -> bytes:
        return bytes(DocumentRC4CryptoAPI.decrypt(password, salt, 128, BytesIO(content)).read())

    kind = struct.pack("<IIIIIIII", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + "RC4\0".encode("utf-16-le")
    proof = crypted(verifier + hashlib.sha1(verifier).digest())
    said = struct.pack("<HHII", 2, 2, 4, len(kind)) + kind + struct.pack("<I", 16) + salt
    said += proof[:16] + struct.pack("<I", 20) + proof[16:]
    struct.pack_into("<H", words, 0x0A, 0x0300)
    struct.pack_into("<I", words, 0x0E, len(said))
    table = said.ljust(room, b"\0") + crypted(bytes(room) + table)[room:]
    return packed({"WordDocument": bytes(words[:0x44]) + crypted(bytes(words))[0x44:], "1Table": bytes(table)})


def test_keys_that_the_system_made_open_old_word_files() -> None:
    shut = shut_as_word_does_since_2002("lantern")
    assert read_bytes(shut, "shut.doc", password="lantern").text == read(DATA / "old_word.doc").text
    with pytest.raises(SourceEncrypted, match="The password given does not open"):
        read_bytes(shut, "shut.doc", password="Lantern")


def test_a_container_that_goes_round_in_circles_comes_to_an_end() -> None:
    data = bytearray((DATA / "shut_rc4.doc").read_bytes())
    with OleFileIO(BytesIO(data)) as container:
        [entry] = [each for each in container.direntries if each and each.name == "WordDocument"]
        container.loadminifat()
        last = entry.isectStart + (entry.size - 1) // container.minisectorsize
        place = (container.first_mini_fat_sector + 1) * container.sectorsize + 4 * last
    struct.pack_into("<I", data, place, entry.isectStart)
    assert read_bytes(bytes(data), "circle.doc", password="lantern").text == WORDS


@pytest.mark.parametrize("name", SHUT)
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_broken_in_them_ends_in_a_sentence(name: str, data: st.DataObject) -> None:
    broken = bytearray((DATA / name).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=30)):
        broken[place] = data.draw(st.integers(0, 255))
    with suppress(ReadingError):
        assert read_bytes(bytes(broken), name, password="lantern").text


@pytest.mark.parametrize("part", [b"word/document.xml", b"content.xml"])
def test_the_name_of_a_part_that_is_no_text_is_damage(part: bytes) -> None:
    data = bytearray(word_file(WORDS) if part.startswith(b"word") else open_text())
    head = data.rindex(b"PK\x03\x04", 0, data.index(part))
    data[head + 7] |= 8
    data[head + 30] = 0x80
    with pytest.raises(SourceDamaged):
        read_bytes(bytes(data), "broken.docx")
