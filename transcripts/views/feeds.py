"""Lists and searches to follow: by the log of changes, page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from transcripts import facets, found
from transcripts.feeds.atom import atom
from transcripts.feeds.feed import Feed, title_of
from transcripts.feeds.json_feed import json_feed
from transcripts.feeds.windows import AFTER, Passing, Window, is_by_index, window
from transcripts.filters import BriefingFilter
from transcripts.formats import Format
from transcripts.keeping import kept
from transcripts.revisions import Revision, of_archive
from transcripts.searches import Asked, SearchFilter, params_of_search
from transcripts.tagged import index_in_use
from transcripts.views.documents import base_of
from transcripts.views.exports import mistaken, off

PLACE = re.compile(r"[0-9]{1,18}")
MADE = {"atom": atom, "feed.json": json_feed}


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed in which format, as it is by now."""

    form: Format
    revision: Revision


def followed(request: HttpRequest, form: Format) -> Followed:
    """Read what tells one state of a feed from another.

    Without parameters, of which pages are kept, a feed needs nothing of the index.
    """
    return Followed(form, of_archive(index_in_use()))


@require_safe
@kept(followed, params=None)
def briefings_feed(request: HttpRequest, shown: Followed) -> HttpResponse:
    """Follow the briefings that pass the filters of the address."""
    filters = BriefingFilter(request.GET)
    return _feed(request, shown.form, filters, "briefings", "Briefings")


@require_safe
@kept(followed, params=None)
def search_feed(request: HttpRequest, shown: Followed) -> HttpResponse:
    """Follow the briefings in which a search finds something."""
    filters = SearchFilter(request.GET)
    return _feed(request, shown.form, filters, "search", "Search")


def _feed(
    request: HttpRequest, form: Format, filters: BriefingFilter, page: str, name: str
) -> HttpResponse:
    if filters.form.errors:
        return mistaken(filters.form)
    after = request.GET.get(AFTER, "")
    start = int(after) if PLACE.fullmatch(after) else None
    shown = _window(Asked(filters), start)
    if shown is None:
        return off()
    asked = facets.params_of(request.GET, without=[AFTER])
    query = f"?{asked.urlencode()}" if asked else ""
    listed = f"{base_of(request)}{reverse(f'transcripts:{page}')}{query}"
    feed = Feed(
        shown,
        title_of(f"Lectern, {name.lower()}", _asked(filters)),
        listed,
        form.of(listed),
        params_of_search(request.GET),
        start or 0,
    )
    return HttpResponse(MADE[form.suffix](feed), content_type=form.media_type)


def _asked(filters: BriefingFilter) -> dict[str, list[str]]:
    """Return what is asked for as the page says it, by its label."""
    chips = found.words_chips(filters.query)
    chips += found.chips(filters, found.chosen(filters))
    asked: dict[str, list[str]] = {}
    for chip in chips:
        asked.setdefault(chip.label, []).append(chip.text)
    return asked


def _window(asked: Asked, start: int | None) -> Window | None:
    if not is_by_index(asked):
        return window(Passing(asked.filters, None), start)
    told = asked.searched(
        lambda finder: {"window": window(Passing(asked.filters, finder), start)}
    )
    shown: Window | None = told.get("window")
    return shown
