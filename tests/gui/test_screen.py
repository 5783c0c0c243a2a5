"""A window is only asked of Qt where there is a screen."""

from __future__ import annotations

import sys

import pytest

from desktop.__main__ import open_window
from desktop.screen import main, no_screen

linux_only = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")


@linux_only
@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        pytest.param({}, True, id="nothing said"),
        pytest.param({"DISPLAY": ""}, True, id="empty"),
        pytest.param({"DISPLAY": ":0"}, False, id="X"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, False, id="Wayland"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, False, id="the person chose"),
    ],
)
def test_the_environment_tells_whether_there_is_a_screen(environment: dict[str, str], missing: bool) -> None:
    assert no_screen(environment) is missing


@linux_only
def test_without_a_screen_the_program_says_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert open_window([], check=False) == 1
    assert "communique compare" in capsys.readouterr().err


def test_where_qt_cannot_start_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "no-such-platform")
    assert main() == 1
    assert "Qt cannot start" in capsys.readouterr().err


def test_where_qt_starts_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert capsys.readouterr().err == ""
