"""What is distinguished in a cell stands over the words that the core meant, whatever characters the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.alignment.rows import Cell
from core.clauses.statement import Clause, ClauseKind, Statement
from core.comparison.values import Agreement, Comparison, Relation, Row
from desktop.models.clause_text import Shown, SpanKind, clause_texts, home_row, show
from tests.gui.comparisons import Line, made

_TEXTS = st.text(st.sampled_from(list("ab \n\t 😀é\u0644")), max_size=30)


def _marked(shown: Shown, start: int, end: int) -> str:
    span = shown.span(start, end, SpanKind.HIT)
    units = shown.text.encode("utf-16-le")
    return units[2 * span.start : 2 * span.end].decode("utf-16-le") if span else ""


@given(_TEXTS, st.data())
def test_a_span_covers_the_same_words_in_the_text_and_as_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first = data.draw(st.integers(start, end))
    last = data.draw(st.integers(first, end))
    shown = show(text, start, end)
    assert shown.text.split() == text[start:end].split()
    assert "".join(_marked(shown, first, last).split()) == "".join(text[first:last].split())


def test_a_run_of_white_space_is_one_space() -> None:
    assert show("a  \n\n b", 0, 7).text == "a b"
    assert show("xx a\nb", 3, 6).text == "a b"


def test_bold_tints_deadlines_and_amounts_come_from_the_core() -> None:
    comparison = made([Line({"x": "We will pay *$5 million* by 2030.", "y": "No."}, levels={"x": 4})])
    (text,) = clause_texts(comparison, comparison.rows[0], "x", numbers={"x-1": 1})
    found = {span.kind: text.text[span.start : span.end] for span in text.spans}
    assert found == {
        SpanKind.VERB: "will",
        SpanKind.AMOUNT: "$5 million",
        SpanKind.DEADLINE: "by 2030",
        SpanKind.SUBSTANCE: "$5 million",
    }
    assert (text.caption, text.level, text.why) == ("¶ 1", 4, "“will” is a firm pledge")


def test_what_moved_together_is_said_to_have_moved_once() -> None:
    """A heading of two lines, which stands before the row that it follows in its own text."""
    text = "First.\n\nPart Two\n\nOn Trade"
    first, part, trade = (
        Clause("x", f"x-{number}", start, end, ClauseKind.HEADING, number)
        for number, (start, end) in enumerate(((0, 6), (8, 16), (18, 26)), start=1)
    )
    statement = Statement("x", "X", "x.txt", "en", text, (first, part, trade))

    def row(*clauses: Clause) -> Row:
        cells, moved = (Cell("x", clauses),), frozenset({part.id, trade.id})
        return Row(clauses[0].id, cells, Relation.ONLY, Agreement((("x",),)), (), {}, moved, (), 1.0, "alone")

    rows = (row(part, trade), row(first))
    comparison = Comparison((statement,), rows, (), "x")
    texts = clause_texts(comparison, rows[0], "x", numbers={rows[0].id: 1, rows[1].id: 52})
    assert [(each.home, each.home_number) for each in texts] == [("x-1", 52), ("", 0)]


def test_an_absent_cell_has_no_clauses() -> None:
    comparison = made([Line({"x": "Alone."}, Relation.ONLY)])
    assert clause_texts(comparison, comparison.rows[0], "y", numbers={}) == ()


@pytest.mark.parametrize(
    ("text", "label", "body", "spans"),
    [
        ("12. Labour: We work.", "12", 12, [("12", SpanKind.LABEL), (". Labour: ", SpanKind.LEAD)]),
        ("12. We work.", "12", 4, [("12. ", SpanKind.LABEL)]),
        ("Labour: We work.", "", 8, [("Labour: ", SpanKind.LEAD)]),
        ("We work.", "", 0, []),
    ],
)
def test_label_and_lead_are_distinguished(text: str, label: str, body: int, spans: list[tuple[str, SpanKind]]) -> None:
    clause = Clause("x", "x-1", 0, len(text), ClauseKind.OPERATIVE, 0, label=label, body=body)
    statement = Statement("x", "X", "x.txt", "en", text, (clause,))
    row = Row("x-1", (Cell("x", (clause,)),), Relation.ONLY, Agreement((("x",),)), (), {}, frozenset(), (), 1.0, "")
    (shown,) = clause_texts(Comparison((statement,), (row,), (), "x"), row, "x", numbers={"x-1": 1})
    assert shown.caption == (label or "¶ 1")
    assert [(text[span.start : span.end], span.kind) for span in shown.spans] == spans


def test_a_moved_clause_belongs_after_the_clause_before_it_in_its_own_text() -> None:
    comparison = made(
        [
            Line({"x": "First.", "y": "First."}),
            Line({"y": "Only y."}, Relation.ONLY),
            Line({"x": "Second.", "y": "Second."}, moved="xy"),
        ]
    )
    first, _, third = comparison.rows
    numbers = {row.id: number for number, row in enumerate(comparison.rows, 1)}
    assert home_row(comparison, third.clauses[0]) is first
    assert home_row(comparison, first.clauses[0]) is third
    (far,) = clause_texts(comparison, third, "x", numbers=numbers)
    (near,) = clause_texts(comparison, third, "y", numbers=numbers)
    assert (far.home, far.home_number) == ("x-1", 1)
    assert near.home == "", "it stands right behind the row where it belongs"
