"""The core's answer to a project, and what makes the first one come sooner: for tasks off the GUI thread."""

from __future__ import annotations

import time
from dataclasses import dataclass

from core.alignment.align import AlignmentOptions
from core.alignment.meaning import encoder, is_installed
from core.commitments.word_list import WordList
from core.comparison.compare import Options, compare
from core.comparison.prepare import PreparedComparison, prepare_comparison
from core.comparison.summary import Summary, summarise
from core.comparison.values import Comparison
from core.progress import OnProgress, ShouldCancel, stop_if
from core.project.corrections import constraints
from core.project.project_file import Project


@dataclass(frozen=True)
class Answer:
    """What the core said of a project, the seconds that it took, and what it prepared for it, which the next answer
    uses where the statements are the same."""

    project: Project
    comparison: Comparison
    summary: Summary
    seconds: float
    prepared: PreparedComparison


def answer_to(
    project: Project,
    prepared: PreparedComparison | None,
    word_list: WordList | None,
    alignment: AlignmentOptions,
    *,
    on_progress: OnProgress,
    should_cancel: ShouldCancel,
) -> Answer:
    """Compare the statements of `project`, with what was `prepared` for the answer before it where that serves.

    Raises ComparisonError and Cancelled.
    """
    began = time.perf_counter()
    if prepared is None or not prepared.serves(project.statements, alignment, word_list):
        prepared = prepare_comparison(
            project.statements,
            options=alignment,
            word_list=word_list,
            on_progress=on_progress,
            should_cancel=should_cancel,
        )
    comparison = compare(
        project.statements,
        options=Options(alignment, reading_order=project.reading_order, word_list=word_list),
        constraints=constraints(project.corrections),
        prepared=prepared,
        should_cancel=should_cancel,
    )
    seconds = time.perf_counter() - began
    _check_nothing_lost(comparison)
    return Answer(project, comparison, summarise(comparison), seconds, prepared)


def make_ready(*, on_progress: OnProgress, should_cancel: ShouldCancel) -> None:
    """Load the encoder, if it is installed: it takes more than a second, in which a person chooses files. Raises
    Cancelled."""
    stop_if(should_cancel)
    if is_installed():
        encoder()
    on_progress(1, 1)


def _check_nothing_lost(comparison: Comparison) -> None:
    """Look for lost words here, off the GUI thread; the Comparison keeps what was found."""
    _ = comparison.lost
