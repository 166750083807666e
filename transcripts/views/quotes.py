"""Check a quotation: whether it was said, by whom, and where it differs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from transcripts import checked, quoting
from transcripts.keeping import for_one, for_reader
from transcripts.search import quotations, reader
from transcripts.search.index import Fault

QUOTE = "quote"
# A longer quotation has no address of its own: some servers refuse one so long.
LONGEST_ADDRESS = 2_000
OFF = {"error": "Search is not available now: no quotation can be checked."}


@csrf_exempt  # it changes nothing, and a token would make each form another page
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest) -> HttpResponse:
    """Show where a quotation was said, or ask for one."""
    if request.method != "POST":
        return for_reader(request, answered(request, request.GET.get(QUOTE, "")))
    text = request.POST.get(QUOTE, "")
    answer = HttpResponseRedirect(f"{reverse('transcripts:quote')}{_query(text)}")
    if len(answer["Location"]) <= LONGEST_ADDRESS:
        return for_one(answer)
    return for_one(answered(request, text))


@require_safe
def quote_json(request: HttpRequest) -> HttpResponse:
    """Hand the same over as JSON."""
    return for_reader(request, _json(request, request.GET.get(QUOTE, "")))


def answered(request: HttpRequest, text: str) -> HttpResponse:
    """Return what became of a quotation, as a page or as JSON."""
    if request.get_preferred_type(["text/html", "application/json"]) == (
        "application/json"
    ):
        response: HttpResponse = _json(request, text)
    else:
        response = render(request, "transcripts/quote.html", _context(request, text))
    patch_vary_headers(response, ["Accept"])
    return response


def _query(text: str) -> str:
    return f"?{urlencode({QUOTE: text})}"


def _context(request: HttpRequest, text: str) -> dict[str, Any]:
    context: dict[str, Any] = {
        "text": text.strip(),
        "most": quoting.MOST_CHARACTERS,
    }
    if not text.strip():
        return context
    view = reader.now()
    answer = _checked(view, text)
    if answer is None:
        return context | {"is_off": True}
    return context | {
        "answer": answer,
        "verdict": checked.verdict(answer),
        "near": int(100 * quoting.near(answer.quotation)),
        "places": checked.places(answer),
        "pending": view.pending,
        "address": _query(text) if len(_query(text)) <= LONGEST_ADDRESS else "",
    }


def _json(request: HttpRequest, text: str) -> JsonResponse:
    if not text.strip():
        return JsonResponse({"error": "Give the words as ?quote=."}, status=400)
    view = reader.now()
    answer = _checked(view, text)
    if answer is None:
        return JsonResponse(OFF, status=503)
    values = checked.as_json(answer, request.build_absolute_uri("/").rstrip("/"))
    values["searched"]["changes_not_searched_yet"] = view.pending
    return JsonResponse(values)


def _checked(view: reader.View, text: str) -> quotations.Answer | None:
    if view.searcher is None:
        return None
    try:
        with reader.asking():
            checker = quotations.Checker(view.searcher, view.stale)
            return checker.check(quotations.quotation(text))
    except Fault:
        return None
