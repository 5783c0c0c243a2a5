"""Rows say whether their cells are the same, reworded, differ or stand alone, in what, and who agrees."""

from __future__ import annotations

import pytest

from core.alignment.rows import Constraints
from core.clauses.segment import segment
from core.comparison.compare import Options, compare
from core.comparison.values import Comparison, DifferenceKind, Relation, Row, TintKind
from core.errors import Cancelled
from core.reading.read import read_pasted


def row_of(*texts: str) -> tuple[Comparison, Row]:
    """The row of statements A, B … whose only clauses are put together."""
    statements = [segment(read_pasted(text), id=id) for id, text in zip("ABCDE", texts, strict=False)]
    together = frozenset(clause.id for statement in statements for clause in statement.clauses)
    comparison = compare(statements, constraints=Constraints(together=(together,)))
    [row] = comparison.rows
    return comparison, row


def tinted(comparison: Comparison, row: Row, statement: str) -> dict[str, TintKind]:
    text = comparison.statement[statement].text
    return {text[tint.start : tint.end]: tint.kind for tint in row.tints[statement]}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        pytest.param("We will act by 2030.", "We shall act by 2030.", "strength", id="will, shall"),
        pytest.param("The parties shall act.", "The parties should act.", "strength", id="shall, should"),
        pytest.param("We will build ports.", "We will not build ports.", "polarity", id="will, will not"),
        pytest.param("We will phase out coal.", "We will phase down coal.", "wording", id="phase out, phase down"),
        pytest.param("We will end fees by 2030.", "We will end fees by 2035.", "deadline", id="2030, 2035"),
        pytest.param("We will pay $18 billion.", "We will pay $80 billion.", "amount", id="18, 80 billion"),
        pytest.param("We will act.", "We will act, as appropriate.", "scope", id="as appropriate"),
        pytest.param("We will end coal power.", "We will end unabated coal power.", "scope", id="unabated"),
        pytest.param("We decide to open it.", "We decide to consider opening it.", "strength", id="decide, consider"),
        pytest.param("We call on all to pay.", "We demand that all pay.", "strength", id="call on, demand"),
        pytest.param("We call on all to pay.", "We urge all to pay.", "strength", id="call on, urge"),
        pytest.param("We urge all to pay.", "We demand that all pay.", "strength", id="urge, demand"),
        pytest.param("We will pay half.", "We will pay 40 percent.", "amount", id="half, 40 percent"),
        pytest.param("We will act by 2030.", "We will act towards 2030.", "deadline", id="by, towards a year"),
        pytest.param("We will cut it by 5 %.", "We will cut it towards 5 %.", "wording", id="by, towards an amount"),
        pytest.param("Some parties will act.", "Certain parties will act.", "scope", id="some, certain"),
        pytest.param("Ostrana commits to pay.", "Kelland commits to pay.", "actor", id="an actor swapped"),
        pytest.param("We will pay the dues.", "We will pay [half of] the dues.", "bracket", id="a bracket opened"),
        pytest.param("We will halve it.", "We will work towards halving it.", "strength", id="by, towards"),
        pytest.param("We will support it.", "We will not fail to support it.", "polarity", id="a double negative"),
        pytest.param("We will not back it.", "We will not fail to back it.", "polarity", id="denied once, twice"),
        pytest.param("We will refrain from it.", "We will not refrain from it.", "polarity", id="refrain, not refrain"),
        pytest.param("We will act in May 2027.", "We will act by May 2027.", "deadline", id="in, by"),
        pytest.param(
            "We will meet every two years.", "We will meet twice a year.", "deadline", id="every two, twice a"
        ),
        pytest.param("No party shall fire.", "The parties shall fire.", "polarity", id="no party, the parties"),
        pytest.param("We will pay at least 5 tons.", "We will pay up to 5 tons.", "amount", id="at least, up to"),
        pytest.param("We will act.", "We will act, with the exception of Ostrana.", "scope", id="an exception"),
        pytest.param("Members agreed to act.", "Most members agreed to act.", "scope", id="most members"),
        pytest.param(
            "We will cut 5 % relative to 2019 levels.",
            "We will cut 5 % relative to 2005 levels.",
            "amount",
            id="baseline",
        ),
        pytest.param("We will pay $5 to $10 billion.", "We will pay $5 to $12 billion.", "amount", id="end of a range"),
        pytest.param("We will pay CAD$5 million.", "We will pay US$5 million.", "amount", id="currency"),
        pytest.param("All parties will act.", "The parties will act.", "scope", id="all parties, the parties"),
    ],
)
def test_what_binds_differently_differs_in_its_kind(one: str, other: str, kind: str) -> None:
    _, row = row_of(one, other)
    assert row.relation is Relation.DIFFERS
    assert DifferenceKind(kind) in {difference.kind for difference in row.differences if difference.substance}
    assert row.agreement.formula({"A": "A", "B": "B"}) == "A≠B"


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        pytest.param("We will pay $5 million soon.", "We will pay $8 million soon.", "$8 million", id="amount"),
        pytest.param("We pay at least 5 tons.", "We pay at least 6 tons.", "6 tons", id="what compares stays"),
        pytest.param("We met on 1 July 2027.", "We met on 1 May 2027.", "1 May 2027", id="date"),
        pytest.param("We met on 1 July 2027.", "We met on July 1, 2027.", "July 1, 2027", id="date otherwise written"),
        pytest.param("We met in 2027 with 5 men.", "We met in 2027 with 6 men.", "6", id="a number beside a year"),
    ],
)
def test_amounts_and_dates_are_marked_whole(one: str, other: str, marked: str) -> None:
    comparison, row = row_of(one, other)
    [tint] = row.tints["B"]
    assert comparison.statement["B"].text[tint.start : tint.end] == marked


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param("We will choose a colour.", "We will choose a color.", Relation.SAME, id="colour"),
        pytest.param("We will honour it.", "We will honor it.", Relation.SAME, id="spelling"),
        pytest.param("We will cut 50 per cent.", "We will cut 50 percent.", Relation.SAME, id="per cent"),
        pytest.param("We will open ten ports.", "We will open 10 ports.", Relation.SAME, id="ten"),
        pytest.param("We will cut 5 per cent.", "We will cut 5%.", Relation.SAME, id="%"),
        pytest.param("The twenty-first summit met.", "The 21st summit met.", Relation.SAME, id="21st"),
        pytest.param("We will pay $18 billion.", "We will pay US$18,000 million.", Relation.REWORDED, id="18 billion"),
        pytest.param(
            "We will act by 2030.", "We will act no later than the end of 2030.", Relation.REWORDED, id="2030"
        ),
        pytest.param("We will act by end-2030.", "We will act by the end of 2030.", Relation.REWORDED, id="end-2030"),
        pytest.param(
            "We will pay between $5 and $10 billion.",
            "We will pay $5 billion to $10 billion.",
            Relation.REWORDED,
            id="range",
        ),
        pytest.param("We will cut half of it.", "We will cut one-half of it.", Relation.REWORDED, id="half"),
        pytest.param("We will pay half.", "We will pay 50 percent.", Relation.REWORDED, id="half, 50 percent"),
        pytest.param("We will cut a third.", "We will cut one third.", Relation.REWORDED, id="a third"),
        pytest.param("Released at 2:00 p.m. EST.", "Released at 2:00 p.m. EDT.", Relation.REWORDED, id="summer time"),
        pytest.param("We will act by May 2027.", "We will act by 31 May 2027.", Relation.REWORDED, id="end of May"),
        pytest.param("We will cut it, if able, now.", "We will cut it if able now.", Relation.SAME, id="commas"),
        pytest.param("(a) We will act.", "(c) We will act.", Relation.SAME, id="letters of items"),
        pytest.param("We pledge to act.", "We will act.", Relation.REWORDED, id="pledge to, will"),
        pytest.param("We decided to act.", "We agreed to act.", Relation.REWORDED, id="decided, agreed"),
        pytest.param(
            "We reaffirm our commitment to peace.", "We remain committed to peace.", Relation.REWORDED, id="reaffirm"
        ),
        pytest.param(
            "We will cut 5 % relative to 2019 levels.",
            "We will cut 5 % compared with 2019.",
            Relation.REWORDED,
            id="base",
        ),
        pytest.param("We commit to act.", "We are committed to act.", Relation.REWORDED, id="commit"),
        pytest.param("1. We will act, now.", "2. We will act now;", Relation.SAME, id="numbering and signs"),
        pytest.param("“We will act.”", '"We will act."', Relation.SAME, id="quotes"),
        pytest.param("We back the U.S. plan.", "We back the United States plan.", Relation.SAME, id="the U.S."),
        pytest.param("We will open the ports.", "We will open our ports.", Relation.REWORDED, id="small words"),
        pytest.param("We will meet every year.", "We will meet annually.", Relation.REWORDED, id="every year"),
        pytest.param(
            "We will meet every other year.", "We will meet every two years.", Relation.REWORDED, id="2 years"
        ),
        pytest.param("The US will pay $5.", "The United States will pay $5.", Relation.SAME, id="the US"),
        pytest.param("Neither side will fire.", "The sides will not fire.", Relation.REWORDED, id="neither side"),
        pytest.param("No party shall fire.", "The parties shall not fire.", Relation.REWORDED, id="no party"),
        pytest.param("The Parties will act.", "Both Governments will act.", Relation.REWORDED, id="the signatories"),
    ],
)
def test_what_binds_nobody_differently_is_no_substance(one: str, other: str, relation: Relation) -> None:
    _, row = row_of(one, other)
    assert row.relation is relation
    assert not any(difference.substance for difference in row.differences)


