"""Old Word files (.doc) that a password keeps shut, opened with it.

Their streams are encrypted in place: by RC4, with a key made in one of two ways, or by the weaker obfuscation that Word
wrote for some countries and versions ([MS-DOC] 2.2.6, [MS-OFFCRYPTO] 2.3.5 to 2.3.7). The library has the first two,
but would write what it decrypts to the disk; here it stays in memory.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from io import BytesIO

from core.reading.compound_file import compound_file
from core.reading.forms import shut, unknown_lock

_HEADER = re.compile(rb"\xec\xa5|\xdc\xa5")
"""How the stream with the words begins."""
_FLAGS, _KEY = 0x0A, 0x0E
_ENCRYPTED, _TABLE, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_CLEAR = 0x44
"""So many bytes at its beginning are never encrypted."""
_WORDS, _DATA = "WordDocument", "Data"
_LONGEST = 15
_FILLER = bytes.fromhex("BBFFFFBAFFFFB98000BE0F00BF0F00")
"""What follows the password in the key of the obfuscation."""

_Decrypt = Callable[[bytes], bytes]


def may_be_locked(data: bytes) -> bool:
    """False where `data`, an Office container, certainly holds no old Word text that is encrypted."""
    flags = (data[found.start() + _FLAGS + 1 : found.start() + _FLAGS + 2] for found in _HEADER.finditer(data))
    return any(high and high[0] & (_ENCRYPTED >> 8) for high in flags)


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """The old Word file `data` called `name` without its lock, put together anew; or as it is where it has none.

    Raises SourceEncrypted where the password is missing, wrong or of no use, and what the libraries raise of a
    container that is broken.
    """
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
    from olefile import OleFileIO

    with OleFileIO(BytesIO(data)) as container:
        if not container.exists(_WORDS):
            return data
        words = container.openstream(_WORDS).read()
        (flags,) = struct.unpack_from("<H", words, _FLAGS)
        if not flags & _ENCRYPTED:
            return data
        if not password:
            raise shut(name)
        try:
            decrypt = _obfuscation(words, password) if flags & _OBFUSCATED else _cipher(data, password)
        except InvalidKeyError as error:
            raise shut(name, was_wrong=True) from error
        except (DecryptionError, FileFormatError) as error:
            raise unknown_lock(name) from error
        clear = {_WORDS: _without_lock(words[:_CLEAR], flags) + decrypt(words)[_CLEAR:]}
        for stream in ("1Table" if flags & _TABLE else "0Table", _DATA):
            if container.exists(stream):
                clear[stream] = decrypt(container.openstream(stream).read())
    return compound_file(clear)


def _without_lock(head: bytes, flags: int) -> bytes:
    """The beginning of the file, which then says that nothing is encrypted."""
    made = bytearray(head)
    struct.pack_into("<H", made, _FLAGS, flags & ~(_ENCRYPTED | _OBFUSCATED))
    struct.pack_into("<I", made, _KEY, 0)
    return bytes(made)


def _cipher(data: bytes, password: str) -> _Decrypt:
    from msoffcrypto.format.doc97 import Doc97File
    from msoffcrypto.method.rc4 import DocumentRC4
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

    lock = Doc97File(BytesIO(data))
    lock.load_key(password)
    if lock.type == "rc4":
        return lambda stream: bytes(DocumentRC4.decrypt(lock.key, lock.salt, BytesIO(stream)).read())
    return lambda stream: bytes(DocumentRC4CryptoAPI.decrypt(lock.key, lock.salt, lock.keySize, BytesIO(stream)).read())


def _obfuscation(words: bytes, password: str) -> _Decrypt:
    """Raises InvalidKeyError where the file was not made with this password."""
    from msoffcrypto.exceptions import InvalidKeyError

    letters = _single_bytes(password)
    verifier, key = struct.unpack_from("<HH", words, _KEY)
    if not letters or (verifier, key) != (_verifier(letters), _key(letters)):
        raise InvalidKeyError
    filled = (letters + _FILLER)[: _LONGEST + 1]
    mask = bytes(_turned(letter ^ (key >> 8 * (place % 2)) & 0xFF) for place, letter in enumerate(filled))
    # A byte that is nothing, or would become nothing, is left as it is.
    tables = [bytes(byte if byte in (0, other) else byte ^ other for byte in range(256)) for other in mask]

    def decrypt(stream: bytes) -> bytes:
        clear = bytearray(len(stream))
        for place, table in enumerate(tables):
            clear[place :: len(tables)] = stream[place :: len(tables)].translate(table)
        return bytes(clear)

    return decrypt


def _single_bytes(password: str) -> bytes:
    """Of each character the low byte, unless it is nothing ([MS-OFFCRYPTO] 2.3.7.4)."""
    units = struct.unpack(f"<{len(password.encode('utf-16-le')) // 2}H", password.encode("utf-16-le"))
    return bytes(unit & 0xFF or unit >> 8 for unit in units[:_LONGEST])


def _verifier(letters: bytes) -> int:
    made = 0
    for letter in reversed(bytes([len(letters)]) + letters):
        made = ((made >> 14) & 1 | (made << 1) & 0x7FFF) ^ letter
    return made ^ 0xCE4B


def _key(letters: bytes) -> int:
    """Two registers shift side by side: one gathers what the bits of the letters choose, the other all of it."""
    made, base, end = 0, 0x8000, 0xFFFF
    for letter in reversed(letters):
        for bit in range(8):
            base, end = _shifted(base), _shifted(end)
            # Of each letter seven bits count.
            if bit < 7 and letter >> bit & 1:
                made ^= base
    return made ^ end


def _shifted(register: int) -> int:
    register = (register << 1 | register >> 15) & 0xFFFF
    return register ^ 0x1020 if register & 1 else register


def _turned(byte: int) -> int:
    return byte >> 1 | (byte & 1) << 7
