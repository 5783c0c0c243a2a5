"""Statements in different languages are set together by what they mean, without the package by words alone."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from core.alignment import prepare
from core.alignment.across_languages import ACROSS_EVIDENCE, ALL_ACROSS_EVIDENCE, load_across_model
from core.alignment.align import AlignmentOptions, align
from core.alignment.meaning import encoder
from core.clauses.statement import Statement
from core.errors import Cancelled
from tests.unit.alignment.texts import shared_rows, statement

ENGLISH = (
    "The two governments will build a railway tunnel under the mountains by 2031.",
    "They condemn the seizure of fishing vessels in the strait.",
    "A fund of 40 million dollars will help coastal villages to rebuild their harbours.",
    "Students may enrol at public universities without paying fees for foreigners.",
    "Both countries will halve methane leaks from gas pipelines.",
)
FRENCH = (
    "Les deux gouvernements construiront un tunnel ferroviaire sous les montagnes d'ici à 2031.",
    "Ils condamnent la saisie de navires de pêche dans le détroit.",
    "Un fonds de 40 millions de dollars aidera les villages côtiers à reconstruire leurs ports.",
    "Les étudiants peuvent s'inscrire dans les universités publiques sans payer de frais pour étrangers.",
    "Les deux pays réduiront de moitié les fuites de méthane des gazoducs.",
)
CHINESE = (
    "两国政府将在2031年前在山下修建一条铁路隧道。",
    "他们谴责在海峡扣押渔船的行为。",
    "一项4000万美元的基金将帮助沿海村庄重建港口。",
    "学生可以在公立大学注册，无需支付外国人学费。",
    "两国将把天然气管道的甲烷泄漏减少一半。",
)


def made(language: str, *sentences: str) -> Statement:
    return replace(statement(language, *sentences), language=language)


def row(*clauses: str) -> frozenset[str]:
    return frozenset(clauses)


def test_clauses_that_mean_the_same_stand_in_one_row() -> None:
    found = align([made("en", *ENGLISH), made("fr", *FRENCH), made("zh", *CHINESE)])
    assert shared_rows(found) == {row(f"en-{n}", f"fr-{n}", f"zh-{n}") for n in range(1, 6)}
    assert all(link.sure > 0.5 for each in found.rows for link in each.links)


def test_what_was_moved_is_found_and_what_has_no_partner_stays_alone() -> None:
    order = [3, 1, 4, 0]
    found = align([made("en", *ENGLISH), made("fr", *(FRENCH[n] for n in order))])
    assert shared_rows(found) == {row(f"en-{n + 1}", f"fr-{at}") for at, n in enumerate(order, 1)}


def test_a_link_says_that_meaning_made_it() -> None:
    found = align([made("en", *ENGLISH), made("fr", *FRENCH)])
    links = [link for each in found.rows for link in each.links]
    assert all("meaning" in [reason.evidence for reason in link.reasons] for link in links)


def test_statements_in_one_language_are_aligned_as_ever_beside_one_in_another() -> None:
    changed = [sentence.replace("will", "shall") for sentence in ENGLISH]
    one, other = made("en", *ENGLISH), replace(made("en2", *changed), language="en")
    beside = align([one, other, made("fr", *FRENCH)])
    assert shared_rows(beside) == {row(f"en-{n}", f"en2-{n}", f"fr-{n}") for n in range(1, 6)}


def test_the_order_of_loading_does_not_matter_across_languages() -> None:
    statements = [made("en", *ENGLISH), made("fr", *FRENCH), made("zh", *CHINESE)]
    expected = align(statements, reading_order="en")
    for shuffled in permutations(statements):
        found = align(shuffled, reading_order="en")
        assert [(each.id, each.links) for each in found.rows] == [(each.id, each.links) for each in expected.rows]


@pytest.mark.parametrize("absent", [True, False], ids=["not installed", "not wanted"])
def test_without_meaning_words_alone_decide(absent: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "is_installed", lambda: not absent)
    found = align([made("en", *ENGLISH), made("fr", *FRENCH)], options=AlignmentOptions(meaning=absent))
    evidence = {reason.evidence for each in found.rows for link in each.links for reason in link.reasons}
    assert "meaning" not in evidence


def test_languages_that_the_encoder_does_not_know_are_left_to_words() -> None:
    found = align([made("en", *ENGLISH), made("eo", *FRENCH)])
    evidence = {reason.evidence for each in found.rows for link in each.links for reason in link.reasons}
    assert "meaning" not in evidence


def test_encoding_can_be_stopped_and_gives_the_same_vectors_again() -> None:
    texts = [f"{sentence} {Random(7).random()}" for sentence in ENGLISH]
    with pytest.raises(Cancelled):
        encoder().vectors(texts, should_cancel=lambda: True)
    first = encoder().vectors(texts)
    assert first.shape[0] == len(texts)
    assert encoder().vectors(list(texts)) is first


def test_a_statement_without_clauses_has_no_vectors() -> None:
    assert len(encoder().vectors([])) == 0
    assert len(align([made("en", *ENGLISH), replace(made("fr"), text="")]).rows) == len(ENGLISH)


def test_the_weights_fit_the_evidence() -> None:
    model = load_across_model()
    assert (len(model.first), len(model.second)) == (len(ACROSS_EVIDENCE), len(ALL_ACROSS_EVIDENCE))
    assert model.effect["meaning"] > 0
