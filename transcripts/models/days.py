"""The day of a document, as lists order it and addresses write it."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

# Where a list by date puts the documents whose date nobody knows: last.
UNDATED = dt.date(1, 1, 1)


def path_of(date: dt.date | None, slug: str) -> str:
    """Return the address of the page of the document so dated and named."""
    if date is None:
        return reverse("transcripts:undated_document", args=[slug])
    return reverse("transcripts:document", args=[*_day(date), slug])


def exchange_path_of(date: dt.date | None, slug: str, number: int) -> str:
    """Return the address of one exchange of the document so dated and named."""
    if date is None:
        return reverse("transcripts:undated_exchange", args=[slug, number])
    return reverse("transcripts:exchange", args=[*_day(date), slug, number])


def _day(date: dt.date) -> tuple[str, str, str]:
    year, month, day = date.isoformat().split("-")
    return year, month, day
