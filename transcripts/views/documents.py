"""One briefing: whole, one exchange of it, and the text it was read from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db.models import Q
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from transcripts import controls, revisions
from transcripts.adorned import adorned
from transcripts.citations.pages import along
from transcripts.hits import hits
from transcripts.keeping import for_everybody, for_reader, kept
from transcripts.models import Document, OldAddress, block_from_stored
from transcripts.passages import Passage, passages
from transcripts.quoted import QUOTE, SELECTOR, quoted
from transcripts.revisions import Revision
from transcripts.searches import SEARCH, Asked, SearchFilter, params_of_search
from transcripts.shown import LEFT_OUT, SHOW, Show, choices, in_sequence, shown
from transcripts.views.briefings import day_of

BRIEFING_PATH = re.compile(r"(?P<briefing>.*/briefings/(?:[0-9/]{10}|undated)/[^/]+/)")

# Names that templates look up many times: to miss one takes as long as ten finds.
UNLESS_SEARCHED = {
    "hits": None,
    "quoted": None,
    "search": "",
    "whole": "",
    "is_alone": False,
    "left_out": "",
    "show": "",
}
READING = (*SEARCH, SHOW, *SELECTOR)

type View = Callable[..., HttpResponse]


def base_of(request: HttpRequest) -> str:
    """Return what the addresses of this archive begin with."""
    return f"{request.scheme}://{request.get_host()}"


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
            return for_everybody(HttpResponsePermanentRedirect(new))

    return moved_or_missing


def says_why_withdrawn(view: View) -> View:
    """Show, where a briefing was, the page that stays in its place."""

    @wraps(view)
    def shown_or_gone(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Http404:
            gone = withdrawn_at(**kwargs)
            if gone is None:
                raise
        context = {"briefing": gone}
        page = render(request, "transcripts/withdrawn.html", context, status=410)
        return for_reader(request, page)

    return shown_or_gone


def new_address(path: str) -> str | None:
    """Return where an old path leads now, what follows the briefing's kept."""
    known = Q(document__is_published=True) | Q(document__withdrawn_at__isnull=False)
    olds = OldAddress.objects.filter(known).select_related("document")
    old = olds.filter(path=path).first()
    if old is not None:
        return old.get_absolute_url()
    match = BRIEFING_PATH.match(path)
    old = match and olds.filter(path=match["briefing"]).first()
    return old.get_absolute_url() + path[match.end() :] if match and old else None


@dataclass(frozen=True, slots=True)
class Shown:
    """A briefing, and the revision of a page that shows it."""

    briefing: Document
    revision: Revision
    number: int = 0
    earlier: Document | None = None
    later: Document | None = None


def briefing_beside_others(request: HttpRequest, slug: str, **day: int) -> Shown:
    """Read a briefing, and the titles of those before and after it."""
    briefing = briefing_at(slug, day)
    others = Document.objects.published().as_links()
    earlier = others.earlier_than(*briefing.cursor).newest_first().first()
    later = others.later_than(*briefing.cursor).oldest_first().first()
    links = [d and (d.title, d.date, d.slug) for d in (earlier, later)]
    revision = revisions.of_document(briefing.pk, *links)
    return Shown(briefing, revision, earlier=earlier, later=later)


def exchange_of_briefing(
    request: HttpRequest, slug: str, number: int, **day: int
) -> Shown:
    """Read the briefing that has an exchange."""
    briefing = briefing_at(slug, day)
    return Shown(briefing, revisions.of_document(briefing.pk), number)


