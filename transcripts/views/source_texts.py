"""The pages that hand over a source text."""

from __future__ import annotations

import codecs

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe

from transcripts import extracting
from transcripts.keeping import for_reader
from transcripts.templatetags.lectern import file_name
from transcripts.views.documents import (
    briefing_at,
    follows_old_addresses,
    says_why_withdrawn,
)


@require_safe
@follows_old_addresses
@says_why_withdrawn
def source(
    request: HttpRequest, slug: str, number: int | None = None, **day: int
) -> HttpResponse:
    """Hand over a source text, byte for byte as it came in."""
    of_briefing = briefing_at(slug, day).versions.without_content()
    wanted = {"is_current": True} if number is None else {"number": number}
    version = get_object_or_404(of_briefing, **wanted)
    headers = {
        "Content-Type": type_of(version.encoding),
        "Content-Disposition": content_disposition_header(
            True, source_name(version.filename, version.encoding)
        ),
        "ETag": f'"{version.sha256}"',
        "Last-Modified": http_date(version.made_at.timestamp()),
        "X-Content-Type-Options": "nosniff",
    }
    bare = for_reader(request, HttpResponse(headers=headers))
    made = int(version.made_at.timestamp())
    answer = get_conditional_response(request, headers["ETag"], made, bare) or bare
    if answer is bare:
        bare.content = bytes(version.content)
    return answer


def type_of(encoding: str) -> str:
    """Return a type by which no browser runs or shows a source text by itself."""
    if encoding in extracting.KINDS:
        return "application/octet-stream"
    return f"text/plain; charset={charset_of(encoding)}"


def charset_of(encoding: str) -> str:
    """Return the name browsers know an encoding by; ftfy has its own for some."""
    try:
        return codecs.lookup(encoding.removeprefix("sloppy-")).name
    except LookupError:
        return "utf-8"


def source_name(filename: str, encoding: str = "") -> str:
    """Return the name to save a source text under: what it is, not as it was called."""
    name = file_name(filename) or "transcript"
    suffix = f".{encoding}" if encoding in extracting.KINDS else ".txt"
    return name if name.endswith(suffix) else f"{name}{suffix}"
