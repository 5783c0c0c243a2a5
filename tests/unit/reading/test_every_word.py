"""Nothing is lost: random documents come back word for word, in order, but for what is said to be left out."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import Phase, given, settings

from core.clauses.segment import segment
from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.word import read_word
from tests.unit.reading.random_word import Spec, specs, written

_SIGNS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹•]+")


def _words(text: str) -> list[str]:
    """The words of the text without the signs of notes and bullets."""
    return _SIGNS.sub(" ", text).split()


# A document that fails is not made smaller, which would take minutes.
@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])
@given(specs())
def test_every_word_of_a_word_file_is_read_and_is_in_a_clause(spec: Spec) -> None:
    made = written(spec)
    document = read_word(made.data, "a.docx", ReadingOptions())
    words = _words(document.text)
    body, notes = words[: len(made.body)], words[len(made.body) :]
    assert body == made.body
    assert Counter(notes) == Counter(word for note in made.notes for word in note)
    assert all(" ".join(note) in document.text for note in made.notes)
    said = " ".join(left.what for left in document.left_out)
    assert [words for words in made.left_out if words not in said] == []
    assert _in_clauses(document) == words


def _in_clauses(document: Document) -> list[str]:
    """The words of the document that its clauses hold, in order."""
    statement = segment(document, id="a")
    return _words(" ".join(statement.text[clause.start : clause.end] for clause in statement.clauses))
