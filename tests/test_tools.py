"""What the scripts around the program say to a person."""

from __future__ import annotations

import pytest

from tools.system_libraries import PACKAGES, Lack, lack, sentence


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        pytest.param(Lack((), (), False), "", id="nothing is missing"),
        pytest.param(
            Lack(("libEGL.so.1", "libxcb-icccm.so.4"), ("libegl1", "libxcb-icccm4"), True),
            "Qt lacks libEGL.so.1, libxcb-icccm.so.4 on this system. "
            "On Debian or Ubuntu: apt-get install libegl1 libxcb-icccm4",
            id="two libraries",
        ),
        pytest.param(Lack(("libodd.so.9",), (), False), "Qt lacks libodd.so.9 on this system.", id="no known package"),
    ],
)
def test_what_qt_lacks_is_said_in_one_line(missing: Lack, said: str) -> None:
    assert sentence(missing) == said


def test_where_the_window_is_tested_qt_lacks_nothing_that_it_cannot_be_loaded_without() -> None:
    found = lack()
    assert not found.is_fatal
    assert set(found.packages) <= {*PACKAGES.values(), "fonts-dejavu-core"}
