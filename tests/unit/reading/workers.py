"""Processes that read as a test wants it, in place of the program's own."""

from __future__ import annotations

import sys
from textwrap import indent


def worker(reading: str) -> list[str]:
    """The command of a worker that reads with these statements instead, which have `name` and `data`."""
    code = (
        "import os, signal, sys, time\n"
        "sys.path[:] = sys.argv[1:]\n"
        "from core.reading.document import Document\n"
        "from core.reading.worker import serve\n"
        "def reader(request, data):\n"
        "    name = request.name\n"
        f"{indent(reading, '    ')}\n"
        "    return Document(data.decode(), name, 'rtf')\n"
        "serve(reader)\n"
    )
    return [sys.executable, "-I", "-S", "-c", code, *filter(None, sys.path)]
