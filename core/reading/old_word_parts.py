"""What an old Word file holds beside its body, and where: text boxes, page headers and footers, comments.

The converter reads the body and the notes only. What does not hold together gives no words: the converter has already
said whether the file can be read ([MS-DOC] 2.8).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.reading.old_word_file import OldWordFile, plain_paragraphs

_EDGES, _SHAPES, _BOXES = 11, 40, 56
"""The places of the tables in the file's list of them."""
_SHAPE_SIZE, _BOX_SIZE, _BOX_NUMBER = 26, 22, 14
_SEPARATORS = 6
"""So many edges come first that part notes from the text; then six for each section."""
_EDGE_KINDS = ("page header", "page header", "page footer", "page footer", "page header", "page footer")
_BREAK = "\r"
_PARAGRAPH_END = re.compile("[\r\x07]")
_LOOKED_AT = 5000
"""So many characters before the end of its paragraph are looked at for where a box hangs."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its paragraphs, and the paragraph of the body on which it hangs, "" where no words stand there or
    before, None where that is not known."""

    paragraphs: tuple[str, ...]
    host: str | None


@dataclass(frozen=True, slots=True)
class OldWordParts:
    """What stands beside the body; `edges` are (words, "page header" or "page footer"), each once."""

    boxes: tuple[Box, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()


def old_word_parts(data: bytes) -> OldWordParts:
    """The parts of the old Word file `data`; none where it does not hold together."""
    try:
        return _Parts(OldWordFile(data)).parts()
    except (struct.error, KeyError, IndexError, ValueError):
        return OldWordParts()


class _Parts:
    def __init__(self, file: OldWordFile) -> None:
        self._file = file

    def parts(self) -> OldWordParts:
        starts = self._file.starts
        said = plain_paragraphs(self._file.text[starts["comments"] : starts["endnotes"]])
        return OldWordParts(tuple(self._boxes(starts)), tuple(dict.fromkeys(self._edges(starts))), said)

    def _boxes(self, starts: Mapping[str, int]) -> Iterator[Box]:
        body = self._file.text[: starts["footnotes"]]
        anchors = {struct.unpack_from("<I", held)[0]: at for at, _, held in self._file.listed(_SHAPES, _SHAPE_SIZE)}
        found = []
        for at, end, held in self._file.listed(_BOXES, _BOX_SIZE):
            paragraphs = plain_paragraphs(self._file.text[starts["boxes"] + at : starts["boxes"] + end])
            anchor = anchors.get(struct.unpack_from("<I", held, _BOX_NUMBER)[0], -1)
            if paragraphs:
                found.append((anchor if anchor >= 0 else len(body), Box(paragraphs, _host(body, anchor))))
        return (box for _, box in sorted(found, key=lambda each: each[0]))

    def _edges(self, starts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        for place, (at, end, _) in enumerate(self._file.listed(_EDGES, 0)):
            words = " ".join(plain_paragraphs(self._file.text[starts["edges"] + at : starts["edges"] + end]))
            if words and place >= _SEPARATORS:
                yield words, _EDGE_KINDS[(place - _SEPARATORS) % len(_EDGE_KINDS)]


def _host(body: str, anchor: int) -> str | None:
    """The paragraph in which the anchor stands, or the last of those shortly before it that has words; "" where the
    body has none up to there, None where none is found."""
    if not 0 <= anchor < len(body):
        return None
    ending = _PARAGRAPH_END.search(body, anchor)
    end = ending.start() if ending else len(body)
    before = plain_paragraphs(_PARAGRAPH_END.sub(_BREAK, body[max(0, end - _LOOKED_AT) : end]))
    if not before:
        return "" if end <= _LOOKED_AT else None
    return before[-1]
