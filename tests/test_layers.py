"""Who may import whom, and promise 5: no network call exists in the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WINDOW = {"PySide6", "shiboken6", "PyQt5", "PyQt6", "qtpy", "qtawesome", "desktop"}
NETWORK = {
    "socket", "ssl", "http", "urllib.request", "urllib3", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib",
    "xmlrpc", "socketserver", "requests", "httpx", "aiohttp", "asyncio", "webbrowser",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}  # fmt: skip


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imported(source: str) -> Iterator[str]:
    """The full names of the modules that `source` imports, anywhere in it."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
                yield from (f"{module}.{alias.name}" for alias in node.names)
            case ast.ImportFrom():
                yield "a relative import"
            case ast.Call(func=ast.Name("__import__") | ast.Attribute(attr="import_module")):
                yield "an import by name"


def forbidden(path: Path, names: set[str]) -> list[str]:
    found = imported(path.read_text("utf-8"))
    return [name for name in found if any(name == no or name.startswith(f"{no}.") for no in names)]


@pytest.mark.parametrize("path", modules("core"), ids=lambda path: str(path.relative_to(ROOT)))
def test_core_knows_neither_qt_nor_the_window(path: Path) -> None:
    assert not forbidden(path, WINDOW)


@pytest.mark.parametrize("path", modules("core", "desktop"), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_of_the_program_can_reach_a_network(path: Path) -> None:
    assert not forbidden(path, NETWORK | {"an import by name", "a relative import"})


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from urllib import request",
        "import http.client as h",
        "def f():\n    from PySide6 import QtNetwork",
    ],
)
def test_the_search_for_network_modules_finds_them(source: str, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(source, "utf-8")
    assert forbidden(path, NETWORK)
