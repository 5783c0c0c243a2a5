"""The window's state between two starts, typed: a frozen value, kept in one QSettings file.

What a person or another version left damaged in that file counts as not set; nothing here raises for it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from core.comparison.selection import Show

RECENT_AT_MOST = 8
"""As many recent comparisons as the start view shows without scrolling."""


class Appearance(StrEnum):
    """Which theme the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Recent:
    """A comparison that was open: the one file it is kept in, or the files of its statements.

    `when` is the time it was last open, ISO 8601 with the local offset; the counts are rows.
    """

    files: tuple[str, ...]
    name: str
    titles: tuple[str, ...]
    shared: int
    differing: int
    alone: int
    when: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """All that the window keeps. `zoom` is 1 for the sizes of the theme; `splitter` holds widths in pixels;
    `by_meaning` says whether clauses are set together by what they mean too."""

    geometry: bytes = b""
    splitter: tuple[int, ...] = ()
    shows_statements: bool = True
    shows_inspector: bool = True
    zoom: float = 1.0
    show: Show = Show.ALL
    commitments_only: bool = False
    appearance: Appearance = Appearance.SYSTEM
    by_meaning: bool = True
    last_folder: str = ""
    recent: tuple[Recent, ...] = ()


ZOOM_STEPS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
"""The zooms that Ctrl + and Ctrl − step through."""


class Settings(QObject):
    """The preferences in force, and the file behind them; every change is written at once."""

    changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        file.parent.mkdir(parents=True, exist_ok=True)
        self._folder = file.parent
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._preferences = _read(self._store)

    @property
    def folder(self) -> Path:
        """Where the window keeps its own things."""
        return self._folder

    @property
    def preferences(self) -> Preferences:
        """What holds now."""
        return self._preferences

    def change(self, **changes: Any) -> None:
        """Put other values for the named fields of Preferences."""
        preferences = replace(self._preferences, **changes)
        if preferences != self._preferences:
            self._preferences = preferences
            _write(self._store, preferences)
            self.changed.emit()

    def remember(self, recent: Recent) -> None:
        """Put `recent` first among the recent comparisons, once."""
        others = (other for other in self._preferences.recent if other.files != recent.files)
        self.change(recent=(recent, *others)[:RECENT_AT_MOST])

    def forget(self, files: tuple[str, ...]) -> None:
        """Take the comparison of `files` off the recent ones."""
        self.change(recent=tuple(other for other in self._preferences.recent if other.files != files))


def _write(store: QSettings, preferences: Preferences) -> None:
    store.setValue("window/geometry", QByteArray(preferences.geometry))
    store.setValue("window/splitter", json.dumps(preferences.splitter))
    store.setValue("window/shows_statements", json.dumps(preferences.shows_statements))
    store.setValue("window/shows_inspector", json.dumps(preferences.shows_inspector))
    store.setValue("view/zoom", json.dumps(preferences.zoom))
    store.setValue("view/show", preferences.show.value)
    store.setValue("view/commitments_only", json.dumps(preferences.commitments_only))
    store.setValue("view/appearance", preferences.appearance.value)
    store.setValue("compare/by_meaning", json.dumps(preferences.by_meaning))
    store.setValue("files/last_folder", preferences.last_folder)
    store.setValue("files/recent", json.dumps([asdict(recent) for recent in preferences.recent]))
    store.sync()


def _read(store: QSettings) -> Preferences:
    default = Preferences()
    geometry = store.value("window/geometry")
    splitter = _json(store, "window/splitter")
    zoom = _json(store, "view/zoom")
    appearance = store.value("view/appearance")
    folder = store.value("files/last_folder")
    show = store.value("view/show")
    return Preferences(
        geometry=bytes(geometry.data()) if isinstance(geometry, QByteArray) else default.geometry,
        splitter=_widths(splitter),
        shows_statements=_json(store, "window/shows_statements") is not False,
        shows_inspector=_json(store, "window/shows_inspector") is not False,
        zoom=_zoom(zoom),
        show=Show(show) if show in set(Show) else default.show,
        commitments_only=_json(store, "view/commitments_only") is True,
        appearance=Appearance(appearance) if appearance in set(Appearance) else default.appearance,
        by_meaning=_json(store, "compare/by_meaning") is not False,
        last_folder=folder if isinstance(folder, str) else default.last_folder,
        recent=_recents(_json(store, "files/recent")),
    )


def _json(store: QSettings, key: str) -> Any:
    text = store.value(key)
    try:
        return json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _widths(value: Any) -> tuple[int, ...]:
    if isinstance(value, list) and all(type(width) is int and 0 <= width <= 100_000 for width in value):
        return tuple(value)
    return ()


def _zoom(value: Any) -> float:
    if isinstance(value, int | float) and ZOOM_STEPS[0] <= value <= ZOOM_STEPS[-1]:
        return float(value)
    return 1.0


def _recents(value: Any) -> tuple[Recent, ...]:
    entries = value if isinstance(value, list) else []
    return tuple(recent for entry in entries if (recent := _recent(entry)))[:RECENT_AT_MOST]


def _recent(entry: Any) -> Recent | None:
    if not isinstance(entry, dict):
        return None
    texts = [entry.get("name"), entry.get("when")]
    lists = [entry.get("files"), entry.get("titles")]
    counts = [entry.get("shared"), entry.get("differing"), entry.get("alone")]
    if not (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(each, list) and all(isinstance(item, str) for item in each) for each in lists)
        and all(type(count) is int for count in counts)
        and entry["files"]
    ):
        return None
    return Recent(
        files=tuple(entry["files"]),
        name=entry["name"],
        titles=tuple(entry["titles"]),
        shared=entry["shared"],
        differing=entry["differing"],
        alone=entry["alone"],
        when=entry["when"],
    )
