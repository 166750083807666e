"""Say what the filters and the words of an address want of the search index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.functional import SimpleLazyObject
from django.utils.text import slugify

from transcripts.facets import params_of
from transcripts.filtering import ChoicesFilter
from transcripts.filters import (
    SAID,
    UNSTATED,
    BriefingFilter,
    speakers_called,
)
from transcripts.models import Role
from transcripts.paging import AFTER, BEFORE
from transcripts.search import reader
from transcripts.search.finding import Finder, Place, Sort
from transcripts.search.index import Fault
from transcripts.search.keyset import Keys
from transcripts.search.nodes import DayRange, Field, Filter, Query
from transcripts.search.wanted import Condition, Wanted, typed_conditions

SORTS = {
    Sort.RELEVANCE: "Most relevant",
    Sort.NEWEST: "Newest",
    Sort.OLDEST: "Oldest",
}
PARTS = [("exchange", "Exchanges"), ("statement", "Statements")]
# The parameters that say which page, and of what order.
SORT, NUMBER = "sort", "page"
PLACES = (NUMBER, AFTER, BEFORE)
# A key of the index, or the number of a page.
WHOLE = re.compile(r"[0-9]{1,19}")

UNKNOWN = {
    Field.SPEAKER: "Nobody called “{}” speaks in the archive.",
    Field.ROLE: "There is no role “{}”.",
}


class SearchFilter(BriefingFilter):
    """Passages, by the same filters as briefings, and by what they are."""

    part = ChoicesFilter(choices=PARTS, label="Found in")


# The parameters that a search is made of.
SEARCH = (*SearchFilter.base_filters, SORT)


def params_of_search(data: QueryDict) -> QueryDict:
    """Return those of the parameters of an address that a search is made of."""
    return params_of(data, without=set(data) - set(SEARCH))


class Asked:
    """What the filters ask for, in the slugs of the archive."""

    def __init__(self, filters: BriefingFilter, query: Query | None = None) -> None:
        self.filters = filters
        self.query = filters.query if query is None else query

    @property
    def has_words(self) -> bool:
        """Whether something is asked for that the database cannot give."""
        return self.query.node is not None or bool(self.query.filters)

    @cached_property
    def wanted(self) -> Wanted:
        """What is asked of the index; the same as of the database, and the words."""
        typed = typed_conditions(
            self.query,
            roles=lambda name: self.typed_roles[str(name)],
            speakers=lambda name: self.typed_speakers[str(name)],
        )
        conditions = (*_chosen(self.filters), *typed)
        # Only facets ask which roles are below which, and that takes a query.
        families: Any = SimpleLazyObject(lambda: self.filters.families)
        return Wanted(self.query, conditions, families=families)

    @cached_property
    def typed_roles(self) -> dict[str, list[str]]:
        """The roles that each name typed for one may mean."""
        names = self._typed(Field.ROLE)
        called = {name: roles_called(name, self.filters.roles) for name in names}
        below = self.filters.with_those_below
        return {name: below(slugs) for name, slugs in called.items()}

    @cached_property
    def typed_speakers(self) -> dict[str, list[str]]:
        """The people whom each name typed for one may mean."""
        return {
            name: [speaker.slug for speaker in speakers_called(name)]
            for name in self._typed(Field.SPEAKER)
        }

    @property
    def nameless(self) -> list[Filter]:
        """The filters by names that mean nobody, or no role."""
        meant = {Field.SPEAKER: self.typed_speakers, Field.ROLE: self.typed_roles}
        named = (one for one in self.query.filters if one.field in meant)
        return [one for one in named if not meant[one.field][str(one.value)]]

    @property
    def unknown(self) -> list[str]:
        """What is to be said of those names."""
        return [UNKNOWN[one.field].format(one.value) for one in self.nameless]

    def _typed(self, field: Field) -> list[str]:
        return [str(one.value) for one in self.query.filters if one.field is field]

    def searched(self, show: Callable[[Finder], dict[str, Any]]) -> dict[str, Any]:
        """Return what is shown of what a finder finds, or that nothing can be."""
        index = reader.now()
        if index.searcher is None:
            return {"is_off": True}
        finder = Finder(index.searcher, self.wanted, stale=index.stale)
        try:
            with reader.asking():
                return {"pending": index.pending, **show(finder)}
        except Fault:
            return {"is_off": True}


def sorts_of(query: Query) -> dict[Sort, str]:
    """Return the orders there are; without words nothing is more relevant than else."""
    if query.node is not None:
        return SORTS
    return {sort: name for sort, name in SORTS.items() if sort is not Sort.RELEVANCE}


def place_from(params: Mapping[str, str], query: Query) -> Place:
    """Return the page that an address asks for."""
    sorts = list(sorts_of(query))
    asked = params.get(SORT, "")
    sort = Sort(asked) if asked in sorts else sorts[0]
    if sort is Sort.RELEVANCE:
        return Place(sort, _whole(params.get(NUMBER)) or 1)
    return Place(sort, keys=keys_from(params))


def keys_from(params: Mapping[str, str]) -> Keys:
    """Return the place in an order by date that an address asks for."""
    return Keys(_whole(params.get(AFTER)), _whole(params.get(BEFORE)))


def params_of_place(place: Place) -> dict[str, int | None]:
    """Return the parameters that ask for a page."""
    number = place.number if place.number > 1 else None
    return {NUMBER: number, AFTER: place.keys.after, BEFORE: place.keys.before}


def roles_called(name: str, roles: Mapping[str, Role]) -> list[str]:
    """Return the role of that slug, or else those with all the words in their name."""
    if slugify(name) in roles:
        return [slugify(name)]
    words = name.casefold().split()
    return [
        slug
        for slug, role in roles.items()
        if all(word in f"{role.name} {role.plural}".casefold() for word in words)
    ]


def _whole(text: str | None) -> int | None:
    return int(text) if text and WHOLE.fullmatch(text) else None


def _chosen(filters: BriefingFilter) -> Iterable[Condition]:
    values = filters.values
    first, last = values.get("date_from"), values.get("date_to")
    if first or last:
        yield Condition("day", (DayRange(first, last),), facet="year")
    if "speaker" in values:
        slugs = tuple(speaker.slug for speaker in filters.speakers)
        yield Condition("speaker", slugs, facet="speaker")
    for name in ("role", "kind", "rules", "principal", "part", *SAID):
        if name in values:
            asked = values[name]
            if name == "role":
                asked = filters.with_those_below(asked)
            chosen = tuple(value or UNSTATED for value in asked)
            yield Condition(name, chosen, facet=name)
