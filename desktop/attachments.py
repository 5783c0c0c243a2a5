"""Files in mails: says which there are, and adds them as statements when the person wants them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from core.loading import Attached, Loaded
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
    def offer(self, loaded: Loaded) -> None:
        """Say what is attached to each mail, with buttons that add it beside the mail or take it instead."""
        mails = {origin.path: id for id, origin in loaded.origins.items() if not origin.attachment}
        for path, attached in loaded.attached.items():
            add = Offer(
                self.tr("Add it") if len(attached) == 1 else self.tr("Add them"),
                partial(self._session.open_sources, attached),
            )
            if mail := mails.get(path):
                text = self.tr("“{0}” has {1}.").format(path.name, self._named(attached))
                instead = Offer(self.tr("Take instead of the mail"), partial(self._take_instead, mail, attached))
                self._messages.show_offer(Level.NOTICE, text, add, instead)
            else:
                text = self.tr("“{0}” has no words of its own, but {1}.").format(path.name, self._named(attached))
                self._messages.show_offer(Level.NOTICE, text, add)

    def _take_instead(self, mail: str, attached: Sequence[Attached]) -> None:
        if mail in self._session.ids:
            self._session.remove(mail)
        self._session.open_sources(attached)

    def _named(self, attached: Sequence[Attached]) -> str:
        names = ", ".join(f"“{each.name}”" for each in attached[:_NAMED])
        if len(attached) == 1:
            return self.tr("an attachment that can be read: {0}").format(names)
        if (more := len(attached) - _NAMED) > 0:
            names = self.tr("{0} and {1} more").format(names, more)
        return self.tr("{0} attachments that can be read: {1}").format(len(attached), names)
