"""Whether this Python has the shared library that PyInstaller builds on.

    python_library.py [--packages]

Says nothing and exits 0 where it has; otherwise one sentence on standard error and exit code 1. `--packages` prints the
Debian package that would bring it, where one would, for `apt-get install`.
"""

from __future__ import annotations

import ctypes
import sys
import sysconfig
from pathlib import Path

WAY_OUT = (
    "Choose another Python: rm -rf .venv && make package PYTHON=/path/to/python. With pyenv, such a one is made by:"
    " PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install 3.12"
)


def main(arguments: list[str]) -> int:
    """0 where the library is there."""
    said, package = trouble()
    if "--packages" in arguments:
        print(package)
    elif said:
        print(said, file=sys.stderr)
    return 1 if said else 0


def trouble() -> tuple[str, str]:
    """The sentence and the package that would help; "" and "" where all is well."""
    if sys.platform == "win32" or sysconfig.get_config_var("PYTHONFRAMEWORK"):
        return "", ""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return f"Python {version} at {sys.base_prefix} has no shared library, which a package needs. {WAY_OUT}", ""
    name = sysconfig.get_config_var("INSTSONAME")
    if (Path(sysconfig.get_config_var("LIBDIR")) / name).exists() or _loads(name):
        return "", ""
    package = f"libpython{version}"
    return f"{name} is missing, which a package needs. On Debian or Ubuntu: apt-get install {package}", package


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
