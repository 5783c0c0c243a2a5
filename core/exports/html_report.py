"""The HTML export: one page to read, print (A4, lying) and hand on.

It stands alone: style inside, nothing fetched, no script. The words of the statements are escaped, and carry their
language and direction. Colours are those of the window's themes; a light or dark page follows the reader's system, and
paper is always light.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from core import __version__
from core.commitments.acts import LEVELS
from core.comparison.notes import NO_NOTES
from core.comparison.summary import Matter, StatementProfile, Summary, summarise
from core.comparison.values import Comparison, Relation, Side
from core.exports.html_elements import STATES, badge, kind, language
from core.exports.html_tables import commitments, synopsis
from core.exports.wording import (
    SIGNS,
    closeness_sentence,
    commitments_sentence,
    counts,
    heading,
    proof,
    shortened,
    standing_sentence,
)
from core.resources import resource

_MATTERS_IN_SIGHT = 15
"""How many differences are listed before the rest is folded away."""

_SIDE_LENGTH = 220
_TITLE_LENGTH = 60

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the browser is told to refuse: everything but the style inside the page."""


def render(comparison: Comparison, notes: Mapping[str, str] = NO_NOTES) -> bytes:
    """The whole report as UTF-8, with the person's notes on its rows (row id → words)."""
    summary = summarise(comparison)
    numbers = {row.id: number for number, row in enumerate(comparison.rows, start=1)}
    titles = " · ".join(shortened(statement.title, _TITLE_LENGTH) for statement in comparison.statements)
    page = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{escape(titles or 'Communiqué')}</title>\n<style>\n{_style(comparison)}</style>\n</head>\n<body>",
        *_header(comparison, summary),
        *_statements(comparison, summary),
        *_matters(comparison, summary, numbers),
        *synopsis(comparison, summary, notes),
        *commitments(comparison, summary, numbers),
        f"<footer>{escape(proof(comparison))} Made with Communiqué {__version__}.</footer>\n</body>\n</html>\n",
    ]
    return "\n".join(page).encode("utf-8", "replace")


def _style(comparison: Comparison) -> str:
    light, dark = _theme("light"), _theme("dark")
    number = len(comparison.statements)
    return (
        f":root {{ --columns: {number}; {_roles(light)} }}\n{_badges(light, number)}"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{ {_roles(dark)} }}\n{_badges(dark, number)}}}\n"
        f"{resource('report', 'report.css').read_text('utf-8')}"
    )


def _theme(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))


def _roles(theme: Mapping[str, Any]) -> str:
    colours = theme["colours"]
    return " ".join(f"--{role.replace('_', '-')}: {colours[colour]};" for role, colour in theme["roles"].items())


def _badges(theme: Mapping[str, Any], number: int) -> str:
    fills, inks = theme["badges"]["fills"], theme["badges"]["inks"]
    return "".join(
        f".c{place} {{ --fill: {fills[place % len(fills)]}; --ink: {inks[place % len(inks)]}; }}\n"
        for place in range(number)
    )


def _header(comparison: Comparison, summary: Summary) -> Iterator[str]:
    first = escape(heading(comparison))
    if len(comparison.statements) > 1:
        parts = (
            f'<span class="{STATES[relation]}">{SIGNS[relation]} {escape(words)}</span>'
            for relation, words in counts(summary.rows)
        )
        first += f": {', '.join(parts)}"
    yield f'<header>\n<p class="brand">Communiqué</p>\n<h1>{first}.</h1>'
    promised = f"{commitments_sentence(comparison, summary)} {standing_sentence(comparison, summary)}".rstrip()
    for sentence in (promised, closeness_sentence(comparison, summary)):
        if sentence:
            yield f'<p class="lead">{escape(sentence)}</p>'
    yield "</header>"


def _statements(comparison: Comparison, summary: Summary) -> Iterator[str]:
    yield '<section class="text">\n<h2>Statements</h2>\n<ul class="statements">'
    for statement, profile in zip(comparison.statements, summary.profiles, strict=True):
        source = " · ".join(filter(None, (statement.source, statement.language)))
        yield (
            f"<li>{badge(comparison, statement.id)}<strong{language(statement)}>{escape(statement.title)}</strong>"
            f"<p>{escape(source)}</p><p>{profile.words:,} words · {profile.clauses:,} clauses</p>"
            f"{_profile(profile) if len(comparison.statements) > 1 else ''}<p>{_levels(comparison, profile)}</p></li>"
        )
    yield "</ul>\n</section>"


def _profile(profile: StatementProfile) -> str:
    parts = (
        (Relation.SAME, profile.shared, "shared"),
        (Relation.DIFFERS, profile.differing, "differ"),
        (Relation.ONLY, profile.alone, "alone"),
    )
    bar = "".join(f'<i class="{STATES[of]}" style="flex: {number}"></i>' for of, number, _ in parts if number)
    words = ", ".join(f"{SIGNS[of]} {number} {word}" for of, number, word in parts)
    return f'<div class="bar" aria-hidden="true">{bar}</div><p>{words}</p>'


def _levels(comparison: Comparison, profile: StatementProfile) -> str:
    if profile.statement in comparison.unread:
        return "commitments are not read in this language"
    held = sorted(((level, number) for level, number in profile.commitments.items() if number), reverse=True)
    return escape(", ".join(f"{number} × {LEVELS[level]}" for level, number in held)) or "no commitments"


def _matters(comparison: Comparison, summary: Summary, numbers: Mapping[str, int]) -> Iterator[str]:
    if len(comparison.statements) < 2:
        return
    yield '<section class="text">\n<h2>What matters <small>the differences in order of weight</small></h2>'
    if not summary.matters:
        yield '<p class="note">Nothing differs in substance.</p>'
    items = [
        _matter(comparison, matter, place, numbers[matter.row.id])
        for place, matter in enumerate(summary.matters, start=1)
    ]
    yield f'<ol class="matters">\n{"".join(items[:_MATTERS_IN_SIGHT])}</ol>'
    if rest := items[_MATTERS_IN_SIGHT:]:
        yield f'<details><summary>{len(rest)} more</summary>\n<ol class="matters">\n{"".join(rest)}</ol></details>'
    yield "</section>"


def _matter(comparison: Comparison, matter: Matter, place: int, number: int) -> str:
    sides = "".join(_side(comparison, side) for side in matter.difference.sides)
    about = f'<span dir="auto">{escape(matter.topic)}</span><a href="#row-{number}">row {number}</a>'
    return (
        f'<li><span class="place">{place}</span><span class="kind">{kind(matter.difference.kind)}</span><div>'
        f'<div class="about">{about}</div>{sides}</div></li>\n'
    )


def _side(comparison: Comparison, side: Side) -> str:
    who = " ".join(badge(comparison, statement) for statement in side.statements)
    said = '<span class="said none">nothing of the kind</span>'
    if side.words:
        attributes = language(comparison.statement[side.statements[0]])
        said = f'<span class="said"{attributes}>“{escape(shortened(side.words, _SIDE_LENGTH))}”</span>'
    level = f'<span class="level">level {side.level}</span>' if side.level else ""
    return f'<div class="side"><span class="who">{who}</span>{said}{level}</div>'
