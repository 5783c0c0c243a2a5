"""The button of a dialog that does what the dialog is for."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def primary_button(words: str) -> QPushButton:
    """The one filled button. A style sheet looks at a widget's role once: it has it before a dialog takes it in."""
    button = QPushButton(words)
    button.setProperty("role", "primary")
    return button
