"""Feeds the readers what no reader should be fed, and checks that each answers with a document or a sentence.

    fuzz_reading.py [--count 20000] [--seed 1] [--show N] [--only WORDS] [--keep FOLDER] [--of FOLDER]

Inputs are made from one file of every form that `bench.forms` writes, and of those that a password keeps shut: cut at
every hundredth of its length, with bytes flipped, moved and put in, with members of packed files taken out, doubled
and swapped, as random bytes under each ending, and from a list of attacks that are known by name. The same seed and
count give the same inputs, but for what differs in the good files from run to run (dates in packages, boundaries of
mails, salts of ciphers); with `--of` they are made from the files in that folder instead (old Word files, say, which
cannot be written here). Each is read as the program reads it, apart (`core.reading.apart`), what is attached to a
mail too, with 1 GiB of memory and 10 seconds of CPU, and then cut into clauses. A crash, a hang, another error than a
ReadingError, a sentence that does not name the file, lost words, a file written or a network call is a failure.
POSIX only: Windows has no such limits.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from types import FrameType, TracebackType

from msoffcrypto.format.ooxml import OOXMLFile

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.forms import WRITERS, packed, paragraphs, written
from core.clauses.segment import segment
from core.errors import ReadingError, SourceEmpty, SourceTroublesome
from core.reading.apart import ReadingApart, WorkerLimits
from core.reading.document import Document
from core.reading.options import ReadingOptions
from core.reading.source import shown_name

LIMITS = WorkerLimits(memory_bytes=1 << 30, cpu_seconds=10)
_PASSWORD = "lantern"
_FILES = Path(__file__).resolve().parents[1] / "tests" / "data"
_SHUT = ("rc4 doc", "xor doc", "aes odt", "blowfish odt")
"""Files there that the same password keeps shut; nothing here could write them."""
_ATTACHMENTS = 3
"""So many of a mail's files are read too."""
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


