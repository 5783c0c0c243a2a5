"""The numbers and signs at the head of numbered paragraphs and list items, and how they nest.

Pure shape: "12.", "12 bis.", "1 -", "1°", "2.3", "(b)", "b)", "(iv)", "(A)", "IV.", "أ-", "OP7", "第三条", "㈠", "•".
Whether a number is one is for the caller to judge by what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from string import ascii_lowercase
from unicodedata import normalize


class Scheme(Enum):
    """A way of counting; in one list all items share it."""

    NUMBER = "1."
    DECIMAL = "1.1"
    PARENTHESISED = "(1)"
    LETTER = "(a)"
    ROMAN = "(i)"
    CAPITAL = "(A)"
    CAPITAL_ROMAN = "(I)"
    ENCLOSED = "①"
    UPPER = "A."
    UPPER_ROMAN = "I."
    ARTICLE = "第一条"
    NAMED = "Article 1"
    ALTERNATIVE = "Option 1"
    BULLET = "•"


@dataclass(frozen=True, slots=True)
class Label:
    """The head of an item.

    `text` is how it is cited ("12 bis", "(b)"; "" for a bullet), `place` its rank in its list (0 where unknown), `end`
    the offset of the words that follow. `other` is a second way to read it: "(i)" is one and the letter after h.
    """

    text: str
    scheme: Scheme
    place: int
    end: int
    other: Label | None = None
    sign: str = ""
    """What stands around the count, or which bullet it is: another sign is another list."""


MULTIPLE = r"(?:\s?(?:bis|ter|quater|quinquies|sexies|alt)\b)"
"""What is put behind a number to set another paragraph beside it: "12 bis"."""
_LABEL = re.compile(
    rf"""[\[“"«]?+(?:
      (?P<op>(?:OP|PP)\s?\d{{1,3}}{MULTIPLE}*)[.:)]?\s+
    | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.)]?\s+(?=[^\W\d_])
    | (?P<multiple>\d{{1,3}}\.?{MULTIPLE}+)\.?\s+(?=[^\W\d])
    | (?P<number>\d{{1,3}}{MULTIPLE}*)(?:\.\s?[-–—]\s*|\.\s+|\.(?=[^\W\d])|\s[-–—]\s+|[．、]\s*|\.?[°º]\s+)(?=\S)
    | [(（]?(?P<count>\d{{1,3}}{MULTIPLE}*)[)）]\s*(?=\S)
    | [(（]?(?P<letter>(?:
        [ivxlc]{{1,6}}|(?P<twice>[a-zçğıñöşü])(?P=twice)?|[а-яєіїґ]|[\u0621-\u063a\u0641-\u064a]\u0640?
      ){MULTIPLE}*)[)）]\s*(?=\S)
    | [‘'](?P<quoted>\d{{1,2}})[’']\s+(?=\S)
    | [(（](?P<capital>[IVX]{{1,5}}|(?P<same>[A-Z])(?P=same)?)[)）]\s*(?=\S)
    | (?P<abjad>[\u0621-\u063a\u0641-\u064a]\u0640?)\s?[-–—.]\s+(?=\S)
    | (?P<enclosed>[①-⑳⑴-⒇㈠-㈩])\s*(?=\S)
    | (?P<roman>[IVX]{{1,5}})\.\s+(?=\S)
    | (?P<upper>[A-ZÇĞİÑÖŞÜА-Я])[.)]\s+(?=\S)
    | (?P<lower>[ivx]{{1,5}}|[a-zçğıñöşüа-я])\.\s+(?=\S)
    | (?P<article>第[一二三四五六七八九十百零\d]{{1,5}}[条章节]|[（(]?[一二三四五六七八九十]{{1,3}}[、）)])\s*(?=\S)
    | (?P<bullet>[•·▪▫◦‣⁃●○■□➢➤►✓–—*+-])\s+(?=\S)
    )""",
    re.VERBOSE,
)
_ALTERNATIVE = re.compile(r"[\[(]?(?P<name>[^\W\d_]+)\s(?P<count>\d{1,2}|[A-Z])[\])]?(?:[.:：)]\s*|\s[-–—]\s)(?=\S)")
_ARTICLE = re.compile(
    rf"[\[(]?(?P<name>[^\W\d_]+)\.?\s{{1,2}}(?P<count>(?:\d{{1,3}}|[IVXL]{{1,6}}){MULTIPLE}*|[^\W\d_]{{1,9}})"
    r"(?:\s?(?:[.:：)]\s*+[-–—]|[.:：)]|[-–—])\s+(?=\S)|(?P<bare>\s*\Z))"
)
_REACH = 40
"""Characters within which a label and its white space end."""
_SIGNED = "çğñöşüй"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The letters of the Arabic script in the order in which lists count."""
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Those of the Cyrillic one; lists pass over й and the signs."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_HAN_COUNT = re.compile(r"[一二三四五六七八九十百零\d]+")
_HAN = "一二三四五六七八九十"


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label that `text[start:end]` opens with, if it opens with one and more follows."""
    match = _LABEL.match(text, start, min(end, start + _REACH))
    if match is None:
        return None
    kind = str(match.lastgroup)
    return _READ[kind](match[kind], match.end())


def alternative_at(text: str, start: int, end: int, names: frozenset[str]) -> Label | None:
    """The head of one of several versions under negotiation ("Option 1:"); `names` are what a language calls them."""
    match = _ALTERNATIVE.match(text, start, min(end, start + _REACH))
    if match is None or match["name"].casefold() not in names:
        return None
    count = match["count"]
    place = int(count) if count.isdecimal() else _letter_place(count.casefold())
    return Label(f"{match['name']} {count}", Scheme.ALTERNATIVE, place, match.end())


def article_at(text: str, start: int, end: int, names: frozenset[str]) -> Label | None:
    """The head of an article that has words on its line: "Article 3 – Entry into force", "Art. 3. The Parties"."""
    match = _article_head(text, start, end, names)
    if match is None or match["bare"] is not None:
        return None
    digits = re.match(r"\d+", match["count"])
    place = int(digits[0]) if digits else _roman_value(match["count"].casefold())
    return Label(text[match.start("name") : match.end("count")], Scheme.NAMED, place, match.end())


def is_bare_article(text: str, start: int, end: int, names: frozenset[str]) -> bool:
    """Whether the line is the head of an article alone: "Article 3"."""
    match = _article_head(text, start, end, names)
    return match is not None and match["bare"] is not None


def _article_head(text: str, start: int, end: int, names: frozenset[str]) -> re.Match[str] | None:
    match = _ARTICLE.match(text, start, min(end, start + _REACH))
    if match is None or match["name"].casefold() not in names:
        return None
    counted = match["count"][0].isdecimal() or _roman_value(match["count"].casefold()) > 0
    return match if counted or match["count"].casefold() in names else None


def _number(scheme: Scheme, form: str, around: str = "") -> Callable[[str, int], Label]:
    def read(text: str, end: int) -> Label:
        digits = re.findall(r"\d+", text)
        return Label(form.format(" ".join(text.split())), scheme, int(digits[-1]) if digits else 0, end, sign=around)

    return read


def _letter(lettered: Scheme, roman: Scheme, form: str, around: str = "") -> Callable[[str, int], Label]:
    def read(text: str, end: int) -> Label:
        sign = text.split()[0].casefold()
        cited = form.format(" ".join(text.split()))
        value = _roman_value(sign)
        as_roman = Label(cited, roman, value, end, sign=around) if value else None
        if len(set(sign)) > 1 and as_roman:
            return as_roman
        return Label(cited, lettered, _letter_place(sign), end, as_roman, around)

    return read


def _letter_place(sign: str) -> int:
    """a is 1, aa is 27; а and أ are 1 too. A letter with a sign on it (ç, ñ) stands where the one without it does, for
    lists of some languages pass over it; 0 for a letter that lists do not count with."""
    letter = normalize("NFD", sign[0])[0] if sign[0] in _SIGNED else sign[0]
    alphabet = next((letters for letters in (ascii_lowercase, _CYRILLIC, _ABJAD) if letter in letters), "")
    if not alphabet:
        return 0
    times = len(sign.replace("\u0640", "")) - 1
    return alphabet.index(letter) + 1 + len(alphabet) * times


def _roman_value(sign: str) -> int:
    """The value of a Roman number in small letters, 0 where it is none."""
    values = [_ROMAN.get(letter, 0) for letter in sign]
    if 0 in values:
        return 0
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))


def _article(text: str, end: int) -> Label:
    count = [_HAN.index(sign) + 1 for sign in text if sign in _HAN]
    return Label(text.rstrip("、"), Scheme.ARTICLE, sum(count), end, sign=_HAN_COUNT.sub("", text))


def _enclosed(text: str, end: int) -> Label:
    first = next(sign for sign in "㈠⑴①" if sign <= text)
    return Label(text, Scheme.ENCLOSED, ord(text) - ord(first) + 1, end, sign=first)


def _bullet(text: str, end: int) -> Label:
    return Label("", Scheme.BULLET, 0, end, sign=text)


_READ: dict[str, Callable[[str, int], Label]] = {
    "op": _number(Scheme.NUMBER, "{}"),
    "decimal": _number(Scheme.DECIMAL, "{}"),
    "multiple": lambda text, end: _number(Scheme.NUMBER, "{}")(text.replace(".", " "), end),
    "number": _number(Scheme.NUMBER, "{}"),
    "count": _number(Scheme.PARENTHESISED, "({})"),
    "quoted": _number(Scheme.PARENTHESISED, "‘{}’", "‘"),
    "letter": _letter(Scheme.LETTER, Scheme.ROMAN, "({})"),
    "capital": _letter(Scheme.CAPITAL, Scheme.CAPITAL_ROMAN, "({})"),
    "abjad": _letter(Scheme.LETTER, Scheme.ROMAN, "({})"),
    "enclosed": _enclosed,
    "roman": _letter(Scheme.UPPER, Scheme.UPPER_ROMAN, "{}"),
    "upper": _letter(Scheme.UPPER, Scheme.UPPER_ROMAN, "{}"),
    "lower": _letter(Scheme.LETTER, Scheme.ROMAN, "({})", "."),
    "article": _article,
    "bullet": _bullet,
}


@dataclass(slots=True)
class Level:
    """One open list: how far it has counted, the last clause of its last item, and whether a chapeau governs it."""

    label: Label
    depth: int
    clause: str = ""
    is_item: bool = False
    parent: str | None = None
    """What governs the items of a list that was begun inside a sentence and goes on after it."""

    def counts_as(self, label: Label) -> bool:
        """Whether `label` counts in the same way, with the same signs around it."""
        return self.label.scheme is label.scheme and self.label.sign == label.sign

    def goes_on_as(self, label: Label) -> bool:
        """Whether `label` is the next in this list though it is written otherwise: "(a)", "b."."""
        lettered = label.scheme in (Scheme.LETTER, Scheme.ROMAN)
        return lettered and self.label.scheme is label.scheme and label.place == self.label.place + 1


@dataclass(slots=True)
class Nesting:
    """Which lists are open, outermost first. `enter` an item, and `path` cites it: "2 (b) (ii)"."""

    levels: list[Level] = field(default_factory=list)
    capitals: dict[Scheme, int] = field(default_factory=dict)
    """How far capital letters and numerals have counted, which go on from heading to heading."""

    def settle(self, label: Label) -> Label | None:
        """How `label` reads here; None if it is none: an initial ("J. Smith") that no list leads up to."""
        readings = [label] + ([label.other] if label.other else [])
        for level in reversed(self.levels):
            for reading in readings:
                if reading.scheme is level.label.scheme and reading.place in (level.label.place, level.label.place + 1):
                    return reading
        for reading in readings:
            if reading.place == 1 or reading.place == self.capitals.get(reading.scheme, -1) + 1:
                return reading
        return None if label.scheme is Scheme.UPPER else label

    def enter(self, label: Label, *, depth: int = 0) -> Level:
        """Open the item's level, closing those that lie inside it; `depth` is what the form says, 0 where silent."""
        own = self.level_of(label)
        for place, level in enumerate(self.levels):
            if depth and level.depth and level.depth >= depth:
                del self.levels[place:]
                break
            if level is own and not (depth and level.depth and level.depth < depth):
                del self.levels[place:]
                break
        self.count(label)
        entered = Level(label, depth)
        self.levels.append(entered)
        return entered

    def count(self, label: Label) -> None:
        """Remember how far capital letters or numerals have counted."""
        if label.scheme in CAPITAL_SCHEMES:
            self.capitals[label.scheme] = label.place

    def leave(self, *, all_levels: bool) -> None:
        """A block that is no item closes all lists but the numbered paragraph it stands in, a heading that too."""
        del self.levels[0 if all_levels or not self.in_paragraph else 1 :]

    def level_of(self, label: Label) -> Level | None:
        """The open list that `label` counts on in, None where it opens a new one."""
        same = (level for level in self.levels if level.counts_as(label))
        return next(same, None) or next((level for level in reversed(self.levels) if level.goes_on_as(label)), None)

    @property
    def in_paragraph(self) -> bool:
        """Whether the outermost open list is one of numbered paragraphs, not of items."""
        return bool(self.levels) and not self.levels[0].is_item and self.levels[0].label.scheme in PARAGRAPH_SCHEMES

    @property
    def all_items(self) -> bool:
        """Whether the open lists are of items alone, which a numbered paragraph closes."""
        return all(level.is_item for level in self.levels)

    @property
    def path(self) -> str:
        """The labels of the open levels, outermost first; "2.1" tells by itself that it is of 2."""
        labels: list[str] = []
        for label in (level.label for level in self.levels if level.label.text):
            if labels and label.scheme is Scheme.DECIMAL and label.text.startswith(f"{labels[-1]}."):
                labels.pop()
            labels.append(label.text)
        return " ".join(labels)


CAPITAL_SCHEMES = (Scheme.UPPER, Scheme.UPPER_ROMAN)
PARAGRAPH_SCHEMES = (Scheme.NUMBER, Scheme.DECIMAL, Scheme.ARTICLE, Scheme.NAMED)
