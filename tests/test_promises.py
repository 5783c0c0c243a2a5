"""Promises 1, 2 and 5 of the program, over texts that nobody would write and over the samples.

1. Nothing lost: every character that is not white space is in exactly one clause, every clause in exactly one row.
2. Order does not matter: statements loaded in another order give the same rows.
5. Nothing leaves the machine.
"""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.comparison.compare import Options, compare
from core.comparison.values import Comparison, Row
from core.exports.export import FORMATS, export
from core.loading import load
from core.reading.document import Document
from core.reading.samples import sample_sets

CLAUSES = (
    "The Parties shall submit the first report by 30 June 2031.",
    "The Parties will submit a report by 30 June 2031, as appropriate.",
    "We commit to provide $18 billion (US$ 18,000,000,000) by 2030; we remain determined to double it.",
    "Reaffirming its resolution 2254 (2015),",
    "1. Decides to remain [actively] seized of the matter [and the Strait];",
    "(a) to protect undersea cables;",
    "(b) not to tax data flows, e.g. between Belvara and the U.S.;",
    "2 (b) (ii) [Urges] [Calls upon] all parties to refrain …",
    "• a joint dry-dock facility",
    "“We stand together,” the ministers said, “and will continue to do so.”",
    "The parties also reaffirmed that <...> they “would not <…> yield.",
    "## Trade and investment",
    "ARTICLE 4",
    "Tariffs: The Participant will eliminate its tariff within three months.",
    "Done at Port Ormel, this 4th day of May 2026.",
    "___________________",
    "Нам предстоит обеспечить мир. Стороны обязуются сотрудничать",
    "双方同意在2030年之前投资180亿美元。双方重申承诺；",
    "تلتزم الأطراف بالتعاون في مجال الأمن البحري. ونؤكد من جديد",
    "दोनों पक्ष सहयोग जारी रखेंगे। हम प्रतिबद्ध हैं",
    "ทั้งสองฝ่ายจะร่วมมือกันต่อไป",
)
JOINTS = ("\n\n", "\n", " ", "", "\r\n", "\t", "\u00a0", "\u2028", "\n \n\n")
SCRAPS = st.text("ab.;:,()[]“”\"'‘’«»<>…·•-–—1 \n\u200b\ufeff\u0301é中ع", max_size=12)

pieces = st.lists(st.tuples(st.sampled_from(CLAUSES) | SCRAPS, st.sampled_from(JOINTS)), max_size=9)
composed = pieces.map(lambda parts: "".join(text + joint for text, joint in parts))
texts = composed | st.text(max_size=80)
ENORMOUS = " ".join(f"and the Parties will consider item {number} with care" for number in range(400))


def statements_of(words: Sequence[str]) -> list[Statement]:
    return [segment(Document(text, f"{id}.txt", "txt"), id=id) for id, text in zip("ABCD", words, strict=False)]


def covered(statement: Statement) -> Counter[int]:
    """How many clauses each character that is not white space is in."""
    count = Counter({place: 0 for place, sign in enumerate(statement.text) if not sign.isspace()})
    for clause in statement.clauses:
        count.update(place for place in range(clause.start, clause.end) if place in count)
    return count


def assert_nothing_lost(comparison: Comparison) -> None:
    rows = Counter(clause.id for row in comparison.rows for clause in row.clauses)
    assert set(rows.values()) <= {1}, "a clause is in two rows"
    for statement in comparison.statements:
        assert set(covered(statement).values()) <= {1}, "a character is in no clause or in two"
        assert all(clause.id in rows for clause in statement.clauses), "a clause is in no row"
        assert all(clause.statement == statement.id for clause in statement.clauses)
    assert comparison.lost == "", "the comparison itself must know that nothing is lost"


def content(row: Row) -> tuple[object, ...]:
    """What a row says, whatever the order of the columns. Of more than two cells that agree in groups, a group's words
    are those of its first, so that only of two cells they are the same in any order."""
    are_two = len(row.cells) == 2
    return (
        row.id,
        {cell.statement: tuple(clause.id for clause in cell.clauses) for cell in row.cells},
        row.relation,
        {frozenset(group) for group in row.agreement.groups},
        {
            (d.kind, d.substance, frozenset((frozenset(s.statements), s.words * are_two, s.level) for s in d.sides))
            for d in row.differences
        },
        row.moved,
        {frozenset((link.first, link.second)) for link in row.links},
        round(row.sure, 9),
    )


@given(texts)
@example("")
@example(" \n\t\u00a0")
@example("\u200b")
@example(ENORMOUS)
@example("[The Parties [shall] [should]\n\n“no end")
def test_clauses_tile_any_text(text: str) -> None:
    [statement] = statements_of([text])
    assert set(covered(statement).values()) <= {1}
    for clause in statement.clauses:
        words = statement.words_of(clause)
        assert words == words.strip() != ""
    starts = [clause.start for clause in statement.clauses]
    assert starts == sorted(starts)


@given(st.lists(texts, min_size=1, max_size=4))
@example(["", ""])
@example(["One clause, alone."])
def test_every_clause_is_in_exactly_one_row(words: list[str]) -> None:
    assert_nothing_lost(compare(statements_of(words)))


@given(st.lists(composed, min_size=2, max_size=3))
@example(["We will meet. We will meet.", "We will meet.", "We will meet. We shall not meet."])
def test_the_order_of_loading_does_not_matter(words: list[str]) -> None:
    statements = statements_of(words)
    options = Options(reading_order="A")
    first = [content(row) for row in compare(statements, options=options).rows]
    for order in list(permutations(statements))[1:]:
        other = compare(list(order), options=options)
        assert [content(row) for row in other.rows] == first
        assert all(
            [cell.statement for cell in row.cells] == [s.id for s in order if row.cell(s.id)] for row in other.rows
        ), "cells stand in the order of the columns"


def test_the_choice_of_reading_order_moves_rows_and_changes_none() -> None:
    statements = sample_statements()
    led_by = [compare(statements, options=Options(reading_order=statement.id)) for statement in statements]
    # Which clauses have moved is told from the order that is read in.
    said = [{row.id: content(replace(row, moved=frozenset())) for row in comparison.rows} for comparison in led_by]
    assert all(rows == said[0] for rows in said)


def test_one_enormous_paragraph_against_its_revision_loses_nothing() -> None:
    assert_nothing_lost(compare(statements_of([ENORMOUS, ENORMOUS.replace("item 7 with", "item 7 without")])))


def test_the_samples_lose_nothing_and_give_the_same_rows_in_another_order() -> None:
    statements = sample_statements()
    options = Options(reading_order=statements[0].id)
    one, other = compare(statements, options=options), compare(statements[::-1], options=options)
    assert_nothing_lost(one)
    assert [content(row) for row in other.rows] == [content(row) for row in one.rows]


def test_comparing_and_exporting_open_no_connection(tmp_path: Path) -> None:
    """No test may open one (conftest.py); this one goes the whole way, from files to every form of report."""
    with pytest.raises(AssertionError, match="a connection was opened"):
        socket.create_connection(("localhost", 9))
    reports = [tmp_path / f"report{form.endings[0]}" for form in FORMATS]
    for report in reports:
        export(compare(sample_statements()), report)
    assert all(report.stat().st_size > 1000 for report in reports)


def sample_statements() -> list[Statement]:
    loaded = load(sample_sets()[0].paths)
    assert not loaded.troubles
    return list(loaded.statements)
