"""A Document becomes a Statement: its text cut into the clauses that a desk officer would set side by side.

Blocks first (`blocks`), then sentences (`sentences`) and the items of long lists inside them (`inline`); what each is
comes from its form (the Document's marks), its label and its neighbours. Whatever the text, the clauses tile it: every
character that is not white space is in exactly one, in order. Linear in the length of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import PurePath

from core.clauses import kinds
from core.clauses.blocks import Block, blocks
from core.clauses.coarse import CoarseOptions, cut_in_full, stretches
from core.clauses.inline import inline_items
from core.clauses.labels import (
    CAPITAL_SCHEMES,
    PARAGRAPH_SCHEMES,
    Label,
    Level,
    Nesting,
    Scheme,
    alternative_at,
    article_at,
    is_bare_article,
    label_at,
)
from core.clauses.language import guess_language
from core.clauses.letters import is_salutation
from core.clauses.lexicon import SegmentationLexicon, segmentation_lexicon
from core.clauses.metadata_proposals import propose
from core.clauses.sentences import sentences
from core.clauses.shape import Shape, shape_of
from core.clauses.statement import Clause, ClauseKind, Statement
from core.progress import ShouldCancel, never, stop_if
from core.reading.document import Document, Mark, MarkKind

_WITHOUT_TOPIC = (ClauseKind.TITLE, ClauseKind.HEADING, ClauseKind.SIGNATURE)
_HEADING_SCHEMES = (*PARAGRAPH_SCHEMES, *CAPITAL_SCHEMES)
_INLINE_SCHEMES = (Scheme.PARENTHESISED, Scheme.LETTER, Scheme.ROMAN, Scheme.CAPITAL)
_TITLE_ROOM = 200
"""A title that is guessed is cut to this many characters, at a word."""


_COARSE = CoarseOptions()


def segment(
    document: Document,
    *,
    id: str,
    language: str | None = None,
    coarse: CoarseOptions = _COARSE,
    should_cancel: ShouldCancel = never,
) -> Statement:
    """Cut the text of `document` into the clauses of a Statement called `id`.

    `language` is what the person says that it is (an ISO 639-1 code, "" for none), and holds. Where nobody says, it is
    guessed, for pages often declare that of their site; where nothing tells, it is the declared one.
    The title is the source's own, else the first line that looks like a title, else the name of the file without its
    ending, which says more than the head of a sentence; that serves for a text without a file.
    Date, place, parties and symbol are proposed from the text. What stands in a text after more lines and stops than
    `coarse` allows is cut into stretches alone. Raises Cancelled where the person asked to stop, which is looked at
    while cutting.
    """
    if language is None:
        language = guess_language(document.text) or document.language
    lexicon = segmentation_lexicon(language)
    forms = [mark for mark in document.marks if mark.kind is not MarkKind.PAGE]
    reach = cut_in_full(document.text, coarse)
    found = blocks(document.text[:reach], forms, lexicon=lexicon, should_cancel=should_cancel)
    cutter = _Cutter(id, document.text[:reach], lexicon, should_cancel)
    cut = [*cutter.cut(found), *cutter.coarsely(document.text, reach, coarse)]
    clauses = _placed(cut, document)
    title = document.title or _title(document, clauses, lexicon) or document.source
    details = propose(document.text, clauses, title=title, source=document.source, language=language)
    return Statement(
        id, title, document.source, language, document.text, clauses, details, document.changes, document.comments
    )


def _placed(clauses: Sequence[Clause], document: Document) -> tuple[Clause, ...]:
    """The clauses with the page on which they begin, and notes with the clause on which they hang."""
    hanging = _hanging(clauses, document.marks)
    if not hanging and document.page_at(len(document.text)) is None:
        return tuple(clauses)
    return tuple(
        replace(clause, page=document.page_at(clause.start), hangs_on=hanging.get(clause.id)) for clause in clauses
    )


def _hanging(clauses: Sequence[Clause], marks: Sequence[Mark]) -> dict[str, str]:
    """Note clause → the clause in which its sign stands; a sign between two clauses belongs to the first."""
    notes = [mark for mark in marks if mark.place is not None]
    starts = [clause.start for clause in clauses]
    hanging = {}
    for mark in notes:
        first, last = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
        anchor = clauses[max(0, bisect_right(starts, max(0, (mark.place or 0) - 1)) - 1)]
        for clause in clauses[first:last]:
            if clause is not anchor:
                hanging[clause.id] = anchor.id
    return hanging


def _title(document: Document, clauses: Sequence[Clause], lexicon: SegmentationLexicon) -> str:
    """What a text without a title of its own is called."""
    text, file = document.text, PurePath(document.source)
    chosen = [clause for clause in clauses if clause.kind is ClauseKind.TITLE][:1]
    if not chosen and file.suffix:
        return file.stem.replace("_", " ")
    chosen = chosen or [c for c in clauses if _is_sentence(text, c, lexicon)][:1] or list(clauses[:1])
    words = " ".join(" ".join(text[clause.body : clause.end].split()) for clause in _whole_title(text, clauses, chosen))
    words = words.rstrip(" ,;:，；：،؛")
    if len(words) <= _TITLE_ROOM:
        return words
    return words[:_TITLE_ROOM].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _whole_title(text: str, clauses: Sequence[Clause], chosen: Sequence[Clause]) -> Iterator[Clause]:
    """The chosen clause and, of a title, the lines after it that go on in small letters: "between", "the Republic"."""
    yield from chosen
    if chosen and chosen[0].kind is ClauseKind.TITLE:
        yield from takewhile(
            lambda clause: clause.kind is ClauseKind.TITLE and kinds.opens_small(text[clause.start : clause.end]),
            clauses[clauses.index(chosen[0]) + 1 :],
        )


def _is_sentence(text: str, clause: Clause, lexicon: SegmentationLexicon) -> bool:
    apart = (ClauseKind.HEADING, ClauseKind.NOTE)
    words = text[clause.body : clause.end]
    return clause.kind not in apart and kinds.has_words(words) and not is_salutation(words, lexicon)


@dataclass(slots=True)
class _Cutter:
    """Goes through the blocks of one text and makes their clauses, keeping what governs the next ones."""

    id: str
    text: str
    lexicon: SegmentationLexicon
    should_cancel: ShouldCancel = never
    clauses: list[Clause] = field(default_factory=list)
    nesting: Nesting = field(default_factory=Nesting)
    section: str = ""
    """The heading that the blocks stand under."""
    lead: str = ""
    """The run-in lead of the paragraph that its items stand under."""
    chapeau: str | None = None
    """The clause that the next unlabelled or outermost items complete."""
    announced: str | None = None
    """The clause that said that a list follows, without a colon."""
    paragraphs_left: int = 0
    """How many paragraphs may stand between it and the list."""
    list_open: bool = False
    """Whether the last block was an item that others follow."""
    inline: Level | None = None
    """The list inside the sentence that was added last."""

    def cut(self, found: Sequence[Block]) -> list[Clause]:
        """The clauses of the blocks `found`, all of the text's, in order."""
        shape = shape_of(self.text, found, self.lexicon)
        stop_if(self.should_cancel)
        for place, block in enumerate(found):
            following = found[place + 1] if place + 1 < len(found) else None
            self._block(place, block, following, shape)
        return self.clauses

    def coarsely(self, text: str, start: int, options: CoarseOptions) -> Iterator[Clause]:
        """The clauses of `text[start:]`, which follow those that were cut: stretches, a paragraph each."""
        paragraph = self.clauses[-1].paragraph + 1 if self.clauses else 0
        for place, (begin, end) in enumerate(stretches(text, start, options)):
            number = len(self.clauses) + place + 1
            yield Clause(self.id, f"{self.id}-{number}", begin, end, ClauseKind.PARAGRAPH, paragraph + place)

    def _block(self, place: int, block: Block, following: Block | None, shape: Shape) -> None:
        label = self._label(block)
        kind = self._kind(place, block, label, following, shape)
        if kind in (ClauseKind.TITLE, ClauseKind.HEADING):
            self._heading(kind, place, block, label)
        elif kind is ClauseKind.ITEM:
            self._item(place, block, label)
        else:
            self._paragraph(kind, place, block, label)

    def _label(self, block: Block) -> Label | None:
        """The block's label; the day of a date ("4. Mai") is none."""
        label = label_at(self.text, block.start, block.end)
        if label is None:
            found = alternative_at(self.text, block.start, block.end, self.lexicon.alternatives)
            return found or article_at(self.text, block.start, block.end, self.lexicon.articles)
        following = self.text[label.end : min(block.end, label.end + 20)].split(maxsplit=1)[0].rstrip(".,").casefold()
        if label.scheme is Scheme.NUMBER and following in self.lexicon.months:
            return None
        return self.nesting.settle(label)

    def _kind(self, place: int, block: Block, label: Label | None, following: Block | None, shape: Shape) -> ClauseKind:
        """What the block is: by its form, then by its label, then by what stands before it, then by its shape."""
        words = self.text[block.start : block.end]
        if place in shape.titles:
            return ClauseKind.TITLE
        if block.mark is not None and block.mark.kind is not MarkKind.ITEM:
            return ClauseKind(block.mark.kind.value)
        if place in shape.signatures:
            return ClauseKind.SIGNATURE
        if place in shape.salutations:
            return ClauseKind.PARAGRAPH
        if place in shape.notes or not kinds.has_words(words) or kinds.is_note(words, self.lexicon):
            return ClauseKind.NOTE
        heads = place in shape.headings and self._may_head(label, following)
        if heads and label is not None and label.scheme in _HEADING_SCHEMES and not self._goes_on(label):
            return ClauseKind.HEADING
        if self._is_item(block, words, label) or (label is None and self._begins_list(block, words, shape)):
            return ClauseKind.ITEM
        if heads:
            return ClauseKind.HEADING
        if label is not None:
            return ClauseKind.OPERATIVE
        if place < shape.operative and kinds.is_preambular(words, self.lexicon):
            return ClauseKind.PREAMBULAR
        if shape.preamble < place < shape.operative and self._goes_on_in_preamble(words):
            return ClauseKind.PREAMBULAR
        if place >= shape.operative and shape.resolution and kinds.opens_with_operative_verb(words, self.lexicon):
            return ClauseKind.OPERATIVE
        return ClauseKind.QUOTATION if kinds.is_quotation(words) else ClauseKind.PARAGRAPH

    def _goes_on_in_preamble(self, words: str) -> bool:
        """Whether an unnumbered paragraph after a preamble's first is of it still: it does not end a sentence."""
        return kinds.is_open_list_item(words, self.lexicon) and (
            kinds.ends_with_comma(words) or kinds.goes_on_in_preamble(words, self.lexicon)
        )

    def _is_item(self, block: Block, words: str, label: Label | None) -> bool:
        """Whether the block is an item of a list: by its form, its label, or because it completes a chapeau."""
        if is_bare_article(self.text, block.start, block.end, self.lexicon.articles):
            return False
        own = words if label is None else self.text[label.end : block.end]
        completes = kinds.opens_small(own) or kinds.is_fragment(own, self.lexicon)
        goes_on = kinds.is_open_list_item(words, self.lexicon)
        if label is None:
            if block.mark is not None:
                return True
            if self._in_labelled_list():
                return kinds.opens_small(own)
            if self.chapeau is None:
                return self.list_open and not kinds.is_heading_like(words, self.lexicon)
            return completes or goes_on or self.list_open or kinds.is_heading_like(words, self.lexicon)
        if label.scheme is Scheme.NAMED:
            return False
        if label.scheme is Scheme.ALTERNATIVE or label.scheme in CAPITAL_SCHEMES:
            return self.chapeau is not None
        if label.scheme not in PARAGRAPH_SCHEMES:
            return True
        if (level := self.nesting.level_of(label)) is not None:
            return level.is_item
        return self.chapeau is not None and label.place <= 1 and (completes or goes_on) and not self._list_ended()

    def _list_ended(self) -> bool:
        """Whether the last block was an item that ended its sentence, so that it completed the chapeau."""
        last = self.nesting.levels[-1] if self.nesting.levels else None
        return last is not None and last.is_item and self._governing(last.clause) is None

    def _begins_list(self, block: Block, words: str, shape: Shape) -> bool:
        """Whether a paragraph ends as an item does, where no resolution has its paragraphs end so, nor it items."""
        if self.chapeau is not None or shape.resolution or not kinds.ends_with_semicolon(words, self.lexicon):
            return False
        return not inline_items(self.text, block.start, block.end)

    def _in_labelled_list(self) -> bool:
        """Whether the last block was the last item of a list with labels, which no item without one goes on."""
        last = self.nesting.levels[-1] if self.nesting.levels else None
        return last is not None and last.is_item and bool(last.label.text) and not self.list_open

    def _goes_on(self, label: Label) -> bool:
        """Whether the label counts on in a list of items that is open."""
        level = self.nesting.level_of(label)
        return level is not None and level.is_item

    def _may_head(self, label: Label | None, following: Block | None) -> bool:
        """Whether a line shaped as a heading is one: something else must follow than the next number of its list."""
        if following is None:
            return False
        after = label_at(self.text, following.start, following.end)
        if label is None or after is None or after.scheme is not label.scheme:
            return True
        return after.place != label.place + 1

    def _heading(self, kind: ClauseKind, place: int, block: Block, label: Label | None) -> None:
        body = label.end if label else block.start
        self._add(kind, place, block.start, block.end, label=label.text if label else "", body=body)
        if label is not None:
            self.nesting.count(label)
        if kind is ClauseKind.HEADING:
            self.section = " ".join(self.text[body : block.end].rstrip(":： ").split())
        self.lead = ""
        self.chapeau, self.list_open = None, False
        self.nesting.leave(all_levels=True)

    def _item(self, place: int, block: Block, label: Label | None) -> None:
        depth = block.mark.level if block.mark and block.mark.kind is MarkKind.ITEM else 0
        before = self.nesting.level_of(label) if label is not None else None
        level = self.nesting.enter(label or Label("", Scheme.BULLET, 0, block.start), depth=depth)
        outer = self.nesting.levels[-2] if len(self.nesting.levels) > 1 else None
        parent = self.chapeau if outer is None else self._governing(outer.clause)
        if outer is not None and len(self.nesting.levels) == 2 and self.nesting.in_paragraph:
            parent = self.chapeau or parent
        if before is not None and before.parent is not None:
            level.parent = before.parent
        if level.parent is None and parent is None:
            parent, self.paragraphs_left = self.announced, 0
        parent = level.parent or parent
        named = self.nesting.path if label and label.text else ""
        last = self._sentences(ClauseKind.ITEM, place, block, label, named, parent)
        level.clause, level.is_item = last.id, True
        self._go_on_inline()
        self.list_open = kinds.is_open_list_item(self.text[block.start : block.end], self.lexicon)

    def _governing(self, clause: str) -> str | None:
        """The clause as a chapeau: None for one that a full stop has ended."""
        last = self.clauses[int(clause.rpartition("-")[2]) - 1] if clause else None
        return clause if last is not None and self.text[last.end - 1] not in ".!?。！？؟" else None

    def _paragraph(self, kind: ClauseKind, place: int, block: Block, label: Label | None) -> None:
        versions = self._versions(block, label)
        if label is not None and self._closes_lists(label):
            self.nesting.leave(all_levels=True)
        levels = [self.nesting.enter(version) for version in versions]
        if label is None and kind is not ClauseKind.NOTE:
            self.nesting.leave(all_levels=False)
        self.lead = ""
        named = self.nesting.path if label else ""
        last = self._sentences(kind, place, block, versions[-1] if versions else None, named, None)
        for level in levels:
            level.clause = last.id
        self._go_on_inline()
        words = self.text[last.start : last.end]
        self.chapeau = last.id if kinds.ends_with_colon(words) else None
        if kinds.announces(words, self.lexicon):
            self.announced, self.paragraphs_left = last.id, 1
        elif self.paragraphs_left:
            self.paragraphs_left -= 1
        else:
            self.announced = None
        self.list_open = False

    def _closes_lists(self, label: Label) -> bool:
        """Whether it is the number of a paragraph and not of an item: an article, or a number after items alone."""
        return label.scheme is Scheme.NAMED or (label.scheme in PARAGRAPH_SCHEMES and self.nesting.all_items)

    def _go_on_inline(self) -> None:
        """A list inside a sentence that ends as its items do goes on with the next block."""
        if self.inline is not None and kinds.is_open_list_item(self._words(self.clauses[-1]), self.lexicon):
            self.nesting.levels.append(self.inline)

    def _words(self, clause: Clause) -> str:
        return self.text[clause.start : clause.end]

    def _versions(self, block: Block, label: Label | None) -> list[Label]:
        """The paragraph's label, and that of the version of it which follows at once: "17. [Option 1:"."""
        if label is None:
            return []
        version = alternative_at(self.text, label.end, block.end, self.lexicon.alternatives)
        return [label, version] if version else [label]

    def _sentences(
        self, kind: ClauseKind, place: int, block: Block, label: Label | None, named: str, parent: str | None
    ) -> Clause:
        """Add the clauses of a block that may hold several sentences, and give back the last."""
        body = label.end if label else block.start
        parts = list(self._parts(kind, body, block.end))
        lead = kinds.run_in_lead(self.text, body, parts[0][1], self.lexicon)
        if lead is not None and self._begins_inline(body, lead.end(), parts[0][1]):
            lead = None
        if lead is not None:
            self.lead = " ".join(lead["lead"].split())
        for number, (start, end) in enumerate(parts):
            self._sentence(
                kind,
                place,
                block.start if number == 0 else start,
                end,
                label=named if number == 0 else "",
                body=(lead.end() if lead else body) if number == 0 else start,
                parent=parent if number == 0 or kinds.opens_small(self.text[start:end]) else None,
                own=label if number == 0 and kind is ClauseKind.ITEM else None,
            )
        return self.clauses[-1]

    def _begins_inline(self, start: int, place: int, end: int) -> bool:
        """Whether a list in the sentence `text[start:end]` begins at `place`: what stands before it is its chapeau."""
        items = inline_items(self.text, start, end)
        return bool(items) and items[0][0] == place

    def _parts(self, kind: ClauseKind, start: int, end: int) -> Iterator[tuple[int, int]]:
        if kind is ClauseKind.SIGNATURE:
            return iter([(start, end)])
        return sentences(self.text, start, end, lexicon=self.lexicon)

    def _sentence(
        self,
        kind: ClauseKind,
        place: int,
        start: int,
        end: int,
        *,
        label: str,
        body: int,
        parent: str | None,
        own: Label | None,
    ) -> None:
        """Add a sentence, in as many clauses as a long list in it has items; `own` is the label of an item."""
        after = own if own is not None and own.scheme in _INLINE_SCHEMES else None
        items = inline_items(self.text, body, end, after=after)
        self.inline = None
        if not items:
            self._add(kind, place, start, end, label=label, body=body, parent=parent)
            return
        chapeau, outer = parent, self.nesting.path
        if self.text[body : items[0][0]].strip():
            head = self._trimmed(start, items[0][0])
            chapeau = self._add(kind, place, start, head, label=label, body=body, parent=parent).id
        if after is not None:
            chapeau, outer = parent, label.removesuffix(after.text).rstrip()
        ends = [begin for begin, _ in items[1:]] + [end]
        for (begin, item), stop in zip(items, ends, strict=True):
            named = " ".join(part for part in (outer, item.text) if part)
            stop = self._trimmed(begin, stop)
            self._add(ClauseKind.ITEM, place, begin, stop, label=named, body=item.end, parent=chapeau)
        if after is not None:
            self.nesting.levels[-1].label = items[-1][1]
        else:
            self.inline = Level(items[-1][1], 0, self.clauses[-1].id, is_item=True, parent=chapeau)

    def _trimmed(self, start: int, end: int) -> int:
        """Where the words of `text[start:end]` end."""
        return start + len(self.text[start:end].rstrip())

    def _add(
        self, kind: ClauseKind, place: int, start: int, end: int, *, label: str, body: int, parent: str | None = None
    ) -> Clause:
        stop_if(self.should_cancel)
        topic = "" if kind in _WITHOUT_TOPIC else self.lead or self.section
        number = len(self.clauses) + 1
        clause = Clause(self.id, f"{self.id}-{number}", start, end, kind, place, label, topic, body, parent)
        self.clauses.append(clause)
        return clause