def test_agreement_groups_do_not_need_a_first_statement() -> None:
    _, row = row_of("We will act by 2031.", "We will act by 2030.", "We will act by 2030.")
    assert row.agreement.groups == (("B", "C"), ("A",))
    [deadline] = [difference for difference in row.differences if difference.kind is DifferenceKind.DEADLINE]
    assert [side.statements for side in deadline.sides] == [("A",), ("B", "C")]
    assert deadline.why


def test_a_deed_is_no_word_of_strength() -> None:
    _, row = row_of("We pledge to build ports.", "We will close ports.", "We will build ports.")
    assert row.agreement.groups == (("A", "C"), ("B",))
    [wording] = [difference for difference in row.differences if difference.substance]
    assert [(side.statements, side.words) for side in wording.sides] == [
        (("A", "C"), "pledge to build / build"),
        (("B",), "will close"),
    ]


def test_a_side_of_several_statements_quotes_them_all() -> None:
    _, row = row_of("We will open ports.", "We will open our ports.", "We will close all the old ports.")
    [wording] = [difference for difference in row.differences if difference.kind is DifferenceKind.WORDING]
    assert [side.words for side in wording.sides] == ["open / open our", "close all the old"]


def test_a_difference_of_strength_is_told_once() -> None:
    _, row = row_of("We decided to open it.", "We decided to consider opening it.")
    assert [difference.kind for difference in row.differences] == [DifferenceKind.STRENGTH]


