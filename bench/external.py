"""What the program says of texts that others have coded, for measuring only: nothing is learned from them.

    python -m bench.external [--shared ../shared] [--errors N]

- Commitments of G20 and G7 summits, as the Research Groups coded them: each text holds a promise or a demand; recall is
  the part in which the program finds one. The texts are excerpts; words in brackets are the editors'.
- Paragraphs of resolutions, each given alone, in English and French: of the preamble or operative.

`--errors N` prints the first N misses of each kind of construction. Without the material it says so and succeeds.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.clauses import kinds
from core.clauses.labels import label_at
from core.clauses.lexicon import SegmentationLexicon, segmentation_lexicon
from core.clauses.segment import segment
from core.commitments.acts import Act, ActKind
from core.commitments.find import find_acts
from core.reading.document import Document

ROOT = Path(__file__).resolve().parents[1]
BINDING = (ActKind.COMMIT, ActKind.DIRECT)
COMMITMENTS = ("g20_commitments.csv", "g7_commitments.csv")
PARAGRAPHS = "unesco_paragraphs.jsonl"
LANGUAGES = ("en", "fr")

Misses = dict[str, list[str]]


def read_commitments(path: Path) -> tuple[int, int, Misses]:
    """How many texts there are, in how many a promise or demand is found, and the others by what they seemed to do."""
    found, misses = 0, defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        texts = [(row["id"], row["text"]) for row in csv.DictReader(lines)]
    for name, text in texts:
        acts = find_acts(segment(Document(text, f"{name}.txt", "txt"), id=name))
        if any(act.kind in BINDING for act in acts):
            found += 1
        else:
            misses[_taken_for(acts)].append(f"{name}: {text}")
    return len(texts), found, misses


def _taken_for(acts: Sequence[Act]) -> str:
    """The act that stood where a promise was coded, with the verb that made it."""
    named = next((act for act in acts if act.lead), None)
    if named is not None:
        return f"{named.kind} “{named.lead}”"
    return f"{acts[0].kind}, no verb known" if acts else "no act"


def read_paragraphs(path: Path, language: str) -> tuple[int, int, Misses]:
    """How many paragraphs are of a preamble or operative, how many are told right, and the others by what they are."""
    lexicon = segmentation_lexicon(language)
    told, misses = 0, defaultdict(list)
    coded = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    parts = [(row["type"], row[language]) for row in coded if row["type"] != "null"]
    for part, words in parts:
        if (part == "preambular") == _is_of_preamble(words, lexicon):
            told += 1
        else:
            misses[part].append(words)
    return len(parts), told, misses


def _is_of_preamble(words: str, lexicon: SegmentationLexicon) -> bool:
    if label_at(words, 0, len(words)) is not None:
        return False
    return kinds.opens_preamble(words, lexicon) or kinds.goes_on_in_preamble(words, lexicon)


def print_external(shared: Path, errors: int) -> None:
    """Measure and print."""
    folder = shared / "corpus" / "external"
    if not folder.is_dir():
        print(f"There is no external material at {folder}: nothing to measure.")
        return
    for name in COMMITMENTS:
        total, found, misses = read_commitments(folder / name)
        print(f"{name}: a promise or demand in {found} of {total}, recall {found / total:.3f}")
        _print_misses(misses, errors)
    for language in LANGUAGES:
        total, told, misses = read_paragraphs(folder / PARAGRAPHS, language)
        print(f"{PARAGRAPHS} ({language}): {told} of {total} paragraphs told, {told / total:.3f}")
        _print_misses(misses, errors)


def _print_misses(misses: Misses, errors: int) -> None:
    kinds_of_miss: Iterable[tuple[str, list[str]]] = sorted(misses.items(), key=lambda item: -len(item[1]))
    print("  missed:", ", ".join(f"{kind} {len(texts)}" for kind, texts in list(kinds_of_miss)[:10]))
    if errors:
        for kind, texts in kinds_of_miss:
            for text in texts[:errors]:
                print(f"    {kind} | {text[:220]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with corpus/")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N misses of each construction")
    given = parser.parse_args()
    print_external(given.shared, given.errors)


if __name__ == "__main__":
    main()
