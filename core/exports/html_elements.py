"""The small parts of which the HTML report is made. Each function gives a piece of HTML whose words are escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from core.clauses.statement import Statement
from core.comparison.selection import Show
from core.comparison.values import Comparison, DifferenceKind, Relation, Row
from core.exports.marked_words import MarkOn, Piece
from core.exports.wording import KIND_SIGNS, SIGNS, formula, relation_word

STATES: Mapping[Relation, str] = {
    Relation.SAME: "shared",
    Relation.REWORDED: "shared",
    Relation.DIFFERS: "differs",
    Relation.ONLY: "only",
}
"""The class, and so the colour, of each relation."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_COLUMNS_ON_PAPER = 4


def badge(comparison: Comparison, statement: str) -> str:
    """The letter of a statement's column."""
    return f'<span class="badge {colour(comparison, statement)}">{comparison.letters[statement]}</span>'


def colour(comparison: Comparison, statement: str) -> str:
    """The class that gives a statement its colour."""
    return f"c{list(comparison.letters).index(statement)}"


def columns(comparison: Comparison) -> str:
    """The heads of the statements' columns."""
    return "".join(
        f'<th scope="col"><span class="title"{language(statement)}>{badge(comparison, statement.id)} '
        f'{escape(statement.title)}</span><small class="source" dir="auto">{escape(statement.source)}</small></th>'
        for statement in comparison.statements
    )


def density(comparison: Comparison) -> str:
    """The class of a table that has to be printed smaller, else ""."""
    return "many" if len(comparison.statements) > _COLUMNS_ON_PAPER else ""


def language(statement: Statement) -> str:
    """The attributes by which a browser chooses fonts, hyphens and the reading voice; "auto" looks at the letters."""
    if not statement.language:
        return ' dir="auto"'
    direction = "rtl" if statement.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
    return f' lang="{escape(statement.language)}" dir="{direction}"'


def line(name: str, words: str) -> str:
    """Words of a class on a line of their own, nothing where there are none."""
    return f'<span class="{name}" dir="auto">{escape(words)}</span>' if words else ""


def chip(name: str, words: str) -> str:
    """A few words in a rounded box."""
    return f'<span class="chip {name}">{escape(words)}</span>'


def kind(of: DifferenceKind) -> str:
    """A kind of difference, with its sign."""
    return f'<span aria-hidden="true">{escape(KIND_SIGNS[of])}</span> {of.capitalize()}'


def relation(comparison: Comparison, row: Row) -> str:
    """Sign, word and agreement of a row; nothing where there is one statement to begin with."""
    if not relation_word(comparison, row):
        return ""
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[row.relation]}</span>'
    word = escape(relation_word(comparison, row))
    agreement = line("formula", formula(comparison, row))
    return f'<span class="relation {STATES[row.relation]}">{sign} {word}</span>{agreement}'


def ticks(level: int) -> str:
    """A level, 1 to 6, as so many of six strokes."""
    return f'<span class="ticks" aria-hidden="true">{"<i></i>" * level}{"<i class=off></i>" * (6 - level)}</span>'


def marked(pieces: Iterable[Piece]) -> str:
    """Words with all their marks."""
    return "".join(_piece(piece) for piece in pieces)


def choices(group: str, numbers: Mapping[Show, int]) -> str:
    """Buttons that, without any script, choose which rows of the table after them are shown."""
    words = {Show.ALL: "All", Show.DIFFERS: "◐ Differs", Show.SHARED: "● Shared", Show.ONLY: "○ Only in one"}
    return "\n".join(
        f'<input type="radio" class="show show-{show}" name="{group}" id="{group}-{show}"'
        f'{" checked" if show is Show.ALL else ""}><label for="{group}-{show}">{word} {numbers[show]}</label>'
        for show, word in words.items()
    )


def _piece(piece: Piece) -> str:
    words = escape(piece.text, quote=False)
    for mark in (MarkOn.DEADLINE, MarkOn.AMOUNT):
        if mark in piece.marks:
            words = f'<span class="{mark}">{words}</span>'
    if MarkOn.COMMITMENT in piece.marks:
        words = f"<strong>{words}</strong>"
    return f'<mark class="{piece.tint}">{words}</mark>' if piece.tint else words
