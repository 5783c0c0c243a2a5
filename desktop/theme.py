"""The one module that knows colours and fonts.

A Theme is a frozen value of named roles, read from `resources/themes/*.toml`; every painter takes one and asks it
for a role, never for a colour. Views get the theme on construction and by `set_theme`. Needs QtGui, and an application
for the fonts; nothing of the core but where its data lie.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from core.resources import resource


class FontRole(Enum):
    """What a piece of writing is for: its size in pixels at zoom 1, and whether it is bold."""

    CAPTION = (11, True)
    SMALL = (11, False)
    BODY = (13, False)
    STRONG = (13, True)
    HEADING = (15, True)
    TITLE = (19, True)

    @property
    def pixels(self) -> int:
        """The size at zoom 1."""
        return self.value[0]

    @property
    def is_bold(self) -> bool:
        """Whether it is bold."""
        return self.value[1]


@dataclass(frozen=True, eq=False)
class Theme:
    """Named roles → colours, of one theme; equal only to itself, so that it can key what is cached.

    `shared`, `differs` and `only` are the three states, never shown without their shape and word. `substance` and
    `wording` lie under words that differ, `deadline` and `amount` under those, with `on_mark` for writing on them;
    `hatch` is the line of an absent cell, `stub` an empty level tick, `hit` lies under what a search found.
    """

    name: str
    background: QColor
    panel: QColor
    surface: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    selection: QColor
    shared: QColor
    differs: QColor
    only: QColor
    substance: QColor
    wording: QColor
    deadline: QColor
    amount: QColor
    on_mark: QColor
    hatch: QColor
    stub: QColor
    hit: QColor
    error: QColor
    badges: tuple[QColor, ...]
    badge_inks: tuple[QColor, ...]

    @property
    def is_dark(self) -> bool:
        """Whether writing is lighter than what it stands on."""
        return self.text.lightness() > self.surface.lightness()

    def badge(self, place: int) -> QColor:
        """The fill of the badge of column `place` (from 0), under a white letter; after the last they begin again."""
        return self.badges[place % len(self.badges)]

    def badge_ink(self, place: int) -> QColor:
        """The badge's hue as it is seen on the surface: level ticks, bars, words."""
        return self.badge_inks[place % len(self.badge_inks)]

    def font(self, role: FontRole, *, zoom: float = 1.0) -> QFont:
        """The application's font family in the size and weight of `role`."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(6, round(role.pixels * zoom)))
        font.setBold(role.is_bold)
        return font


def load_theme(dark: bool) -> Theme:
    """Read the dark or the light theme; raises ValueError where its file names a colour that it does not define."""
    content = tomllib.loads(resource("themes", "dark.toml" if dark else "light.toml").read_text("utf-8"))
    roles = {role: _colour(content["colours"], name) for role, name in content["roles"].items()}
    badges = content["badges"]
    return Theme(
        name=content["name"],
        badges=tuple(QColor(fill) for fill in badges["fills"]),
        badge_inks=tuple(QColor(ink) for ink in badges["inks"]),
        **roles,
    )


def palette(theme: Theme) -> QPalette:
    """What Qt's own widgets take their colours from, in the style "Fusion"."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.background,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.error,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Mid: theme.border_strong,
        QPalette.ColorRole.Light: theme.surface,
        QPalette.ColorRole.Dark: theme.border_strong,
    }
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.border_strong)
    return made


def stylesheet(theme: Theme) -> str:
    """The look of the common controls, for `QApplication.setStyleSheet`.

    A widget asks for a variant by a dynamic property: `role` = "caption" (small bold section heading), "muted",
    "title", "headline", "panel" (a side panel), "card" (a bordered group), "primary" (the one filled button), "link" (a
    flat button that looks like a link), "pill" (a rounded checkable button), "tab" (a view switch).
    """
    colours = {role.name: getattr(theme, role.name) for role in fields(Theme) if role.type == "QColor"}
    names: dict[str, Any] = {name: colour.name() for name, colour in colours.items()}
    for icon in ("chevron", "tick"):
        names[icon] = resource("icons", f"{icon}-{theme.name}.svg").as_posix()
    return _STYLE.format(**names)


def _colour(colours: dict[str, str], name: str) -> QColor:
    if name not in colours:
        raise ValueError(f"the theme has no colour called {name!r}")
    return QColor(colours[name])


_STYLE = """
QToolTip {{ color: {text}; background: {panel}; border: 1px solid {border_strong}; padding: 4px 6px; }}
QLabel[role="caption"] {{ color: {muted}; font-size: 11px; font-weight: bold; }}
QLabel[role="muted"] {{ color: {muted}; font-size: 11px; }}
QLabel[role="headline"] {{ color: {text}; font-size: 25px; font-weight: bold; }}
QLabel[role="title"] {{ color: {text}; font-size: 19px; font-weight: bold; }}
QWidget[role="panel"] {{ background: {panel}; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: 6px; }}
QPushButton {{
    color: {text}; background: {surface}; border: 1px solid {border}; border-radius: 6px; padding: 6px 12px;
}}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
QPushButton:disabled {{ color: {border_strong}; background: {panel}; }}
QPushButton[role="primary"] {{
    color: {on_accent}; background: {accent}; border-color: {accent}; font-weight: bold;
}}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; padding: 5px 11px; }}
QPushButton[role="primary"]:disabled {{ color: {muted}; background: {panel}; border-color: {border}; }}
QPushButton[role="link"] {{ color: {accent}; background: transparent; border: none; padding: 2px; text-align: left; }}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus {{ text-decoration: underline; }}
QPushButton[role="link"]:disabled {{ color: {muted}; background: transparent; }}
QPushButton[role="pill"], QToolButton[role="pill"] {{
    color: {text}; background: {surface}; border: 1px solid {border}; border-radius: 11px; padding: 4px 11px;
}}
QPushButton[role="pill"]:checked, QToolButton[role="pill"]:checked {{
    background: {accent_soft}; border: 1px solid {accent}; font-weight: bold;
}}
QPushButton[role="tab"] {{
    color: {text}; background: {surface}; border: 1px solid {border}; border-radius: 0; padding: 6px 14px;
}}
QPushButton[role="tab"]:checked {{
    color: {on_accent}; background: {accent}; border-color: {accent}; font-weight: bold;
}}
QPushButton[role="tab"]:disabled {{ color: {muted}; background: {panel}; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit {{
    color: {text}; background: {surface}; border: 1px solid {border}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {{
    border: 1px solid {accent};
}}
QComboBox {{ padding-right: 24px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{
    color: {text}; background: {surface}; border: 1px solid {border_strong};
    selection-background-color: {accent_soft}; selection-color: {text}; outline: none;
}}
QCheckBox::indicator {{
    width: 14px; height: 14px; background: {surface}; border: 1px solid {muted}; border-radius: 3px;
}}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ background: {panel}; border-color: {border_strong}; image: none; }}
QMenu {{ color: {text}; background: {surface}; border: 1px solid {border_strong}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ color: {text}; background: {accent_soft}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QScrollBar:vertical {{ background: {panel}; width: 12px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: {panel}; height: 12px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: {panel}; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""
