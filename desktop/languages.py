"""What the person should know of a comparison over several languages: whether it can be made by what clauses mean."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from core.alignment.prepare import lacks_encoder
from desktop.comparing import Answer
from desktop.messages import Messages
from desktop.session import Session


class Languages(QObject):
    """Says once for each comparison that the encoder is missing, where it is wanted."""

    def __init__(self, session: Session, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._said = False
        session.answered.connect(self._look)

    @Slot(object)
    def _look(self, answer: Answer | None) -> None:
        missing = answer is not None and lacks_encoder(answer.comparison.statements, self._session.alignment)
        if missing and not self._said:
            self._messages.show_notice(
                self.tr(
                    "The encoder that knows what clauses mean is not installed: statements in different languages are "
                    "set together by the words that they share, which are few."
                )
            )
        self._said = missing
