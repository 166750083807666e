"""Write the rows of one archive into another as plainly as a driver can.

No Django, no checks: SQLite takes prepared statements (``executemany``), PostgreSQL
``COPY``, on a connection of the site's own settings.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Field, JSONField, Model

from transcripts import models

type Row = tuple[Any, ...]

# The rows of a document, by the column that names it.
OF_DOCUMENT: dict[type[Model], str] = {
    models.Document: "id",
    models.Document.history.model: "id",
    models.Version: "document_id",
    models.Speaker: "document_id",
    models.Speaker.history.model: "document_id",
    models.Exchange: "document_id",
    models.Turn: "document_id",
    models.Appearance: "document_id",
    models.Defect: "document_id",
    models.OldAddress: "document_id",
    models.Change: "document_id",
}
# Rows that many documents share; those of people have no document.
SHARED: dict[type[Model], str] = {
    models.Speaker: "document_id IS NULL",
    models.Speaker.history.model: "document_id IS NULL",
    models.SpeakerName: "1 = 1",
    models.Month: "1 = 1",
    models.Standing: "1 = 1",
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are written in one transaction."""

    tables: list[tuple[type[Model], list[Row]]]

    def write(self) -> None:
        """Write them, and commit."""
        if connection.vendor == "postgresql":
            self._copy(connection.connection)
        else:
            self._execute_many(connection.connection)

    def _copy(self, target: psycopg.Connection) -> None:
        with target.transaction(), target.cursor() as cursor:
            for model, rows in self.tables:
                sql = f"COPY {model._meta.db_table} ({columns(model)}) FROM STDIN"
                with cursor.copy(sql) as copy:
                    for row in rows:
                        copy.write_row(row)

    def _execute_many(self, target: sqlite3.Connection) -> None:
        target.execute("BEGIN IMMEDIATE")
        for model, rows in self.tables:
            places = ", ".join("?" * len(_fields(model)))
            table = f"{model._meta.db_table} ({columns(model)})"
            target.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        target.execute("COMMIT")


@contextmanager
def copied(source: str) -> Iterator[Iterable[Rows]]:
    """Give the rows of each document of an archive, after those that many share."""
    path = source.removeprefix("sqlite:///")
    is_file = path != source
    with closing(sqlite3.connect(path) if is_file else psycopg.connect(source)) as old:
        yield _documents(old)


def _documents(old: sqlite3.Connection | psycopg.Connection) -> Iterator[Rows]:
    yield Rows([(model, _rows(old, model, where)) for model, where in SHARED.items()])
    keys = old.execute("SELECT id FROM transcripts_document ORDER BY id").fetchall()
    for (key,) in keys:
        found = (
            (model, _rows(old, model, f"{column} = {key}"))
            for model, column in OF_DOCUMENT.items()
        )
        yield Rows([(model, rows) for model, rows in found if rows])


def _rows(
    old: sqlite3.Connection | psycopg.Connection, model: type[Model], where: str
) -> list[Row]:
    wanted = columns(model, as_text=not isinstance(old, sqlite3.Connection))
    sql = f"SELECT {wanted} FROM {model._meta.db_table} WHERE {where}"
    return old.execute(sql).fetchall()


def columns(model: type[Model], *, as_text: bool = False) -> str:
    """Return the columns of a table; JSON as text, as it will be written."""
    return ", ".join(
        f"{field.column}::text"
        if as_text and isinstance(field, JSONField)
        else str(field.column)
        for field in _fields(model)
    )


def _fields(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]
