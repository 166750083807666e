"""Say how much the archive holds; count what a list finds once after each change."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from django.core.cache import cache
from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum

from transcripts.models import Change, Document, Month, Role, Speaker, Standing

# What is counted follows the change log; a role renamed in the admin does not.
KEPT_SECONDS = 60 * 60
# A count that takes longer rests so many times as long as it took.
LONG_SECONDS = 1.0
REST = 20
NAMED_OF_A_ROLE = 4
MOST_HEARD = 40


# A change by its number and time: numbers alone return where a database goes back.
type Moment = tuple[int, dt.datetime]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was counted, after which change, and until when it may be older."""

    change: Moment | None
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
    dated: int
    first: dt.date | None
    latest: dt.date | None

    @property
    def undated(self) -> int:
        """How many documents have no date, and so are in no year."""
        return self.documents - self.dated


@dataclass(frozen=True, slots=True)
class RoleTally:
    """A role, in how many documents it is heard or one below it, and some in it."""

    role: Role
    documents: int
    people: list[Speaker]
    depth: int = 0


def once_a_change[T](name: str, count: Callable[[], T]) -> T:
    """Return what was counted since the archive last changed, or count it.

    What takes long to count is kept for a while although documents were added: an
    archive that grows all day must not be counted all day. Where others changed it is
    counted anew, for what was withdrawn is in no count.
    """
    last = Change.objects.order_by("-pk").values_list("pk", "made_at").first()
    key = f"count:{hashlib.sha256(name.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept and (kept.change == last or _rests(kept, last)):
        return cast(T, kept.counted)
    began = time.time()
    counted = count()
    took = time.time() - began
    rests_until = time.time() + (REST * took if took > LONG_SECONDS else 0)
    cache.set(key, Kept(last, rests_until, counted), KEPT_SECONDS)
    return counted


def _rests(kept: Kept, last: Moment | None) -> bool:
    """Whether what was counted may be older: nothing but documents were added since."""
    if time.time() >= kept.rests_until:
        return False
    if kept.change is None or last is None or last < kept.change:
        return False
    return not Change.objects.after(kept.change[0]).of_known().exists()


def totals() -> Totals:
    """Say how much the archive holds."""
    held = Month.objects.aggregate(
        documents=Sum("document_count", default=0),
        exchanges=Sum("exchange_count", default=0),
        dated=Sum("document_count", filter=Q(year__gt=0), default=0),
    )
    dated = Document.objects.published().dated()
    ends = (dated.oldest_first(), dated.newest_first())
    first, latest = (end.values_list("date", flat=True).first() for end in ends)
    return Totals(**held, first=first, latest=latest)


def by_year() -> list[Tally]:
    """Count each year that has documents, the latest first."""
    return _tallies(Month.objects.dated(), "year", "-year")


def by_month(year: int) -> list[Tally]:
    """Count each month of a year that has documents, in order."""
    return _tallies(Month.objects.filter(year=year), "month", "month")


def _tallies(months: QuerySet[Month], key: str, order: str) -> list[Tally]:
    counted = months.values_list(key).annotate(
        documents=Sum("document_count"), exchanges=Sum("exchange_count")
    )
    return [Tally(*row) for row in counted.filter(documents__gt=0).order_by(order)]


def as_tree(documents: Mapping[str, int]) -> list[RoleTally]:
    """Return roles each with those below it right after it, and who is heard in them.

    ``documents`` says of each in how many documents it is heard, or one below it.
    """
    tallies = _tallied(documents)
    heard = {tally.role.pk for tally in tallies}

    def below(pk: int | None, depth: int) -> list[RoleTally]:
        found = []
        for tally in tallies:
            parent = tally.role.parent_id
            if (parent if parent in heard else None) == pk:
                found += [replace(tally, depth=depth), *below(tally.role.pk, depth + 1)]
        return found

    return below(None, 0)


def _tallied(documents: Mapping[str, int]) -> list[RoleTally]:
    """Return roles in order, each with some who speak in it, by name."""
    standings = Standing.objects.filter(role=OuterRef("pk")).most_heard_first()
    places = {
        f"person_{place}": Subquery(standings[place : place + 1].values("speaker"))
        for place in range(NAMED_OF_A_ROLE)
    }
    heard = Role.objects.filter(slug__in=documents)
    roles = list(heard.in_order().annotate(**places))
    chosen = [[getattr(role, place) for place in places] for role in roles]
    known = Speaker.objects.in_bulk({pk for pks in chosen for pk in pks if pk})
    return [
        RoleTally(
            role,
            documents[role.slug],
            sorted((known[pk] for pk in pks if pk), key=lambda who: who.sort_name),
        )
        for role, pks in zip(roles, chosen, strict=True)
    ]


def most_heard() -> list[tuple[Speaker, int]]:
    """Return who is heard in most documents, and in how many."""
    people = Speaker.objects.people().heard().most_heard_first()[:MOST_HEARD]
    return [(person, person.document_count) for person in people]


def most_heard_in(roles: Iterable[Role]) -> list[tuple[Speaker, int]]:
    """Return who is heard in most documents in any of some roles, and in how many.

    Who is heard in several is counted in the role of most documents.
    """
    found: dict[Speaker, int] = {}
    for role in roles:  # an index leads to the first of each, and of one alone
        heard = role.standings.most_heard_first().select_related("speaker")
        for one in heard[:MOST_HEARD]:
            found[one.speaker] = max(one.document_count, found.get(one.speaker, 0))
    most = sorted(found.items(), key=lambda item: (-item[1], item[0].pk))
    return most[:MOST_HEARD]
