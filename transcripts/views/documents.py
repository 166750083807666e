"""One briefing: whole, one exchange of it, and the text it was read from."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import models
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from transcripts.models import Document, OldAddress, block_from_stored
from transcripts.passages import passages
from transcripts.templatetags.lectern import file_name
from transcripts.views.briefings import day_of

BRIEFING_PATH = re.compile(r"(?P<briefing>.*/briefings/(?:[0-9/]{10}|undated)/[^/]+/)")

type View = Callable[..., HttpResponse]


def follows_old_addresses(view: View) -> View:
    """Redirect for ever where what an address used to lead to has moved."""

    @wraps(view)
    def moved_or_missing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Http404:
            new = new_address(request.path)
            if new is None:
                raise
            return HttpResponsePermanentRedirect(new)

    return moved_or_missing


def new_address(path: str) -> str | None:
    """Return where an old path leads now, what follows the briefing's kept."""
    olds = OldAddress.objects.select_related("document")
    old = olds.filter(path=path).first()
    if old is not None:
        return old.get_absolute_url()
    match = BRIEFING_PATH.match(path)
    old = match and olds.filter(path=match["briefing"]).first()
    return old.get_absolute_url() + path[match.end() :] if match and old else None


@require_safe
@follows_old_addresses
def document(request: HttpRequest, slug: str, **day: int) -> HttpResponse:
    """Show a briefing whole."""
    briefing = _briefing(slug, day)
    exchanges = list(briefing.exchanges.in_order())
    turns = briefing.turns.in_order().with_voices().fetch_mode(models.FETCH_RAISE)
    beside = Document.objects.published().as_links()
    shown = passages(turns, exchanges)
    context = {
        "briefing": briefing,
        "cast": briefing.appearances.order_by("position").with_speaker(),
        "rules": _rules(briefing),
        "passages": shown,
        "has_several_answerers": len({n for p in shown for n in p.answerers}) > 1,
        "notes": [block_from_stored(note) for note in briefing.notes],
        "versions": list(briefing.versions.without_content().newest_first()),
        "defects": list(briefing.defects.order_by("line", "pk")),
        "earlier": beside.earlier_than(*briefing.cursor).newest_first().first(),
        "later": beside.later_than(*briefing.cursor).oldest_first().first(),
    }
    return render(request, "transcripts/document.html", context)


@require_safe
@follows_old_addresses
def exchange(request: HttpRequest, slug: str, number: int, **day: int) -> HttpResponse:
    """Show one exchange of a briefing."""
    briefing = _briefing(slug, day)
    found = get_object_or_404(briefing.exchanges, number=number)
    turns = found.turns.in_order().with_voices().fetch_mode(models.FETCH_RAISE)
    context = {
        "briefing": briefing,
        "passage": passages(turns, [found])[0],
        "earlier": number - 1,
        "later": number + 1 if number < briefing.exchange_count else None,
    }
    return render(request, "transcripts/exchange.html", context)


@require_safe
@follows_old_addresses
def source(
    request: HttpRequest, slug: str, number: int | None = None, **day: int
) -> HttpResponse:
    """Hand over a source text, byte for byte as it came in."""
    of_briefing = _briefing(slug, day).versions
    wanted = {"is_current": True} if number is None else {"number": number}
    version = get_object_or_404(of_briefing, **wanted)
    return HttpResponse(
        bytes(version.content),
        headers={
            "Content-Type": f"text/plain; charset={charset_of(version.encoding)}",
            "Content-Disposition": content_disposition_header(
                True, source_name(version.filename)
            ),
            "ETag": f'"{version.sha256}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def charset_of(encoding: str) -> str:
    """Return the name browsers know an encoding by; ftfy has its own for some."""
    try:
        return codecs.lookup(encoding.removeprefix("sloppy-")).name
    except LookupError:
        return "utf-8"


def source_name(filename: str) -> str:
    """Return the name to save a source text under: text, whatever it was called."""
    name = file_name(filename) or "transcript"
    return name if name.endswith(".txt") else f"{name}.txt"


def _rules(briefing: Document) -> list[dict[str, Any]]:
    """Name each sentence once with all it sets; those that set most come first."""
    sentences: dict[tuple[str, int], list[str]] = {}
    for sets, sentence, line in briefing.ground_rule_sentences:
        sentences.setdefault((sentence, line), []).append(sets)
    rules = [
        {"sentence": sentence, "line": line, "sets": sets}
        for (sentence, line), sets in sentences.items()
    ]
    return sorted(rules, key=lambda rule: -len(rule["sets"]))


def _briefing(slug: str, day: dict[str, int]) -> Document:
    date = day_of(**day) if day else None
    return get_object_or_404(Document.objects.published(), date=date, slug=slug)
