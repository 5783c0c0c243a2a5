"""What a source keeps beside its words, as sentences: who changed what and when, and who commented."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from core.clauses.statement import Clause, Statement
from core.reading.document import ChangeKind, TrackedChange
from desktop.counts import counted

_MANY = 120
"""Of longer words only so many characters are repeated."""


def margin_lines(statement: Statement, clause: Clause) -> list[tuple[str, str]]:
    """The comments and tracked changes of a clause: the words, and what is to be said of them."""
    lines = []
    for comment in statement.comments_on(clause):
        lines.append((_cut(comment.words), _signed(_tr("comment"), comment.author, comment.date)))
    for change in statement.changes_in(clause):
        here = statement.text[max(change.start, clause.start) : min(change.end, clause.end)]
        lines.append((_quoted(change.words or here), _signed(_done(change), change.author, change.date)))
    return lines


def margin_counts(comments: int, changes: int) -> str:
    """ "1 comment, 2 tracked changes"; "" where there are none of either."""
    parts = [
        counted(comments, _tr("{0} comment"), _tr("{0} comments")) if comments else "",
        counted(changes, _tr("{0} tracked change"), _tr("{0} tracked changes")) if changes else "",
    ]
    return ", ".join(part for part in parts if part)


def _done(change: TrackedChange) -> str:
    if change.kind is ChangeKind.MOVED:
        return _tr("moved away") if change.words else _tr("moved here")
    return _tr("inserted") if change.kind is ChangeKind.INSERTED else _tr("deleted")


def _signed(what: str, author: str, date: str) -> str:
    """ "inserted by A. Kest, 3 May 2026", as far as it is known."""
    day = QDate.fromString(date[:10], Qt.DateFormat.ISODate)
    words = _tr("{0} by {1}").format(what, author) if author else what
    return f"{words}, {QLocale(QLocale.Language.English).toString(day, 'd MMMM yyyy')}" if day.isValid() else words


def _quoted(words: str) -> str:
    return f"“{_cut(words)}”"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MANY else words[:_MANY].rsplit(" ", 1)[0] + " …"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Margin", text)
