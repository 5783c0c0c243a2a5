"""What is known of a text's blocks as a whole before they are cut: its titles, its headings, where its parts begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.clauses import kinds
from core.clauses.blocks import Block
from core.clauses.labels import PARAGRAPH_SCHEMES, is_bare_article, label_at
from core.clauses.letters import is_salutation, signed_lines
from core.clauses.lexicon import SegmentationLexicon
from core.reading.document import MarkKind

_MOST_IN_A_ROW = 3
"""More lines shaped as headings than this, one after another, are a list of names."""
_LETTERHEAD_BLOCKS = 15
"""A letterhead is looked for among so many blocks."""
_SIGNATURE_ROOM = 300
"""No block among the signatures has more characters."""
_TITLE_ROOM = 600
"""A first block without a stop or a verb is a title up to so many characters: drafts open with all their sponsors."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Places of blocks.

    `titles` and `headings` are shaped or marked so; `notes` are lines in brackets beside the title ("[Draft of …]");
    `preamble` is the first paragraph of a preamble, `operative` the first of the operative part, both past the last
    block where there are none; `salutations` are lines that greet, `signatures` those of who signs; `resolution` says
    that a preamble leads up to the operative part.
    """

    titles: frozenset[int]
    notes: frozenset[int]
    headings: frozenset[int]
    preamble: int
    operative: int
    salutations: frozenset[int]
    signatures: frozenset[int]
    resolution: bool


def shape_of(text: str, found: Sequence[Block], lexicon: SegmentationLexicon) -> Shape:
    """The shape of the text whose blocks are `found`."""
    headings = _headings(text, found, lexicon)
    words = [text[block.start : block.end] for block in found]
    greetings = frozenset(place for place, block in enumerate(words) if is_salutation(block, lexicon))
    preambular = [
        place for place, block in enumerate(words) if kinds.is_preambular(block, lexicon) and place not in greetings
    ]
    operative = min(_numbered(text, found, headings), _verbal(words, preambular, lexicon))
    titles, notes = _front(text, found, headings, lexicon)
    return Shape(
        titles=titles,
        notes=notes,
        headings=headings,
        preamble=min(preambular, default=len(words)),
        operative=operative,
        salutations=greetings,
        signatures=_signatures(words, lexicon) | signed_lines(text, found, lexicon),
        resolution=any(place < operative for place in preambular),
    )


def _numbered(text: str, found: Sequence[Block], headings: frozenset[int]) -> int:
    """The first numbered paragraph."""
    for place, block in enumerate(found):
        label = label_at(text, block.start, block.end)
        if place not in headings and label is not None and label.scheme in PARAGRAPH_SCHEMES:
            return place
    return len(found)


def _verbal(words: Sequence[str], preambular: Sequence[int], lexicon: SegmentationLexicon) -> int:
    """The first paragraph after the preamble's first that opens with an operative verb."""
    if preambular:
        for place in range(preambular[0] + 1, len(words)):
            if kinds.opens_with_operative_verb(words[place], lexicon):
                return place
    return len(words)


def _headings(text: str, found: Sequence[Block], lexicon: SegmentationLexicon) -> frozenset[int]:
    shaped: list[int] = []
    for row in _rows(text, found, lexicon):
        shaped += row if len(row) <= _MOST_IN_A_ROW else []
    return frozenset(shaped)


def _rows(text: str, found: Sequence[Block], lexicon: SegmentationLexicon) -> Iterator[list[int]]:
    """Runs of lines that are shaped as headings."""
    row: list[int] = []
    for place, block in enumerate(found):
        if _is_letterhead(place, text[block.start : block.end], lexicon):
            continue
        if _heads(text, block, found[place + 1] if place + 1 < len(found) else None, lexicon):
            row.append(place)
        elif row:
            yield row
            row = []
    yield row


def _heads(text: str, block: Block, following: Block | None, lexicon: SegmentationLexicon) -> bool:
    if block.mark is not None or block.lines > 1:
        return False
    words = text[block.start : block.end]
    if is_salutation(words, lexicon):
        return False
    if not kinds.ends_with_colon(words):
        return kinds.is_heading_like(words, lexicon)
    bare = words.rstrip(":： ")
    return bool(bare) and kinds.names_a_subject(bare, lexicon) and not _is_listed(text, following, lexicon)


def _is_listed(text: str, following: Block | None, lexicon: SegmentationLexicon) -> bool:
    """Whether what follows a colon is an item of a list, or nothing."""
    if following is None or label_at(text, following.start, following.end):
        return True
    words = text[following.start : following.end]
    return (
        following.mark is not None
        or kinds.opens_small(words)
        or kinds.is_open_list_item(words, lexicon)
        or kinds.is_heading_like(words, lexicon)
        or kinds.is_fragment(words, lexicon)
    )


def _front(
    text: str, found: Sequence[Block], headings: frozenset[int], lexicon: SegmentationLexicon
) -> tuple[frozenset[int], frozenset[int]]:
    """What stands before all prose: the lines of the title, but for one that heads the first section, and the notes."""
    lines: list[int] = []
    notes: list[int] = []
    for place, block in enumerate(found[:-1]):
        words = text[block.start : block.end]
        if block.mark is None and (kinds.is_bracketed(words) or _is_letterhead(place, words, lexicon)):
            notes.append(place)
        elif not kinds.is_dateline(words, lexicon):
            if not _titles_text(text, block, place in headings, not lines, lexicon):
                break
            lines.append(place)
    if len(lines) > 1 and lines[-1] in headings and any(place > lines[-1] for place in headings):
        lines.pop()
    marked = _marked_titles(found)
    return frozenset(lines) if marked is None else marked, frozenset(notes)


def _is_letterhead(place: int, words: str, lexicon: SegmentationLexicon) -> bool:
    return place < _LETTERHEAD_BLOCKS and kinds.is_letterhead(words, lexicon)


def _marked_titles(found: Sequence[Block]) -> frozenset[int] | None:
    """The blocks that the form says are the title, None where it marks no title and no outermost heading."""
    marked = [place for place, block in enumerate(found) if block.mark and block.mark.kind is MarkKind.TITLE]
    if marked:
        return frozenset(marked)
    outermost = [
        place
        for place, block in enumerate(found)
        if block.mark and block.mark.kind is MarkKind.HEADING and block.mark.level == 1
    ]
    return frozenset(outermost if outermost == [0] else []) if outermost else None


def _titles_text(text: str, block: Block, is_heading: bool, is_first: bool, lexicon: SegmentationLexicon) -> bool:
    words = text[block.start : block.end]
    if is_salutation(words, lexicon):
        return False
    if words.casefold() in lexicon.generic_headings or label_at(text, block.start, block.end) or block.mark:
        return False
    if is_bare_article(text, block.start, block.end, lexicon.articles):
        return False
    if is_heading or (not is_first and kinds.opens_small(words) and kinds.has_no_stop(words)):
        return True
    return is_first and (kinds.is_title_like(words, lexicon) or kinds.is_heading_like(words, lexicon, room=_TITLE_ROOM))


def _signatures(words: Sequence[str], lexicon: SegmentationLexicon) -> frozenset[int]:
    """The signatures at the end: from an opening phrase on after which only short blocks follow."""
    first = len(words)
    for place in range(len(words) - 1, -1, -1):
        if len(words[place]) > _SIGNATURE_ROOM:
            break
        if kinds.is_signature_opener(words[place], lexicon):
            first = place
    return frozenset(range(first, len(words)))
