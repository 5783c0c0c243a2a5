"""What a text leaves open is found with its kind and depth, whatever the brackets do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.alternatives import Unsettled, UnsettledKind, unsettled
from core.clauses.segment import segment
from core.reading.document import Document

NAMES = ("option", "alt")


def found(text: str) -> list[tuple[str, str, int]]:
    return [(text[each.start : each.end], each.kind, each.depth) for each in unsettled(text, names=NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Parties [shall] meet.", [("[shall]", "alternative", 0)], id="alternative"),
        pytest.param(
            "They [shall] [should] meet.",
            [("[shall]", "alternative", 0), ("[should]", "alternative", 0)],
            id="side by side",
        ),
        pytest.param(
            "[They [shall [ever]] meet]",
            [
                ("[They [shall [ever]] meet]", "alternative", 0),
                ("[shall [ever]]", "alternative", 1),
                ("[ever]", "alternative", 2),
            ],
            id="nested",
        ),
        pytest.param(
            "by [ ] at [date], [XX] ships",
            [("[ ]", "blank", 0), ("[date]", "blank", 0), ("[XX]", "blank", 0)],
            id="blanks",
        ),
        pytest.param("[by [___]]", [("[by [___]]", "alternative", 0), ("[___]", "blank", 1)], id="blank in brackets"),
        pytest.param("within [30] days", [("[30]", "alternative", 0)], id="a number that is open"),
        pytest.param("[They [shall] meet", [("[", "open", 0), ("[shall]", "alternative", 0)], id="never closed"),
        pytest.param("They shall] meet]", [("]", "open", 0), ("]", "open", 0)], id="never opened"),
        pytest.param(
            "State[s] [re]affirm", [("[s]", "alternative", 0), ("[re]", "alternative", 0)], id="parts of words"
        ),
        pytest.param("各方[应][宜]开会", [("[应]", "alternative", 0), ("[宜]", "alternative", 0)], id="Chinese"),
        pytest.param("［应］", [("［应］", "alternative", 0)], id="full width"),
        pytest.param("It said “[t]he ports […] open” [sic].", [], id="quoting"),
        pytest.param("ports[12] open\n[12] See there.", [], id="footnotes"),
        pytest.param(
            "Option 1: open. \n\nOption 2: close.",
            [("Option 1", "version", 0), ("Option 2", "version", 0)],
            id="options",
        ),
        pytest.param(
            "17. [Alt A: open]", [("[Alt A: open]", "alternative", 0), ("Alt A", "version", 1)], id="in brackets"
        ),
        pytest.param(
            "12 bis. They meet.\n\n(b) ter. They part.\n\nOP7 alt. x",
            [("12 bis", "version", 0), ("(b) ter", "version", 0), ("OP7 alt", "version", 0)],
            id="numbered versions",
        ),
        pytest.param("We recall article 5 bis and prefer option 1.", [], id="references"),
        pytest.param("no brackets at all", [], id="none"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_open_is_found_with_kind_and_depth(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert found(text) == expected


@given(st.text(alphabet=st.sampled_from(list("[]［］ a1“”\nXbis.:Option…_")), max_size=80))
def test_spans_lie_in_the_text_and_nest_properly(text: str) -> None:
    spans = unsettled(text, names=NAMES)
    for each in spans:
        assert 0 <= each.start < each.end <= len(text)
        around = [
            other
            for other in spans
            if other is not each
            and other.kind in (UnsettledKind.ALTERNATIVE, UnsettledKind.BLANK)
            and other.start <= each.start
            and each.end <= other.end
        ]
        assert each.depth == len(around)
    for one, other in pairwise(spans):
        assert (one.start, -one.end) <= (other.start, -other.end)
        assert other.start >= one.end or other.end <= one.end


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(each.end <= len(text) for each in unsettled(text, names=NAMES))


@given(st.lists(st.sampled_from(["[", "]", "w"]), max_size=40))
def test_every_bracket_has_a_part_in_exactly_one_span(signs: list[str]) -> None:
    text = " ".join(signs)
    ends = [
        at
        for each in unsettled(text)
        for at in ({each.start, each.end - 1} if each.kind is not UnsettledKind.VERSION else ())
    ]
    assert sorted(ends) == [at for at, sign in enumerate(text) if sign in "[]"]


def test_a_statement_knows_what_it_leaves_open() -> None:
    statement = segment(Document("The Parties will [open] ports.\n\nVariante 1: x", "a.txt", "txt"), id="a")
    assert statement.unsettled[0] == Unsettled(17, 23, UnsettledKind.ALTERNATIVE)
