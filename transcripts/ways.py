"""Say what to ask for instead, where a search finds nothing or next to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transcripts.facets import Advice, Chip
from transcripts.search.advice import ways_out
from transcripts.search.finding import Finder
from transcripts.search.nodes import Query
from transcripts.search.spelling import Spelling, better_spelling
from transcripts.searches import Asked

DATES = ("date_from", "date_to")


def spelling(finder: Finder, total: int) -> Spelling | None:
    """Return the spelling that would have found more."""
    return better_spelling(finder.searcher, finder.wanted, total, stale=finder.stale)


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
