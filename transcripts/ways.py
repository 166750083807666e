"""Say what to ask for instead, where a search finds nothing or next to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from transcripts.facets import Advice, Chip
from transcripts.models import Speaker
from transcripts.search.advice import ways_out
from transcripts.search.finding import Finder
from transcripts.search.names import names_alike
from transcripts.search.nodes import Field, Filter, Query
from transcripts.search.spelling import Spelling, better_spelling
from transcripts.searches import Asked

DATES = ("date_from", "date_to")


def meant(finder: Finder, asked: Asked, total: int) -> list[Spelling]:
    """Return the names and the spelling that would have found more."""
    spelt = better_spelling(finder.searcher, finder.wanted, total, stale=finder.stale)
    return [*_named(finder, asked), *([spelt] if spelt else [])]


def advice(finder: Finder, asked: Asked, chips: list[Chip]) -> list[Advice]:
    """Return the words and the filters to leave out, those that leave most first."""

    def count(query: Query) -> int:
        return finder.instead(Asked(asked.filters, query).wanted).tally().total

    found = [
        Advice("", way.label, way.total, {"q": str(way.query) or None})
        for way in ways_out(asked.query, count)
    ]
    found += _without_filters(finder, chips)
    return sorted(found, key=lambda way: -way.count)


def _named(finder: Finder, asked: Asked) -> Iterator[Spelling]:
    """Give the query with names that are like those that are nobody's."""
    for one in asked.nameless:
        slugs = names_alike(
            finder.searcher, one.field, str(one.value), stale=finder.stale
        )
        for name in _names(one.field, asked, slugs):
            query = _with_name(asked.query, one, name)
            total = finder.instead(Asked(asked.filters, query).wanted).tally().total
            if total:
                yield Spelling(query, total)


def _names(field: Field, asked: Asked, slugs: list[str]) -> list[str]:
    if field is Field.ROLE:
        return [asked.filters.roles[slug].name for slug in slugs]
    people = Speaker.objects.people().filter(slug__in=slugs)
    names = dict(people.values_list("slug", "name"))
    return [names[slug] for slug in slugs if slug in names]


def _with_name(query: Query, one: Filter, name: str) -> Query:
    named = replace(one, value=name)
    filters = tuple(named if other == one else other for other in query.filters)
    other = replace(query, filters=filters, mistakes=())
    return replace(other, text=str(other))


def _without_filters(finder: Finder, chips: list[Chip]) -> Iterator[Advice]:
    """Give what each filter of the form leaves when it is lifted."""
    for facet, names in _filters(chips).items():
        total = finder.instead(finder.wanted.without(facet)).tally().total
        if total:
            shown = [chip for chip in chips if chip.name in names]
            label = " and ".join(dict.fromkeys(chip.label for chip in shown))
            texts = ", ".join(chip.text for chip in shown)
            yield Advice(label, texts, total, dict.fromkeys(names))


def _filters(chips: list[Chip]) -> Mapping[str, tuple[str, ...]]:
    """Return the parameters of each filter in force, the days together."""
    names = dict.fromkeys(chip.name for chip in chips if chip.name != "q")
    filters = {name: (name,) for name in names if name not in DATES}
    dates = tuple(name for name in names if name in DATES)
    return filters | ({"year": dates} if dates else {})
