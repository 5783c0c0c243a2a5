"""Files in mails: says which there are, and adds them as statements when the person wants them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from core.loading import Attached
from desktop.messages import Level, Messages, Offer
from desktop.session import Session

_NAMED = 4
"""So many files are named in one message, the others are counted."""


class Attachments(QObject):
    """Offers what is attached to the mails that were loaded."""

    def __init__(self, session: Session, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        session.attachments_found.connect(self.offer)

    @Slot(object)
    def offer(self, found: Mapping[Path, tuple[Attached, ...]]) -> None:
        """Say what is attached to each mail, with a button that adds it."""
        for path, attached in found.items():
            words = self.tr("Add it") if len(attached) == 1 else self.tr("Add them")
            add = Offer(words, partial(self._session.open_sources, attached))
            self._messages.show_offer(Level.NOTICE, self._sentence(path.name, attached), add)

    def _sentence(self, mail: str, attached: Sequence[Attached]) -> str:
        names = ", ".join(f"“{each.name}”" for each in attached[:_NAMED])
        if len(attached) == 1:
            return self.tr("“{0}” has an attachment that can be read: {1}.").format(mail, names)
        if more := len(attached) - _NAMED:
            names = self.tr("{0} and {1} more").format(names, more) if more > 0 else names
        return self.tr("“{0}” has {1} attachments that can be read: {2}.").format(mail, len(attached), names)
