"""How reports say what a comparison holds: one wording for the page, the table and the terminal.

Every state has a sign beside its word, so that no report depends on colour.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.clauses.statement import Clause
from core.comparison.selection import Show
from core.comparison.summary import Summary
from core.comparison.values import Comparison, DifferenceKind, Relation, Row

SIGNS: Mapping[Relation, str] = {
    Relation.SAME: "●",
    Relation.REWORDED: "●",
    Relation.DIFFERS: "◐",
    Relation.ONLY: "○",
}

KIND_SIGNS: Mapping[DifferenceKind, str] = {
    DifferenceKind.STRENGTH: "▲",
    DifferenceKind.POLARITY: "¬",
    DifferenceKind.AMOUNT: "#",
    DifferenceKind.DEADLINE: "◷",
    DifferenceKind.FIGURE: "№",
    DifferenceKind.ACTOR: "☰",
    DifferenceKind.SCOPE: "⊂",
    DifferenceKind.CONDITION: "?",
    DifferenceKind.BRACKET: "[]",
    DifferenceKind.WORDING: "✎",
    DifferenceKind.PRESENTATION: "¶",
}

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def relation_word(comparison: Comparison, row: Row) -> str:
    """The word beside the sign: "only B" for a row that stands alone, "" where there is one statement to begin with."""
    if row.relation is Relation.SAME:
        return "shared"
    if row.relation is not Relation.ONLY:
        return row.relation
    return f"only {comparison.letters[row.cells[0].statement]}" if len(comparison.statements) > 1 else ""


def formula(comparison: Comparison, row: Row) -> str:
    """The agreement in the letters of the columns, "" for a row that stands alone."""
    return row.agreement.formula(comparison.letters) if len(row.cells) > 1 else ""


def kinds_in_sight(row: Row) -> tuple[DifferenceKind, ...]:
    """The kinds of difference that a row is headed with: those of substance, or where there are none, all."""
    weighty = [difference for difference in row.differences if difference.substance]
    return tuple(dict.fromkeys(difference.kind for difference in weighty or row.differences))


def caption_label(comparison: Comparison, clause: Clause) -> str:
    """The clause's label where its own words do not already begin with it: "2 (b)" above "(b) The Parties …"."""
    words = comparison.statement[clause.statement].text[clause.start : clause.end]
    return "" if words.lstrip("[(").startswith(clause.label) else clause.label


def heading(comparison: Comparison) -> str:
    """What there is: "Four statements, 41 rows"; of one statement alone, its clauses."""
    statements, rows = len(comparison.statements), len(comparison.rows)
    number = _NUMBERS[statements] if statements < len(_NUMBERS) else str(statements)
    parts = f"{rows} {_noun('clause' if statements == 1 else 'row', rows)}"
    return f"{number} {_noun('statement', statements)}, {parts}"


def counts(numbers: Mapping[Show, int]) -> tuple[tuple[Relation, str], ...]:
    """How rows divide, each with the relation whose sign stands for it: "9 shared", "14 that differ", …"""
    return (
        (Relation.SAME, f"{numbers[Show.SHARED]} shared"),
        (Relation.DIFFERS, f"{numbers[Show.DIFFERS]} that {'differs' if numbers[Show.DIFFERS] == 1 else 'differ'}"),
        (Relation.ONLY, f"{numbers[Show.ONLY]} in one statement only"),
    )


def rows_sentence(comparison: Comparison, summary: Summary) -> str:
    """ "Four statements, 41 rows: 9 shared, 14 that differ, 18 in one statement only."""
    if len(comparison.statements) < 2:
        return f"{heading(comparison)}."
    return f"{heading(comparison)}: {', '.join(words for _, words in counts(summary.rows))}."


def commitments_sentence(comparison: Comparison, summary: Summary) -> str:
    """ "31 commitments: 9 shared, 14 that differ, 8 in one statement only."""
    number = summary.commitment_counts[Show.ALL]
    said = f"{number or 'No'} {_noun('commitment', number)}"
    if number and len(comparison.statements) > 1:
        said += f": {', '.join(words for _, words in counts(summary.commitment_counts))}"
    return f"{said}.{_unread_words(comparison)}"


def _unread_words(comparison: Comparison) -> str:
    unread = [each for each in comparison.statements if each.id in comparison.unread]
    named = ", ".join(f"{comparison.letters[each.id]} ({each.language})" for each in unread)
    return f" Commitments are not read in the language of {named}." if unread else ""


def standing_sentence(comparison: Comparison, summary: Summary) -> str:
    """ "Of the shared, 7 stand in all 4 statements and 2 in some. They differ in strength (8), amount (3)."; "" where
    there is nothing to say."""
    said = []
    if len(comparison.statements) > 2 and summary.shared_by_all + summary.shared_by_some:
        every = f"{summary.shared_by_all} stand in all {len(comparison.statements)} statements"
        said.append(f"Of the shared, {every} and {summary.shared_by_some} in some.")
    if summary.commitment_kinds:
        kinds = ", ".join(f"{kind} ({number})" for kind, number in summary.commitment_kinds.items())
        said.append(f"They differ in {kinds}.")
    return " ".join(said)


def closeness_sentence(comparison: Comparison, summary: Summary) -> str:
    """Which two statements are closest and which farthest apart; "" where there are not three."""
    if len(comparison.statements) < 3:
        return ""
    pairs = sorted(summary.closeness.items(), key=lambda item: item[1])
    (far, low), (near, high) = pairs[0], pairs[-1]
    names, languages = comparison.letters, {statement.language for statement in comparison.statements}
    alike = "in common" if len(languages) == 1 else "in common, or between languages in rows that agree"
    if f"{low:.0%}" == f"{high:.0%}":
        return f"All pairs are equally close, with {high:.0%} of their words {alike}."
    return (
        f"Closest are {names[near[0]]} and {names[near[1]]}, with {high:.0%} of their words {alike}; "
        f"farthest apart are {names[far[0]]} and {names[far[1]]}, with {low:.0%}."
    )


def proof(comparison: Comparison) -> str:
    """Whether every word is shown once, as it was counted; and by whose words commitments were found, where by the
    person's own."""
    if lost := comparison.lost:
        return f"Not every word is shown once; these characters are missing or doubled: {lost}"
    own = f" Commitments were found with the word list “{comparison.word_list}”." if comparison.word_list else ""
    return f"Every word of every statement is shown once.{own}"


def shortened(text: str, at_most: int) -> str:
    """`text` on one line; where it is longer than `at_most` characters it ends, after a whole word, in "…"."""
    line = " ".join(text.split())
    if len(line) <= at_most:
        return line
    cut = line[: at_most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:") + " …"


def _noun(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"
