"""What a person does to an open comparison: each change is one function from a Project to the next.

Nothing here compares; a change that is none gives back the very Project that it was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.clauses.metadata import Details
from core.clauses.statement import Statement
from core.project.corrections import Correction, PutTogether, SetApart
from core.project.project_file import Project
from core.reading.document import Document


def added(project: Project, statements: Sequence[Statement], documents: Mapping[str, Document]) -> Project:
    """`statements`, whose ids are new to `project`, after those that are there."""
    if not statements:
        return project
    return replace(
        project,
        statements=(*project.statements, *statements),
        documents={**project.documents, **documents},
    )


def replaced(
    project: Project, statement: str, statements: Sequence[Statement], documents: Mapping[str, Document]
) -> Project:
    """With `statements` in the place of `statement` (an id), whose clauses and what was said of them alone go."""
    ids = [each.id for each in project.statements]
    if statement not in ids or not statements:
        return project
    place = ids.index(statement)
    order = [*ids[:place], *(each.id for each in statements), *ids[place + 1 :]]
    return reordered(added(removed(project, statement), statements, documents), order)


def removed(project: Project, statement: str) -> Project:
    """Without `statement` (an id), and without what was said of its clauses alone."""
    gone = next((each for each in project.statements if each.id == statement), None)
    if gone is None:
        return project
    clauses = frozenset(gone.by_id)
    corrections = (_without(correction, clauses) for correction in project.corrections)
    return replace(
        project,
        statements=tuple(each for each in project.statements if each is not gone),
        documents={id: document for id, document in project.documents.items() if id != statement},
        reading_order="" if project.reading_order == statement else project.reading_order,
        corrections=tuple(correction for correction in corrections if correction),
        notes={row: words for row, words in project.notes.items() if row not in clauses},
    )


def reordered(project: Project, statements: Sequence[str]) -> Project:
    """With the columns in the order of these ids; raises ValueError unless they are all that there are."""
    by_id = {statement.id: statement for statement in project.statements}
    if sorted(statements) != sorted(by_id):
        raise ValueError(f"{list(statements)} is no order of {list(by_id)}")
    if list(statements) == list(by_id):
        return project
    return replace(project, statements=tuple(by_id[statement] for statement in statements))


def renamed(project: Project, statement: str, title: str) -> Project:
    """With `statement` (an id) called `title`, its white space evened; an empty title changes nothing."""
    title = " ".join(title.split())
    if not title or all(each.title == title for each in project.statements if each.id == statement):
        return project
    return replace(
        project,
        statements=tuple(replace(each, title=title) if each.id == statement else each for each in project.statements),
    )


def described(project: Project, statement: str, *, title: str, language: str, details: Details) -> Project:
    """With the title, language and details of `statement` (an id) as given; an empty title leaves the one there is."""
    project = renamed(project, statement, title)
    if all((s.language, s.details) == (language, details) for s in project.statements if s.id == statement):
        return project
    return replace(
        project,
        statements=tuple(
            replace(each, language=language, details=details) if each.id == statement else each
            for each in project.statements
        ),
    )


def corrected(project: Project, correction: Correction) -> Project:
    """With one more correction; the later wins where two contradict."""
    return replace(project, corrections=(*project.corrections, correction))


def noted(project: Project, row: str, words: str) -> Project:
    """With the person's `words` on a row (its id); without a note where `words` is empty."""
    if project.notes.get(row, "") == words:
        return project
    others = {other: note for other, note in project.notes.items() if other != row}
    return replace(project, notes={**others, row: words} if words.strip() else others)


def _without(correction: Correction, gone: frozenset[str]) -> Correction | None:
    """What is left of a correction when some clauses are gone, None where it says nothing any more."""
    clauses = correction.clauses - gone
    if isinstance(correction, PutTogether):
        return PutTogether(clauses) if len(clauses) > 1 else None
    others = correction.others - gone
    if not clauses or (correction.others and not others) or (not correction.others and len(clauses) < 2):
        return None
    return SetApart(clauses, others)
