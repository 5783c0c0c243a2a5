"""A comparison on disk: it comes back as it was, is never half written, and nothing that is no comparison is opened."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.clauses.metadata import Details
from core.clauses.segment import segment
from core.errors import ProjectError
from core.project.corrections import PutTogether, SetApart
from core.project.project_file import Project, load, save
from core.project.schema import STEPS, bring_up_to_date, version_of
from core.reading.document import Document, LeftOut, Mark, MarkKind
from core.reading.options import Tracked
from core.reading.origin import Origin


def project_of(documents: dict[str, Document], **more: object) -> Project:
    statements = tuple(segment(document, id=id) for id, document in documents.items())
    return Project(statements, documents, **more)


@pytest.fixture
def project() -> Project:
    return two_drafts()


def two_drafts() -> Project:
    documents = {
        "north": Document("We will meet in May. We will not part.\n\n1. Ports stay open.", "north.txt", "txt"),
        "south": Document(
            "# Accord\n\nWe shall meet in June.",
            "south.md",
            "md",
            "Accord",
            (Mark(0, 8, MarkKind.HEADING, 2),),
            (LeftOut("page 3", "footer"),),
        ),
    }
    return project_of(
        documents,
        reading_order="south",
        corrections=(
            PutTogether(frozenset({"north-1", "south-2"})),
            SetApart(frozenset({"north-2"}), frozenset({"south-1", "south-2"})),
        ),
        notes={"north-1": "Ask the embassy: “May” or “June”?", "south-1": "مع التحية"},
    )


def test_a_project_comes_back_as_it_was(project: Project, tmp_path: Path) -> None:
    save(project, tmp_path / "a.communique")
    assert load(tmp_path / "a.communique") == project


def test_a_statement_without_a_document_is_kept_as_plain_text(project: Project, tmp_path: Path) -> None:
    save(Project(project.statements[:1]), tmp_path / "a.communique")
    found = load(tmp_path / "a.communique")
    assert found.statements == project.statements[:1]
    assert found.documents["north"].format == "txt"


def test_column_order_and_given_titles_are_kept(project: Project, tmp_path: Path) -> None:
    first, second = project.statements
    turned = Project((second, first), project.documents)
    save(turned, tmp_path / "a.communique")
    assert load(tmp_path / "a.communique").statements == (second, first)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(str.strip)


def test_details_are_kept_as_given_even_where_they_are_empty(tmp_path: Path) -> None:
    read = segment(Document("Port Halden, 14 May 2026\n\nThe Parties will meet.", "a.txt", "txt"), id="a")
    assert read.details.place == "Port Halden"
    for given_details in (Details(), Details("2026-05", "May 2026", "Tarn", ("A; B", "C"), "S/1")):
        save(Project((replace(read, details=given_details),)), tmp_path / "a.communique")
        assert load(tmp_path / "a.communique").statements[0].details == given_details


def test_sources_are_found_again_from_where_the_file_lies(project: Project, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    origins = {
        "north": Origin(old / "drafts" / "north.txt", Tracked.REJECTED, "ab"),
        "south": Origin(Path("/else/s.eml"), attachment="s.md"),
    }
    save(replace(project, origins=origins), old / "a.communique")
    assert load(old / "a.communique").origins == origins

    old.rename(new)
    moved = load(new / "a.communique").origins
    assert moved == {**origins, "north": Origin(new / "drafts" / "north.txt", Tracked.REJECTED, "ab")}


def test_which_columns_are_hidden_is_kept(project: Project, tmp_path: Path) -> None:
    save(replace(project, hidden=frozenset({"south"})), tmp_path / "a.communique")
    assert load(tmp_path / "a.communique").hidden == {"south"}
    with closing(sqlite3.connect(tmp_path / "a.communique")) as connection:
        connection.execute("UPDATE choice SET value = x'00ff' WHERE name = 'hidden columns'")
        connection.commit()
    with pytest.raises(ProjectError, match="is damaged"):
        load(tmp_path / "a.communique")


@pytest.mark.parametrize("place", ["//host/share/a.txt", "\\\\host\\share\\a.txt", "", "a\0b"])
def test_a_file_from_a_stranger_leads_to_no_other_computer(place: str, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    save(replace(project, origins={"north": Origin(tmp_path / "north.txt")}), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE origin SET path = ?", (place,))
        connection.commit()
    assert load(path).origins == {}


def test_a_file_from_before_there_were_origins_has_none(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    save(replace(project, origins={"north": Origin(tmp_path / "north.txt")}), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TABLE origin; PRAGMA user_version = 3")
    assert load(path) == project


def test_the_language_that_the_person_gave_cuts_the_text_also_when_it_is_opened_again(tmp_path: Path) -> None:
    document = Document("Die Parteien treffen sich am 3. Mai in Halden.", "a.txt", "txt")
    as_told = segment(document, id="a", language="en")
    save(Project((as_told,), {"a": document}), tmp_path / "a.communique")
    assert load(tmp_path / "a.communique").statements == (as_told,)
    assert as_told.clauses != segment(document, id="a").clauses


def test_a_file_from_before_there_were_details_has_those_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    read = segment(Document("Port Halden, 14 May 2026\n\nThe Parties will meet.", "a.txt", "txt"), id="a")
    save(Project((read,)), path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE detail")
        connection.execute("ALTER TABLE mark DROP COLUMN hangs_on")
        connection.executescript("DROP TABLE change; DROP TABLE comment; DROP TABLE origin")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert load(path).statements == (read,)


@settings(max_examples=15)
@given(st.data())
def test_any_corrections_survive(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    project = two_drafts()
    path = tmp_path_factory.mktemp("projects") / "any.communique"
    ids = [clause.id for statement in project.statements for clause in statement.clauses]
    some = st.frozensets(st.sampled_from([*ids, "gone-1"]), min_size=2)
    made = data.draw(st.lists(st.one_of(some.map(PutTogether), some.map(SetApart)), max_size=6))
    kept = Project(project.statements, project.documents, corrections=tuple(made))
    save(kept, path)
    assert load(path) == kept


@settings(max_examples=15)  # each one is written to the disk for good
@given(st.dictionaries(texts, texts, min_size=1, max_size=4), st.dictionaries(texts, texts, max_size=3))
def test_any_words_survive(tmp_path_factory: pytest.TempPathFactory, words: dict[str, str], notes: dict[str, str]):
    path = tmp_path_factory.mktemp("projects") / "any.communique"
    project = project_of({id: Document(text, f"{id}.txt", "txt") for id, text in words.items()}, notes=notes)
    save(project, path)
    assert load(path) == project


def test_half_a_surrogate_pair_does_not_keep_a_project_from_being_saved(tmp_path: Path) -> None:
    save(project_of({"a": Document("We \ud800 meet.", "a.txt", "txt")}), tmp_path / "a.communique")
    assert load(tmp_path / "a.communique").statements[0].text == "We ? meet."


def test_saving_again_replaces_the_file_whole(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    save(project, path)
    save(Project(), path)
    assert load(path) == Project()
    assert list(tmp_path.iterdir()) == [path]


def test_where_saving_fails_the_old_file_stays(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    save(project, path)
    unfit = Project(project.statements, project.documents, notes={"north-1": object()})
    with pytest.raises(ProjectError, match=r"a\.communique"):
        save(unfit, path)
    assert load(path) == project
    assert list(tmp_path.iterdir()) == [path]


def test_corrections_find_their_clauses_again_when_the_text_is_cut_otherwise(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    save(project, path)
    with closing(sqlite3.connect(path)) as connection:
        # as if an older program had counted one clause more before each of these
        connection.execute("UPDATE corrected SET clause = 'north-9' WHERE clause = 'north-1'")
        connection.execute("UPDATE note SET clause = 'north-9' WHERE clause = 'north-1'")
        connection.commit()
    assert load(path) == project


def test_a_correction_of_a_statement_that_was_removed_is_kept(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    without = Project(project.statements[:1], project.documents, "", project.corrections, project.notes)
    save(without, path)
    assert load(path).corrections == project.corrections
    assert load(path).notes == project.notes


def damaged(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(change(path.read_bytes())) and None


def statement(sql: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(sql)

    return run


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(damaged(lambda content: b""), id="empty"),
        pytest.param(damaged(lambda content: b"PK\x03\x04 not a comparison" * 100), id="foreign"),
        pytest.param(damaged(lambda content: content[: len(content) // 2]), id="cut off"),
        pytest.param(damaged(lambda content: content[:4096] + b"\xff" * 4096 + content[8192:]), id="overwritten"),
        pytest.param(statement("PRAGMA application_id = 7"), id="another program's database"),
        pytest.param(statement("PRAGMA user_version = 999"), id="newer"),
        pytest.param(statement("PRAGMA user_version = -1"), id="no version"),
        pytest.param(statement("DROP TABLE statement"), id="no statements"),
        pytest.param(statement("UPDATE statement SET text = x'00ff'"), id="bytes for words"),
        pytest.param(statement('UPDATE mark SET start = 5, "end" = 99999'), id="mark outside the text"),
        pytest.param(statement("UPDATE mark SET kind = 'banner'"), id="unknown mark"),
        pytest.param(statement("UPDATE mark SET start = 'x'"), id="words for a number"),
        pytest.param(statement("UPDATE correction SET kind = 'erase'"), id="unknown correction"),
        pytest.param(statement("UPDATE corrected SET start = 'x'"), id="words for a place"),
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="folder"),
    ],
)
def test_what_is_no_sound_comparison_is_met_with_a_sentence(
    spoil: Callable[[Path], object], project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.communique"
    save(project, path)
    spoil(path)
    with pytest.raises(ProjectError, match=r"“a\.communique”.*\.$"):
        load(path)


def test_a_name_that_no_file_can_have_is_met_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="name too long"):
        load(tmp_path / f"{'x' * 300}.communique")
    (tmp_path / "file").touch()
    with pytest.raises(ProjectError, match="not there any more"):
        load(tmp_path / "file" / "a.communique")


def test_saving_where_nothing_can_be_written_is_met_with_a_sentence(project: Project, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"folder .* does not exist"):
        save(project, tmp_path / "absent" / "a.communique")
    with pytest.raises(ProjectError, match="folder of that name"):
        save(project, tmp_path)


def test_an_older_file_takes_only_the_steps_it_lacks() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        bring_up_to_date(connection)
        taken: list[int] = []
        later = (*STEPS, lambda _: taken.append(1), lambda _: taken.append(2))
        bring_up_to_date(connection, steps=later)
        bring_up_to_date(connection, steps=later)
        assert (taken, version_of(connection)) == ([1, 2], len(STEPS) + 2)


def test_opening_does_not_change_the_file(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    save(project, path)
    before = path.read_bytes()
    load(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_which_word_list_was_used_is_kept(project: Project, tmp_path: Path) -> None:
    save(replace(project, word_list="mine.toml"), tmp_path / "a.communique")
    assert load(tmp_path / "a.communique").word_list == "mine.toml"
