"""Where a Document's words stand on pages."""

from __future__ import annotations

from dataclasses import replace

from core.clauses.segment import segment
from core.reading.document import Document, Mark, MarkKind

TEXT = "The Parties agree to meet. They shall\nreport yearly.\n\nThey thank the host.\n\n¹ A note."
PAGES = (
    Mark(TEXT.index("¹"), len(TEXT), MarkKind.PAGE, 1),
    Mark(0, TEXT.index("report"), MarkKind.PAGE, 1),
    Mark(TEXT.index("report"), TEXT.index("¹"), MarkKind.PAGE, 2),
)


def test_the_page_of_an_offset_is_that_of_the_stretch_it_stands_in() -> None:
    document = Document(TEXT, "a.pdf", "pdf", marks=PAGES)
    assert [document.page_at(TEXT.index(word)) for word in ("The", "shall", "report", "host", "note")] == [
        1,
        1,
        2,
        2,
        1,
    ]
    assert Document(TEXT, "a.txt", "txt").page_at(3) is None
    assert Document(TEXT, "a.pdf", "pdf", marks=PAGES[2:]).page_at(0) is None


def test_clauses_know_the_page_on_which_they_begin_and_are_cut_as_without_pages() -> None:
    plain = segment(Document(TEXT, "a.pdf", "pdf"), id="a")
    paged = segment(Document(TEXT, "a.pdf", "pdf", marks=PAGES), id="a")
    assert [clause.page for clause in paged.clauses] == [1, 1, 2, 1]
    assert tuple(replace(clause, page=None) for clause in paged.clauses) == plain.clauses
