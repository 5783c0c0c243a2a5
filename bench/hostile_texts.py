"""Texts that nobody would write, to find what is slow in cutting: each of up to four million characters.

    python bench/hostile_texts.py [--size N] [--only WORD] [--limit SECONDS]

Each shape is cut as a text file would be (and those of Markdown read as such), and its CPU time printed at a quarter
of the size and at the whole, so that what grows faster than the text shows. Says which take longer than the limit or
lose a character, and then ends with 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.clauses.segment import segment
from core.reading.document import Document, Mark, MarkKind
from core.reading.markdown import read_markdown

MOST = 4_000_000
"""A statement has no more characters (ReadingOptions.max_characters)."""

REPEATED = {
    "labels": "(a) (i) 1. ",
    "labelled words": "(a) words (i) more 1. and ",
    "labels, a line each": "(a) x\n(i) y\n1. z\n",
    "deeper labels": "1. a\n(a) b\n(i) c\nA. d\nI. e\n1.1 f\n第一条 g\n• h\n",
    "inline items": "; (a) the first thing that is to be done; (b) the second",
    "letters count up": "; ".join(f"({sign}) the words of an item" for sign in "abcdefghijklmnopqrstuvwxyz"),
    "abbreviations": "Mr. U.S. e.g. p.m. Dr. Art. 3 No. 5 ",
    "initials": "J. R. R. T. ",
    "stops": ".",
    "stops and spaces": ". ",
    "ellipses": "… ... ",
    "questions": "?! ",
    "stops and quotes": ".” “",
    "closing quotes": ".”” ",
    "only quotes": "“",
    "only closing quotes": "”",
    "guillemets": ".\u00a0» ",
    "nested quotes": "“a ‘b «c „d ",
    "brackets": "[",
    "closing brackets": "]",
    "pairs of brackets": "[]",
    "bracketed words": "[a [b] c] ",
    "bracketed versions": "[Option 1: ",
    "versions": "Option 1: a\n",
    "bis": "12 bis ter quater ",
    "one line": "word ",
    "one word": "a",
    "capitals": "A",
    "digits": "1",
    "digits and stops": "1.",
    "words with stops": "a.b",
    "hyphens": "a-",
    "apostrophes": "l’a",
    "empty lines": "\n",
    "lines": "a\n",
    "wrapped lines": "these words run on and on from this line to that one that\n",
    "empty lines with spaces": " \n",
    "carriage returns": "a\r",
    "paragraph signs": "a\u2029",
    "white space": " \t\u00a0\u3000",
    "tabs": "a\tb\n",
    "colons": "a: ",
    "chapeaux": "they agree to:\n\n",
    "headings": "Heading Words\n\n",
    "headings and words": "Heading Words\n\nThey agree on this.\n\n",
    "leads": "Trade and Industry: They agree. ",
    "semicolons": "a; ",
    "commas": "a, ",
    "preamble": "Recalling its words,\n\n",
    "operative": "1. Decides so;\n\n",
    "signatures": "For the Government of X\n\n",
    "dates": "1 January 2024\n",
    "dates in words": "on 1 January 2024 in Geneva, 3 May 2023 ",
    "symbols": "S/RES/2254 (2015) A/78/L.5 ",
    "notes": "word.1 Word.[2] ",
    "superscripts": "word.¹²³ Word ",
    "Chinese": "决定。第一条、",
    "Chinese, no stop": "决定",
    "Arabic": "إن مجلس الأمن، ",
    "Russian": "а) слова; б) другие; ",
    "Turkish": "md. 5. Madde ",
    "Japanese": "これは「文」です。",
    "combining marks": "e\u0301",
    "joiners": "\u200d",
    "emoji": "🏳️‍🌈",
    "slashes": "A/A/",
    "underscores": "_",
    "asterisks": "*a **b ",
    "rows of signs": "-=~",
}
MARKDOWN = (
    "asterisks",
    "bracketed words",
    "brackets",
    "labels",
    "labels, a line each",
    "lines",
    "underscores",
    "headings",
    "pairs of brackets",
    "tabs",
    "one line",
    "empty lines",
)
ALSO_MARKDOWN = {
    "stars": "*",
    "stars and letters": "*a",
    "underscored letters": "_a ",
    "strikes": "~~a ",
    "links": "[a](b",
    "pictures": "![a](b) ",
    "link definitions": "[a]: b\n",
    "notes": "[^a] ",
    "notes defined": "[^a]: b\n\n",
    "backticks": "`",
    "backticks and letters": "`a",
    "growing backticks": "`a``b```c````d ",
    "tags": "<a",
    "comments": "<!--",
    "entities": "&amp;",
    "quotations": "> ",
    "quotation lines": "> a\n",
    "nested lists": "- ",
    "items": "- a\n",
    "numbered": "1. a\n",
    "cells": "|a",
    "rows": "|a|b|\n|-|-|\n",
    "backslashes": "\\a",
    "fences": "```\n",
    "rulers": "---\n",
    "under headings": "a\n=\n",
    "addresses": "<http://a.b> ",
    "html blocks": "<div>\n",
    "tags in words": "w <a ",
    "closed tags in words": "w <a> ",
    "entities in words": "w & ",
    "comments in words": "w <!-- ",
    "instructions in words": "w <? ",
    "backticks in words": "w `` w ` ",
    "stars in words": "w* *w w**w ",
    "links in words": "w [w](w w ",
    "addresses in words": "w http://w ",
}
SPACED = 300
"""Letters that are put between the signs of Markdown, so that there are few of them."""


def main() -> int:
    """Cut every shape, and say what was slow or lost."""
    parser = argparse.ArgumentParser(description="CPU time of texts that nobody would write.")
    parser.add_argument("--size", type=int, default=MOST)
    parser.add_argument("--only", default="", help="the shapes whose name has this word")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds of CPU")
    given = parser.parse_args()
    slow = []
    for name, work in _shapes():
        if given.only not in name:
            continue
        quarter, _ = work(given.size // 4)
        whole, sound = work(given.size)
        print(f"{name:<40}{quarter:>8.2f}{whole:>8.2f} s", "" if sound else "LOST", flush=True)
        if whole > given.limit or not sound:
            slow.append(name)
    print(f"slow or lost: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


def _shapes() -> Iterator[tuple[str, Callable[[int], tuple[float, bool]]]]:
    for name, part in REPEATED.items():
        yield name, lambda size, part=part: _cut(_repeated(part, size))
    yield "one long line of random signs", lambda size: _cut(_random(size))
    yield "numbers that count up", lambda size: _cut(_counted(size))
    yield "marked items, deep", lambda size: _cut_marked(size)
    for name in MARKDOWN:
        yield f"{name} .md", lambda size, part=REPEATED[name]: _read_markdown(_repeated(part, size))
    for name, part in ALSO_MARKDOWN.items():
        spaced = f"{part} {'word ' * (SPACED // 5)}"
        yield f"{name}, spaced .md", lambda size, part=spaced: _read_markdown(_repeated(part, size))
    for name, part in ALSO_MARKDOWN.items():
        yield f"{name} .md", lambda size, part=part: _read_markdown(_repeated(part, size))


def _repeated(part: str, size: int) -> str:
    return (part * (size // len(part) + 1))[:size]


def _random(size: int) -> str:
    return "".join(Random(7).choices("ab A1.;:,()[]“”\n\t-–—…*«»。；（）", k=size))


def _counted(size: int) -> str:
    parts, length = [], 0
    while length < size:
        parts.append(f"{len(parts) % 999 + 1}. The parties agree;\n")
        length += len(parts[-1])
    return "".join(parts)[:size]


def _cut(text: str) -> tuple[float, bool]:
    begun = time.process_time()
    statement = segment(Document(text, "hostile.txt", "txt"), id="t")
    spent = time.process_time() - begun
    return spent, not statement.uncovered()


def _cut_marked(size: int) -> tuple[float, bool]:
    text = _repeated("words\n", size)
    marks = tuple(Mark(at, at + 5, MarkKind.ITEM, place % 9 + 1) for place, at in enumerate(range(0, len(text) - 6, 6)))
    begun = time.process_time()
    statement = segment(Document(text, "hostile.docx", "docx", marks=marks), id="t")
    spent = time.process_time() - begun
    return spent, not statement.uncovered()


def _read_markdown(text: str) -> tuple[float, bool]:
    begun = time.process_time()
    statement = segment(read_markdown(text, "hostile.md"), id="t")
    spent = time.process_time() - begun
    return spent, not statement.uncovered()


if __name__ == "__main__":
    raise SystemExit(main())
