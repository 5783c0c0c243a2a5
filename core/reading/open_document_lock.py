"""OpenDocument packages that a password keeps shut, opened with it.

After ODF 1.2 and 1.3 (part 3, 3.4): each part is packed and encrypted by itself, and the manifest says how. LibreOffice
since 24.2 encrypts the package as a whole, and puts it into another one. Nothing is written anywhere.
"""

from __future__ import annotations

import binascii
import hashlib
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from lxml import etree

from core.errors import SourceTooLarge
from core.reading.forms import BROKEN_ZIP, damaged, shut, unknown_lock
from core.reading.open_document_tree import attribute, descendants
from core.reading.options import ReadingOptions

_MANIFEST, _KIND, _WHOLE = "META-INF/manifest.xml", "mimetype", "encrypted-package"
_PARTS = (_KIND, "content.xml", "styles.xml")
"""What is read of such a package."""
_TEXT = b"application/vnd.oasis.opendocument.text"
_LOCKED = b"encryption-data"
_MANIFEST_AT_MOST = 4_000_000
_MOST_ROUNDS = 2_000_000
"""Three times as many as LibreOffice takes, which is a second of work."""
_MOST_PASSES, _MOST_LANES, _MOST_KILOBYTES = 16, 16, 1 << 18
"""Of Argon2, by which LibreOffice takes 3, 4, and 64 MiB."""
_DEFAULT_ROUNDS, _DEFAULT_KEY = "1024", "16"
_LARGEST_KEY = 64
_CHECKED = 1024
"""Bytes of a packed part of which a checksum is kept."""
_TAG, _BLOCK = 16, 16
_HASH = re.compile(r"sha-?(1|256|512)(?![0-9])", re.IGNORECASE)
_AES = re.compile(r"aes(?:128|192|256)-(cbc|gcm)\Z")
_BROKEN = (*BROKEN_ZIP, KeyError, ValueError, binascii.Error, etree.XMLSyntaxError)


class _PasswordError(Exception):
    """What was decrypted is not what was encrypted."""


class _LockError(Exception):
    """It is encrypted in a way that is not known here, or would take too long to open."""


def is_locked(data: bytes) -> bool:
    """Whether `data` is a package with an OpenDocument text in it that is encrypted; raises nothing."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if _KIND not in names or _MANIFEST not in names:
                return False
            return _start(package, _KIND, 100).strip().startswith(_TEXT) and _LOCKED in _manifest(package)
    except _BROKEN:
        return False


def unlocked(data: bytes, name: str, password: str, options: ReadingOptions) -> bytes:
    """The package without its lock: what is read of it, packed anew.

    Raises SourceEncrypted where the password is wrong or the lock is of another kind, SourceTooLarge, SourceDamaged.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _opened(package, name, password, options)
    except _PasswordError as error:
        raise shut(name, was_wrong=True) from error
    except _LockError as error:
        raise unknown_lock(name) from error
    except _BROKEN as error:
        raise damaged(name) from error


def _opened(package: zipfile.ZipFile, name: str, password: str, options: ReadingOptions) -> bytes:
    locks = _locks(_manifest(package))
    room = options.max_unpacked_bytes
    parts: dict[str, bytes] = {}
    for entry in package.infolist():
        if entry.filename not in (*_PARTS, _WHOLE):
            continue
        if entry.file_size > room:
            raise _too_large(name, options)
        part = package.read(entry)
        if lock := locks.get(entry.filename):
            part = _unpacked(lock.opened(part, password), room)
        room -= len(part)
        if room < 0:
            raise _too_large(name, options)
        parts[entry.filename] = part
    return parts[_WHOLE] if _WHOLE in locks else _packed(parts)


