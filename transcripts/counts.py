"""Count what the archive holds, once after each change of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.db.models import Count, Max, Min, QuerySet, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from transcripts.models import Appearance, Change, Document, Role

# What is counted follows the change log; a role renamed in the admin does not.
KEPT_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents and exchanges a year or a month has."""

    key: int
    documents: int
    exchanges: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the archive holds, and from when to when."""

    documents: int
    exchanges: int
    first: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class RoleTally:
    """A role, and in how many documents somebody speaks in it."""

    role: Role
    documents: int


def once_a_change[T](name: str, count: Callable[[], T]) -> T:
    """Return what was counted since the archive last changed, or count it."""
    last = Change.objects.order_by("-pk").values_list("pk", "made_at").first()
    stamp = f"{last[0]}-{last[1].timestamp()}" if last else "nothing"
    name = hashlib.sha256(name.encode()).hexdigest()
    return cast(T, cache.get_or_set(f"count:{stamp}:{name}", count, KEPT_SECONDS))


def totals() -> Totals:
    """Count the archive."""
    return once_a_change("totals", _totals)


def _totals() -> Totals:
    found = Document.objects.published().aggregate(
        documents=Count("pk"),
        exchanges=Sum("exchange_count", default=0),
        first=Min("date"),
        latest=Max("date"),
    )
    return Totals(**found)


def by_year() -> list[Tally]:
    """Count each year that has documents, the latest first."""
    return once_a_change("years", _by_year)


def _by_year() -> list[Tally]:
    years = Document.objects.published().dated().annotate(key=ExtractYear("date"))
    return _tallies(years, "-key")


def by_month(year: int) -> list[Tally]:
    """Count each month of a year that has documents, in order."""
    months = Document.objects.published().in_year(year)
    return _tallies(months.annotate(key=ExtractMonth("date")), "key")


def _tallies(keyed: QuerySet, order: str) -> list[Tally]:
    counted = keyed.values("key").annotate(
        documents=Count("pk"), exchanges=Sum("exchange_count")
    )
    return [Tally(**row) for row in counted.order_by(order)]


def by_role() -> list[RoleTally]:
    """Count the documents of each role that somebody speaks in."""
    return once_a_change("roles", _by_role)


def _by_role() -> list[RoleTally]:
    heard = Appearance.objects.of_published().order_by().values("role")
    counts = dict(
        heard.annotate(n=Count("document", distinct=True)).values_list("role", "n")
    )
    roles = Role.objects.in_order()
    return [RoleTally(role, counts[role.pk]) for role in roles if role.pk in counts]
