"""Tooltips that wrap: Qt sets plain words on one line, however long they are."""

from __future__ import annotations

from html import escape


def tip(words: str) -> str:
    """`words`, line ends kept, as a tooltip; "" for none."""
    return f"<qt>{'<br>'.join(escape(line) for line in words.splitlines())}</qt>" if words else ""
