"""Whether a window can be shown here at all.

    python -m desktop.screen

exits 0 where a window can open, else 1 with the reason in one line. Asked before Qt is started, because Qt ends the
whole process where it finds no screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

_START = "from PySide6.QtWidgets import QApplication; QApplication([])"


def no_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the system has no screen to show a window on, as far as its environment says."""
    if sys.platform in ("win32", "darwin"):
        return False
    return not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def why_not() -> str:
    """Why no window can open, found by opening none in a process of its own; "" where one can."""
    if no_screen():
        return "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    start = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=False)
    if start.returncode == 0:
        return ""
    said = [line for line in start.stderr.splitlines() if line.strip()] or [f"exit code {start.returncode}"]
    # Qt says the reason first and what it tried afterwards; Python says it last.
    return f"Qt cannot start: {said[-1] if said[0].startswith('Traceback') else said[0]}"


def main() -> int:
    """0 where a window can open; else the reason on standard error and 1."""
    if reason := why_not():
        print(f"{reason} The comparison is shown here instead.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
