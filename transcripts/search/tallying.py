"""Count what a query finds: in all, by facet, and by briefing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol, cast

from tantivy import Order, Query, Searcher

from transcripts.search import schema
from transcripts.search.compiling import any_of, narrowed
from transcripts.search.wanted import VOICE

# Choices that a facet counts, but for the years, of which all are.
MOST_CHOICES = 60
MOST_YEARS = 1_000
# In each segment all values are counted, so that the sums are exact.
ALL = 60_000
# More briefings than these are not told apart one by one.
MOST_BRIEFINGS = 10_000
# Of few briefings, so many passages each are looked at in the order of dates.
FEW_BRIEFINGS, PASSAGES_EACH = 100, 32

YEAR = "year"
FACETS = (
    *(YEAR, "role", "speaker", "kind", "rules", "part", "principal"),
    *("referred", "has"),
)

# Every entry has a year, if only 0, and one.
TOTAL, ONE_EACH = "total", {"value_count": {"field": YEAR}}


@dataclass(frozen=True, slots=True)
class Count:
    """How many passages have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing, its key in the order of dates, and how many passages were found."""

    key: int
    hits: int

    @property
    def document(self) -> int:
        """The primary key."""
        return self.key & schema.LAST_DOCUMENT


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passages there are, and of what."""

    total: int
    facets: dict[str, tuple[Count, ...]]


class Exchanges(NamedTuple):
    """In how many exchanges somebody speaks, and in how many of those answers."""

    spoken: int = 0
    answered: int = 0


class Numbered(Protocol):
    """What the engine says of what it found, and its stubs leave out."""

    count: int


def tally(
    searcher: Searcher, query: Query, facets: Mapping[str, str] | None = None
) -> Tally:
    """Count the entries that a query finds, and the values of some facets of them.

    Of ``facets``, field by name, those values with the most entries are returned; of
    the years all, in order, and all pairs of a role and what phrases do.
    """
    most = {schema.PHRASES_BY: ALL}
    asked = {
        facet: _years()
        if facet == YEAR
        else _terms(field, most.get(field, MOST_CHOICES))
        for facet, field in (facets or {}).items()
    }
    found = searcher.aggregate(query, {**asked, TOTAL: ONE_EACH})
    counts = {facet: _counts(found[facet]["buckets"]) for facet in asked}
    counts |= {name: ranked(some) for name, some in counts.items() if name != YEAR}
    return Tally(int(found[TOTAL]["value"]), counts)


def number(searcher: Searcher, query: Query) -> int:
    """Count the passages that a query finds, and nothing else of them."""
    found = searcher.search(query, 1, count=True)
    return cast(Numbered, found).count


def number_of_parts(searcher: Searcher, parts: Collection[str]) -> int:
    """Count the entries of most parts of briefings: all but the few of the others."""
    others = {*schema.PASSAGES, schema.DOCUMENT}.difference(parts)
    return searcher.num_docs - number(searcher, any_of("part", others))


def ranked(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return the greatest counts first, and equal ones always in one order."""
    return tuple(sorted(counts, key=lambda one: (-one.count, one.value)))


def pairs(searcher: Searcher, query: Query, field: str) -> tuple[Count, ...]:
    """Return all pairs that a field of what is found has, as roles with persons."""
    found = searcher.aggregate(query, {field: _terms(field, ALL)})
    return _counts(found[field]["buckets"])


def exchanges_of(searcher: Searcher, voice: str) -> Exchanges:
    """Count the exchanges in which a person speaks in a role, and answers."""
    said = any_of(VOICE, [voice])
    # Of all passages most are exchanges: to leave out the others takes a tenth.
    statements = narrowed(said, any_of(schema.PART, [schema.STATEMENT]))
    spoken = number(searcher, said) - number(searcher, statements)
    return Exchanges(spoken, number(searcher, any_of(schema.ANSWERED, [voice])))


def briefings(
    searcher: Searcher, query: Query, most: int, *, is_oldest_first: bool = False
) -> list[Briefing]:
    """Return so many of the briefings that the query finds passages of, by date."""
    if most <= FEW_BRIEFINGS:
        found = _of_passages(searcher, query, most, is_oldest_first=is_oldest_first)
        if found is not None:
            return found
    order = {"_key": "asc" if is_oldest_first else "desc"}
    asked = {"found": _terms("briefing", most, order=order)}
    buckets = searcher.aggregate(query, asked)["found"]["buckets"]
    return [Briefing(int(b["key"]), int(b["doc_count"])) for b in buckets]


def _of_passages(
    searcher: Searcher, query: Query, most: int, *, is_oldest_first: bool
) -> list[Briefing] | None:
    """Count the first passages by briefing; None where they are of too few.

    Those of a briefing stand together in the order of dates. To count all passages by
    briefing takes seven times as long where there are many.
    """
    size = most * PASSAGES_EACH
    hits = searcher.search(
        query,
        size,
        count=False,
        order_by_field="oldest" if is_oldest_first else "newest",
        order=Order.Asc if is_oldest_first else Order.Desc,
    ).hits
    counted = Counter(schema.briefing_key(key) for key, _ in hits)
    found = [Briefing(key, count) for key, count in counted.items()]
    if len(hits) == size and len(found) <= most:
        return None  # of the last one there may be more
    return found[:most]


def hits_of(
    searcher: Searcher, query: Query, documents: Collection[int]
) -> dict[int, int]:
    """Return how many passages are found in each of some documents."""
    within = narrowed(query, any_of("document", documents))
    found = searcher.aggregate(within, {"found": _terms("document", len(documents))})
    return {int(b["key"]): int(b["doc_count"]) for b in found["found"]["buckets"]}


def number_of_briefings(searcher: Searcher, query: Query) -> int:
    """Return of how many briefings passages are found, or one more than are counted."""
    return len(briefings(searcher, query, MOST_BRIEFINGS + 1))


def _terms(field: str, most: int = MOST_CHOICES, **more: object) -> dict[str, object]:
    return {"terms": {"field": field, "size": most, "segment_size": ALL, **more}}


def _years() -> dict[str, object]:
    return _terms(YEAR, MOST_YEARS, order={"_key": "asc"})


def _counts(buckets: list[dict[str, int | str]]) -> tuple[Count, ...]:
    return tuple(Count(str(b["key"]), int(b["doc_count"])) for b in buckets)
