"""Keep the counts of people in step with the documents they speak in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import (
    BigIntegerField,
    DateField,
    Expression,
    F,
    IntegerField,
    Sum,
)
from django.db.models.functions import Coalesce, Greatest, Least

from transcripts import models
from transcripts.importing.prepared import Given, Statement, change

FIELDS = ("document_count", "exchange_count", "first_date", "latest_date")

type Row = tuple[int, int, int, dt.date | None, dt.date | None]


def recount(speaker_ids: Iterable[int]) -> None:
    """Count anew what the published documents say of each person."""
    ids = sorted(set(speaker_ids))
    if not ids:
        return
    # One who counts them at the same time waits here, and then sees what this writes.
    people = models.Speaker.objects.select_for_update().filter(pk__in=ids)
    ids = list(people.order_by("pk").values_list("pk", flat=True))
    heard = models.Appearance.objects.of_published().filter(speaker__in=ids)
    rows: Iterable[Row] = (
        heard.tallied("speaker")
        .annotate(exchanges=Sum("exchange_count"))
        .values_list("speaker", "documents", "exchanges", "first", "latest")
    )
    counted = {pk: counts for pk, *counts in rows}
    models.Speaker.objects.bulk_update(
        (_counted(pk, counted.get(pk, [0, 0, None, None])) for pk in ids), FIELDS
    )


def count_in(document: models.Document, exchanges: Mapping[int, int]) -> None:
    """Count a new document to the people in it, of whose exchanges it has so many.

    It adds to what is counted, which takes as long whatever they said before.
    """
    if document.is_published:
        for pk, number in sorted(exchanges.items()):
            _one_more().run(pk=pk, exchanges=number, day=document.date)


@cache
def _one_more() -> Statement:
    return change(
        models.Speaker.objects.filter(pk=Given("pk", BigIntegerField())),
        document_count=F("document_count") + 1,
        exchange_count=F("exchange_count") + Given("exchanges", IntegerField()),
        **widened(),
    )


def widened() -> dict[str, Expression]:
    """Return the first and the latest date where one more ``day`` is given, if it is."""
    day = Given("day", DateField())
    either = {
        name: (Coalesce(name, day), Coalesce(day, name))
        for name in ("first_date", "latest_date")
    }
    return {
        "first_date": Least(*either["first_date"]),
        "latest_date": Greatest(*either["latest_date"]),
    }


def _counted(pk: int, counts: list[int | dt.date | None]) -> models.Speaker:
    return models.Speaker(pk=pk, **dict(zip(FIELDS, counts, strict=True)))
