"""Files that a password keeps shut, opened with it: the packages into which word processors put a protected .docx.

What is decrypted stays in memory and is never written. The password is not kept: it goes no further than this module.
"""

from __future__ import annotations

import binascii
import struct
from io import BytesIO
from xml.parsers.expat import ExpatError

from core.errors import SourceEncrypted
from core.reading.forms import COMPOUND_FILE, damaged

_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds a protected package, by its name in the container's directory."""
_BROKEN = (OSError, struct.error, ExpatError, binascii.Error, ValueError, LookupError, TypeError, OverflowError)
"""What the library lets through where the container or what it says of its own protection is malformed."""


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """`data` of the file called `name`, without the password that keeps it shut; other files are given back as they
    are.

    Raises SourceEncrypted where the password is missing or wrong, or where rights are managed by a server instead;
    SourceDamaged where the container is broken.
    """
    if not data.startswith(COMPOUND_FILE) or _PACKAGE not in data:
        return data
    if not password:
        raise shut(name)
    return _opened(data, name, password)


def shut(name: str, *, was_wrong: bool = False) -> SourceEncrypted:
    """What is said of a file that opens as soon as the right password is given."""
    said = (
        f"The password given does not open “{name}”. Check capitals and spaces, and try again."
        if was_wrong
        else f"“{name}” is protected by a password. On the command line --password takes the password; or save a copy "
        "without one, and open that."
    )
    return SourceEncrypted(said, needs_password=True)


def _opened(data: bytes, name: str, password: str) -> bytes:
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
        raise _unknown_lock(name) from error
    except _BROKEN as error:
        raise damaged(name) from error
    try:
        package.decrypt(clear)
    except (InvalidKeyError, DecryptionError, *_BROKEN) as error:
        raise damaged(name) from error
    return clear.getvalue()


def _unknown_lock(name: str) -> SourceEncrypted:
    return SourceEncrypted(
        f"“{name}” is protected otherwise than by a password alone (by rights that a server manages, for instance). "
        "Open it in a word processor, save a copy without protection if you may, and open the copy."
    )
