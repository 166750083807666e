"""Count what the archive holds, once after each change of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.db.models import Count, Max, Min, QuerySet, Sum
from django.db.models.functions import ExtractMonth, ExtractYear

from transcripts.models import Appearance, Change, Document, Role, Speaker
from transcripts.models.appearances import AppearanceQuerySet

# What is counted follows the change log; a role renamed in the admin does not.
KEPT_SECONDS = 60 * 60
# A count that takes longer rests so many times as long as it took.
LONG_SECONDS = 1.0
REST = 20
NAMED_OF_A_ROLE = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """What was counted, after which change, and until when it may be older."""

    change: tuple[int, dt.datetime] | None
    rests_until: float
    counted: object


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
    """A role, in how many documents somebody speaks in it, and some of those."""

    role: Role
    documents: int
    people: list[Speaker]


def once_a_change[T](name: str, count: Callable[[], T]) -> T:
    """Return what was counted since the archive last changed, or count it.

    What takes long to count is kept for a while although something has changed: an
    archive that grows all day must not be counted all day.
    """
    last = Change.objects.order_by("-pk").values_list("pk", "made_at").first()
    key = f"count:{hashlib.sha256(name.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept and (kept.change == last or time.time() < kept.rests_until):
        return cast(T, kept.counted)
    began = time.time()
    counted = count()
    took = time.time() - began
    rests_until = time.time() + (REST * took if took > LONG_SECONDS else 0)
    cache.set(key, Kept(last, rests_until, counted), KEPT_SECONDS)
    return counted


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
    heard = Appearance.objects.of_published().order_by()
    counts = dict(
        heard.values("role")
        .annotate(n=Count("document", distinct=True))
        .values_list("role", "n")
    )
    people = _people(heard)
    return [
        RoleTally(role, counts[role.pk], people[role.pk])
        for role in Role.objects.in_order()
        if role.pk in counts
    ]


def _people(heard: AppearanceQuerySet) -> dict[int, list[Speaker]]:
    """Return the people heard most in each role."""
    pairs = heard.of_people().values_list("role", "speaker").annotate(n=Count("pk"))
    chosen: dict[int, list[int]] = defaultdict(list)
    for role, speaker, _ in pairs.order_by("-n", "speaker"):
        if len(chosen[role]) < NAMED_OF_A_ROLE:
            chosen[role].append(speaker)
    wanted = {speaker for speakers in chosen.values() for speaker in speakers}
    known = Speaker.objects.in_bulk(wanted)
    found = {role: [known[pk] for pk in pks] for role, pks in chosen.items()}
    return defaultdict(list, found)
