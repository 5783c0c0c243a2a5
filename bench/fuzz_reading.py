"""Feeds the readers what no reader should be fed, and checks that each answers with a document or a sentence.

    fuzz_reading.py [--count 20000] [--seed 1] [--show N]

Inputs are made from one file of every form that `bench.forms` writes: cut at every hundredth of its length, with bytes
flipped, moved and put in, with members of packed files taken out, doubled and swapped, as random bytes under each
ending, and from a list of attacks that are known by name. The same seed and count give the same inputs. Each is read,
and cut into clauses, in a process of its own with 1 GiB of memory and 10 seconds of CPU. A crash, a hang, another error
than a ReadingError, a sentence that does not name the file, lost words, a file written or a network call is a failure.
POSIX only: Windows has no such limits.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import select
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from types import TracebackType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.forms import WRITERS, packed, paragraphs, written
from core.clauses.segment import segment
from core.errors import ReadingError
from core.reading.read import read
from core.reading.source import shown_name

MEMORY = 1 << 30
SECONDS = 10
"""Of CPU; a process that waits is stopped after WAITED seconds of the clock, for a busy machine is no hang."""
WAITED = 60.0
_BLOWN = 400_000_000
"""Bytes that a bomb unpacks to."""
_SEED_PARAGRAPHS = 6
_NAMES = ("plain", "two words", 'the "draft"', "line\nbreak", "apostrophe’s", "tab\there", "-rf", "％20", "a" * 200)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: `how` says how it was made. What is large is made when it is asked for."""

    how: str
    name: str
    made: bytes | Callable[[], bytes]

    @property
    def data(self) -> bytes:
        return self.made if isinstance(self.made, bytes) else self.made()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: "document", "sentence", or a failure; `said` has the details."""

    kind: str
    said: str
    seconds: float
    megabytes: float

    @property
    def is_failure(self) -> bool:
        return self.kind not in ("document", "sentence")


# Inputs


def inputs(count: int, seed: int) -> Iterator[Input]:
    """`count` inputs: the attacks and the cuts first, as far as they fit, then mutations without end."""
    chosen = random.Random(seed)
    fixed = [*attacks(), *cuts()]
    if count < 2 * len(fixed):
        fixed = chosen.sample(fixed, count // 2)
    yield from fixed
    seeds = {ending: written(ending, paragraphs(_SEED_PARAGRAPHS)) for ending in WRITERS}
    for number in range(count - len(fixed)):
        yield _mutated(chosen, seeds, number)


def cuts() -> Iterator[Input]:
    """Each form cut at every hundredth of its length."""
    for ending in WRITERS:
        data = written(ending, paragraphs(_SEED_PARAGRAPHS))
        for part in range(100):
            yield Input(f"cut at {part} %", f"cut.{ending}", data[: len(data) * part // 100])


def _mutated(chosen: random.Random, seeds: dict[str, bytes], number: int) -> Input:
    ending = chosen.choice(list(seeds))
    data = seeds[ending]
    ways: list[Callable[[random.Random, bytes], bytes]] = [_flipped, _shuffled, _random_bytes, _spliced]
    if data.startswith(b"PK"):
        ways += [_members_mutated] * 5
    way = chosen.choice(ways)
    other = chosen.choice(list(seeds)) if chosen.random() < 0.05 else ending
    name = f"{chosen.choice(_NAMES)}.{other}"
    return Input(f"{ending} {way.__name__.strip('_')} #{number}", name, way(chosen, data))


def _flipped(chosen: random.Random, data: bytes) -> bytes:
    """One to sixty bytes with other values, and sometimes the rest cut off."""
    made = bytearray(data)
    for _ in range(chosen.choice((1, 1, 2, 4, 16, 60))):
        at = chosen.randrange(len(made))
        made[at] = chosen.choice((made[at] ^ (1 << chosen.randrange(8)), chosen.randrange(256), 0, 255))
    return bytes(made[: chosen.randrange(len(made))] if chosen.random() < 0.1 else made)


def _shuffled(chosen: random.Random, data: bytes) -> bytes:
    """Stretches moved, doubled, repeated many times or taken out."""
    made = data
    for _ in range(chosen.randint(1, 4)):
        first, last = sorted(chosen.sample(range(len(made) + 1), 2))
        last = min(last, first + chosen.choice((4, 40, 400, 4000)))
        piece, at = made[first:last], chosen.randrange(len(made) + 1)
        way = chosen.randrange(4)
        if way == 0:
            made = made[:first] + made[last:]
        elif way == 1:
            made = made[:at] + piece + made[at:]
        elif way == 2:
            made = made[:at] + piece * chosen.choice((2, 50, 1000 if len(piece) < 100 else 5)) + made[at:]
        else:
            made = made[:first] + piece[::-1] + made[last:]
        if not made:
            return data[:1]
    return made


def _random_bytes(chosen: random.Random, data: bytes) -> bytes:
    """Random bytes, behind the true beginning of the form half of the time."""
    head = data[: chosen.choice((4, 16, 64))] if chosen.random() < 0.5 else b""
    return head + chosen.randbytes(chosen.choice((1, 100, 5000, 100_000)))


_TOKENS = (
    *(b"<", b">", b"&", b"&#x0;", b"&#xD800;", b"&#99999999;", b"<![CDATA[", b"]]>", b"<!--", b"\x00", b"\xff\xfe"),
    *(b"\\bin99999999 ", b"\\u-99999?", b"{" * 50, b"}" * 50, b"\\'", b"\\par", b"\\field{\\*\\fldinst "),
    *(b"endstream", b"endobj", b"1 0 R", b"/Kids [1 0 R]", b"/Length 99999999", b"/Filter /FlateDecode", b"<< " * 50),
    *(b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x\r\n", b"=?utf-8?B?////?=", b"charset=utf-7", b"=\r\n"),
    *(
        "\u202e\u2066é𝒜".encode(),
        b"```\n",
        b"> " * 100,
        b"[" * 100,
        b"|" * 100,
        b"\r",
        b"<table>" * 20,
        b"<ol start=-1>",
    ),
)


def _spliced(chosen: random.Random, data: bytes) -> bytes:
    """Signs that mean something to one form or another, put in anywhere."""
    made = data
    for _ in range(chosen.randint(1, 6)):
        at = chosen.randrange(len(made) + 1)
        made = made[:at] + chosen.choice(_TOKENS) + made[at + chosen.choice((0, 0, 1, 8)) :]
    return made


def _members_mutated(chosen: random.Random, data: bytes) -> bytes:
    """A packed file whose members are mutated, swapped, doubled, renamed or missing, but packed well."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        members: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    for _ in range(chosen.randint(1, 3)):
        name, other = chosen.choice(list(members)), chosen.choice(list(members))
        way = chosen.randrange(6)
        if way == 0 and len(members) > 1:
            del members[name]
        elif way == 1:
            members[name], members[other] = members[other], members[name]
        elif way == 2:  # under a name that reaches elsewhere, or that another has
            members[chosen.choice(("../" + name, "/etc/" + name, name.upper(), name + "\x00", "word/" + other))] = (
                members[name]
            )
        elif members[name]:
            mutate = chosen.choice((_flipped, _shuffled, _spliced, _spliced))
            content = members[name]
            members[name] = mutate(chosen, content if isinstance(content, bytes) else content.encode())
    return packed(members)


