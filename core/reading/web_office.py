"""Web pages that LibreOffice and its kin write, put right: they say more of a text document than a browser shows.

Signs stand around fields, which are no words; text boxes part the paragraph on which they hang, even in a word; page
headers and footers stand at the ends of the text.
"""

from __future__ import annotations

import re

from lxml import etree

from core.reading.document import LeftOut
from core.reading.web_tree import take_out, words_in

_OFFICE = re.compile(
    r"""<meta\s+name=["']?generator["']?\s+content=["']?(?:Libre|Open|Star|Neo)Office|"""
    r"""<meta\s+name=["']?generator["']?\s+content=["']?Collabora""",
    re.IGNORECASE,
)
_HEAD = 20_000
_SIGNS = re.compile("[\x01-\x08\ufff9]")
_TOKEN = re.compile(
    r"""(?P<picture>\s{0,20}<br\s{1,9}clear="\w{1,9}"\s{0,9}/?>\s{0,20}</img>\s{0,20})?"""
    r"""<span\b[^<>]*\sstyle="(?P<box>float|position)\s*:[^<>]*>|(?P<open><span\b)|(?P<close></span>)"""
    r"""|(?P<end></(?:p|h[1-6]|pre|address|d[dt]|t[dh]|li|body)>)""",
    re.IGNORECASE,
)
_EDGES = {"header": "page header", "footer": "page footer"}


def is_office_page(markup: str) -> bool:
    """Whether the page says that such a program wrote it."""
    return _OFFICE.search(markup, 0, _HEAD) is not None


def office_page(markup: str) -> str:
    """The markup without signs of fields, and with each text box after the paragraph on which it hangs."""
    markup = _SIGNS.sub("", markup)
    kept: list[str] = []
    boxes: list[str] = []
    at = depth = 0
    for token in _TOKEN.finditer(markup):
        if depth:
            depth += 1 if token["box"] or token["open"] else -1 if token["close"] else 0
            if not depth:
                boxes.append(markup[at : token.start()])
                at = token.end()
        elif token["box"]:
            kept += (markup[at : token.start()], "</img>" if token["picture"] else "")
            at, depth = token.end(), 1
        elif token["end"] and boxes:
            kept += (markup[at : token.end()], *boxes)
            boxes.clear()
            at = token.end()
    return "".join((*kept, markup[at:], *boxes))


def take_out_edges(tree: etree._Element) -> list[LeftOut]:
    """Take out the page headers and page footers, and say which they were."""
    left_out: dict[LeftOut, None] = {}
    for division in list(tree.iter("div")):
        if (why := _EDGES.get(division.get("title", ""))) is None:
            continue
        if words := words_in(division):
            left_out[LeftOut(words, why)] = None
        take_out(division, shown_as="wbr")
    return list(left_out)
