"""Words set in columns of a terminal: broken to a width in cells, with the style of each character kept.

East Asian wide characters take two cells, combining ones none. Control characters, with which a text could command the
terminal, are shown as "�".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby, zip_longest


class Style(Enum):
    """How words look where the terminal has colours: the parameters of the "select graphic rendition" sequence."""

    PLAIN = ""
    BOLD = "1"
    FAINT = "2"
    SHARED = "32"
    DIFFERS = "33"
    ONLY = "35"
    SUBSTANCE = "4;33"
    SUBSTANCE_BOLD = "1;4;33"
    WORDING = "36"
    TROUBLE = "31"


Styled = tuple[str, Style]
"""Words of one style."""

Line = tuple[Styled, ...]


def harmless(text: str) -> str:
    """The same words without signs that could command the terminal or cannot be sent to it; white space stays."""
    return "".join("�" if unicodedata.category(sign) in ("Cc", "Cs") and not sign.isspace() else sign for sign in text)


def width_of(text: str) -> int:
    """How many cells `text` takes."""
    return sum(_cells(character) for character in text)


def broken(words: Iterable[Styled], width: int) -> list[Line]:
    """Lines of at most `width` cells, broken at white space, inside a word only where it is longer than a line."""
    lines: list[list[tuple[str, Style]]] = [[]]
    room = width
    for word in _words(words):
        needed = width_of("".join(character for character, _ in word))
        if lines[-1] and needed + 1 > room:
            lines.append([])
            room = width
        if lines[-1]:
            gap = word[0][1] if lines[-1][-1][1] is word[0][1] else Style.PLAIN
            lines[-1].append((" ", gap))
            room -= 1
        for character, style in word:
            cells = _cells(character)
            if cells > room:
                lines.append([])
                room = width
            lines[-1].append((character, style))
            room -= cells
    return [_merged(line) for line in lines]


def beside(columns: Sequence[Sequence[Line]], widths: Sequence[int], gap: str = "  ") -> Iterator[Line]:
    """The lines of several columns, each filled up to its width, side by side."""
    for lines in zip_longest(*columns, fillvalue=()):
        whole: list[Styled] = []
        for line, width in zip(lines, widths, strict=True):
            space = width - sum(width_of(text) for text, _ in line)
            whole += [*line, (" " * space + gap, Style.PLAIN)]
        yield tuple(whole)


def written(line: Line, *, colour: bool) -> str:
    """The line as it is sent to the terminal, without blanks at its end."""
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    while line and not line[-1][0].strip():
        line = line[:-1]
    return "".join(f"\x1b[{style.value}m{text}\x1b[0m" if style.value else text for text, style in line).rstrip()


def _words(styled: Iterable[Styled]) -> Iterator[list[tuple[str, Style]]]:
    characters = ((character, style) for text, style in styled for character in harmless(text))
    for blank, word in groupby(characters, key=lambda pair: pair[0].isspace()):
        if not blank:
            yield list(word)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _merged(line: Iterable[tuple[str, Style]]) -> Line:
    return tuple(("".join(text for text, _ in run), style) for style, run in groupby(line, key=lambda pair: pair[1]))
