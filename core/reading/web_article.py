"""Which part of a web page is the statement, and which is what every page of its site has around it.

First the element that holds the article is sought (`main`, `article`); in it, or in the whole page where there is
none, menus and their like are told by their element, their role, the names that web designers give them, and by
consisting of links. A part that holds a good share of the page's running text is never taken out, and a page of which
hardly anything would remain is taken whole. Everything that is taken out is said, word for word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from core.reading.document import LeftOut
from core.reading.web_notes import Notes
from core.reading.web_tree import is_block, take_out, words_in


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """When a part of a page is its article, and when it is none; shares are of letters outside links.

    `article` is the least share of the page's running text that an element for articles must hold to be the article,
    `rival` the share of the largest of several such elements from which on another makes the page a list of articles;
    `nearly_all` how much a smaller such element must hold of what a larger one holds to be taken instead. A part is
    never taken out for its element or name if it holds more than `too_much` of the running text. A menu has at least
    `few_links` links, whose letters are at least `linked` of all in it, and which have on average no more than
    `short_link` letters. A page has no article where no more than `remains` of its letters would be left, and of these
    fewer than `shortest` outside links.
    """

    article: float = 0.25
    rival: float = 0.5
    nearly_all: float = 0.9
    too_much: float = 0.3
    few_links: int = 3
    linked: float = 0.6
    short_link: int = 45
    remains: float = 0.4
    shortest: int = 200


@dataclass(slots=True)
class _Letters:
    """What an element holds: letters outside links, letters in links, links."""

    prose: int = 0
    linked: int = 0
    links: int = 0


_TAGS = {"nav": "menu", "aside": "beside the article", "footer": "foot of the page", "menu": "menu"}
_ROLES = {
    "navigation": "menu",
    "menu": "menu",
    "menubar": "menu",
    "toolbar": "menu",
    "doc-toc": "table of contents",
    "banner": "head of the page",
    "contentinfo": "foot of the page",
    "search": "search of the site",
    "complementary": "beside the article",
    "dialog": "message over the page",
    "alertdialog": "message over the page",
}
_NAMES = {
    "menu": "nav navbar navigation menu submenu topmenu leftmenu mainmenu breadcrumb breadcrumbs pagination pager "
    "toolbar skip skiplink skiplinks",
    "links to share the page": "share sharing sharethis addthis addtoany social socials sharebar",
    "message over the page": "cookie cookies consent gdpr popup modal",
    "beside the article": "sidebar related recommended newsletter subscribe advert ads advertisement promo",
    "foot of the page": "footer copyright sitefooter",
    "head of the page": "masthead siteheader",
}
_WHY_BY_NAME = {name: why for why, names in _NAMES.items() for name in names.split()}
_NAME_PARTS = re.compile(r"[A-Za-z][a-z]+|[A-Z]+")
_MENU_SHAPED = ("ul", "ol", "div", "td", "table", "section", "tr", "dl", "center", "p", "font", "span")
_PICTURES = ("img", "picture", "video", "svg", "iframe")


def leave_article(
    tree: etree._Element, title: str, notes: Notes, *, options: ArticleOptions | None = None
) -> list[LeftOut]:
    """Take out of `tree` what is not of its article, and give back what was taken out and why.

    `title` is what the page's head calls it: a heading that stands outside the article and says the same is kept.
    """
    return _Finder(tree, title, notes, options or ArticleOptions()).take_out()


class _Finder:
    """One search in one page."""

    def __init__(self, tree: etree._Element, title: str, notes: Notes, options: ArticleOptions) -> None:
        self._tree = tree
        self._title = _plain(title)
        self._options = options
        self._letters = _count(tree)
        self._all = self._letters[tree].prose
        self._with_notes = _holders(notes.stands)
        self._with_heading = _holders(tree.iter("h1"))
        self._with_picture = _holders(tree.iter(*_PICTURES))

    def take_out(self) -> list[LeftOut]:
        root = self._root()
        parts = self._around(root) | self._inside(root)
        if self._has_no_article(parts):
            return []
        left_out = []
        for part, why in parts.items():
            if words := words_in(part):
                left_out.append(LeftOut(words, why))
            take_out(part, shown_as="div")
        return left_out

    def _has_no_article(self, parts: Iterable[etree._Element]) -> bool:
        whole, prose, linked = self._letters[self._tree], self._all, self._letters[self._tree].linked
        for part in parts:
            prose -= self._letters[part].prose
            linked -= self._letters[part].linked
        return prose < self._options.shortest and prose + linked < self._options.remains * (whole.prose + whole.linked)

    def _root(self) -> etree._Element:
        """The element that holds the article, the page itself where none does."""
        mains = [element for element in self._tree.iter() if element.tag == "main" or element.get("role") == "main"]
        articles = [e for e in self._tree.iter("article") if next(e.iterancestors("article"), None) is None]
        sizes = sorted((self._letters[article].prose for article in articles), reverse=True)
        if len(sizes) > 1 and sizes[1] >= self._options.rival * sizes[0]:
            articles = []
        held = [e for e in (*mains, *articles) if self._letters[e].prose >= self._options.article * max(1, self._all)]
        if not held:
            return self._tree
        most = max(self._letters[element].prose for element in held)
        full = [element for element in held if self._letters[element].prose >= self._options.nearly_all * most]
        return min(full, key=lambda element: self._letters[element].prose + self._letters[element].linked)

    def _around(self, root: etree._Element) -> dict[etree._Element, str]:
        """What stands around the root: the siblings of it and of what it stands in."""
        headed = next(root.iter("h1"), None) is not None
        found = {}
        inner = root
        while inner is not self._tree and (outer := inner.getparent()) is not None:
            for part in outer:
                if part is inner or (not headed and self._holds_title(part)):
                    continue
                found[part] = self._why(part) or "around the article"
            inner = outer
        return found

    def _holds_title(self, part: etree._Element) -> bool:
        """Whether the page's own title stands in the part, which is not that of its site."""
        for heading in part.iter("h1"):
            words = _plain(words_in(heading))
            linked = any(link.getparent() is not None for link in heading.iter("a"))
            if words and words in self._title and not linked:
                return self._letters[part].links < self._options.few_links
        return False

    def _inside(self, root: etree._Element) -> dict[etree._Element, str]:
        """The menus and their like in the root, outermost ones."""
        found: dict[etree._Element, str] = {}
        walk = etree.iterwalk(root, events=("start",))
        for _, part in walk:
            if part is root:
                continue
            if why := self._why(part) or self._why_for_links(part, root):
                found[part] = why
                walk.skip_subtree()
        return found

    def _why(self, part: etree._Element) -> str:
        """Why the part is none of the article by what it is called, "" where it may be."""
        if self._letters[part].prose > self._options.too_much * self._all or part in self._with_notes:
            return ""
        tag, role = part.tag, part.get("role", "")
        if tag == "figcaption" and part.getparent() in self._with_picture:
            return "caption of a picture"
        if role in _ROLES:
            return _ROLES[role]
        if tag in ("footer", "aside") and next(part.iterancestors("blockquote"), None) is not None:
            return ""
        if tag in _TAGS:
            return _TAGS[tag]
        if part in self._with_heading or not is_block(part):
            return ""
        if tag == "header" and next(part.iterancestors("main", "article", "section"), None) is None:
            return "head of the page"
        return next((_WHY_BY_NAME[name] for name in _names(part) if name in _WHY_BY_NAME), "")

    def _why_for_links(self, part: etree._Element, root: etree._Element) -> str:
        """Why the part is a menu by its links, "" where it is none; a list that the text announces is none."""
        held, options = self._letters[part], self._options
        if part.tag not in _MENU_SHAPED or held.links < options.few_links or part in self._with_notes:
            return ""
        if held.linked > options.short_link * held.links or part in self._with_heading:
            return ""
        if _is_announced(part):
            return ""
        if held.linked < (options.linked if part.tag != "p" else 1) * (held.linked + held.prose):
            return ""
        inward = sum(link.get("href", "").startswith("#") for link in part.iter("a"))
        return "table of contents" if inward == held.links else "menu, consisting of links"


