"""Cite a briefing or an exchange in any style, and quote it on another page."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.http import require_safe

from transcripts import revisions
from transcripts.citations import styles
from transcripts.citations.cited import ARCHIVE
from transcripts.citations.csl import csl_json
from transcripts.citations.pages import Along, along
from transcripts.citations.quoted import Quoted, quoted
from transcripts.keeping import for_reader, kept
from transcripts.models import Document
from transcripts.passages import Passage, passages
from transcripts.views.documents import (
    Shown,
    base_of,
    briefing_at,
    follows_old_addresses,
    says_why_withdrawn,
)

STYLE = "style"
STYLE_NAME = re.compile(r"[a-z0-9-]{1,150}")
PAGES = {"document", "exchange", "undated_document", "undated_exchange"}
WIDTH, HEIGHT = 600, 400  # what an embedding page may plan for


def citation_of_briefing(
    request: HttpRequest, slug: str, number: int | None = None, **day: int
) -> Shown:
    """Read the briefing that is cited, on the day on which it is."""
    briefing = briefing_at(slug, day)
    if number == 0:
        raise Http404("Exchanges are numbered from 1.")
    today = timezone.localdate()
    return Shown(briefing, revisions.of_document(briefing.pk, today), number or 0)


@require_safe
@follows_old_addresses
@says_why_withdrawn
@kept(citation_of_briefing, params=(STYLE,))
def cite(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Show how a briefing or an exchange is cited."""
    meant, quote = _taken(shown.briefing, shown.number or None, base_of(request))
    context = {
        "briefing": shown.briefing,
        "along": meant,
        "embed": _blockquote(quote),
        **_in_style(meant, request.GET.get(STYLE, "").strip()),
    }
    return render(request, "transcripts/cite.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Tell how a page of a briefing or an exchange is shown on another page."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse(
            "There is JSON and XML.\n", "text/plain; charset=utf-8", 501
        )
    base = base_of(request)
    address = _named(request.GET.get("url", ""), base)
    return says_why_withdrawn(partial(_embedded, form=form))(request, **address)


def _embedded(
    request: HttpRequest,
    *,
    form: str,
    slug: str,
    number: int | None = None,
    **day: int,
) -> HttpResponse:
    base = base_of(request)
    meant, quote = _taken(briefing_at(slug, day), number, base)
    told = {
        "version": "1.0",
        "type": "rich",
        "title": meant.cited.title,
        "author_name": "; ".join(author.name for author in meant.cited.authors),
        "provider_name": ARCHIVE,
        "provider_url": f"{base}/",
        "cache_age": 86400,
        "html": _blockquote(quote),
        "width": _wanted(request.GET.get("maxwidth"), WIDTH),
        "height": _wanted(request.GET.get("maxheight"), HEIGHT),
    }
    if form == "json":
        return for_reader(request, JsonResponse(told))
    page = render(request, "transcripts/oembed.xml", {"told": told}, "text/xml")
    return for_reader(request, page)


def _taken(briefing: Document, number: int | None, base: str) -> tuple[Along, Quoted]:
    """Return what is cited and quoted: of a briefing, what is said first."""
    turns = briefing.turns.in_order()
    turns = turns[:4] if number is None else turns.filter(exchange__number=number)
    found = passages(turns.as_spoken())
    if number is not None and not found:
        raise Http404(f"There is no exchange {number}.")
    first: Passage | None = found[0] if found else None
    cast = list(briefing.appearances.as_cast())
    meant = along(briefing, cast, base=base, passage=first if number else None)
    return meant, quoted(meant.cited, first)


def _blockquote(quote: Quoted) -> str:
    return render_to_string("transcripts/_blockquote.html", {"quote": quote}).strip()


def _in_style(meant: Along, asked: str) -> dict[str, Any]:
    """Return the citation in the style asked for, or what to ask for instead."""
    name = styles.name_of(asked) or styles.FIRST
    context: dict[str, Any] = {"styles": styles.AT_HAND, "style": name}
    if not STYLE_NAME.fullmatch(name) or name not in styles.names():
        return context | {"unknown": asked, "alike": styles.alike(name)}
    context["style_title"] = styles.title(name)
    item = csl_json(meant.cited, timezone.localdate())
    try:
        return context | {"styled": styles.styled(item, name, meant.cited.pinpoint)}
    except styles.Unset:
        return context | {"is_unset": True}


def _named(address: str, base: str) -> dict[str, Any]:
    """Return the briefing, the exchange and the day that an address here names."""
    path = address.partition("#")[0].partition("?")[0].removeprefix(base)
    try:
        found = resolve(path) if path.startswith("/") else None
    except Resolver404:
        found = None
    if found is None or found.url_name not in PAGES:
        raise Http404("No briefing or exchange of this archive has that address.")
    return found.kwargs


def _wanted(most: str | None, usual: int) -> int:
    """Return a size, no larger than an embedding page can show."""
    return min(int(most), usual) if most and most.isdecimal() else usual
