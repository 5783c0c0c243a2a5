"""Markdown: the signs of form are taken out of the text and become marks; every word stays.

Read as CommonMark with tables, footnotes and struck-through words. The numbers of lists stay as they are written
(lists that say "1." throughout are counted). A tag stands in the text where its name is none of HTML's, so that words
in angle brackets ("<as appropriate>", "<...>") are kept. A text with more signs than any statement has, which would
take minutes to read, is taken as it stands, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from core.reading.blocks import Block, as_item, as_note, as_quotation, as_row, block, compose, note_sign
from core.reading.document import Document, LeftOut, MarkKind

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[A-Za-z_][\w -]*:.*\n|[ \t#-].*\n|\n)+)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_SOFT_BREAK = "\r"
_LABELLED_LINE = re.compile(r"\r(?=(?:\(\w{1,4}\)|\d{1,3}[.)]|[a-z]\)|[ivx]+[.)]|[IVX]+[.)])\s)")
_BREAKING = "br p div li tr h1 h2 h3 h4 h5 h6 table ul ol section article blockquote"
_INLINE = """
    a abbr b big body caption center cite code col colgroup dd del details dfn dl dt em figcaption figure font footer
    head header hr html i img ins kbd main mark nav pre q s samp small span strike strong sub summary sup tbody td
    tfoot th thead time tt u wbr
