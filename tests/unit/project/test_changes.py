"""Each change gives the next Project, leaves the one before it as it was, and drops only what lost its clauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.clauses.metadata import Details
from core.clauses.segment import segment
from core.project.changes import added, corrected, described, noted, removed, renamed, reordered
from core.project.corrections import PutTogether, SetApart
from core.project.project_file import Project
from core.reading.document import Document


def project(*ids: str) -> Project:
    documents = {id: Document(f"The parties of {id} will meet. They thank the host.", f"{id}.txt", "txt") for id in ids}
    return added(Project(), [segment(document, id=id) for id, document in documents.items()], documents)


def ids(made: Project) -> list[str]:
    return [statement.id for statement in made.statements]


def test_added_statements_stand_after_the_others():
    two = project("a", "b")
    three = added(two, project("c").statements, project("c").documents)

    assert ids(three) == ["a", "b", "c"]
    assert set(three.documents) == {"a", "b", "c"}
    assert ids(two) == ["a", "b"]


def test_a_removed_statement_takes_along_what_was_said_of_its_clauses_alone():
    made = project("a", "b", "c")
    for correction in (
        PutTogether(frozenset({"a-1", "b-1"})),
        PutTogether(frozenset({"a-1", "b-1", "c-1"})),
        SetApart(frozenset({"b-2"}), frozenset({"a-2"})),
        SetApart(frozenset({"a-2", "b-2", "c-2"})),
    ):
        made = corrected(made, correction)
    made = noted(noted(made, "b-1", "ask"), "a-1", "see")

    left = removed(made, "b")

    assert ids(left) == ["a", "c"]
    assert set(left.documents) == {"a", "c"}
    assert left.corrections == (PutTogether(frozenset({"a-1", "c-1"})), SetApart(frozenset({"a-2", "c-2"})))
    assert left.notes == {"a-1": "see"}


def test_the_reading_order_falls_back_when_its_statement_goes():
    made = replace(project("a", "b"), reading_order="b")

    assert removed(made, "b").reading_order == ""
    assert removed(made, "a").reading_order == "b"


def test_an_order_holds_every_statement_once():
    made = project("a", "b")

    assert ids(reordered(made, ["b", "a"])) == ["b", "a"]
    for wrong in (["a"], ["a", "a"], ["a", "b", "c"]):
        with pytest.raises(ValueError, match="order"):
            reordered(made, wrong)


def test_a_title_is_evened_and_never_empty():
    made = project("a", "b")

    assert renamed(made, "a", "  Draft \n 3 ").statements[0].title == "Draft 3"
    assert renamed(made, "a", " \t ") is made


def test_an_emptied_note_is_gone():
    made = noted(project("a"), "a-1", "ask")

    assert made.notes == {"a-1": "ask"}
    assert noted(made, "a-1", "  ").notes == {}


def test_what_changes_nothing_gives_the_same_project():
    made = project("a", "b")

    assert added(made, [], {}) is made
    assert removed(made, "z") is made
    assert reordered(made, ["a", "b"]) is made
    assert renamed(made, "a", made.statements[0].title) is made
    assert noted(made, "a-1", "") is made


def test_a_statement_is_described_anew_and_the_others_stay():
    made = project("a", "b")
    details = Details(date="2026-05-14", place="Port Halden", parties=("Aldermark", "Belvara"), symbol="A/1")

    told = described(made, "a", title=" The  first ", language="fr", details=details)

    assert (told.statements[0].title, told.statements[0].language, told.statements[0].details) == (
        "The first",
        "fr",
        details,
    )
    assert told.statements[1] is made.statements[1]
    assert described(told, "a", title="", language="fr", details=details) is told
