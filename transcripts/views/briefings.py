"""Lists of briefings: all that pass the filters, and those of a year, month or day."""

import calendar
import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import counts, coverage, facets, found, paging, ways
from transcripts.filters import SAID, BriefingFilter
from transcripts.keeping import kept_with_archive
from transcripts.lists import Listed
from transcripts.models import Document
from transcripts.search import compiling, tallying
from transcripts.search.finding import Finder
from transcripts.searches import Asked, keys_from
from transcripts.tagged import tagged_with_index

LIST_FACETS = ("role", "speaker", "kind", "rules", "principal", *SAID)


@require_safe
@tagged_with_index
def briefings(request: HttpRequest) -> HttpResponse:
    """List the briefings that pass the filters of the address, and have its words."""
    wanted = BriefingFilter(request.GET)
    params = facets.params_of(request.GET, without=paging.CURSORS)
    context: dict[str, Any] = {"filter": wanted, "params": params}
    asked = Asked(wanted)
    if asked.has_words:
        context |= {"asked": asked, "most_words": compiling.MOST_EXPANSIONS}
        context |= asked.searched(lambda finder: _with_words(request, asked, finder))
    if not asked.has_words or "is_off" in context:
        context |= _without_words(request, wanted)
    return render(request, "transcripts/briefings.html", context)


def _without_words(request: HttpRequest, wanted: BriefingFilter) -> dict[str, Any]:
    listed = Listed(wanted)
    counted, page = listed.counted(), listed.page(request.GET)
    chips = facets.chips(wanted, counted.facets)
    return {
        "facets": counted.facets,
        "people": counted.people,
        "chips": chips,
        "total": counted.total,
        "advice": [] if page.rows else listed.advice(chips),
        "page": page,
    }


def _with_words(request: HttpRequest, asked: Asked, finder: Finder) -> dict[str, Any]:
    tally = finder.tally(LIST_FACETS)
    known = found.facets(asked.filters, tally)
    chips = found.chips(asked.filters, known)
    page = finder.briefings(keys_from(request.GET))
    return {
        "facets": known,
        "people": known["speaker"].choices,
        "chips": [*found.words_chips(asked.query), *chips],
        "cut": finder.cut_prefixes,
        "meant": ways.meant(finder, asked, tally.total),
        "advice": [] if tally.total else ways.advice(finder, asked, chips),
        "passages": tally.total,
        "total": finder.number_of_briefings(),
        "most": tallying.MOST_BRIEFINGS,
        "page": paging.Page(
            found.listed(page.rows),
            before=str(page.before or ""),
            after=str(page.after or ""),
        ),
    }


@require_safe
@kept_with_archive
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Count a year's briefings by month."""
    months = counts.by_month(day_of(year).year)
    if not months:
        raise Http404(f"No briefing of {year} is in the archive.")
    years = [tally.key for tally in counts.by_year()]
    context = {
        "year": year,
        "coverage": coverage.stated(),
        "months": [(dt.date(year, tally.key, 1), tally) for tally in months],
        "most": max(tally.documents for tally in months),
        "total": sum(tally.documents for tally in months),
        "exchanges": sum(tally.exchanges for tally in months),
        "earlier_year": max((other for other in years if other < year), default=None),
        "later_year": min((other for other in years if other > year), default=None),
    }
    return render(request, "transcripts/year.html", context)


@require_safe
@kept_with_archive
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """List a month's briefings."""
    first = day_of(year, month)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    return _period(request, first, last, "F Y")


@require_safe
@kept_with_archive
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """List a day's briefings."""
    date = day_of(year, month, day)
    return _period(request, date, date, "j F Y")


def _period(
    request: HttpRequest, first: dt.date, last: dt.date, form: str
) -> HttpResponse:
    documents = Document.objects.published()
    page = paging.NEWEST_FIRST.page(
        documents.for_list(), request.GET, size=50, span=(first, last)
    )
    if not page.rows:
        raise Http404("No briefing of that time is in the archive.")
    one_day = dt.timedelta(days=1)
    context = {
        "first": first,
        "form": form,
        "is_day": first == last,
        "page": page,
        "params": QueryDict(),
        "earlier": documents.as_links().until(first - one_day).newest_first().first(),
        "later": documents.as_links().since(last + one_day).oldest_first().first(),
    }
    return render(request, "transcripts/period.html", context)


@require_safe
@kept_with_archive
def undated(request: HttpRequest) -> HttpResponse:
    """List the briefings whose date nobody knows."""
    documents = Document.objects.published().undated().for_list()
    page = paging.NEWEST_FIRST.page(documents, request.GET, size=50)
    context = {"page": page, "params": QueryDict()}
    return render(request, "transcripts/undated.html", context)


def day_of(year: int, month: int = 1, day: int = 1) -> dt.date:
    """Return the day that an address names."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise Http404("There is no such day.") from error
