"""What clauses of one language mean counts beside their words; where it is not wanted or not there, words alone do."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from core.alignment import prepare
from core.alignment.align import AlignmentOptions, align
from core.alignment.in_other_words import MEANING_EVIDENCE, meanings
from core.alignment.look import FIRST_WITH_MEANING
from core.alignment.model import load_model
from core.alignment.profile import read_sheet
from core.alignment.rows import Alignment
from core.clauses.statement import Statement
from core.errors import Cancelled
from tests.unit.alignment.texts import SUBJECTS, shared_rows, statement

BEFORE = (
    *SUBJECTS[:4],
    "Physicians trained abroad may practise in hospitals.",
    *SUBJECTS[4:8],
)
AFTER = (
    *SUBJECTS[9:11],
    *SUBJECTS[:4],
    "Doctors educated overseas can work at clinics.",
    *SUBJECTS[4:8],
)
WORDS_ALONE = AlignmentOptions(meaning=False)


def evidence_of(alignment: Alignment) -> set[str]:
    return {reason.evidence for row in alignment.rows for link in row.links for reason in link.reasons}


def in_four_words() -> list[Statement]:
    shorter = [sentence.split(" in ")[0] for sentence in BEFORE]
    return [statement("A", *BEFORE), statement("B", *AFTER), statement("C", *shorter), statement("D", *AFTER[::-1])]


def test_clauses_that_say_the_same_without_a_common_word_stand_in_one_row() -> None:
    texts = [statement("A", *BEFORE), statement("B", *AFTER)]
    pair = frozenset({"A-5", "B-7"})
    assert pair in shared_rows(align(texts))
    assert pair not in shared_rows(align(texts, options=WORDS_ALONE))


def test_such_a_link_says_that_it_is_the_same_in_other_words() -> None:
    found = align([statement("A", *BEFORE), statement("B", *AFTER)])
    (link,) = [link for row in found.rows for link in row.links if link.first == "A-5"]
    assert "the same in other words" in [reason.words for reason in link.reasons]


def test_the_order_of_loading_does_not_matter() -> None:
    statements = in_four_words()
    expected = [(row.id, row.links) for row in align(statements, reading_order="A").rows]
    for loaded in permutations(statements):
        assert [(row.id, row.links) for row in align(loaded, reading_order="A").rows] == expected


def test_without_the_package_words_decide_as_if_meaning_were_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = align(in_four_words(), options=WORDS_ALONE)
    monkeypatch.setattr(prepare, "is_installed", lambda: False)
    found = align(in_four_words())
    assert [(row.id, row.links) for row in found.rows] == [(row.id, row.links) for row in expected.rows]
    assert "meaning" not in evidence_of(found)


@pytest.mark.parametrize("language", ["eo", ""])
def test_a_language_that_the_encoder_does_not_know_is_left_to_words(language: str) -> None:
    texts = [replace(text, language=language) for text in in_four_words()]
    assert align(texts).rows == align(texts, options=WORDS_ALONE).rows


def test_long_comparisons_are_left_to_words() -> None:
    few = AlignmentOptions(meaning_up_to=10)
    assert align(in_four_words(), options=few).rows == align(in_four_words(), options=WORDS_ALONE).rows


def test_looking_at_meanings_can_be_stopped() -> None:
    texts = in_four_words()
    with pytest.raises(Cancelled):
        meanings(texts, read_sheet(texts, ()), should_cancel=lambda: True)


def test_what_a_clause_says_is_in_itself_whole_and_clauses_without_words_say_nothing() -> None:
    texts = [statement("A", *BEFORE[:3], "—"), statement("B", *AFTER)]
    sheet = read_sheet(texts, ())
    found = meanings(texts, sheet)
    own = found.said.diagonal()[sheet.statement >= 0]
    assert own[[0, 1, 2, *range(4, len(own))]] == pytest.approx(1.0, abs=1e-4)
    assert (found.said >= 0).all()
    assert np.isfinite(found.evidence(sheet.statement, np.array([0]), np.array([6]))).all()


def test_statements_without_clauses_have_no_meanings() -> None:
    empty = [replace(statement("A"), text=""), replace(statement("B"), text="")]
    assert len(meanings(empty, read_sheet(empty, ())).near(read_sheet(empty, ()), 4)) == 0
    assert align(empty).rows == ()


def test_the_weights_fit_the_evidence_and_likeness_speaks_for_a_pair() -> None:
    model = load_model(meaning=True)
    assert model.first == FIRST_WITH_MEANING
    assert {name for name in MEANING_EVIDENCE if model.effect[name] > 0} >= {"like_words", "meaning"}
