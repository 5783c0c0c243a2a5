"""What a process that reads foreign bytes may do: the limits that it sets itself before it reads the first.

They hold for the whole process and are not taken back, so only such a process calls this. Of the system's own limits
Windows has none of these, and macOS does not keep the one on memory; there the reader's own limits (options.py), the
time that the program waits, and the person who cancels are what is left.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from math import ceil

if sys.platform != "win32":
    import resource

_ACTS = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"),
    *(
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
    ),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
    *("shutil.rmtree", "shutil.move", "shutil.copyfile", "os.utime"),
)
"""What Python tells its auditors of acts by which something would leave this process, or be changed outside of it."""


def confine(refuse: Callable[[str], None]) -> None:
    """From here on this process writes no file and leaves no core dump; an act that a reader has no business with
    (writing, the network, another program) is told to `refuse` before it happens."""
    # Compiled modules would be written beside the source.
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, 0)

    def audit(event: str, details: tuple[object, ...]) -> None:
        if event in _ACTS or (event == "open" and _is_written(details)):
            refuse(f"{event} {details[0]!r}" if details else event)

    sys.addaudithook(audit)


def allow(*, memory_bytes: int, cpu_seconds: int) -> None:
    """Let this process have so much memory in all, and so many more seconds of CPU; 0 is no limit.

    Beyond the memory an allocation fails; beyond the time the system ends the process (SIGXCPU).
    """
    if sys.platform != "win32":
        if sys.platform != "darwin":
            _limit(resource.RLIMIT_AS, memory_bytes or resource.RLIM_INFINITY)
        _limit(resource.RLIMIT_CPU, ceil(time.process_time() + cpu_seconds) if cpu_seconds else resource.RLIM_INFINITY)


def peak_bytes() -> int:
    """The most memory that this process has had at a time, 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _limit(kind: int, amount: int) -> None:
    """Set the soft limit, as far as the hard one, which stays, lets it be."""
    if sys.platform != "win32":
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY and (amount == resource.RLIM_INFINITY or amount > hard):
            amount = hard
        resource.setrlimit(kind, (amount, hard))


def _is_written(details: tuple[object, ...]) -> bool:
    """Whether a file is opened (path, mode, flags) for more than reading."""
    flags = details[2] if len(details) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
