"""What was copied elsewhere keeps its headings, list numbers and notes, and falls back on its words."""

from __future__ import annotations

import pytest

from core.errors import SourceEmpty
from core.reading.copied import Copied, read_copied
from core.reading.document import MarkKind

BROWSER = (
    "<meta charset='latin-1'><h2>Fish – and ports</h2><nav><a href='/a'>One</a></nav><p>We will:</p><ol start='4'>"
    "<li>meet;</li><li>part.</li></ol>"
)
WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta name=Generator content='Word 15'><style>"
    "<!-- p {color:red} --></style></head><body lang=EN-GB><!--StartFragment--><p class=MsoListParagraph "
    "style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span>"
    "</span><![endif]>We will meet.<o:p></o:p></p><!--EndFragment--></body></html>"
)


def test_a_page_keeps_its_form_and_all_of_it_is_text() -> None:
    document = read_copied(Copied("Fish – and ports One We will: meet; part.", BROWSER))
    assert document.text == "Fish – and ports\n\nOne\n\nWe will:\n\n4. meet;\n\n5. part."
    assert (document.source, document.format) == ("pasted text", "html")
    assert [mark.kind for mark in document.marks] == [MarkKind.HEADING, MarkKind.ITEM, MarkKind.ITEM]


def test_lists_of_a_word_processor_keep_their_numbers() -> None:
    assert " ".join(read_copied(Copied("1.\tWe will meet.", WORD)).text.split()) == "1. We will meet."


def test_rich_text_is_read_where_there_is_no_page() -> None:
    document = read_copied(Copied("We will meet.", rich_text=rb"{\rtf1\ansi We will meet.\par We may part.\par}"))
    assert (document.text, document.format) == ("We will meet.\n\nWe may part.", "rtf")


@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(Copied("We will meet."), id="words alone"),
        pytest.param(Copied("We will meet.", "<img src=a>"), id="a picture"),
        pytest.param(Copied("We will meet. We may part.", "<p>We will meet."), id="less than the words"),
        pytest.param(Copied("", "<p hidden>We"), id="nothing"),
    ],
)
def test_a_form_that_says_less_is_not_believed(copied: Copied) -> None:
    with pytest.raises(SourceEmpty):
        read_copied(copied)
