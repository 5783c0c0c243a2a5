"""A Document becomes a Statement: the text cut into clauses."""

from __future__ import annotations

import re

from core.clauses.statement import Clause, ClauseKind, Statement
from core.reading.document import Document

_BLOCK = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_SENTENCE = re.compile(r"\S.*?(?:(?<=[.;?!])(?=\s+[A-Z(“])|$)", re.DOTALL)


def segment(document: Document, *, id: str) -> Statement:
    """Cut the text of `document` into the clauses of a Statement called `id`."""
    clauses: list[Clause] = []
    for paragraph, block in enumerate(_BLOCK.finditer(document.text)):
        for match in _SENTENCE.finditer(document.text, block.start(), len(document.text[: block.end()].rstrip())):
            clause_id = f"{id}-{len(clauses) + 1}"
            clauses.append(Clause(id, clause_id, match.start(), match.end(), ClauseKind.PARAGRAPH, paragraph))
    title = document.title or (document.text[clauses[0].start : clauses[0].end] if clauses else document.source)
    return Statement(id, title, document.source, "en", document.text, tuple(clauses))
