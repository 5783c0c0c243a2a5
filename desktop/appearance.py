"""Light or dark: as the system is, or as the person chose; the application's style, palette and fonts follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.settings import Appearance
from desktop.theme import FontRole, Theme, load_theme, palette, stylesheet

_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


class Look(QObject):
    """The theme in force.

    Signals: theme_changed(Theme).
    """

    theme_changed = Signal(object)

    def __init__(self, application: QApplication, appearance: Appearance) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        application.setStyle("Fusion")
        application.styleHints().setColorScheme(_SCHEMES[appearance])
        self._theme = load_theme(self._is_dark())
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    def choose(self, appearance: Appearance) -> None:
        """Take another appearance; the system's own dialogs follow it too, where it lets them."""
        self._appearance = appearance
        self._application.styleHints().setColorScheme(_SCHEMES[appearance])
        self._follow()

    def _follow(self) -> None:
        if self._is_dark() != self._theme.is_dark:
            self._theme = load_theme(self._is_dark())
            self._apply()
            self.theme_changed.emit(self._theme)

    def _is_dark(self) -> bool:
        if self._appearance is not Appearance.SYSTEM:
            return self._appearance is Appearance.DARK
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _apply(self) -> None:
        self._application.setFont(self._theme.font(FontRole.BODY))
        self._application.setPalette(palette(self._theme))
        self._application.setStyleSheet(stylesheet(self._theme))
