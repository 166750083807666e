"""The front page, and what the archive says of itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import bodies, counts, coverage
from transcripts.keeping import kept_with_archive
from transcripts.models import Document
from transcripts.phrases import RULES, Sort

LATEST = 8


@require_safe
@kept_with_archive
def home(request: HttpRequest) -> HttpResponse:
    """Show the archive: its latest briefings, its years, and who speaks in it."""
    latest = Document.objects.published().for_list().newest_first()[:LATEST]
    totals = counts.totals()
    context = {
        "coverage": coverage.stated(totals),
        "latest": latest,
        "roles": counts.by_role(),
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
    """List the rules that mark referrals and deferrals, each with an example."""
    context = {
        "sorts": [(sort, [r for r in RULES if r.sort is sort]) for sort in Sort],
        "bodies": [name for name, _ in bodies.BODIES],
    }
    return render(request, "transcripts/phrases.html", context)
