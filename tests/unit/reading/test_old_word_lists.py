"""Paragraphs of old Word files bear the labels that the file gives them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from core.reading.old_word_file import OldWordFile
from core.reading.old_word_lists import old_word_labels
from core.reading.options import ReadingOptions
from core.reading.read import read_bytes
from tests.unit.reading.old_word_files import Level, Override, Said, listing, overrides_part, packed

FILE = Path(__file__).parents[2] / "data" / "old_word.doc"
DEEP = (Level("\0."), Level("(\1)", format=4), Level("\0.\1.\2"), *[Level("")] * 6)
PLAIN = Override(1, {})


def labels(
    said: Sequence[tuple[int, int]],
    overrides: Sequence[Override] = (PLAIN, PLAIN),
    lists: Mapping[int, Sequence[Level]] | None = None,
) -> list[str]:
    paragraphs = [Said(f"word{number}", override, level) for number, (override, level) in enumerate(said)]
    found = old_word_labels(listing(lists or {1: DEEP, 2: DEEP}, overrides, paragraphs))
    assert [words for words, _ in found] == [each.words for each in paragraphs]
    return [label for _, label in found]


def test_lists_of_one_definition_count_on_with_each_other() -> None:
    assert labels([(1, 0), (2, 0), (1, 1), (2, 1), (2, 0)]) == ["1.", "2.", "(a)", "(b)", "3."]
    assert labels([(1, 0), (2, 0), (1, 0)], [PLAIN, Override(2, {})]) == ["1.", "1.", "2."]


def test_an_override_starts_its_levels_anew_once() -> None:
    anew = Override(1, {0: 1})
    assert labels([(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)], [PLAIN, anew]) == ["1.", "2.", "1.", "2.", "3."]
    deeper = Override(1, {1: 3})
    assert labels([(1, 0), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1)], [PLAIN, deeper]) == [
        "1.", "(a)", "(c)", "(d)", "2.", "(c)",
    ]  # fmt: skip


def test_an_override_may_have_levels_of_its_own() -> None:
    own = Override(1, {0: Level("Article \0:", format=1, start=4)})
    assert labels([(1, 0), (2, 0), (1, 0)], [PLAIN, own]) == ["1.", "Article IV:", "5."]


def test_levels_that_are_passed_over_count_as_begun() -> None:
    assert labels([(1, 2), (1, 2), (1, 1), (1, 0)]) == ["1.a.1", "1.a.2", "(b)", "2."]
    assert labels([(1, 1), (1, 0), (1, 2), (1, 1), (1, 0)]) == ["(a)", "2.", "2.a.1", "(b)", "3."]
    fourth = (Level("\0.", start=4), *DEEP[1:])
    assert labels([(1, 1), (1, 0)], lists={1: fourth}) == ["(a)", "5."]


def test_when_a_level_begins_anew() -> None:
    never = (Level("\0."), Level("\1)", after=0), *[Level("")] * 7)
    assert labels([(1, 0), (1, 1), (1, 0), (1, 1)], lists={1: never}) == ["1.", "1)", "2.", "2)"]
    legal = (Level("\0", format=1), Level("\0.\1", is_legal=True, format=4), *[Level("")] * 7)
    assert labels([(1, 0), (1, 1)], lists={1: legal}) == ["I", "1.1"]


def test_formats_of_numbers() -> None:
    formats = {1: "IX", 2: "ix", 3: "I", 4: "i", 22: "09", 0: "9", 255: "", 23: ""}
    for format, said in formats.items():
        assert labels([(1, 0)], lists={1: [Level("\0", format=format, start=9)]}) == [said]


def test_what_a_style_says_holds_for_its_paragraphs() -> None:
    styles = [Said("Counted", 1, 1), Said("Child", style=1), Said("Bare", 0, style=1)]
    paragraphs = [Said("a", 1, 0), Said("b", style=1), Said("c", style=2), Said("d", style=3), Said("e", 1, 0, 1)]
    assert old_word_labels(listing({1: DEEP}, [PLAIN], paragraphs, styles)) == [
        ("a", "1."), ("b", "(a)"), ("c", "(b)"), ("e", "2."),
    ]  # fmt: skip


@pytest.mark.parametrize("named", [-1, 0, 3, 2047])
def test_a_paragraph_that_names_no_override_bears_none(named: int) -> None:
    assert old_word_labels(listing({1: DEEP}, [PLAIN, PLAIN], [Said("a", named, 0), Said("b", 1, 12)])) == []


def test_the_text_bears_them() -> None:
    file = OldWordFile(FILE.read_bytes())
    main, table = bytearray(file.main), file.table
    start, _ = file.part(74)
    (id,) = struct.unpack_from("<i", table, start + 4)
    part = overrides_part([Override(id, {0: 7})])
    struct.pack_into("<II", main, 0x9A + 8 * 74, len(table), len(part))
    data = packed({"WordDocument": bytes(main), "1Table": table + part})
    lines = read_bytes(data, "a.doc", options=ReadingOptions()).text.split("\n\n")
    assert lines[2:6] == [
        "7. open the strait;", "(a) keep it open, and in every season.", "in winter too", "8. report once a year.",
    ]  # fmt: skip


@pytest.mark.parametrize("share", range(0, 100, 5))
def test_what_does_not_hold_together_gives_no_error(share: int) -> None:
    data = listing({1: DEEP}, [PLAIN, Override(1, {0: 7})], [Said("a", 1, 0), Said("b", 2, 0)], [Said("S", 1, 1)])
    place = len(data) * share // 100
    for broken in (data[:place], data[:place] + bytes(200) + data[place + 200 :], data[:place] + b"\xff" * 64):
        assert isinstance(old_word_labels(broken), list)
