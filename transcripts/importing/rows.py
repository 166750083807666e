"""Insert many rows of one table at the speed of the database.

``bulk_create`` makes a model instance and an SQL expression of every row, which takes
several times as long as writing it. Here tables, columns and values come from the
models all the same, and rows go in as each driver takes many best: by one statement
prepared once, or by PostgreSQL's ``COPY``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import orjson
from django.db import connection, models

# Values of these are stored as they are; every other field converts its own.
AS_GIVEN = (
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)

type Row = Mapping[str, object]
type Values = Sequence[Any]  # as the drivers take them
type Field = models.Field[object, object]


def insert(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Insert rows, each the values of a model's fields by their names in the database.

    A field that the first row lacks takes its default. Nothing is validated, no signal
    is sent and no key comes back.
    """
    given = list(rows)
    if given:
        columns = [_column(field, given) for field in _fields(model)]
        _write(model, list(zip(*columns, strict=True)))


def _write(model: type[models.Model], values: list[Values]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany(_statement(model, "INSERT INTO {} VALUES ({})"), values)
            return
        # Many statements take PostgreSQL four times as long, most of it to read them.
        sql = _statement(model, "COPY {} FROM STDIN")
        with connection.wrap_database_errors, cursor.copy(sql) as copy:
            for row in values:
                copy.write_row(row)


@cache
def _fields(model: type[models.Model]) -> list[Field]:
    """Return the fields that an insert sets: all but the key that counts by itself."""
    fields = model._meta.concrete_fields
    return [f for f in fields if not (f.generated or f is model._meta.auto_field)]


@cache
def _statement(model: type[models.Model], form: str) -> str:
    """Return a statement with the table and its columns, and a place for each value."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in _fields(model))
    places = ", ".join(["%s"] * len(_fields(model)))
    return form.format(f"{quote(model._meta.db_table)} ({columns})", places)


def _column(field: Field, rows: list[Row]) -> list[object]:
    """Return the values of one field as the database takes them."""
    name = field.attname
    if name not in rows[0]:
        return [field.get_db_prep_save(field.get_default(), connection)] * len(rows)
    values = [row[name] for row in rows]
    if isinstance(field, AS_GIVEN):
        return values
    if isinstance(field, models.JSONField):
        # Both databases take JSON as text; Django's own takes five times as long.
        return [orjson.dumps(value).decode() for value in values]
    return [field.get_db_prep_save(value, connection) for value in values]
