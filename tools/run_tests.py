"""Run the tests: all of them, or, where Qt cannot be loaded, those of the core.

    run_tests.py [ARGUMENTS OF PYTEST]

All of them run on every core of the machine; those that are picked run in one process, where they can be debugged.
Says in one line which libraries of the system Qt lacks. Without them the window's tests cannot run: the core's are run,
and the exit code is 1, because not everything was tested.
"""

from __future__ import annotations

import subprocess
import sys

from system_libraries import lack, sentence

ON_ALL_CORES = ("-n", "auto")
WITHOUT_QT = (
    "-p",
    "no:pytest-qt",
    "-o",
    "addopts=-q",
    "-W",
    "ignore::pytest.PytestConfigWarning",
    "--ignore=tests/gui",
)


def main(arguments: list[str]) -> int:
    """pytest's exit code, or 1 where the window could not be tested."""
    missing = lack()
    without_qt = WITHOUT_QT if missing.is_fatal else ()
    options = (*without_qt, *(arguments or ON_ALL_CORES))
    code = subprocess.run([sys.executable, "-m", "pytest", *options], check=False).returncode
    if missing.libraries:
        print(sentence(missing), file=sys.stderr)
    if missing.is_fatal:
        print("The window was not tested: Qt cannot be loaded without these libraries.", file=sys.stderr)
    return code or int(missing.is_fatal)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
