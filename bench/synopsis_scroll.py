"""How long the Synopsis takes for a frame while it scrolls: 5,000 rows by 6 columns, without a screen.

    QT_QPA_PLATFORM=offscreen python bench/synopsis_scroll.py [--rows 5000] [--columns 6] [--most-ms 16]

Scrolls as a wheel, by pages and by leaps, right after loading, while heights are still being measured. A frame is all
that happens between asking for a place and the painted window, in CPU time of the GUI thread, so that other work on the
machine does not count. Prints percentiles; fails if the 95th is above `--most-ms`.
"""

from __future__ import annotations

import argparse
import random
import sys
from time import thread_time

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from core.alignment.rows import Cell
from core.clauses.statement import Clause, ClauseKind, Statement
from core.commitments.acts import Act, ActKind, Phrase
from core.comparison.values import Agreement, Comparison, Relation, Row, Tint, TintKind
from desktop.theme import load_theme, palette, stylesheet
from desktop.views.synopsis_view import SynopsisView

WORDS = (
    *("the", "participants", "will", "continue", "to", "advance", "cooperation", "on", "ports", "data", "markets"),
    *(
        "energy",
        "labour",
        "and",
        "climate",
        "including",
        "by",
        "ending",
        "inspection",
        "mandates",
        "in",
        "line",
        "with",
    ),
    *("national", "circumstances", "international", "law"),
)


def synthetic(rows: int, columns: int, *, seed: int = 7) -> Comparison:
    """A comparison with clauses of 8 to 70 words, tints, commitments, and a sixth of the cells absent."""
    chance = random.Random(seed)
    ids = [f"s{column}" for column in range(columns)]
    parts: dict[str, list[str]] = {i: [] for i in ids}
    at = dict.fromkeys(ids, 0)
    clauses: dict[str, list[Clause]] = {i: [] for i in ids}
    acts: list[Act] = []
    made = []
    for number in range(rows):
        present = [i for i in ids if chance.random() > 1 / 6] or ids[:1]
        cells, tints = [], {}
        for statement in present:
            words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 70))) + "."
            start = at[statement]
            parts[statement].append(words)
            at[statement] = start + len(words) + 2
            place = len(clauses[statement])
            clause = Clause(
                statement, f"{statement}-{place + 1}", start, start + len(words), ClauseKind.PARAGRAPH, place
            )
            clauses[statement].append(clause)
            cells.append(Cell(statement, (clause,)))
            tints[statement] = tuple(
                Tint(start + k, start + k + 12, kind)
                for k, kind in ((10, TintKind.SUBSTANCE), (30, TintKind.WORDING))
                if k + 12 < len(words)
            )
            if (will := words.find("will")) >= 0:
                verb = Phrase(start + will, start + will + 4, "will")
                acts.append(Act(statement, clause.id, start, clause.end, ActKind.COMMIT, "“will”", verb, 4))
        relation = Relation.ONLY if len(present) == 1 else chance.choice((Relation.DIFFERS, Relation.REWORDED))
        if number % 11 < 4 and len(present) > 1:
            relation = Relation.SAME
        made.append(
            Row(
                cells[0].clauses[0].id,
                tuple(cells),
                relation,
                Agreement((tuple(present),)),
                (),
                tints,
                frozenset(),
                (),
                1,
                "",
            )
        )
    statements = tuple(Statement(i, f"Statement {i}", i, "en", "\n\n".join(parts[i]), tuple(clauses[i])) for i in ids)
    return Comparison(statements, tuple(made), tuple(acts), ids[0])


def frames(view: SynopsisView, application: QApplication) -> dict[str, list[float]]:
    """Milliseconds of each frame, by way of scrolling."""
    bar = view.table.verticalScrollBar()
    chance = random.Random(3)
    page = view.table.viewport().height()
    ways = {
        "wheel": [lambda: bar.setValue(bar.value() + 96)] * 400,
        "back": [lambda: bar.setValue(bar.value() - 96)] * 200,
        "pages": [lambda: bar.setValue(bar.value() + page)] * 100,
        "leaps": [lambda: view.table.view_from(chance.random() * view.table.model().rowCount())] * 100,
    }
    taken: dict[str, list[float]] = {}
    for way, steps in ways.items():
        taken[way] = []
        for step in steps:
            begun = thread_time()
            step()
            application.processEvents()
            taken[way].append((thread_time() - begun) * 1000)
    return taken


def percentile(times: list[float], part: float) -> float:
    """The time that `part` of the frames do not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main() -> int:
    """Measure, print, and say by the exit code whether the frames are quick enough."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--columns", type=int, default=6)
    parser.add_argument("--most-ms", type=float, default=16.0)
    options = parser.parse_args()
    application = QApplication([])
    application.setStyle("Fusion")
    theme = load_theme(dark=False)
    application.setPalette(palette(theme))
    application.setStyleSheet(stylesheet(theme))
    comparison = synthetic(options.rows, options.columns)
    view = SynopsisView(theme)
    view.resize(QSize(1480, 920))
    view.show()
    application.processEvents()
    begun = thread_time()
    view.show_comparison(comparison)
    application.processEvents()
    print(f"shown after {(thread_time() - begun) * 1000:.0f} ms")
    taken = frames(view, application)
    for way, times in taken.items():
        print(
            f"{way:7} {len(times):4} frames: median {percentile(times, 0.5):5.1f} ms, "
            f"95th percentile {percentile(times, 0.95):5.1f} ms, longest {max(times):5.1f} ms"
        )
    every = [time for times in taken.values() for time in times]
    median, high = percentile(every, 0.5), percentile(every, 0.95)
    print(f"all     {len(every):4} frames: median {median:5.1f} ms, 95th percentile {high:5.1f} ms")
    begun, rest = thread_time(), 0
    while not view.table.is_settled:
        application.processEvents()
        rest += 1
    print(f"all heights measured after another {thread_time() - begun:.1f} s, in {rest} idle slices")
    view.close()
    return int(percentile(every, 0.95) > options.most_ms)


if __name__ == "__main__":
    sys.exit(main())
