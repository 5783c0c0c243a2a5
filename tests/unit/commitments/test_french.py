"""A language costs a file of words: the start of a French one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.clauses.statement import ClauseKind
from core.commitments.acts import Act

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
