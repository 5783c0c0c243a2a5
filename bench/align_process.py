"""Aligns the statements that a file holds, as a process of its own does; prints its peak memory in MiB.

    align_process.py FILE

FILE is a pickle of statements whose clauses are cut. bench/time_alignment.py times this; it imports no more than that
needs.
"""

import pickle
import re
import resource
import sys
from pathlib import Path

from core.alignment.align import align


def peak_memory() -> float:
    """The most memory that this process took, in MiB.

    Linux hands `ru_maxrss` on from the process that started this one: it is asked only where there is nothing else.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8"))[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    align(pickle.loads(Path(sys.argv[1]).read_bytes()))
    print(round(peak_memory()))
