"""Nothing is lost of random documents that LibreOffice writes: they come back word for word, in order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from core.clauses.segment import segment
from core.reading.document import Document
from core.reading.read import read
from tests.unit.reading.random_word import PLAIN, Control, Item, Paragraph, Run, Spec, Table, Written, specs, written

_OFFICE = shutil.which("soffice")
_SIGNS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹•◦▪]+|(?<!\S)(?:[ivx]+|\d+)(?!\S)")
"""Of notes and bullets, as the forms write them; labels of lists have a full stop or brackets."""
_DRAWN, _TAKEN, _TAKEN_OF_PDF = 34, range(10, 34), range(8, 14)
"""So many documents are drawn, and which are taken: the first hold hardly anything. On a page, cells that stand close
together may be read otherwise."""

_BARE = {"style": "bullet"}
_GOES_ON = {"restart": "same"}

pytestmark = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize("form", ["odt", "doc", "rtf", "html", "pdf"])
def test_every_word_of_what_libre_office_writes_is_read_and_is_in_a_clause(form: str, tmp_path: Path) -> None:
    made = [written(_carried(spec, form)) for spec in _drawn(_TAKEN_OF_PDF if form == "pdf" else _TAKEN)]
    for place, held in enumerate(made):
        (tmp_path / f"{place}.docx").write_bytes(held.data)
    _convert(form, tmp_path)
    for place, held in enumerate(made):
        document = read(tmp_path / f"{place}.{form}")
        _assert_same_words(document, held)


@pytest.mark.parametrize("form", ["docx", "odt", "doc"])
def test_labels_are_those_that_libre_office_shows_of_the_same_file(form: str, tmp_path: Path) -> None:
    """Nothing is left out of the lists. LibreOffice's plain text has neither text boxes nor notes."""
    for place, spec in enumerate(_drawn(_TAKEN)):
        (tmp_path / f"{place}.docx").write_bytes(written(_without_empty_items(spec) if form == "doc" else spec).data)
    if form != "docx":
        _convert(form, tmp_path)
    _convert("txt:Text", tmp_path, of=form)
    for place in range(len(_TAKEN)):
        shown = _words((tmp_path / f"{place}.txt").read_text("utf-8-sig"))
        known = set(shown)
        read_here = _words(read(tmp_path / f"{place}.{form}").text)
        assert [word for word in read_here if word in known or not word.isalpha()] == shown


def _assert_same_words(document: Document, made: Written) -> None:
    """Notes may stand at the end of their page or of the text."""
    words = _words(document.text)
    noted = {word for note in made.notes for word in note}
    assert [word for word in words if word not in noted] == _words(" ".join(made.body))
    assert Counter(word for word in words if word in noted) == Counter(noted)
    assert all(" ".join(note) in " ".join(words) for note in made.notes)
    assert {left.what for left in document.left_out} >= set(made.left_out)
    statement = segment(document, id="a")
    assert _words(" ".join(statement.text[clause.start : clause.end] for clause in statement.clauses)) == words


def _words(text: str) -> list[str]:
    """The words without the signs of notes and bullets; some forms have no hyphen of their own that does not break."""
    return _SIGNS.sub(" ", text.replace("\u2011", "-")).split()


def _drawn(taken: range) -> list[Spec]:
    drawn: list[Spec] = []

    @seed(4)
    @settings(max_examples=_DRAWN, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(specs(kinds=PLAIN, simple_controls=True))
    def draw(spec: Spec) -> None:
        drawn.append(spec)

    draw()
    return [drawn[place] for place in taken]


def _convert(form: str, folder: Path, *, of: str = "docx") -> None:
    settings_of_its_own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    files = sorted(path.name for path in folder.glob(f"*.{of}"))
    command = [str(_OFFICE), settings_of_its_own, "--headless", "--convert-to", form, *files]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


def _carried(spec: Spec, form: str) -> Spec:
    """`spec` without what is not the same in that form as LibreOffice writes it."""
    if form in ("odt", "doc"):
        # A list that goes on under another number is written as a list of its own, which shows as begun anew.
        spec = _each(spec, item=lambda item: replace(item, another=False))
    if form == "doc":
        # So is a list that is begun anew, and what goes on with it; of text boxes in one place, the last comes first.
        spec = _each(spec, item=lambda item: replace(item, form=_GOES_ON.get(item.form, item.form)))
        spec = _each(spec, runs=_with_boxes_apart)
    if form == "html":
        # A list of a web page has nothing but numbers in its labels, and each level is a list of its own.
        spec = _each(
            spec, item=lambda item: replace(item, form=_BARE.get(item.form, item.form), level=0, another=False)
        )
    if form == "pdf":
        # What stands at the edge of a single page repeats nowhere; a page has its boxes where there is room, and shows
        # controls as fields.
        spec = replace(spec, edges=False)
        drawn = ("box", "control")
        spec = _each(spec, run=lambda run: replace(run, kind="words") if run.kind in drawn else run)
        bare = (held.held if isinstance(held, Control) else (held,) for held in spec.blocks)
        spec = replace(spec, blocks=tuple(chain.from_iterable(bare)))
        # A narrow cell of a list has no room for a word.
        spec = replace(spec, blocks=tuple(map(_without_lists, spec.blocks)))
    return spec


def _without_empty_items(spec: Spec) -> Spec:
    """`spec` without content controls around paragraphs that their style numbers: LibreOffice ends such a control in an
    old Word file with an empty paragraph of the same style, and counts it when it opens the file."""
    return replace(spec, blocks=tuple(chain.from_iterable(map(_uncontrolled, spec.blocks))))


def _uncontrolled(held: Paragraph | Item | Table | Control) -> tuple[Paragraph | Item | Table | Control, ...]:
    is_so = isinstance(held, Control) and any(isinstance(each, Item) and each.form == "style" for each in held.held)
    return held.held if isinstance(held, Control) and is_so else (held,)


def _without_lists(held: Paragraph | Item | Table | Control) -> Paragraph | Item | Table | Control:
    if not isinstance(held, Table):
        return held
    rows = (tuple(tuple(Paragraph(each.runs) for each in cell) for cell in row) for row in held.rows)
    return replace(held, rows=tuple(rows))


def _with_boxes_apart(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    follows = {place for place, (before, run) in enumerate(pairwise(runs), 1) if before.kind == run.kind == "box"}
    return tuple(replace(run, kind="words") if place in follows else run for place, run in enumerate(runs))


def _each(
    spec: Spec,
    *,
    run: Callable[[Run], Run] = lambda run: run,
    runs: Callable[[tuple[Run, ...]], tuple[Run, ...]] = lambda runs: runs,
    item: Callable[[Item], Item] = lambda item: item,
) -> Spec:
    def changed(held: Paragraph | Item) -> Paragraph | Item:
        made = replace(held, runs=runs(tuple(map(run, held.runs))))
        return item(made) if isinstance(made, Item) else made

    blocks = tuple(
        changed(held)
        if isinstance(held, Paragraph | Item)
        else replace(held, held=tuple(map(changed, held.held)))
        if isinstance(held, Control)
        else replace(held, rows=tuple(tuple(tuple(map(changed, cell)) for cell in row) for row in held.rows))
        for held in spec.blocks
    )
    return replace(spec, blocks=blocks)
