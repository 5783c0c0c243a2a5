"""RTF files read like the printed page; their tracked changes, comments and hidden words are told from the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.document import Comment, Document, TrackedChange
from core.reading.options import ReadingOptions, Tracked
from core.reading.read import read
from core.reading.rich_text import read_rich_text

AUTHORS = r"{\*\revtbl{Unknown;}{A. Kest;}}"
MAY_3 = str(10 | 9 << 6 | 3 << 11 | 5 << 16 | 126 << 20)
"""3 May 2026, 09:10, as the format packs it."""


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}" + AUTHORS + body + "}").encode()


def document_of(body: str, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    return read_rich_text(rtf(body), "a.rtf", ReadingOptions(tracked=tracked))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(r"caf\'e9 \u8212? x", "café — x", id="characters"),
        pytest.param(r"5\~km, non\_nuclear, co\-op", "5\u00a0km, non\u2011nuclear, co\u00adop", id="no-break"),
        pytest.param(r"5\u160?km 6\'a0km", "5\u00a0km 6\u00a0km", id="no-break space as a number"),
        pytest.param(r"{\uc2\u160??km}", "\u00a0km".strip(), id="two stand-ins"),
        pytest.param(r"a\u-560?b", "a?b", id="what is no character"),
        pytest.param(r"One\par two\line three", "One\n\ntwo\nthree", id="breaks"),
        pytest.param(r"We {\v never }meet", "We meet", id="hidden"),
        pytest.param(r"We \v never \v0 meet", "We meet", id="hidden and shown"),
        pytest.param(r"{\v never}\plain  meet", "meet", id="hidden group"),
        pytest.param(r"{\pict\pngblip 89504e47}We meet", "We meet", id="picture"),
        pytest.param("We\n meet", "We meet", id="line ends of the file are nothing"),
    ],
)
def test_words_in_every_form_survive(body: str, text: str) -> None:
    assert document_of(body).text == text


def test_labels_notes_and_tables() -> None:
    document = document_of(
        r"\pard{\listtext 1.\tab}One:\par{\listtext (a)\tab}first{\super\chftn{\footnote\pard See Annex.}}\par"
        r"\trowd\cellx1000\cellx2000 a\intbl\cell b\cell\row\pard end\par"
    )
    assert document.text == "1. One:\n\n(a) first\n\na\tb\n\nend\n\n¹ See Annex."
    assert document.marks[-1].place == document.text.index("first") + len("first")


def test_the_label_that_the_writer_computed_is_believed() -> None:
    levels = r"{\listlevel\levelnfc0\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}}"
    lists = rf"{{\*\listtable{{\list{levels}\listid1}}}}{{\*\listoverridetable" + "".join(
        rf"{{\listoverride\listid1\listoverridecount0\ls{number}}}" for number in (1, 2)
    )
    body = "".join(
        rf"\pard{{\listtext {label}.\tab}}\ilvl0\ls{number} {words}\par"
        for label, number, words in ((1, 1, "We"), (2, 2, "They"))
    )
    document = document_of(lists + "}" + body)
    assert document.text == "1. We\n\n2. They"
    assert [mark.kind for mark in document.marks] == ["item", "item"]


def test_a_quotation_stays_before_the_list_that_follows_it() -> None:
    quoted, item = r"\pard\s8 %s\par", r"\pard\plain{\listtext\pard\plain %s\tab}\ilvl0 %s\par"
    body = r"{\stylesheet{\s0 Normal;}{\s8 Quote;}}\pard\s0 We\par"
    body += quoted % "a" + item % ("1.", "b") + item % ("2.", "c") + quoted % "d" + item % (r"\'95", "e") + quoted % "f"
    document = document_of(body)
    assert document.text.split("\n\n") == ["We", "a", "1. b", "2. c", "d", "e", "f"]
    assert [mark.kind for mark in document.marks] == ["quotation", "item", "item", "quotation", "item", "quotation"]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(r"\pard\intbl{\listtext\pard\plain %s\tab}%s", id="as LibreOffice writes it"),
        pytest.param(r"{\listtext\pard\plain %s\tab}\pard\intbl\ls1 %s", id="as Word writes it"),
    ],
)
def test_lists_in_tables_bear_their_labels(paragraph: str) -> None:
    row = r"\trowd\cellx1000\cellx2000" + paragraph % ("1.", "a") + r"\cell" + paragraph % ("(b)", "c") + r"\cell\row"
    after = r"{\listtext\pard\plain 2.\tab}\pard\ls1 End\par"
    document = document_of(r"\pard We\par" + row + after)
    assert document.text.split("\n\n") == ["We", "1. a\t(b) c", "2. End"]


def test_a_text_box_follows_the_paragraph_that_it_hangs_on() -> None:
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv 1}}{\shptxt\pard In the box\par and below\par}}}"
    label = r"{\listtext 1.\tab}"
    assert document_of(rf"\pard{label}Before{box} after\par\pard End\par").text == (
        "1. Before after\n\nIn the box\n\nand below\n\nEnd"
    )
    assert document_of(rf"\pard Before{box} after").text == "Before after\n\nIn the box\n\nand below"
    row = rf"\trowd\cellx1000\cellx2000\pard\intbl a{box}\cell b\cell\row\pard end\par"
    assert document_of(row).text == "a\n\nIn the box\n\nand below\n\nb\n\nend"


CHANGED = (
    rf"We {{\deleted\revauthdel1\revdttmdel{MAY_3} should}}{{\revised\revauth1\revdttm{MAY_3} shall\par}}{{\revised "
    r"often} meet"
)


def test_tracked_changes_are_read_as_accepted_or_as_rejected() -> None:
    accepted, rejected = (document_of(CHANGED, tracked) for tracked in (Tracked.ACCEPTED, Tracked.REJECTED))
    assert (accepted.text, rejected.text) == ("We shall\n\noften meet", "We should meet")
    assert [
        (change.kind, accepted.text[change.start : change.end].strip(), change.words) for change in accepted.changes
    ] == [
        ("deleted", "", "should"),
        ("inserted", "shall", ""),
        ("inserted", "often", ""),
    ]
    assert rejected.changes[0].author == "A. Kest"
    assert [(change.kind, rejected.text[change.start : change.end], change.words) for change in rejected.changes] == [
        ("deleted", "should", ""),
        ("inserted", "", "shall"),
        ("inserted", "", "often"),
    ]
    assert [left.what for left in accepted.left_out] == ["should"]
    assert [left.what for left in rejected.left_out] == ["shall", "often"]


def test_who_made_a_change_and_when() -> None:
    change = document_of(CHANGED).changes[0]
    assert isinstance(change, TrackedChange)
    assert (change.author, change.date) == ("A. Kest", "2026-05-03T09:10:00")
    assert document_of(r"We {\revised\revauth9\revdttm-1 meet}").changes[0].date == ""


def test_comments_stand_beside_the_text() -> None:
    document = document_of(
        r"We {\*\atrfstart 7}will meet{\*\atrfend 7}{\*\atnid CD}{\*\atnauthor C. Dorn}\chatn"
        rf"{{\*\annotation{{\*\atnref 7}}{{\*\atndate {MAY_3}}}\chatn Who will?}} soon"
        r"{\*\atnauthor B}{\*\annotation When?}"
    )
    assert document.text == "We will meet soon"
    assert document.comments == (
        Comment(3, 12, "C. Dorn", "2026-05-03T09:10:00", "Who will?"),
        Comment(17, 17, "B", "", "When?"),
    )


def test_a_date_that_is_none_is_left_open() -> None:
    for date in ("9" * 5000, "-", "soon"):
        [comment] = document_of(rf"We{{\*\annotation{{\*\atndate {date}}}Why?}}").comments
        assert (comment.date, comment.words) == ("", "Why?")


def test_headers_and_footers_are_named() -> None:
    document = document_of(r"{\header Restricted}{\footer Page}We meet")
    assert document.text == "We meet"
    assert [(left.what, left.why) for left in document.left_out] == [
        ("Restricted", "page header"),
        ("Page", "page footer"),
    ]


def test_the_form_is_told_by_content(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "named.doc"
    path.write_bytes(rtf("We meet."))
    assert (read(path).text, read(path).format) == ("We meet.", "rtf")


def test_groups_without_end_are_met_with_an_answer() -> None:
    assert document_of("{" * 30 + "We meet" + "}" * 90).text == "We meet"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)


def written(words: str) -> str:
    units = words.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(f"\\u{code}?" for code in codes)


@given(st.lists(st.tuples(st.sampled_from(["kept", "inserted", "deleted", "hidden"]), WORDS), min_size=1, max_size=8))
def test_every_word_is_in_the_text_or_named(runs: list[tuple[str, str]]) -> None:
    groups = {"kept": "", "inserted": "\\revised", "deleted": "\\deleted", "hidden": "\\v"}
    body = " ".join(f"{{{groups[kind]} {written(words)}}}" for kind, words in runs)
    for tracked, gone in ((Tracked.ACCEPTED, "deleted"), (Tracked.REJECTED, "inserted")):
        document = document_of(r"\pard x" + body, tracked)
        kept = "".join(words for kind, words in runs if kind not in (gone, "hidden"))
        assert "".join(document.text.split()) == "x" + kept
        named = "".join(sorted("".join(left.what for left in document.left_out).replace(" ", "")))
        dropped = [words for kind, words in runs if kind in (gone, "hidden")]
        assert set(named) == set("".join(dropped))
