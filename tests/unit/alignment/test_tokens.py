"""Words are found the short way, by what stands between spaces: they are those that are cut with their places."""

from hypothesis import given
from hypothesis import strategies as st

from core.alignment.tokens import read_tokens
from core.alignment.vocabulary import Vocabulary
from core.clauses.statement import Clause, ClauseKind, Statement
from core.progress import never

PIECES = st.sampled_from(
    [
        " ",
        "\n",
        "\t",
        "\u00a0",
        *"1-;«½水",
        "000",
        "23,5",
        "US",
        "$",
        "l’",
        "eau",
        "Kyoto",
        "U.S.",
        "(b)",
        "S/RES/2254",
        "1\u00a0000\u202f000",
        "e\u0301",
        "मे",
        "şi",
        "don’t",
        "Ⅳ",
    ]
)
"""What words may be made of, and white space that ends a word or does not."""
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).map(str.strip).filter(bool)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement with clauses that follow each other, each with a beginning of any length that is not its own."""
    text, clauses = "", []
    for nth, words in enumerate(draw(st.lists(TEXTS, max_size=4))):
        start = len(text) + 1
        text += "\n" + words
        body = draw(st.integers(start, len(text) - 1))
        clauses.append(Clause("A", f"A-{nth + 1}", start, len(text), ClauseKind.PARAGRAPH, nth, body=body))
    return Statement("A", "A", "A.txt", "", text, tuple(clauses))


@given(statements())
def test_the_words_of_clauses_are_those_that_are_cut_with_their_places(statement: Statement) -> None:
    vocabulary = Vocabulary()
    found = read_tokens([statement], [range(len(statement.clauses))], vocabulary, never)
    expected = [
        (word.key, row, nth > 0 and statement.text[word.start].isupper())
        for row, clause in enumerate(statement.clauses)
        for nth, word in enumerate(statement.words_from(clause, clause.body))
    ]
    keys = list(vocabulary.words)
    said = zip(found.word.tolist(), found.row.tolist(), found.is_capital.tolist(), strict=True)
    assert [(keys[word], row, capital) for word, row, capital in said] == expected
