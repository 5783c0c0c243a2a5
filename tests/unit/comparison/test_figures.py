"""Numbers and dates come to the same in every language."""

from decimal import Decimal

import pytest

from core.clauses.words import words
from core.comparison.figure_words import figure_words
from core.comparison.figures import Figures, Sort, Value, figures

LANGUAGES = ["en", "fr", "es", "pt", "ru", "tr", "ar", "zh", "ja"]


def found(text: str, language: str) -> Figures:
    return figures(text, words(text), 0, len(text), language=language)


def numbers(text: str, language: str) -> list[Decimal]:
    return [figure.value.number for figure in found(text, language).written if figure.value.sort is Sort.NUMBER]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("1,000.5 tonnes", "en", "1000.5"),
        ("1 000,5 tonnes", "fr", "1000.5"),
        ("1.000,5 toneladas", "es", "1000.5"),
        ("1 000,5 тонны", "ru", "1000.5"),
        ("1.500 ton", "tr", "1500"),
        ("2,5 kilomètres", "fr", "2.5"),
        ("2.5 kilometres", "en", "2.5"),
        ("٢٫٥ كيلومتر", "ar", "2.5"),
        ("١٨ شهرا", "ar", "18"),
        ("000 17 فرد", "ar", "17000"),
        ("１８个月", "zh", "18"),
        ("17 000 soldiers", "en", "17000"),
        ("$18bn", "en", "18000000000"),
        ("US$ 18 billion", "en", "18000000000"),
        ("18 milliards de dollars", "fr", "18000000000"),
        ("18 mil millones de dólares", "es", "18000000000"),
        ("18 млрд долларов", "ru", "18000000000"),
        ("18 milyar dolar", "tr", "18000000000"),
        ("18 مليار دولار", "ar", "18000000000"),
        ("180亿美元", "zh", "18000000000"),
        ("1.8万人", "zh", "18000"),
        ("43 per cent", "en", "43"),
        ("43 في المائة", "ar", "43"),
        ("百分之43", "zh", "43"),
        ("thirty-two ports", "en", "32"),
        ("two hundred and thirty thousand seats", "en", "230000"),
        ("quatre-vingt-dix-sept ports", "fr", "97"),
        ("treinta y dos puertos", "es", "32"),
        ("тридцать два порта", "ru", "32"),
        ("otuz iki liman", "tr", "32"),
        ("اثنان وثلاثون ميناء", "ar", "32"),
        ("三百五十二个港口", "zh", "352"),
        ("二〇三〇年", "zh", "2030"),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(text: str, language: str, number: str) -> None:
    assert numbers(text, language) == [Decimal(number)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on 29 April 2031", "en"),
        ("April 29, 2031", "en"),
        ("le 29 avril 2031", "fr"),
        ("29 de abril de 2031", "es"),
        ("29 апреля 2031 года", "ru"),
        ("29 Nisan 2031", "tr"),
        ("في 29 نيسان/أبريل 2031", "ar"),
        ("٢٩ أبريل ٢٠٣١", "ar"),
        ("2031年4月29日", "zh"),
        ("２０３１年４月２９日", "zh"),
    ],
)
def test_a_date_is_its_numbers_and_its_month(text: str, language: str) -> None:
    said = found(text, language)
    assert said.values == {
        Value(Sort.MONTH, Decimal(4)),
        Value(Sort.NUMBER, Decimal(29)),
        Value(Sort.NUMBER, Decimal(2031)),
    }
    assert all(figure.in_date for figure in said.written)


@pytest.mark.parametrize(
    "text",
    ["They may march on", "The G7 and COVID-free zones", "a second phase, once and for all", "十分重要", "pour cent"],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    language = {"十": "zh", "p": "fr"}.get(text[0], "en")
    assert found(text, language).written == ()


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Chapters seven and eight", "en", 7),
        ("Chapitre VII", "fr", 7),
        ("XXI век", "ru", 21),
        ("la vigésima reunión", "es", 20),
        ("2024-25", "en", 2025),
        ("29.04.2031", "ru", 29),
        ("пятилетний план", "ru", 5),
    ],
)
def test_what_words_may_mean_counts_as_said_perhaps(text: str, language: str, number: int) -> None:
    said = found(text, language)
    assert said.may_say(Value(Sort.NUMBER, Decimal(number)))


def test_several_numbers_in_words_are_not_taken_for_one() -> None:
    assert numbers("Chapters seven and eight", "en") == []


def test_only_what_stands_beside_a_month_is_a_date() -> None:
    text = "On 18 and 19 April 2031 (S/2031/303) all 25 met"
    dated = [text[figure.start : figure.end] for figure in found(text, "en").written if figure.in_date]
    assert dated == ["18", "19", "April", "2031"]


def test_a_figure_keeps_its_place() -> None:
    text = "We will pay 18 billion by May 2031."
    assert [text[f.start : f.end] for f in found(text, "en").written] == ["18 billion", "May", "2031"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_knows_numbers_in_words(language: str) -> None:
    words_of_it = figure_words(language)
    assert {Decimal(value) for value in range(1, 11)} <= set(words_of_it.words.exact.values())


def test_an_unknown_language_has_digits_alone() -> None:
    assert numbers("18 ukazatelů", "cs") == [18]
    assert figure_words("cs").often_in_words > figure_words("en").often_in_words
