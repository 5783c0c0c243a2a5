"""How long work reports and is stopped: two plain callables, so that the core knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import Cancelled

OnProgress = Callable[[int, int], None]
"""Called with (done, total), 0 <= done <= total."""

ShouldCancel = Callable[[], bool]


def no_progress(done: int, total: int) -> None:
    """For a caller that does not listen."""


def never() -> bool:
    """For a caller that does not cancel."""
    return False


def stop_if(should_cancel: ShouldCancel) -> None:
    """Raise Cancelled if the person asked to stop."""
    if should_cancel():
        raise Cancelled
