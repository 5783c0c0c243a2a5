"""Aligns the statements that a file holds, as a process of its own does; prints its peak memory in MiB.

    align_process.py FILE

FILE is a pickle of statements whose clauses are cut. bench/time_alignment.py times this; it imports no more than that
needs.
"""

import pickle
import sys
from pathlib import Path

from bench.peak import peak_memory
from core.one_thread import keep_to_one_thread


def main() -> None:
    keep_to_one_thread()
    # numpy is imported once that is said.
    from core.alignment.align import align

    align(pickle.loads(Path(sys.argv[1]).read_bytes()))
    print(round(peak_memory()))


if __name__ == "__main__":
    main()
