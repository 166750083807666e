"""Put into words, and into the bars of charts, what a search finds over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.dateformat import format as formatted

from transcripts.charts import Chart, Point, chart, step
from transcripts.models import Role, Speaker
from transcripts.search.trends import By, Period, Trend, Use

YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)
MONTH_STEPS = (1, 2, 3, 6, *(12 * years for years in YEAR_STEPS))
COLUMNS = ("passages found", "passages", "share")


@dataclass(frozen=True, slots=True)
class Row:
    """A period in words, and what narrows a search to it."""

    period: Period
    name: str
    share: str

    @property
    def dates(self) -> dict[str, str]:
        """The parameters of a search in the period."""
        return {"date_from": str(self.period), "date_to": str(self.period)}


@dataclass(frozen=True, slots=True)
class Heard:
    """A role or a person by name, and in how many of the passages they speak."""

    use: Use
    name: str
    people: tuple[Heard, ...] = ()


def row(period: Period) -> Row:
    """Return a period in words."""
    first = dt.date(period.year, period.month or 1, 1)
    name = formatted(first, "F Y") if period.month else f"{period.year}"
    return Row(period, name, percentage(period.share))


def rows(trend: Trend) -> list[Row]:
    """Return the periods in which something was found, in order."""
    return [row(period) for period in trend.periods if period.found]


def percentage(share: float) -> str:
    """Return a share in per cent, with two digits that say something."""
    percent = 100 * share
    digits = 0 if percent >= 10 or not percent else 1 if percent >= 1 else 2
    return f"{percent:.{digits}f}%"


def charts(trend: Trend) -> dict[str, Chart]:
    """Return a chart of shares and one of plain numbers.

    Where some periods have passages enough for a share to say something, the shares of
    others are left out, which would dwarf them.
    """
    found = [row(period) for period in trend.periods]
    shares = [Point(_share(one.period, trend), one.name, one.share) for one in found]
    numbers = [
        Point(one.period.found, one.name, f"{one.period.found:,}") for one in found
    ]
    names = dict(_names(trend))
    return {"shares": chart(shares, names), "numbers": chart(numbers, names)}


def _share(period: Period, trend: Trend) -> float:
    return period.share if period.is_telling or not trend.tells_shares else 0.0


def _names(trend: Trend) -> Iterator[tuple[int, str]]:
    """Yield the periods to be named below a chart, by their places."""
    steps = MONTH_STEPS if trend.by is By.MONTH else YEAR_STEPS
    every = step(len(trend.periods), steps)
    for place, period in enumerate(trend.periods):
        if period.number % every == 0:
            is_month = trend.by is By.MONTH and every < 12
            first = dt.date(period.year, period.month or 1, 1)
            yield place, formatted(first, "M Y") if is_month else f"{period.year}"


def heard(trend: Trend, roles: Mapping[str, Role]) -> list[Heard]:
    """Return the roles in which the passages are spoken, and the people, by name."""
    slugs = {person.slug for role in trend.roles for person in role.by}
    people = Speaker.objects.people().filter(slug__in=slugs)
    names = dict(people.values_list("slug", "name"))
    return [
        Heard(
            role,
            roles[role.slug].name,
            tuple(Heard(p, names[p.slug]) for p in role.by if p.slug in names),
        )
        for role in trend.roles
        if role.slug in roles
    ]


def table(trend: Trend) -> Iterator[tuple[str, ...]]:
    """Yield the heading of the table, then every period."""
    yield trend.by.value, *COLUMNS
    for period in trend.periods:
        counts = str(period.found), str(period.passages)
        yield str(period), *counts, f"{period.share:.6f}"
