"""Ask the same of every document by statements that are compiled once.

Django takes ten times as long to make a statement of a QuerySet as a database to
answer it. Here one is made of a QuerySet in which ``Given`` stands for each value, by
Django's own compiler for the database in use, and run with the values from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

type Params = list[Any]  # as the drivers take them


class Given(models.Value):
    """The place of a value that is not known before the statement is run."""

    def __init__(self, name: str, output_field: models.Field[Any, Any]) -> None:
        super().__init__(None, output_field)
        self.name = name

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """Stand for the value, among the values that the statement has already."""
        return "%s", (self,)

    def param(self, value: object) -> object:
        """Return a value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL, and what goes into its places: values, and what is yet to be given."""

    sql: str
    places: tuple[object, ...]

    def rows(self, **given: object) -> list[tuple[Any, ...]]:
        """Return what the question gives, as the database has it."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self._params(given))
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def run(self, **given: object) -> int:
        """Change what is to be changed; return how many rows there were to change."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self._params(given))
            return int(cursor.rowcount)

    def _params(self, given: dict[str, object]) -> Params:
        return [
            place.param(given[place.name]) if isinstance(place, Given) else place
            for place in self.places
        ]


def question(rows: models.QuerySet[Any, Any]) -> Statement:
    """Return the statement that asks for the rows."""
    sql, places = rows.query.sql_with_params()
    return Statement(sql, tuple(places))


def change(rows: models.QuerySet[Any], **changes: object) -> Statement:
    """Return the statement that ``update`` would run."""
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(changes)
    sql, places = query.get_compiler(connection=connection).as_sql()
    return Statement(sql, tuple(places))
