"""Help with asking: suggestions while somebody types, and how to search."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from transcripts import counts
from transcripts.models import Document
from transcripts.search import examples, index, reader
from transcripts.search.finding import Finder
from transcripts.search.narrowing import KINDS
from transcripts.search.query import parse
from transcripts.search.suggesting import Suggestion, suggestions
from transcripts.searches import Asked, SearchFilter


@dataclass(frozen=True, slots=True)
class Option:
    """A suggestion as the list below a search box has it."""

    suggestion: Suggestion
    address: str


@dataclass(frozen=True, slots=True)
class Example:
    """A query that shows how to ask, and whether it finds something here."""

    query: str
    is_live: bool

    @property
    def address(self) -> str:
        """The search that it makes."""
        return f"{reverse('transcripts:search')}?{urlencode({'q': self.query})}"


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Explain how to search, by queries that find something in this archive."""
    live = _live_examples()
    shown = {
        name: Example(live.get(name, query), name in live)
        for name, query in examples.made_up().items()
    }
    kinds = [name.replace(" ", "-") for name in KINDS]
    context = {"examples": shown, "is_live": "words" in live, "kinds": kinds}
    return render(request, "transcripts/search_help.html", context)


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


def _live_examples() -> dict[str, str]:
    """Return the queries that find something; none where there is no index."""
    return Asked(SearchFilter({})).searched(
        lambda finder: counts.once_a_change("examples", lambda: _that_find(finder))
    )


def _that_find(finder: Finder) -> dict[str, str]:
    made = examples.examples(finder.searcher, stale=finder.stale)
    return {name: query for name, query in made.items() if _finds(finder, query)}


def _finds(finder: Finder, text: str) -> bool:
    asked = Asked(SearchFilter({}), parse(text, timezone.localdate()))
    found = Finder(finder.searcher, asked.wanted, stale=finder.stale)
    return found.tally().total > 0
