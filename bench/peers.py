"""How well Communiqué and its peers set the clauses of real statements together: F1 over the links of careful readers.

    python bench/peers.py [--shared ../shared] [--collatex PYTHON] [--most-words 700]

Peers are `git diff --word-diff` and CollateX. They align the words of two texts (small letters, no signs) in their
order; two clauses then belong together where so great a part of the shorter one's words is aligned with the other's,
and the part that does best over all pairs of statements is taken: a favour that Communiqué is not done. CollateX is run
by the Python that `--collatex` names (`pip install collatex Levenshtein`), by default this one, on pairs of statements
of at most `--most-words` words each, for it takes long; where it is not installed a sentence says so.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.alignment_gold import Case, Links, cases
from bench.learn_alignment import Counts, count, cross_validated, material, rows
from core.alignment.align import align
from core.clauses.statement import Statement
from core.commitments.find import find_acts

ROOT = Path(__file__).resolve().parents[1]
PARTS = [twentieth / 20 for twentieth in range(1, 20)]
"""The parts of the shorter clause that are tried."""
Matches = Sequence[tuple[int, int]]
"""The places of aligned words in two texts."""


@dataclass(frozen=True)
class Read:
    """A statement as the peers are given it: `lines` of `words`, and the number of the clause that each word is in."""

    lines: str
    words: list[str]
    clause: list[int]


@dataclass(frozen=True)
class Both:
    """Two statements of a case."""

    case: Case
    one: Statement
    other: Statement

    @property
    def true(self) -> Links:
        """The links that the reader made between the two."""
        return self.of(self.case.links)

    def of(self, found: Links) -> Links:
        """The links between the two."""
        return {x: weight for x, weight in found.items() if {x[0][0], x[1][0]} == {self.one.id, self.other.id}}


def read(statement: Statement) -> Read:
    """Cut a statement for the peers."""
    text, starts = statement.text, [clause.start for clause in statement.clauses]
    found = [word for word in re.finditer(r"\w+", text) if word.start() >= starts[0]]
    lines = "\n".join(" ".join(re.findall(r"\w+", line.lower())) for line in text[starts[0] :].split("\n"))
    clause = [bisect_right(starts, word.start()) - 1 for word in found]
    return Read(lines, [word.group().lower() for word in found], clause)


def by_git(one: Read, other: Read) -> Matches:
    """The words that `git diff --word-diff` says are in both."""
    if one.lines == other.lines:
        return [(place, place) for place in range(len(one.words))]
    with tempfile.TemporaryDirectory() as name:
        for file, given in (("one", one), ("other", other)):
            Path(name, file).write_text(given.lines + "\n", "utf-8")
        command = ["git", "diff", "--no-index", "--no-ext-diff", "--word-diff=porcelain", f"-U{10**6}", "one", "other"]
        said = subprocess.run(command, cwd=name, capture_output=True, check=False, encoding="utf-8").stdout
    matches = []
    here = there = 0
    for line in said.split(" @@", 1)[1].split("\n")[1:]:
        number = len(line[1:].split())
        if line.startswith(" "):
            matches += [(here + nth, there + nth) for nth in range(number)]
        here += number * line.startswith((" ", "-"))
        there += number * line.startswith((" ", "+"))
    if (here, there) != (len(one.words), len(other.words)):
        raise SystemExit("git diff --word-diff did not show all words")
    return matches


def by_collatex(python: str, pairs: Sequence[tuple[Read, Read]]) -> list[Matches]:
    """The words that CollateX aligns, for each pair of texts."""
    given = json.dumps([[text.words for text in pair] for pair in pairs])
    command = [python, str(ROOT / "bench" / "by_collatex.py")]
    said = subprocess.run(command, input=given, capture_output=True, check=True, text=True).stdout
    found: list[Matches] = json.loads(said)
    return found


def has_collatex(python: str) -> bool:
    """Whether that Python has CollateX."""
    return subprocess.run([python, "-c", "import collatex"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True)
class Shared:
    """How great a part of the shorter clause's words a peer aligned, for any two clauses (ids) of two statements."""

    both: Both
    parts: Mapping[tuple[str, str], float]

    def links(self, least: float) -> Links:
        """The links of clauses that share at least such a part."""
        return self.both.case.links_of_rows(_joined({*pair} for pair, part in self.parts.items() if part >= least))