def test_every_cell_is_marked_against_the_others() -> None:
    comparison, row = row_of("We will open ports.", "We will open ports and railways.", "We will open our ports.")
    assert tinted(comparison, row, "B") == {"and railways": TintKind.SUBSTANCE}
    assert tinted(comparison, row, "C")["our"] is TintKind.WORDING


def test_one_statement_alone_is_no_error() -> None:
    comparison = compare([segment(read_pasted("We will act. They will not."), id="A")])
    assert [row.relation for row in comparison.rows] == [Relation.ONLY] * 2
    assert comparison.lost == ""


def test_no_statement_is_an_empty_comparison() -> None:
    assert compare([]).rows == ()


def test_a_comparison_can_be_stopped() -> None:
    statements = [segment(read_pasted("We will act."), id=id) for id in "AB"]
    with pytest.raises(Cancelled):
        compare(statements, should_cancel=lambda: True)


def test_rows_follow_the_order_that_is_chosen() -> None:
    one = segment(read_pasted("We will open the ports.\n\nWe will protect the whales."), id="A")
    other = segment(read_pasted("We will protect the whales.\n\nWe will open the ports."), id="B")
    comparison = compare([one, other], options=Options(reading_order="B"))
    assert [row.cell("B").clauses[0].id for row in comparison.rows if row.cell("B")] == ["B-1", "B-2"]
