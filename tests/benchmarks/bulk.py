"""Write rows into a database without Django, as fast as it takes them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

# Rows that say nothing of when they were written were written then.
WRITTEN_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Table:
    """A table, the fields that are given for each row, and defaults for the rest."""

    def __init__(self, model: type[models.Model], *names: str) -> None:
        fields = [f for f in model._meta.concrete_fields if not f.generated]
        given = [model._meta.get_field(name) for name in names]
        rest = [
            field
            for field in fields
            if field not in given and not isinstance(field, models.AutoField)
        ]
        self.model = model
        quote = connection.ops.quote_name
        self.name = quote(model._meta.db_table)
        self.columns = ", ".join(quote(field.column) for field in [*given, *rest])
        self.size = len(given) + len(rest)
        self.rest = tuple(_default(field) for field in rest)

    def insert(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write rows of the fields that were named."""
        whole = (row + self.rest for row in rows)
        if connection.vendor == "postgresql":
            self._copy(whole)
            return
        places = ", ".join(["%s"] * self.size)
        sql = f"INSERT INTO {self.name} ({self.columns}) VALUES ({places})"
        with connection.cursor() as cursor:
            cursor.executemany(sql, whole)

    def _copy(self, rows: Iterable[tuple[Any, ...]]) -> None:
        sql = f"COPY {self.name} ({self.columns}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(sql) as copy:
            for row in rows:
                copy.write_row(row)


def _default(field: models.Field) -> object:
    is_stamp = getattr(field, "auto_now", False) or getattr(
        field, "auto_now_add", False
    )
    value = WRITTEN_AT if is_stamp else field.get_default()
    return field.get_db_prep_save(value, connection)


@contextmanager
def unchecked() -> Iterator[None]:
    """Let rows come in before those they refer to, and be lost with the power."""
    is_sqlite = connection.vendor == "sqlite"
    off, on = (
        (
            ["PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF"],
            ["PRAGMA foreign_keys = ON", "PRAGMA synchronous = NORMAL"],
        )
        if is_sqlite
        else (
            ["SET session_replication_role = replica", "SET synchronous_commit = off"],
            ["RESET session_replication_role", "RESET synchronous_commit"],
        )
    )
    run(off)
    try:
        yield
    finally:
        run(on)


def settle(tables: Iterable[type[models.Model]]) -> None:
    """Bring numbering and statistics up to date with the rows written."""
    run(connection.ops.sequence_reset_sql(no_style(), list(tables)))
    if connection.vendor == "postgresql":
        run(["VACUUM ANALYZE"])
    else:
        run(["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"])


def run(statements: Iterable[str]) -> None:
    """Run statements that give nothing back."""
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
