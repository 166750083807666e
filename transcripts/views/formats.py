"""A briefing or an exchange in other formats: by a suffix, or by what is accepted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import orjson
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from transcripts import revisions
from transcripts.citations.bibtex import bibtex
from transcripts.citations.cited import Cited, cited
from transcripts.citations.csl import csl_json
from transcripts.citations.ris import ris
from transcripts.exports import documents, parts, texts, writing
from transcripts.exports.parts import Part, Whole
from transcripts.formats import CITATIONS, TEXTS, Format, asked_instead
from transcripts.keeping import for_everybody, for_reader
from transcripts.models import Document
from transcripts.shown import SHOW, Show
from transcripts.views.documents import (
    View,
    base_of,
    briefing_at,
    new_address,
    says_why_withdrawn,
)

# Shown by a browser; all else is saved.
SHOWN = {"txt", "json"}


def or_in_format(page: View) -> View:
    """Hand over another format than the page to those who like it better."""

    @wraps(page)
    def answer(request: HttpRequest, **address: Any) -> HttpResponse:
        form = asked_instead(request)
        if form is None:
            response = page(request, **address)
        else:
            response = in_format(request, form=form, **address)
            response.headers["Content-Location"] = form.of(request.get_full_path())
        patch_vary_headers(response, ["Accept"])
        return response

    return answer


@require_safe
def in_format(request: HttpRequest, form: Format, **address: Any) -> HttpResponse:
    """Hand over a briefing, or an exchange of it, in a format."""
    try:
        return says_why_withdrawn(partial(_answer, form=form))(request, **address)
    except Http404:
        page = request.path.removesuffix(f".{form.suffix}").rstrip("/")
        new = new_address(f"{page}/")
        if new is None:
            raise
        return for_everybody(HttpResponsePermanentRedirect(form.of(new)))


def _answer(
    request: HttpRequest,
    *,
    form: Format,
    slug: str,
    number: int | None = None,
    **day: int,
) -> HttpResponse:
    briefing = briefing_at(slug, day)
    # A citation says on which day it was looked up.
    today = timezone.localdate() if form in CITATIONS else None
    shown = revisions.of_document(briefing.pk, number, today)
    # An exchange is one question with its answer, and a citation is of the whole.
    is_narrowed = number is None and form in TEXTS
    show = Show.asked(request.GET.get(SHOW)) if is_narrowed else Show.ALL
    tag = shown.tag(f"{base_of(request)}{request.path} {form.suffix} {show.value}")
    bare = for_reader(request, HttpResponse(headers={"ETag": tag}))
    answer = get_conditional_response(request, tag, None, bare) or bare
    if answer is bare:
        whole = _read(briefing, number, base_of(request), show)
        bare.content = MADE[form.suffix](whole, base_of(request))
        for name, value in _headers(whole.cited, form).items():
            bare.headers[name] = value
    return answer


def _read(briefing: Document, number: int | None, base: str, show: Show) -> Whole:
    turns = briefing.turns.in_order()
    if number is not None:
        turns = turns.filter(exchange__number=number)
    found = parts.parts(turns.as_spoken())
    if number is not None and not found:
        raise Http404(f"There is no exchange {number}.")
    cast = list(briefing.appearances.as_cast())
    answerers = _answerers(found) if number else set()
    meant = cited(briefing, cast, base=base, number=number or 0, answerers=answerers)
    version = briefing.versions.without_content().filter(is_current=True).first()
    return Whole(briefing, meant, cast, parts.shown(found, show), version, show)


def _answerers(found: list[Part]) -> set[str]:
    return {
        parts.voice_of(turn).name
        for part in found
        for turn in part.turns
        if turn.kind == "answer"
    }


def _headers(meant: Cited, form: Format) -> dict[str, str]:
    saved = f"{meant.key}.{form.suffix}"
    is_saved = form.suffix not in SHOWN
    return {
        "Content-Type": form.content_type,
        "Content-Disposition": content_disposition_header(is_saved, saved) or "",
        "Link": f'<{meant.url}>; rel="canonical"',
    }


def _csv(whole: Whole, base: str) -> bytes:
    rows = documents.rows(whole)
    return b"".join(writing.csv_of(rows, documents.COLUMNS, {}))


def _json(whole: Whole, base: str) -> bytes:
    return orjson.dumps(documents.as_json(whole, base), option=orjson.OPT_INDENT_2)


def _csl(whole: Whole, base: str) -> bytes:
    item = csl_json(whole.cited, timezone.localdate())
    return orjson.dumps([item], option=orjson.OPT_INDENT_2)


MADE: dict[str, Callable[[Whole, str], bytes]] = {
    "txt": lambda whole, base: texts.plain(whole).encode(),
    "md": lambda whole, base: texts.markdown(whole).encode(),
    "csv": _csv,
    "json": _json,
    "bib": lambda whole, base: bibtex(whole.cited, timezone.localdate()).encode(),
    "ris": lambda whole, base: ris(whole.cited, timezone.localdate()).encode(),
    "csl.json": _csl,
}
