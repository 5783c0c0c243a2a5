"""The most memory that a process took."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def peak_memory() -> float:
    """The most memory that this process took so far, in MiB. POSIX only.

    Linux hands `ru_maxrss` on from the process that started this one: it is asked only where there is nothing else.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text("utf-8").splitlines() if "VmHWM" in line) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
