"""A briefing in figures; a period by what press and podium say."""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import counts, coverage, keyness
from transcripts import figures as in_figures
from transcripts.keeping import for_reader, kept
from transcripts.search import period, reader
from transcripts.search.index import Fault
from transcripts.tagged import index_in_use
from transcripts.views.briefings import day_of
from transcripts.views.documents import (
    Shown,
    follows_old_addresses,
    says_why_withdrawn,
)
from transcripts.views.record import record_of_briefing

type Days = tuple[dt.date, dt.date]


@require_safe
@follows_old_addresses
@says_why_withdrawn
@kept(record_of_briefing)
def figures(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Show a briefing in figures."""
    told = in_figures.figures(shown.briefing)
    context = {"briefing": shown.briefing, "figures": told}
    return render(request, "transcripts/figures.html", context)


@require_safe
def words_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show by which words press and podium differ in a year."""
    first = day_of(year)
    return _words(request, first, "Y", [_month(year, n) for n in range(1, 13)])


@require_safe
def words_of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show by which words press and podium differ in a month."""
    return _words(request, day_of(year, month), "F Y", [_month(year, month)])


def _month(year: int, month: int) -> Days:
    first = dt.date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def _words(
    request: HttpRequest, first: dt.date, form: str, parts: list[Days]
) -> HttpResponse:
    months = {tally.key for tally in counts.by_month(first.year)}
    held = [part for part in parts if part[0].month in months]
    if not held:
        raise Http404("No briefing of that time is in the archive.")
    context: dict[str, Any] = {"first": first, "form": form, "is_year": len(parts) > 1}
    context["coverage"] = counts.once_a_change("coverage", coverage.stated)
    context["most"] = period.MOST_PASSAGES
    context |= _compared(held)
    response = render(request, "transcripts/words.html", context)
    return for_reader(request, response)


def _compared(parts: list[Days]) -> dict[str, Any]:
    """Count and compare, once for each state of the archive and its index."""
    view = reader.now()
    if view.searcher is None:
        return {"is_off": True}
    searcher, stale = view.searcher, view.stale
    name = f"words {parts} of {index_in_use()}"
    try:
        with reader.asking():
            told = counts.once_a_change(
                name, lambda: _told(period.spoken(searcher, parts, stale=stale))
            )
    except Fault:
        return {"is_off": True}
    return told | {"pending": view.pending}


def _told(spoken: period.Spoken) -> dict[str, Any]:
    press, podium = spoken.press, spoken.podium
    sides = keyness.keys(press, podium), keyness.keys(podium, press)
    shown = [
        list(islice((k for k in side if spoken.tells(k.word)), keyness.MOST_SHOWN))
        for side in sides
    ]
    return {
        "press": shown[0],
        "podium": shown[1],
        "press_words": press.total(),
        "podium_words": podium.total(),
        "passages": spoken.passages,
        "briefings": spoken.briefings,
        "is_sample": spoken.is_sample,
    }
