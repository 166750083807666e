"""Help with asking: suggestions while somebody types."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from transcripts.models import Document
from transcripts.search import index, reader
from transcripts.search.suggesting import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class Option:
    """A suggestion as the list below a search box has it."""

    suggestion: Suggestion
    address: str


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest how the words that somebody is typing may go on."""
    found = _suggestions(request.GET.get("q", ""))
    options = [Option(one, _address(one)) for one in found]
    return render(request, "transcripts/_suggestions.html", {"options": options})


def _suggestions(text: str) -> list[Suggestion]:
    """Return none where there is no index: a search box can do without."""
    view = reader.now()
    if view.searcher is None:
        return []
    try:
        with reader.asking():
            today = timezone.localdate()
            return suggestions(view.searcher, text, today, stale=view.stale)
    except index.Fault:
        return []


def _address(suggestion: Suggestion) -> str:
    """Return the address of the briefing that is suggested, if one is."""
    shown = suggestion.shown
    return (
        Document(date=shown.date, slug=shown.slug).get_absolute_url() if shown else ""
    )
