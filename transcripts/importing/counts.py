"""Keep the counts of people in step with the documents they speak in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Case, Expression, F, Sum, When
from django.db.models.functions import Coalesce, Greatest, Least

from transcripts import models

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
    if not (exchanges and document.is_published):
        return
    more = Case(*(When(pk=pk, then=number) for pk, number in exchanges.items()))
    counts: dict[str, Expression] = {
        "document_count": F("document_count") + 1,
        "exchange_count": F("exchange_count") + more,
    }
    if document.date:
        counts["first_date"] = Least(
            Coalesce("first_date", document.date), document.date
        )
        counts["latest_date"] = Greatest(
            Coalesce("latest_date", document.date), document.date
        )
    models.Speaker.objects.filter(pk__in=exchanges).update(**counts)


def _counted(pk: int, counts: list[int | dt.date | None]) -> models.Speaker:
    return models.Speaker(pk=pk, **dict(zip(FIELDS, counts, strict=True)))
