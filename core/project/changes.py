"""What a person does to an open comparison: each change is one function from a Project to the next.

Nothing here compares; a change that is none gives back the very Project that it was given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TypeVar

from core.clauses.metadata import Details
from core.clauses.segment import segment
from core.clauses.statement import Statement
from core.project.carrying import successors
from core.project.corrections import Correction, PutTogether, SetApart
from core.project.project_file import Project
from core.reading.document import Document
from core.reading.origin import SIDES, Origin

Kept = TypeVar("Kept")

_NO_ORIGINS: Mapping[str, Origin] = MappingProxyType({})


def added(
    project: Project,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    origins: Mapping[str, Origin] = _NO_ORIGINS,
) -> Project:
    """`statements`, whose ids are new to `project`, after those that are there."""
    if not statements:
        return project
    return replace(
        project,
        statements=(*project.statements, *statements),
        documents={**project.documents, **documents},
        origins={**project.origins, **origins},
    )


def replaced(
    project: Project,
    statement: str,
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    origins: Mapping[str, Origin] = _NO_ORIGINS,
) -> Project:
    """With `statements` in the place of `statement` (an id): another reading of its source, or a newer version.

    What the person said of its clauses holds for those that they have become, in the one of `statements` that has the
    same words, else in the last; what was said of clauses that are not found again goes. Title and details that the
    person gave stay where one statement takes the place.
    """
    old = next((each for each in project.statements if each.id == statement), None)
    if old is None or not statements:
        return project
    heir = next((each for each in statements if each.text == old.text), statements[-1])
    if len(statements) == 1:
        statements = [_as_the_person_said(project, old, heir)]
    made = _carried(project, old, heir)
    place = made.statements.index(old)
    return replace(
        made,
        statements=(*made.statements[:place], *statements, *made.statements[place + 1 :]),
        documents={**_others(made.documents, statement), **documents},
        origins={**_others(made.origins, statement), **origins},
        reading_order=heir.id if made.reading_order == statement else made.reading_order,
    )


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
        documents=_others(project.documents, statement),
        origins=_others(project.origins, statement),
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
    """With the title, language and details of `statement` (an id) as given; an empty title leaves the one there is.

    In another language the text is cut anew; what the person said of its clauses holds for those that they have become.
    """
    project = renamed(project, statement, title)
    old = next((each for each in project.statements if each.id == statement), None)
    if old is None or (old.language, old.details) == (language, details):
        return project
    new = replace(old, details=details)
    if old.language != language:
        document = project.documents.get(statement, Document(old.text, old.source, "txt"))
        new = replace(segment(document, id=statement, language=language), title=old.title, details=details)
        project = _carried(project, old, new)
    return replace(project, statements=tuple(new if each is old else each for each in project.statements))


def corrected(project: Project, correction: Correction) -> Project:
    """With one more correction; the later wins where two contradict."""
    return replace(project, corrections=(*project.corrections, correction))


def noted(project: Project, row: str, words: str, *, clauses: Collection[str] = ()) -> Project:
    """With the person's `words` on a row (its id); without a note where `words` is empty. Notes on the row's other
    `clauses` (ids) give way: the person saw them with its own."""
    if project.notes.get(row, "") == words and not any(clause != row and clause in project.notes for clause in clauses):
        return project
    others = {other: note for other, note in project.notes.items() if other != row and other not in clauses}
    return replace(project, notes={**others, row: words} if words.strip() else others)


def _carried(project: Project, old: Statement, new: Statement) -> Project:
    """With what was said of the clauses of `old` said of those that they have become in `new`.

    A correction goes with clauses that are not found again; a note of the person's never goes: it comes to the clause
    before it. Where two notes come to one clause it has both.
    """
    now = successors(old, new)
    corrections = (_said_now(correction, old, now) for correction in project.corrections)
    places = _note_places(old, new, now)
    notes: dict[str, str] = {}
    for clause, words in project.notes.items():
        there = places.get(clause, clause)
        notes[there] = f"{notes[there]}\n{words}" if there in notes else words
    return replace(project, corrections=tuple(each for each in corrections if each), notes=notes)


def _said_now(correction: Correction, old: Statement, now: Mapping[str, str]) -> Correction | None:
    def renamed_in(clauses: frozenset[str]) -> frozenset[str]:
        found = (now.get(clause) if clause in old.by_id else clause for clause in clauses)
        return frozenset(clause for clause in found if clause)

    clauses = renamed_in(correction.clauses)
    if isinstance(correction, PutTogether):
        return _together(clauses)
    others = renamed_in(correction.others)
    return _apart(clauses - others, others - clauses, between=bool(correction.others))


def _note_places(old: Statement, new: Statement, now: Mapping[str, str]) -> dict[str, str]:
    """Old clause id → the new one that has its note."""
    places = {}
    at = new.clauses[0].id
    for clause in old.clauses:
        at = places[clause.id] = now.get(clause.id, at)
    return places


def _as_the_person_said(project: Project, old: Statement, new: Statement) -> Statement:
    """`new` with those of title and details in which `old` differs from what its own source proposed."""
    document = project.documents.get(old.id, Document(old.text, old.source, "txt"))
    proposed = segment(document, id=old.id, language=old.language)
    if old.title not in (proposed.title + words for words in ("", *SIDES.values())):
        new = replace(new, title=old.title)
    given = {
        each.name: getattr(old.details, each.name)
        for each in fields(Details)
        if getattr(old.details, each.name) != getattr(proposed.details, each.name)
    }
    return replace(new, details=replace(new.details, **given))


def _others(kept: Mapping[str, Kept], gone: str) -> dict[str, Kept]:
    return {id: value for id, value in kept.items() if id != gone}


def _without(correction: Correction, gone: frozenset[str]) -> Correction | None:
    """What is left of a correction when some clauses are gone, None where it says nothing any more."""
    clauses = correction.clauses - gone
    if isinstance(correction, PutTogether):
        return _together(clauses)
    return _apart(clauses, correction.others - gone, between=bool(correction.others))


def _together(clauses: frozenset[str]) -> PutTogether | None:
    return PutTogether(clauses) if len(clauses) > 1 else None


def _apart(clauses: frozenset[str], others: frozenset[str], *, between: bool) -> SetApart | None:
    """`between` says that clauses were set apart from others, not from each other."""
    if not clauses or (between and not others) or (not between and len(clauses) < 2):
        return None
    return SetApart(clauses, others)
