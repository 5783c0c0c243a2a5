"""Containers of old Office files: what is put in is what other programs find in them, however much it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from olefile import OleFileIO

from core.reading.compound_file import compound_file


@pytest.mark.parametrize("size", [0, 1, 4096, 4097, 70_000, 7_100_000, 7_200_000, 17_000_000])
def test_what_is_put_in_is_found_again(size: int) -> None:
    words = bytes(range(256)) * (size // 256 + 1)
    streams = {"WordDocument": words[:size], "1Table": b"table" * 1000, "Data": b"d" * 5000}
    with OleFileIO(BytesIO(compound_file(streams))) as container:
        assert sorted(path[0] for path in container.listdir()) == sorted(streams)
        for name, content in streams.items():
            assert container.openstream(name).read() == content.ljust(4096, b"\0")
        assert not container.parsing_issues
