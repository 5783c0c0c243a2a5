"""What was copied or dragged from another program, on its way to becoming a statement.

The form that it has there (headings, lists, notes) is read as files are, where the person sees it and can cancel; where
there is none, or it cannot be read, the plain words are taken.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.reading.copied import Copied
from core.reading.document import Document
from desktop.dialogs.paste_dialog import PasteDialog
from desktop.session import Session


class Pasting(QObject):
    """Shows what was copied before it is added, or has it added at once."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._wanted: Copied | None = None
        session.copied_read.connect(self._show_read)

    def show(self, copied: Copied) -> None:
        """Let the person see what was copied, change it and name it; of several that are being read the last."""
        self._wanted = copied
        if copied.has_form:
            self._session.read_copied(copied)
        else:
            self._show_read(copied, None)

    def add(self, copied: Copied) -> None:
        """Add what was copied as it is."""
        self._session.add_copied(copied)

    @Slot(object, object)
    def _show_read(self, copied: Copied, document: Document | None) -> None:
        if copied is not self._wanted:
            return
        self._wanted = None
        dialog = PasteDialog(copied.words, document, self._window)
        dialog.text_given.connect(self._session.add_pasted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
