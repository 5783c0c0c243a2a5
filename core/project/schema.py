"""The tables of a comparison's file, and how an older file becomes one of today.

Each step is one function that takes the tables from one version to the next; a file says its version in SQLite's
`user_version`. A step is never changed once a release has written files with it: a new one is added at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Step = Callable[[sqlite3.Connection], None]

APPLICATION_ID = int.from_bytes(b"CMQE", "big")
"""What the file says it is, in the place that SQLite has for that."""


def _first_tables(connection: sqlite3.Connection) -> None:
    """`place` is the place in an order, from 0. `start` and `end` are code points of the statement's text, NULL for a
    clause that no statement has (any more)."""
    connection.executescript(
        """
        CREATE TABLE statement (
            place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, source TEXT NOT NULL,
            language TEXT NOT NULL, format TEXT NOT NULL, form_title TEXT NOT NULL, text TEXT NOT NULL
        );
        CREATE TABLE mark (
            statement TEXT NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            kind TEXT NOT NULL, level INTEGER NOT NULL, PRIMARY KEY (statement, place)
        );
        CREATE TABLE left_out (
            statement TEXT NOT NULL, place INTEGER NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL,
            PRIMARY KEY (statement, place)
        );
        CREATE TABLE correction (place INTEGER PRIMARY KEY, kind TEXT NOT NULL);
        CREATE TABLE corrected (
            correction INTEGER NOT NULL, side TEXT NOT NULL, clause TEXT NOT NULL, statement TEXT,
            start INTEGER, "end" INTEGER, PRIMARY KEY (correction, side, clause)
        );
        CREATE TABLE note (
            clause TEXT PRIMARY KEY, words TEXT NOT NULL, statement TEXT, start INTEGER, "end" INTEGER
        );
        CREATE TABLE choice (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        """
    )


def _details(connection: sqlite3.Connection) -> None:
    """Date, place, parties and symbol of a statement, `value` "" where the person left one empty. A statement from an
    older file has no rows: what its text says of itself is proposed anew."""
    connection.execute(
        """
        CREATE TABLE detail (
            statement TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (statement, name)
        )
        """
    )


def _margins(connection: sqlite3.Connection) -> None:
    """What a source keeps beside its text, and where its notes hang (`hangs_on`, an offset, NULL for other marks)."""
    connection.executescript(
        """
        ALTER TABLE mark ADD COLUMN hangs_on INTEGER;
        CREATE TABLE change (
            statement TEXT NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            kind TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL, words TEXT NOT NULL,
            PRIMARY KEY (statement, place)
        );
        CREATE TABLE comment (
            statement TEXT NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            author TEXT NOT NULL, date TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (statement, place)
        );
        """
    )


def _origins(connection: sqlite3.Connection) -> None:
    """The file that a statement came from. `path` has "/" between its parts and is relative to the folder of the
    comparison's file, or absolute; `tracked` says how tracked changes were read, `digest` is the SHA-256 of the file as
    it was. A statement from an older file has no row."""
    connection.execute(
        """
        CREATE TABLE origin (
            statement TEXT PRIMARY KEY, path TEXT NOT NULL, tracked TEXT NOT NULL, digest TEXT NOT NULL
        )
        """
    )


def _attachments(connection: sqlite3.Connection) -> None:
    """The file in a mail at the origin's path, "" where the file at the path is what was read."""
    connection.execute("ALTER TABLE origin ADD COLUMN attachment TEXT NOT NULL DEFAULT ''")


STEPS: tuple[Step, ...] = (_first_tables, _details, _margins, _origins, _attachments)
"""Step n takes a file from version n to version n + 1; an empty file is version 0."""


def version_of(connection: sqlite3.Connection) -> int:
    """Which of the forms the file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection, *, steps: tuple[Step, ...] = STEPS) -> None:
    """Take the tables, or an empty file, through the steps that they have not seen."""
    for version, step in enumerate(steps):
        if version >= version_of(connection):
            step(connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.commit()