def _count(tree: etree._Element) -> Mapping[etree._Element, _Letters]:
    """What each element of the tree holds."""
    letters: dict[etree._Element, _Letters] = {}
    open_links = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_link = element.tag == "a" and element.get("href") is not None
        if event == "start":
            letters[element] = _Letters(links=int(is_link))
            open_links += is_link
            _add(letters[element], element.text, open_links)
            continue
        open_links -= is_link
        outer = element.getparent()
        if element is not tree and outer is not None:
            held, around = letters[element], letters[outer]
            around.prose += held.prose
            around.linked += held.linked
            around.links += held.links
            _add(around, element.tail, open_links)
    return letters


def _add(letters: _Letters, text: str | None, open_links: int) -> None:
    count = sum(map(str.isalnum, text)) if text else 0
    if open_links:
        letters.linked += count
    else:
        letters.prose += count


def _is_announced(part: etree._Element) -> bool:
    """Whether the words before the part end with a colon."""
    before = part.getprevious()
    outer = part.getparent()
    text = (outer.text if outer is not None else "") if before is None else before.tail
    if not (text or "").strip() and before is not None:
        text = words_in(before)
    return (text or "").rstrip().endswith((":", "："))


def _holders(elements: Iterable[etree._Element]) -> set[etree._Element]:
    """The elements, and all that they stand in."""
    found: set[etree._Element] = set()
    for element in elements:
        outer: etree._Element | None = element
        while outer is not None and outer not in found:
            found.add(outer)
            outer = outer.getparent()
    return found


def _names(part: etree._Element) -> list[str]:
    """The words in the class and id of the element, in small letters: "mainNav share-bar" has main, nav, share, bar."""
    return [name.lower() for name in _NAME_PARTS.findall(f"{part.get('class', '')} {part.get('id', '')}")]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
