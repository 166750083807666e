"""Whom somebody may mean who typed a name that is nobody's."""

from __future__ import annotations

from collections.abc import Collection

from tantivy import Occur, Query, Searcher

from transcripts.search import schema
from transcripts.search.compiling import any_of
from transcripts.search.vocabulary import distance

# Names that are looked at, the most heard first; words in which one or two slips may be.
MOST_LOOKED_AT = 20_000
SHORTEST, SHORTEST_TWICE_WRONG = 3, 7
MOST_OFFERED = 3


def names_alike(
    searcher: Searcher, field: str, typed: str, *, stale: Collection[int] = ()
) -> list[str]:
    """Return slugs of speakers or roles that a name may be a slip for, the best first."""
    words = schema.exact_words(typed)
    heard = searcher.terms_with_prefix(
        schema.of_briefing(field), "", filter_query=_public(stale), limit=MOST_LOOKED_AT
    )
    close = {
        slug: (slips, -number)
        for slug, number in heard
        if (slips := _slips(words, slug.split("-"))) is not None
    }
    return sorted(close, key=lambda slug: close[slug])[:MOST_OFFERED] if words else []


def _public(stale: Collection[int]) -> Query:
    clauses = [(Occur.Must, any_of("part", [schema.DOCUMENT]))]
    if stale:
        clauses.append((Occur.MustNot, any_of("document", stale)))
    return Query.boolean_query(clauses)


def _slips(words: list[str], parts: list[str]) -> int | None:
    """Return how many slips make the words those of a name, if so few do."""
    total = 0
    for word in words:
        most = (len(word) >= SHORTEST) + (len(word) >= SHORTEST_TWICE_WRONG)
        slips = min(_slips_from(word, part, most) for part in parts)
        if slips > most:
            return None
        total += slips
    return total


def _slips_from(word: str, part: str, most: int) -> int:
    if part.startswith(word):
        return 0
    if abs(len(word) - len(part)) > most:
        return most + 1
    return distance(word, part, most=most)
