"""Keep the counts of people in step with the documents they speak in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import batched
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
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

AT_A_TIME = 500  # documents asked for in one query

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
    counted: dict[int, list[Any]] = {pk: counts for pk, *counts in rows}
    for pk, twice in _counted_twice(ids).items():
        counted[pk][1] -= twice
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


def _counted_twice(ids: list[int]) -> Counter[int]:
    """Return how many exchanges too many each has who speaks as several voices."""
    heard = models.Appearance.objects.of_published().filter(speaker__in=ids).order_by()
    several = heard.values("speaker", "document").annotate(voices=Count("pk"))
    places = several.filter(voices__gt=1).values_list("speaker", "document")
    twice: Counter[int] = Counter()
    for some in batched(places, AT_A_TIME, strict=False):
        for pk in {pk for pk, _ in some}:
            documents = [document for person, document in some if person == pk]
            turns = models.Turn.objects.filter(speaker=pk, document__in=documents)
            told = heard.filter(speaker=pk, document__in=documents).aggregate(
                n=Sum("exchange_count")
            )
            once = turns.aggregate(n=Count("exchange", distinct=True))
            twice[pk] += told["n"] - once["n"]
    return twice


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
