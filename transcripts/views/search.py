"""Search: the passages in which something is said."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import controls, counts, facets, found, ways
from transcripts.search import compiling, finding
from transcripts.search.finding import Finder, Place, Sort
from transcripts.search.nodes import Part
from transcripts.search.tallying import FACETS, Tally
from transcripts.searches import (
    PLACES,
    Asked,
    SearchFilter,
    params_of_place,
    place_from,
    sorts_of,
)
from transcripts.tagged import index_in_use, tagged_with_index


@require_safe
@tagged_with_index
def search(request: HttpRequest) -> HttpResponse:
    """Show the passages that hold what the address asks for."""
    if controls.are_used(request.GET):
        said = controls.as_words(request.GET)
        return HttpResponseRedirect(f"{request.path}?{said.urlencode()}")
    filters = SearchFilter(request.GET)
    place = place_from(request.GET, filters.query)
    asked = Asked(filters)
    context = {
        "filter": filters,
        "asked": asked,
        "params": facets.params_of(request.GET, without=PLACES),
        "parts": list(Part),
        "distances": controls.DISTANCES,
        "most_words": compiling.MOST_EXPANSIONS,
        "sort": place.sort,
        "sorts": sorts_of(filters.query),
    }
    context |= asked.searched(lambda finder: _found(finder, asked, place))
    return render(request, "transcripts/search.html", context)


def _found(finder: Finder, asked: Asked, place: Place) -> dict[str, Any]:
    """Return what the page shows of what is found; of all the archive, only counts."""
    tally = _tally(finder, asked)
    known = found.facets(asked.filters, tally)
    chips = found.chips(asked.filters, known)
    context: dict[str, Any] = {
        "total": tally.total,
        "facets": known,
        "chips": chips,
        "cut": finder.cut_prefixes,
    }
    if not asked.filters.values:
        return context
    context["meant"] = ways.meant(finder, asked, tally.total)
    if not tally.total:
        return context | {"advice": ways.advice(finder, asked, chips)}
    return context | _page(finder, asked, place)


def _tally(finder: Finder, asked: Asked) -> Tally:
    """Count what is found; the whole archive once for each state of it."""
    if asked.filters.values:
        return finder.tally(FACETS)
    name = f"passages of {index_in_use()}"
    return counts.once_a_change(name, lambda: finder.tally(FACETS))


def _page(finder: Finder, asked: Asked, place: Place) -> dict[str, Any]:
    page = finder.page(place)
    totals = finder.hits_of(page.documents)
    return {
        "briefings": found.briefings(page, totals, asked.filters),
        "before": page.before and params_of_place(page.before),
        "after": page.after and params_of_place(page.after),
        "is_last": place.sort is Sort.RELEVANCE and place.number >= finding.MOST_PAGES,
        "most_passages": finding.MOST_PAGES * finding.SIZE,
    }
