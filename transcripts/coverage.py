"""Say what the archive covers, and what it is said to lack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Count
from django.utils.dateformat import format as formatted

from transcripts import calendars, counts
from transcripts.calendars import Calendar, Span
from transcripts.models import Document, Gap, Month

# Gaps that the line below a chart names; all stand on the page of coverage.
NAMED = 3
# Years of a calendar of months; longer ago there is the list of years.
MOST_YEARS = 120


@dataclass(frozen=True, slots=True)
class Coverage:
    """From when to when there are briefings, and the stated gaps between."""

    documents: int
    undated: int
    first: dt.date | None
    latest: dt.date | None
    gaps: tuple[Gap, ...]

    @property
    def named(self) -> tuple[Gap, ...]:
        """The gaps that are named in a line."""
        return self.gaps[:NAMED]

    @property
    def others(self) -> int:
        """How many are not."""
        return len(self.gaps) - len(self.named)


@dataclass(frozen=True, slots=True)
class Row:
    """A month or a year of the table beside a calendar."""

    first: dt.date
    documents: int
    days: int = 0
    gaps: tuple[Gap, ...] = ()


def stated(totals: counts.Totals | None = None) -> Coverage:
    """Return what the archive covers and lacks."""
    held = totals or counts.totals()
    gaps = tuple(Gap.objects.in_order())
    return Coverage(held.dated, held.undated, held.first, held.latest, gaps)


def months(coverage: Coverage) -> tuple[Calendar, list[Row]]:
    """Return the calendar of all months, and a row for each year."""
    held = Month.objects.dated().filter(document_count__gt=0)
    found = {(m.year, m.month): m.document_count for m in held}
    years = _years(found, coverage)
    drawn = calendars.of_months(
        years, found, _spans(coverage.gaps), partial(_title, "F Y")
    )
    rows = [_of_year(year, found, coverage.gaps) for year in years]
    rows = [row for row in rows if row.documents or row.gaps]
    return drawn, rows


def days(year: int, gaps: tuple[Gap, ...]) -> tuple[Calendar, list[Row]]:
    """Return the calendar of a year's days, and a row for each month."""
    held = Document.objects.published().in_year(year).order_by()
    found = dict(held.values_list("date").annotate(Count("pk")))
    drawn = calendars.of_days(year, found, _spans(gaps), partial(_title, "l j F Y"))
    rows = [_of_month(dt.date(year, month, 1), found, gaps) for month in range(1, 13)]
    return drawn, rows


def _years(found: Mapping[tuple[int, int], int], coverage: Coverage) -> list[int]:
    """Return the years from the first with briefings or a gap to the last."""
    ends = [year for year, _ in found]
    ends += [gap.first.year for gap in coverage.gaps]
    ends += [gap.last.year for gap in coverage.gaps if gap.last]
    if not ends:
        return []
    return list(range(max(ends), min(ends) - 1, -1))[:MOST_YEARS]


def _of_year(
    year: int, found: Mapping[tuple[int, int], int], gaps: tuple[Gap, ...]
) -> Row:
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    documents = sum(number for (y, _), number in found.items() if y == year)
    return Row(first, documents, gaps=_meeting(gaps, first, last))


def _of_month(
    first: dt.date, found: Mapping[dt.date, int], gaps: tuple[Gap, ...]
) -> Row:
    inside = {d: n for d, n in found.items() if d.month == first.month}
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return Row(first, sum(inside.values()), len(inside), _meeting(gaps, first, last))


def _meeting(gaps: tuple[Gap, ...], first: dt.date, last: dt.date) -> tuple[Gap, ...]:
    return tuple(g for g in gaps if Span(g.first, g.last).meets(first, last))


def _spans(gaps: tuple[Gap, ...]) -> list[Span]:
    return [Span(gap.first, gap.last) for gap in gaps]


def _title(form: str, first: dt.date, count: int, is_lacking: bool) -> str:
    number = f"{count:,} briefing{'s' * (count != 1)}" if count else "no briefing"
    return f"{formatted(first, form)}: {number}{', in a stated gap' * is_lacking}"
