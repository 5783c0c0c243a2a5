"""Items and headings of OpenDocument texts bear the labels that LibreOffice shows: each case was shown by it."""

from __future__ import annotations

import pytest

from core.reading.numerals import chinese, letters, repeated_letters, roman
from core.reading.open_document import read_open_document
from core.reading.options import ReadingOptions
from tests.unit.reading.test_open_document import odt, p

LEVEL = "text:list-level-style-number"


def level(number: int, format: str, prefix: str, suffix: str, shown: int = 1, start: int = 1, more: str = "") -> str:
    return (
        f'<{LEVEL} text:level="{number}" style:num-format="{format}" style:num-prefix="{prefix}" '
        f'style:num-suffix="{suffix}" text:display-levels="{shown}" text:start-value="{start}" {more}/>'
    )


def style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


DEEP = (level(1, "1", "", "."), level(2, "a", "(", ")"), level(3, "1", "", "", 3))
FORMATS = {
    "SYNC": "a",
    "LETTERS": "A",
    "ROMAN": "I",
    "CHINESE": "一, 二, 三, ...",
    "RUSSIAN": "А, Б, .., Аа, Бб, ... (ru)",
}
STYLES = "".join(
    [
        style("D", *DEEP),
        style("D2", *DEEP),
        style("FIVE", level(1, "1", "", ".", start=5), level(2, "i", "", ")", start=3)),
        style("ANNEX", level(1, "", "", "Annex"), level(2, "1", "", ".", 2), level(3, "I", "", "/", 2)),
        style("DASH", level(1, "A", "", "-"), level(2, "", "[", "]"), level(3, "1", "(", ")", 3)),
        style(
            "LO",
            level(1, "1", "", ".", more='loext:num-list-format="Art. %1%:"'),
            level(2, "a", "", ".", more='loext:num-list-format="%1%/%2%;"'),
        ),
        *(
            style(name, level(1, format, "", ".", start=26, more='style:num-letter-sync="true"' * (name == "SYNC")))
            for name, format in FORMATS.items()
        ),
        '<style:style style:name="Listed" style:family="paragraph" style:list-style-name="D"/>',
    ]
)
HEADINGS = "".join(
    f'<style:style style:name="H{number}" style:family="paragraph" style:default-outline-level="{number}"/>'
    for number in (1, 2)
) + (
    '<style:style style:name="Bare" style:family="paragraph" style:parent-style-name="H1" style:list-style-name=""/>'
    '<text:outline-style style:name="Outline">'
    '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" style:num-suffix=")" text:display-levels="2"/>'
    "</text:outline-style>"
)


