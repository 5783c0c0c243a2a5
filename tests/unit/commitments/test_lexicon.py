"""The words are data: whole files are read, and a bad one is met with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.find import find_acts
from core.commitments.lexicon import lexicon_of, load_lexicon
from core.errors import LexiconError
from core.resources import resource

ENGLISH = resource("lexicons", "en.toml").read_text(encoding="utf-8")


def written(folder: Path, words: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_every_entry_names_its_source() -> None:
    lexicon = lexicon_of("en")
    assert lexicon is not None
    senses = [sense for found in lexicon.senses.values() for _, sense in found]
    assert senses
    assert {sense.source for sense in senses} <= lexicon.sources.keys()


def test_a_person_can_add_a_verb(tmp_path: Path) -> None:
    mine = ENGLISH + '\n[[verbs]]\nverbs = ["plight"]\nact = "commit"\nlevel = 4\nsource = "default"\n'
    text = "We plight to mend the nets."
    statement = Statement("S", "", "s", "en", text, (Clause("S", "S-1", 0, len(text), ClauseKind.PARAGRAPH, 0),))
    (act,) = find_acts(statement, lexicon=load_lexicon(written(tmp_path, mine)))
    assert (act.level, act.verb.text) == (4, "plight to mend")


def test_an_unknown_language_has_no_lexicon() -> None:
    assert lexicon_of("xx") is None
    assert lexicon_of("../../secrets") is None


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param("language = ", "not well-formed", id="not TOML"),
        pytest.param("language = 'en'", "lacks", id="tables missing"),
        pytest.param(ENGLISH.replace('source = "lri"', 'source = "rumour"', 1), "rumour", id="unknown source"),
        pytest.param(
            ENGLISH.replace('source = "default"\n[[deadlines]]', "[[deadlines]]", 1),
            "no source",
            id="a phrase without source",
        ),
        pytest.param(ENGLISH.replace("level = 6", "level = 9", 1), "from 1 to 6", id="level out of range"),
        pytest.param(ENGLISH.replace('act = "direct"', 'act = "ask"', 1), "ask", id="unknown act"),
        pytest.param(ENGLISH.replace("{year}", "{yaer}", 1), "{yaer}", id="unknown slot"),
        pytest.param(ENGLISH.replace("[the] [end of|", "[the] [end of(|", 1), "bracket", id="open bracket"),
    ],
)
def test_a_bad_file_is_met_with_a_sentence(tmp_path: Path, words: str, names: str) -> None:
    with pytest.raises(LexiconError) as trouble:
        load_lexicon(written(tmp_path, words))
    assert "mine.toml" in str(trouble.value)
    assert names in str(trouble.value)


def test_a_missing_file_is_met_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"absent\.toml"):
        load_lexicon(tmp_path / "absent.toml")