def shared(both: Both, texts: tuple[Read, Read], matches: Matches) -> Shared:
    """What words that are aligned say of clauses."""
    one, other = texts
    lengths = Counter(one.clause), Counter(other.clause)
    common = Counter((one.clause[here], other.clause[there]) for here, there in matches)
    clauses = both.one.clauses, both.other.clauses
    parts = {
        (clauses[0][a].id, clauses[1][b].id): number / min(lengths[0][a], lengths[1][b])
        for (a, b), number in common.items()
    }
    return Shared(both, parts)


def _joined(sets: Iterator[set[str]]) -> list[set[str]]:
    """Sets that have something in common become one."""
    found: list[set[str]] = []
    for one in sets:
        touching = [other for other in found if not other.isdisjoint(one)]
        found = [other for other in found if other.isdisjoint(one)] + [one.union(*touching)]
    return found


def counts(said: Sequence[Links], pairs: Sequence[Both]) -> tuple[Counts, Counts]:
    """All links, and those whose two units differ in their words."""
    every, changed = Counts(), Counts()
    for links, both in zip(said, pairs, strict=True):
        every.add(count(links, both.true))
        changed.add(count(both.case.changed(links), both.case.changed(both.true)))
    return every, changed


def print_line(title: str, said: Sequence[Links], pairs: Sequence[Both]) -> None:
    """F1 over all links of the pairs, and over those whose units differ in their words."""
    every, changed = counts(said, pairs)
    print(f"  {title:50s} {every.f1:.3f}   {changed.f1:.3f}", flush=True)


def print_peer(name: str, found: Sequence[Shared]) -> None:
    """The line of a peer, by the part of the shorter clause that suits it best."""
    pairs = [each.both for each in found]
    part = max(PARTS, key=lambda least: counts([each.links(least) for each in found], pairs)[0].f1)
    print_line(f"{name}, {part:.0%} of the shorter clause", [each.links(part) for each in found], pairs)


def by_program(case: Case) -> Links:
    """The links of a case that the program makes."""
    acts = [act for statement in case.statements for act in find_acts(statement)]
    found = align(case.statements, acts=acts).rows
    return case.links_of_rows([clause.id for cell in row.cells for clause in cell.clauses] for row in found)


def by_unseen(read_cases: Sequence[Case]) -> Iterator[Links]:
    """The links of each case by weights that were learned on the others."""
    known = [material(case) for case in read_cases]
    learned = cross_validated(known)
    for m, *got in learned.of_cases(known):
        yield m.case.links_of_rows(rows(m, *got))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with corpus/ and gold/")
    parser.add_argument("--collatex", default=sys.executable, metavar="PYTHON", help="a Python that has CollateX")
    parser.add_argument("--most-words", type=int, default=700, help="of a statement that CollateX is given")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        print(f"There is no gold at {options.shared}: nothing to set peers beside.")
        return 0
    every = list(cases(options.shared / "corpus", options.shared / "gold"))
    ours = {case.name: by_program(case) for case in every}
    unseen = dict(zip(ours, by_unseen(every), strict=True))
    pairs = [Both(case, *two) for case in every for two in combinations(case.statements, 2)]
    texts = [(read(both.one), read(both.other)) for both in pairs]
    small = [nth for nth, two in enumerate(texts) if all(len(text.words) <= options.most_words for text in two)]
    git = [shared(both, two, by_git(*two)) for both, two in zip(pairs, texts, strict=True)]
    for title, chosen in (
        (f"{len(pairs)} pairs of statements of {len(every)} cases", range(len(pairs))),
        (f"the {len(small)} of them of at most {options.most_words} words each", small),
    ):
        print(f"{title:52s} align   changed")
        some = [pairs[nth] for nth in chosen]
        print_line("Communiqué", [both.of(ours[both.case.name]) for both in some], some)
        print_line("… weights learned without the case", [both.of(unseen[both.case.name]) for both in some], some)
        print_peer("git diff --word-diff", [git[nth] for nth in chosen])
    if has_collatex(options.collatex):
        matches = by_collatex(options.collatex, [texts[nth] for nth in small])
        found = [shared(pairs[nth], texts[nth], aligned) for nth, aligned in zip(small, matches, strict=True)]
        print_peer("CollateX", found)
    else:
        print("  CollateX is not installed here: name a Python that has it with --collatex.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
