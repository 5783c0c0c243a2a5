"""The JSON contract, as another program would rely on it; independent of the code that writes it."""

from __future__ import annotations

from typing import Any

RELATIONS = {"same", "reworded", "differs", "only"}
ACTS = {"commit", "direct", "stance", "recital", "permit"}
KINDS = {
    "strength",
    "polarity",
    "amount",
    "deadline",
    "figure",
    "actor",
    "scope",
    "condition",
    "bracket",
    "wording",
    "presentation",
}
PROMISED = {
    "statements": {"id": str, "title": str, "source": str, "language": str, "text": str},
    "clauses": {"statement": str, "id": str, "start": int, "end": int, "kind": str, "label": str},
    "rows": {"id": str, "relation": str, "agreement": str, "cells": dict, "differences": list},
    "acts": {
        "statement": str,
        "clause": str,
        "start": int,
        "end": int,
        "act": str,
        "level": int | None,
        "actor": str,
        "negative": bool,
        "deadlines": list,
        "amounts": list,
        "hedges": list,
        "why": str,
    },
}


def check(data: dict[str, Any]) -> None:
    """Fail where `data` does not keep what is promised."""
    assert (data["format"], data["version"]) == ("communique", 1)
    for part, keys in PROMISED.items():
        for item in data[part]:
            for key, kind in keys.items():
                assert isinstance(item[key], kind), (part, key, item[key])
    texts = {statement["id"]: statement["text"] for statement in data["statements"]}
    assert len(texts) == len(data["statements"])
    check_clauses(data, texts)
    check_rows(data, texts)
    check_acts(data, texts)


def check_clauses(data: dict[str, Any], texts: dict[str, str]) -> None:
    """The clauses tile the texts."""
    for id, text in texts.items():
        spans = [(c["start"], c["end"]) for c in data["clauses"] if c["statement"] == id]
        assert spans == sorted(spans)
        assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


def check_rows(data: dict[str, Any], texts: dict[str, str]) -> None:
    """Every clause stands in one row, at its own place; relations and agreements fit the cells."""
    places = {c["id"]: (c["statement"], c["start"], c["end"]) for c in data["clauses"]}
    shown = []
    for row in data["rows"]:
        assert row["relation"] in RELATIONS
        assert (row["relation"] == "only") == (len(row["cells"]) == 1)
        assert {difference["kind"] for difference in row["differences"]} <= KINDS
        assert all(difference["why"] for difference in row["differences"])
        for statement, cell in row["cells"].items():
            assert cell
            assert statement in row["agreement"]
            for held in cell:
                assert places[held["clause"]] == (statement, held["start"], held["end"])
                shown.append(held["clause"])
    assert sorted(shown) == sorted(places)


def check_acts(data: dict[str, Any], texts: dict[str, str]) -> None:
    """Acts lie in the texts, commits and nothing else have a level, and words are words of the text."""
    for act in data["acts"]:
        text = texts[act["statement"]]
        assert act["act"] in ACTS
        assert 0 <= act["start"] < act["end"] <= len(text)
        assert (act["level"] in range(1, 7)) if act["act"] == "commit" else act["level"] is None
        assert all(words in text for key in ("deadlines", "amounts", "hedges") for words in act[key])
