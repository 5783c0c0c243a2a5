"""Where the program starts, as `communique`, as `python -m desktop` and frozen.

Without arguments, with `open`, or with names of files the window opens; all else is the command line's. Qt is imported
only when a window is wanted, so that the command line works where Qt cannot, and starts at once. Frozen it is also the
process that reads files for it, which does without both.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from core.one_thread import keep_to_one_thread
from core.reading.apart import WORKER_ARGUMENT


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code for `arguments`, those of the process where None."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if list(arguments) == [WORKER_ARGUMENT]:
        from core.reading.worker import serve

        serve()
    keep_to_one_thread()
    from core.command_line import main as run_command

    return run_command(arguments, open_window=open_window)


def open_window(paths: Sequence[Path], check: bool) -> int:
    """Show the window with the statements at `paths`; `check` closes it once it has loaded and painted them."""
    from desktop.screen import no_screen

    if no_screen():
        print(
            "There is no screen here to open a window on. To compare without one: communique compare FILES",
            file=sys.stderr,
        )
        return 1
    try:
        from desktop.app import run
    except ImportError as error:
        print(f"The window cannot open, because Qt cannot be loaded: {error}", file=sys.stderr)
        return 1
    return run(paths, check=check)


if __name__ == "__main__":
    raise SystemExit(main())
