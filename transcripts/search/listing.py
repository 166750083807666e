"""List and count briefings by what is asked of them without words.

A briefing has an entry of its own in the index, so that a list of any filters, and
what choosing each further one would leave, take a walk through lists of numbers that
are in order. The database would read the rows of all that one filter passes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from tantivy import Order, Searcher

from transcripts.search import keyset, schema
from transcripts.search.finding import Finder
from transcripts.search.keyset import Keyed, Keys
from transcripts.search.tallying import Tally
from transcripts.search.wanted import Wanted

KEY = "briefing"
BRIEFINGS = (schema.DOCUMENT,)


@dataclass(frozen=True, slots=True)
class Lister:
    """Lists the briefings that pass some conditions, in the index as it is."""

    searcher: Searcher
    wanted: Wanted

    def tally(self, facets: Iterable[str]) -> Tally:
        """Count the briefings, and what choosing each value of a facet would give."""
        return self._finder.tally(facets)

    def among(self, documents: Collection[int]) -> set[int]:
        """Return those of some documents that pass."""
        return set(self._finder.hits_of(documents))

    def page(self, keys: Keys, size: int) -> Keyed[int]:
        """Return a page of the briefings' numbers, the newest first."""
        finder = self._finder

        def fetch(
            first: int | None, last: int | None, runs_down: bool, most: int
        ) -> list[tuple[int, int]]:
            found = self.searcher.search(
                finder.within(KEY, first, last),
                most,
                count=False,
                order_by_field=KEY,
                order=Order.Desc if runs_down else Order.Asc,
            )
            return [(key, key & schema.LAST_DOCUMENT) for key, _ in found.hits]

        return keyset.page(fetch, keys, size=size, is_descending=True)

    @property
    def _finder(self) -> Finder:
        return Finder(self.searcher, replace(self.wanted, sorts=BRIEFINGS))
