"""Labels of Word lists: their formats, where levels come from, and what counts on with what."""

from __future__ import annotations

import pytest
from lxml import etree

from core.reading.word_lists import WordLists, word_lists
from core.reading.word_numbers import word_number
from core.reading.word_tree import properties_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def tree(inside: str) -> etree._Element:
    return etree.fromstring(f'<w:part xmlns:w="{W}">{inside}</w:part>')


def level(place: int, format: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(id: int, *inside: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(inside)}</w:abstractNum>'


def listed(id: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def named(id: int, place: int | None = None) -> str:
    depth = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    return f'<w:pPr><w:numPr>{depth}<w:numId w:val="{id}"/></w:numPr></w:pPr>'


def labels(lists: WordLists, *paragraphs: str) -> list[str | None]:
    return [lists.label(properties_of(tree(inside), "pPr")) for inside in paragraphs]


@pytest.mark.parametrize(
    ("format", "numbers", "written"),
    [
        ("lowerLetter", (1, 27), "a aa"),
        ("russianLower", (1, 7, 10, 30), "а ж к аа"),
        ("russianUpper", (2,), "Б"),
        ("chineseCountingThousand", (1, 10, 12, 20, 105), "一 十 十二 二十 一百〇五"),
        ("ideographDigital", (12,), "一二"),
        ("ideographTraditional", (3,), "丙"),
        ("chineseLegalSimplified", (3, 10), "叁 壹拾"),
        ("arabicAlpha", (2, 3), "ب ت"),
        ("arabicAbjad", (2, 3), "ب ج"),
        ("hebrew1", (3, 15, 16, 21), "ג טו טז כא"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalEnclosedCircle", (3, 21), "③ 21"),
        ("decimalZero", (3, 12), "03 12"),
        ("ordinal", (1, 2, 3, 11, 22), "1st 2nd 3rd 11th 22nd"),
        ("cardinalText", (4, 21, 100), "Four Twenty-one 100"),
        ("ordinalText", (1, 12, 20, 21), "First Twelfth Twentieth Twenty-first"),
        ("unheard-of", (3,), "3"),
        ("upperRoman", (0,), "0"),
    ],
)
def test_numbers_are_written_as_the_format_says(format: str, numbers: tuple[int, ...], written: str) -> None:
    assert " ".join(word_number(number, format) for number in numbers) == written


def test_levels_count_restart_and_cite_each_other() -> None:
    numbering = tree(
        definition(
            1,
            level(0, "upperRoman", "%1."),
            level(1, "russianLower", "%2)"),
            level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
            level(3, "lowerLetter", "%4)", more='<w:lvlRestart w:val="0"/>'),
        )
        + listed(1, 1)
    )
    paragraphs = [named(1, place) for place in (0, 1, 1, 2, 3, 0, 1, 2, 3)]
    found = labels(word_lists([numbering], []), *paragraphs)
    assert found == ["I.", "а)", "б)", "1.2.1", "a)", "II.", "а)", "2.1.1", "b)"]


def test_levels_that_are_passed_over_count_as_begun() -> None:
    levels = (level(0, "decimal", "%1.", start=4), level(1, "lowerLetter", "(%2)"), level(2, "decimal", "%1.%2.%3"))
    numbering = tree(definition(1, *levels) + listed(1, 1))
    paragraphs = [named(1, place) for place in (1, 0, 2, 1, 0)]
    assert labels(word_lists([numbering], []), *paragraphs) == ["(a)", "5.", "5.a.1", "(b)", "6."]


def test_a_list_may_have_a_level_of_its_own_and_count_on() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1]")}</w:lvlOverride>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    numbering = tree(definition(1, level(0, "decimal", "%1.")) + listed(1, 1) + listed(2, 1, own) + listed(3, 1, anew))
    found = labels(word_lists([numbering], []), *(named(id, 0) for id in (1, 1, 2, 3, 3, 1)))
    assert found == ["1.", "2.", "C]", "7.", "8.", "9."]


def test_styles_number_paragraphs_on_the_level_that_names_them() -> None:
    sub = '<w:pStyle w:val="Sub"/>'
    numbering = tree(
        definition(1, level(0, "decimal", "Article %1"), level(1, "decimal", "%1.%2", more=sub)) + listed(4, 1)
    )
    styles = tree(
        f'<w:style w:styleId="Article">{named(4)}</w:style>'
        f'<w:style w:styleId="Sub"><w:basedOn w:val="Article"/>{named(4)}</w:style>'
        '<w:style w:styleId="Kin"><w:basedOn w:val="Sub"/></w:style>'
    )
    paragraphs = [f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' for style in ("Article", "Sub", "Kin", "Other")]
    plain = '<w:pPr><w:pStyle w:val="Article"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    found = labels(word_lists([numbering], [styles]), *paragraphs, plain, paragraphs[0])
    assert found == ["Article 1", "1.1", "1.2", None, None, "Article 2"]


def test_a_definition_may_take_its_levels_from_a_style() -> None:
    link = '<w:numStyleLink w:val="Outline"/>'
    numbering = tree(definition(1, link) + definition(2, level(0, "lowerLetter", "(%1)")) + listed(1, 1) + listed(2, 2))
    styles = tree(f'<w:style w:type="numbering" w:styleId="Outline">{named(2)}</w:style>')
    assert labels(word_lists([numbering], [styles]), named(1), named(1)) == ["(a)", "(b)"]


def test_bullets_and_levels_without_numbers_bear_no_label() -> None:
    numbering = tree(definition(1, level(0, "bullet", "\uf0b7"), level(1, "none", "")) + listed(1, 1))
    assert labels(word_lists([numbering], []), named(1, 0), named(1, 1)) == ["", ""]


@pytest.mark.parametrize("said", ["-1", "x", "99999999999999999999", "٣"])
def test_numbers_that_are_none_do_no_harm(said: str) -> None:
    numbering = tree(definition(1, level(0, "decimal", "%1.").replace('w:start w:val="1"', f'w:start w:val="{said}"')))
    lists = word_lists([numbering, tree(listed(1, 1))], [])
    assert labels(lists, named(1, 0), f'<w:pPr><w:numPr><w:ilvl w:val="{said}"/><w:numId w:val="1"/></w:numPr></w:pPr>')


def test_definitions_that_take_their_levels_from_each_other_end() -> None:
    first, second = ('<w:numStyleLink w:val="Two"/>', '<w:numStyleLink w:val="One"/>')
    numbering = tree(definition(1, first) + definition(2, second) + listed(1, 1) + listed(2, 2))
    styles = tree(f'<w:style w:styleId="One">{named(1)}</w:style><w:style w:styleId="Two">{named(2)}</w:style>')
    assert labels(word_lists([numbering], [styles]), named(1), named(2)) == [None, None]