@require_safe
@follows_old_addresses
@says_why_withdrawn
@kept(briefing_beside_others, params=READING)
def document(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Show a briefing whole."""
    return render(request, "transcripts/document.html", context_of(request, shown))


def context_of(request: HttpRequest, shown: Shown) -> dict[str, Any]:
    """Read all that the page of a briefing shows."""
    briefing = shown.briefing
    whole = adorned(passages(briefing.turns.in_order().as_spoken()))
    parts, found = _narrowed(request, whole)
    cast = list(briefing.appearances.as_cast())
    return {
        "briefing": briefing,
        "cast": cast,
        "along": along(briefing, cast, base=base_of(request)),
        "rules": _rules(briefing),
        "passages": in_sequence(parts),
        **UNLESS_SEARCHED,
        "answerers": list(dict.fromkeys(n for p in parts for n in p.answerers)),
        "notes": [block_from_stored(note) for note in briefing.notes],
        "versions": list(briefing.versions.without_content().newest_first()),
        "defects": list(briefing.defects.order_by("line", "pk")),
        "earlier": shown.earlier,
        "later": shown.later,
        **found,
    }


@require_safe
@follows_old_addresses
@says_why_withdrawn
@kept(exchange_of_briefing, params=(*SEARCH, *SELECTOR))
def exchange(request: HttpRequest, shown: Shown) -> HttpResponse:
    """Show one exchange of a briefing."""
    briefing, number = shown.briefing, shown.number
    turns = briefing.turns.filter(exchange__number=number).in_order()
    parts, found = _marked(request, adorned(passages(turns.as_spoken())))
    if not parts:
        raise Http404(f"There is no exchange {number}.")
    cast = list(briefing.appearances.as_cast())
    context = {
        "briefing": briefing,
        "rules": _rules(briefing),
        "source": briefing.versions.without_content().filter(is_current=True).first(),
        "along": along(briefing, cast, base=base_of(request), passage=parts[0]),
        "passage": parts[0],
        "passages": parts,
        **UNLESS_SEARCHED,
        "earlier": number - 1,
        "later": number + 1 if number < briefing.exchange_count else None,
        **found,
    }
    return render(request, "transcripts/exchange.html", context)


def _narrowed(
    request: HttpRequest, whole: list[Passage]
) -> tuple[list[Passage], dict[str, Any]]:
    """Return what of a briefing is asked for, marked, and what else there is to ask."""
    show = Show.asked(request.GET.get(SHOW))
    show = Show.ALL if request.GET.get(QUOTE) else show
    parts, found = _marked(request, shown(whole, show))
    search = params_of_search(request.GET)
    ways = [
        (choice.label, _with_show(search, choice), choice is show)
        for choice in choices(whole)
    ]
    said = {"left_out": LEFT_OUT.get(show, ""), "show": show.value}
    return parts, {**found, "ways": ways, **said}


def _with_show(search: QueryDict, show: Show) -> str:
    """Return a page's parameters so that it shows something else; nothing strange."""
    asked = search.copy()
    if show:
        asked[SHOW] = show.value
    return f"?{asked.urlencode()}"


def _marked(
    request: HttpRequest, parts: list[Passage]
) -> tuple[list[Passage], dict[str, Any]]:
    """Return passages with what the page was opened to find marked, and told of."""
    if quotation := quoted(parts, request.GET):
        return quotation.passages, {"quoted": quotation}
    if not request.GET.get(controls.WORDS):
        return parts, {}
    asked = Asked(SearchFilter(request.GET))
    if asked.query.node is None:
        return parts, {}
    found = hits(parts, asked.wanted)
    search = f"?{params_of_search(request.GET).urlencode()}"
    return found.passages, {"hits": found, "search": search}


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


def withdrawn_at(slug: str, number: int = 0, **day: int) -> Document | None:
    """Return the withdrawn briefing of an address, whatever of it is asked for."""
    gone = Document.objects.withdrawn().filter(slug=slug)
    return gone.filter(date=day_of(**day) if day else None).first()


def briefing_at(slug: str, day: dict[str, int]) -> Document:
    """Return the briefing of an address, or raise ``Http404``."""
    date = day_of(**day) if day else None
    return get_object_or_404(Document.objects.published(), date=date, slug=slug)
