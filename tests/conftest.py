"""What every test gets: no screen, a home of its own, and the promise to leave nothing behind.

Threads, pool work, windows and running timers that a test leaves behind fail it, and so does a connection it opens.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before any import of the program: nothing of the person who runs the tests is read or written.
_HOME = tempfile.TemporaryDirectory(prefix="communique-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    _folder = Path(_HOME.name, _name.lower())
    _folder.mkdir()
    os.environ[_name] = str(_folder)

# No deadline: how long an example takes says more about the machine than about the program.
_QUIET = (HealthCheck.too_slow,)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, suppress_health_check=_QUIET)
settings.register_profile("local", deadline=None, max_examples=40, suppress_health_check=_QUIET)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(autouse=True)
def reaches_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever opens a connection: no test needs one, and the program promises to make none."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    # A class, from which others can be derived: what the standard library has for the network may be loaded meanwhile.
    monkeypatch.setattr(socket, "socket", type("RefusedSocket", (socket.socket,), {"__init__": refuse}))
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture(autouse=True)
def leaves_no_thread() -> Iterator[None]:
    """Fail the test that leaves a thread of Python running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(timeout=1)
    assert not [thread.name for thread in left if thread.is_alive()], "the test leaves threads running"


if importlib.util.find_spec("pytestqt"):

    @pytest.fixture(autouse=True)
    def leaves_nothing_of_qt(leaves_no_thread: None) -> Iterator[None]:
        """Fail the test that leaves pool work, a window or a running timer."""
        yield
        if "PySide6.QtWidgets" not in sys.modules:
            return
        from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is None:
            return
        assert QThreadPool.globalInstance().waitForDone(1000), "the test leaves work in the thread pool"
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        # Qt keeps one label for all tooltips.
        windows = [w for w in QApplication.topLevelWidgets() if not w.parent() and not w.inherits("QTipLabel")]
        left = [f"{type(window).__name__} {window.objectName()}".strip() for window in windows]
        for window in windows:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not left, "the test leaves windows"
        assert not _running_timers(), "the test leaves timers running"


def _running_timers() -> list[str]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    timers = [o for o in gc.get_objects() if type(o) is QTimer and isValid(o) and o.isActive()]
    for timer in timers:
        timer.stop()
    return [f"{timer.objectName() or 'QTimer'} of {timer.parent()!r}, {timer.interval()} ms" for timer in timers]
