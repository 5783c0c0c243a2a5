"""Between languages only numbers and dates are compared, within one language words as ever."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from core.alignment.rows import Constraints
from core.clauses.segment import segment
from core.comparison.compare import compare
from core.comparison.values import Comparison, DifferenceKind, Relation, Row, TintKind
from core.reading.read import read_pasted

ENGLISH = "The fund will pay 1,500 million dollars to 18 ports by 29 April 2031."
SAID = {
    "en": ENGLISH,
    "fr": "Le fonds versera 1,5 milliard de dollars à dix-huit ports d'ici au 29 avril 2031.",
    "es": "El fondo pagará 1.500 millones de dólares a 18 puertos antes del 29 de abril de 2031.",
    "ru": "Фонд выплатит 1,5 млрд долларов восемнадцати портам до 29 апреля 2031 года.",
    "tr": "Fon, 29 Nisan 2031'e kadar 18 limana 1,5 milyar dolar ödeyecek.",
    "ar": "سيدفع الصندوق ١٫٥ مليار دولار إلى ثمانية عشر ميناء بحلول ٢٩ نيسان/أبريل ٢٠٣١.",
    "zh": "基金将在2031年4月29日前向十八个港口支付15亿美元。",
}


def row_of(*said: tuple[str, str]) -> tuple[Comparison, Row]:
    """The row of statements A, B …, each a language and its only clause, put together."""
    statements = [
        replace(segment(read_pasted(text), id=id), language=language)
        for id, (language, text) in zip("ABCDEFG", said, strict=False)
    ]
    together = frozenset(clause.id for statement in statements for clause in statement.clauses)
    comparison = compare(statements, constraints=Constraints(together=(together,)))
    [row] = comparison.rows
    return comparison, row


def formula(row: Row) -> str:
    return row.agreement.formula({id: id for id in "ABCDEFG"})


def tinted(comparison: Comparison, row: Row, statement: str) -> dict[str, TintKind]:
    text = comparison.statement[statement].text
    return {text[tint.start : tint.end]: tint.kind for tint in row.tints[statement]}


def test_versions_that_share_their_figures_are_reworded_in_every_language() -> None:
    _, row = row_of(*SAID.items())
    assert row.relation is Relation.REWORDED
    assert formula(row) == "A=B=C=D=E=F=G"
    assert not any(row.tints.values())
    [said] = row.differences
    assert not said.substance
    assert "only numbers and dates are compared: they agree" in said.why


@pytest.mark.parametrize(
    ("language", "before", "after", "tint", "quoted"),
    [
        pytest.param("fr", "29 avril", "29 mai", "mai", "29 mai 2031", id="a month"),
        pytest.param("es", "2031", "2032", "2032", "29 de abril de 2032", id="a year"),
        pytest.param("ru", "1,5 млрд", "1,5 млн", "1,5 млн", "1,5 млн", id="a magnitude"),
        pytest.param("tr", "18", "81", "81", "81", id="a number"),
        pytest.param("ar", "٢٩", "٢٨", "٢٨", "٢٨ نيسان/أبريل ٢٠٣١", id="Arabic-Indic digits"),
        pytest.param("ar", "ثمانية عشر", "سبعة عشر", "سبعة عشر", "سبعة عشر", id="a number in Arabic words"),
        pytest.param("zh", "4月", "5月", "5月", "2031年5月29", id="a month in Chinese"),
        pytest.param("zh", "十八", "十七", "十七", "十七", id="a number in Chinese"),
        pytest.param("zh", "在2031年4月29日前", "", "", "", id="a date left out"),
    ],
)
def test_a_figure_that_one_version_changes_differs(
    language: str, before: str, after: str, tint: str, quoted: str
) -> None:
    changed = SAID[language].replace(before, after)
    assert changed != SAID[language]
    comparison, row = row_of(("en", ENGLISH), (language, changed), ("fr", SAID["fr"]))
    if language == "fr":
        comparison, row = row_of(("en", ENGLISH), (language, changed), ("es", SAID["es"]))
    assert row.relation is Relation.DIFFERS
    assert formula(row) == "A=C≠B"
    [found] = [difference for difference in row.differences if difference.substance]
    assert found.kind is DifferenceKind.FIGURE
    assert [side.words for side in found.sides if side.statements == ("B",)] == [quoted]
    assert set(tinted(comparison, row, "B")) == ({tint} if tint else set())


@pytest.mark.parametrize(
    ("english", "french"),
    [
        pytest.param("Article 3 applies to two ports.", "L'article 3 s'applique à 2 ports.", id="two, 2"),
        pytest.param("3. The ports are to open.", "4. Les ports doivent ouvrir.", id="labels"),
        pytest.param("It is over in a decade.", "Tout finit dans 10 ans.", id="a decade"),
        pytest.param("Chapter VII applies.", "Le chapitre 7 s'applique.", id="Roman numerals"),
        pytest.param("It falls by 5 per cent.", "La baisse est de 5%.", id="per cent"),
        pytest.param("They open the port.", "Ils ferment le marché.", id="no figures"),
    ],
)
def test_what_is_only_written_otherwise_raises_no_alarm(english: str, french: str) -> None:
    _, row = row_of(("en", english), ("fr", french))
    assert row.relation is Relation.REWORDED


def test_numbers_in_words_contradict_each_other() -> None:
    _, row = row_of(("en", "The port opens in three months."), ("fr", "Le port ouvre dans six mois."))
    assert [side.words for side in row.differences[0].sides] == ["three", "six"]


def test_within_one_language_words_count_as_ever() -> None:
    comparison, row = row_of(("en", "We will open 18 ports."), ("en", "We will close 18 ports."), ("fr", "18 ports."))
    assert formula(row) == "A≠B≠C"
    assert {"open", "close"} == {*tinted(comparison, row, "A"), *tinted(comparison, row, "B")}
    assert not row.tints["C"]


def test_figures_say_with_which_of_two_versions_another_language_goes() -> None:
    _, row = row_of(("en", "We will open 18 ports."), ("en", "We will open 17 ports."), ("fr", "Ouvrir 17 ports."))
    assert formula(row) == "B=C≠A"


def test_the_order_of_the_statements_does_not_matter() -> None:
    said = {
        "en": "We will open 18 ports by May 2031.",
        "fr": "Ouvrir 17 ports d'ici à mai 2031.",
        "es": "Abrir 18 puertos antes de mayo de 2032.",
        "ru": "Открыть 18 портов до мая 2031 года.",
    }
    groups = set()
    for order in permutations(said.items()):
        _, row = row_of(*order)
        named = dict(zip("ABCD", (language for language, _ in order), strict=True))
        groups.add(frozenset(frozenset(named[id] for id in group) for group in row.agreement.groups))
    assert groups == {frozenset({frozenset({"en", "ru"}), frozenset({"fr"}), frozenset({"es"})})}


def test_a_text_in_a_language_unknown_is_compared_by_its_words() -> None:
    _, row = row_of(("en", "We will open 18 ports."), ("", "We will shut 18 ports."))
    assert DifferenceKind.WORDING in {difference.kind for difference in row.differences}
