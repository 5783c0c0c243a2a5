"""Products of tables of numbers are made by one thread.

numpy's libraries start a thread for every processor, and these wait for each other by turning round and round. The
tables here are small: what each thread saves is less than what the waiting takes, above all where something else runs.
"""

from __future__ import annotations

import os

_VARIABLES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What OpenBLAS, MKL and Accelerate ask, when they are loaded."""


def keep_to_one_thread() -> None:
    """Ask for one thread, for this process and those that it starts, unless the environment says how many. It must come
    before numpy is imported."""
    for name in _VARIABLES:
        os.environ.setdefault(name, "1")
