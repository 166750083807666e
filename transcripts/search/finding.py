"""Find what is wanted: the passages of a page, how many there are, and of what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tantivy import DocAddress, Order, Query, Searcher

from transcripts.search import faceting, keyset, marking, schema, tallying
from transcripts.search.compiling import Compiled, between, compiled, narrowed
from transcripts.search.entries import Said, Shown, shown_from_stored
from transcripts.search.keyset import Keyed, Keys
from transcripts.search.marking import Marker, part_of
from transcripts.search.snippets import Snippet, snippet
from transcripts.search.tallying import Briefing, Tally
from transcripts.search.wanted import DAY, Wanted

# Passages of a page, and the pages that relevance is asked for. Each of those costs
# what all before it cost; who reads on narrows the search, or sorts it by date.
SIZE = 20
MOST_PAGES = 10
# Briefings of a page of a list.
LIST_SIZE = 25


class Sort(StrEnum):
    """In which order passages come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Place:
    """Which page: by relevance its number; by date, after or before which key."""

    sort: Sort = Sort.RELEVANCE
    number: int = 1
    keys: Keys = Keys()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and those words of it that show best why."""

    shown: Shown
    snippet: Snippet

    @property
    def said(self) -> Said:
        """The turn that the snippet is from."""
        return self.shown.turns[self.snippet.turn]


@dataclass(frozen=True, slots=True)
class Page:
    """The hits of a page, and the places of the pages beside it."""

    place: Place
    hits: tuple[Hit, ...] = ()
    before: Place | None = None
    after: Place | None = None

    @property
    def groups(self) -> list[list[Hit]]:
        """The hits by briefing, each briefing where its first hit is."""
        found: dict[int, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.shown.document, []).append(hit)
        return list(found.values())

    @property
    def documents(self) -> list[int]:
        """The briefings that the hits are in."""
        return list(dict.fromkeys(hit.shown.document for hit in self.hits))


@dataclass(frozen=True, slots=True)
class Results:
    """A page of a search, and how many passages there are in all, and of what."""

    page: Page
    tally: Tally


class Finder:
    """Finds what is wanted in the index as it is at one moment.

    Stale documents are those that may have changed since; nothing of them is found.
    """

    def __init__(
        self, searcher: Searcher, wanted: Wanted, *, stale: Collection[int] = ()
    ) -> None:
        self.searcher = searcher
        self.wanted = wanted
        self.stale = stale
        made = self._compiled(wanted)
        self.query, self.cut_prefixes = made.query, made.cut

    def instead(self, wanted: Wanted) -> Finder:
        """Return what finds something else at the same moment."""
        return Finder(self.searcher, wanted, stale=self.stale)

    def find(self, place: Place, facets: Iterable[str] = ()) -> Results:
        """Return a page, the total, and the facets asked for."""
        return Results(self.page(place), self.tally(facets))

    def tally(self, facets: Iterable[str] = ()) -> Tally:
        """Count the passages, and what choosing each value of a facet would give.

        A facet's counts leave its own choices out, so that more can be chosen.
        """
        apart = [name for name in facets if faceting.is_apart(self.wanted, name)]
        others = [name for name in facets if name not in apart]
        found = faceting.counted(self.searcher, self.wanted, self.query, others)
        for name in apart:
            found.facets[name] = faceting.lifted(
                self.searcher, self.wanted, name, stale=self.stale
            )
        return found

    def page(self, place: Place) -> Page:
        """Return a page of hits; without words, the newest are the most relevant."""
        if place.sort is Sort.RELEVANCE:
            return self._by_relevance(place)
        return self._by_date(place)

    def at_the_end(self, sort: Sort) -> Hit | None:
        """Return the oldest or the newest of the passages that have a date."""
        found = self.searcher.search(
            self.within(DAY, 1, None),
            1,
            count=False,
            order_by_field=sort.value,
            order=Order.Asc if sort is Sort.OLDEST else Order.Desc,
        )
        return next(iter(self._hits(address for _, address in found.hits)), None)

    def briefings(self, keys: Keys, size: int | None = None) -> Keyed[Briefing]:
        """Return a page of the briefings, the newest first, each with its hits."""

        def fetch(
            first: int | None, last: int | None, runs_down: bool, most: int
        ) -> list[tuple[int, Briefing]]:
            within = self.within("briefing", first, last)
            found = tallying.briefings(
                self.searcher, within, most, is_oldest_first=not runs_down
            )
            return [(briefing.key, briefing) for briefing in found]

        return keyset.page(fetch, keys, size=size or LIST_SIZE, is_descending=True)

    def hits_of(self, documents: Collection[int]) -> dict[int, int]:
        """Return how many passages there are in each of some documents."""
        return tallying.hits_of(self.searcher, self.query, documents)

    def number_of_briefings(self) -> int:
        """Return in how many briefings, up to one more than are told apart."""
        return tallying.number_of_briefings(self.searcher, self.query)

    def _compiled(self, wanted: Wanted) -> Compiled:
        return compiled(wanted, self.searcher, stale=self.stale)

    def _by_relevance(self, place: Place) -> Page:
        number = min(max(place.number, 1), MOST_PAGES)
        found = self.searcher.search(
            self.query, SIZE + 1, count=False, offset=(number - 1) * SIZE
        ).hits
        has_after = len(found) > SIZE and number < MOST_PAGES
        return Page(
            replace(place, number=number),
            self._hits(address for _, address in found[:SIZE]),
            before=replace(place, number=number - 1) if number > 1 else None,
            after=replace(place, number=number + 1) if has_after else None,
        )

    def _by_date(self, place: Place) -> Page:
        field = place.sort.value

        def fetch(
            first: int | None, last: int | None, runs_down: bool, most: int
        ) -> list[tuple[int, DocAddress]]:
            return self.searcher.search(
                self.within(field, first, last),
                most,
                count=False,
                order_by_field=field,
                order=Order.Desc if runs_down else Order.Asc,
            ).hits

        found = keyset.page(
            fetch, place.keys, size=SIZE, is_descending=place.sort is Sort.NEWEST
        )
        return Page(
            place,
            self._hits(found.rows),
            before=_moved(place, before=found.before),
            after=_moved(place, after=found.after),
        )

    def within(self, field: str, first: int | None, last: int | None) -> Query:
        """Return the query, for the entries alone whose number is within two."""
        if first is None and last is None:
            return self.query
        return narrowed(self.query, between(field, first, last))

    def _hits(self, addresses: Iterable[DocAddress]) -> tuple[Hit, ...]:
        marker = Marker(self.wanted.query)
        return tuple(self._hit(address, marker) for address in addresses)

    def _hit(self, address: DocAddress, marker: Marker) -> Hit:
        (stored,) = self.searcher.doc(address).get_all(schema.STORED)
        shown = shown_from_stored(stored)
        texts = [turn.text for turn in shown.turns]
        if marker.is_anywhere:
            hits = marker.hits_in(texts)
        else:
            hits = marker.hits(_said(shown))
        return Hit(shown, snippet(texts, hits or [[]] * len(texts)))


def _said(shown: Shown) -> list[marking.Said]:
    is_in_exchange = bool(shown.exchange)
    return [
        marking.Said(part_of(turn.kind, is_in_exchange=is_in_exchange), turn.text)
        for turn in shown.turns
    ]


def _moved(
    place: Place, *, after: int | None = None, before: int | None = None
) -> Place | None:
    keys = Keys(after, before)
    return None if keys == Keys() else replace(place, keys=keys)
