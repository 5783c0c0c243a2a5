"""The Inspector: what there is to know of the row in hand, and what the person can do with it.

The differences by kind with what each statement says, the reasons for the row and for each level, and two
corrections: put a clause into the row, set clauses apart. It asks for them by signals; the core does them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.alignment.rows import Link
from core.commitments.acts import Act
from core.comparison.summary import topic_of
from core.comparison.values import Comparison, Difference, DifferenceKind, Row, Side
from desktop.models.clause_text import caption_of
from desktop.models.margin_text import margin_lines
from desktop.theme import FontRole, Theme
from desktop.tips import tip
from desktop.views.clause_picker import ClausePicker
from desktop.views.inspector_parts import BadgeOf, Caption, Card, Sign, Words, link_button, tint
from desktop.views.marks import badge_icon, relation_colour
from desktop.views.note_box import NoteBox
from desktop.wording import absence_word, act_word, formula, kind_word, level_word, row_word, unread_words

_WIDTH = 296
_REST_MS = 60
"""A held arrow key passes rows faster than they can be read; the Inspector follows after this rest at the earliest."""
_LINKS_AT_FIRST = 3
_SURE_FROM, _FAIRLY_FROM = 0.8, 0.6
"""From where on a link is called sure, or fairly sure."""


class InspectorView(QWidget):
    """Signals: put_together_requested(list[str]): clause ids that are to stand in one row.
    set_apart_requested(list[str], list[str]): clause ids, and those beside which none of them is to stand; with an
    empty second list, no two of the first are to stand together. row_requested(str): a row to go to.
    note_written(str, str): the id of a row, and the note that is now on it.
    """

    put_together_requested = Signal(list)
    set_apart_requested = Signal(list, list)
    row_requested = Signal(str)
    note_written = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comparison: Comparison | None = None
        self._row: Row | None = None
        self._notes: Mapping[str, str] = {}
        self.setMinimumWidth(_WIDTH)
        self.setAccessibleName(self.tr("Inspector"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_stale = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._catch_up)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._picker = ClausePicker(theme)
        self._picker.clause_chosen.connect(self._put_together)
        self._picker.dismissed.connect(self._show_page)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._picker)
        self._together = QPushButton(self.tr("Put together…"), self)
        self._together.setToolTip(self.tr("Put a clause of another row into this one"))
        self._together.clicked.connect(self._show_picker)
        self._apart = QPushButton(self.tr("Set apart"), self)
        self._apart.setToolTip(self.tr("Take a clause out of this row"))
        self._note = NoteBox(self)
        self._note.written.connect(self.note_written)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 8, 12, 10)
        foot.addWidget(self._together)
        foot.addWidget(self._apart)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._note)
        layout.addWidget(self._foot)
        self.set_theme(theme)

    def show_row(self, comparison: Comparison | None, row_id: str) -> None:
        """Show a row of `comparison`; a quiet hint for "" and for an id that it does not have."""
        self._comparison = comparison
        rows = comparison.rows if comparison else ()
        self._row = next((row for row in rows if row.id == row_id), None)
        if self._resting.isActive():
            self._is_stale = True
        else:
            self._rebuild()

    def set_notes(self, notes: Mapping[str, str]) -> None:
        """Row id → the person's note on it, from now on."""
        self._notes = notes
        self._show_note()

    def set_theme(self, theme: Theme) -> None:
        """Paint with `theme` from now on."""
        self._theme = theme
        self._picker.set_theme(theme)
        self._stack.setStyleSheet(f"QStackedWidget, QScrollArea {{ background: {theme.panel.name()}; }}")
        self._rebuild()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._rebuild()

    def _rebuild(self) -> None:
        self._is_stale = False
        self._resting.start()
        page = QWidget()
        page.setProperty("role", "panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 14, 12, 14)
        layout.setSpacing(8)
        if self._comparison is None or self._row is None:
            layout.addWidget(Caption(self.tr("Row in hand")))
            layout.addWidget(Words(self._hint(), self._theme, muted=True))
        else:
            for widget in self._parts(self._comparison, self._row):
                layout.addWidget(widget)
        layout.addStretch()
        self._scroll.setWidget(page)
        self._stack.setCurrentWidget(self._scroll)
        self._offer_actions()

    def _hint(self) -> str:
        if self._comparison is None or not self._comparison.rows:
            return self.tr("Here you will see why clauses stand in one row, and how they differ.")
        if len(self._comparison.statements) == 1:
            return self.tr("Choose a clause to see what it does, and why it is read so.")
        return self.tr("Choose a row to see how its clauses differ, and why they stand together.")

    def _parts(self, comparison: Comparison, row: Row) -> Iterable[QWidget]:
        number = comparison.rows.index(row) + 1
        yield Caption(self.tr("Row {0} · {1}").format(number, topic_of(comparison, row)))
        if len(comparison.statements) > 1:
            yield self._state(comparison, row)
        for difference in row.differences:
            yield self._difference(comparison, difference)
        yield from self._margin(comparison, row)
        if len(comparison.statements) > 1:
            yield Caption(self.tr("Why this row"))
            yield from self._reasons(comparison, row)
        if acts := [act for clause in row.clauses for act in comparison.acts_of.get(clause.id, ())]:
            has_levels = any(act.level for act in acts)
            yield Caption(self.tr("Why this level") if has_levels else self.tr("What it does"))
            yield self._levels(comparison, acts)
        if unread := unread_words(comparison, row):
            yield Words(unread, self._theme, muted=True)

    def _margin(self, comparison: Comparison, row: Row) -> Iterable[QWidget]:
        """Tracked changes and comments of the sources, which are no part of their words."""
        card = Card("", None, self._theme.text, self._theme)
        lines = [
            (clause.statement, words, signed)
            for clause in row.clauses
            for words, signed in margin_lines(comparison.statement[clause.statement], clause)
        ]
        for statement, words, signed in lines:
            card.add_side(self._badges(comparison, (statement,)), words, signed)
        if lines:
            yield Caption(self.tr("In the margin of the source"))
            yield card

    def _state(self, comparison: Comparison, row: Row) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(7)
        layout.addWidget(Sign(row.relation, self._theme.text, self._theme, line))
        word = QLabel(row_word(comparison, row), line)
        word.setFont(self._theme.font(FontRole.STRONG))
        tint(word, relation_colour(row.relation, self._theme))
        layout.addWidget(word)
        layout.addWidget(Words(formula(comparison, row).replace("≠", "\u200b≠"), self._theme, muted=True), 1)
        return line

    def _difference(self, comparison: Comparison, difference: Difference) -> QWidget:
        colour = self._theme.differs if difference.substance else self._theme.muted
        card = Card(kind_word(difference.kind), difference.kind, colour, self._theme)
        if difference.kind is DifferenceKind.PRESENTATION:
            card.add_words(difference.why)
            return card
        card.setToolTip(tip(difference.why))
        for side in difference.sides:
            said = f"“{side.words}”" if side.words else absence_word(difference.kind)
            card.add_side(self._badges(comparison, side.statements), said, self._level(side), muted=not side.words)
        return card

    def _level(self, side: Side) -> str:
        return "" if side.level is None else self.tr("level {0}, {1}").format(side.level, level_word(side.level))

    def _reasons(self, comparison: Comparison, row: Row) -> Iterable[QWidget]:
        if len(row.links) != 1:
            yield Words(row.why, self._theme)
        if not row.links:
            return
        links = sorted(row.links, key=lambda link: -link.sure)
        yield self._links(comparison, row, links[:_LINKS_AT_FIRST])
        if len(links) > _LINKS_AT_FIRST:
            rest = self._links(comparison, row, links[_LINKS_AT_FIRST:])
            rest.hide()
            more = link_button(self.tr("Show {0} more").format(len(links) - _LINKS_AT_FIRST))
            more.clicked.connect(rest.show)
            more.clicked.connect(more.hide)
            yield more
            yield rest

    def _links(self, comparison: Comparison, row: Row, links: Iterable[Link]) -> Card:
        card = Card("", None, self._theme.text, self._theme)
        for link in links:
            held = {comparison.clause[link.first].statement, comparison.clause[link.second].statement}
            pair = tuple(statement.id for statement in comparison.statements if statement.id in held)
            reasons = "; ".join(reason.words for reason in link.reasons)
            card.add_side(self._badges(comparison, pair), self._sure(link), reasons)
            if link.runner_up in comparison.clause and comparison.row_of[link.runner_up] is not row:
                card.add_widget(self._runner_up(comparison, link.runner_up))
        return card

    def _sure(self, link: Link) -> str:
        percent = round(link.sure * 100)
        if link.sure >= _SURE_FROM:
            return self.tr("sure, {0} %").format(percent)
        if link.sure >= _FAIRLY_FROM:
            return self.tr("fairly sure, {0} %").format(percent)
        return self.tr("not sure, {0} %").format(percent)

    def _runner_up(self, comparison: Comparison, clause_id: str) -> QWidget:
        clause = comparison.clause[clause_id]
        called = f"{comparison.letters[clause.statement]} {caption_of(clause)}"
        button = link_button(self.tr("Next best would be {0}").format(called))
        button.setToolTip(tip(" ".join(comparison.statement[clause.statement].words_of(clause).split())))
        button.clicked.connect(lambda: self.row_requested.emit(comparison.row_of[clause_id].id))
        return button

    def _levels(self, comparison: Comparison, acts: Iterable[Act]) -> QWidget:
        card = Card("", None, self._theme.text, self._theme)
        for act in acts:
            if act.level is None:
                graded = act_word(act.kind)
            else:
                graded = self.tr("level {0}, {1}").format(act.level, level_word(act.level))
            said = f"{act.verb.text} — {graded}" if act.lead or act.level else graded
            why = "\n".join([act.why, *self._said_besides(act)])
            card.add_side(self._badges(comparison, (act.statement,)), said, why)
        return card

    def _said_besides(self, act: Act) -> Iterable[str]:
        """Who reports on it, who stands apart, and what its amounts are reckoned from, a line each."""
        if act.reporting:
            yield self.tr("Reports or monitors: {0}").format("; ".join(words.text for words in act.reporting))
        if act.attribution:
            yield self.tr("Not of all alike: {0}").format("; ".join(words.text for words in act.attribution))
        for amount in act.amounts:
            if amount.baseline:
                yield self.tr("{0} is reckoned {1}").format(amount.text, amount.baseline.text)

    def _show_note(self) -> None:
        row = self._row.id if self._row else ""
        self._note.show_note(row, self._notes.get(row, ""))
        self._note.setVisible(self._row is not None and self._stack.currentWidget() is self._scroll)

    def _offer_actions(self) -> None:
        """The note and the two corrections, where there is something to note or to correct."""
        self._show_note()
        comparison, row = self._comparison, self._row
        if comparison is None or row is None or len(comparison.statements) < 2:
            self._foot.hide()
            return
        self._foot.show()
        if (former := self._apart.menu()) is not None:
            former.deleteLater()
        self._apart.setMenu(self._apart_menu(comparison, row, self._apart))
        self._apart.setEnabled(len(row.cells) > 1)

    def _apart_menu(self, comparison: Comparison, row: Row, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for badge, cell in zip(self._badges(comparison, [c.statement for c in row.cells]), row.cells, strict=True):
            clauses = [clause.id for clause in cell.clauses]
            others = [clause.id for clause in row.clauses if clause.statement != cell.statement]
            action = menu.addAction(
                badge_icon(self._theme, badge.place, badge.letter),
                self.tr("{0} from the others").format(badge.letter),
            )
            action.triggered.connect(lambda _=False, c=clauses, o=others: self.set_apart_requested.emit(c, o))
        if len(row.cells) > 2:
            menu.addSeparator()
            everything = [clause.id for clause in row.clauses]
            action = menu.addAction(self.tr("All from each other"))
            action.triggered.connect(lambda: self.set_apart_requested.emit(everything, []))
        return menu

    def _show_picker(self) -> None:
        self._picker.offer(self._comparison, self._row)
        self._foot.hide()
        self._note.hide()
        self._stack.setCurrentWidget(self._picker)
        self._picker.begin()

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self._scroll)
        self._foot.show()
        self._note.show()
        self._together.setFocus()

    def _put_together(self, clause: str) -> None:
        self._show_page()
        if self._row is not None:
            self.put_together_requested.emit([*(own.id for own in self._row.clauses), clause])

    def _badges(self, comparison: Comparison, statements: Iterable[str]) -> list[BadgeOf]:
        places = {statement.id: place for place, statement in enumerate(comparison.statements)}
        return [BadgeOf(comparison.letters[s], places[s], comparison.statement[s].title) for s in statements]
