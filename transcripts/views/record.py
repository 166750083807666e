"""What became of a briefing's text: its versions, how they differ, and every hash."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from transcripts import revisions
from transcripts.differences import hunks
from transcripts.keeping import for_reader, kept
from transcripts.models import Version
from transcripts.views.documents import (
    Shown,
    briefing_at,
    follows_old_addresses,
    says_why_withdrawn,
)

MANIFEST = "SHA256SUMS"


def record_of_briefing(
    request: HttpRequest, slug: str, number: int = 0, **day: int
) -> Shown:
    """Read the briefing that has versions."""
    briefing = briefing_at(slug, day)
    return Shown(briefing, revisions.of_document(briefing.pk), number)


@require_safe
@follows_old_addresses
@says_why_withdrawn
@kept(record_of_briefing)
def versions(request: HttpRequest, shown: Shown) -> HttpResponse:
    """List the versions of a briefing's text, the latest first."""
    found = list(shown.briefing.versions.without_content().newest_first())
    context = {
        "briefing": shown.briefing,
        "versions": found,
        "restorations": list(shown.briefing.restorations.for_record()),
    }
    return render(request, "transcripts/versions.html", context)


@require_safe
@follows_old_addresses
@says_why_withdrawn
@kept(record_of_briefing, params=("from",))
def difference(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Show how a version differs from the one before it, or from the one asked for."""
    found = {
        version.number: version
        for version in shown.briefing.versions.without_content().newest_first()
    }
    new = _named(found, str(shown.number))
    old = _named(found, request.GET.get("from") or str(_before(found, new)))
    context = {
        "briefing": shown.briefing,
        "old": old,
        "new": new,
        "versions": list(found.values()),
        "hunks": list(hunks(old.text, new.text)),
    }
    return render(request, "transcripts/difference.html", context)


@require_safe
def manifest(request: HttpRequest) -> HttpResponseBase:
    """Hand over the SHA-256 of every source text with its address, a text a line.

    The last line tells how many there are: without it something is missing.
    """
    response = StreamingHttpResponse(_sums(), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, MANIFEST)
    return for_reader(request, response)


def _sums() -> Iterator[str]:
    number = 0
    for version in Version.objects.of_published().as_sums().iterator():
        number += 1
        briefing = version.document.get_absolute_url()
        yield f"{version.sha256}  {briefing}source/{version.number}/\n"
    yield f"# {number} source texts; this is the end\n"


def _named(found: dict[int, Version], number: str) -> Version:
    if number.isdecimal() and int(number) in found:
        return found[int(number)]
    raise Http404(f"There is no version {number[:20]}.")


def _before(found: dict[int, Version], version: Version) -> int:
    return max((number for number in found if number < version.number), default=0)
