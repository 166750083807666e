"""What the archive covers and lacks: calendars with tables, and stated gaps."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from transcripts import coverage
from transcripts.keeping import kept_with_archive
from transcripts.models import Gap
from transcripts.views.briefings import day_of


@require_safe
@kept_with_archive
def covered(request: HttpRequest) -> HttpResponse:
    """Show of which months there are briefings, and what is said to be lacking."""
    stated = coverage.stated()
    calendar, rows = coverage.months(stated)
    context = {"coverage": stated, "calendar": calendar, "rows": rows}
    return render(request, "transcripts/coverage.html", context)


@require_safe
@kept_with_archive
def covered_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show of which days of a year there are briefings."""
    first, last = day_of(year), dt.date(day_of(year).year, 12, 31)
    gaps = tuple(Gap.objects.in_order().touching(first, last))
    calendar, rows = coverage.days(year, gaps)
    total = sum(row.documents for row in rows)
    if not total and not gaps:
        raise Http404(f"Nothing is held or said of {year}.")
    context = {
        "year": year,
        "calendar": calendar,
        "rows": rows,
        "gaps": gaps,
        "total": total,
        "days": sum(row.days for row in rows),
    }
    return render(request, "transcripts/coverage_year.html", context)