# Attacks that are known by name


def attacks() -> list[Input]:
    """Bombs, entities, loops and nests, in each form that could be hurt by them, under names that hurt too."""
    made = [*_entities(), *_bombs(), *_nests(), *_loops()]
    plain = written("txt", paragraphs(2))
    made += [Input("name", f"{name}.txt", plain) for name in _NAMES]
    made += [Input("empty", f"empty.{ending}", b"") for ending in WRITERS]
    made += [Input("nulls", f"nulls.{ending}", bytes(100_000)) for ending in WRITERS]
    made += [Input("one line", f"line.{ending}", b"word " * 700_000) for ending in ("txt", "md", "html", "eml")]
    made += [Input("old word", "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40)]
    return made


def _replaced(ending: str, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """A packed file with one member changed."""
    with zipfile.ZipFile(BytesIO(written(ending, paragraphs(2)))) as package:
        members: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    content = members[member]
    members[member] = change(content if isinstance(content, bytes) else content.encode())
    return packed(members)


_PARTS = {"docx": "word/document.xml", "odt": "content.xml", "epub": "a.xhtml"}


def _entities() -> Iterator[Input]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    kinds = {
        "billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]>',
        "quadratic blowup": f'<!DOCTYPE a [<!ENTITY l9 "{"ha" * 50_000}">]>',
        "external entity": '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        "external entity by network": '<!DOCTYPE a [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/x">]>',
        "external subset": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
        "parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    }
    uses = b"&l9;" * 2000
    for how, declared in kinds.items():

        def changed(content: bytes, declared: str = declared) -> bytes:
            head, close, rest = content.partition(b"?>")
            body = rest if close else head
            return b'<?xml version="1.0"?>' + declared.encode() + body.replace(b"Participants", uses, 3)

        for ending, part in _PARTS.items():
            yield Input(how, f"entities.{ending}", _replaced(ending, part, changed))
        for part in ("word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
            yield Input(f"{how} in {part}", "entities.docx", _replaced("docx", part, changed))
        yield Input(how, "entities.html", changed(written("html", paragraphs(2))))
        yield Input(
            how, "entities.xhtml", changed(b'<html xmlns="http://www.w3.org/1999/xhtml"><p>Participants</p></html>')
        )


def _bombs() -> Iterator[Input]:
    for ending, part in _PARTS.items():
        for how, sign in (("zip bomb", b" "), ("zip bomb of words", b"ha ")):
            yield Input(how, f"bomb.{ending}", partial(_blown, ending, part, sign))
        yield Input("many large members", f"bomb.{ending}", partial(_large_members, part))
    many: dict[str, bytes | str] = {f"word/{n}.xml": "" for n in range(10_000)}
    yield Input("many members", "many.docx", partial(packed, many))
    inner = packed({"b.docx": packed({"c.docx": written("docx", paragraphs(1))})})
    yield Input("packed in packed", "packed.docx", packed({"a.docx": inner}))
    yield Input("stream bomb", "bomb.pdf", _stream_bomb)


def _blown(ending: str, part: str, sign: bytes) -> bytes:
    return _replaced(ending, part, lambda content: content.replace(b"Participants", sign * (_BLOWN // len(sign)), 1))


def _large_members(part: str) -> bytes:
    return packed({**{f"media/{n}.png": bytes(_BLOWN // 20) for n in range(20)}, part: "<a/>"})


def _stream_bomb() -> bytes:
    stream = zlib.compress(bytes(_BLOWN), 9)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(stream), stream),
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF"


def _nests() -> Iterator[Input]:
    for depth in (500, 20_000, 300_000):
        how = f"nested {depth:,} deep"
        tags = (b"<div>", b"<b>", b"<table><tr><td>", b"<ul><li>", b"<blockquote>", b"<svg>", b"<select>")
        for tag in tags:
            yield Input(
                f"{how} {tag.decode()}", "nested.html", b"<html><body><p>Words here." + tag * depth + b"more words"
            )
        yield Input(how, "nested.rtf", b"{\\rtf1 Words here. " + b"{" * depth + b"more" + b"}" * depth + b"}")
        yield Input(f"{how}, never closed", "nested.rtf", b"{\\rtf1 Words here. " + b"{\\b " * depth)
        yield Input(f"{how}, tables", "nested.rtf", b"{\\rtf1 Words " + b"\\trowd\\intbl\\itap2 a\\cell" * depth + b"}")
        yield Input(how, "nested.md", b"> " * depth + b"Words here.")
        yield Input(f"{how}, lists", "nested.md", b"".join(b" " * n + b"- Words.\n" for n in range(min(depth, 2000))))
        yield Input(f"{how}, brackets", "nested.md", b"[" * depth + b"Words here" + b"](a)" * depth)
        yield Input(f"{how}, stars", "nested.md", b"*a **b " * depth)
        yield Input(f"{how}, brackets", "nested.txt", b"[" * depth + b"Words here" + b"]" * depth)
        yield Input(f"{how}, labels", "nested.txt", b"(a) (i) 1. " * depth + b"words")
        for ending, opening, closing in (
            ("docx", b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"),
            ("docx", b"<w:ins>", b"</w:ins>"),
            ("odt", b"<text:list><text:list-item>", b"</text:list-item></text:list>"),
            ("odt", b"<text:span>", b"</text:span>"),
            ("epub", b"<div>", b"</div>"),
        ):
            mark = b"<w:body>" if ending == "docx" else b"<office:text>" if ending == "odt" else b"<body>"

            yield Input(
                f"{how} {opening.decode()}",
                f"nested.{ending}",
                partial(_nested, ending, mark, opening, closing, depth),
            )
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    yield Input(
        "parts in parts", "nested.eml", b"From: a\r\nTo: b\r\nSubject: c\r\nMIME-Version: 1.0\r\n" + parts + b"words"
    )
    forwarded = b"Content-Type: message/rfc822\r\n\r\n" * 3000
    yield Input(
        "mails in mails",
        "nested.eml",
        b"From: a\r\nTo: b\r\nSubject: c\r\nMIME-Version: 1.0\r\n" + forwarded + b"words",
    )


def _nested(ending: str, mark: bytes, opening: bytes, closing: bytes, depth: int) -> bytes:
    nest = mark + opening * depth + closing * depth
    return _replaced(ending, _PARTS[ending], lambda content: content.replace(mark, nest, 1))


def _loops() -> Iterator[Input]:
    pdf = written("pdf", paragraphs(2))
    yield Input("pages in a loop", "loop.pdf", pdf.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"))
    yield Input("parents in a loop", "loop.pdf", pdf.replace(b"/Parent 2 0 R", b"/Parent 4 0 R"))
    yield Input("contents are the page", "loop.pdf", pdf.replace(b"/Contents 5 0 R", b"/Contents 4 0 R"))
    yield Input("length without end", "loop.pdf", pdf.replace(b"/Length ", b"/Length 999999999"))
    yield Input("many pages", "loop.pdf", pdf.replace(b"/Kids [4 0 R]", b"/Kids [" + b"4 0 R " * 50_000 + b"]"))
    prev = pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9")
    yield Input("tables in a loop", "loop.pdf", prev.replace(b"%%EOF", b"startxref\n9\n%%EOF"))
    yield Input("broken font", "font.pdf", pdf.replace(b"/Subtype /Type1", b"/Subtype /TrueType /FontFile2 4 0 R"))

    def styles(content: bytes) -> bytes:
        loop = b'<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        return content.replace(
            b"</w:styles>", loop + loop.replace(b'"A"', b'"C"').replace(b'"B"', b'"A"') + b"</w:styles>"
        )

    yield Input("styles in a loop", "loop.docx", _replaced("docx", "word/styles.xml", styles))


# Reading one


def outcome(given: Input, folder: Path) -> Outcome:
    """What comes of reading `given` in a process of its own, with `folder` (empty) to lay it in."""
    path = folder / given.name
    data = given.data
    path.write_bytes(data)
    began = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(path, writing)
    os.close(writing)
    said = _said(reading, child, began + WAITED)
    os.close(reading)
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - began
    megabytes = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    left = sorted(each.name for each in folder.iterdir() if each != path)
    unchanged = path.read_bytes() == data
    for each in folder.iterdir():
        each.unlink()
    if left or not unchanged:
        return Outcome("a file written", ", ".join(left) or "the source was changed", seconds, megabytes)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        kind = "hang" if number in (signal.SIGKILL, signal.SIGXCPU) else "crash"
        return Outcome(kind, signal.Signals(number).name, seconds, megabytes)
    if not said:
        return Outcome("crash", f"no answer, exit code {os.WEXITSTATUS(status)}", seconds, megabytes)
    kind, words = json.loads(said)
    return Outcome(kind, words, seconds, megabytes)


def _said(reading: int, child: int, deadline: float) -> bytes:
    """All that the child writes; it is killed at the deadline."""
    said = b""
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            return b""
        piece = os.read(reading, 65536)
        if not piece:
            return said
        said += piece


def _answer(path: Path, writing: int) -> None:
    """In the child: read under limits, and write what came of it. Never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.chdir(path.parent)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    watched: list[str] = []
    sys.addaudithook(lambda event, details: _watch(event, details, watched))
    kind, words = _read(path)
    if watched:
        kind, words = "a file written or the network asked", "; ".join(watched[:3])
    os.write(writing, json.dumps([kind, words[:500]]).encode()[:60_000])
    os._exit(0)


def _watch(event: str, details: tuple[object, ...], watched: list[str]) -> None:
    writes = event == "open" and isinstance(details[1], str) and any(sign in details[1] for sign in "wax+")
    changes = event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
    calls = event in (
        "socket.connect",
        "socket.getaddrinfo",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
        "os.exec",
    )
    if writes or changes or calls:
        watched.append(f"{event} {details[0]!r}")


def _read(path: Path) -> tuple[str, str]:
    """What reading comes to; anything but a document or a ReadingError is caught by a net, and is a failure."""
    net = _Net()
    with net:
        return _read_or_raise(path)
    if isinstance(net.caught, MemoryError):
        return "more than 1 GiB", "MemoryError"
    return "another error", f"{type(net.caught).__name__}: {net.caught} at {_place(net.caught)}"


class _Net:
    """Keeps whatever is raised inside it."""

    caught: BaseException | None = None

    def __enter__(self) -> None:
        """Nothing has to be prepared."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.caught = error
        return True


def _read_or_raise(path: Path) -> tuple[str, str]:
    try:
        document = read(path)
        statement = segment(document, id="a")
        lost = statement.uncovered()
    except ReadingError as error:
        sentence = str(error)
        named = shown_name(path) in sentence
        sound = named and sentence.isprintable() and sentence[-1] in ".?"
        return ("sentence", sentence) if sound else ("no sentence for a person", repr(sentence))
    outside = [mark for mark in document.marks if mark.end > len(document.text)]
    if lost or outside:
        return "words lost", lost[:100] or f"a mark outside of the text: {outside[0]}"
    return "document", f"{len(statement.clauses)} clauses"


def _place(error: BaseException | None) -> str:
    """The file and line that it was raised at."""
    at = error.__traceback__ if error else None
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "nowhere"


# All


def main() -> int:
    """Read all inputs; 1 where one fails."""
    parser = argparse.ArgumentParser(description="Feed the readers broken and hostile files.")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="so many failures are printed")
    parser.add_argument("--keep", type=Path, help="a folder into which inputs that fail are written")
    parser.add_argument("--only", default="", help="only inputs whose making has these words")
    asked = parser.parse_args()
    made = (each for each in inputs(asked.count, asked.seed) if asked.only in f"{each.how} {each.name}")
    with tempfile.TemporaryDirectory() as folder:
        failures = _run(made, Path(folder), asked.show, asked.keep)
    return 1 if failures else 0


def _run(made: Iterable[Input], folder: Path, show: int, keep: Path | None) -> int:
    kinds: Counter[str] = Counter()
    slowest = largest = Outcome("", "", 0.0, 0.0)
    slow_how = large_how = ""
    for given in made:
        came = outcome(given, folder)
        kinds[came.kind] += 1
        if kinds.total() % 1000 == 0:
            print(f"{kinds.total():,} read: {dict(kinds)}", file=sys.stderr, flush=True)
        if came.seconds > slowest.seconds:
            slowest, slow_how = came, f"{given.how} {given.name}"
        if came.megabytes > largest.megabytes:
            largest, large_how = came, f"{given.how} {given.name}"
        if came.is_failure and sum(kinds.values()) - kinds["document"] - kinds["sentence"] <= show:
            print(f"{came.kind}: {given.how}, {given.name!r}: {came.said} ({came.seconds:.1f} s)", flush=True)
            if keep is not None:
                number = sum(kinds.values())
                (keep / f"{number}.{given.name.rpartition('.')[2]}").write_bytes(given.data)
    total = sum(kinds.values())
    print(f"{total:,} inputs: " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common()))
    print(f"slowest {slowest.seconds:.1f} s ({slow_how!r}), largest {largest.megabytes:.0f} MB ({large_how!r})")
    return total - kinds["document"] - kinds["sentence"]


if __name__ == "__main__":
    raise SystemExit(main())
