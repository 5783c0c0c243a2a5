"""The two tables of the HTML report: the synopsis, and the commitments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from core.clauses.statement import Clause, Statement
from core.commitments.acts import LEVELS, Act
from core.comparison.summary import CommitmentRow, Summary, strongest
from core.comparison.values import Comparison, Row
from core.exports.html_elements import chip, choices, colour, columns, density, language, line, marked, relation, ticks
from core.exports.marked_words import pieces
from core.exports.wording import caption_label, commitments_sentence, kinds_in_sight, shortened

_PROMISE_LENGTH = 240
"""How many characters of a promise are shown in the table of commitments; the synopsis has the whole."""

_KEY_OF_WORDS = (
    "<li><strong>commitment</strong></li>",
    '<li><span class="deadline">deadline or amount</span></li>',
)
_KEY_OF_DIFFERENCES = (
    '<li><mark class="substance">differs in substance</mark></li>',
    '<li><mark class="wording">other words</mark></li>',
)


def synopsis(comparison: Comparison, summary: Summary, notes: Mapping[str, str]) -> Iterator[str]:
    """All rows, one column a statement; below a row the person's note on it (`notes`: row id → words)."""
    several = len(comparison.statements) > 1
    key = (*_KEY_OF_WORDS, *(_KEY_OF_DIFFERENCES if several else ()))
    yield f'<section class="table">\n<h2>Synopsis</h2>\n<ul class="key">{"".join(key)}</ul>'
    if several:
        yield choices("row", summary.rows)
    yield _opening("synopsis", "Row", comparison)
    for number, row in enumerate(comparison.rows, start=1):
        cells = "".join(_cell(comparison, row, statement) for statement in comparison.statements)
        yield f'<tr id="row-{number}" class="is-{row.relation}">{_row_head(comparison, row, number)}{cells}</tr>'
        if words := notes.get(row.id):
            across = len(comparison.statements)
            said = f'<td colspan="{across}"><p class="written" dir="auto">{escape(words)}</p></td>'
            yield f'<tr class="is-{row.relation} noted"><th scope="row">Note on row {number}</th>{said}</tr>'
    yield "</tbody>\n</table>\n</section>"


def commitments(comparison: Comparison, summary: Summary, numbers: Mapping[str, int]) -> Iterator[str]:
    """The rows in which somebody commits to something, those farthest apart first; `numbers` numbers row ids."""
    if not summary.commitments:
        return
    said = escape(commitments_sentence(comparison, summary))
    yield f'<section class="table">\n<h2>Commitments <small>{said}</small></h2>'
    if len(comparison.statements) > 1:
        yield choices("commitment", summary.commitment_counts)
    yield _opening("commitments", "Commitment", comparison)
    for held in sorted(summary.commitments, key=lambda held: -held.spread):
        head = _promise_head(comparison, held, numbers[held.row.id])
        cells = "".join(_promise(comparison, held, statement) for statement in comparison.statements)
        yield f'<tr class="is-{held.row.relation}">{head}{cells}</tr>'
    yield "</tbody>\n</table>\n</section>"


def _opening(name: str, first: str, comparison: Comparison) -> str:
    heads = f'<th scope="col">{first}</th>{columns(comparison)}'
    return f'<table class="{name} {density(comparison)}">\n<thead><tr>{heads}</tr></thead>\n<tbody>'


def _row_head(comparison: Comparison, row: Row, number: int) -> str:
    kinds = line("kinds", " · ".join(kinds_in_sight(row)))
    return (
        f'<th scope="row" title="{escape(row.why)}"><span class="number">{number}</span>'
        f"{relation(comparison, row)}{kinds}</th>"
    )


def _cell(comparison: Comparison, row: Row, statement: Statement) -> str:
    cell = row.cell(statement.id)
    if cell is None:
        return _absent(comparison, statement)
    clauses = "".join(_clause(comparison, row, clause) for clause in cell.clauses)
    return f'<td class="{colour(comparison, statement.id)}"{language(statement)}>{clauses}</td>'


def _absent(comparison: Comparison, statement: Statement) -> str:
    return f'<td class="absent">not in {comparison.letters[statement.id]}</td>'


def _clause(comparison: Comparison, row: Row, clause: Clause) -> str:
    act = strongest(comparison.acts_of.get(clause.id, ()))
    label = caption_label(comparison, clause)
    caption = [escape(label)] if label else []
    caption += [f"level {act.level}"] if act else []
    caption += ['<span class="moved">↷ moved</span>'] if clause.id in row.moved else []
    strokes = ticks(act.level or 0) if act else ""
    head = f'<p class="caption" lang="en" dir="ltr">{strokes}{" · ".join(caption)}</p>' if caption else ""
    return f'{head}<p class="clause {clause.kind}">{marked(pieces(comparison, row, clause))}</p>'


def _promise_head(comparison: Comparison, held: CommitmentRow, number: int) -> str:
    low, high = held.levels
    levels = f"level {low}" if low == high else f"levels {low} to {high}"
    return (
        f'<th scope="row"><a class="number" href="#row-{number}">row {number}</a>{line("topic", held.topic)}'
        f"{relation(comparison, held.row)}{line('kinds', ' · '.join([levels, *kinds_in_sight(held.row)]))}</th>"
    )


def _promise(comparison: Comparison, held: CommitmentRow, statement: Statement) -> str:
    acts = held.acts.get(statement.id)
    if acts is None:
        return _absent(comparison, statement)
    act = strongest(acts)
    if act is None:
        none = "not read in this language" if statement.id in comparison.unread else "no commitment"
        instead = ", ".join(dict.fromkeys(other.kind for other in acts)) or none
        return f'<td><p class="caption">{escape(instead)}</p></td>'
    level = act.level or 0
    caption = f"{level} · {LEVELS[level]}{f' · {act.actor}' if act.actor else ''}"
    return (
        f'<td class="{colour(comparison, statement.id)}"><p class="caption">{ticks(level)}{escape(caption)}</p>'
        f'<p class="clause"{language(statement)}>{_promised(statement, act)}</p>{_chips(act, acts)}</td>'
    )


def _promised(statement: Statement, act: Act) -> str:
    after = statement.text[act.verb.end : max(act.end, act.verb.end)]
    gap = " " if after[:1].isspace() else ""
    rest = shortened(after, _PROMISE_LENGTH)
    return f"<strong>{escape(act.verb.text, quote=False)}</strong>{gap}{escape(rest, quote=False)}"


def _chips(act: Act, acts: tuple[Act, ...]) -> str:
    others = sum(1 for other in acts if other.level) - 1
    return "".join(
        [
            *([chip("not", "¬ not")] if act.negative else []),
            *(chip("when", f"◷ {deadline.text}") for deadline in act.deadlines),
            *(chip("much", f"# {amount.in_full}") for amount in act.amounts),
            *(chip("quiet", f"~ {hedge.text}") for hedge in act.hedges),
            *(chip("quiet", f"⟳ {words.text}") for words in act.reporting),
            *(chip("quiet", f"not all: {words.text}") for words in act.attribution),
            *([chip("quiet", f"+ {others} more")] if others else []),
        ]
    )
