"""What clauses of one language mean counts beside their words; where it is not wanted or not there, words alone do.

Words of English texts mean what they mean where they stand, those of other languages and of longer comparisons what
they mean by themselves; both promise the same.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from core.alignment import context_encoder, prepare
from core.alignment.align import AlignmentOptions, align
from core.alignment.in_context import meanings_in_context
from core.alignment.in_other_words import MEANING_EVIDENCE, Meanings, meanings
from core.alignment.look import FIRST_WITH_MEANING
from core.alignment.model import Meaning, load_model
from core.alignment.profile import read_sheet
from core.alignment.rows import Alignment
from core.clauses.statement import Statement
from core.errors import Cancelled
from tests.unit.alignment.texts import SUBJECTS, shared_rows, statement

Look = Callable[..., Meanings]

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
OF_WORDS = AlignmentOptions(in_context_up_to=0)
BOTH_WAYS = pytest.mark.parametrize("options", [AlignmentOptions(), OF_WORDS], ids=["in context", "of words"])
LOOKED_AT_BOTH_WAYS = pytest.mark.parametrize("look", [meanings_in_context, meanings], ids=["in context", "of words"])


def evidence_of(alignment: Alignment) -> set[str]:
    return {reason.evidence for row in alignment.rows for link in row.links for reason in link.reasons}


def in_four_words() -> list[Statement]:
    shorter = [sentence.split(" in ")[0] for sentence in BEFORE]
    return [statement("A", *BEFORE), statement("B", *AFTER), statement("C", *shorter), statement("D", *AFTER[::-1])]


@BOTH_WAYS
def test_clauses_that_say_the_same_without_a_common_word_stand_in_one_row(options: AlignmentOptions) -> None:
    texts = [statement("A", *BEFORE), statement("B", *AFTER)]
    pair = frozenset({"A-5", "B-7"})
    assert pair in shared_rows(align(texts, options=options))
    assert pair not in shared_rows(align(texts, options=WORDS_ALONE))


@BOTH_WAYS
def test_such_a_link_says_that_it_is_the_same_in_other_words(options: AlignmentOptions) -> None:
    found = align([statement("A", *BEFORE), statement("B", *AFTER)], options=options)
    (link,) = [link for row in found.rows for link in row.links if link.first == "A-5"]
    assert "the same in other words" in [reason.words for reason in link.reasons]


@BOTH_WAYS
def test_the_order_of_loading_does_not_matter(options: AlignmentOptions) -> None:
    statements = in_four_words()
    expected = [(row.id, row.links) for row in align(statements, options=options, reading_order="A").rows]
    for loaded in permutations(statements):
        found = align(loaded, options=options, reading_order="A")
        assert [(row.id, row.links) for row in found.rows] == expected


def test_without_the_package_words_decide_as_if_meaning_were_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = align(in_four_words(), options=WORDS_ALONE)
    monkeypatch.setattr(prepare, "is_installed", lambda: False)
    monkeypatch.setattr(context_encoder, "is_installed", lambda: False)
    found = align(in_four_words())
    assert [(row.id, row.links) for row in found.rows] == [(row.id, row.links) for row in expected.rows]
    assert "meaning" not in evidence_of(found)


def test_without_the_encoder_for_english_words_mean_what_they_mean_by_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_context, of_words = align(in_four_words()), align(in_four_words(), options=OF_WORDS)
    monkeypatch.setattr(context_encoder, "is_installed", lambda: False)
    assert align(in_four_words()).rows == of_words.rows != in_context.rows


def test_the_encoder_for_english_alone_is_enough_for_english(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = align(in_four_words())
    monkeypatch.setattr(prepare, "is_installed", lambda: False)
    assert align(in_four_words()).rows == expected.rows


def test_words_of_other_languages_mean_what_they_mean_by_themselves() -> None:
    texts = [replace(text, language="fr") for text in in_four_words()]
    assert align(texts).rows == align(texts, options=OF_WORDS).rows


@pytest.mark.parametrize("language", ["eo", ""])
def test_a_language_that_the_encoder_does_not_know_is_left_to_words(language: str) -> None:
    texts = [replace(text, language=language) for text in in_four_words()]
    assert align(texts).rows == align(texts, options=WORDS_ALONE).rows


def test_comparisons_that_are_not_quite_short_are_not_read_in_context() -> None:
    clauses = sum(len(each.clauses) for each in in_four_words())
    for most, expected in ((clauses - 1, OF_WORDS), (clauses, AlignmentOptions())):
        options = AlignmentOptions(in_context_up_to=most)
        assert align(in_four_words(), options=options).rows == align(in_four_words(), options=expected).rows


def test_long_comparisons_are_left_to_words() -> None:
    few = AlignmentOptions(meaning_up_to=10)
    assert align(in_four_words(), options=few).rows == align(in_four_words(), options=WORDS_ALONE).rows


@LOOKED_AT_BOTH_WAYS
def test_looking_at_meanings_can_be_stopped(look: Look) -> None:
    texts = in_four_words()
    with pytest.raises(Cancelled):
        look(texts, read_sheet(texts, ()), should_cancel=lambda: True)


def test_what_a_clause_says_is_in_itself_whole_and_clauses_without_words_say_nothing() -> None:
    texts = [statement("A", *BEFORE[:3], "—"), statement("B", *AFTER)]
    sheet = read_sheet(texts, ())
    found = meanings(texts, sheet)
    own = found.said.diagonal()[sheet.statement >= 0]
    assert own[[0, 1, 2, *range(4, len(own))]] == pytest.approx(1.0, abs=1e-4)
    assert (found.said >= 0).all()
    assert np.isfinite(found.evidence(sheet.statement, np.array([0]), np.array([6]))).all()


def test_in_context_what_a_clause_says_is_whole_in_a_clause_of_the_same_words_and_nothing_in_one_without() -> None:
    texts = [statement("A", *BEFORE[:3], "—"), statement("B", *BEFORE[:3])]
    sheet = read_sheet(texts, ())
    found = meanings_in_context(texts, sheet)
    here, there = (np.arange(span.start, span.stop) for span in sheet.spans)
    for one, other in zip(here[:3], there, strict=True):
        assert found.said[one, other] == pytest.approx(1.0, abs=1e-4)
        assert found.said[other, one] == pytest.approx(1.0, abs=1e-4)
    assert (found.said[np.ix_(here[:3], there)] <= 1.0001).all()
    assert not found.said[here[3]].any()
    assert not found.said[:, here[3]].any()


def test_in_context_words_are_matched_as_the_definition_has_it() -> None:
    texts = in_four_words()
    sheet = read_sheet(texts, ())
    said = meanings_in_context(texts, sheet).said
    known = context_encoder.context_encoder()
    meant = [known.meant([text.text[k.body : k.end] for k in text.clauses]) for text in texts]
    pieces = [set(found.tolist()) for each in meant for found in each.pieces]
    common = np.vstack([found for each in meant for found in each.piece_vectors]).mean(0)

    def part(one: tuple[int, int], other: tuple[int, int]) -> float:
        a, n = one
        ours, theirs = (meant[x].piece_vectors[y] - common for x, y in (one, other))
        ours, theirs = (each / np.linalg.norm(each, axis=1, keepdims=True) for each in (ours, theirs))
        weight = [
            np.log((len(pieces) + 1) / sum(piece in found for found in pieces)) for piece in meant[a].pieces[n].tolist()
        ]
        return float(np.average(np.maximum(ours @ theirs.T, 0).max(1), weights=weight))

    for one, other in (((0, 0), (1, 2)), ((1, 6), (0, 4)), ((2, 8), (3, 0))):
        at = [sheet.spans[text].start + clause for text, clause in (one, other)]
        assert said[tuple(at)] == pytest.approx(part(one, other), abs=1e-4)


@LOOKED_AT_BOTH_WAYS
def test_statements_without_clauses_have_no_meanings(look: Look) -> None:
    empty = [replace(statement("A"), text=""), replace(statement("B"), text="")]
    assert len(look(empty, read_sheet(empty, ())).near(read_sheet(empty, ()), 4)) == 0
    assert align(empty).rows == ()


@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_handful_of_clauses_has_meanings_too(count: int) -> None:
    texts = [statement("A", *BEFORE[:count]), statement("B", "—", *BEFORE[:count])]
    sheet = read_sheet(texts, ())
    found = meanings_in_context(texts, sheet)
    assert np.isfinite(found.vectors).all()
    assert len(shared_rows(align(texts))) == count


@pytest.mark.parametrize("meaning", [Meaning.OF_WORDS, Meaning.IN_CONTEXT])
def test_the_weights_fit_the_evidence_and_likeness_speaks_for_a_pair(meaning: Meaning) -> None:
    model = load_model(meaning=meaning)
    assert model.first == FIRST_WITH_MEANING
    assert {name for name in MEANING_EVIDENCE if model.effect[name] > 0} >= {"like_words", "meaning"}
