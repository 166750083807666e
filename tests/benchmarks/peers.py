"""The archive's passages in the full text of SQLite and of PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import batched
from pathlib import Path
from typing import NamedTuple

import psycopg

from transcripts.models import Document
from transcripts.search import schema
from transcripts.search.entries import entries

DOCUMENTS = 100  # at a time


class Passage(NamedTuple):
    """What both engines keep of a passage."""

    id: int
    document: int
    year: int
    roles: list[str]
    text: str


def passages() -> Iterator[list[Passage]]:
    """Give the passages that the index has, those of some documents at a time."""
    ids = Document.objects.published().order_by("pk").values_list("pk", flat=True)
    for some in batched(ids.iterator(), DOCUMENTS, strict=False):
        yield [
            Passage(
                entry.numbers["document"] * 1_000 + entry.numbers["ordinal"],
                entry.numbers["document"],
                entry.numbers["year"],
                entry.texts["within"],
                "\n\n".join(entry.texts["text"]),
            )
            for entry in entries(some)
            if entry.texts["part"] != [schema.DOCUMENT]
        ]


def write_fts5(path: Path) -> None:
    """Write the passages into SQLite, with what facets need in tables of their own."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE passage (id INTEGER PRIMARY KEY, text TEXT);
            CREATE TABLE facts (id INTEGER PRIMARY KEY, document INTEGER, year INTEGER);
            CREATE TABLE roles (id INTEGER, role TEXT, PRIMARY KEY (id, role))
            WITHOUT ROWID;
            CREATE VIRTUAL TABLE words USING fts5(
                text, content = passage, content_rowid = id,
                tokenize = 'porter unicode61'
            );
            """
        )
        for some in passages():
            _insert(connection, some)
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.executescript("ANALYZE")  # which commits first


def _insert(connection: sqlite3.Connection, some: list[Passage]) -> None:
    texts = [(one.id, one.text) for one in some]
    connection.executemany("INSERT INTO passage VALUES (?, ?)", texts)
    connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", texts)
    connection.executemany(
        "INSERT INTO facts VALUES (?, ?, ?)",
        [(one.id, one.document, one.year) for one in some],
    )
    connection.executemany(
        "INSERT INTO roles VALUES (?, ?)",
        [(one.id, role) for one in some for role in one.roles],
    )


def write_postgresql(url: str) -> None:
    """Write the passages into PostgreSQL, their words beside them, and index those."""
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute(
            """
            CREATE TABLE passage (
                id bigint PRIMARY KEY, document int, year int, roles text[], text text,
                words tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED
            )
            """
        )
        columns = "id, document, year, roles, text"
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY passage ({columns}) FROM STDIN") as copy,
        ):
            for some in passages():
                for one in some:
                    copy.write_row(one)
        connection.execute("CREATE INDEX passage_words ON passage USING gin (words)")
        connection.execute("VACUUM ANALYZE passage")
