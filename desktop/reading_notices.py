"""What the person should know of a source that was just read: tracked changes, and what was left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from core.loading import Loaded
from core.reading.left_out import said_at_once
from core.reading.options import Tracked
from desktop.messages import Level, Messages, Offer
from desktop.session import Session


class ReadingNotices(QObject):
    """Says it by messages, with what can be done about it.

    Signals: details_wanted(str): the id of a statement of which more is to be shown.
    """

    details_wanted = Signal(str)

    def __init__(self, session: Session, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        session.sources_added.connect(self._say)

    @Slot(object)
    def _say(self, loaded: Loaded) -> None:
        for statement in loaded.statements:
            for sentence in said_at_once(loaded.documents[statement.id]):
                self._messages.show_offer(
                    Level.NOTICE,
                    sentence,
                    Offer(self.tr("Show what…"), partial(self.details_wanted.emit, statement.id)),
                )
            if statement.changes and self._session.has_changes(statement.id):
                self._messages.show_offer(
                    Level.NOTICE,
                    self.tr("“{0}” has tracked changes, which are read as accepted.").format(statement.source),
                    Offer(
                        self.tr("Before and after, side by side"),
                        partial(self._session.read_again, statement.id, Tracked.BOTH),
                    ),
                    Offer(self.tr("As rejected"), partial(self._session.read_again, statement.id, Tracked.REJECTED)),
                )
