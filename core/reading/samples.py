"""The sample comparisons that come with the program, as `resources/samples/` holds them.

Each folder is one set: its statements and a `sample.toml` with `title`, `description` and `files` (paths from that
folder, in column order). All parties and texts are invented.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from core.resources import resource

_FIRST = "partnership"


@dataclass(frozen=True, slots=True)
class SampleSet:
    """One comparison to try: `id` is its folder's name, `paths` its statements in column order."""

    id: str
    title: str
    description: str
    paths: tuple[Path, ...]


def sample_sets() -> tuple[SampleSet, ...]:
    """All sample sets: the main one first, the others by title."""
    folders = [file.parent for file in resource("samples").glob("*/sample.toml")]
    sets = [_sample_set(folder) for folder in folders]
    return tuple(sorted(sets, key=lambda sample: (sample.id != _FIRST, sample.title)))


def _sample_set(folder: Path) -> SampleSet:
    said = tomllib.loads((folder / "sample.toml").read_text("utf-8"))
    paths = tuple((folder / name).resolve(strict=True) for name in said["files"])
    return SampleSet(folder.name, said["title"], said["description"], paths)
