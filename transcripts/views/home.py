"""The front page, and what the archive says of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import bodies, counts, coverage
from transcripts.facets import Choice
from transcripts.filters import BriefingFilter
from transcripts.keeping import kept_with_archive
from transcripts.lists import Listed, by_role
from transcripts.models import Document
from transcripts.phrases import RULES, Sort

LATEST = 8


@dataclass(frozen=True, slots=True)
class Body:
    """A body, how the list names it, and in how many briefings it is referred to."""

    choice: Choice
    names: list[str]
    pattern: str


@require_safe
@kept_with_archive
def home(request: HttpRequest) -> HttpResponse:
    """Show the archive: its latest briefings, its years, and who speaks in it."""
    latest = Document.objects.published().for_list().newest_first()[:LATEST]
    totals = counts.totals()
    context = {
        "coverage": coverage.stated(totals),
        "latest": latest,
        "roles": counts.as_tree(by_role()),
        "totals": totals,
        "years": counts.by_year(),
    }
    return render(request, "transcripts/home.html", context)


@require_safe
@kept_with_archive
def about(request: HttpRequest) -> HttpResponse:
    """Tell what the archive holds and how its pages are to be read."""
    return render(request, "transcripts/about.html", {"totals": counts.totals()})


@require_safe
@kept_with_archive
def phrases(request: HttpRequest) -> HttpResponse:
    """List the rules that mark referrals and deferrals, and the bodies they name."""
    counted = Listed(BriefingFilter(QueryDict())).counted().facets["referred"].choices
    context = {
        "sorts": [(sort, [r for r in RULES if r.sort is sort]) for sort in Sort],
        "bodies": list(_bodies({choice.value: choice for choice in counted})),
    }
    return render(request, "transcripts/phrases.html", context)


def _bodies(counted: Mapping[str, Choice]) -> Iterator[Body]:
    for slug, name in bodies.NAMES.items():
        choice = counted.get(slug) or Choice(slug, name, 0)
        yield Body(choice, bodies.names_in_words(name), dict(bodies.BODIES)[name])
