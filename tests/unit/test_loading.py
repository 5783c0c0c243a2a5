"""Loading: ids that do not depend on order, no text twice, troubles that stop nothing else."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Cancelled, ComparisonError
from core.loading import Attached, files_in, load, load_pasted, unique_ids
from core.reading.origin import Standing, standing


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_ids_are_stems_and_order_is_kept(tmp_path: Path) -> None:
    paths = [write(tmp_path, "North.txt", "We will meet."), write(tmp_path, "East.txt", "We will part.")]
    loaded = load(paths)
    assert [statement.id for statement in loaded.statements] == ["North", "East"]
    assert [statement.source for statement in loaded.statements] == ["North.txt", "East.txt"]
    assert loaded.documents["East"].text == "We will part."
    assert loaded.troubles == ()


def test_equal_stems_get_numbers(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n}/draft.txt", f"We will meet {n} times.") for n in (3, 4, 5)]
    assert [statement.id for statement in load(paths).statements] == ["draft", "draft-2", "draft-3"]


def test_ids_of_the_statements_present_are_not_used_again(tmp_path: Path) -> None:
    first = load([write(tmp_path, "a/draft.txt", "We will meet.")]).statements
    more = load([write(tmp_path, "b/draft.txt", "We may meet.")], present=first, taken_ids=["draft-2"])
    assert [statement.id for statement in more.statements] == ["draft-3"]


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b", "a-2-2"]), max_size=8), st.sets(st.just("a")))
def test_ids_are_unique_and_free(stems: list[str], taken: set[str]) -> None:
    ids = unique_ids(stems, taken=taken)
    assert len({*ids, *taken}) == len(ids) + len(taken)


@given(st.permutations(["a", "a-2", "b", "a-3"]))
def test_a_stem_that_stands_once_is_its_own_id(stems: list[str]) -> None:
    assert unique_ids(stems) == stems
    assert unique_ids(["a", *stems]) == ["a", *("a-4" if stem == "a" else stem for stem in stems)]


def test_the_same_words_are_loaded_once(tmp_path: Path) -> None:
    first = write(tmp_path, "one.txt", "We will meet.")
    copy = write(tmp_path, "copy.txt", "We will meet.")
    loaded = load([first, first, copy])
    assert [statement.id for statement in loaded.statements] == ["one"]
    assert [trouble.path for trouble in loaded.troubles] == [first, copy]
    assert "“one.txt” is already loaded" in loaded.troubles[0].sentence
    assert "“copy.txt” has exactly the words of “one.txt”" in loaded.troubles[1].sentence
    assert len(load([copy], present=loaded.statements).troubles) == 1


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", "We will meet.")
    loaded = load([tmp_path / "absent.txt", good])
    assert [statement.id for statement in loaded.statements] == ["good"]
    assert [trouble.path.name for trouble in loaded.troubles] == ["absent.txt"]
    assert "absent.txt" in loaded.troubles[0].sentence


def test_each_statement_knows_its_file_also_beside_one_of_the_same_name(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    paths = [write(tmp_path, "a.txt", "We will meet."), tmp_path / "absent.txt", write(other, "a.txt", "We will part.")]
    origins = load(paths).origins
    assert {id: origin.path for id, origin in origins.items()} == {"a": paths[0], "a-2": paths[2]}
    assert [standing(origin) for origin in origins.values()] == [Standing.SAME, Standing.SAME]
    paths[0].write_text("We will meet again.")
    paths[2].unlink()
    assert [standing(origin) for origin in origins.values()] == [Standing.CHANGED, Standing.UNREADABLE]


def test_progress_grows_to_its_total(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    paths = [write(tmp_path, f"{n}.txt", f"We will meet {n} times.") for n in range(3)] + [tmp_path / "absent.txt"]
    load(paths, on_progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {8}
    assert seen[-1] == (8, 8)


def test_loading_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        load([write(tmp_path, "a.txt", "We will meet.")], should_cancel=lambda: True)


def test_loading_can_be_cancelled_between_any_two_clauses(tmp_path: Path) -> None:
    looks = 0

    def should_cancel() -> bool:
        nonlocal looks
        looks += 1
        return False

    load([write(tmp_path, "a.txt", "We will meet. " * 5000)], should_cancel=should_cancel)
    assert looks > 5000


def test_pasted_words_are_a_statement() -> None:
    first = load_pasted("We will meet.").statements
    second = load_pasted("We will part.", present=first)
    assert [first[0].id, second.statements[0].id] == ["pasted", "pasted-2"]
    with pytest.raises(ComparisonError):
        load_pasted("We will meet.", present=first)


def test_a_folder_stands_for_the_files_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden", "~$a.docx", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "sub" / "again").symlink_to(tmp_path)
    absent = tmp_path / "absent.txt"
    found = list(files_in([absent, tmp_path, tmp_path / "b.txt"]))
    assert found == [absent, *(tmp_path / name for name in ("a.md", "b.txt", "sub/c.txt", "b.txt"))]


def test_files_in_mails_become_statements_of_their_own(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Message-ID"], mail["Subject"] = "<1@a.example>", "Drafts"
    mail.set_content("See below.")
    for words in ("We will meet.", "We may part."):
        mail.add_attachment(words.encode(), maintype="text", subtype="plain", filename="draft.txt")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    loaded = load([path])
    attached = loaded.attached[path]
    assert attached == (Attached(path, "draft.txt"), Attached(path, "draft (2).txt"))
    more = load([*attached, Attached(path, "gone.txt")], present=loaded.statements)
    assert [(each.id, each.source, each.text) for each in more.statements] == [
        ("draft", "mail.eml: draft.txt", "We will meet."),
        ("draft (2)", "mail.eml: draft (2).txt", "We may part."),
    ]
    assert [each.attachment for each in more.origins.values()] == ["draft.txt", "draft (2).txt"]
    assert [(each.path, each.attachment) for each in more.troubles] == [(path, "gone.txt")]
    assert not more.attached


def test_a_mail_without_words_says_which_files_it_has(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(b"Message-ID: 1\nContent-Disposition: attachment; filename=draft.txt\n\nWe will meet.")
    loaded = load([path])
    assert [trouble.attachments for trouble in loaded.troubles] == [("draft.txt",)]
    assert loaded.attached == {path: (Attached(path, "draft.txt"),)}
