"""Count a facet whose values are not simply those of the passages found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from tantivy import Query, Searcher

from transcripts.search import tallying
from transcripts.search.compiling import compiled
from transcripts.search.tallying import MOST_CHOICES, Count, ranked
from transcripts.search.wanted import ROLE, SPEAKER, Condition, Wanted

PARTNERS = {ROLE: SPEAKER, SPEAKER: ROLE}


def is_apart(wanted: Wanted, facet: str) -> bool:
    """Whether a facet is counted apart from what is found.

    Its own choices are left out; and where a speaker is asked for, a role counts
    where that speaker has it, as it would if it were chosen.
    """
    return wanted.is_narrowed_by(facet) or bool(_partners(wanted, facet))


def lifted(
    searcher: Searcher, wanted: Wanted, facet: str, *, stale: Collection[int]
) -> tuple[Count, ...]:
    """Return what choosing each value of a facet gives, its own choices left out."""
    others = wanted.without(facet)
    query = compiled(others, searcher, stale=stale).query
    partners = _partners(wanted, facet)
    if not partners:
        return tallying.tally(searcher, query, [facet]).facets[facet]
    found = []
    for value, counts in _heard(searcher, query, facet, partners).items():
        count = counts[0]
        if len(counts) > 1 or len(partners) > 1:
            # Several of those asked for may be heard so in one passage.
            chosen = others.and_also(Condition(facet, (value,)))
            query = compiled(chosen, searcher, stale=stale).query
            count = tallying.tally(searcher, query).total
        found.append(Count(value, count))
    return tuple(one for one in ranked(found)[:MOST_CHOICES] if one.count)


def _heard(
    searcher: Searcher, query: Query, facet: str, partners: Iterable[Iterable[str]]
) -> dict[str, list[int]]:
    """Return how often each value of a facet is heard with each of its partners."""
    wanted = {partner for group in partners for partner in group}
    found = defaultdict(list)
    for voice in tallying.voices(searcher, query):
        role, _, speaker = voice.value.partition("|")
        value, partner = (role, speaker) if facet == ROLE else (speaker, role)
        if partner in wanted:
            found[value].append(voice.count)
    return found


def _partners(wanted: Wanted, facet: str) -> list[tuple[str, ...]]:
    """Return the speakers who are asked for, where the facet is roles; or the roles."""
    return wanted.groups(PARTNERS[facet]) if facet in PARTNERS else []
