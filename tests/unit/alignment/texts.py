"""Statements made of sentences, for tests of alignment: a clause a sentence."""

from collections.abc import Sequence

from core.alignment.rows import Alignment
from core.clauses.statement import Clause, ClauseKind, Statement


def statement(id: str, *sentences: str) -> Statement:
    """A statement whose clauses are the sentences, a paragraph each; clause ids are "<id>-1", "<id>-2" …"""
    text, clauses, at = "\n\n".join(sentences), [], 0
    for nth, sentence in enumerate(sentences):
        clauses.append(Clause(id, f"{id}-{nth + 1}", at, at + len(sentence), ClauseKind.PARAGRAPH, nth))
        at += len(sentence) + 2
    return Statement(id, id, f"{id}.txt", "en", text, tuple(clauses))


def rows_of(alignment: Alignment) -> list[list[str]]:
    """The clause ids of each row, in the order of the rows."""
    return [[clause.id for cell in row.cells for clause in cell.clauses] for row in alignment.rows]


def shared_rows(alignment: Alignment) -> set[frozenset[str]]:
    """The rows of several statements, as sets of clause ids."""
    return {
        frozenset(clause.id for cell in row.cells for clause in cell.clauses)
        for row in alignment.rows
        if len(row.cells) > 1
    }


SUBJECTS: Sequence[str] = (
    "The Governments will build a railway tunnel beneath the Sorrel mountains before 2031.",
    "Ministers agreed to open a joint laboratory for cassava diseases in Port Amber.",
    "Both countries will halve methane leaks from gas pipelines.",
    "A fund of $40 million shall help coastal villages to rebuild harbours after storms.",
    "We condemn the seizure of fishing vessels in the Strait of Lorne.",
    "Students of either country may enrol at public universities without paying foreign fees.",
    "The Parties intend to recognise each other's nursing diplomas.",
    "Customs officers will accept electronic certificates of origin for timber.",
    "We welcome the release of the two detained journalists.",
    "The two central banks are considering a swap line of limited size.",
    "Neither side will station long-range missiles on the islands.",
    "Experts will meet every spring to review stocks of migratory herring.",
)
"""Sentences that share hardly a word with each other."""
