"""Rows that people leave behind at the desk, for an archive of made-up briefings.

In numbers that grow with the archive, so that each list of the admin is as long as it
would be after years of work.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from tests.benchmarks import bulk
from tests.benchmarks.bulk import Table
from transcripts import models

FIRST_DAY = dt.date(1961, 1, 1)
CODES = ("bare-label", "duplicate-line", "label-typo", "odd-time")

type Row = tuple[Any, ...]


def fill() -> None:
    """Write the rows, unless they are there."""
    if models.Upload.objects.exists():
        return
    number = models.Document.objects.count()
    people = list(models.Speaker.objects.people().values_list("pk", "sort_name"))
    user, _ = User.objects.get_or_create(username="archivist")
    tables: dict[Table, Iterator[Row]] = {
        Table(models.Defect, "document", "code", "line", "message"): _defects(number),
        Table(models.OldAddress, "path", "document"): _addresses(number),
        Table(models.SpeakerName, "key", "speaker"): (
            (f"{name} {pk}", pk) for pk, name in people
        ),
        Table(models.Decision, "id", "kind", "words", "speaker", "before"): _decisions(
            number, people
        ),
        Table(models.Moved, "decision", "document", "key"): _moved(number),
        Table(models.LineMark, "document", "line", "text", "nth", "of"): (
            (document, 7, f"Line of briefing {document}", 1, 1)
            for document in range(1, number + 1, 20)
        ),
        Table(models.Gap, "first", "last", "reason", "what"): _gaps(number),
        Table(models.Upload, "id", "user", "source_name"): (
            (_upload(n), user.pk, f"batch {n}") for n in range(number // 100)
        ),
        Table(
            models.StagedFile, "upload", "position", "filename", "status", "decisions"
        ): (
            (_upload(n // 100), n, f"briefing-{n}.txt", "created", "{}")
            for n in range(number // 100 * 100)
        ),
    }
    with transaction.atomic():
        for table, rows in tables.items():
            table.insert(rows)
    bulk.settle([table.model for table in tables if table.model is not models.Upload])


def _defects(number: int) -> Iterator[Row]:
    for document in range(1, number + 1, 2):
        code = CODES[document // 2 % len(CODES)]
        yield document, code, document % 400 + 1, f"'Q{document}' is no label"


def _addresses(number: int) -> Iterator[Row]:
    for document in range(1, number + 1):
        yield f"/briefings/1990/01/01/former-{document}/", document


def _decisions(number: int, people: list[tuple[int, str]]) -> Iterator[Row]:
    for n in range(number // 10):
        pk, name = people[n % len(people)]
        yield n + 1, "identified", f"Voice {n} is {name}", pk, "{}"


def _moved(number: int) -> Iterator[Row]:
    for n in range(number // 10 * 5):
        yield n // 5 + 1, n + 1, f"mr. voice {n}"


def _gaps(number: int) -> Iterator[Row]:
    for n in range(number // 100):
        day = FIRST_DAY + dt.timedelta(days=20 * n)
        yield day, day + dt.timedelta(days=3), "lost", f"Box {n} of the cellar"


def _upload(number: int) -> str:
    return UUID(int=number).hex
