"""Files in and out of the open comparison: what is opened, dropped, pasted, saved, exported, and remembered as recent.

Asks the person where a question is due, and hands the rest to the Session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from core.comparison.selection import Show
from core.exports.export import Format
from core.project.project_file import ENDING
from core.reading.copied import Copied
from core.reading.samples import SampleSet
from desktop.dialogs.ask_files import AskFiles
from desktop.drops import Brought, brought
from desktop.gathering import Missing
from desktop.messages import Level, Messages, Offer
from desktop.pasting import Pasting
from desktop.session import Session
from desktop.settings import Recent, Settings

_NAME_AT_MOST = 60
_TITLE_AT_MOST = 26


class Files(QObject):
    """The traffic between files and the session."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        messages: Messages,
        ask: AskFiles,
        pasting: Pasting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._messages = messages
        self._ask = ask
        self._pasting = pasting
        self._after_saving: Callable[[], object] | None = None
        session.saving_ended.connect(self._go_on)
        session.source_missing.connect(self._offer_to_find)

    @property
    def name(self) -> str:
        """What the open comparison is called: its file's stem, else what its statements are called."""
        if self._session.file is not None:
            return self._session.file.stem
        names = self._statement_names()
        name = self.tr(" and ").join(names) if len(names) < 3 else ", ".join(names)
        return name if len(name) <= _NAME_AT_MOST else name[: _NAME_AT_MOST - 1].rstrip() + "…"

    def _statement_names(self) -> list[str]:
        """The statements' titles where they are short and tell them apart, else what their files are called."""
        statements = self._session.project.statements
        titles = [" ".join(statement.title.split()) for statement in statements]
        beginnings = {title[:_TITLE_AT_MOST] for title in titles}
        if len(beginnings) == len(titles) and all(len(title) <= _TITLE_AT_MOST for title in titles):
            return titles
        return [statement.id for statement in statements]

    def ask_and_open(self) -> None:
        """Open what the person picks."""
        self.open(self._ask.files_to_open(self._settings.preferences.last_folder))

    def open(self, paths: Sequence[Path]) -> None:
        """Add statements to the comparison, or open a kept one in its place."""
        if not paths:
            return
        self._settings.change(last_folder=str(paths[0].parent))
        if any(path.suffix.lower() == ENDING for path in paths):
            self.leave(lambda: self._session.open_files(paths))
        else:
            self._session.open_files(paths)

    def open_sample(self, sample: SampleSet) -> None:
        """Open a sample comparison, in place of what is open."""
        self._open_instead(sample.paths)

    def open_recent(self, recent: Recent) -> None:
        """Open a comparison again, in place of what is open."""
        self._open_instead([Path(file) for file in recent.files])

    def _open_instead(self, paths: Sequence[Path]) -> None:
        def open_them() -> None:
            self._session.close()
            self._session.open_files(paths)

        self.leave(open_them)

    def take(self, things: Brought) -> None:
        """Take what was dropped on the window."""
        for address in things.elsewhere:
            self._messages.show_error(
                self.tr("“{0}” is not on this computer. Save it as a file first, then open that.").format(address)
            )
        self.open(things.files)
        if things.copied.words.strip() or things.copied.has_form:
            self._pasting.add(things.copied)

    def paste(self) -> None:
        """Take what was copied: files at once, words after the person has seen and named them."""
        things = brought(QGuiApplication.clipboard().mimeData())
        if things.files:
            self.take(things)
            return
        self._pasting.show(Copied("\n".join(things.elsewhere)) if things.elsewhere else things.copied)

    def save(self) -> None:
        """Keep the comparison where it is kept, or where the person says."""
        if self._session.file is None:
            self.save_as()
        else:
            self._session.save(self._session.file)

    def save_as(self) -> None:
        """Keep the comparison where the person says."""
        path = self._ask.file_to_save(self._suggested(ENDING))
        if path is None:
            self._after_saving = None
        else:
            self._settings.change(last_folder=str(path.parent))
            self._session.save(path)

    def export(self, form: Format) -> None:
        """Write a report where the person says."""
        path = self._ask.file_to_export(self._suggested(form.endings[0]), form)
        if path is not None:
            self._settings.change(last_folder=str(path.parent))
            self._session.export(path)

    def leave(self, then: Callable[[], object]) -> None:
        """Do `then`, which lets go of the open comparison, unless the person wants to stay; saves first if wanted."""
        if self._session.would_lose_work:
            wants_to_save = self._ask.whether_to_save(self.name)
            if wants_to_save is None:
                return
            if wants_to_save:
                self._after_saving = then
                self.save()
                return
        self._remember()
        then()

    @Slot(object)
    def _offer_to_find(self, missing: Missing) -> None:
        self._messages.show_offer(
            Level.ERROR,
            self.tr("“{0}” is not in “{1}” any more. It may have been moved or renamed.").format(
                missing.path.name, missing.path.parent
            ),
            Offer(self.tr("Find it…"), lambda: self._find(missing)),
        )

    def _find(self, missing: Missing) -> None:
        """Read a statement again from where the person says that its file is now."""
        if path := self._ask.file_to_find(missing.path.name, self._settings.preferences.last_folder):
            self._settings.change(last_folder=str(path.parent))
            self._session.read_again(missing.statement, missing.tracked, path)

    def _suggested(self, ending: str) -> Path:
        plain = "".join(sign if sign.isalnum() or sign in " -_,." else " " for sign in self.name.rstrip("…"))
        name = " ".join(plain.split()).strip(" .") or self.tr("Comparison")
        return Path(self._settings.preferences.last_folder or Path.home(), name + ending)

    @Slot(bool)
    def _go_on(self, is_saved: bool) -> None:
        """After saving, do what waited for it; what could not be saved is not let go."""
        then, self._after_saving = self._after_saving, None
        if is_saved:
            self._remember()
            if then is not None:
                then()

    def _remember(self) -> None:
        """Put the open comparison among the recent ones, if files lead back to it. Samples are listed apart."""
        answer = self._session.answer
        if answer is None or len(answer.comparison.statements) < 2:
            return
        file = self._session.file
        if file is None and (self._session.is_a_sample or not self._session.opens_again_from_sources):
            return
        rows = answer.summary.rows
        self._settings.remember(
            Recent(
                files=(str(file),) if file else tuple(str(path) for path in self._session.source_files),
                name=self.name,
                titles=tuple(self._statement_names()),
                shared=rows[Show.SHARED],
                differing=rows[Show.DIFFERS],
                alone=rows[Show.ONLY],
                when=datetime.now().astimezone().isoformat(timespec="seconds"),
            )
        )
