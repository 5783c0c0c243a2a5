"""Every action that has a key, and the key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)


class KeysDialog(QDialog):
    """A list, made of the actions themselves, so that it cannot be wrong."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(520, 560)
        keys = QTreeWidget(self)
        keys.setRootIsDecorated(False)
        keys.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        keys.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        keys.setAccessibleName(self.tr("Keys"))
        for action in actions:
            if action.shortcuts() and action.isVisible():
                keys.addTopLevelItem(QTreeWidgetItem([_words(action), _keys(action)]))
        keys.resizeColumnToContents(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addWidget(keys)
        lines.addWidget(buttons)
        keys.setFocus(Qt.FocusReason.OtherFocusReason)


def _words(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")


def _keys(action: QAction) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(shortcut.toString(form) for shortcut in action.shortcuts())