"""
_BREAKING_TAGS = frozenset(_BREAKING.split())
_TAGS = _BREAKING_TAGS | frozenset(_INLINE.split())
_SIGNS = "\n*_~`[]()<>&!|\\-#+="
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_DEEPEST = 200
"""The parser passes over what stands deeper; a list takes two levels."""
_TOO_DEEP = "has lists or quotations deeper in each other than are read as Markdown; they stand in the text"
_TOO_MUCH = "has more signs than are read as Markdown; they stand in the text"


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """What is read as Markdown: each sign of form and each line costs time, and an opening angle bracket or an "&" as
    much as its paragraph is long. A text of a thousand pages has some 40,000 signs.
    """

    most_signs: int = 80_000
    most_looked_through: int = 200_000_000


def read_markdown(text: str, name: str, *, options: MarkdownOptions | None = None) -> Document:
    """The Markdown `text` (LF line ends) of the source called `name`."""
    if not _is_readable(text, options or MarkdownOptions()):
        return Document(text, name, "md", left_out=(LeftOut("the form", _TOO_MUCH),))
    reader = _Reader()
    blocks = reader.read(text)
    if blocks is None:
        return Document(text, name, "md", left_out=(LeftOut("the form", _TOO_DEEP),))
    return compose(blocks, source=name, format="md", left_out=reader.left_out)


def _is_readable(text: str, options: MarkdownOptions) -> bool:
    """Whether reading it takes seconds at most, by what it is made of."""
    if sum(map(text.count, _SIGNS)) > options.most_signs:
        return False
    paragraphs = _PARAGRAPHS.split(text) if "<" in text or "&" in text else []
    looked_through = sum((part.count("<") + part.count("&")) * len(part) for part in paragraphs)
    return looked_through <= options.most_looked_through


class _Reader:
    """One reading: walks the tree and gathers what is not in the text."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []

    def read(self, text: str) -> tuple[Block, ...] | None:
        """The blocks, None where they stand too deep in each other."""
        if front := _FRONT_MATTER.match(text):
            self._leave_out(front.group(1), "settings at the head of the file")
            text = text[front.end() :]
        # Without the tail rule notes stay where they are written, those too that nothing refers to.
        parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
        parser.use(footnote_plugin, inline=False).disable("footnote_tail")
        links: dict[str, dict[str, dict[str, str]]] = {}
        tokens = parser.parse(text, links)
        if any(token.level >= _DEEPEST - 1 for token in tokens):
            return None
        root = SyntaxTreeNode(tokens)
        for label, link in links.get("references", {}).items():
            self._leave_out(" ".join(filter(None, (label, link["href"], link["title"]))), "definition of a link")
        blocks = self._blocks(root.children, 1)
        return (
            *(said for said in blocks if said.kind is not MarkKind.NOTE),
            *(said for said in blocks if said.kind is MarkKind.NOTE),
        )

    def _leave_out(self, what: str, why: str) -> None:
        if what := " ".join(what.split()):
            self.left_out.append(LeftOut(what, why))

    def _blocks(self, nodes: Sequence[SyntaxTreeNode], depth: int) -> tuple[Block, ...]:
        """The blocks of `nodes`, which stand at `depth` in lists or quotations, 1 the outermost."""
        return tuple(chain.from_iterable(self._block(node, depth) for node in nodes))

    def _block(self, node: SyntaxTreeNode, depth: int) -> tuple[Block, ...]:
        match node.type:
            case "heading":
                return block(self._words(node.children), MarkKind.HEADING, int(node.tag[1:]))
            case "bullet_list" | "ordered_list":
                items = zip(node.children, _labels(node), strict=True)
                return tuple(
                    said
                    for item, label in items
                    for said in as_item(self._blocks(item.children, depth + 1), label, depth)
                )
            case "blockquote":
                return as_quotation(self._blocks(node.children, depth + 1), depth)
            case "tr":
                return as_row([block(self._words(cell.children)) for cell in node.children])
            case "footnote_reference":
                return as_note(self._blocks(node.children, 1), note_sign(str(node.meta["label"])))
            case "fence" | "code_block":
                self._leave_out(node.info, "language of a block of code")
                return tuple(chain.from_iterable(block(part) for part in node.content.split("\n\n")))
            case "html_block":
                return tuple(chain.from_iterable(block(part) for part in self._html(node.content).split("\n\n")))
            case "table" | "thead" | "tbody":
                return self._blocks(node.children, depth)
            case _:
                return block(self._words(node.children))

    def _words(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        words = "".join(self._inline(node) for node in nodes)
        return _LABELLED_LINE.sub("\n", words).replace(_SOFT_BREAK, " ")

    def _inline(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "softbreak":
                return _SOFT_BREAK
            case "hardbreak":
                return "\n"
            case "html_inline":
                return self._html(node.content)
            case "image":
                self._leave_out(f"{node.content} {node.attrs.get('src', '')}", "picture")
                return ""
            case "footnote_ref":
                self._leave_out(note_sign(str(node.meta["label"])), "sign of a note, which stands at the end")
                return ""
            case "s":
                self._leave_out("".join(map(self._inline, node.children)), "struck through")
                return ""
            case "link":
                return self._link(node)
            case _:
                return "".join(map(self._inline, node.children)) if node.children else node.content

    def _link(self, node: SyntaxTreeNode) -> str:
        words = "".join(map(self._inline, node.children))
        address = " ".join(str(node.attrs[part]) for part in ("href", "title") if part in node.attrs)
        if address not in (words, f"mailto:{words}"):
            self._leave_out(address, "address of a link")
        return words

    def _html(self, markup: str) -> str:
        tags = _Tags()
        tags.feed(markup)
        tags.close()
        for comment in tags.comments:
            self._leave_out(comment, "comment")
        return "".join(tags.words)


class _Tags(HTMLParser):
    """Takes HTML's own tags out of a text; `words` is the rest, `comments` what they said."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING_TAGS:
            self.words.append("\n")
        elif tag not in _TAGS:
            self.words.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _TAGS:
            self.words.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)


def _labels(node: SyntaxTreeNode) -> Iterator[str]:
    """The labels of a list's items: none for bullets, else the numbers as written, counted where all are the same."""
    if node.type == "bullet_list":
        return iter([""] * len(node.children))
    written = [int(item.info) for item in node.children]
    counted = range(written[0], written[0] + len(written))
    numbers = counted if len(set(written)) == 1 else written
    return iter([f"{number}{node.markup}" for number in numbers])
