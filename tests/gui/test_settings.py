"""Settings come back as they were kept, and what is damaged in the file counts as not set."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from core.comparison.selection import Show
from desktop.settings import RECENT_AT_MOST, Appearance, Preferences, Recent, Settings


def recent(name: str) -> Recent:
    return Recent((f"{name}.communique",), name, ("A", "B"), 1, 2, 3, "2026-11-24T14:00:00+00:00")


def test_everything_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "window.ini"
    kept = Preferences(
        geometry=b"\x00\xff geometry",
        splitter=(220, 900, 290),
        shows_statements=False,
        shows_inspector=False,
        zoom=1.25,
        show=Show.DIFFERS,
        commitments_only=True,
        appearance=Appearance.DARK,
        last_folder="/somewhere/Entwürfe 草案",
        recent=(recent("Übereinkommen, “final”; v2"),),
    )
    settings = Settings(file)
    settings.change(**{name: getattr(kept, name) for name in Preferences.__slots__})

    assert Settings(file).preferences == kept


@pytest.mark.parametrize("damage", ["", "{", "[1]", "null", "-7", "1e9", '[{"files": 3}]', "\u2028"])
def test_damage_counts_as_not_set(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "window.ini"
    store = QSettings(str(file), QSettings.Format.IniFormat)
    for key in ("window/geometry", "window/splitter", "view/zoom", "view/show", "view/appearance", "files/recent"):
        store.setValue(key, damage)
    store.sync()

    preferences = Settings(file).preferences

    assert preferences.zoom == 1.0
    assert preferences.show is Show.ALL
    assert preferences.appearance is Appearance.SYSTEM
    assert preferences.recent == ()


def test_a_comparison_is_remembered_once_the_latest_first_and_only_so_many(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for number in range(RECENT_AT_MOST + 3):
        settings.remember(recent(str(number)))
    settings.remember(recent("7"))

    names = [each.name for each in settings.preferences.recent]
    assert names[:2] == ["7", str(RECENT_AT_MOST + 2)]
    assert len(names) == len(set(names)) == RECENT_AT_MOST


def test_a_change_that_is_none_is_not_announced(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    told: list[None] = []
    settings.changed.connect(lambda: told.append(None))

    settings.change(zoom=1.0)
    settings.change(zoom=2.0)

    assert len(told) == 1
