"""A language costs a file of words: the start of a French one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from core.clauses.segment import segment
from core.clauses.statement import ClauseKind
from core.commitments.acts import Act
from core.commitments.find import find_acts
from core.reading.read import read_pasted

ActsOf = Callable[..., tuple[Act, ...]]


@pytest.mark.parametrize(
    ("words", "wanted", "negative"),
    [
        ("Nous renforcerons le phare.", ["commit 4"], False),
        ("Nous n’augmenterons pas les droits.", ["commit 4"], True),
        ("Nous nous engageons à réduire les droits.", ["commit 4"], False),
        ("Nous réaffirmons notre engagement en faveur de la paix.", ["commit 3"], False),
        ("Nous nous efforcerons d’améliorer l’accès.", ["commit 1"], False),
        ("Les deux parties ont décidé de créer un fonds.", ["commit 5"], False),
        ("Nous saluons l’accord.", ["stance None"], False),
    ],
)
def test_a_statement(acts_of: ActsOf, words: str, wanted: list[str], negative: bool) -> None:
    acts = acts_of(words, language="fr")
    assert [f"{act.kind} {act.level}" for act in acts] == wanted
    assert any(act.negative for act in acts) is negative


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Décide de proroger jusqu’au 30 juin 2031 le mandat;", "commit"),
        ("Rappelant ses textes antérieurs,", "recital"),
        ("Demande à toutes les parties de respecter la trêve;", "direct"),
        ("Se félicite de l’accord;", "stance"),
    ],
)
def test_a_resolution(acts_of: ActsOf, words: str, wanted: str) -> None:
    (act,) = acts_of(words, language="fr", kind=ClauseKind.OPERATIVE)
    assert act.kind == wanted


def test_elided_articles_part_from_their_nouns(acts_of: ActsOf) -> None:
    (act,) = acts_of("Nous ouvrirons l’accès d’ici à 2031.", language="fr")
    assert [(deadline.text, deadline.year) for deadline in act.deadlines] == [("d’ici à 2031", 2031)]


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Nous appelons les ports à ouvrir.", "appeler"),
        ("Nous exhortons les ports à ouvrir.", "exhorter"),
        ("Les ports sont priés de publier leurs tarifs.", "prier"),
        ("Nous nous engageons à ouvrir.", "engager"),
    ],
)
def test_the_leading_verb_is_named_in_one_form(acts_of: ActsOf, words: str, lead: str) -> None:
    assert acts_of(words, language="fr")[0].lead == lead


def test_a_resolution_recalls_resolutions_and_promises_nothing_by_that(acts_of: ActsOf) -> None:
    (act,) = acts_of("Rappelant toutes ses résolutions antérieures,", language="fr", kind=ClauseKind.PREAMBULAR)
    assert act.kind == "recital"


def test_who_reports_and_a_baseline(acts_of: ActsOf) -> None:
    (act,) = acts_of("Nous réduirons les pertes de 40 % par rapport aux niveaux de 2019.", language="fr")
    assert [amount.baseline.text for amount in act.amounts if amount.baseline] == ["par rapport aux niveaux de 2019"]


def test_a_pasted_french_text_has_acts() -> None:
    statement = segment(
        read_pasted("Les ministres se sont réunis.\n\nNous ouvrirons deux ports d’ici à 2031.\n"), id="F"
    )
    assert statement.language == "fr"
    assert [(act.level, act.deadlines[0].year) for act in find_acts(statement) if act.level] == [(4, 2031)]


@pytest.mark.parametrize(
    "said", ["Nous avons l’intention de draguer le port.", "Les ministres ont l'intention de draguer le port."]
)
def test_an_intention_that_one_has_is_an_intention(acts_of: ActsOf, said: str) -> None:
    (act,) = acts_of(said, language="fr")
    assert (act.kind, act.level) == ("commit", 2)


@pytest.mark.parametrize(
    ("said", "number", "unit"),
    [
        ("2,5 milliards d’euros", "2500000000", "EUR"),
        ("20 millions d'euros", "20000000", "EUR"),
        ("12 000 tonnes", "12000", "tonnes"),
        ("3,25 %", "3.25", "%"),
    ],
)
def test_numbers_are_read_as_french_writes_them(acts_of: ActsOf, said: str, number: str, unit: str) -> None:
    (act,) = acts_of(f"Nous verserons {said} aux ports.", language="fr")
    assert [(amount.number, amount.unit) for amount in act.amounts] == [(Decimal(number), unit)]
