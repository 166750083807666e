"""The briefings that pass filters without words, and how many pass which.

Both the search index and the database tell, and tell the same. The index is asked
while it has all that the archive has: it counts a hundred thousand briefings by
whatever is asked of them in a few milliseconds, and finds the few that several filters
leave without looking at the many that one does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q
from django.http import QueryDict

from transcripts import counts, facets, found, paging
from transcripts.facets import Advice, Chip, Choice, Facet
from transcripts.filters import SAID, BriefingFilter
from transcripts.models import UNDATED, Document, Role, Speaker, TurnKind
from transcripts.models.documents import DocumentQuerySet
from transcripts.search import reader, schema, tallying
from transcripts.search.index import Fault
from transcripts.search.keyset import Keys
from transcripts.search.listing import Lister
from transcripts.search.query import Query
from transcripts.search.tallying import Exchanges
from transcripts.searches import Asked

FACETS = ("role", "kind", "rules", "principal", *SAID)
SIZE = 25
# An order by date is an index of the database, in which all of these begin and end.
IN_ORDER = {"date_from", "date_to", "q"}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many briefings there are, by facet, and whom the speaker's box offers."""

    total: int
    facets: dict[str, Facet]
    people: list[Choice]


class Listed:
    """The briefings that pass the filters, whatever their words."""

    def __init__(self, filters: BriefingFilter) -> None:
        self.filters = filters

    @cached_property
    def lister(self) -> Lister | None:
        """What lists them by the index, if that has all there is."""
        view = reader.now()
        if view.searcher is None or view.is_behind:
            return None
        return Lister(view.searcher, Asked(self.filters, Query("")).wanted)

    def counted(self) -> Counted:
        """Count them, once after each change of the archive."""
        params = facets.params_of(self.filters.data, without=paging.CURSORS)
        return counts.once_a_change(
            f"briefings?{params.urlencode()}",
            lambda: self._by(self._counted_by_index, self._counted_by_database),
        )

    def page(self, params: Mapping[str, str], size: int = SIZE) -> paging.Page:
        """Return the page that an address asks for."""
        if self.filters.values.keys() <= IN_ORDER:
            return self.filters.page(params, size)
        shown = Document.objects.published().for_list()
        return self._by(
            lambda lister: self._page_by_index(lister, shown, params, size),
            lambda: self.filters.page(params, size),
        )

    def batch(self, after: str, size: int) -> paging.Page:
        """Return the page after a place, of which the places alone are wanted."""
        params = {paging.AFTER: after}
        if self.filters.values.keys() <= IN_ORDER:
            places = self.filters.documents().only("sort_date")
            return paging.NEWEST_FIRST.page(places, params, size)
        places = Document.objects.published().only("sort_date")
        return self._by(
            lambda lister: self._page_by_index(lister, places, params, size),
            lambda: self.filters.page(params, size),
        )

    def among(self, documents: Collection[int]) -> set[int]:
        """Return those of some documents that pass."""
        return self._by(
            lambda lister: lister.among(documents),
            lambda: set(
                self.filters.documents()
                .filter(pk__in=documents)
                .values_list("pk", flat=True)
            ),
        )

    def advice(self, shown: list[Chip]) -> list[Advice]:
        """Return which filters to drop where nothing passes them all."""
        return facets.advice(self.filters, shown, self._total_without)

    def _by[T](self, index: Callable[[Lister], T], database: Callable[[], T]) -> T:
        if self.lister is not None:
            try:
                with reader.asking():
                    return index(self.lister)
            except Fault:
                self.lister = None
        return database()

    def _counted_by_index(self, lister: Lister) -> Counted:
        tally = lister.tally(FACETS)
        known = found.facets(self.filters, tally)
        return Counted(tally.total, known, self._people())

    def _counted_by_database(self) -> Counted:
        known = facets.facets(self.filters)
        total = facets.total(self.filters, known["kind"])
        return Counted(total, known, self._people())

    def _people(self) -> list[Choice]:
        """Return who is heard most, in the roles chosen if any are.

        Nothing else narrows whom the box offers: these counts are kept as documents
        are written, and to count the voices of all that passes would take longer
        than the rest of the page.
        """
        known = self.filters.roles
        chosen = self.filters.with_those_below(self.filters.values.get("role", []))
        roles = [r for r in map(known.get, chosen) if r and r.document_count]
        heard = counts.most_heard_in(roles) if chosen else counts.most_heard()
        return [Choice(one.slug, one.name, number) for one, number in heard]

    def _page_by_index(
        self,
        lister: Lister,
        documents: DocumentQuerySet,
        params: Mapping[str, str],
        size: int,
    ) -> paging.Page:
        order = paging.NEWEST_FIRST
        keys = Keys(*(_key(order.place(params.get(c, ""))) for c in paging.CURSORS))
        page = lister.page(keys, size)
        shown = documents.filter(pk__in=page.rows)
        rows = list(shown.newest_first())
        return paging.Page(
            rows,
            before=order.cursor(rows[0]) if rows and page.before else "",
            after=order.cursor(rows[-1]) if rows and page.after else "",
        )

    def total(self) -> int:
        """Return how many there are."""
        return self._by(
            lambda lister: lister.tally(()).total,
            lambda: self.filters.documents().count(),
        )

    def _total_without(self, name: str) -> int:
        data = facets.params_of(self.filters.data, without=[name])
        return Listed(BriefingFilter(QueryDict(data.urlencode()))).total()


def by_role() -> dict[str, int]:
    """Count, once after each change, where each role is heard, or one below it.

    It is what a list or a search of that role finds.
    """
    return counts.once_a_change("roles", _by_role)


def _by_role() -> dict[str, int]:
    """Count families alone: how often a role is heard by itself is kept with it."""
    every = BriefingFilter(QueryDict())
    heard = {slug: role.document_count for slug, role in every.roles.items()}
    for head, *_ in every.families:
        heard[head] = Listed(BriefingFilter(QueryDict(f"role={head}"))).total()
    return {slug: count for slug, count in heard.items() if count}


def exchanges_by_role(who: Speaker, roles: Iterable[Role]) -> dict[str, Exchanges]:
    """Count, once after each change, the exchanges of a person by the role's slug."""
    return counts.once_a_change(
        f"exchanges of {who.slug}",
        lambda: Listed(BriefingFilter(QueryDict()))._by(
            lambda lister: {
                role.slug: tallying.exchanges_of(
                    lister.searcher, schema.voice(role.slug, who.slug)
                )
                for role in roles
            },
            lambda: _exchanges_by_database(who),
        ),
    )


def _exchanges_by_database(who: Speaker) -> dict[str, Exchanges]:
    spoken = who.turns.filter(document__is_published=True, exchange__isnull=False)
    in_answers = Q(kind=TurnKind.ANSWER)
    rows = (
        spoken.order_by()
        .values("role__slug")
        .annotate(
            spoken=Count("exchange", distinct=True),
            answered=Count("exchange", distinct=True, filter=in_answers),
        )
        .values_list("role__slug", *Exchanges._fields)
    )
    return {role: Exchanges(*numbers) for role, *numbers in rows}


def _key(place: tuple[dt.date, int] | None) -> int | None:
    """Return the index's key of a place in the order of dates."""
    if place is None or place[1] > schema.LAST_DOCUMENT:
        return None
    day, document = place
    newest, _ = schema.order_keys(None if day == UNDATED else day, document, 0)
    return schema.briefing_key(newest)
