"""Aligns pairs of texts with CollateX, which is on PyPI: run by a Python that has it, needs nothing of this program.

Reads pairs of lists of words as JSON from standard input; writes for each pair the places of the words that CollateX
puts into one column of its table and that are the same.
"""

import json
import sys

from collatex import collate


def same_words(texts: list[list[str]]) -> list[tuple[int, int]]:
    """The places, in both texts, of words that are the same and stand in one column."""
    witnesses = [
        {"id": name, "tokens": [{"t": f"{word} ", "n": word, "place": place} for place, word in enumerate(words)]}
        for name, words in zip("AB", texts, strict=True)
    ]
    table = collate({"witnesses": witnesses}, output="table", segmentation=False)
    columns = [column.tokens_per_witness for column in table.columns]
    both = [[held[name][0].token_data for name in "AB"] for held in columns if len(held) == 2]
    return [(one["place"], other["place"]) for one, other in both if one["n"] == other["n"]]


json.dump([same_words(texts) for texts in json.load(sys.stdin)], sys.stdout)