def items(*held: str, style: str = "", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:list{named} {more}>{''.join(held)}</text:list>"


def item(*held: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(held)}</text:list-item>"


def header(*held: str) -> str:
    return f"<text:list-header>{''.join(held)}</text:list-header>"


def heading(words: str, style: str, more: str = "") -> str:
    return f'<text:h text:style-name="{style}" text:outline-level="{style[-1]}" {more}>{words}</text:h>'


def numbered(words: str, level: int) -> str:
    return (
        f'<text:numbered-paragraph text:list-id="n" text:level="{level}" text:style-name="D">{p(words)}'
        "</text:numbered-paragraph>"
    )


GOES_ON, ANEW = 'text:continue-numbering="true"', 'text:continue-numbering="false"'
CASES = {
    "levels passed over count as begun": (
        items(item(items(item(items(item(p("a")), item(p("b")))), item(p("c")))), item(p("d")), style="D"),
        ["1.a.1 a", "1.a.2 b", "(b) c", "2. d"],
    ),
    "starts of levels": (
        items(item(items(item(p("a")))), item(p("b")), item(p("c"), more='text:start-value="20"'), style="FIVE")
        + items(item(p("d")), style="FIVE", more=GOES_ON)
        + items(item(p("e")), style="FIVE"),
        ["iii) a", "6. b", "20. c", "21. d", "5. e"],
    ),
    "a second list in an item begins anew": (
        items(item(p("a"), items(item(p("b"))), p("c"), items(item(p("d")))), style="D"),
        ["1. a", "(a) b", "c", "(a) d"],
    ),
    "lists in items of their own count on": (
        items(item(p("a")), item(items(item(p("b")))), item(items(item(p("c"))), p("d")), style="D"),
        ["1. a", "(a) b", "(b) c", "d"],
    ),
    "what a nested list says of going on": (
        items(item(p("a"), items(item(p("b"))), items(item(p("c")), more=GOES_ON)), style="D")
        + items(item(p("d")), item(items(item(p("e")))), item(items(item(p("f")), more=ANEW)), style="D"),
        ["1. a", "(a) b", "(b) c", "1. d", "(a) e", "(a) f"],
    ),
    "headers and further paragraphs bear none": (
        items(header(p("a")), item(p("b"), p("c")), header(p("d"), items(item(p("e")))), item(p("f")), style="D"),
        ["a", "1. b", "c", "d", "(a) e", "2. f"],
    ),
    "lists go on by name": (
        items(item(p("a")), style="D", more='xml:id="x"')
        + items(item(p("b")), style="D2", more='xml:id="y"')
        + items(item(p("c")), style="D", more=GOES_ON)
        + items(item(p("d")), style="D2", more='text:continue-list="x" xml:id="z"')
        + items(item(p("e")), style="D2", more='text:continue-list="z"')
        + items(item(p("f")), style="D2", more='text:continue-list="y"')
        + items(item(p("g")), style="D2", more=GOES_ON)
        + items(item(p("h")), style="D2", more=f'text:continue-list="none" {GOES_ON}')
        + items(item(p("i")), style="D", more=f'text:continue-list="x" {ANEW}')
        + items(item(p("j")), style="D", more='text:continue-list="x"'),
        ["1. a", "1. b", "1. c", "2. d", "3. e", "2. f", "3. g", "1. h", "1. i", "2. j"],
    ),
    "levels without a number": (
        items(item(p("a"), items(item(p("b"), items(item(p("c")))))), style="ANNEX")
        + items(item(p("d"), items(item(p("e"), items(item(p("f")))))), style="DASH"),
        ["Annex a", "1. b", "1.I/ c", "A- d", "[] e", "(A.1) f"],
    ),
    "templates of LibreOffice": (
        items(item(p("a"), items(item(p("b")))), style="LO"),
        ["Art. 1: a", "1/a; b"],
    ),
    "an item in another style": (
        items(item(p("a"), more='text:style-override="FIVE"'), item(p("b")), style="D"),
        ["5. a", "6. b"],
    ),
    "formats of numbers": (
        "".join(items(item(p("a")), item(p("b")), style=name) for name in FORMATS),
        ["z. a", "aa. b", "Z. a", "AA. b", "XXVI. a", "XXVII. b", "二十六. a", "二十七. b", "Ы. a", "Э. b"],
    ),
    "a list by the style of its paragraphs": (
        p("a", "Listed") + items(item(p("b", "Listed"))) + items(item(p("c"))),
        ["a", "1. b", "c"],
    ),
    "items without a list around them": (
        numbered("a", 1) + numbered("b", 2) + p("c") + numbered("d", 1),
        ["1. a", "(a) b", "c", "2. d"],
    ),
    "headings by the outline": (
        heading("a", "H1")
        + heading("b", "H2")
        + heading("c", "H1", 'text:is-list-header="true"')
        + p("d", "H1")
        + p("e", "Bare")
        + heading("f", "H1", 'text:restart-numbering="true" text:start-value="9"')
        + heading("g", "H2")
        + items(item(heading("h", "H1")), style="D")
        + heading("i", "H1"),
        ["I. a", "I.1) b", "c", "II. d", "e", "IX. f", "IX.1) g", "1. h", "X. i"],
    ),
    "lists in notes": (
        items(
            item(
                p(
                    'a<text:note text:id="m" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
                    f"<text:note-body>{items(item(p('n')), style='D')}</text:note-body></text:note>"
                )
            ),
            item(p("b")),
            style="D",
        ),
        ["1. a", "2. b", "¹ 1. n"],
    ),
    "lists in text boxes": (
        items(
            item(p(f"a<draw:frame><draw:text-box>{items(item(p('n')), style='D')}</draw:text-box></draw:frame>")),
            item(p("b")),
            style="D",
        ),
        ["1. a", "1. n", "2. b"],
    ),
}


@pytest.mark.parametrize(("body", "lines"), CASES.values(), ids=CASES)
def test_labels(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


def _lines(body: str) -> list[str]:
    data = odt(body, automatic=STYLES, styles=HEADINGS)
    return read_open_document(data, "a.odt", ReadingOptions()).text.split("\n\n")


def test_labels_do_not_grow_without_end() -> None:
    long = style("LONG", level(1, "1", "x" * 5000, ""), level(2, "a", "", ".", more='style:num-letter-sync="true"'))
    body = items(item(p("a"), items(item(p("b"), more='text:start-value="900000000"'))), style="LONG")
    text = read_open_document(odt(body, automatic=long), "a.odt", ReadingOptions()).text
    assert text.startswith("x" * 100 + "1 a")
    assert "999999. b" in text


def test_numbers_that_a_form_cannot_write_are_written_in_digits() -> None:
    assert [roman(number) for number in (0, 4, 1994, 4000)] == ["0", "iv", "mcmxciv", "4000"]
    assert [letters(number) for number in (0, 26, 27, 703)] == ["0", "z", "aa", "aaa"]
    assert [repeated_letters(number) for number in (0, 26, 27, 28, 10_000)] == ["0", "z", "aa", "bb", "10000"]
    assert [chinese(number) for number in (0, 10, 21, 105, 1010, 10_000)] == [
        "0", "十", "二十一", "一百〇五", "一千〇一十", "10000",
    ]  # fmt: skip
