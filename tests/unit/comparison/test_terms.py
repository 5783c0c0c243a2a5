"""Spelling, numerals, abbreviations, short forms and a party's own name make no other term; other words do."""

from __future__ import annotations

import pytest

from core.clauses.segment import segment
from core.clauses.words import words
from core.commitments.find import find_acts
from core.comparison.names import own_names, short_forms
from core.comparison.terms import PARTY, Wording, terms
from core.comparison.variants import variants
from core.reading.read import read_pasted

ENGLISH = variants("en")


def keys(text: str, wording: Wording | None = None) -> list[str]:
    return [term.key for term in terms(words(text), wording or Wording(ENGLISH))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("favourable colour", "favorable color"),
        ("recognise and organisation", "recognize and organization"),
        ("50 per cent", "50 percent"),
        ("ten ports", "10 ports"),
        ("the twenty-first summit", "the 21st summit"),
        ("the United States of America", "the U.S."),
        ("the Parties’ ships", "the parties' ships"),
        ("programmes towards defence", "programs toward defense"),
        ("cancelled", "canceled"),
    ],
)
def test_variants_are_one_term(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("filled", "filed"), ("phase out", "phase down"), ("2030", "2035"), ("will", "shall")],
)
def test_other_words_are_other_terms(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_a_term_keeps_its_place_in_the_text() -> None:
    text = "about 50 per cent of it"
    [percent] = [term for term in terms(words(text), Wording(ENGLISH)) if term.key == "%"]
    assert text[percent.start : percent.end] == "per cent"


def test_a_short_form_is_the_name_that_it_shortens() -> None:
    statement = segment(
        read_pasted("We back the Coastal States Fisheries Board (CSFB). The CSFB meets (see Annex)."), id="A"
    )
    learned = short_forms([statement], ENGLISH)
    assert learned == {("coastal", "states", "fisheries", "board"): ("csfb",)}
    wording = Wording(ENGLISH, short_forms=learned)
    assert keys("the Coastal States Fisheries Board (CSFB) meets", wording) == keys("the CSFB meets", wording)


def test_a_state_with_its_style_is_the_state() -> None:
    text = "The Republic of Ostrana and the United States of America thank the Republic of Port Salis."
    learned = short_forms([segment(read_pasted(text), id="A")], ENGLISH)
    assert learned == {
        ("republic", "of", "ostrana"): ("ostrana",),
        ("republic", "of", "port", "salis"): ("port", "salis"),
    }
    assert keys("the Republic of Ostrana", Wording(ENGLISH, short_forms=learned)) == keys("the Ostrana")


def test_who_is_quoted_is_no_part_of_what_is_said() -> None:
    wording = Wording(ENGLISH)
    said = terms(words("“We will act,” the joint statement says."), wording)
    assert [term.key for term in said if wording.carries(term)] == ["will", "act"]


def test_parallel_texts_have_own_parties_and_others_names_stay() -> None:
    promises = "{0} commits to open its ports to Velmora. {0} commits to end the fee. {0} commits to pay Velmora."
    statements = [segment(read_pasted(promises.format(party)), id=party) for party in ("Ostrana", "Kelland")]
    names = own_names(statements, [act for statement in statements for act in find_acts(statement)])
    assert names == {"Ostrana": {"ostrana"}, "Kelland": {"kelland"}}
    assert keys("Ostrana’s ports", Wording(ENGLISH, names["Ostrana"])) == [PARTY, "ports"]


def test_an_unknown_language_has_no_variants() -> None:
    assert variants("xx").small_words == frozenset()
    assert variants("../en").small_words == frozenset()
