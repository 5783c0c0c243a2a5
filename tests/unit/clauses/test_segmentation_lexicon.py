"""The lists of each language: readable, complete, and written as they are looked up."""

import tomllib
from dataclasses import fields

import pytest

from core.clauses.lexicon import SegmentationLexicon, segmentation_lexicon
from core.resources import resource

LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "pt", "ru", "tr", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_only_lists_that_are_used(language: str) -> None:
    data = tomllib.loads(resource("lexicons", f"segmentation-{language}.toml").read_text(encoding="utf-8"))
    assert data.keys() <= {field.name for field in fields(SegmentationLexicon)}
    assert data.keys() >= {"never_end", "openers", "months", "sentence_words", "joiners"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_abbreviations_and_openers_do_not_contradict_each_other(language: str) -> None:
    lexicon = segmentation_lexicon(language)
    assert not any(word.endswith(".") for word in lexicon.never_end | lexicon.before_number | lexicon.may_end)
    assert not lexicon.never_end & lexicon.sentence_words


def test_a_language_without_lists_takes_its_nearest_neighbours() -> None:
    assert segmentation_lexicon("uk").never_end == segmentation_lexicon("ru").never_end
    assert segmentation_lexicon("xx").never_end == segmentation_lexicon("en").never_end
    assert segmentation_lexicon("").never_end == segmentation_lexicon("en").never_end
