"""The sample sets are complete, and the Word sample says what its script says."""

from __future__ import annotations

import pytest

from core.reading.samples import SampleSet, sample_sets


def test_main_set_comes_first_with_four_statements_in_three_forms() -> None:
    main = sample_sets()[0]
    assert [path.name for path in main.paths] == ["belvara.txt", "corrund.md", "dunmarrow.docx", "estmere.txt"]


@pytest.mark.parametrize("sample", sample_sets(), ids=lambda sample: sample.id)
def test_each_set_says_what_it_is_and_has_all_its_files(sample: SampleSet) -> None:
    assert sample.title
    assert sample.description.endswith(".")
    assert len(sample.paths) >= 2
    assert all(path.is_file() for path in sample.paths)