@dataclass(frozen=True)
class _Lock:
    """How one part is encrypted, as the manifest says it."""

    cipher: str
    vector: bytes
    start: str
    derivation: str
    settings: Mapping[str, str]
    checksum: tuple[str, bytes]

    def opened(self, part: bytes, password: str) -> bytes:
        """The part as it was before it was encrypted: packed."""
        # Taken in only where they are needed: the ciphers take a tenth of a second to load.
        from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm

        try:
            clear = self._decrypted(part, self._key(password))
        except InvalidTag as error:
            raise _PasswordError from error
        except UnsupportedAlgorithm as error:
            raise _LockError from error
        kind, expected = self.checksum
        if expected and _hash(kind, clear[:_CHECKED] if kind.lower().endswith("1k") else clear) != expected:
            raise _PasswordError
        return clear

    def _key(self, password: str) -> bytes:
        start = _hash(self.start, password.encode())
        size = self._number("key-size", _LARGEST_KEY, _DEFAULT_KEY)
        if self.derivation.lower().endswith("pbkdf2"):
            rounds = self._number("iteration-count", _MOST_ROUNDS, _DEFAULT_ROUNDS)
            return hashlib.pbkdf2_hmac("sha1", start, self._salt, rounds, size)
        if not self.derivation.lower().endswith("argon2id"):
            raise _LockError
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        return Argon2id(
            salt=self._salt,
            length=size,
            iterations=self._number("argon2-iterations", _MOST_PASSES),
            lanes=self._number("argon2-lanes", _MOST_LANES),
            memory_cost=self._number("argon2-memory", _MOST_KILOBYTES),
        ).derive(start)

    @cached_property
    def _salt(self) -> bytes:
        return binascii.a2b_base64(self.settings.get("salt", ""))

    def _number(self, setting: str, most: int, otherwise: str = "") -> int:
        number = int(self.settings.get(setting, otherwise))
        if number > most:
            raise _LockError
        return number

    def _decrypted(self, part: bytes, key: bytes) -> bytes:
        from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
        from cryptography.hazmat.decrepit.ciphers.modes import CFB
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        if "blowfish" in self.cipher.lower():
            decryptor = Cipher(Blowfish(key), CFB(self.vector)).decryptor()
            return decryptor.update(part) + decryptor.finalize()
        aes = _AES.search(self.cipher.lower())
        if aes is None:
            raise _LockError
        if aes[1] == "gcm":
            if len(part) < len(self.vector) + _TAG:
                raise ValueError("too short for its vector and its tag")
            return AESGCM(key).decrypt(self.vector, part.removeprefix(self.vector), None)
        decryptor = Cipher(AES(key), CBC(self.vector)).decryptor()
        clear = decryptor.update(part) + decryptor.finalize()
        # The last byte says how many were added (W3C XML Encryption 5.2); with a wrong password it says anything.
        return clear[: -clear[-1]] if clear and 0 < clear[-1] <= _BLOCK else clear


def _locks(manifest: bytes) -> dict[str, _Lock]:
    """The name of each part that is encrypted → how."""
    tree = etree.fromstring(manifest, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    locks: dict[str, _Lock] = {}
    for entry in descendants(tree, "file-entry"):
        for held in descendants(entry, "encryption-data"):
            said = {
                str(etree.QName(each).localname): {
                    str(etree.QName(key).localname): str(value) for key, value in each.items()
                }
                for each in descendants(held, "algorithm", "start-key-generation", "key-derivation")
            }
            algorithm, settings = said.get("algorithm", {}), said.get("key-derivation", {})
            locks[attribute(entry, "full-path")] = _Lock(
                cipher=algorithm.get("algorithm-name", ""),
                vector=binascii.a2b_base64(algorithm.get("initialisation-vector", "")),
                start=said.get("start-key-generation", {}).get("start-key-generation-name", "SHA1"),
                derivation=settings.get("key-derivation-name", ""),
                settings=settings,
                checksum=(attribute(held, "checksum-type"), binascii.a2b_base64(attribute(held, "checksum"))),
            )
    return locks


def _hash(kind: str, content: bytes) -> bytes:
    found = _HASH.search(kind)
    if found is None:
        raise _LockError
    return hashlib.new(f"sha{found[1]}", content).digest()


def _unpacked(packed: bytes, room: int) -> bytes:
    """What was packed before it was encrypted, or a byte more than there is room for."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, room + 1)
    except zlib.error as error:
        raise _PasswordError from error


def _manifest(package: zipfile.ZipFile) -> bytes:
    return _start(package, _MANIFEST, _MANIFEST_AT_MOST)


def _start(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    with package.open(name) as part:
        return part.read(most)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for part in sorted(parts, key=lambda part: part != _KIND):
            package.writestr(part, parts[part])
    return packed.getvalue()


def _too_large(name: str, options: ReadingOptions) -> SourceTooLarge:
    return SourceTooLarge(
        f"“{name}” unpacks to more than {options.max_unpacked_bytes // 1_000_000} MB of text, far more than a "
        "statement has. Paste the text that you need instead."
    )
