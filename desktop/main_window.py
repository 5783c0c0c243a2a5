"""The main window: assembles the parts and connects them, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.comparison.notes import notes_by_row
from core.comparison.selection import RowFilter, Show, matching_rows, row_counts
from core.comparison.values import letter
from core.exports.export import FORMATS
from core.reading.options import Tracked
from core.reading.samples import sample_sets
from desktop.actions import Actions, Menus
from desktop.appearance import Look
from desktop.attachments import Attachments
from desktop.comparing import Answer
from desktop.dialogs.about_dialog import AboutDialog
from desktop.dialogs.ask_files import AskFiles
from desktop.dialogs.details_dialog import DetailsDialog
from desktop.dialogs.error_details_dialog import ErrorDetailsDialog
from desktop.dialogs.keys_dialog import KeysDialog
from desktop.dialogs.label_dialog import LabelDialog
from desktop.drops import brought
from desktop.files import Files
from desktop.languages import Languages
from desktop.messages import Messages
from desktop.own_words import OwnWords
from desktop.passwords import Passwords
from desktop.pasting import Pasting
from desktop.paths import log_file
from desktop.reading_notices import ReadingNotices
from desktop.search import Search
from desktop.session import Session
from desktop.settings import ZOOM_STEPS, Settings
from desktop.source_watch import SourceWatch
from desktop.tasks import TaskRunner
from desktop.theme import Theme
from desktop.views.header_bar import HeaderBar
from desktop.views.message_bar import MessageBar
from desktop.views.start_view import StartView
from desktop.views.status_line import StatusLine
from desktop.views.work_area import Page, WorkArea


class MainWindow(QMainWindow):
    """One window, one open comparison."""

    def __init__(self, settings: Settings, look: Look, *, ask: AskFiles | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Communiqué")
        self.setAcceptDrops(True)
        self._may_close = False
        self._settings = settings
        self._look = look
        self._tasks = TaskRunner(self)
        self._messages = Messages(self)
        self._session = Session(self._tasks, self._messages, self)
        self._search = Search(self._tasks, self)
        self._pasting = Pasting(self._session, self)
        self._files = Files(self._session, settings, self._messages, ask or AskFiles(self), self._pasting, self)
        self._passwords = Passwords(self._session, self._messages, self)
        self._attachments = Attachments(self._session, self._messages, self)
        self._watch = SourceWatch(self._session, self._tasks, self._messages, self)
        self._notices = ReadingNotices(self._session, self._messages, self)
        self._languages = Languages(self._session, self._messages, self)
        self._own_words = OwnWords(self._session, self._messages, settings.folder, self)
        self._actions = Actions(self)
        self._menus = Menus(self.menuBar(), self._actions)
        self._export_menu = self._make_export_menu()
        self._build(look.theme)
        self._connect_actions()
        self._connect_parts()
        self._show_page(Page.SYNOPSIS)
        self._restore()
        self._show_project()
        self._show_answer(None)
        self._own_words.begin()

    @property
    def files(self) -> Files:
        """What opens files here."""
        return self._files

    @property
    def messages(self) -> Messages:
        """What is said to the person."""
        return self._messages

    @property
    def session(self) -> Session:
        """The open comparison."""
        return self._session

    # Assembling

    def _build(self, theme: Theme) -> None:
        self._header = HeaderBar(self._actions, self._export_menu, theme, self)
        self._message_bar = MessageBar(theme, self)
        self._start = StartView(sample_sets(), self._actions, theme, self)
        self._area = WorkArea(self._actions, theme, self)
        self._rooms = QStackedWidget(self)
        self._rooms.addWidget(self._start)
        self._rooms.addWidget(self._area)
        content = QWidget(self)
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._header)
        lines.addWidget(self._message_bar)
        lines.addWidget(self._rooms, 1)
        self.setCentralWidget(content)
        self._status = StatusLine(self)
        self.setStatusBar(self._status)
        self.setMinimumSize(820, 560)

    def _make_export_menu(self) -> QMenu:
        menu = QMenu(self)
        for form in FORMATS:
            menu.addAction(f"{form.name}…").triggered.connect(lambda checked=False, form=form: self._files.export(form))
        return menu

    def _connect_actions(self) -> None:
        actions, session, files, area = self._actions, self._session, self._files, self._area
        does: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (actions.open, files.ask_and_open),
            (actions.paste, files.paste),
            (actions.clear_recent, lambda: self._settings.change(recent=())),
            (actions.save, files.save),
            (actions.save_as, files.save_as),
            (actions.export, self._header.open_export_menu),
            (actions.close, lambda: files.leave(session.close)),
            (actions.quit, self.close),
            (actions.undo, session.undo),
            (actions.redo, session.redo),
            (actions.find, self._header.begin_search),
            (actions.find_next, self._search.go_to_next),
            (actions.find_previous, self._search.go_to_previous),
            (actions.own_words, self._own_words.open),
            (actions.rename, area.panel.edit_title),
            (actions.details, lambda: self._show_details(area.panel.current)),
            (actions.read_again, lambda: session.read_again(area.panel.current)),
            *((action, partial(self._read_again, tracked)) for tracked, action in actions.tracked.items()),
            (actions.move_earlier, lambda: session.move(area.panel.current, -1)),
            (actions.move_later, lambda: session.move(area.panel.current, 1)),
            (actions.read_in_order, lambda: session.read_in_order_of(area.panel.current)),
            (actions.remove, lambda: session.remove(area.panel.current)),
            (actions.zoom_in, lambda: self._zoom(1)),
            (actions.zoom_out, lambda: self._zoom(-1)),
            (actions.zoom_reset, lambda: self._settings.change(zoom=1.0)),
            (actions.next_difference, lambda: self._go(area.synopsis.go_to_next_difference)),
            (actions.previous_difference, lambda: self._go(area.synopsis.go_to_previous_difference)),
            (actions.next_commitment, lambda: self._go(area.synopsis.go_to_next_commitment)),
            (actions.previous_commitment, lambda: self._go(area.synopsis.go_to_previous_commitment)),
            (actions.go_to_label, self._go_to_label),
            (actions.shortcuts, lambda: self._show(KeysDialog(self.actions(), self))),
            (actions.error_details, lambda: self._show(ErrorDetailsDialog(log_file(), self))),
            (actions.about, lambda: self._show(AboutDialog(self._look.theme, self))),
        )
        for action, do in does:
            action.triggered.connect(lambda checked=False, do=do: do())
        self._connect_choices()

    def _connect_choices(self) -> None:
        actions, settings = self._actions, self._settings
        for page, action in self._page_actions().items():
            action.triggered.connect(lambda checked=False, page=page: self._show_page(page))
        for show, action in actions.show_rows.items():
            action.triggered.connect(lambda checked=False, show=show: settings.change(show=show))
        for appearance, action in actions.appearances.items():
            action.triggered.connect(lambda checked=False, choice=appearance: settings.change(appearance=choice))
        actions.commitments_only.triggered.connect(lambda on: settings.change(commitments_only=on))
        actions.by_meaning.triggered.connect(lambda on: settings.change(by_meaning=on))
        actions.statements_panel.triggered.connect(lambda on: settings.change(shows_statements=on))
        actions.inspector.triggered.connect(lambda on: settings.change(shows_inspector=on))
        actions.full_screen.triggered.connect(lambda on: self.showFullScreen() if on else self.showNormal())

    def _page_actions(self) -> dict[Page, QAction]:
        return {
            Page.SYNOPSIS: self._actions.synopsis,
            Page.COMMITMENTS: self._actions.commitments,
            Page.OVERVIEW: self._actions.overview,
        }

    def _connect_parts(self) -> None:
        session, area, header = self._session, self._area, self._header
        self._messages.posted.connect(self._message_bar.show_message)
        self._look.theme_changed.connect(self._take_theme)
        self._settings.changed.connect(self._take_preferences)
        session.project_changed.connect(self._show_project)
        session.answered.connect(self._show_answer)
        session.hidden_changed.connect(self._hide_columns)
        session.work_changed.connect(self._status.show_work)
        self._notices.details_wanted.connect(self._show_details)
        self._status.cancel_wanted.connect(session.cancel)
        self._start.sample_wanted.connect(self._files.open_sample)
        self._start.recent_wanted.connect(self._files.open_recent)
        area.panel.add_wanted.connect(self._files.ask_and_open)
        area.panel.removal_wanted.connect(session.remove)
        area.panel.order_wanted.connect(session.reorder)
        area.panel.title_wanted.connect(session.rename)
        area.panel.chosen.connect(self._settle_actions)
        for table in (area.synopsis.table, area.commitments.table):
            table.header.columns_reordered.connect(session.reorder)
            table.header.columns_hidden.connect(session.hide)
            table.zoom_changed.connect(lambda zoom: self._settings.change(zoom=zoom))
        area.row_requested.connect(self._show_row)
        area.inspector.put_together_requested.connect(session.put_together)
        area.inspector.set_apart_requested.connect(session.set_apart)
        area.inspector.note_written.connect(session.note)
        header.search_changed.connect(self._search.seek)
        header.next_hit_wanted.connect(self._search.go_to_next)
        header.previous_hit_wanted.connect(self._search.go_to_previous)
        self._search.hits_changed.connect(area.show_hits)
        self._search.hit_reached.connect(lambda hit: self._show_row(hit.row))
        self._search.note_changed.connect(header.set_found)

    # What is shown

    @Slot()
    def _show_project(self) -> None:
        session = self._session
        statements = session.project.statements
        self._show_notes()
        self._area.show_statements(statements, {id: letter(place) for place, id in enumerate(session.ids)})
        self._rooms.setCurrentWidget(self._area if statements else self._start)
        if session.answer is None:
            self._status.show_loaded(len(statements))
        self.setWindowTitle(f"{self._files.name} — Communiqué" if statements else "Communiqué")
        self._status.show_file(session.file.name if session.file else "", holds_all=not session.would_lose_work)
        self._actions.set_history(session.history.undo_name, session.history.redo_name)
        self._settle_actions()

    @Slot()
    def _hide_columns(self) -> None:
        self._area.set_hidden(self._session.hidden)

    def _show_notes(self) -> None:
        """On the rows that the clauses stand in now, as far as they are known."""
        answer, notes = self._session.answer, self._session.project.notes
        self._area.inspector.set_notes(notes_by_row(answer.comparison, notes) if answer else notes)

    @Slot(object)
    def _show_answer(self, answer: Answer | None) -> None:
        self._show_notes()
        self._area.show_answer(answer)
        self._search.set_comparison(answer.comparison if answer else None)
        self._status.show_answer(answer)
        several = answer is not None and len(answer.comparison.statements) > 1
        self._header.set_comparing(answer is not None, several)
        if answer is None:
            self._header.clear_search()
        self._apply_filter()
        self._settle_actions()

    def _row_filter(self) -> RowFilter:
        """What the person wants to see; all of a statement that is alone, which has nothing to differ from."""
        preferences = self._settings.preferences
        alone = len(self._session.ids) < 2
        return RowFilter() if alone else RowFilter(preferences.show, preferences.commitments_only)

    def _apply_filter(self) -> None:
        self._area.set_row_filter(self._row_filter())
        self._show_counts()

    def _show_counts(self) -> None:
        if self._session.answer is not None:
            only = self._settings.preferences.commitments_only or self._area.page is Page.COMMITMENTS
            self._header.set_counts(row_counts(self._session.answer.comparison, commitments_only=only))

    def _show_page(self, page: Page) -> None:
        self._area.show_page(page)
        self._page_actions()[page].setChecked(True)
        self._header.set_filters_shown(page is not Page.OVERVIEW, page is Page.SYNOPSIS)
        self._show_counts()

    def _go(self, step: Callable[[], None]) -> None:
        """Steps from row to row lead through the Synopsis."""
        if self._area.page is not Page.SYNOPSIS:
            self._show_page(Page.SYNOPSIS)
        step()

    def _show_row(self, row_id: str) -> None:
        """Take a row in hand in the Synopsis; where the filter hides it, show all rows first."""
        answer = self._session.answer
        if answer is None:
            return
        if all(row.id != row_id for row in matching_rows(answer.comparison, self._row_filter())):
            self._settings.change(show=Show.ALL, commitments_only=False)
        if self._area.page is not Page.SYNOPSIS:
            self._show_page(Page.SYNOPSIS)
        self._area.select_row(row_id)

    def _go_to_label(self) -> None:
        if self._session.answer is not None:
            dialog = LabelDialog(self._session.answer.comparison, self)
            dialog.row_wanted.connect(self._show_row)
            self._show(dialog)

    def _read_again(self, tracked: Tracked) -> None:
        self._session.read_again(self._area.panel.current, tracked)

    @Slot(str)
    def _show_details(self, id: str) -> None:
        project = self._session.project
        if statement := next((each for each in project.statements if each.id == id), None):
            dialog = DetailsDialog(statement, project.documents.get(id), project.origins.get(id), self)
            dialog.described.connect(self._session.describe)
            self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _settle_actions(self) -> None:
        """Offer what can be done now."""
        actions, ids, current = self._actions, self._session.ids, self._area.panel.current
        for action in actions.of_a_comparison():
            action.setEnabled(self._session.answer is not None)
        for action in actions.of_differences():
            action.setEnabled(self._session.answer is not None and len(ids) > 1)
        for action in actions.of_a_statement():
            action.setEnabled(current in ids)
        for action in (*actions.tracked.values(), actions.read_tracked):
            action.setEnabled(self._session.has_changes(current))
        actions.read_again.setEnabled(self._session.comes_from_a_file(current))
        actions.move_earlier.setEnabled(current in ids[1:])
        actions.move_later.setEnabled(current in ids[:-1])
        order = self._session.project.reading_order or next(iter(ids), "")
        actions.read_in_order.setChecked(bool(ids) and current == order)
        actions.close.setEnabled(bool(ids) or self._session.is_working)

    # What is kept

    def _restore(self) -> None:
        preferences = self._settings.preferences
        self.resize(1480, 920)
        if preferences.geometry:
            self.restoreGeometry(QByteArray(preferences.geometry))
        if preferences.splitter:
            self._area.setSizes(list(preferences.splitter))
        self._take_preferences()

    @Slot()
    def _take_preferences(self) -> None:
        preferences, actions = self._settings.preferences, self._actions
        actions.show_rows[preferences.show].setChecked(True)
        actions.commitments_only.setChecked(preferences.commitments_only)
        actions.appearances[preferences.appearance].setChecked(True)
        actions.by_meaning.setChecked(preferences.by_meaning)
        actions.statements_panel.setChecked(preferences.shows_statements)
        actions.inspector.setChecked(preferences.shows_inspector)
        self._area.panel.setVisible(preferences.shows_statements)
        self._area.set_zoom(preferences.zoom)
        self._area.show_inspector(preferences.shows_inspector)
        self._session.align_by_meaning(preferences.by_meaning)
        self._look.choose(preferences.appearance)
        self._start.show_recent(preferences.recent)
        self._fill_menus()
        self._apply_filter()

    def _fill_menus(self) -> None:
        recents, samples = self._menus.recent, self._menus.samples
        recents.clear()
        for recent in self._settings.preferences.recent:
            name = recent.name.replace("&", "&&")
            recents.addAction(name).triggered.connect(
                lambda checked=False, recent=recent: self._files.open_recent(recent)
            )
        recents.setEnabled(bool(recents.actions()))
        recents.addSeparator()
        recents.addAction(self._actions.clear_recent)
        samples.clear()
        for sample in sample_sets():
            name = sample.title.replace("&", "&&")
            samples.addAction(name).triggered.connect(
                lambda checked=False, sample=sample: self._files.open_sample(sample)
            )

    @Slot(object)
    def _take_theme(self, theme: Theme) -> None:
        for part in (self._header, self._message_bar, self._start, self._area):
            part.set_theme(theme)

    def _zoom(self, steps: int) -> None:
        zoom = self._settings.preferences.zoom
        ahead = [step for step in ZOOM_STEPS if (step > zoom if steps > 0 else step < zoom)]
        if ahead:
            self._settings.change(zoom=min(ahead, key=lambda step: abs(step - zoom)))

    # What comes from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if brought(event.mimeData()).is_something:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._files.take(brought(event.mimeData()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Whoever comes back may have edited a statement's file meanwhile.
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._watch.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self._files.leave(self._close_for_good)
        if not self._may_close:
            event.ignore()
            return
        self._settings.change(
            geometry=self.saveGeometry().data(),
            splitter=self._area.kept_sizes or self._settings.preferences.splitter,
        )
        self._tasks.stop_all()
        event.accept()

    def _close_for_good(self) -> None:
        self._may_close = True
        # Does nothing where closing is under way already; the person may also have saved first, which takes a while.
        self.close()
