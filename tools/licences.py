"""Writes the licences of all that the package carries; build.spec calls this.

From what PyInstaller gathered follow the distributions that are in the package; each gives the licence files that it
was installed with, or, where it has none, what its metadata say. Libraries that were taken from the system give what
Debian's `dpkg` knows of them, and are listed by name. Python, Qt and PyInstaller's start program are always there.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT / "tools" / "licences"
_LICENCE_FILE = re.compile(r"\.dist-info/.*(licen[cs]e|copying|notice|authors|sboms/)", re.IGNORECASE)


def write_licences(sources: Iterable[str], into: Path, *, version: str) -> None:
    """Fill the folder `into` with the licences of everything that the files `sources` come from."""
    paths = {Path(source).resolve() for source in sources if source}
    carried = {found.name: found for found in distributions() if paths & _files(found)}
    into.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", into / "LICENSE.txt")
    notice = (TEXTS / "NOTICE.txt").read_text("utf-8")
    (into / "NOTICE.txt").write_text(f"Communiqué {version}\n\n{notice}", "utf-8")
    _copy([TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"], into / "qt")
    _copy([Path(sysconfig.get_paths()["stdlib"], "LICENSE.txt")], into / "python")
    for found in [*carried.values(), distribution("pyinstaller")]:
        _write_distribution(found, into / found.name.lower())
    _write_system(paths - {path for found in carried.values() for path in _files(found)}, into / "system")


def _files(found: Distribution) -> set[Path]:
    return {Path(str(found.locate_file(file))).resolve() for file in found.files or () if file.suffix != ".pyc"}


def _write_distribution(found: Distribution, into: Path) -> None:
    """Its licence files, and what its metadata say."""
    _copy([Path(str(found.locate_file(f))) for f in found.files or () if _LICENCE_FILE.search(f.as_posix())], into)
    data = found.metadata.json
    licence = data.get("license_expression") or data.get("license") or "see the files beside this one"
    author = data.get("author") or data.get("author_email") or f"the authors of {found.name}"
    text = f"{found.name} {found.version}\nCopyright (C) {author}\nLicence: {licence}\n"
    (into / "METADATA.txt").write_text(text, "utf-8")


def _write_system(paths: Iterable[Path], into: Path) -> None:
    """What Debian says of the libraries among `paths` that the system gave, and the list of them."""
    libraries = sorted(path for path in paths if ".so" in path.name and path.is_relative_to("/usr/lib"))
    into.mkdir()
    for package in sorted({_debian_package(path) for path in libraries} - {""}):
        if (known := Path("/usr/share/doc", package, "copyright")).is_file():
            shutil.copy(known, into / f"{package}.txt")
    listed = "".join(f"{path.name}\n" for path in libraries)
    (into / "LIBRARIES.txt").write_text(f"Libraries of the system that are in this package:\n{listed}", "utf-8")


def _debian_package(path: Path) -> str:
    """The Debian package that owns the file, "" where nobody knows."""
    if not shutil.which("dpkg"):
        return ""
    for name in (str(path), str(path).removeprefix("/usr")):
        said = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False).stdout
        if said:
            return said.split(":", 1)[0]
    return ""


def _copy(files: Iterable[Path], into: Path) -> None:
    into.mkdir(exist_ok=True)
    for file in files:
        if file.is_file():
            shutil.copy(file, into / file.name)
