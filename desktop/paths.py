"""Where the window keeps its own things on this machine, and what its files are called. The one module that knows."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path, user_log_path

APP = "communique"
COMPARISON_ENDING = ".communique"
"""What the file of a comparison ends in."""


def settings_file() -> Path:
    """The file that holds the window's state; its folder may not exist yet."""
    return user_config_path(APP, appauthor=False) / "window.ini"


def log_file() -> Path:
    """The file that troubles inside the program are written to; its folder may not exist yet."""
    return user_log_path(APP, appauthor=False) / "communique.log"
