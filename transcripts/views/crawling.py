"""What programs look for on a site: a map of it, what to leave alone, whom to tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from transcripts import counts, lists
from transcripts.keeping import for_reader, kept_with_archive
from transcripts.models import Change, Document
from transcripts.views.documents import base_of

# Documents of a map: so many numbers, whoever of them is published.
SPAN = 5_000
XML = "application/xml"
TEXT = "text/plain; charset=utf-8"
PAGES = ("home", "briefings", "speakers", "roles", "about", "search_help")
SECURITY_DAYS = 180


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and when what it shows last changed."""

    address: str
    changed: dt.datetime | None = None


@require_safe
@kept_with_archive
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the maps of the site."""
    last = Change.objects.order_by("-pk").values_list("made_at", flat=True).first()
    pages = Place(_map(request, "pages"), last)
    spans = Change.objects.order_by().annotate(span=F("document_id") / SPAN)
    changed = spans.values_list("span").annotate(changed=Max("made_at"))
    maps = [Place(_map(request, str(span)), when) for span, when in sorted(changed)]
    context = {"maps": [pages, *maps]}
    return render(request, "transcripts/sitemaps.xml", context, XML)


@require_safe
@kept_with_archive
def sitemap_of_pages(request: HttpRequest) -> HttpResponse:
    """Map the pages that lead to the briefings."""
    years = [
        reverse("transcripts:year", args=[tally.key]) for tally in counts.by_year()
    ]
    roles = [reverse("transcripts:role", args=[s]) for s in sorted(lists.by_role())]
    paths = [*(reverse(f"transcripts:{name}") for name in PAGES), *years, *roles]
    return _map_of(request, [Place(f"{base_of(request)}{path}") for path in paths])


@require_safe
@kept_with_archive
def sitemap_of_briefings(request: HttpRequest, span: int) -> HttpResponse:
    """Map the briefings of some numbers."""
    first = min(span, 10**12) * SPAN
    documents = Document.objects.published().as_links().order_by("pk")
    within = documents.filter(pk__gte=first, pk__lt=first + SPAN)
    changes = Change.objects.filter(
        document_id__gte=first, document_id__lt=first + SPAN
    ).order_by()
    changed = dict(changes.values_list("document_id").annotate(changed=Max("made_at")))
    base = base_of(request)
    places = [
        Place(f"{base}{document.get_absolute_url()}", changed.get(document.pk))
        for document in within
    ]
    if not places:
        raise Http404("No briefing has such a number.")
    return _map_of(request, places)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what programs need not ask for: searches, of which there is no end."""
    context = {"sitemap": f"{base_of(request)}{reverse('transcripts:sitemap')}"}
    return for_reader(request, render(request, "transcripts/robots.txt", context, TEXT))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say whom to tell of a weakness (RFC 9116), where somebody is named."""
    if not settings.SECURITY_CONTACT:
        raise Http404("Nobody is named.")
    ends = timezone.now().date() + dt.timedelta(days=SECURITY_DAYS)
    context = {
        "contacts": settings.SECURITY_CONTACT,
        "ends": f"{ends.isoformat()}T00:00:00Z",
        "itself": f"{base_of(request)}{request.path}",
    }
    return for_reader(
        request, render(request, "transcripts/security.txt", context, TEXT)
    )


def _map(request: HttpRequest, name: str) -> str:
    if name == "pages":
        return f"{base_of(request)}{reverse('transcripts:sitemap_of_pages')}"
    path = reverse("transcripts:sitemap_of_briefings", args=[name])
    return f"{base_of(request)}{path}"


def _map_of(request: HttpRequest, places: list[Place]) -> HttpResponse:
    return render(request, "transcripts/sitemap.xml", {"places": places}, XML)
