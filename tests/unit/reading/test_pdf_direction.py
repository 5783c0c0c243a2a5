"""Pages written from right to left are laid out so that they read from left to right."""

from __future__ import annotations

from core.reading.pdf_direction import laid_out
from core.reading.pdf_page import Page, Word


def _page(*words: tuple[str, float, float]) -> Page:
    """A page 500 points wide; each word with its left edge and its baseline, ten points wide for each letter."""
    placed = tuple(Word(text, left, left + 10 * len(text), y, 10) for text, left, y in words)
    return Page(1, 500, 700, placed, "", is_picture=False)


def _read(page: Page) -> list[str]:
    return [word.text for word in laid_out([page])[0].words]


def test_words_follow_each_other_from_the_right_edge_row_by_row() -> None:
    page = _page(("על", 300, 100), ("הצדדים", 400, 100), ("סחר", 430, 120))
    assert _read(page) == ["הצדדים", "על", "סחר"]
    first, second, _ = laid_out([page])[0].words
    assert (first.left, first.right) == (40, 100)
    assert second.left > first.right


def test_names_in_other_letters_keep_their_order() -> None:
    page = _page(("סחר", 100, 100), ("World", 200, 100), ("Bank", 260, 100), ("הצדדים", 400, 100), ("על", 470, 100))
    assert _read(page) == ["על", "הצדדים", "World", "Bank", "סחר"]
    places = [word.left for word in laid_out([page])[0].words]
    assert places == sorted(places)


def test_brackets_and_labels_that_are_drawn_are_read_as_meant() -> None:
    page = _page(("(.נספח", 100, 100), (")ראו", 200, 100), ("(5)", 300, 100), (".1", 480, 100), ("ועדה", 400, 100))
    assert _read(page) == ["1.", "ועדה", "(5)", "(ראו", ").נספח"]


def test_pages_that_are_read_from_left_to_right_stay_as_they_are() -> None:
    page = _page(("The", 100, 100), ("(Parties)", 140, 100), ("סחר", 300, 100))
    assert laid_out([page]) == [page]
