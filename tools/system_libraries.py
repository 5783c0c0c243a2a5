"""Which libraries of the system Qt needs and does not find, and the Debian packages that hold them.

    system_libraries.py [--packages]

Says nothing and exits 0 where all are there; otherwise one line on standard error and exit code 1. `--packages` prints
the names of the packages alone, for `apt-get install`. Linux only: the wheels for macOS and Windows bring all that they
need. Depends on the standard library and on where PySide6 lies; it never imports Qt, which might not load.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Test")
PLATFORMS = ("libqoffscreen.so", "libqxcb.so")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """What Qt misses: names for a person, packages for apt, and whether Qt cannot even be imported without it."""

    libraries: tuple[str, ...]
    packages: tuple[str, ...]
    is_fatal: bool


def lack() -> Lack:
    """What Qt misses on this system; empty where nothing is missing or the system cannot be asked."""
    spec = importlib.util.find_spec("PySide6")
    if not sys.platform.startswith("linux") or spec is None or spec.origin is None or not shutil.which("ldd"):
        return Lack((), (), False)
    qt = Path(spec.origin).parent / "Qt"
    fatal = _not_found([qt / "lib" / f"libQt6{name}.so.6" for name in NEEDED])
    missing = sorted(fatal | _not_found([qt / "plugins" / "platforms" / name for name in PLATFORMS]))
    packages = {PACKAGES[library] for library in missing if library in PACKAGES}
    if not _has_fonts():
        missing.append("any font")
        packages.add("fonts-dejavu-core")
    return Lack(tuple(missing), tuple(sorted(packages)), bool(fatal))


def sentence(lack: Lack) -> str:
    """One line for a person; "" where nothing is missing."""
    if not lack.libraries:
        return ""
    way_out = f" On Debian or Ubuntu: apt-get install {' '.join(lack.packages)}" if lack.packages else ""
    return f"Qt lacks {', '.join(lack.libraries)} on this system.{way_out}"


def _not_found(files: list[Path]) -> set[str]:
    said = subprocess.run(["ldd", *map(str, files)], capture_output=True, text=True, check=False).stdout
    found = set(re.findall(r"^\s*(\S+) => not found", said, re.MULTILINE))
    return {name for name in found if not name.startswith("libQt6")}


def _has_fonts() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(file.suffix in (".ttf", ".otf", ".ttc") for folder in folders for file in folder.rglob("*"))


def main(arguments: list[str]) -> int:
    """Say what is missing; 1 where anything is."""
    missing = lack()
    if "--packages" in arguments:
        print(" ".join(missing.packages))
    elif missing.libraries:
        print(sentence(missing), file=sys.stderr)
    return 1 if missing.libraries else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
