"""What the program is, its version, and what it promises."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from core import __version__
from desktop.theme import FontRole, Theme


class AboutDialog(QDialog):
    """A few sentences; all of it can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Communiqué"))
        self.setMinimumWidth(440)
        name = QLabel(self.tr("Communiqué {0}").format(__version__), self)
        name.setFont(theme.font(FontRole.TITLE))
        sentences = (
            self.tr("Sets joint statements side by side: what they share, where they differ, what stands in only one."),
            self.tr(
                "Every word of every statement is shown once, and each row says why it is one. "
                "Your files are read and never changed; nothing leaves this computer."
            ),
            self.tr("Free software under the MIT licence. It stands on Python and Qt {0}.").format(qVersion()),
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 20, 24, 16)
        lines.setSpacing(10)
        lines.addWidget(name)
        for sentence in sentences:
            label = QLabel(sentence, self)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        lines.addWidget(buttons)
