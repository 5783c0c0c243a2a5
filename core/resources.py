"""Where the program's data are: the one module that knows.

`resources/` lies beside the package `core` in a checkout, in an installed wheel and in the frozen program alike.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a file or folder in `resources/`; raises FileNotFoundError where it is absent."""
    path = ROOT.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
