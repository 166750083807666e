"""Insert many rows of one table at the speed of the database.

``bulk_create`` makes a model instance and an SQL expression of every row, which takes
several times as long as writing it. Here the statement is the one that Django makes
for one row, prepared once, and values become the database's by the models' fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from django.db import connection, models
from django.db.models.sql import InsertQuery

# Values of these are stored as they are; every other field converts its own.
AS_GIVEN = (
    models.BooleanField,
    models.CharField,
    models.ForeignKey,
    models.IntegerField,
    models.TextField,
)

type Row = Mapping[str, object]
type Field = models.Field[object, object]


def insert(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Insert rows, each the values of a model's fields by their names in the database.

    A field that the first row lacks takes its default. Nothing is validated, no signal
    is sent and no key comes back, as ``bulk_create`` has it.
    """
    given = list(rows)
    if not given:
        return
    columns = [_column(field, given) for field in _fields(model)]
    with connection.cursor() as cursor:
        cursor.executemany(_statement(model), list(zip(*columns, strict=True)))


@cache
def _fields(model: type[models.Model]) -> list[Field]:
    """Return the fields that an insert sets: all but the key that counts by itself."""
    fields = model._meta.concrete_fields
    return [f for f in fields if not (f.generated or f is model._meta.auto_field)]


@cache
def _statement(model: type[models.Model]) -> str:
    query = InsertQuery(model)
    query.insert_values(_fields(model), [model()], raw=True)
    sql: str
    [(sql, _)] = query.get_compiler(connection=connection).as_sql()
    return sql


def _column(field: Field, rows: list[Row]) -> list[object]:
    """Return the values of one field as the database takes them."""
    name = field.attname
    if name not in rows[0]:
        return [field.get_db_prep_save(field.get_default(), connection)] * len(rows)
    values = [row[name] for row in rows]
    if isinstance(field, AS_GIVEN):
        return values
    return [field.get_db_prep_save(value, connection) for value in values]
