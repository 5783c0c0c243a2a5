"""Files that a password keeps shut, opened with it: Word files (.docx, .doc) and OpenDocument texts.

What is decrypted stays in memory and is never written. The password is not kept: it goes no further than this module.
"""

from __future__ import annotations

import binascii
import struct
from io import BytesIO
from xml.parsers.expat import ExpatError

from core.reading.forms import COMPOUND_FILE, ZIP_FILE, damaged, shut, unknown_lock
from core.reading.options import ReadingOptions

_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds a protected package, by its name in the container's directory."""
_LOCKED_PART = b"META-INF/manifest.xml"
"""Where an OpenDocument package says that parts of it are encrypted; names in packages are never packed."""
_BROKEN = (
    *(OSError, struct.error, ExpatError, binascii.Error, ValueError, LookupError, TypeError, OverflowError),
    *(AttributeError, RecursionError),
)
"""What the libraries let through where a container, or what it says of its own protection, is malformed."""


def unlocked(data: bytes, name: str, password: str, options: ReadingOptions) -> bytes:
    """`data` of the file called `name`, without the password that keeps it shut; other files are given back as they
    are.

    Raises SourceEncrypted where the password is missing or wrong, or where something else keeps it shut; SourceDamaged
    where the container is broken; SourceTooLarge.
    """
    if data.startswith(ZIP_FILE):
        return _open_document(data, name, password, options) if _LOCKED_PART in data else data
    if not data.startswith(COMPOUND_FILE):
        return data
    if _PACKAGE in data:
        if not password:
            raise shut(name)
        return _package(data, name, password)
    return _old_word(data, name, password)


def _open_document(data: bytes, name: str, password: str, options: ReadingOptions) -> bytes:
    from core.reading import open_document_lock

    if not open_document_lock.is_locked(data):
        return data
    if not password:
        raise shut(name)
    return open_document_lock.unlocked(data, name, password, options)


def _old_word(data: bytes, name: str, password: str) -> bytes:
    from core.reading import old_word_lock

    if not old_word_lock.may_be_locked(data):
        return data
    try:
        return old_word_lock.unlocked(data, name, password)
    except _BROKEN as error:
        raise damaged(name) from error


def _package(data: bytes, name: str, password: str) -> bytes:
    # Taken in only where it is needed: its ciphers take a tenth of a second to load.
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    clear = BytesIO()
    try:
        package = OOXMLFile(BytesIO(data))
        package.load_key(password=password, verify_password=True)
    except InvalidKeyError as error:
        raise shut(name, was_wrong=True) from error
    except (DecryptionError, FileFormatError) as error:
        raise unknown_lock(name) from error
    except _BROKEN as error:
        raise damaged(name) from error
    try:
        package.decrypt(clear)
    except (InvalidKeyError, DecryptionError, *_BROKEN) as error:
        raise damaged(name) from error
    return clear.getvalue()
