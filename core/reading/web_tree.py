"""The markup of a web page becomes a tree, safely, and what the page does not show is taken out of it.

Nothing is fetched, no entity is expanded, no script or style sheet is run. A page whose tags are nested or counted
beyond all sense is refused with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from core.errors import SourceDamaged, SourceTooLarge
from core.reading.document import LeftOut
from core.reading.options import ReadingOptions

_DATA_ADDRESS = re.compile(r"data:[\w/+.;=-]{1,100},[^\"'\s>)]{100,}")
_TAG = re.compile(
    r"""<[A-Za-z][^\s/>]*+((?:[\s/]++|(?>=?[^\s/>=]++)(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]++)?)?|=++){0,1400})""",
)
"""The beginning of a tag: more steps than _MOST_ATTRIBUTES need, each an attribute or what stands between two."""
_ATTRIBUTE = re.compile(r"""=?[^\s/>=]++(?:\s*+=\s*+(?>"[^"]*+"|'[^']*+'|[^\s>]++)?)?""")
_MOST_ATTRIBUTES = 600
"""A tag with more is refused: over them the parser takes longer and longer."""
_MOST_DEEP_TAGS = 30_000
"""A page with more tags is refused where they stand deeper in each other than the parser allows by itself (256)."""
_CLOSED_AT_ONCE = re.compile(r"<([A-Za-z][\w:-]*)(\s[^<>]*)?/>")
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
_XHTML = re.compile(r"\A\s*<\?xml\b|<html\b[^>]{0,400}\bxmlns=")

_NOTHING = "wbr"
_WORDLESS = ("script", "style", "template", "head", "link", "meta")
_UNSEEN = {
    "noscript": "shown only where scripts do not run",
    "noframes": "shown only where there are no frames",
    "noembed": "shown only where nothing is embedded",
    "rt": "reading aid above the line",
    "rp": "reading aid above the line",
    "svg": "words in a drawing",
    "video": "shown only where films are not",
    "audio": "shown only where sound is not",
    "object": "shown only where the object in the page is not",
    "canvas": "shown only where drawings are not",
    "iframe": "shown only where frames are not",
    "select": "field of a form",
    "textarea": "field of a form",
    "datalist": "field of a form",
}
_HIDING_STYLE = re.compile(r"(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_HIDING = "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only usa-sr-only"
_HIDING_CLASSES = frozenset(_HIDING.split())
_BLOCK_TAGS = """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre search section summary
    table tbody td tfoot th thead tr ul button
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def parse_page(markup: str, name: str, options: ReadingOptions) -> etree._Element | None:
    """The tree of a page, None where there is nothing in it; comments and processing instructions are not kept."""
    markup = _DATA_ADDRESS.sub("data:", markup)
    if len(markup) > options.max_markup_characters or markup.count("<") > options.max_tags or _is_crowded(markup):
        raise _too_large(name)
    if _XHTML.search(markup[:2000]):
        markup = _as_html(markup)
    tree, is_too_deep = _parsed(markup, name)
    if is_too_deep and markup.count("<") <= _MOST_DEEP_TAGS:
        tree, is_too_deep = _parsed(markup, name, is_deep=True)
    if is_too_deep:
        raise _too_large(name)
    return tree


def _parsed(markup: str, name: str, *, is_deep: bool = False) -> tuple[etree._Element | None, bool]:
    """The tree, and whether it goes deeper than the parser allows: 256 tags, 2048 where `is_deep`."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=is_deep, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceDamaged(
            f"“{name}” is no web page that can be read. Open it in a browser and paste its text."
        ) from error
    return tree, any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _is_crowded(markup: str) -> bool:
    """Whether a tag has more attributes than any page needs; one pass, whatever stands in quotes."""
    return any(
        len(tag[1]) > 2 * _MOST_ATTRIBUTES and sum(1 for _ in _ATTRIBUTE.finditer(tag[1])) > _MOST_ATTRIBUTES
        for tag in _TAG.finditer(markup)
    )


def take_out_unseen(tree: etree._Element) -> list[LeftOut]:
    """Take out what the page holds but does not show as words: scripts, hidden parts, fields of forms, drawings."""
    left_out = []
    walk = etree.iterwalk(tree, events=("start",))
    unseen = []
    for _, element in walk:
        if element is not tree and (why := _unseen(element)) is not None:
            unseen.append((element, why))
            walk.skip_subtree()
    for element, why in unseen:
        if why and (words := words_in(element)):
            left_out.append(LeftOut(words, why))
        take_out(element, shown_as=_NOTHING)
    return left_out


def take_out(element: etree._Element, *, shown_as: str) -> None:
    """Leave nothing of the element but an empty one called `shown_as`, and keep what follows it."""
    # The tail is not touched: set anew, one with signs that no XML has would be refused.
    del element[:]
    element.text = None
    element.attrib.clear()
    element.tag = shown_as


def words_in(element: etree._Element) -> str:
    """The words in the element, on one line; those of different blocks are kept apart."""
    return " ".join("".join(_texts(element)).split())


def is_block(element: etree._Element) -> bool:
    """Whether a browser begins a new line for the element."""
    return element.tag in _BLOCKS


def names_of(element: etree._Element) -> list[str]:
    """The classes of the element, in small letters."""
    return str(element.get("class", "")).lower().split()


def _texts(element: etree._Element) -> Iterator[str]:
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if is_block(inner):
            yield " "
        if event == "start":
            yield inner.text or ""
        elif inner is not element:
            yield inner.tail or ""


def _unseen(element: etree._Element) -> str | None:
    """Why the element is not shown, "" where that goes without saying, None where it is shown."""
    tag = element.tag
    if tag in _WORDLESS:
        return ""
    if tag in _UNSEEN:
        return _UNSEEN[tag]
    if tag == "button" and not any(
        outer.tag in ("h1", "h2", "h3", "h4", "h5", "h6") for outer in element.iterancestors()
    ):
        return "button"
    hidden = element.get("hidden")
    if (
        (hidden is not None and hidden.lower() != "until-found")
        or (tag == "dialog" and element.get("open") is None)
        or _HIDING_STYLE.search(element.get("style", ""))
        or not _HIDING_CLASSES.isdisjoint(names_of(element))
    ):
        return "hidden on the page"
    return None


def _as_html(markup: str) -> str:
    """XHTML in the terms of HTML, in which "<a/>" opens and does not close, and marked sections are comments."""
    parts = markup.split("<![CDATA[")
    for place, part in enumerate(parts[1:], 1):
        section, end, rest = part.partition("]]>")
        parts[place] = (section.replace("&", "&amp;").replace("<", "&lt;") + rest) if end else part
    markup = "".join(parts)
    return _CLOSED_AT_ONCE.sub(
        lambda tag: tag[0] if tag[1].lower() in _VOID else f"<{tag[1]}{tag[2] or ''}></{tag[1]}>", markup
    )


def _too_large(name: str) -> SourceTooLarge:
    return SourceTooLarge(
        f"“{name}” has more tags, or deeper ones in each other, than a page with a statement can. "
        "Open it in a browser and paste its text."
    )
