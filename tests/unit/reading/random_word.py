"""Random Word files with everything that statements hold, and the words that a careful reader finds in them, in order.

`specs()` draws the structure of a document, `written(spec)` makes the file. Every word of a document is another one, so
that what is lost, doubled or out of order shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from hypothesis import strategies as st

from tests.unit.reading.files import saved

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DECLARED = (
    f'xmlns:w="{_MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" xmlns:wps="{_SHAPE}"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ONSETS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_SHARED, _BY_STYLE, _BULLETS = 70, 71, 72
"""The list definitions: one that several lists share, one that a style names, one of bullets."""


@dataclass(frozen=True)
class Run:
    """A stretch of a paragraph of `count` words. `kind`: words, hyphen, break, control, inserted, deleted, hidden,
    footnote, endnote, box."""

    kind: str
    count: int


@dataclass(frozen=True)
class Paragraph:
    """Words in a style of python-docx."""

    runs: tuple[Run, ...]
    style: str = "Normal"


@dataclass(frozen=True)
class Item:
    """An item of a list. `form`: "same" goes on with the shared definition in this list or in `another`, "restart"
    begins it anew, "style" is numbered by its style, "bullet"."""

    runs: tuple[Run, ...]
    form: str
    level: int
    another: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells of paragraphs and items; `nested` puts a table into its last cell."""

    rows: tuple[tuple[tuple[Paragraph | Item, ...], ...], ...]
    nested: bool


@dataclass(frozen=True)
class Control:
    """A content control around paragraphs and items."""

    held: tuple[Paragraph | Item, ...]


@dataclass(frozen=True)
class Spec:
    """A document: its blocks, and whether its pages have a header and a footer."""

    blocks: tuple[Paragraph | Item | Table | Control, ...]
    edges: bool


@dataclass
class Written:
    """A file and what stands in it: `body` word by word with the labels of lists, notes each on its own."""

    data: bytes = b""
    body: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


PLAIN = ("words", "hyphen", "break", "control", "footnote", "endnote", "box")
"""Runs that other programs carry over."""
EVERY = (*PLAIN, "inserted", "deleted", "hidden")


def specs(*, kinds: Sequence[str] = EVERY, blocks: int = 10, simple_controls: bool = False) -> st.SearchStrategy[Spec]:
    """Random documents of at most so many blocks, with runs of these kinds; `simple_controls` keeps plain words in
    content controls, for LibreOffice moves the rest about when it opens them."""
    words = st.builds(Run, st.just("words"), st.integers(1, 9))
    runs = st.tuples(words, *[words | st.builds(Run, st.sampled_from(kinds), st.integers(1, 4))] * 3)
    few = st.tuples(words)
    plain, item = _plain(runs), _item(runs)
    bare = st.builds(Paragraph, few)
    cells = st.lists(bare | bare | _item(few), min_size=1, max_size=2).map(tuple)
    rows = st.integers(1, 3).flatmap(lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=3))
    table = st.builds(Table, rows.map(tuple), st.booleans())
    controlled = _plain(few) | _item(few) if simple_controls else plain | item
    control = st.builds(Control, st.lists(controlled, min_size=1, max_size=2).map(tuple))
    held = st.lists(plain | item | item | table | control, min_size=1, max_size=blocks).map(tuple)
    return st.builds(Spec, held, st.booleans())


def _plain(runs: st.SearchStrategy[tuple[Run, ...]]) -> st.SearchStrategy[Paragraph]:
    styles = ["Normal", "Normal", "Body Text", "Heading 1", "Heading 2", "Quote"]
    return st.builds(Paragraph, runs, st.sampled_from(styles))


def _item(runs: st.SearchStrategy[tuple[Run, ...]]) -> st.SearchStrategy[Item]:
    forms = ["same", "same", "restart", "style", "bullet"]
    return st.builds(Item, runs, st.sampled_from(forms), st.integers(0, 2), st.booleans())


def written(spec: Spec) -> Written:
    """The file that `spec` describes."""
    return _Writer().write(spec)


