"""A person's own words win over ours; what cannot be used is said with its line and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.clauses.segment import segment
from core.commitments.find import find_acts
from core.commitments.lexicon import lexicon_of
from core.commitments.word_list import OWN_SOURCE, WordList, lexicon_for, read_word_list
from core.errors import LexiconError
from core.reading.read import read_pasted
from core.resources import resource


def written(folder: Path, words: str) -> WordList:
    path = folder / "mine.toml"
    path.write_text(words, encoding="utf-8")
    return read_word_list(path)


def acts_of(text: str, own: WordList) -> list[str]:
    found = find_acts(segment(read_pasted(text), id="x"), lexicon=own.lexicon)
    return [f"{act.kind} {act.level or act.force or ''}".strip() for act in found]


@pytest.mark.parametrize(
    ("words", "text", "wanted"),
    [
        ('[[verbs]]\nverbs = ["endorse"]\nlevel = 5', "We endorse the chart.", ["commit 5"]),
        ('[[verbs]]\nverbs = ["commit"]\nlevel = 2', "We commit to sail.", ["commit 2"]),
        ('[[verbs]]\nverbs = ["beseech"]\nact = "direct"\nforce = 4', "We beseech all ports to open.", ["direct 4"]),
        (
            '[[verbs]]\nverbs = ["support"]\nthen = ["the work of"]\nlevel = 2',
            "We support the work of it.",
            ["commit 2"],
        ),
        ('[[modals]]\nwords = ["will"]\nact = "commit"\nlevel = 6', "We will sail.", ["commit 6"]),
        ('[[nouns]]\nwords = ["oath"]\nlevel = 4', "We reaffirm our oath to sail.", ["commit 3"]),
        ('[subjects]\ngroups = ["guilds"]', "The guilds will sail.", ["commit 4"]),
        (
            '[[verbs]]\nverbs = ["forgo"]\nlevel = 4\n[irregular]\nforgo = "forgoes forwent forgone forgoing"',
            "We have forgone it.",
            ["commit 4"],
        ),
    ],
)
def test_an_entry_of_the_person_wins(tmp_path: Path, words: str, text: str, wanted: list[str]) -> None:
    assert acts_of(text, written(tmp_path, words)) == wanted


def test_phrases_of_the_person_are_found_beside_ours(tmp_path: Path) -> None:
    own = written(tmp_path, '[[hedges]]\nphrases = ["in the spirit of {event}"]\n')
    [act] = find_acts(
        segment(read_pasted("We will, where possible, pay in the spirit of peace."), id="x"), lexicon=own.lexicon
    )
    assert [hedge.text for hedge in act.hedges] == ["where possible", "in the spirit of peace"]


def test_ours_is_as_it_was(tmp_path: Path) -> None:
    written(tmp_path, '[[verbs]]\nverbs = ["endorse"]\nlevel = 5')
    ours = lexicon_of("en")
    assert ours is not None
    [act] = find_acts(segment(read_pasted("We endorse the chart."), id="x"))
    assert act.level is None


def test_a_list_serves_its_language_alone(tmp_path: Path) -> None:
    own = written(tmp_path, 'language = "fr"\n[[verbs]]\nverbs = ["jurer"]\nlevel = 4')
    assert lexicon_for("fr", own) is own.lexicon
    assert lexicon_for("en", own) is lexicon_of("en")
    assert lexicon_for("xx", own) is None


def test_an_entry_need_not_name_a_source(tmp_path: Path) -> None:
    own = written(tmp_path, '[[verbs]]\nverbs = ["endorse"]\nlevel = 5')
    assert own.lexicon.sources[OWN_SOURCE] == "mine.toml"
    assert own.lexicon.senses["endorse"][0][1].source == OWN_SOURCE


def test_lists_with_the_same_words_are_equal(tmp_path: Path) -> None:
    words = '[[verbs]]\nverbs = ["endorse"]\nlevel = 5'
    assert written(tmp_path, words) == written(tmp_path, words)
    assert written(tmp_path, words) != written(tmp_path, words + "\n")


@pytest.mark.parametrize(
    ("words", "line", "names"),
    [
        pytest.param('[[verbs]]\nverbs = ["x"', 2, "Unclosed array", id="not TOML"),
        pytest.param('\n\n[[verbs]]\nverbs = ["x"]\nlevel = 9', 3, "level = 9", id="level out of range"),
        pytest.param('[[verbs]]\nverbs = ["x"]\nlevel = true', 1, "level = True", id="level is no number"),
        pytest.param("[[verbs]]\nlevel = 4", 1, "no verbs", id="no words"),
        pytest.param('[[verbs]]\nverbs = ["x"]\nact = "ask"', 1, "'ask'", id="no such act"),
        pytest.param(
            '[[verbs]]\nverbs = ["a"]\nlevel = 1\n\n[[verbs]]\nverbs = ["b"]', 5, "no level", id="second entry"
        ),
        pytest.param('[[verbs]]\nverbs = ["x"]\nlevle = 4', 1, "levle", id="misspelled"),
        pytest.param('[[verbs]]\nverbs = ["x"]\nlevel = 4\nsource = "rumour"', 1, "rumour", id="source"),
        pytest.param('[[deadlines]]\nphrases = ["by dawn"]', 1, "kind", id="a deadline without a kind"),
        pytest.param('# note\n[[hedges]]\nphrases = ["as [far as"]', 2, "bracket", id="open bracket"),
        pytest.param('[[hedges]]\nphrases = ["by {yaer}"]', 1, "{yaer}", id="unknown slot"),
        pytest.param('[[nonsense]]\nwords = ["x"]', 1, "nonsense", id="no such table"),
        pytest.param('language = "xx"', 1, "xx", id="no such language"),
        pytest.param('[verbs]\nverbs = ["x"]', 1, "[[verbs]]", id="single brackets"),
        pytest.param('[subjects]\nguilds = ["x"]', 2, "guilds", id="no such list"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_way_out(tmp_path: Path, words: str, line: int, names: str) -> None:
    with pytest.raises(LexiconError) as trouble:
        written(tmp_path, words)
    said = str(trouble.value)
    assert f"“mine.toml”, line {line}" in said or f"“mine.toml” cannot be read from line {line} on" in said
    assert names in said
    assert "Correct it there" in said


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"absent\.toml.*Name a file"):
        read_word_list(tmp_path / "absent.toml")
    (tmp_path / "latin.toml").write_bytes("# é".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"latin\.toml.*UTF-8"):
        read_word_list(tmp_path / "latin.toml")


def test_the_list_to_begin_with_changes_nothing_and_its_examples_can_be_used(tmp_path: Path) -> None:
    words = resource("lexicons", "own-words.toml").read_text(encoding="utf-8")
    ours = lexicon_of("en")
    assert ours is not None
    assert written(tmp_path, words).lexicon.senses == ours.senses
    notes = [line.removeprefix("# ") for line in words.splitlines()]
    examples = "\n".join(line for line in notes if line.startswith("[") or " = " in line)
    assert "beseech" in written(tmp_path, examples).lexicon.forms


def test_two_lists_of_one_name_are_told_apart(tmp_path: Path) -> None:
    lists = []
    for folder, verb in (("a", "endorse"), ("b", "back"), ("c", "endorse")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.toml").write_text(f'[[verbs]]\nverbs = ["{verb}"]\nlevel = 5\n', encoding="utf-8")
        lists.append(read_word_list(tmp_path / folder / "mine.toml"))
    one, other, again = lists
    assert one.name != other.name
    assert one == again
    assert all(each.name.startswith("mine.toml (") for each in lists)