def inputs(count: int, seed: int, seeds: Mapping[str, bytes] | None = None) -> Iterator[Input]:
    """`count` inputs: the attacks and the cuts first, as far as they fit, then mutations without end. Of `seeds` (form
    → file), where there are some, only cuts and mutations."""
    chosen = random.Random(seed)
    fixed = [*([] if seeds else attacks()), *cuts(seeds or _seeds())]
    if count < 2 * len(fixed):
        fixed = chosen.sample(fixed, count // 2)
    yield from fixed
    seeds = seeds or _seeds()
    for number in range(count - len(fixed)):
        yield _mutated(chosen, seeds, number)


def cuts(seeds: Mapping[str, bytes]) -> Iterator[Input]:
    """Each form cut at every hundredth of its length."""
    for form, data in seeds.items():
        ending = form.rpartition(" ")[2]
        for part in range(100):
            yield Input(f"cut at {part} %", f"cut.{ending}", data[: len(data) * part // 100])


def _seeds() -> dict[str, bytes]:
    """Form → a good file of it; the last word of the form is the file's ending."""
    seeds = {ending: written(ending, paragraphs(_SEED_PARAGRAPHS)) for ending in WRITERS}
    shut = BytesIO()
    OOXMLFile(BytesIO(written("docx", paragraphs(1)))).encrypt(_PASSWORD, shut)
    of_tests = {f"shut {name}": (_FILES / f"shut_{name.replace(' ', '.')}").read_bytes() for name in _SHUT}
    return seeds | of_tests | {"shut docx": shut.getvalue()}


def _seeds_in(folder: Path) -> dict[str, bytes]:
    return {f"{path.stem} {path.suffix[1:]}": path.read_bytes() for path in sorted(folder.iterdir())}


def _mutated(chosen: random.Random, seeds: Mapping[str, bytes], number: int) -> Input:
    form = chosen.choice(list(seeds))
    data = seeds[form]
    ways: list[Callable[[random.Random, bytes], bytes]] = [_flipped, _shuffled, _random_bytes, _spliced]
    if data.startswith(b"PK"):
        ways += [_members_mutated] * 5
    way = chosen.choice(ways)
    other = chosen.choice(list(seeds)) if chosen.random() < 0.05 else form
    name = f"{chosen.choice(_NAMES)}.{other.rpartition(' ')[2]}"
    return Input(f"{form} {way.__name__.strip('_')} #{number}", name, way(chosen, data))


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


class Reader:
    """Reads inputs apart, one after the other; `folder` is where they are laid, and all that lies there."""

    def __init__(self, reading: ReadingApart, folder: Path) -> None:
        self._reading = reading
        self._folder = folder
        self._watched: list[str] = []
        self._watches = False
        sys.addaudithook(self._watch)
        signal.signal(signal.SIGPROF, _stop)

    def outcome(self, given: Input) -> Outcome:
        """What comes of reading `given` and cutting it into clauses."""
        path, data = self._folder / given.name, given.data
        path.write_bytes(data)
        self._watched.clear()
        came = self._came(path)
        left = sorted(each.name for each in self._folder.iterdir() if each != path)
        unchanged = path.read_bytes() == data
        for each in self._folder.iterdir():
            each.unlink()
        if left or not unchanged:
            return replace(came, kind="a file written", said=", ".join(left) or "the source was changed")
        if self._watched:
            return replace(came, kind="a file written or the network asked", said="; ".join(self._watched[:3]))
        return came

    def _came(self, path: Path) -> Outcome:
        """What happens in this process happens under limits too, and is kept by a net."""
        began, net = time.process_time(), _Net()
        self._watches = True
        signal.setitimer(signal.ITIMER_PROF, LIMITS.cpu_seconds)
        with net:
            kind, said = self._read(path)
        signal.setitimer(signal.ITIMER_PROF, 0)
        self._watches = False
        spent = self._reading.spent
        if isinstance(net.caught, SlowError):
            kind, said = "hang", f"in the program itself, at {_place(net.caught)}"
        elif net.caught is not None:
            kind, said = "another error", f"{type(net.caught).__name__}: {net.caught} at {_place(net.caught)}"
        seconds = time.process_time() - began + spent.cpu_seconds
        return Outcome(kind, said, seconds, spent.peak_bytes / 1_000_000)

    def _read(self, path: Path) -> tuple[str, str]:
        kind, said, attachments = self._read_one(path, "")
        for attachment in attachments[:_ATTACHMENTS]:
            if kind not in ("document", "sentence"):
                break
            kind, said, _ = self._read_one(path, attachment)
        return kind, said

    def _read_one(self, path: Path, attachment: str) -> tuple[str, str, tuple[str, ...]]:
        """What comes of it, what is to be said of that, and the names of what is attached."""
        try:
            document = self._reading.read(path, options=ReadingOptions(attachment=attachment, password=_PASSWORD))
        except SourceTroublesome as error:
            return error.failure.value, error.fault, ()
        except ReadingError as error:
            sentence = str(error)
            sound = shown_name(path) in sentence and sentence.isprintable() and sentence[-1] in ".?"
            attachments = error.attachments if isinstance(error, SourceEmpty) else ()
            return ("sentence", sentence, attachments) if sound else ("no sentence for a person", repr(sentence), ())
        kind, said = _cut(document)
        return kind, said, document.attachments

    def _watch(self, event: str, details: tuple[object, ...]) -> None:
        """What this process does while it reads; the other one refuses by itself (`core.reading.confinement`)."""
        if not self._watches:
            return
        # A number is a pipe to the other process.
        named = event == "open" and not isinstance(details[0], int)
        writes = named and isinstance(details[1], str) and any(sign in details[1] for sign in "wax+")
        changes = event in ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate")
        calls = event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "os.system", "os.exec")
        if writes or changes or calls:
            self._watched.append(f"{event} {details[0]!r}")


class SlowError(Exception):
    """The seconds are over."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise SlowError


def _cut(document: Document) -> tuple[str, str]:
    statement = segment(document, id="a")
    if lost := statement.uncovered():
        return "words lost", lost[:100]
    return "document", f"{len(statement.clauses)} clauses"


class _Net:
    """Keeps whatever is raised inside it, but for the wish of the person to stop."""

    caught: BaseException | None = None

    def __enter__(self) -> None:
        """Nothing has to be prepared."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.caught = error
        return not isinstance(error, KeyboardInterrupt)


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
    parser.add_argument("--of", type=Path, help="a folder of good files; inputs are made from these")
    asked = parser.parse_args()
    seeds = _seeds_in(asked.of) if asked.of else None
    keep = asked.keep.absolute() if asked.keep else None
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    made = (each for each in inputs(asked.count, asked.seed, seeds) if asked.only in f"{each.how} {each.name}")
    with tempfile.TemporaryDirectory() as folder, ReadingApart(limits=LIMITS) as reading:
        # What the process that reads would write without saying where lands here too.
        os.chdir(folder)
        failures = _run(made, Reader(reading, Path(folder)), asked.show, keep)
    return 1 if failures else 0


def _run(made: Iterable[Input], reader: Reader, show: int, keep: Path | None) -> int:
    kinds: Counter[str] = Counter()
    slowest = largest = Outcome("", "", 0.0, 0.0)
    slow_how = large_how = ""
    for given in made:
        came = reader.outcome(given)
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
