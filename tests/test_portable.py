"""What would behave otherwise on another Python that we support."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


@pytest.mark.parametrize("path", sorted((ROOT / "core").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_group_has_a_possessive_quantifier(path: Path) -> None:
    """Before 3.11.5 Python misreads those of several parts (CPython issue 106052); an atomic group (?>…) does it."""
    patterns = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [pattern for pattern in patterns if POSSESSIVE_GROUP.search(pattern)]


def test_the_search_finds_such_a_group() -> None:
    assert POSSESSIVE_GROUP.search(r"(?:,\d+)*+")
    assert POSSESSIVE_GROUP.search(r"(?:-\d++){2,}+")
    assert not POSSESSIVE_GROUP.search(r"(?>(?:,\d++)*)")