def _name(number: int) -> str:
    """The word with that number: syllables, the first of them telling its beginning from another's end."""
    syllables = [_ONSETS[number % 14] + _VOWELS[number // 14 % 5]]
    number //= 70
    for _ in range(2):
        syllables.append(_ONSETS[number % 14] + _VOWELS[number // 14 % 5])
        number //= 70
    return "".join(syllables)


class _Writer:
    def __init__(self) -> None:
        self._made = Written()
        self._count = 0
        self._footnotes: list[str] = []
        self._endnotes: list[str] = []
        self._boxes: list[str] = []
        self._lists = ['<w:num w:numId="500"><w:abstractNumId w:val="70"/></w:num>']
        self._list = 500
        self._counters: dict[int, list[int]] = {_SHARED: [], _BY_STYLE: []}

    def write(self, spec: Spec) -> Written:
        word: WordDocument = docx.Document()
        for held in spec.blocks:
            for element in self._elements(held):
                word.element.body.insert(len(word.element.body) - 1, parse_xml(element))
        if spec.edges:
            section = word.sections[0]
            for edge, name in ((section.header, "header"), (section.footer, "footer")):
                edge.paragraphs[0].text = f"Running {name}"
                self._made.left_out.append(f"Running {name}")
        self._add_parts(word)
        self._made.data = saved(word)
        return self._made

    def _words(self, count: int) -> list[str]:
        said = [_name(self._count + place) for place in range(count)]
        self._count += count
        return said

    def _elements(self, held: Paragraph | Item | Table | Control) -> Iterable[str]:
        match held:
            case Paragraph():
                yield self._paragraph(held.runs, f'<w:pStyle w:val="{held.style.replace(" ", "")}"/>', "")
            case Item():
                yield self._item(held)
            case Table():
                yield self._table(held)
                yield f"<w:p {_DECLARED}/>"
            case Control():
                inner = "".join(element for each in held.held for element in self._elements(each))
                yield f"<w:sdt {_DECLARED}><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def _paragraph(self, runs: Sequence[Run], properties: str, label: str) -> str:
        self._made.body += label.split()
        self._boxes = []
        inner = "".join(self._run(run) for run in runs)
        for box in self._boxes:
            self._made.body += box.split()
        return f"<w:p {_DECLARED}><w:pPr>{properties}</w:pPr>{inner}</w:p>"

    def _run(self, run: Run) -> str:
        words = self._words(run.count)
        said = " ".join(words)
        match run.kind:
            case "hyphen":
                self._made.body += ["non\u2011" + words[0], *words[1:]]
                return f"<w:r>{_text(' non')}<w:noBreakHyphen/>{_text(said + ' ')}</w:r>"
            case "break":
                self._made.body += words
                return f"<w:r><w:br/>{_text(said + ' ')}</w:r>"
            case "control":
                self._made.body += words
                return f"<w:sdt><w:sdtContent><w:r>{_text(said + ' ')}</w:r></w:sdtContent></w:sdt>"
            case "inserted":
                self._made.body += words
                return f'<w:ins w:id="{self._count}" w:author="A"><w:r>{_text(said + " ")}</w:r></w:ins>'
            case "deleted":
                self._made.left_out.append(said)
                gone = _text(said + " ").replace("w:t", "w:delText")
                return f'<w:del w:id="{self._count}" w:author="A"><w:r>{gone}</w:r></w:del>'
            case "hidden":
                self._made.left_out.append(said)
                return f"<w:r><w:rPr><w:vanish/></w:rPr>{_text(said + ' ')}</w:r>"
            case "footnote" | "endnote":
                return self._note(run.kind, words)
            case "box":
                self._boxes.append(said)
                return _box(f"<w:p><w:r>{_text(said)}</w:r></w:p>")
            case _:
                self._made.body += words
                return f"<w:r>{_text(said + ' ')}</w:r>"

    def _note(self, kind: str, words: list[str]) -> str:
        self._made.notes.append(words)
        held = self._footnotes if kind == "footnote" else self._endnotes
        id = len(held) + 2
        style = kind.capitalize() + "Reference"
        mark = f'<w:rPr><w:rStyle w:val="{style}"/><w:vertAlign w:val="superscript"/></w:rPr>'
        held.append(
            f'<w:{kind} w:id="{id}"><w:p><w:r>{mark}<w:{kind}Ref/></w:r><w:r>{_text(" " + " ".join(words))}</w:r></w:p>'
            f"</w:{kind}>"
        )
        return f'<w:r>{mark}<w:{kind}Reference w:id="{id}"/></w:r><w:r>{_text(" ")}</w:r>'

    def _item(self, item: Item) -> str:
        if item.form == "bullet":
            listed = f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="60"/></w:numPr>'
            return self._paragraph(item.runs, listed, "")
        if item.form == "style":
            return self._paragraph(item.runs, '<w:pStyle w:val="Counted"/>', self._label(_BY_STYLE, 0))
        counters = self._counters[_SHARED]
        level = item.level
        if item.form == "restart":
            level = 0
            counters.clear()
            self._begin_list(restart=True)
        elif item.another and not level:
            self._begin_list(restart=False)
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self._list}"/></w:numPr>'
        return self._paragraph(item.runs, listed, self._label(_SHARED, level))

    def _begin_list(self, *, restart: bool) -> None:
        self._list += 1
        anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
        self._lists.append(f'<w:num w:numId="{self._list}"><w:abstractNumId w:val="{_SHARED}"/>{anew}</w:num>')

    def _label(self, definition: int, level: int) -> str:
        counters = self._counters[definition]
        del counters[level + 1 :]
        if level < len(counters):
            counters[level] += 1
        counters += [1] * (level + 1 - len(counters))
        number = counters[level]
        if definition == _BY_STYLE:
            return f"Article {number}:"
        return (
            f"{number}.",
            f"({chr(96 + number)})",
            f"{counters[0]}.{chr(96 + counters[min(1, level)])}.{number}",
        )[level]

    def _table(self, table: Table) -> str:
        rows = []
        for at, row in enumerate(table.rows):
            cells = []
            for place, cell in enumerate(row):
                inner = "".join(element for each in cell for element in self._elements(each))
                if table.nested and at == len(table.rows) - 1 and place == len(row) - 1:
                    inner += self._table(Table((((Paragraph((Run("words", 2),)),),),), nested=False)) + "<w:p/>"
                cells.append(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner}</w:tc>')
            rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
        widths = '<w:gridCol w:w="2000"/>' * len(table.rows[0])
        look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        return f"<w:tbl {_DECLARED}>{look}<w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _add_parts(self, word: WordDocument) -> None:
        for kind, notes in (("footnote", self._footnotes), ("endnote", self._endnotes)):
            apart = "".join(
                f'<w:{kind} w:id="{id}" w:type="{type}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
                for id, type, name in (
                    (0, "separator", "separator"),
                    (1, "continuationSeparator", "continuationSeparator"),
                )
            )
            content = f"<w:{kind}s {_DECLARED}>{apart}{''.join(notes)}</w:{kind}s>".encode()
            part = Part(PackURI(f"/word/{kind}s.xml"), f"{_TYPE}.{kind}s+xml", content, word.part.package)
            word.part.relate_to(part, f"{_LINK}/{kind}s")
        numbering = word.part.numbering_part.element
        for held in list(numbering):
            numbering.remove(held)
        for element in (
            *_definitions(),
            *self._lists,
            '<w:num w:numId="59"><w:abstractNumId w:val="71"/></w:num>',
            '<w:num w:numId="60"><w:abstractNumId w:val="72"/></w:num>',
        ):
            numbering.append(parse_xml(element.replace(" ", f" {_DECLARED} ", 1)))
        word.styles.element.append(
            parse_xml(
                f'<w:style {_DECLARED} w:type="paragraph" w:styleId="Counted"><w:name w:val="Counted"/>'
                '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="59"/></w:numPr></w:pPr></w:style>'
            )
        )


def _definitions() -> Iterable[str]:
    levels = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("decimal", "%1.%2.%3"))
    yield _definition(_SHARED, levels)
    yield _definition(_BY_STYLE, (("decimal", "Article %1:"),), style='<w:pStyle w:val="Counted"/>')
    yield _definition(_BULLETS, (("bullet", "•"),) * 3)


def _definition(id: int, levels: Sequence[tuple[str, str]], style: str = "") -> str:
    held = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{held}</w:abstractNum>'


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def _box(paragraphs: str) -> str:
    """A text box that hangs on its paragraph, as Word writes it."""
    size = 'cx="2000000" cy="600000"'
    place = "".join(
        f'<wp:position{axis} relativeFrom="{origin}"><wp:posOffset>0</wp:posOffset></wp:position{axis}>'
        for axis, origin in (("H", "column"), ("V", "paragraph"))
    )
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent {size}/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Box"/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
        "</mc:Choice></mc:AlternateContent></w:r>"
    )
