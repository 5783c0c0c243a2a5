"""What a comparison comes to: what all share, what some do, in what the rest differ, and what matters first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.alignment.rows import Constraints
from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.selection import Show
from core.comparison.summary import Summary, summarise
from core.comparison.values import DifferenceKind
from core.exports.wording import standing_sentence
from core.reading.read import read_pasted


def summary_of(*texts: str) -> tuple[Summary, str]:
    """Of statements A, B … whose first paragraphs are put together, then their second."""
    statements = [segment(read_pasted(text), id=id) for id, text in zip("ABC", texts, strict=False)]
    rows = zip(*(statement.clauses for statement in statements), strict=False)
    together = [frozenset(clause.id for clause in row) for row in rows]
    comparison = compare(statements, constraints=Constraints(together=tuple(t for t in together if len(t) > 1)))
    summary = summarise(comparison)
    return summary, standing_sentence(comparison, summary)


def test_shared_by_all_by_some_differing_and_alone() -> None:
    summary, said = summary_of(
        "We will open two ports.\n\nWe will fund the survey with $18 million.\n\nWe will thank nobody.",
        "We will open two ports.\n\nWe will fund the survey with $80 million.\n\nWe will mend the nets of Ostrana.",
        "We will open two ports.\n\nWe shall fund the survey with $18 million.",
    )
    assert (summary.shared_by_all, summary.shared_by_some) == (1, 0)
    assert summary.commitment_counts[Show.DIFFERS] == 1
    assert summary.commitment_kinds == {DifferenceKind.STRENGTH: 1, DifferenceKind.AMOUNT: 1}
    assert said == "Of the shared, 1 stand in all 3 statements and 0 in some. They differ in strength (1), amount (1)."
    assert [matter.difference.kind for matter in summary.matters] == [DifferenceKind.STRENGTH, DifferenceKind.AMOUNT]


def test_of_one_statement_there_is_nothing_to_say() -> None:
    _, said = summary_of("We will open two ports.")
    assert said == ""


def test_the_strength_profile_counts_commitments_by_level() -> None:
    summary, _ = summary_of("We will open two ports. We shall pay. We will explore a ferry. The sea is wide.")
    [profile] = summary.profiles
    assert profile.commitments == {1: 1, 2: 0, 3: 0, 4: 1, 5: 0, 6: 1}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_closeness_is_the_same_whether_common_words_were_counted_before_or_not(language: str) -> None:
    one = segment(read_pasted("We will open two ports, two.\n\nWe will thank nobody."), id="A")
    other = segment(read_pasted("We will open two large ports, two.\n\nWe will mend nets."), id="B")
    comparison = compare([one, replace(other, language=language)])
    uncounted = replace(comparison, rows=tuple(replace(row, common=None) for row in comparison.rows))
    assert 0 < summarise(comparison).closeness["A", "B"] == summarise(uncounted).closeness["A", "B"]
