"""What the person said of a clause holds for what it became: cut otherwise, read otherwise, or in a newer version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clauses.metadata import Details
from core.clauses.segment import segment
from core.project.carrying import successors
from core.project.changes import added, corrected, described, noted, renamed, replaced
from core.project.corrections import PutTogether, SetApart
from core.project.project_file import Project
from core.reading.document import Document
from core.reading.options import Tracked
from core.reading.origin import Origin

GERMAN = "Die Parteien treffen sich am 3. Mai in Halden. Sie gehen am 4. Juni."
FIRST = "The Parties will meet in May.\n\nThey thank the host.\n\nThey shall fund the survey with $18 million."
LATER = (
    "Joint Statement.\n\nThey thank the host.\n\nThe Parties regret the delay.\n\n"
    "They shall fund the whole survey with $20 million."
)


def project(**texts: str) -> Project:
    documents = {id: Document(text, f"{id}.txt", "txt") for id, text in texts.items()}
    return added(
        Project(),
        [segment(document, id=id) for id, document in documents.items()],
        documents,
        {id: Origin(Path(f"/drafts/{id}.txt")) for id in documents},
    )


def words(made: Project, clause: str) -> str:
    statement = next(each for each in made.statements if clause in each.by_id)
    return statement.words_of(statement.by_id[clause])


def newer(made: Project, text: str) -> Project:
    document = Document(text, "a.txt", "txt")
    return replaced(made, "a", [segment(document, id="a")], {"a": document}, {"a": Origin(Path("/drafts/a.txt"))})


def test_another_language_cuts_anew_and_corrections_stay() -> None:
    made = described(project(a=GERMAN, b="We meet."), "a", title="", language="en", details=Details())
    assert len(made.statements[0].clauses) == 4
    made = corrected(noted(made, "a-2", "when?"), PutTogether(frozenset({"a-1", "b-1"})))
    made = corrected(made, SetApart(frozenset({"a-1"}), frozenset({"a-2"})))
    made = corrected(made, SetApart(frozenset({"a-4"}), frozenset({"b-1"})))

    again = described(made, "a", title="", language="de", details=Details())

    assert [words(again, clause.id) for clause in again.statements[0].clauses] == [
        "Die Parteien treffen sich am 3. Mai in Halden.",
        "Sie gehen am 4. Juni.",
    ]
    assert again.corrections == (
        PutTogether(frozenset({"a-1", "b-1"})),
        SetApart(frozenset({"a-2"}), frozenset({"b-1"})),
    )
    assert again.notes == {"a-1": "when?"}
    assert again.statements[1] is made.statements[1]


def test_a_newer_version_keeps_what_was_said_of_the_clauses_that_it_still_has() -> None:
    made = project(a=FIRST, b="They fund nothing.")
    for clause in ("a-1", "a-2", "a-3"):
        made = corrected(made, PutTogether(frozenset({clause, "b-1"})))
    made = noted(noted(made, "a-1", "gone?"), "a-3", "how much?")

    later = newer(made, LATER)

    [thanks], [funds] = (
        [c.id for c in later.statements[0].clauses if said in later.statements[0].words_of(c)]
        for said in ("thank", "fund")
    )
    assert later.corrections == (PutTogether(frozenset({thanks, "b-1"})), PutTogether(frozenset({funds, "b-1"})))
    assert set(later.notes.values()) == {"gone?", "how much?"}
    assert later.notes[funds] == "how much?"


def test_title_and_details_that_the_person_gave_stay_and_the_others_follow_the_text() -> None:
    dated = "Accord\n\nPort Halden, 14 May 2026\n\nThe Parties will meet."
    made = renamed(project(a=dated), "a", "Our draft")
    details = replace(made.statements[0].details, symbol="A/1")
    made = described(made, "a", title="Our draft", language="en", details=details)

    later = newer(made, dated.replace("14 May", "15 May")).statements[0]

    assert (later.title, later.details.symbol, later.details.date) == ("Our draft", "A/1", "2026-05-15")


def test_both_readings_take_the_place_and_what_was_said_goes_to_the_one_with_the_same_words() -> None:
    made = noted(replace(project(a=FIRST, b="We meet."), reading_order="a"), "a-1", "see")
    documents = {
        "a-before": Document(FIRST.replace("will", "may"), "a.txt", "txt"),
        "a-after": Document(FIRST, "a.txt", "txt"),
    }
    statements = [segment(document, id=id) for id, document in documents.items()]
    origins = {"a-before": Origin(Path("/a.txt"), Tracked.REJECTED), "a-after": Origin(Path("/a.txt"))}

    both = replaced(made, "a", statements, documents, origins)

    assert [each.id for each in both.statements] == ["a-before", "a-after", "b"]
    assert both.reading_order == "a-after"
    assert both.notes == {"a-after-1": "see"}
    assert set(both.origins) == {"a-before", "a-after", "b"}


@pytest.mark.parametrize("statement", ["z", "a"])
def test_nothing_in_the_place_of_something_changes_nothing(statement: str) -> None:
    made = project(a=FIRST)
    assert replaced(made, statement, [] if statement == "a" else made.statements, {}) is made


sentences = st.lists(st.sampled_from(["We meet.", "We part.", "They fund the survey.", "They regret it."]), min_size=1)


@given(sentences, sentences)
def test_no_two_clauses_of_a_changed_text_become_the_same_one(before: list[str], after: list[str]) -> None:
    old, new = (segment(Document("\n\n".join(each), "a.txt", "txt"), id="a") for each in (before, after))
    found = successors(old, new)
    assert set(found) <= set(old.by_id)
    assert set(found.values()) <= set(new.by_id)
    assert len(set(found.values())) == len(found)
    assert before != after or found == {clause.id: clause.id for clause in old.clauses}
