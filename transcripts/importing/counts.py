"""Keep the counts of people in step with the documents they speak in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Sum

from transcripts import models

FIELDS = ("document_count", "exchange_count", "first_date", "latest_date")

type Row = tuple[int, int, int, dt.date | None, dt.date | None]


def recount(speaker_ids: Iterable[int]) -> None:
    """Count anew what the published documents say of each person."""
    ids = sorted(set(speaker_ids))
    if not ids:
        return
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


def _counted(pk: int, counts: list[int | dt.date | None]) -> models.Speaker:
    return models.Speaker(pk=pk, **dict(zip(FIELDS, counts, strict=True)))
