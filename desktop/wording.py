"""The one module that knows what relations, differences, acts and levels are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core.commitments.acts import ActKind
from core.comparison.values import Comparison, DifferenceKind, Relation, Row


def _tr(words: str) -> str:
    return QCoreApplication.translate("wording", words)


def date_words(date: str) -> str:
    """A date as Details has it, in short: "13 Nov 2025", "Nov 2025", "19 May 2023 – 21 May 2023"; "" for none."""
    return " – ".join(_day_words(day) for day in date.split("/") if day)


def _day_words(day: str) -> str:
    """English month names, as all words of the window are."""
    year, month, number = (int(part) for part in (*day.split("-"), "0", "0")[:3])
    if not month:
        return f"{year}"
    form = "d MMM yyyy" if number else "MMM yyyy"
    return QLocale(QLocale.Language.English).toString(QDate(year, month, number or 1), form)


def relation_word(relation: Relation) -> str:
    """One word for a row's relation."""
    return {
        Relation.SAME: _tr("shared"),
        Relation.REWORDED: _tr("reworded"),
        Relation.DIFFERS: _tr("differs"),
        Relation.ONLY: _tr("only"),
    }[relation]


def row_word(comparison: Comparison, row: Row) -> str:
    """The relation of a row; for a lone clause with the letter of its statement: "only B"."""
    if row.relation is Relation.ONLY:
        return _tr("only {0}").format(comparison.letters[row.cells[0].statement])
    return relation_word(row.relation)


def formula(comparison: Comparison, row: Row) -> str:
    """Which statements say the same, in letters: "A=B≠C"; "" for a lone clause."""
    return "" if row.relation is Relation.ONLY else row.agreement.formula(comparison.letters)


def unread_words(comparison: Comparison, row: Row | None = None) -> str:
    """Whose commitments are not known, for the language that they are in; "" where all are. With `row`, of those that
    stand in it."""
    asked = {cell.statement for cell in row.cells} if row else comparison.statement.keys()
    unread = [each for each in comparison.statements if each.id in comparison.unread & asked]
    if not unread:
        return ""
    named = (f"{comparison.letters[each.id]} ({language_word(each.language)})" for each in unread)
    return _tr("Commitments are not read in the language of {0}.").format(", ".join(named))


def language_word(code: str) -> str:
    """The English name of a language by its code (ISO 639), the code itself where it has none."""
    locale = QLocale(code)
    is_known = locale.language() not in (QLocale.Language.C, QLocale.Language.AnyLanguage)
    return QLocale.languageToString(locale.language()) if is_known else code


def kind_word(kind: DifferenceKind) -> str:
    """What a kind of difference is called."""
    return {
        DifferenceKind.STRENGTH: _tr("Strength"),
        DifferenceKind.POLARITY: _tr("Negation"),
        DifferenceKind.AMOUNT: _tr("Amount"),
        DifferenceKind.DEADLINE: _tr("Deadline"),
        DifferenceKind.FIGURE: _tr("Numbers and dates"),
        DifferenceKind.ACTOR: _tr("Actor"),
        DifferenceKind.SCOPE: _tr("Scope"),
        DifferenceKind.CONDITION: _tr("Condition"),
        DifferenceKind.BRACKET: _tr("Brackets"),
        DifferenceKind.WORDING: _tr("Wording"),
        DifferenceKind.PRESENTATION: _tr("Presentation"),
    }[kind]


def absence_word(kind: DifferenceKind) -> str:
    """What is said of a statement that has nothing of a kind that another has."""
    return {
        DifferenceKind.STRENGTH: _tr("no commitment"),
        DifferenceKind.POLARITY: _tr("not negated"),
        DifferenceKind.AMOUNT: _tr("no amount"),
        DifferenceKind.DEADLINE: _tr("no deadline"),
        DifferenceKind.FIGURE: _tr("not there"),
        DifferenceKind.ACTOR: _tr("no actor named"),
        DifferenceKind.SCOPE: _tr("no limit"),
        DifferenceKind.CONDITION: _tr("no condition"),
        DifferenceKind.BRACKET: _tr("no brackets"),
    }.get(kind, _tr("nothing of the kind"))


def act_word(kind: ActKind) -> str:
    """What a kind of act is called."""
    return {
        ActKind.COMMIT: _tr("commitment"),
        ActKind.DIRECT: _tr("call on others"),
        ActKind.STANCE: _tr("stance"),
        ActKind.RECITAL: _tr("recital"),
        ActKind.PERMIT: _tr("permission"),
    }[kind]


def level_word(level: int) -> str:
    """What a level of strength, 1 to 6, is called."""
    return (
        _tr("best effort"),
        _tr("intention"),
        _tr("continued"),
        _tr("firm pledge"),
        _tr("collective decision"),
        _tr("legal obligation"),
    )[level - 1]
