"""Trends: how much of what was said at a time a search finds."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import counts, coverage, facets, found
from transcripts import trends as in_words
from transcripts.search import compiling
from transcripts.search.finding import Finder
from transcripts.search.trends import By, Trend, trend
from transcripts.searches import PLACES, SORT, Asked, SearchFilter

BY = "by"


@require_safe
def trends(request: HttpRequest) -> HttpResponse:
    """Show what a search finds by year or month, and who says it."""
    filters = SearchFilter(request.GET)
    asked = Asked(filters)
    known = found.chosen(filters)
    context = {
        "filter": filters,
        "asked": asked,
        "params": facets.params_of(request.GET, without=(*PLACES, SORT, BY)),
        "chips": found.chips(filters, known),
        "most_words": compiling.MOST_EXPANSIONS,
        "coverage": counts.once_a_change("coverage", coverage.stated),
    }
    context |= asked.searched(lambda finder: _shown(finder, filters, request.GET))
    return render(request, "transcripts/trends.html", context)


@require_safe
def trends_table(request: HttpRequest) -> HttpResponse:
    """Hand the same over as CSV."""
    asked = Asked(SearchFilter(request.GET))
    told = asked.searched(lambda finder: {"trend": _trend(finder, request.GET)})
    if "trend" not in told:
        return HttpResponse("Search is not available now.\n", "text/plain", 503)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="trends.csv"'
    csv.writer(response, lineterminator="\n").writerows(in_words.table(told["trend"]))
    return response


def _trend(finder: Finder, params: QueryDict) -> Trend:
    asked = params.get(BY, "")
    return trend(finder, By(asked) if asked in list(By) else None)


def _shown(finder: Finder, filters: SearchFilter, params: QueryDict) -> dict[str, Any]:
    told = _trend(finder, params)
    return {
        "trend": told,
        "cut": finder.cut_prefixes,
        "charts": in_words.charts(told),
        "rows": in_words.rows(told),
        "most": told.most and in_words.row(told.most),
        "densest": told.densest and in_words.row(told.densest),
        "first": told.first and found.passage(told.first, filters),
        "latest": told.latest and found.passage(told.latest, filters),
        "heard": in_words.heard(told, filters.roles),
    }
