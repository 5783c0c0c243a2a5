"""What crosses between processes arrives as it was sent, and nothing else is taken for it."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.document import ChangeKind, Comment, Document, LeftOut, Mark, MarkKind, TrackedChange
from core.reading.exchange import Answer, Request, answer_in, packed, receive, send, unpacked
from core.reading.options import ReadingOptions, Tracked

words = st.text(st.characters(exclude_categories=()), max_size=8)  # halves of surrogate pairs too


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(words)
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(sorted)
    marks = st.builds(
        lambda span, *rest: Mark(*span, *rest),
        *(spans, st.sampled_from(MarkKind), st.integers(1, 9), st.none() | place),
    )
    changes = st.builds(
        lambda span, *rest: TrackedChange(*span, *rest), spans, st.sampled_from(ChangeKind), words, words, words
    )
    comments = st.builds(lambda span, *rest: Comment(*span, *rest), spans, words, words, words)
    return Document(
        text,
        *(draw(words), draw(words), draw(words)),
        marks=tuple(draw(st.lists(marks, max_size=4))),
        left_out=tuple(draw(st.lists(st.builds(LeftOut, words, words), max_size=2))),
        encoding=draw(words),
        language=draw(words),
        changes=tuple(draw(st.lists(changes, max_size=2))),
        comments=tuple(draw(st.lists(comments, max_size=2))),
        attachments=tuple(draw(st.lists(words, max_size=2))),
    )


@given(documents())
def test_a_document_arrives_as_it_was_sent(document: Document) -> None:
    assert answer_in(packed(Answer(document))).document == document


@given(words, words, st.binary(max_size=50))
def test_a_request_arrives_as_it_was_sent(name: str, password: str, data: bytes) -> None:
    request = Request(name, ReadingOptions(tracked=Tracked.BOTH, max_control_share=0, password=password), password, 3)
    with pipe() as (reading, writing):
        send(writing, packed(request), data)
        head, body = receive(reading) or (b"", b"")
    assert unpacked(Request, head) == request
    assert body == data


def said(**changed: object) -> bytes:
    """A good answer but for the fields of its document that are `changed`; one that is ... is missing."""
    document = json.loads(packed(Answer(Document("Words.", "a.txt", "txt"))))["document"] | changed
    answer = json.loads(packed(Answer()))
    kept = {name: value for name, value in document.items() if value is not ...}
    return json.dumps(answer | {"document": kept}).encode()


MARK = {"start": 0, "end": 6, "kind": "title", "level": 1, "place": None}


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="no UTF-8"),
        pytest.param(b"{}", id="no fields"),
        pytest.param(b"[" * 100_000, id="lists in lists"),
        pytest.param(b'"Answer"', id="mere words"),
        pytest.param(said(text=...), id="a field missing"),
        pytest.param(said(more=1), id="a field too many"),
        pytest.param(said(text=1), id="a number for words"),
        pytest.param(said(marks={}), id="a mapping for a list"),
        pytest.param(said(marks=[[]]), id="a list for a mark"),
        pytest.param(said(marks=[MARK | {"start": True}]), id="a truth for a number"),
        pytest.param(said(marks=[MARK | {"start": 0.5}]), id="half a place"),
        pytest.param(said(marks=[MARK | {"kind": "code"}]), id="a kind that is none"),
        pytest.param(said(marks=[MARK | {"start": 4, "end": 3}]), id="a mark that ends before it begins"),
        pytest.param(said(marks=[MARK | {"end": 7}]), id="a mark outside of the text"),
        pytest.param(said(marks=[MARK | {"place": 7}]), id="a note that hangs outside of the text"),
        pytest.param(
            said(comments=[{"start": -1, "end": 0, "author": "", "date": "", "words": ""}]),
            id="a comment before the text",
        ),
    ],
)
def test_what_is_no_answer_is_refused(head: bytes) -> None:
    assert answer_in(said(marks=[MARK])).document
    with pytest.raises(ValueError, match=r"."):
        answer_in(head)


@contextmanager
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    try:
        yield reading, writing
    finally:
        os.close(reading)
        os.close(writing)


def sent(data: bytes) -> tuple[bytes, bytes] | None:
    """What is received of `data` and no more."""
    reading, writing = os.pipe()
    try:
        os.write(writing, data)
        os.close(writing)
        return receive(reading)
    finally:
        os.close(reading)


def test_a_message_that_breaks_off_or_has_no_end_is_refused() -> None:
    whole = (2).to_bytes(8, "big") + (3).to_bytes(8, "big") + b"{}abc"
    assert sent(whole) == (b"{}", b"abc")
    assert sent(b"") is None
    for length in range(1, len(whole)):
        with pytest.raises(ValueError, match="breaks off"):
            sent(whole[:length])
    with pytest.raises(ValueError, match="bytes"):
        sent((1 << 60).to_bytes(8, "big") + bytes(8))


def test_a_message_that_is_longer_than_a_pipe_holds_arrives_whole() -> None:
    data = os.urandom(3_000_000)
    with pipe() as (reading, writing):
        sending = threading.Thread(target=send, args=(writing, b"{}", data))
        sending.start()
        received = receive(reading)
        sending.join()
    assert received == (b"{}", data)
