"""The line at the bottom: what is shown and whether all of it is, what is under way with a way to stop it, and how
long the answer took."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from desktop.comparing import Answer
from desktop.counts import counted
from desktop.session import Work

_PATIENCE = 150
"""Milliseconds before work is announced: what is done at once needs no word."""


class StatusLine(QStatusBar):
    """Says what the comparison holds.

    Signals: cancel_wanted().
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._content = QLabel(self)
        self._content.setProperty("role", "muted")
        self._content.setAccessibleName(self.tr("What is shown"))
        self._kept = QLabel(self)
        self._kept.setProperty("role", "muted")
        self._timing = QLabel(self)
        self._timing.setProperty("role", "muted")
        self._what = QLabel(self)
        self._what.setProperty("role", "muted")
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(12)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._progress = QWidget(self)
        line = QHBoxLayout(self._progress)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        for part in (self._what, self._bar, self._cancel):
            line.addWidget(part)
        self._progress.hide()
        self.addWidget(self._content, 1)
        self.addPermanentWidget(self._progress)
        self.addPermanentWidget(self._kept)
        self.addPermanentWidget(self._timing)
        self.setContentsMargins(10, 0, 10, 0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._progress.show)
        self.show_answer(None)

    def show_loaded(self, statements: int) -> None:
        """Say how many statements there are before anything is known of them."""
        held = counted(statements, self.tr("{0} statement"), self.tr("{0} statements"))
        self._say(held if statements else self.tr("No statements yet"), self.tr("Nothing leaves this computer"))

    def show_answer(self, answer: Answer | None) -> None:
        """Say how much is shown, and that nothing is lost only because that was checked."""
        if answer is None:
            self.show_loaded(0)
            return
        comparison = answer.comparison
        held = self.tr("{0} · {1} in {2}").format(
            counted(len(comparison.statements), self.tr("{0} statement"), self.tr("{0} statements")),
            counted(len(comparison.clause), self.tr("{0} clause"), self.tr("{0} clauses")),
            counted(len(comparison.rows), self.tr("{0} row"), self.tr("{0} rows")),
        )
        if comparison.lost:
            lost = " ".join(comparison.lost.split())[:200]
            whole = self.tr("WARNING: these words are not shown exactly once: “{0}”").format(lost)
        else:
            whole = self.tr("every word of every statement is shown once")
        self._say(f"{held} · {whole}", self.tr("aligned in {0} s").format(f"{answer.seconds:.2f}"))

    def show_file(self, name: str, *, holds_all: bool) -> None:
        """Say in which file the comparison is kept, "" for none, and whether it holds the last change."""
        if not name:
            self._kept.clear()
        elif holds_all:
            self._kept.setText(self.tr("All changes kept in {0}").format(name))
        else:
            self._kept.setText(self.tr("Changes not yet saved in {0}").format(name))

    def show_work(self, work: Work | None) -> None:
        """Say what is under way and how far it is; None where nothing is."""
        if work is None:
            self._patience.stop()
            self._progress.hide()
            return
        self._what.setText(work.what)
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)
        self._bar.setAccessibleName(work.what)
        if self._progress.isHidden() and not self._patience.isActive():
            self._patience.start()

    def _say(self, content: str, timing: str) -> None:
        self._content.setText(content)
        self._content.setToolTip(content)
        self._timing.setText(timing)
